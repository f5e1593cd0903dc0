//! Claims of a line that a run wrote.

use std::borrow::Cow;

use copydesk_core::{Document, OffsetUnit, kind};
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::claim::{Claim, Range, Says};
use crate::positions::Positions;

/// A document that does not hold what a run found in it.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// Its claims are no list of claims.
    #[error("no article with its claims: {0}")]
    Claims(#[from] serde_json::Error),
    /// Offsets are in another unit than code points, and the text to convert them by is missing.
    #[error(
        "its offsets are in {unit}, which takes its text to convert: run it with `--with-text`, or with offsets in \
         codepoints"
    )]
    NoText {
        /// The unit.
        unit: &'static str,
    },
    /// A claim does not stand where it says.
    #[error(
        "the claim {id} does not stand at its offsets, counted in {unit}: where that is not their unit, keep the first \
         record of `run --header`, which names it"
    )]
    Misplaced {
        /// The claim's id.
        id: String,
        /// The unit in which offsets were counted.
        unit: &'static str,
    },
}

/// A claim of any kind, as it is written.
#[derive(Debug, Deserialize)]
struct Written<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow)]
    kind: Cow<'a, str>,
    start: u32,
    end: u32,
    #[serde(borrow)]
    text: Cow<'a, str>,
    #[serde(default)]
    sentence: Option<Range>,
    #[serde(borrow)]
    attributes: &'a RawValue,
}

#[derive(Debug, Deserialize)]
struct Diagnostic<'a> {
    #[serde(borrow, default)]
    level: Cow<'a, str>,
}

/// The claims of `document`, in order; with their sentences, where these are wanted and the text is there.
pub(crate) fn claims(document: &Document, sentences: bool) -> Result<Vec<Claim<'_>>, Unreadable> {
    let json = document.metadata.get("claims").map_or("", String::as_str);
    let written: Vec<Written<'_>> = serde_json::from_str(json)?;
    let (unit, name) = unit(document);
    if document.text.is_empty() && unit != OffsetUnit::Codepoints {
        return Err(Unreadable::NoText { unit: name });
    }
    let positions = (!document.text.is_empty()).then(|| Positions::new(&document.text, unit));
    let mut claims = Vec::with_capacity(written.len());
    for claim in written {
        let Some(mut says) = says(&claim) else { continue };
        let id = claim.id;
        let mut range = Range { start: claim.start, end: claim.end };
        let mut sentence = claim.sentence;
        let mut shown = None;
        if let Some(positions) = &positions {
            let stands = positions.range(range).filter(|(_, words)| *words == claim.text);
            let misplaced = || Unreadable::Misplaced { id: id.clone().into_owned(), unit: name };
            (range, _) = stands.ok_or_else(misplaced)?;
            let around = sentence.and_then(|sentence| positions.range(sentence));
            sentence = around.map(|(at, _)| at);
            shown = around.filter(|_| sentences).map(|(_, words)| words);
            if let Says::Figure(figure) = &mut says
                && let Some(window) = &mut figure.window
                && let Some((at, _)) = positions.range(Range { start: window.start, end: window.end })
            {
                (window.start, window.end) = (at.start, at.end);
            }
        }
        let usual = unit == OffsetUnit::Codepoints && is_usual(&id, &document.id, &claim.kind, range);
        claims.push(Claim {
            id: (!usual).then_some(id),
            start: range.start,
            end: range.end,
            text: claim.text,
            sentence,
            shown,
            says,
        });
    }
    // They come in order; what does not is put right, since they are searched.
    claims.sort_by_key(|claim| (claim.start, claim.end));
    Ok(claims)
}

/// Whether the line says that the article, or an extractor on it, failed.
pub(crate) fn failed(document: &Document) -> bool {
    let json = document.metadata.get("diagnostics").map_or("[]", String::as_str);
    let all: Vec<Diagnostic<'_>> = serde_json::from_str(json).unwrap_or_default();
    all.iter().any(|diagnostic| diagnostic.level == "error")
}

/// The unit of the offsets, as the first record of a run names it, and its name.
fn unit(document: &Document) -> (OffsetUnit, &'static str) {
    match document.metadata.get("offsets").map(String::as_str) {
        Some("bytes") => (OffsetUnit::Bytes, "bytes"),
        Some("utf16") => (OffsetUnit::Utf16, "UTF-16 units"),
        _ => (OffsetUnit::Codepoints, "code points"),
    }
}

/// Whether an id is `ARTICLE:KIND:START-END`.
fn is_usual(id: &str, article: &str, kind: &str, range: Range) -> bool {
    let rest = id.strip_prefix(article).and_then(|rest| rest.strip_prefix(':'));
    let rest = rest.and_then(|rest| rest.strip_prefix(kind)).and_then(|rest| rest.strip_prefix(':'));
    let ends = rest.and_then(|rest| rest.split_once('-'));
    ends.is_some_and(|(start, end)| start.parse() == Ok(range.start) && end.parse() == Ok(range.end))
}

/// What a claim says; none of a kind that is not compared, or where it lacks what that kind has.
fn says<'a>(claim: &Written<'a>) -> Option<Says<'a>> {
    let json = claim.attributes.get();
    match &*claim.kind {
        kind::FIGURE => serde_json::from_str(json).map(Says::Figure).ok(),
        kind::QUOTE => serde_json::from_str(json).map(Says::Quote).ok(),
        kind::PLACE => serde_json::from_str(json).map(Says::Place).ok(),
        kind::DATE => serde_json::from_str(json).map(Says::Date).ok(),
        _ => None,
    }
}
