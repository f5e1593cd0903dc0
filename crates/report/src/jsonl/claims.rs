//! A claim as an object of JSON.

use copydesk_core::{Extraction, Finding, Span};

use crate::json::{Json, Pieces, Quotable};

/// Writes the claims of one article.
pub(crate) struct Claims<'a> {
    extraction: &'a Extraction,
    text: &'a Quotable<'a>,
    /// One for each kind and extractor met so far.
    frames: Vec<Frame<'a>>,
    /// The sentence of the claim before.
    sentence: Option<Span>,
}

/// What all claims of one kind and extractor begin with.
struct Frame<'a> {
    finding: &'a Finding,
    /// `{"id":"ARTICLE:KIND:`, and then `","kind":"KIND","extractor":"EXTRACTOR","start":`
    pieces: Pieces<2>,
}

impl<'a> Frame<'a> {
    fn of(finding: &'a Finding, article: &str) -> Self {
        let pieces = Pieces::of([
            &|json: &mut Json<'_>| {
                json.piece(b"{\"id\":\"");
                json.escaped(article);
                json.piece(b":");
                json.escaped(&finding.kind);
                json.piece(b":");
            },
            &|json: &mut Json<'_>| {
                json.piece(b"\",\"kind\":");
                json.string(&finding.kind);
                json.piece(b",\"extractor\":");
                json.string(&finding.extractor);
                json.piece(b",\"start\":");
            },
        ]);
        Self { finding, pieces }
    }
}

impl<'a> Claims<'a> {
    pub(crate) fn of(extraction: &'a Extraction, text: &'a Quotable<'a>) -> Self {
        Self { extraction, text, frames: Vec::with_capacity(4), sentence: None }
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

    /// The sentence or sentences of a span: mostly that of the claim before.
    fn sentence(&mut self, span: Span) -> Option<Span> {
        let holds = |sentence: &Span| sentence.start <= span.start && span.end <= sentence.end;
        if self.sentence.is_none_or(|last| !holds(&last)) {
            self.sentence = self.extraction.sentence_at(span.start).map(|sentence| sentence.span);
        }
        self.sentence.filter(holds).or_else(|| self.extraction.sentence_of(span))
    }

    /// Writes a claim. Where others have its kind and span, `twin` is its count among those of its extractor.
    pub(crate) fn write(&mut self, finding: &'a Finding, twin: Option<usize>, out: &mut Json<'_>) {
        let text = self.text;
        let span = finding.span;
        let (start, end) = (text.offset(span.start), text.offset(span.end));
        let sentence = self.sentence(span);
        let frame = self.frame(finding);
        out.prepared(&frame.pieces, 0);
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
        out.prepared(&frame.pieces, 1);
        out.offset(start);
        out.piece(b",\"end\":");
        out.offset(end);
        out.piece(b",\"text\":\"");
        text.quote(span, out);
        match sentence {
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
