//! JSON written straight into a buffer: no tree, no key that is looked at twice.
//!
//! The output is several times as long as the article, so that how fast it is written decides how fast the
//! whole program is.

use copydesk_core::{Attributes, Finding, Offsets, Span, Value};

/// Writes a JSON string.
pub(crate) fn string(out: &mut Vec<u8>, text: &str) {
    out.push(b'"');
    escaped(out, text);
    out.push(b'"');
}

/// Writes the inside of a JSON string.
pub(crate) fn escaped(out: &mut Vec<u8>, text: &str) {
    let mut rest = text.as_bytes();
    loop {
        let (before, after) = rest.split_at(clean(rest));
        out.extend_from_slice(before);
        let Some((byte, after)) = after.split_first() else { break };
        escape(out, *byte);
        rest = after;
    }
}

/// How many bytes need no escape: nearly always all. Eight are asked at a time, or twice four of a short string, the last
/// of them once more with those before them.
fn clean(bytes: &[u8]) -> usize {
    let special = |b: &u8| *b < 0x20 || *b == b'"' || *b == b'\\';
    let dirty = |eight: &[u8; 8]| any_special(u64::from_ne_bytes(*eight));
    let clean = match (bytes.last_chunk::<8>(), bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        (Some(last), ..) => !bytes.as_chunks::<8>().0.iter().any(dirty) && !dirty(last),
        (None, Some(&[a, b, c, d]), Some(&[e, f, g, h])) => !dirty(&[a, b, c, d, e, f, g, h]),
        _ => !bytes.iter().any(special),
    };
    if clean { bytes.len() } else { bytes.iter().position(special).unwrap_or(bytes.len()) }
}

/// Whether any of eight bytes is a control character, a quotation mark or a backslash. (Exact: a borrow out of one
/// byte into the next can only come from a byte that is special itself. "Determine if a word has a byte less than n",
/// Anderson, *Bit Twiddling Hacks*.)
const fn any_special(eight: u64) -> bool {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let control = eight.wrapping_sub(ONES * 0x20);
    let quote = (eight ^ (ONES * b'"' as u64)).wrapping_sub(ONES);
    let backslash = (eight ^ (ONES * b'\\' as u64)).wrapping_sub(ONES);
    // A byte outside of ASCII is none of them, and has the high bit itself.
    (control & !eight
        | quote & !(eight ^ (ONES * b'"' as u64))
        | backslash & !(eight ^ (ONES * b'\\' as u64)))
        & HIGH
        != 0
}

#[cold]
fn escape(out: &mut Vec<u8>, byte: u8) {
    let short = match byte {
        b'"' | b'\\' => byte,
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        0x08 => b'b',
        0x0C => b'f',
        _ => {
            const HEX: &[u8; 16] = b"0123456789abcdef";
            let digit = |d: u8| HEX[usize::from(d & 15)];
            out.extend_from_slice(&[b'\\', b'u', b'0', b'0', digit(byte >> 4), digit(byte)]);
            return;
        }
    };
    out.extend_from_slice(&[b'\\', short]);
}

/// Writes a whole number.
pub(crate) fn integer(out: &mut Vec<u8>, n: impl itoa::Integer) {
    out.extend_from_slice(itoa::Buffer::new().format(n).as_bytes());
}

/// Writes `"start":4,"end":11`.
pub(crate) fn range(out: &mut Vec<u8>, span: Span, offsets: &Offsets<'_>) {
    out.extend_from_slice(b"\"start\":");
    integer(out, offsets.convert(span.start));
    out.extend_from_slice(b",\"end\":");
    integer(out, offsets.convert(span.end));
}

/// Writes the nested object that flat attributes stand for: the same as [`Attributes::nested`] through a serialiser,
/// but what stands between the values is ready in the shape that claims of a kind share.
pub(crate) fn attributes(out: &mut Vec<u8>, attributes: &Attributes, text: &str, offsets: &Offsets<'_>) {
    let shape = attributes.shape();
    for (piece, value) in shape.pieces().zip(attributes.values()) {
        out.extend_from_slice(piece.before.as_bytes());
        match value {
            Value::Null if piece.is_parent => {}
            Value::Null => out.extend_from_slice(b"null"),
            Value::Bool(yes) => out.extend_from_slice(if *yes { b"true" } else { b"false" }),
            Value::Integer(n) => integer(out, *n),
            Value::Number(n) => number(out, *n),
            Value::String(words) => string(out, words),
            Value::Span(span) => {
                if !piece.is_parent {
                    out.push(b'{');
                }
                range(out, *span, offsets);
                out.extend_from_slice(b",\"text\":");
                string(out, span.of(text).unwrap_or_default());
                out.push(if piece.is_parent { b',' } else { b'}' });
            }
        }
    }
    out.extend_from_slice(shape.tail().as_bytes());
}

/// Two digits, `0.87`: from whole hundredths, so that the last bit of a sum changes nothing.
pub(crate) fn confidence(out: &mut Vec<u8>, confidence: f32) {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 100")]
    let hundredths = (confidence.clamp(0.0, 1.0) * 100.0).round() as u8;
    let digit = |d: u8| b'0' + d % 10;
    out.extend_from_slice(&[digit(hundredths / 100), b'.', digit(hundredths / 10)]);
    if !hundredths.is_multiple_of(10) {
        out.push(digit(hundredths));
    }
}

/// Writes `,"extractor":"quotes","confidence":0.9,"rule":"quote-cue"`.
pub(crate) fn found_by(out: &mut Vec<u8>, finding: &Finding) {
    out.extend_from_slice(b",\"extractor\":");
    string(out, &finding.extractor);
    out.extend_from_slice(b",\"confidence\":");
    confidence(out, finding.confidence);
    out.extend_from_slice(b",\"rule\":");
    string(out, &finding.rule);
}

/// Writes a number in the shortest form that reads back equal; `null` for what JSON has no number for.
pub(crate) fn number(out: &mut Vec<u8>, n: f64) {
    let shortest = serde_json::to_writer(&mut *out, &n);
    debug_assert!(shortest.is_ok(), "writing to memory");
}

#[cfg(test)]
mod tests {
    use super::*;
    use copydesk_core::OffsetUnit;
    use proptest::prelude::*;

    fn written(f: impl Fn(&mut Vec<u8>)) -> String {
        let mut out = Vec::new();
        f(&mut out);
        String::from_utf8(out).unwrap()
    }

    proptest! {
        #[test]
        fn strings_read_back(text: String) {
            let json = written(|out| string(out, &text));
            prop_assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
        }

        /// Keys are tried one after the other, as an extractor might send them; what nests is written as the
        /// serialiser of the model writes it.
        #[test]
        fn attributes_are_written_as_the_model_nests_them(
            tried in prop::collection::vec(("[abé]|([ab](\\.[ab]|\\[[01]\\]){0,3})", 0u8..6), 0..24)
        ) {
            let text = "Zoë “said” so";
            let offsets = Offsets::new(text, OffsetUnit::Codepoints);
            let mut all = Attributes::new();
            for (key, value) in tried {
                let value = match value {
                    0 => Value::Null,
                    1 => true.into(),
                    2 => 27_478.0.into(),
                    3 => 0.25.into(),
                    4 => "a \"b\"\n".into(),
                    _ => Span::new(5, 15).into(),
                };
                let _ = all.push(&key, value);
            }
            let expected = serde_json::to_string(&all.nested(text, &offsets)).unwrap();
            prop_assert_eq!(written(|out| attributes(out, &all, text, &offsets)), expected);
        }
    }

    #[test]
    fn control_characters_are_escaped() {
        assert_eq!(
            written(|out| string(out, "\u{1}\u{1f}\r\t\u{8}\u{c}\\/é")),
            r#""\u0001\u001f\r\t\b\f\\/é""#
        );
    }
}
