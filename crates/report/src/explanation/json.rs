//! Explanations for programs.

use copydesk_core::{Extraction, Finding, OffsetUnit, Offsets, Reason, Span};

use super::{Explanation, stretch};
use crate::{json, jsonl};

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
    let text = &extraction.article.text;
    let offsets = Offsets::new(text, unit);
    let twins: Vec<Option<usize>> = Finding::twins(&extraction.findings).collect();
    let mut claims = jsonl::Claims::of(extraction, &offsets);
    out.extend_from_slice(b"{\"article\":");
    json::string(out, &extraction.article.id);
    out.extend_from_slice(b",\"explanations\":[");
    for (i, explanation) in explanations.iter().enumerate() {
        if i > 0 {
            out.push(b',');
        }
        out.extend_from_slice(b"{\"claim\":");
        match explanation.finding.and_then(|i| Some((extraction.findings.get(i)?, twins.get(i)?))) {
            Some((finding, twin)) => claims.write(finding, *twin, out),
            None => out.extend_from_slice(b"null"),
        }
        out.extend_from_slice(b",\"extractor\":");
        json::string(out, explanation.extractor);
        out.push(b',');
        words(explanation.span, text, &offsets, out);
        out.extend_from_slice(b",\"sentence\":{");
        json::range(out, stretch(extraction, explanation.span), &offsets);
        out.extend_from_slice(b"},\"reasons\":[");
        for (i, given) in explanation.reasons.iter().enumerate() {
            if i > 0 {
                out.push(b',');
            }
            reason(given, text, &offsets, out);
        }
        out.extend_from_slice(b"]}");
    }
    out.extend_from_slice(b"],\"diagnostics\":");
    jsonl::diagnostics(extraction, &offsets, out);
    out.extend_from_slice(b"}\n");
}

fn reason(reason: &Reason, text: &str, offsets: &Offsets<'_>, out: &mut Vec<u8>) {
    out.extend_from_slice(b"{\"verdict\":");
    json::string(out, reason.verdict.name());
    out.extend_from_slice(b",\"rule\":");
    json::string(out, &reason.rule);
    out.extend_from_slice(b",\"note\":");
    json::string(out, &reason.note);
    out.push(b',');
    json::range(out, reason.span, offsets);
    out.extend_from_slice(b",\"evidence\":");
    match reason.evidence {
        Some(evidence) => {
            out.push(b'{');
            words(evidence, text, offsets, out);
            out.push(b'}');
        }
        None => out.extend_from_slice(b"null"),
    }
    out.push(b'}');
}

/// Writes `"start":4,"end":11,"text":"council"`.
fn words(span: Span, text: &str, offsets: &Offsets<'_>, out: &mut Vec<u8>) {
    json::range(out, span, offsets);
    out.extend_from_slice(b",\"text\":");
    json::string(out, span.of(text).unwrap_or_default());
}
