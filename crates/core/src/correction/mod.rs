//! Corrections: a person's decisions about the claims of articles.
//!
//! They are applied after all extractors are done, to one article at a time: claims are dropped, then changed, then
//! added, and in the end speakers are merged. Applying depends on nothing but the article's claims and text.
//!
//! A correction means a claim by its id and its words. Where the words no longer stand at the place that the id
//! gives, the one claim of that kind with these words is meant, wherever it stands; where there is none, or
//! more than one, nothing is corrected and [`Corrected::Missed`] says why.
//!
//! What is corrected shows: the claim's rule ends in `+corrected` (or is `added`), its confidence is 1 where what
//! it says was decided, and a note says what was done.

mod apply;
mod kinds;
mod values;

use std::collections::BTreeMap;

use serde_json::{Map, Value};

pub use apply::APPLIED;
pub use kinds::{Key, Shape, keys};

/// What a person decided.
#[derive(Clone, Debug, PartialEq)]
pub enum Decision {
    /// The claim is none.
    Drop(ClaimId),
    /// The claim says something else.
    Change {
        /// The claim.
        claim: ClaimId,
        /// What it says, in the form of output; laid over what it said.
        set: Map<String, Value>,
        /// What it does not say.
        clear: Vec<String>,
    },
    /// A claim that no extractor found.
    Add {
        /// The article's id.
        article: String,
        /// See [`Claim::kind`](crate::Claim::kind).
        kind: String,
        /// The claim's words.
        text: String,
        /// Where they stand, in code points, where they stand in the article more than once.
        start: Option<u32>,
        /// What it says, in the form of output.
        attributes: Map<String, Value>,
    },
    /// Two names are one person's, wherever a claim names the speaker of a quote or the source of a figure.
    Merge {
        /// The name that claims give.
        from: String,
        /// The name to give.
        into: String,
        /// The article that it holds for; all of them where none is named.
        article: Option<String>,
    },
}

/// The id of a claim, with the claim's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimId {
    /// The article's id.
    pub article: String,
    /// The kind.
    pub kind: String,
    /// Where it starts, in code points.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// The extractor, where several claims of the kind stand at the place.
    pub extractor: Option<String>,
    /// Which of the extractor's claims at the place, from 1.
    pub count: usize,
    /// The words.
    pub text: String,
}

impl ClaimId {
    /// Reads `ARTICLE:KIND:START-END`, with `:EXTRACTOR` or `:EXTRACTOR:COUNT` behind it or not.
    ///
    /// ```
    /// use copydesk_core::correction::ClaimId;
    /// let id = ClaimId::parse("post.jsonl:3:figure:17-24", "1,160").unwrap();
    /// assert_eq!((id.article.as_str(), id.kind.as_str(), id.start, id.end), ("post.jsonl:3", "figure", 17, 24));
    /// assert!(ClaimId::parse("figure 17", "1,160").is_none());
    /// ```
    #[must_use]
    pub fn parse(id: &str, text: &str) -> Option<Self> {
        let parts: Vec<&str> = id.split(':').collect();
        let range = |part: &str| {
            let (start, end) = part.split_once('-')?;
            let (start, end): (u32, u32) = (start.parse().ok()?, end.parse().ok()?);
            (start < end).then_some((start, end))
        };
        let (at, (start, end)) =
            (0..parts.len()).rev().take(3).find_map(|at| Some((at, range(parts.get(at)?)?)))?;
        let (kind, article) = parts.get(..at)?.split_last()?;
        let article = article.join(":");
        let count = parts.get(at + 2).map_or(Some(1), |count| count.parse().ok())?;
        (!kind.is_empty() && !article.is_empty()).then(|| Self {
            article,
            kind: (*kind).to_owned(),
            start,
            end,
            extractor: parts.get(at + 1).map(|name| (*name).to_owned()),
            count,
            text: text.to_owned(),
        })
    }
}

/// A decision and the reason for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    /// What was decided.
    pub decision: Decision,
    /// Why, for people.
    pub why: Option<String>,
}

/// What became of a correction on an article that it is meant for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Corrected {
    /// It was applied.
    Applied,
    /// It fits nothing there, for this reason.
    Missed(String),
    /// It fits nothing there, which says nothing: the article was skipped, or something failed on it.
    PassedOver,
}

/// Corrections, ready to be applied.
#[derive(Clone, Debug, Default)]
pub struct Corrections {
    all: Vec<Correction>,
    /// The numbers of those that are meant for one article, in the order in which they are applied.
    by_article: BTreeMap<String, Vec<usize>>,
    /// Those that are meant for all.
    everywhere: Vec<usize>,
}

impl Corrections {
    /// Takes corrections; each is known by its number here.
    #[must_use]
    pub fn new(all: Vec<Correction>) -> Self {
        let mut by_article: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut everywhere = Vec::new();
        let mut numbers: Vec<usize> = (0..all.len()).collect();
        numbers.sort_by_key(|number| all.get(*number).map(|correction| correction.decision.turn()));
        for number in numbers {
            match all.get(number).and_then(|correction| correction.decision.article()) {
                Some(article) => by_article.entry(article.to_owned()).or_default().push(number),
                None => everywhere.push(number),
            }
        }
        Self { all, by_article, everywhere }
    }

    /// The corrections by their numbers.
    #[must_use]
    pub fn all(&self) -> &[Correction] {
        &self.all
    }
}

impl Decision {
    /// The article that it is meant for; none where it is meant for all.
    #[must_use]
    pub fn article(&self) -> Option<&str> {
        match self {
            Self::Drop(claim) | Self::Change { claim, .. } => Some(&claim.article),
            Self::Add { article, .. } => Some(article),
            Self::Merge { article, .. } => article.as_deref(),
        }
    }

    /// The kind of claim that must be there; none where any may be, or none need be.
    #[must_use]
    pub fn kind(&self) -> Option<&str> {
        match self {
            Self::Drop(claim) | Self::Change { claim, .. } => Some(&claim.kind),
            Self::Add { .. } | Self::Merge { .. } => None,
        }
    }

    /// When it is applied.
    fn turn(&self) -> u8 {
        match self {
            Self::Drop(_) => 0,
            Self::Change { .. } => 1,
            Self::Add { .. } => 2,
            Self::Merge { .. } => 3,
        }
    }
}
