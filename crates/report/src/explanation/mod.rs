//! Why the claims of an article are as they are: each claim with the reasons of its extractor, and the words
//! that were considered and are no claim.

mod json;
mod text;

use std::collections::BTreeMap;

use copydesk_core::{Extraction, Finding, Reason, Span, Verdict};

pub use json::explanations_json;
pub use text::explanations_text;

/// A claim, or words that could have been one, and what its extractor weighed.
#[derive(Clone, Debug)]
pub struct Explanation<'a> {
    /// The claim's place among the findings of the extraction; none for words that were left alone.
    pub finding: Option<usize>,
    /// The words.
    pub span: Span,
    /// The extractor's name in the pipeline.
    pub extractor: &'a str,
    /// Its reasons: first what was taken, then what was rejected, each in its own order.
    pub reasons: Vec<&'a Reason>,
}

/// How many claims of an extractor are looked through for the one that a reason is about: they overlap no
/// deeper.
const NESTED: usize = 32;

/// Brings the claims of an extraction and the reasons that its extractors gave together, by start.
///
/// A reason belongs to the claim of its extractor with the same words, else to the smallest one around them.
///
/// ```
/// use copydesk_core::{Extraction, Reason, Span};
/// let year = Reason::rejected(Span::new(13, 17), "year", "a year counts nothing");
/// let (extraction, reasons) = (Extraction::default(), [year]);
/// let all = copydesk_report::explanations(&extraction, &reasons);
/// assert_eq!((all.len(), all[0].finding, all[0].reasons.len()), (1, None, 1));
/// ```
#[must_use]
pub fn explanations<'a>(extraction: &'a Extraction, reasons: &'a [Reason]) -> Vec<Explanation<'a>> {
    let findings = &extraction.findings;
    let claim = |(i, f): (usize, &'a Finding)| Explanation {
        finding: Some(i),
        span: f.span,
        extractor: &f.extractor,
        reasons: Vec::new(),
    };
    let mut all: Vec<Explanation<'a>> = findings.iter().enumerate().map(claim).collect();
    let mut own: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, finding) in findings.iter().enumerate() {
        own.entry(&finding.extractor).or_default().push(i);
    }
    let mut alone: BTreeMap<(Span, &str), Vec<&Reason>> = BTreeMap::new();
    for reason in reasons {
        let own = own.get(&*reason.extractor).map(Vec::as_slice).unwrap_or_default();
        let claims = about(findings, own, reason.span);
        for &claim in &claims {
            all[claim].reasons.push(reason);
        }
        if claims.is_empty() {
            alone.entry((reason.span, &reason.extractor)).or_default().push(reason);
        }
    }
    let left_alone = |((span, extractor), reasons)| Explanation { finding: None, span, extractor, reasons };
    all.extend(alone.into_iter().map(left_alone));
    all.sort_by_key(|explanation| explanation.span);
    all.iter_mut().for_each(|e| e.reasons.sort_by_key(|reason| reason.verdict == Verdict::Rejected));
    all
}

/// The claims, among those of one extractor, that a reason about `span` belongs to: all with just these words,
/// else the smallest one around them.
fn about(findings: &[Finding], own: &[usize], span: Span) -> Vec<usize> {
    let behind = own.partition_point(|&i| findings[i].span.start <= span.start);
    let near = || own[..behind].iter().rev().take(NESTED).copied();
    let same: Vec<usize> = near().filter(|&i| findings[i].span == span).collect();
    if !same.is_empty() {
        return same;
    }
    let around = near().filter(|&i| findings[i].span.contains(span));
    around.min_by_key(|&i| findings[i].span.len()).into_iter().collect()
}

/// From the start of the sentence in which `span` begins to the end of the one in which it ends; the line, where
/// there is none.
fn stretch(extraction: &Extraction, span: Span) -> Span {
    let text = &extraction.article.text;
    let line = || {
        let (before, behind) = (text.get(..span.start as usize), text.get(span.end as usize..));
        let start = before.and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        let end = behind.and_then(|behind| behind.find('\n')).map_or(text.len(), |at| at + span.end as usize);
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Span::new(offset(start), offset(end))
    };
    let first = extraction.sentence_at(span.start).map(|sentence| sentence.span);
    let last = extraction.sentence_at(span.end.saturating_sub(1).max(span.start)).map(|s| s.span);
    first.or(last).map_or_else(line, |sentence| sentence.cover(last.unwrap_or(sentence)).cover(span))
}
