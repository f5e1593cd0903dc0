//! A claim as an object of JSON.

use copydesk_core::{Extraction, Finding};

use crate::json::{Json, Piece, Quotable};

/// Writes the claims of one article.
pub(crate) struct Claims<'a> {
    extraction: &'a Extraction,
    text: &'a Quotable<'a>,
    /// One for each kind and extractor met so far.
    frames: Vec<Frame<'a>>,
}

/// What all claims of one kind and extractor begin with.
struct Frame<'a> {
    finding: &'a Finding,
    /// `{"id":"ARTICLE:KIND:`
    id: Piece,
    /// `","kind":"KIND","extractor":"EXTRACTOR","start":`
    kind: Piece,
}

impl<'a> Frame<'a> {
    fn of(finding: &'a Finding, article: &str) -> Self {
        let id = Piece::of(|json| {
            json.piece(b"{\"id\":\"");
            json.escaped(article);
            json.piece(b":");
            json.escaped(&finding.kind);
            json.piece(b":");
        });
        let kind = Piece::of(|json| {
            json.piece(b"\",\"kind\":");
            json.string(&finding.kind);
            json.piece(b",\"extractor\":");
            json.string(&finding.extractor);
            json.piece(b",\"start\":");
        });
        Self { finding, id, kind }
    }
}

impl<'a> Claims<'a> {
    pub(crate) fn of(extraction: &'a Extraction, text: &'a Quotable<'a>) -> Self {
        Self { extraction, text, frames: Vec::new() }
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
    pub(crate) fn write(&mut self, finding: &'a Finding, twin: Option<usize>, out: &mut Json<'_>) {
        let (extraction, text) = (self.extraction, self.text);
        let span = finding.span;
        let (start, end) = (text.offset(span.start), text.offset(span.end));
        let frame = self.frame(finding);
        out.prepared(&frame.id);
        out.offset(start);
        out.piece(b"-");
        out.offset(end);
        if let Some(count) = twin {
            out.piece(b":");
            out.escaped(&finding.extractor);
            if count > 1 {
                out.piece(b":");
                out.integer(count);
            }
        }
        out.prepared(&frame.kind);
        out.offset(start);
        out.piece(b",\"end\":");
        out.offset(end);
        out.piece(b",\"text\":\"");
        text.quote(span, out);
        match extraction.sentence_of(span) {
            Some(sentence) => {
                out.piece(b"\",\"sentence\":{");
                out.range(sentence, text);
                out.piece(b"},\"confidence\":");
            }
            None => out.piece(b"\",\"sentence\":null,\"confidence\":"),
        }
        out.confidence(finding.confidence);
        out.piece(b",\"rule\":");
        out.string(&finding.rule);
        out.piece(b",\"attributes\":");
        out.attributes(&finding.attributes, text);
        out.piece(b"}");
    }
}
