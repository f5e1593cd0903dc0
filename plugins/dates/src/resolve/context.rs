//! What holds for the whole article: the day it counts from, whether it is a history, and how it writes
//! numeric dates.

use copydesk_sdk::chrono::{Datelike, NaiveDate};
use copydesk_sdk::core::layers::{Paragraph, TokenKind, Zone};

use super::candidates;
use crate::calendar::Period;
use crate::expression::{Expression, Named, Origin, Pick, Unit};
use crate::scan::{Cursor, Found};

/// How far into the text the date may stand that an article opens with, in tokens.
const OPENING: usize = 12;

/// Which of two numbers is the day in 03/04/2024.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOrder {
    /// As the article's other dates have it; open where they do not tell.
    Auto,
    /// The first: 3 April.
    DayFirst,
    /// The second: March 4.
    MonthFirst,
}

/// What holds for the whole article.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Context {
    /// The day of publication, else the date that the article opens with.
    pub(crate) publication: Option<NaiveDate>,
    /// It is the one that the article opens with.
    pub(crate) opening: bool,
    /// The article tells of years long past in their order: dates count from the one before.
    pub(crate) narrative: bool,
    /// The latest full date, where all of them lie in its year and nothing later is spoken of.
    pub(crate) latest: Option<NaiveDate>,
    /// Whether the day comes first in numeric dates, where it is known.
    pub(crate) day_first: Option<bool>,
    /// Write what TIMEX3 has for vague references.
    pub(crate) timex: bool,
}

impl Context {
    /// Reads the context off the expressions that were found.
    pub(crate) fn read(
        c: &Cursor<'_>,
        paragraphs: &[Paragraph],
        all: &[Found],
        published: Option<NaiveDate>,
        order: DayOrder,
        timex: bool,
    ) -> Self {
        let publication = published.or_else(|| opening(c, paragraphs, all));
        let day_first = match order {
            DayOrder::DayFirst => Some(true),
            DayOrder::MonthFirst => Some(false),
            DayOrder::Auto => usual_order(c, all),
        };
        // With a day to count from, no other is needed.
        let latest = if publication.is_none() { latest(all) } else { None };
        let narrative = is_narrative(all, publication);
        Self { publication, opening: published.is_none(), narrative, latest, day_first, timex }
    }
}

/// The full date that an expression states.
fn full_date(expression: &Expression) -> Option<NaiveDate> {
    match expression {
        Expression::Dated { named: named @ Named::Day { .. }, year } => {
            match candidates::in_year(*named, *year)? {
                Period::Day(day) => Some(day),
                _ => None,
            }
        }
        Expression::Clock { day: Some(day), .. } | Expression::Part { day: Some(day), .. } => full_date(day),
        _ => None,
    }
}

/// The date that the article opens with: in a dateline, or among the first words and in no clause.
fn opening(c: &Cursor<'_>, paragraphs: &[Paragraph], all: &[Found]) -> Option<NaiveDate> {
    let start = |found: &Found| c.token(found.first).map_or(0, |token| token.span.start);
    all.iter()
        .take(8)
        .find(|found| {
            let paragraph =
                paragraphs.iter().find(|p| p.span.start <= start(found) && start(found) < p.span.end);
            let dateline = paragraph.is_some_and(|p| {
                matches!(p.zone, Zone::DATELINE | Zone::CREDIT) || start(found) < p.dateline_end
            });
            let prepositional = found
                .first
                .checked_sub(1)
                .is_some_and(|before| c.has_class(before, copydesk_sdk::core::layers::Class::PREPOSITION));
            full_date(&found.expression).is_some() && (dateline || (found.first < OPENING && !prepositional))
        })
        .and_then(|found| full_date(&found.expression))
}

/// The year that an expression states.
fn stated_year(expression: &Expression) -> Option<i32> {
    match expression {
        Expression::Dated { year, .. } | Expression::Year(year) => Some(*year),
        Expression::Range { from, to } => stated_year(from).or_else(|| stated_year(to)),
        Expression::Clock { day: Some(day), .. } | Expression::Part { day: Some(day), .. } => {
            stated_year(day)
        }
        Expression::YearBc(year) => Some(-*year),
        _ => None,
    }
}

/// Whether an expression counts from the day of publication, as news do.
fn is_deictic(expression: &Expression) -> bool {
    match expression {
        Expression::Shift { origin: Origin::Publication, by, unit } => *by != 0 || *unit != Unit::Year,
        Expression::Named { named: Named::Weekday(_), .. } => true,
        Expression::Named { pick: Pick::Last | Pick::This | Pick::Next, .. } => true,
        Expression::Part { day: Some(day), .. } => is_deictic(day),
        _ => false,
    }
}

/// How many expressions an article opens with: news tell there when something happened.
const LEAD: usize = 3;

/// Whether the article is a history: most of the years it states are long past, it hardly ever counts from
/// today, and not at its beginning.
fn is_narrative(all: &[Found], publication: Option<NaiveDate>) -> bool {
    let deictic = |found: &&Found| is_deictic(&found.expression);
    if all.iter().take(LEAD).any(|found| deictic(&found)) {
        return false;
    }
    let deictic = all.iter().filter(deictic).count();
    let (mut years, mut past) = (0_usize, 0_usize);
    for year in all.iter().filter_map(|found| stated_year(&found.expression)) {
        years += 1;
        past += usize::from(publication.is_none_or(|day| year < day.year() - 1));
    }
    match publication {
        Some(_) => past >= 3 && past * 5 >= years * 3 && deictic * 4 <= past,
        None => past >= 5 && deictic == 0,
    }
}

/// The latest full date, where all share its year and no later year is stated.
fn latest(all: &[Found]) -> Option<NaiveDate> {
    let full = || all.iter().filter_map(|found| full_date(&found.expression));
    let latest = full().max()?;
    let stated = all.iter().filter_map(|found| stated_year(&found.expression)).max()?;
    (full().all(|day| day.year() == latest.year()) && stated <= latest.year()).then_some(latest)
}

/// How the article writes dates: told by numbers that can be no month, else by "7 October" or "October 7".
fn usual_order(c: &Cursor<'_>, all: &[Found]) -> Option<bool> {
    let (mut numeric, mut spelled) = (0_i32, 0_i32);
    for found in all {
        let day = match &found.expression {
            Expression::Dated { named: Named::Day { month, day }, .. }
            | Expression::Named { named: Named::Day { month, day }, .. } => (*month, *day),
            _ => continue,
        };
        let words = c.words(found.first);
        let slash = c.is_kind(found.first + 1, TokenKind::SLASH);
        let first: Option<u32> = words.parse().ok();
        match first {
            Some(first) if slash && first == day.1 && day.1 > 12 => numeric += 1,
            Some(first) if slash && first == day.0 && day.1 > 12 => numeric -= 1,
            Some(first) if !slash && first == day.1 => spelled += 1,
            None if c.senses(found.first).month.is_some() => spelled -= 1,
            _ => {}
        }
    }
    let sign = if numeric == 0 { spelled } else { numeric };
    (sign != 0).then_some(sign > 0)
}
