//! W3C Web Annotation: every claim an annotation of its article.

use copydesk_core::{Extraction, Finding, OffsetUnit};

use crate::json::{Json, Quotable};
use crate::{Format, Summary, context};

/// An AnnotationPage of the Web Annotation Data Model (<https://www.w3.org/TR/annotation-model/>), for annotation tools and
/// linked data. The target of a claim is the article's address (else its path, else its id), selected by position in
/// code points and by its words with 32 characters around them, so that it is found again in a page whose text was extracted
/// differently.
#[derive(Clone, Copy, Debug, Default)]
pub struct WebAnnotation;

/// How many characters of context tell equal words apart.
const CONTEXT: usize = 32;

impl Format for WebAnnotation {
    fn begin(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(
            b"{\"@context\":[\"http://www.w3.org/ns/anno.jsonld\",{\"copydesk\":\"urn:copydesk:\",\
              \"claim\":{\"@id\":\"copydesk:claim\",\"@type\":\"@json\"}}],\
              \"id\":\"urn:copydesk:claims\",\"type\":\"AnnotationPage\",\"items\":[\n",
        );
    }

    fn article(&self, extraction: &Extraction, out: &mut Vec<u8>) {
        let out = &mut Json::on(out);
        let text = Quotable::new(&extraction.article.text, OffsetUnit::Codepoints);
        let ids = Finding::ids(&extraction.article.id, &extraction.findings, |byte| text.offset(byte));
        for (i, (finding, id)) in extraction.findings.iter().zip(ids).enumerate() {
            if i > 0 {
                out.bytes(self.between());
            }
            annotation(extraction, finding, &id, &text, out);
        }
    }

    fn between(&self) -> &'static [u8] {
        b",\n"
    }

    fn end(&self, _: &Summary, out: &mut Vec<u8>) {
        out.extend_from_slice(b"\n]}\n");
    }
}

fn annotation(extraction: &Extraction, finding: &Finding, id: &str, text: &Quotable<'_>, out: &mut Json<'_>) {
    let article = &extraction.article;
    let (prefix, suffix) = context::around(&article.text, finding.span, CONTEXT);
    out.piece(b"{\"id\":\"");
    iri(out, "urn:copydesk:", id);
    out.piece(b"\",\"type\":\"Annotation\",\"motivation\":\"identifying\",\"body\":{\"type\":\"Dataset\",\"format\":\"application/json\",\"claim\":{\"kind\":");
    out.string(&finding.kind);
    out.found_by(finding);
    out.piece(b",\"attributes\":");
    out.attributes(&finding.attributes, text);
    out.piece(b"}},\"target\":{\"source\":\"");
    match (&article.url, &article.path) {
        (Some(url), _) if url.contains(':') => iri(out, "", url),
        (_, Some(path)) => iri(out, "", path),
        _ => iri(out, "urn:copydesk:", &article.id),
    }
    out.piece(b"\",\"selector\":[{\"type\":\"TextPositionSelector\",");
    out.range(finding.span, text);
    out.piece(b"},{\"type\":\"TextQuoteSelector\",\"exact\":");
    out.string(text.of(finding.span));
    out.piece(b",\"prefix\":");
    out.string(prefix);
    out.piece(b",\"suffix\":");
    out.string(suffix);
    out.piece(b"}]}}");
}

/// Writes an IRI, what may not stand in one percent-encoded.
fn iri(out: &mut Json<'_>, scheme: &str, rest: &str) {
    out.bytes(scheme.as_bytes());
    for byte in rest.bytes() {
        let plain = byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte);
        if plain {
            out.piece(&[byte]);
        } else {
            out.bytes(format!("%{byte:02X}").as_bytes());
        }
    }
}
