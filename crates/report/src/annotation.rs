//! W3C Web Annotation: every claim an annotation of its article.

use copydesk_core::{Extraction, Finding, OffsetUnit, Offsets};

use crate::{Format, Summary, context, json};

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
        let offsets = Offsets::new(&extraction.article.text, OffsetUnit::Codepoints);
        let ids = Finding::ids(&extraction.article.id, &extraction.findings, |byte| offsets.convert(byte));
        for (i, (finding, id)) in extraction.findings.iter().zip(ids).enumerate() {
            if i > 0 {
                out.extend_from_slice(self.between());
            }
            annotation(extraction, finding, &id, &offsets, out);
        }
    }

    fn between(&self) -> &'static [u8] {
        b",\n"
    }

    fn end(&self, _: &Summary, out: &mut Vec<u8>) {
        out.extend_from_slice(b"\n]}\n");
    }
}

fn annotation(
    extraction: &Extraction,
    finding: &Finding,
    id: &str,
    offsets: &Offsets<'_>,
    out: &mut Vec<u8>,
) {
    let article = &extraction.article;
    let (prefix, suffix) = context::around(&article.text, finding.span, CONTEXT);
    out.extend_from_slice(b"{\"id\":\"");
    iri(out, "urn:copydesk:", id);
    out.extend_from_slice(b"\",\"type\":\"Annotation\",\"motivation\":\"identifying\",\"body\":{\"type\":\"Dataset\",\"format\":\"application/json\",\"claim\":{\"kind\":");
    json::string(out, &finding.kind);
    json::found_by(out, finding);
    out.extend_from_slice(b",\"attributes\":");
    json::attributes(out, &finding.attributes, &article.text, offsets);
    out.extend_from_slice(b"}},\"target\":{\"source\":\"");
    match (&article.url, &article.path) {
        (Some(url), _) if url.contains(':') => iri(out, "", url),
        (_, Some(path)) => iri(out, "", path),
        _ => iri(out, "urn:copydesk:", &article.id),
    }
    out.extend_from_slice(b"\",\"selector\":[{\"type\":\"TextPositionSelector\",");
    json::range(out, finding.span, offsets);
    out.extend_from_slice(b"},{\"type\":\"TextQuoteSelector\",\"exact\":");
    json::string(out, finding.span.of(&article.text).unwrap_or_default());
    out.extend_from_slice(b",\"prefix\":");
    json::string(out, prefix);
    out.extend_from_slice(b",\"suffix\":");
    json::string(out, suffix);
    out.extend_from_slice(b"}]}}");
}

/// Writes an IRI, what may not stand in one percent-encoded.
fn iri(out: &mut Vec<u8>, scheme: &str, rest: &str) {
    out.extend_from_slice(scheme.as_bytes());
    for byte in rest.bytes() {
        let plain = byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte);
        if plain {
            out.push(byte);
        } else {
            out.extend_from_slice(format!("%{byte:02X}").as_bytes());
        }
    }
}
