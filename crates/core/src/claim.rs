use smol_str::SmolStr;

use crate::{AttributeSink, Attributes, Span};

/// The names of the claim kinds that Copydesk itself knows. Others may be any lower-case word.
pub mod kind {
    /// Who said what.
    pub const QUOTE: &str = "quote";
    /// How many.
    pub const FIGURE: &str = "figure";
    /// Where.
    pub const PLACE: &str = "place";
    /// When.
    pub const DATE: &str = "date";
}

/// A stretch of an article that states something checkable.
///
/// The four kinds of Copydesk ([`Quote`](crate::Quote), [`Figure`](crate::Figure),
/// [`Place`](crate::Place), [`Date`](crate::Date)) implement it, so does [`Finding`] for any other kind, and
/// so may the types of an extractor's author.
pub trait Claim {
    /// What kind of claim: a lower-case word.
    fn kind(&self) -> &str;
    /// The words.
    fn span(&self) -> Span;
    /// How sure the extractor is, from 0 to 1: of ten claims at .8, eight should be right.
    fn confidence(&self) -> f32;
    /// The rule that found it, for people who ask why.
    fn rule(&self) -> &str;
    /// Hands what it says, normalised, to `out`.
    fn attributes<'a>(&'a self, out: &mut dyn AttributeSink<'a>);
}

/// How a claim was found, whatever its kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    /// Its name, such as `cue-before`.
    pub name: &'static str,
    /// How sure it is, from 0 to 1.
    pub confidence: f32,
}

/// A claim as it comes out of a run: of any kind, from any extractor.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// See [`Claim::kind`].
    pub kind: SmolStr,
    /// The extractor's name in the pipeline.
    pub extractor: SmolStr,
    /// See [`Claim::span`].
    pub span: Span,
    /// See [`Claim::confidence`].
    pub confidence: f32,
    /// See [`Claim::rule`].
    pub rule: SmolStr,
    /// See [`Claim::attributes`].
    pub attributes: Attributes,
}

impl Claim for Finding {
    fn kind(&self) -> &str {
        &self.kind
    }
    fn span(&self) -> Span {
        self.span
    }
    fn confidence(&self) -> f32 {
        self.confidence
    }
    fn rule(&self) -> &str {
        &self.rule
    }
    fn attributes<'a>(&'a self, out: &mut dyn AttributeSink<'a>) {
        self.attributes.iter().for_each(|attribute| out.add(attribute.key, attribute.value.into()));
    }
}

impl Finding {
    /// Sorts by start, end, kind and extractor; what is equal stays in order of emission.
    pub fn sort(findings: &mut [Self]) {
        findings
            .sort_by_cached_key(|finding| u64::from(finding.span.start) << 32 | u64::from(finding.span.end));
        for same in findings.chunk_by_mut(|a, b| a.span == b.span).filter(|same| same.len() > 1) {
            same.sort_by(|a, b| (&a.kind, &a.extractor).cmp(&(&b.kind, &b.extractor)));
        }
    }

    /// The id of each of an article's sorted findings, `ARTICLE:KIND:START-END` in the units that `convert`
    /// yields. Where two would be equal, the extractor's name is added, and a counter where that is equal too.
    pub fn ids(article: &str, findings: &[Self], convert: impl Fn(u32) -> u32) -> Vec<String> {
        let id = |(f, twin): (&Self, Option<usize>)| {
            let (start, end) = (convert(f.span.start), convert(f.span.end));
            let id = format!("{article}:{}:{start}-{end}", f.kind);
            match twin {
                None => id,
                Some(1) => format!("{id}:{}", f.extractor),
                Some(n) => format!("{id}:{}:{n}", f.extractor),
            }
        };
        findings.iter().zip(Self::twins(findings)).map(id).collect()
    }

    /// For each of an article's sorted findings: `None` where no other has its kind and span, else its count,
    /// from 1, among those of its extractor that have.
    pub fn twins(findings: &[Self]) -> impl Iterator<Item = Option<usize>> {
        let same = |a: &Self, b: &Self| a.span == b.span && a.kind == b.kind;
        let mut count = 0;
        findings.iter().enumerate().map(move |(i, f)| {
            let before = i.checked_sub(1).map(|i| &findings[i]).filter(|before| same(before, f));
            count = if before.is_some_and(|before| before.extractor == f.extractor) { count + 1 } else { 1 };
            let twin_after = findings.get(i + 1).is_some_and(|after| same(after, f));
            (before.is_some() || twin_after).then_some(count)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_are_sorted_by_span_kind_and_extractor_and_else_stay() {
        let mut findings = Vec::new();
        for (n, (start, end, kind, extractor)) in (0_u32..).zip([
            (1, 300, "place", "b"),
            (1, 300, "place", "a"),
            (256, 257, "date", "a"),
            (1, 300, "date", "b"),
            (1, 2, "quote", "a"),
            (1, 300, "place", "a"),
        ]) {
            let (span, confidence) = (Span::new(start, end), n as f32 / 10.0);
            let (kind, extractor, rule) = (kind.into(), extractor.into(), "r".into());
            findings.push(Finding { kind, extractor, span, confidence, rule, attributes: Attributes::new() });
        }
        let mut sorted = findings.clone();
        Finding::sort(&mut sorted);
        findings.sort_by(|a, b| {
            let key = |f: &Finding| (f.span.start, f.span.end, f.kind.clone(), f.extractor.clone());
            key(a).cmp(&key(b))
        });
        assert_eq!(sorted, findings);
    }

    #[test]
    fn ids_are_told_apart_only_where_they_must_be() {
        let finding = |extractor: &str, start, end| Finding {
            kind: "date".into(),
            extractor: extractor.into(),
            span: Span::new(start, end),
            confidence: 1.0,
            rule: "r".into(),
            attributes: Attributes::new(),
        };
        let mut findings =
            vec![finding("b", 3, 9), finding("a", 3, 9), finding("a", 3, 9), finding("a", 0, 2)];
        Finding::sort(&mut findings);
        let ids = Finding::ids("x", &findings, |n| n);
        assert_eq!(ids, ["x:date:0-2", "x:date:3-9:a", "x:date:3-9:a:2", "x:date:3-9:b"]);
    }
}
