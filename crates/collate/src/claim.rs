//! Claims as they come in, from a run or from a line that a run wrote: what of them is compared. Offsets are code
//! points.

use std::borrow::Cow;

use copydesk_core::chrono::NaiveDate;
use serde::Deserialize;

use crate::period::day;

/// A claim of one of the kinds that are compared, or that tell what an article is about.
#[derive(Debug)]
pub(crate) struct Claim<'a> {
    /// Its id, where that is not `ARTICLE:KIND:START-END`.
    pub(crate) id: Option<Cow<'a, str>>,
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) text: Cow<'a, str>,
    /// Where its sentence stands.
    pub(crate) sentence: Option<Range>,
    /// The sentence itself, where it is wanted.
    pub(crate) shown: Option<&'a str>,
    pub(crate) says: Says<'a>,
}

/// What a claim says.
#[derive(Debug)]
pub(crate) enum Says<'a> {
    Figure(Box<FigureSays<'a>>),
    Quote(QuoteSays<'a>),
    Place(PlaceSays<'a>),
    /// The ISO value of a date.
    Date(DateSays<'a>),
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub(crate) struct Range {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// Words of the article, and the name of whom they stand for.
#[derive(Clone, Debug, Default, Deserialize)]
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

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct FigureSays<'a> {
    #[serde(borrow)]
    pub(crate) category: Cow<'a, str>,
    pub(crate) value: Option<f64>,
    pub(crate) low: Option<f64>,
    pub(crate) high: Option<f64>,
    #[serde(borrow)]
    pub(crate) bound: Cow<'a, str>,
    #[serde(borrow)]
    pub(crate) unit: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub(crate) per: Option<Cow<'a, str>>,
    pub(crate) change: Option<serde::de::IgnoredAny>,
    #[serde(borrow)]
    pub(crate) what: Option<Words<'a>>,
    #[serde(borrow)]
    pub(crate) predicate: Option<Words<'a>>,
    #[serde(borrow)]
    pub(crate) source: Option<Words<'a>>,
    #[serde(borrow)]
    pub(crate) window: Option<Words<'a>>,
    #[serde(borrow)]
    pub(crate) as_of: Option<Cow<'a, str>>,
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct QuoteSays<'a> {
    #[serde(borrow)]
    pub(crate) form: Cow<'a, str>,
    #[serde(borrow)]
    pub(crate) parts: Vec<Words<'a>>,
    #[serde(borrow, default)]
    pub(crate) speaker: Option<Words<'a>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct PlaceSays<'a> {
    #[serde(borrow)]
    pub(crate) name: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub(crate) feature: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub(crate) role: Cow<'a, str>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct DateSays<'a> {
    #[serde(borrow)]
    pub(crate) value: Option<Cow<'a, str>>,
}

impl Words<'_> {
    /// The words or the name they stand for, whichever says more.
    pub(crate) fn fuller(&self) -> &str {
        match &self.name {
            Some(name) if name.len() > self.text.len() => name,
            _ => &self.text,
        }
    }

    /// The name, else the words.
    pub(crate) fn named(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.text)
    }
}

impl DateSays<'_> {
    /// The day, where it is one.
    pub(crate) fn day(&self) -> Option<NaiveDate> {
        self.value.as_deref().and_then(day)
    }
}

impl<'a> Claim<'a> {
    /// What a figure says.
    pub(crate) fn figure(&self) -> Option<&FigureSays<'a>> {
        if let Says::Figure(figure) = &self.says { Some(figure) } else { None }
    }

    /// What a date says.
    pub(crate) fn date(&self) -> Option<&DateSays<'a>> {
        if let Says::Date(date) = &self.says { Some(date) } else { None }
    }

    /// What a place says that is no part of another name.
    pub(crate) fn place(&self) -> Option<&PlaceSays<'a>> {
        if let Says::Place(place) = &self.says { Some(place).filter(|p| p.role != "embedded") } else { None }
    }
}
