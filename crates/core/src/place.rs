use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::{AttributeSink, Claim, Rule, Span, ValueRef, kind};

/// What the name of a place stands for where it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The territory itself.
    Literal,
    /// Its people or what belongs to it, as an adjective or noun: Israeli, Egyptians.
    Demonym,
    /// A government, army or people: Washington says.
    Metonym,
    /// Part of the name of something that is no place: the *New York* Times.
    Embedded,
}

impl Role {
    /// The word for it in output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Literal => "literal",
            Self::Demonym => "demonym",
            Self::Metonym => "metonym",
            Self::Embedded => "embedded",
        }
    }
}

/// A place that a name may stand for. A gazetteer that is embedded lends its names; nothing of them is copied.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The canonical name.
    pub name: Cow<'static, str>,
    /// The id in GeoNames, where it has one.
    pub geonameid: Option<u32>,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// ISO 3166-1 alpha-2.
    pub country: Option<Cow<'static, str>>,
    /// The first-level division.
    pub admin1: Option<Cow<'static, str>>,
    /// The GeoNames feature class: A, P, H, T, L or S.
    pub feature: char,
}

/// A named location, or a word that stands for one.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The shortest full name.
    pub span: Span,
    /// What the name stands for here.
    pub role: Role,
    /// The place it was resolved to; none where it could not be.
    pub resolved: Option<Candidate>,
    /// What else was considered, best first; empty unless asked for.
    pub candidates: Vec<Candidate>,
    /// How it was found.
    pub rule: Rule,
}

/// The capital letters, to lend one.
const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

impl Candidate {
    /// The feature class as it is lent; none for what is no capital letter.
    fn class(&self) -> Option<&'static str> {
        let at = LETTERS.find(self.feature)?;
        LETTERS.get(at..=at)
    }
}

/// Hands the attributes of one place to `add`.
fn describe<'a>(place: Option<&'a Candidate>, mut add: impl FnMut(&'static str, ValueRef<'a>)) {
    let stated = |field: fn(&'a Candidate) -> &'a Option<Cow<'static, str>>| {
        place.and_then(|p| field(p).as_deref()).filter(|words| !words.is_empty())
    };
    add("name", place.map(|p| &*p.name).into());
    add("geonameid", place.and_then(|p| p.geonameid).map(i64::from).into());
    add("lat", place.map(|p| p.lat).into());
    add("lon", place.map(|p| p.lon).into());
    add("country", stated(|p| &p.country).into());
    add("admin1", stated(|p| &p.admin1).into());
    add("feature", place.and_then(Candidate::class).into());
}

impl Claim for Place {
    fn kind(&self) -> &str {
        kind::PLACE
    }
    fn span(&self) -> Span {
        self.span
    }
    fn confidence(&self) -> f32 {
        self.rule.confidence
    }
    fn rule(&self) -> &str {
        self.rule.name
    }
    fn attributes<'a>(&'a self, out: &mut dyn AttributeSink<'a>) {
        describe(self.resolved.as_ref(), |key, value| out.add(key, value));
        out.add("role", self.role.name().into());
        for (i, candidate) in self.candidates.iter().enumerate() {
            describe(Some(candidate), |key, value| out.add_made(format!("candidates[{i}].{key}"), value));
        }
    }
}
