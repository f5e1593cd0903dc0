use crate::{Attributes, KeyError, Span};

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
    /// What it says, normalised.
    ///
    /// # Errors
    /// A [`KeyError`] where keys do not nest; a mistake of the kind's author.
    fn attributes(&self) -> Result<Attributes, KeyError>;
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
    pub kind: Box<str>,
    /// The extractor's name in the pipeline.
    pub extractor: Box<str>,
    /// See [`Claim::span`].
    pub span: Span,
    /// See [`Claim::confidence`].
    pub confidence: f32,
    /// See [`Claim::rule`].
    pub rule: Box<str>,
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
    fn attributes(&self) -> Result<Attributes, KeyError> {
        Ok(self.attributes.clone())
    }
}

impl Finding {
    /// Sorts by start, end, kind and extractor; what is equal stays in order of emission.
    pub fn sort(findings: &mut [Self]) {
        findings.sort_by(|a, b| {
            (a.span.start, a.span.end, &a.kind, &a.extractor).cmp(&(
                b.span.start,
                b.span.end,
                &b.kind,
                &b.extractor,
            ))
        });
    }

    /// The id of each of an article's sorted findings, `ARTICLE:KIND:START-END` in the units that `convert`
    /// yields. Where two would be equal, the extractor's name is added, and a counter where that is equal too.
    pub fn ids(article: &str, findings: &[Self], convert: impl Fn(u32) -> u32) -> Vec<String> {
        let same = |a: &Self, b: &Self| a.span == b.span && a.kind == b.kind;
        let mut ids: Vec<String> = Vec::with_capacity(findings.len());
        for (i, f) in findings.iter().enumerate() {
            let (start, end) = (convert(f.span.start), convert(f.span.end));
            let mut id = format!("{article}:{}:{start}-{end}", f.kind);
            let twin_before = i > 0 && same(&findings[i - 1], f);
            let twin_after = findings.get(i + 1).is_some_and(|next| same(next, f));
            if twin_before || twin_after {
                id = format!("{id}:{}", f.extractor);
                let equal_before = findings[..i]
                    .iter()
                    .rev()
                    .take_while(|g| same(g, f))
                    .filter(|g| g.extractor == f.extractor)
                    .count();
                if equal_before > 0 {
                    id = format!("{id}:{}", equal_before + 1);
                }
            }
            ids.push(id);
        }
        ids
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
