//! The articles of two runs, side by side.

use std::collections::{HashMap, VecDeque};

use super::{Article, Difference, Totals, difference};

/// A line of a result file that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The file.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// Why.
    pub reason: String,
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.reason)
    }
}

impl std::error::Error for Unreadable {}

/// Lays two runs side by side and gives every article that differs to `each`.
///
/// Both are read at the same pace: where they have the same articles in the same order, one article of each is
/// in memory at a time, and otherwise those that wait for their counterparts. What only one run has comes last,
/// the old one's first.
///
/// # Errors
/// The first that reading or `each` gives.
pub fn compare<E: From<Unreadable>>(
    mut old: impl Iterator<Item = Result<Article, Unreadable>>,
    mut new: impl Iterator<Item = Result<Article, Unreadable>>,
    mut each: impl FnMut(&Difference) -> Result<(), E>,
) -> Result<Totals, E> {
    let mut totals = Totals::default();
    let mut tell = |old: Option<Article>, new: Option<Article>| -> Result<(), E> {
        let Some(difference) = difference(old, new) else { return Ok(()) };
        totals.count(&difference);
        if difference.is_empty() { Ok(()) } else { each(&difference) }
    };
    let (mut left, mut right) = (Waiting::default(), Waiting::default());
    loop {
        match (old.next().transpose()?, new.next().transpose()?) {
            (None, None) => break,
            (Some(old), Some(new)) if old.id == new.id => tell(Some(old), Some(new))?,
            (old, new) => {
                if let Some(old) = old {
                    match right.take(&old.id) {
                        Some(new) => tell(Some(old), Some(new))?,
                        None => left.put(old),
                    }
                }
                if let Some(new) = new {
                    match left.take(&new.id) {
                        Some(old) => tell(Some(old), Some(new))?,
                        None => right.put(new),
                    }
                }
            }
        }
    }
    for article in left.rest() {
        tell(Some(article), None)?;
    }
    for article in right.rest() {
        tell(None, Some(article))?;
    }
    Ok(totals)
}

/// Articles of one run that wait for those of the other.
#[derive(Default)]
struct Waiting {
    articles: HashMap<String, VecDeque<(usize, Article)>>,
    count: usize,
}

impl Waiting {
    fn put(&mut self, article: Article) {
        self.count += 1;
        self.articles.entry(article.id.clone()).or_default().push_back((self.count, article));
    }

    fn take(&mut self, id: &str) -> Option<Article> {
        let queue = self.articles.get_mut(id)?;
        let first = queue.pop_front();
        if queue.is_empty() {
            self.articles.remove(id);
        }
        first.map(|(_, article)| article)
    }

    /// Those that are left, as they came.
    fn rest(self) -> impl Iterator<Item = Article> {
        let mut rest: Vec<_> = self.articles.into_values().flatten().collect();
        rest.sort_by_key(|(at, _)| *at);
        rest.into_iter().map(|(_, article)| article)
    }
}
