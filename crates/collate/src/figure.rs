//! A figure as it is compared.

use copydesk_core::chrono::NaiveDate;
use copydesk_core::{FigureStated, Word};

use crate::article::Located;
use crate::claim::{Claim, FigureSays, Range, Words};
use crate::hash::key;
use crate::number::{Dimension, Number, dimension};
use crate::period::{Period, day};
use crate::pool::{Piece, Pool};
use crate::subject::Subject;
use crate::surroundings::Surroundings;

/// A figure, ready to be compared.
#[derive(Clone, Debug)]
pub(crate) struct Figure {
    pub(crate) at: Located,
    pub(crate) sort: Sort,
    pub(crate) number: Number,
    pub(crate) dimension: Dimension,
    /// What takes its number to the first unit of its dimension.
    pub(crate) factor: f64,
    /// A figure of the same dimension whose unit is the same has the same.
    pub(crate) unit: u64,
    /// Two figures of one wording say the same of the same number.
    pub(crate) wording: u64,
    pub(crate) subject: Subject,
    pub(crate) period: Period,
    pub(crate) as_of: Option<NaiveDate>,
    /// The places that its sentence names, sorted.
    pub(crate) places: Box<[Word]>,
    stated: Stated,
}

/// What sort of number it is, as far as that decides what it is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    Count,
    Ordinal,
    Duration,
    Other,
}

/// What it is shown with.
#[derive(Clone, Debug)]
struct Stated {
    value: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    bound: Piece,
    unit: Piece,
    what: Piece,
    predicate: Piece,
    source: Piece,
    window: Piece,
    as_of: Piece,
}

/// So many days before an article appears, a day is no longer when it was told but when the thing happened.
const NEWS: i64 = 7;

impl Figure {
    /// Reads a figure of an article that was `published` on a day; none where it is compared with nothing.
    pub(crate) fn read(
        claim: &Claim<'_>,
        says: &FigureSays<'_>,
        around: &Surroundings<'_>,
        published: Option<NaiveDate>,
        pool: &mut Pool,
    ) -> Option<Self> {
        let sort = match &*says.category {
            // No two are of one thing: a score is of one match, an age of one person.
            "score" | "age" => return None,
            "count" => Sort::Count,
            "ordinal" => Sort::Ordinal,
            "duration" => Sort::Duration,
            _ => Sort::Other,
        };
        // "One dealer", "the first" are said of all sorts of people and things.
        let one = matches!(sort, Sort::Count | Sort::Ordinal) && says.value == Some(1.0);
        if one || says.change.is_some() {
            return None;
        }
        let text = |words: &Option<Words<'_>>| words.as_ref().map(|words| words.text.to_string());
        let (what, predicate, window) = (text(&says.what), text(&says.predicate), text(&says.window));
        let [what, predicate, window] = [what, predicate, window].map(Option::unwrap_or_default);
        // "since the war began" says what the figure is about as well as when.
        let since = if window.starts_with("since") { window.as_str() } else { "" };
        let counts = matches!(&*says.category, "count" | "ordinal" | "percent" | "fraction" | "ratio");
        let subject = Subject::read(&what, [&predicate, since], counts);
        let (dimension, factor) = dimension(&says.category, says.unit.as_deref(), says.per.as_deref());
        let number = Number::new(says.value, says.low, says.high, &says.bound, factor)?;
        // What is not a number of anything is compared with nothing.
        if subject.is_empty() && number.digits < 3 {
            return None;
        }
        // A day long before the article appeared is when the thing happened: the figure holds since then.
        let told = says.as_of.as_deref().and_then(day);
        let event = told.filter(|day| published.is_some_and(|p| (p - *day).num_days() > NEWS));
        let as_of = if event.is_some() { published } else { told.or(published) };
        let span = says.window.as_ref().map(|window| Range { start: window.start, end: window.end });
        let dates: Vec<&str> = span.map(|span| around.dates(span).collect()).unwrap_or_default();
        let period = match (Period::read(&window, says.per.as_deref(), &dates, as_of), event) {
            (Period::None, Some(day)) => Period::Dates(day, day),
            (period, _) => period,
        };
        Some(Self {
            at: Located::new(claim, pool),
            sort,
            number,
            dimension,
            factor,
            unit: key(says.unit.as_deref()),
            wording: key([&says.bound, &*what, &predicate, &window]),
            subject,
            period,
            as_of,
            places: around.places(claim),
            stated: Stated {
                value: says.value,
                low: says.low,
                high: says.high,
                bound: pool.add(&says.bound),
                unit: pool.maybe(says.unit.as_deref()),
                what: pool.add(&what),
                predicate: pool.add(&predicate),
                source: pool.maybe(says.source.as_ref().map(Words::fuller)),
                window: pool.add(&window),
                as_of: pool.maybe(says.as_of.as_deref()),
            },
        })
    }

    /// What it counts, and what it says of it, in its own words.
    pub(crate) fn about<'a>(&self, pool: &'a Pool) -> impl Iterator<Item = &'a str> {
        [self.stated.what, self.stated.predicate].into_iter().filter_map(|words| pool.some(words))
    }

    /// Its unit.
    pub(crate) fn unit(&self, pool: &Pool) -> Option<String> {
        pool.some(self.stated.unit).map(Into::into)
    }

    /// What it says.
    pub(crate) fn stated(&self, pool: &Pool) -> FigureStated {
        let said = &self.stated;
        let words = |piece| pool.some(piece).map(Into::into);
        FigureStated {
            value: said.value,
            low: said.low,
            high: said.high,
            bound: pool.of(said.bound).to_owned(),
            unit: words(said.unit),
            what: words(said.what),
            predicate: words(said.predicate),
            source: words(said.source),
            window: words(said.window),
            as_of: words(said.as_of),
        }
    }
}
