//! The difference between two runs: claims gained, lost and changed, per article and extractor.
//!
//! [Lines](Reader) of both runs, or [pages](page_claims), become [`Article`]s, [`compare`] lays them side by side, and a
//! [`Look`] writes what differs.

mod align;
mod article;
mod github;
mod markdown;
mod page;
mod pair;
mod text;

pub use align::{Unreadable, compare};
pub use article::{Article, Claim, Place, Reader};
pub use github::Github;
pub use markdown::Markdown;
pub use page::read as page_claims;
pub use pair::difference;
pub use text::Text;

use std::collections::BTreeMap;

/// Where an article stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// In both runs.
    Both,
    /// In the new run only.
    New,
    /// In the old run only.
    Old,
}

/// What became of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is new.
    Gained(Claim),
    /// It is gone.
    Lost(Claim),
    /// It is still there, but says something else.
    Changed {
        /// The claim as it is now.
        claim: Claim,
        /// What it says otherwise: the name of each field with its value before and after, `null` where it
        /// had none.
        fields: Vec<(String, String, String)>,
    },
}

impl Change {
    /// The claim as it is now, or as it was last.
    #[must_use]
    pub fn claim(&self) -> &Claim {
        match self {
            Self::Gained(claim) | Self::Lost(claim) | Self::Changed { claim, .. } => claim,
        }
    }
}

/// How one article differs between two runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The article's id.
    pub article: String,
    /// Where it was read from, if known.
    pub path: Option<String>,
    /// Which runs have it.
    pub presence: Presence,
    /// Whether the article itself is another, so that positions say nothing.
    pub rewritten: bool,
    /// The changes, by extractor, then in the order of the text.
    pub changes: Vec<Change>,
    /// Diagnostics that only the new run has.
    pub said: Vec<String>,
    /// Diagnostics that only the old run has.
    pub unsaid: Vec<String>,
}

impl Difference {
    /// Whether there is any.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let Self { presence, rewritten, changes, said, unsaid, .. } = self;
        *presence == Presence::Both
            && !rewritten
            && changes.is_empty()
            && said.is_empty()
            && unsaid.is_empty()
    }
}

/// How many claims of an extractor differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Claims that are new.
    pub gained: usize,
    /// Claims that are gone.
    pub lost: usize,
    /// Claims that say something else.
    pub changed: usize,
}

/// What a comparison of two runs comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// How many articles either run has.
    pub articles: usize,
    /// How many of them differ.
    pub differing: usize,
    /// How many claims of each extractor differ.
    pub extractors: BTreeMap<String, Counts>,
}

impl Totals {
    /// Counts an article.
    pub fn count(&mut self, difference: &Difference) {
        self.articles += 1;
        self.differing += usize::from(!difference.is_empty());
        for change in &difference.changes {
            let counts = self.extractors.entry(change.claim().extractor.clone()).or_default();
            match change {
                Change::Gained(_) => counts.gained += 1,
                Change::Lost(_) => counts.lost += 1,
                Change::Changed { .. } => counts.changed += 1,
            }
        }
    }

    /// Whether the runs are the same.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.differing == 0
    }

    fn sum(&self) -> Counts {
        self.extractors.values().fold(Counts::default(), |sum, counts| Counts {
            gained: sum.gained + counts.gained,
            lost: sum.lost + counts.lost,
            changed: sum.changed + counts.changed,
        })
    }

    /// "2 of 15 articles differ: 3 claims gained, 1 lost, 2 changed".
    fn sentence(&self) -> String {
        let plural = if self.articles == 1 { "" } else { "s" };
        if self.is_same() {
            return format!("no difference in {} article{plural}", self.articles);
        }
        let Counts { gained, lost, changed } = self.sum();
        let differ = if self.differing == 1 { "differs" } else { "differ" };
        format!(
            "{} of {} article{plural} {differ}: claims gained {gained}, lost {lost}, changed {changed}",
            self.differing, self.articles
        )
    }
}

/// A way to write differences.
pub trait Look {
    /// Appends an article that differs.
    fn article(&mut self, difference: &Difference, out: &mut String);
    /// Appends what stands behind the last article.
    fn end(&mut self, totals: &Totals, out: &mut String);
}
