//! What is kept of an article: its claims as far as they are compared, and what it is about.

use copydesk_core::chrono::NaiveDate;
use copydesk_core::{Document, Extraction, Outcome, Published, Sketch, Stated};

use crate::claim::{Claim, Says};
use crate::features::{Collector, Features};
use crate::figure::Figure;
use crate::pool::{Piece, Pool};
use crate::quote::Quote;
use crate::record::Unreadable;
use crate::surroundings::Surroundings;
use crate::{found, record};

/// An article without its text: what a comparison needs of it.
///
/// It is made of an extraction, or of a line that `copydesk run` wrote of one: both give the same.
#[derive(Clone, Debug)]
pub struct Article {
    pub(crate) id: String,
    pub(crate) outlet: Option<String>,
    pub(crate) published: Option<String>,
    /// The day of publication.
    pub(crate) day: Option<NaiveDate>,
    pub(crate) sketch: Sketch,
    /// The words of its claims.
    pub(crate) pool: Pool,
    pub(crate) figures: Vec<Figure>,
    pub(crate) quotes: Vec<Quote>,
    /// What it is about.
    pub(crate) features: Features,
    failed: bool,
}

/// Where a claim stands, and its words.
#[derive(Clone, Debug)]
pub(crate) struct Located {
    /// Its id, where that is not the usual one.
    id: Piece,
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) text: Piece,
    sentence: Piece,
}

impl Article {
    /// What is compared of an extraction. With `sentences`, each claim keeps its sentence.
    #[must_use]
    pub fn of(extraction: &Extraction, sentences: bool) -> Self {
        let claims = found::claims(extraction, sentences);
        let article = &extraction.article;
        Self::new(article, Sketch::of(&article.text), extraction.outcome() == Outcome::Failed, &claims)
    }

    /// What is compared of a line that `copydesk run` wrote, read as a document: its `claims`, `sketch` and
    /// `diagnostics` stand among the metadata, and so do its `offsets` where these are not code points.
    /// With `sentences`, each claim keeps its sentence, as far as the document has its text.
    ///
    /// # Errors
    /// [`Unreadable`] where it is no such line, or its offsets cannot be told.
    pub fn read(document: &Document, sentences: bool) -> Result<Self, Unreadable> {
        let claims = record::claims(document, sentences)?;
        let sketch = document.metadata.get("sketch").and_then(|sketch| sketch.parse().ok());
        Ok(Self::new(document, sketch.unwrap_or_default(), record::failed(document), &claims))
    }

    fn new(document: &Document, sketch: Sketch, failed: bool, claims: &[Claim<'_>]) -> Self {
        let day = document.published.as_ref().map(Published::date);
        let around = Surroundings::new(claims);
        let mut features = Collector::new(day);
        let mut pool = Pool::default();
        let (mut figures, mut quotes) = (Vec::new(), Vec::new());
        for claim in claims {
            features.claim(claim);
            match &claim.says {
                Says::Figure(_) if around.is_crowded(claim) || around.is_window(claim) => {}
                Says::Figure(says) => {
                    let figure = Figure::read(claim, says, &around, day, &mut pool);
                    figure.iter().for_each(|figure| features.figure(figure));
                    figures.extend(figure);
                }
                Says::Quote(says) => quotes.push(Quote::read(claim, says, &mut pool)),
                Says::Place(_) | Says::Date(_) => {}
            }
        }
        pool.shrink();
        figures.shrink_to_fit();
        quotes.shrink_to_fit();
        Self {
            id: document.id.clone(),
            outlet: document.outlet.clone(),
            published: document.published.as_ref().map(|published| published.written().to_owned()),
            day,
            sketch,
            pool,
            figures,
            quotes,
            features: features.finish(),
            failed,
        }
    }

    /// The article's id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Whether the article, or an extractor on it, failed.
    #[must_use]
    pub fn failed(&self) -> bool {
        self.failed
    }

    /// A claim as it is shown in a group.
    pub(crate) fn located<T>(
        &self,
        kind: &str,
        at: &Located,
        reprint_of: Option<String>,
        said: T,
    ) -> Stated<T> {
        let usual = || format!("{}:{kind}:{}-{}", self.id, at.start, at.end);
        Stated {
            article: self.id.clone(),
            id: self.pool.some(at.id).map_or_else(usual, Into::into),
            start: at.start,
            end: at.end,
            text: self.pool.of(at.text).to_owned(),
            outlet: self.outlet.clone(),
            published: self.published.clone(),
            said,
            sentence: self.pool.some(at.sentence).map(Into::into),
            reprint_of,
        }
    }
}

impl Located {
    pub(crate) fn new(claim: &Claim<'_>, pool: &mut Pool) -> Self {
        let sentence = claim.shown.map(|words| words.split_whitespace().collect::<Vec<_>>().join(" "));
        Self {
            id: pool.maybe(claim.id.as_deref()),
            start: claim.start,
            end: claim.end,
            text: pool.add(&claim.text),
            sentence: pool.maybe(sentence.as_deref()),
        }
    }
}
