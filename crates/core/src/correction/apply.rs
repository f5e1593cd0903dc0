//! Applying corrections to the claims of one article.

use serde_json::{Map, Value as Json};
use smol_str::{SmolStr, format_smolstr};

use super::kinds::{Shape, keys};
use super::values::Text;
use super::{ClaimId, Corrected, Correction, Corrections, Decision};
use crate::{
    Attribute, Attributes, Diagnostic, Extraction, Finding, Level, OffsetUnit, Offsets, Outcome, Span, Value,
    kind,
};

/// The extractor that added claims bear the name of.
const EXTRACTOR: &str = "corrections";

/// The code of the note that says what was done.
pub const APPLIED: &str = "corrected";

impl Corrections {
    /// Corrects the claims of an article. What was done, and what fits nothing, is said in its diagnostics and to
    /// `done`, with the number of the correction.
    pub fn apply(&self, extraction: &mut Extraction, mut done: impl FnMut(usize, Corrected)) {
        let own = self.by_article.get(&extraction.article.id);
        if own.is_none() && self.everywhere.is_empty() {
            return;
        }
        let whole = extraction.outcome() == Outcome::Done;
        let Extraction { article, findings, diagnostics, .. } = extraction;
        let offsets = Offsets::new(&article.text, OffsetUnit::Codepoints);
        let mut desk = Desk { text: Text { text: &article.text, offsets: &offsets }, findings, diagnostics };
        for &number in own.into_iter().flatten().chain(&self.everywhere) {
            let Some(correction) = self.all.get(number) else { continue };
            match desk.correct(correction) {
                Ok(()) => done(number, Corrected::Applied),
                // Of a name that is to be merged, most articles say nothing.
                Err(_) if correction.decision.article().is_none() => {}
                Err(_) if !whole => done(number, Corrected::PassedOver),
                Err(why) => {
                    let message = format!("a correction fits nothing: {why}");
                    desk.diagnostics.push(Diagnostic::new(Level::Warning, "correction-unmatched", message));
                    done(number, Corrected::Missed(why));
                }
            }
        }
        Finding::sort(findings);
    }
}

/// An article's claims under correction.
struct Desk<'a> {
    text: Text<'a>,
    findings: &'a mut Vec<Finding>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Desk<'_> {
    /// Does what was decided, or says why it cannot be done.
    fn correct(&mut self, Correction { decision, why }: &Correction) -> Result<(), String> {
        let (did, span) = match decision {
            Decision::Drop(claim) => {
                let (at, moved) = self.find(claim)?;
                let dropped = self.findings.remove(at);
                (format!("dropped {} {:?}{moved}", claim.kind, claim.text), Some(dropped.span))
            }
            Decision::Change { claim, set, clear } => {
                let (at, moved) = self.find(claim)?;
                let Some(finding) = self.findings.get_mut(at) else { return Ok(()) };
                let attributes = self.text.laid_over(&finding.attributes, set, clear, finding.span)?;
                complete(&claim.kind, &attributes)?;
                finding.span = span(&claim.kind, &attributes).unwrap_or(finding.span);
                finding.attributes = attributes;
                finding.confidence = 1.0;
                mark(finding);
                let keys: Vec<&str> = set.keys().chain(clear).map(String::as_str).collect();
                let did = format!("changed {} of {} {:?}{moved}", keys.join(", "), claim.kind, claim.text);
                (did, Some(finding.span))
            }
            Decision::Add { kind, text, start, attributes, .. } => {
                let finding = self.made(kind, text, *start, attributes)?;
                let span = finding.span;
                self.findings.push(finding);
                (format!("added {kind} {text:?}"), Some(span))
            }
            Decision::Merge { from, into, .. } => {
                let renamed = self.rename(from, into);
                if renamed == 0 {
                    return Err(format!("no claim gives a speaker the name {from:?}"));
                }
                let claims = if renamed == 1 { "claim" } else { "claims" };
                (format!("{from:?} is {into:?} in {renamed} {claims}"), None)
            }
        };
        let message = why.as_ref().map_or(did.clone(), |why| format!("{did}: {why}"));
        let note = Diagnostic::new(Level::Note, APPLIED, message);
        self.diagnostics.push(span.map_or(note.clone(), |span| note.at(span)));
        Ok(())
    }

    /// Which claim is meant, and words for where it stands now if it has moved.
    fn find(&self, claim: &ClaimId) -> Result<(usize, String), String> {
        let convert = |byte| self.text.offsets.convert(byte);
        let place = |f: &Finding| (convert(f.span.start), convert(f.span.end));
        let worded = |f: &&Finding| {
            *f.kind == *claim.kind
                && f.span.of(self.text.text) == Some(&claim.text)
                && claim.extractor.as_ref().is_none_or(|extractor| *f.extractor == **extractor)
        };
        let all: Vec<(usize, &Finding)> =
            self.findings.iter().enumerate().filter(|(_, f)| worded(f)).collect();
        let here: Vec<usize> =
            all.iter().filter(|(_, f)| place(f) == (claim.start, claim.end)).map(|(at, _)| *at).collect();
        match (here.as_slice(), all.as_slice()) {
            ([at], _) => Ok((*at, String::new())),
            ([_, _, ..], _) if claim.extractor.is_some() => {
                match claim.count.checked_sub(1).and_then(|nth| here.get(nth)) {
                    Some(at) => Ok((*at, String::new())),
                    None => Err(format!("there are only {} such claims at its place", here.len())),
                }
            }
            ([_, _, ..], _) => {
                let names = here.iter().filter_map(|at| self.findings.get(*at)).map(|f| f.extractor.as_str());
                let names: Vec<&str> = names.collect();
                Err(format!("{} claims stand at its place, of {}: say which", here.len(), names.join(", ")))
            }
            ([], [(at, found)]) => {
                let (start, end) = place(found);
                Ok((*at, format!(", which has moved to {start}-{end}")))
            }
            ([], []) => Err(self.nothing(claim)),
            ([], all) => Err(format!(
                "the words {:?} are {} {}s, and none of them stands at {}-{}",
                claim.text,
                all.len(),
                claim.kind,
                claim.start,
                claim.end
            )),
        }
    }

    /// Why there is no such claim.
    fn nothing(&self, claim: &ClaimId) -> String {
        let convert = |byte| self.text.offsets.convert(byte);
        let at = self.findings.iter().find(|f| {
            *f.kind == *claim.kind && (convert(f.span.start), convert(f.span.end)) == (claim.start, claim.end)
        });
        let there = at.and_then(|f| f.span.of(self.text.text));
        let there = there.map(|words| format!("; {words:?} stands at {}-{}", claim.start, claim.end));
        let what = if self.text.text.contains(&claim.text) {
            format!("the article has the words {:?}, but they are no {}", claim.text, claim.kind)
        } else {
            format!("the article no longer has the words {:?}", claim.text)
        };
        what + &there.unwrap_or_default()
    }

    /// A claim that is to be added.
    fn made(
        &self,
        kind: &str,
        words: &str,
        start: Option<u32>,
        attributes: &Map<String, Json>,
    ) -> Result<Finding, String> {
        let times = self.text.occurrences(words).count();
        if start.is_none() && times > 1 {
            return Err(format!(
                "the words {words:?} stand in the article {times} times; `start` says which"
            ));
        }
        let span = self.text.find(words, start.map(u64::from), Span::default())?;
        let mut blank = Attributes::new();
        for key in keys(kind).into_iter().flatten() {
            match key.shape {
                Shape::Parts => blank.push_fitting("parts[0]".into(), span),
                Shape::Tables => {}
                _ if key.name == "written" => blank.push_fitting(SmolStr::new_static(key.name), span),
                _ => blank.push_fitting(SmolStr::new_static(key.name), Value::Null),
            }
        }
        let attributes = self.text.laid_over(&blank, attributes, &[], span)?;
        complete(kind, &attributes)?;
        let span = self::span(kind, &attributes).unwrap_or(span);
        if self.findings.iter().any(|f| *f.kind == *kind && f.span == span) {
            return Err(format!("{words:?} is a {kind} there already: `[[change]]` changes it"));
        }
        let (kind, extractor, rule) = (kind.into(), EXTRACTOR.into(), "added".into());
        Ok(Finding { kind, extractor, span, confidence: 1.0, rule, attributes })
    }

    /// Gives speakers and sources another name; says how many.
    fn rename(&mut self, from: &str, into: &str) -> usize {
        let mut renamed = 0;
        for finding in self.findings.iter_mut() {
            let named = |key: &str| matches!(key, "speaker.name" | "source.name");
            let mut here = false;
            let renamed_values = finding.attributes.iter().map(|Attribute { key, value }| {
                let fits = named(key) && *value == Value::String(from.into());
                here |= fits;
                if fits { Value::String(into.into()) } else { value.clone() }
            });
            let values = renamed_values.collect();
            if here {
                finding.attributes = Attributes::shaped(finding.attributes.shape(), values);
                mark(finding);
                renamed += 1;
            }
        }
        renamed
    }
}

/// Lets the rule say that a person had a hand in the claim.
fn mark(finding: &mut Finding) {
    const MARK: &str = "+corrected";
    if !finding.rule.ends_with(MARK) {
        finding.rule = format_smolstr!("{}{MARK}", finding.rule);
    }
}

/// The stretch of a quote, from its first part to its last.
fn span(of: &str, attributes: &Attributes) -> Option<Span> {
    let parts = attributes.iter().filter(|a| of == kind::QUOTE && a.key.starts_with("parts["));
    parts.filter_map(|a| if let Value::Span(span) = a.value { Some(*span) } else { None }).reduce(Span::cover)
}

/// Whether a claim says all that its kind must say, and gives names only where it has the words for them.
fn complete(kind: &str, attributes: &Attributes) -> Result<(), String> {
    for key in keys(kind).into_iter().flatten() {
        let value = attributes.get(key.name);
        if key.always && value.is_none_or(|value| *value == Value::Null) {
            return Err(format!("a {kind} must have `{}`", key.name));
        }
        let name = attributes.get(&SmolStr::new(format!("{}.name", key.name)));
        if key.shape == Shape::Named && name.is_some() != matches!(value, Some(Value::Span(_))) {
            let lacks = if name.is_some() { "text" } else { "name" };
            return Err(format!("`{}` lacks `{lacks}`: it takes words of the article and a name", key.name));
        }
    }
    Ok(())
}
