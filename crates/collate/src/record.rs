//! The record of an article, as `copydesk run` writes it.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde_json::value::RawValue;

/// A line that is no record of an article.
#[derive(Debug)]
pub struct Unreadable(serde_json::Error);

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no article with its claims: {}", self.0)
    }
}

impl std::error::Error for Unreadable {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

/// An article's line, as far as it is read.
#[derive(Debug, Deserialize)]
pub(crate) struct Record<'a> {
    #[serde(borrow)]
    pub(crate) id: Cow<'a, str>,
    #[serde(borrow, default)]
    pub(crate) outlet: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    pub(crate) published: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    pub(crate) text: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    pub(crate) sketch: Cow<'a, str>,
    #[serde(borrow)]
    pub(crate) claims: Vec<Claim<'a>>,
    #[serde(borrow, default)]
    diagnostics: Vec<Diagnostic<'a>>,
}

#[derive(Debug, Deserialize)]
struct Diagnostic<'a> {
    #[serde(borrow, default)]
    level: Cow<'a, str>,
}

/// A claim of any kind.
#[derive(Debug, Deserialize)]
pub(crate) struct Claim<'a> {
    #[serde(borrow)]
    pub(crate) id: Cow<'a, str>,
    #[serde(borrow)]
    pub(crate) kind: Cow<'a, str>,
    pub(crate) start: u32,
    pub(crate) end: u32,
    #[serde(borrow)]
    pub(crate) text: Cow<'a, str>,
    #[serde(default)]
    pub(crate) sentence: Option<Range>,
    #[serde(borrow)]
    pub(crate) attributes: &'a RawValue,
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub(crate) struct Range {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// Words of the article, and the name of whom they stand for.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Words<'a> {
    #[serde(default)]
    pub(crate) start: u32,
    #[serde(default)]
    pub(crate) end: u32,
    #[serde(borrow)]
    pub(crate) text: Cow<'a, str>,
    #[serde(borrow, default)]
    pub(crate) name: Option<Cow<'a, str>>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct FigureAttributes<'a> {
    #[serde(borrow)]
    pub(crate) category: Cow<'a, str>,
    #[serde(default)]
    pub(crate) value: Option<f64>,
    #[serde(default)]
    pub(crate) low: Option<f64>,
    #[serde(default)]
    pub(crate) high: Option<f64>,
    #[serde(borrow)]
    pub(crate) bound: Cow<'a, str>,
    #[serde(borrow, default)]
    pub(crate) unit: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    pub(crate) per: Option<Cow<'a, str>>,
    #[serde(default)]
    pub(crate) change: Option<serde::de::IgnoredAny>,
    #[serde(borrow, default)]
    pub(crate) what: Option<Words<'a>>,
    #[serde(borrow, default)]
    pub(crate) predicate: Option<Words<'a>>,
    #[serde(borrow, default)]
    pub(crate) source: Option<Words<'a>>,
    #[serde(borrow, default)]
    pub(crate) window: Option<Words<'a>>,
    #[serde(borrow, default)]
    pub(crate) as_of: Option<Cow<'a, str>>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct QuoteAttributes<'a> {
    #[serde(borrow)]
    pub(crate) form: Cow<'a, str>,
    #[serde(borrow)]
    pub(crate) parts: Vec<Words<'a>>,
    #[serde(borrow, default)]
    pub(crate) speaker: Option<Words<'a>>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct PlaceAttributes<'a> {
    #[serde(borrow, default)]
    pub(crate) name: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    pub(crate) feature: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    pub(crate) role: Cow<'a, str>,
}

#[derive(Debug, Deserialize)]
struct DateAttributes<'a> {
    #[serde(borrow, default)]
    value: Option<Cow<'a, str>>,
}

impl<'a> Record<'a> {
    pub(crate) fn read(line: &'a str) -> Result<Self, Unreadable> {
        let mut record: Self = serde_json::from_str(line).map_err(Unreadable)?;
        // They come in order; what does not is put right, since they are searched.
        record.claims.sort_by_key(|claim| (claim.start, claim.end));
        Ok(record)
    }

    pub(crate) fn failed(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.level == "error")
    }
}

impl Claim<'_> {
    /// The ISO value of a date.
    pub(crate) fn value(&self) -> Option<Cow<'_, str>> {
        serde_json::from_str::<DateAttributes<'_>>(self.attributes.get()).ok()?.value
    }

    /// The attributes of a place, where it is one and no part of another name.
    pub(crate) fn place_attributes(&self) -> Option<PlaceAttributes<'_>> {
        if self.kind != "place" {
            return None;
        }
        let place: PlaceAttributes<'_> = serde_json::from_str(self.attributes.get()).ok()?;
        (place.role != "embedded").then_some(place)
    }
}
