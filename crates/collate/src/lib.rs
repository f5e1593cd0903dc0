//! Lays the same claim from different articles side by side.
//!
//! [`Article::read`] keeps of a line that `copydesk run` wrote what a comparison needs; [`compare`] finds the
//! [`Comparison`]: figures that count the same thing and how their numbers relate, quotations of one utterance and
//! how their words differ, and the articles that are near-copies of one text.
//!
//! # Invariants
//! - No text of an article is needed: memory grows with the claims.
//! - The result does not depend on the order of the articles.
//! - Candidates come from inverted indexes, and under each key a claim meets a bounded number of others: the work
//!   grows with the claims.
//! - Nothing is called an update without dates that say so.
//!
//! # Where things are
//! `record` reads a line, `article` keeps what is compared of it. `words` has stems and concepts. For figures:
//! `number` (intervals and units), `period`, `subject` (what is counted), `likeness` (whether two count the same),
//! `relation` (how numbers stand to each other), `figures` (the groups). For quotations: `utterance`, `diff`,
//! `quotes`. `reprints` finds near-copies, `features` and `event` tell which articles are about one event.
#![forbid(unsafe_code)]

mod article;
mod candidates;
mod diff;
mod event;
mod features;
mod figures;
mod likeness;
mod number;
mod period;
mod quotes;
mod record;
mod relation;
mod reprints;
mod subject;
mod utterance;
mod words;

use copydesk_core::{Comparison, Group, Stated};

pub use article::Article;
pub use record::Unreadable;

use article::Located;
use event::Events;

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Whether figures are.
    pub figures: bool,
    /// Whether quotations are.
    pub quotes: bool,
    /// From how many articles a group must come; never fewer than two.
    pub min_articles: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { figures: true, quotes: true, min_articles: 2 }
    }
}

/// Compares the claims of articles.
///
/// ```
/// use copydesk_collate::{Article, Options, compare};
/// let line = |id: &str, bound: &str| format!(
///     r#"{{"id": "{id}", "sketch": "0.0.", "claims": [
///         {{"id": "{id}:place:9-20", "kind": "place", "start": 9, "end": 20, "text": "Lower Marsh",
///           "attributes": {{"name": "Lower Marsh", "role": "literal", "feature": "P"}}}},
///         {{"id": "{id}:place:22-30", "kind": "place", "start": 22, "end": 30, "text": "Upper Fen",
///           "attributes": {{"name": "Upper Fen", "role": "literal", "feature": "P"}}}},
///         {{"id": "{id}:place:32-40", "kind": "place", "start": 32, "end": 40, "text": "Osier Bank",
///           "attributes": {{"name": "Osier Bank", "role": "literal", "feature": "P"}}}},
///         {{"id": "{id}:figure:0-3", "kind": "figure", "start": 0, "end": 3, "text": "132",
///           "attributes": {{"category": "count", "value": 132, "bound": "{bound}",
///                           "what": {{"text": "ferries"}}, "predicate": {{"text": "sank"}}}}}}]}}"#
/// );
/// let articles = [line("a", "exact"), line("b", "about")].map(|l| Article::read(&l, false).unwrap());
/// let comparison = compare(articles.into(), Options::default());
/// assert_eq!(comparison.figures[0].kind.relation.name(), "agrees");
/// ```
#[must_use]
pub fn compare(mut articles: Vec<Article>, options: Options) -> Comparison {
    articles.sort_by(|a, b| {
        let order = |a: &Article| (a.day.is_none(), a.day);
        order(a).cmp(&order(b)).then_with(|| (&a.outlet, &a.id).cmp(&(&b.outlet, &b.id)))
    });
    let witnesses = reprints::witnesses(&articles);
    let events = Events::new(&articles, &witnesses);
    let mut comparison = Comparison::default();
    if options.figures {
        comparison.figures = figures::groups(&articles, &events, options.min_articles);
        rank(&mut comparison.figures, |figures| figures.claims.first());
    }
    if options.quotes {
        comparison.quotes = quotes::groups(&articles, &events, options.min_articles);
        rank(&mut comparison.quotes, |quotes| quotes.claims.first());
    }
    comparison.reprints = witnesses.reprints;
    comparison
}

/// Most witnesses first; then by the place of the first claim.
fn rank<T, C>(groups: &mut [Group<T>], first: impl Fn(&T) -> Option<&Stated<C>>) {
    groups.sort_by(|a, b| {
        let place =
            |group: &Group<T>| first(&group.kind).map(|c| (c.article.clone(), c.start, c.end, c.id.clone()));
        b.witnesses.cmp(&a.witnesses).then_with(|| place(a).cmp(&place(b)))
    });
}

/// A claim as it is shown in a group.
fn located<T>(article: &Article, at: &Located, reprint_of: Option<String>, said: T) -> Stated<T> {
    Stated {
        article: article.id.clone(),
        id: at.id.clone(),
        start: at.start,
        end: at.end,
        text: at.text.clone(),
        outlet: article.outlet.clone(),
        published: article.published.clone(),
        said,
        sentence: at.sentence.clone(),
        reprint_of,
    }
}
