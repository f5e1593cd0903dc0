//! Lays the same claim from different articles side by side.
//!
//! [`Article`] keeps of an extraction, or of the line that `copydesk run` wrote of one, what a comparison needs;
//! [`compare`] finds the [`Comparison`]: figures that count the same thing and how their numbers relate, quotations of
//! one utterance and how their words differ, and the articles that are near-copies of one text.
//!
//! # Invariants
//! - No text of an article is needed: memory grows with the claims.
//! - The result does not depend on the order of the articles.
//! - Candidates come from inverted indexes, and under each key a claim meets a bounded number of others: the work
//!   grows with the claims.
//! - Nothing is called an update without dates that say so.
//!
//! # Where things are
//! Claims come in by `found` (from an extraction) or `record` (from a line) in the form of `claim`; `article` keeps them
//! as `figure` and `quote`, their words in a `pool`. `words` has stems and concepts. For figures: `number` (intervals and
//! units), `period`, `subject` (what is counted), `surroundings`, `likeness` (whether two count the same), `relation` (how
//! numbers stand to each other), `figures` (the groups). For quotations: `utterance`, `said` (whether two are one), `diff`,
//! `quotes` (the groups). `reprints` finds near-copies; `features`, `related` and `event` tell which articles are about
//! one event.
#![forbid(unsafe_code)]

mod article;
mod candidates;
mod claim;
mod diff;
mod event;
mod features;
mod figure;
mod figures;
mod found;
mod hash;
mod likeness;
mod number;
mod period;
mod pool;
mod positions;
mod quote;
mod quotes;
mod record;
mod related;
mod relation;
mod reprints;
mod said;
mod subject;
mod surroundings;
mod utterance;
mod words;

use copydesk_core::{Comparison, Group, Stated};

pub use article::Article;
pub use record::Unreadable;

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
/// use copydesk_core::Document;
/// let article = |id: &str, bound: &str| {
///     let claims = format!(
///         r#"[{{"id": "{id}:place:9-20", "kind": "place", "start": 9, "end": 20, "text": "Lower Marsh",
///               "attributes": {{"name": "Lower Marsh", "role": "literal", "feature": "P"}}}},
///             {{"id": "{id}:place:22-30", "kind": "place", "start": 22, "end": 30, "text": "Upper Fen",
///               "attributes": {{"name": "Upper Fen", "role": "literal", "feature": "P"}}}},
///             {{"id": "{id}:place:32-40", "kind": "place", "start": 32, "end": 40, "text": "Osier Bank",
///               "attributes": {{"name": "Osier Bank", "role": "literal", "feature": "P"}}}},
///             {{"id": "{id}:figure:0-3", "kind": "figure", "start": 0, "end": 3, "text": "132",
///               "attributes": {{"category": "count", "value": 132, "bound": "{bound}",
///                               "what": {{"text": "ferries"}}, "predicate": {{"text": "sank"}}}}}}]"#
///     );
///     let metadata = [("claims".to_owned(), claims)].into();
///     Article::read(&Document { id: id.into(), metadata, ..Document::default() }, false)
/// };
/// let articles = vec![article("a", "exact")?, article("b", "about")?];
/// let comparison = compare(articles, Options::default());
/// assert_eq!(comparison.figures[0].kind.relation.name(), "agrees");
/// # Ok::<(), copydesk_collate::Unreadable>(())
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
