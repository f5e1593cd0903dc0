use std::borrow::Cow;

use copydesk_core::{Diagnostic, Level};
use encoding_rs::Encoding;

/// How much of a file is looked at to tell text from anything else.
const PROBE: usize = 64 * 1024;

/// The first bytes of formats that people hand over by mistake.
const SIGNATURES: [(&[u8], &str); 9] = [
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "compressed (gzip)"),
    (b"\x28\xb5\x2f\xfd", "compressed (zstd)"),
    (b"BZh", "compressed (bzip2)"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\xff\xfe\0\0", "UTF-32, which is not supported"),
];

/// Why the beginning of a file shows that it is no text; `None` where it may be.
pub(crate) fn not_text(bytes: &[u8]) -> Option<String> {
    let probe = bytes.get(..PROBE).unwrap_or(bytes);
    if let Some((_, what)) = SIGNATURES.iter().find(|(signature, _)| probe.starts_with(signature)) {
        return Some(format!("is {what}"));
    }
    if Encoding::for_bom(probe).is_some() {
        return None;
    }
    if memchr::memchr(0, probe).is_some() {
        return Some("holds NUL bytes (UTF-16 needs a byte-order mark)".to_owned());
    }
    // Text has no control characters but white space, page breaks, escapes and the odd accident; random
    // bytes have one in ten.
    let control = |b: &&u8| matches!(b, 0x01..=0x08 | 0x0B | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F);
    let controls = probe.iter().filter(control).count();
    (controls > 2 && controls * 50 > probe.len()).then(|| "is full of control characters".to_owned())
}

/// Text, and what is to be said of how it was decoded.
pub(crate) type Decoded = (String, Option<Diagnostic>);

/// Decodes the bytes of a text, byte-order mark dropped.
///
/// UTF-8 is taken as it is. Otherwise a byte-order mark decides; without one, text that is mostly UTF-8 is
/// read as such with its broken bytes replaced; then the encoding that the text was `declared` to have counts, and the
/// rest is left to [`chardetng`], the detector of Firefox.
///
/// # Errors
/// The reason why the bytes are no text or in no encoding known here.
pub(crate) fn decode(bytes: Vec<u8>, declared: Option<&'static Encoding>) -> Result<Decoded, String> {
    if let Some(reason) = not_text(&bytes) {
        return Err(reason);
    }
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        let body = bytes.get(mark..).unwrap_or_default();
        if encoding == encoding_rs::UTF_8 {
            return Ok(utf8(body.to_vec()).unwrap_or_else(|bytes| lossy(&bytes)));
        }
        let (text, malformed) = encoding.decode_without_bom_handling(body);
        let warning = malformed.then(|| replaced(encoding.name()));
        return Ok((text.into_owned(), warning));
    }
    let bytes = match utf8(bytes) {
        Ok(decoded) => return Ok(decoded),
        Err(bytes) => bytes,
    };
    if mostly_utf8(&bytes) {
        return Ok(lossy(&bytes));
    }
    if let Some(text) = declared.and_then(|encoding| {
        encoding.decode_without_bom_handling_and_without_replacement(&bytes).map(Cow::into_owned)
    }) {
        return Ok((text, None));
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Allow);
    detector.feed(&bytes, true);
    let encoding = detector.guess(None, chardetng::Utf8Detection::Deny);
    match encoding.decode_without_bom_handling_and_without_replacement(&bytes) {
        Some(text) => {
            let message = format!("read as {}, by the look of it", encoding.name());
            Ok((text.into_owned(), Some(Diagnostic::new(Level::Note, "decoded", message))))
        }
        None => Err("is in no encoding known here".to_owned()),
    }
}

/// The encoding that a page, an XML document or a header says it has: `charset=utf-8`, `encoding="ISO-8859-1"`.
pub(crate) fn declared(start: &[u8]) -> Option<&'static Encoding> {
    let start = start.get(..1024).unwrap_or(start).to_ascii_lowercase();
    let label = [&b"charset="[..], b"encoding="].iter().find_map(|key| {
        let at = memchr::memmem::find(&start, key)?;
        start.get(at + key.len()..)
    })?;
    let label = label.trim_ascii_start();
    let label = label.strip_prefix(b"\"").or_else(|| label.strip_prefix(b"'")).unwrap_or(label);
    let end =
        label.iter().position(|b| !b.is_ascii_alphanumeric() && !matches!(b, b'-' | b'_' | b':' | b'.'));
    Encoding::for_label(label.get(..end.unwrap_or(label.len()))?)
}

fn utf8(bytes: Vec<u8>) -> Result<Decoded, Vec<u8>> {
    String::from_utf8(bytes).map(|text| (text, None)).map_err(std::string::FromUtf8Error::into_bytes)
}

fn lossy(bytes: &[u8]) -> Decoded {
    let text = String::from_utf8_lossy(bytes);
    let warning = matches!(text, Cow::Owned(_)).then(|| replaced("UTF-8"));
    (text.into_owned(), warning)
}

fn replaced(encoding: &str) -> Diagnostic {
    let message = format!("bytes that are no {encoding} were replaced by U+FFFD");
    Diagnostic::new(Level::Warning, "malformed-text", message)
}

/// Whether more characters beyond ASCII are whole than broken: in any other encoding, whole ones are rare
/// accidents.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().bytes().filter(|b| *b >= 0xC0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > broken
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        decode(bytes.to_vec(), None).unwrap().0
    }

    #[test]
    fn marks_are_dropped_and_obeyed() {
        assert_eq!(text(b"\xEF\xBB\xBFcaf\xC3\xA9"), "café");
        assert_eq!(text(b"\xFF\xFEc\0a\0f\0\xE9\0"), "café");
        assert_eq!(text(b"\xFE\xFF\0c\0a\0f\0\xE9"), "café");
    }

    #[test]
    fn legacy_encodings_are_recognised() {
        let (decoded, said) =
            decode(b"\x93Caf\xE9 owners won\x92t pay,\x94 she said.".to_vec(), None).unwrap();
        assert_eq!(decoded, "“Café owners won’t pay,” she said.");
        assert_eq!(said.unwrap().code, "decoded");
        let (japanese, _, _) = encoding_rs::SHIFT_JIS.encode("港の工事は来週始まると市長が述べた。");
        assert_eq!(text(&japanese), "港の工事は来週始まると市長が述べた。");
    }

    #[test]
    fn what_is_declared_goes_before_a_guess() {
        let page = b"<meta charset=\"iso-8859-2\"><p>\xa9koda".to_vec();
        let encoding = declared(&page);
        assert_eq!(
            decode(page, encoding).unwrap(),
            ("<meta charset=\"iso-8859-2\"><p>Škoda".to_owned(), None)
        );
        assert_eq!(declared(b"text/html; charset=utf-8").unwrap().name(), "UTF-8");
        assert_eq!(declared(b"<?xml version='1.0' encoding='ISO-8859-1'?>").unwrap().name(), "windows-1252");
        assert_eq!(declared(b"charset=klingon"), None);
    }

    #[test]
    fn one_broken_byte_does_not_turn_the_text_into_another_encoding() {
        let (decoded, said) =
            decode(b"\xE2\x80\x9CFine,\xE2\x80\x9D said Zo\xC3\xAB.\xE2\x80".to_vec(), None).unwrap();
        assert_eq!(decoded, "“Fine,” said Zoë.\u{FFFD}");
        assert_eq!(said.unwrap().code, "malformed-text");
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let reason = |bytes: &[u8]| decode(bytes.to_vec(), None).unwrap_err();
        assert_eq!(reason(b"%PDF-1.7 ..."), "is a PDF file");
        assert!(reason(b"a\0b").contains("NUL"));
        let random: Vec<u8> = (0u32..4096).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8 | 1).collect();
        assert!(reason(&random).contains("control characters"));
        assert!(decode(b"one stray \x07 bell".to_vec(), None).is_ok());
    }
}
