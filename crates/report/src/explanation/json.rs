//! Explanations for programs.

use copydesk_core::{Extraction, Finding, OffsetUnit, Reason};

use super::{Explanation, stretch};
use crate::json::{Json, Quotable};
use crate::jsonl;

/// Appends explanations of an article as a line of JSON:
///
/// ```text
/// {"article": ID, "explanations": [{"claim": {...} or null, "extractor", "start", "end", "text",
///  "sentence": {"start", "end"}, "reasons": [{"verdict": "taken" or "rejected", "rule", "note",
///  "start", "end", "evidence": {"start", "end", "text"} or null}]}], "diagnostics": [...]}
/// ```
///
/// The claim is as [`Jsonl`](crate::Jsonl) writes it.
pub fn explanations_json(
    extraction: &Extraction,
    explanations: &[Explanation<'_>],
    unit: OffsetUnit,
    out: &mut Vec<u8>,
) {
    let out = &mut Json::on(out);
    let text = Quotable::new(&extraction.article.text, unit);
    let twins: Vec<Option<usize>> = Finding::twins(&extraction.findings).collect();
    let mut claims = jsonl::Claims::of(extraction, &text);
    out.piece(b"{\"article\":");
    out.string(&extraction.article.id);
    out.piece(b",\"explanations\":[");
    for (i, explanation) in explanations.iter().enumerate() {
        if i > 0 {
            out.piece(b",");
        }
        out.piece(b"{\"claim\":");
        match explanation.finding.and_then(|i| Some((extraction.findings.get(i)?, twins.get(i)?))) {
            Some((finding, twin)) => claims.write(finding, *twin, out),
            None => out.piece(b"null"),
        }
        out.piece(b",\"extractor\":");
        out.string(explanation.extractor);
        out.piece(b",");
        out.words(explanation.span, &text);
        out.piece(b",\"sentence\":{");
        out.range(stretch(extraction, explanation.span), &text);
        out.piece(b"},\"reasons\":[");
        for (i, given) in explanation.reasons.iter().enumerate() {
            if i > 0 {
                out.piece(b",");
            }
            reason(given, &text, out);
        }
        out.piece(b"]}");
    }
    out.piece(b"],\"diagnostics\":");
    jsonl::diagnostics(extraction, &text, out);
    out.piece(b"}\n");
}

fn reason(reason: &Reason, text: &Quotable<'_>, out: &mut Json<'_>) {
    out.piece(b"{\"verdict\":");
    out.string(reason.verdict.name());
    out.piece(b",\"rule\":");
    out.string(&reason.rule);
    out.piece(b",\"note\":");
    out.string(&reason.note);
    out.piece(b",");
    out.range(reason.span, text);
    out.piece(b",\"evidence\":");
    match reason.evidence {
        Some(evidence) => {
            out.piece(b"{");
            out.words(evidence, text);
            out.piece(b"}");
        }
        None => out.piece(b"null"),
    }
    out.piece(b"}");
}
