//! A claim as an object of JSON.

use copydesk_core::{Extraction, Finding, Offsets};

use crate::json;

/// Writes the claims of one article.
pub(crate) struct Claims<'a> {
    extraction: &'a Extraction,
    offsets: &'a Offsets<'a>,
    /// One for each kind and extractor met so far.
    frames: Vec<Frame<'a>>,
}

/// What all claims of one kind and extractor begin with.
struct Frame<'a> {
    finding: &'a Finding,
    /// `{"id":"ARTICLE:KIND:`
    id: Vec<u8>,
    /// `","kind":"KIND","extractor":"EXTRACTOR","start":`
    kind: Vec<u8>,
}

impl<'a> Frame<'a> {
    fn of(finding: &'a Finding, article: &str) -> Self {
        let (mut id, mut kind) = (b"{\"id\":\"".to_vec(), b"\",\"kind\":".to_vec());
        json::escaped(&mut id, article);
        id.push(b':');
        json::escaped(&mut id, &finding.kind);
        id.push(b':');
        json::string(&mut kind, &finding.kind);
        kind.extend_from_slice(b",\"extractor\":");
        json::string(&mut kind, &finding.extractor);
        kind.extend_from_slice(b",\"start\":");
        Self { finding, id, kind }
    }
}

impl<'a> Claims<'a> {
    pub(crate) fn of(extraction: &'a Extraction, offsets: &'a Offsets<'a>) -> Self {
        Self { extraction, offsets, frames: Vec::new() }
    }

    /// What claims like `finding` begin with.
    fn frame(&mut self, finding: &'a Finding) -> &Frame<'a> {
        let like = |f: &Frame<'_>| f.finding.extractor == finding.extractor && f.finding.kind == finding.kind;
        let at = self.frames.iter().position(like).unwrap_or(self.frames.len());
        if at == self.frames.len() {
            self.frames.push(Frame::of(finding, &self.extraction.article.id));
        }
        &self.frames[at]
    }

    /// Writes a claim. Where others have its kind and span, `twin` is its count among those of its extractor.
    pub(crate) fn write(&mut self, finding: &'a Finding, twin: Option<usize>, out: &mut Vec<u8>) {
        let (extraction, offsets) = (self.extraction, self.offsets);
        let text = &extraction.article.text;
        let span = finding.span;
        let (mut start, mut end) = (itoa::Buffer::new(), itoa::Buffer::new());
        let start = start.format(offsets.convert(span.start)).as_bytes();
        let end = end.format(offsets.convert(span.end)).as_bytes();
        let frame = self.frame(finding);
        out.extend_from_slice(&frame.id);
        out.extend_from_slice(start);
        out.push(b'-');
        out.extend_from_slice(end);
        if let Some(count) = twin {
            out.push(b':');
            json::escaped(out, &finding.extractor);
            if count > 1 {
                out.push(b':');
                json::integer(out, count);
            }
        }
        out.extend_from_slice(&frame.kind);
        out.extend_from_slice(start);
        out.extend_from_slice(b",\"end\":");
        out.extend_from_slice(end);
        out.extend_from_slice(b",\"text\":");
        json::string(out, span.of(text).unwrap_or_default());
        match extraction.sentence_of(span) {
            Some(sentence) => {
                out.extend_from_slice(b",\"sentence\":{");
                json::range(out, sentence, offsets);
                out.extend_from_slice(b"},\"confidence\":");
            }
            None => out.extend_from_slice(b",\"sentence\":null,\"confidence\":"),
        }
        json::confidence(out, finding.confidence);
        out.extend_from_slice(b",\"rule\":");
        json::string(out, &finding.rule);
        out.extend_from_slice(b",\"attributes\":");
        json::attributes(out, &finding.attributes, text, offsets);
        out.push(b'}');
    }
}
