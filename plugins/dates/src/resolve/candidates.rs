//! The periods that share a name, and which of them is meant.

use copydesk_sdk::chrono::{Datelike, NaiveDate};

use crate::calendar::{self, Period};
use crate::expression::{Named, Pick, Unit};
use crate::holidays;
use crate::tense::Tense;

/// Years searched on either side: February 29 can be eight years away.
const YEARS: i32 = 8;
/// Months searched on either side for a weekday that falls on a day of the month.
const MONTHS: i32 = 30;
/// How many days a history may go back without a year being said.
const LAPSE: i64 = 180;
/// How much further off the side may be that the tense speaks for.
const TENSE: i64 = 20;

/// The period of that name in `year`; `None` for weekdays, which a year has many of.
pub(super) fn in_year(named: Named, year: i32) -> Option<Period> {
    if !(1..=9999).contains(&year) {
        return None;
    }
    Some(match named {
        Named::Day { month, day } => Period::Day(NaiveDate::from_ymd_opt(year, month, day)?),
        Named::Month(month) => Period::Month { year, month },
        Named::Season(season) => Period::Season { year, season },
        Named::Quarter(quarter) => Period::Quarter { year, quarter },
        Named::Half(half) => Period::Half { year, half },
        Named::Holiday(holiday) => Period::Day(holidays::date(holiday, year)?),
        Named::Week(week) => {
            Period::Week(NaiveDate::from_isoywd_opt(year, week, copydesk_sdk::chrono::Weekday::Mon)?)
        }
        Named::Weekday(_) | Named::WeekdayOn { .. } | Named::DayOfMonth(_) | Named::Weekend => return None,
    })
}

/// The latest period of that name that begins on `day` or before, and the earliest that begins after it.
pub(super) fn neighbours(named: Named, day: NaiveDate) -> (Option<Period>, Option<Period>) {
    match named {
        Named::Weekday(weekday) => {
            let back = i32::try_from(day.weekday().days_since(weekday)).unwrap_or(0);
            let before = Period::Day(day).shift(-back);
            (before, before.and_then(|period| period.shift(7)))
        }
        Named::Weekend => {
            let this = Period::Weekend(calendar::monday(day));
            if this.start().is_some_and(|start| start <= day) {
                (Some(this), this.shift(1))
            } else {
                (this.shift(-1), Some(this))
            }
        }
        Named::DayOfMonth(_) | Named::WeekdayOn { .. } => {
            let month = |by: i32| {
                let month = Period::Month { year: day.year(), month: day.month() }.shift(by)?.start()?;
                on_day_of_month(named, month)
            };
            let before = (0..MONTHS).filter_map(|back| month(-back)).find(|found| *found <= day);
            let after = (0..MONTHS).filter_map(month).find(|found| *found > day);
            (before.map(Period::Day), after.map(Period::Day))
        }
        _ => {
            let begins = |period: &Period| period.start();
            let years = |by: i32| in_year(named, day.year() + by);
            let before =
                (-1..YEARS).filter_map(|back| years(-back)).find(|p| begins(p).is_some_and(|s| s <= day));
            let after = (-1..YEARS).filter_map(years).find(|p| begins(p).is_some_and(|s| s > day));
            (before, after)
        }
    }
}

/// The 13th of a month, where it falls on the weekday that is asked for.
fn on_day_of_month(named: Named, month: NaiveDate) -> Option<NaiveDate> {
    match named {
        Named::DayOfMonth(day) => month.with_day(day),
        Named::WeekdayOn { weekday, day } => month.with_day(day).filter(|found| found.weekday() == weekday),
        _ => None,
    }
}

/// The period that is meant, seen from `day`.
pub(super) fn pick(named: Named, pick: Pick, day: NaiveDate, tense: Tense) -> Option<Period> {
    let (before, after) = neighbours(named, day);
    let holds = before.filter(|period| period.end().is_some_and(|end| end >= day));
    match pick {
        Pick::Last | Pick::Previous => match holds {
            Some(current) => neighbours(named, current.start()?.pred_opt()?).0,
            None => before,
        },
        Pick::Next | Pick::Following => after,
        Pick::This => match named {
            Named::Weekday(_) | Named::Weekend => this_week(before, after, holds, tense),
            _ => holds.or_else(|| in_year(named, day.year())).or(after),
        },
        Pick::Nearest => match named {
            Named::Weekday(_) => {
                if tense == Tense::Future {
                    holds.or(after)
                } else {
                    before.or(after)
                }
            }
            _ => holds.or_else(|| nearest(before, after, day, tense)),
        },
    }
}

/// "this Sunday": the one that comes, unless the tense looks back.
fn this_week(
    before: Option<Period>,
    after: Option<Period>,
    holds: Option<Period>,
    tense: Tense,
) -> Option<Period> {
    holds.or(if tense == Tense::Past { before } else { after })
}

/// The nearer of two, the side counting more that the tense speaks for.
fn nearest(before: Option<Period>, after: Option<Period>, day: NaiveDate, tense: Tense) -> Option<Period> {
    let (Some(past), Some(future)) = (before, after) else { return before.or(after) };
    let back = (day - past.end()?).num_days();
    let ahead = (future.start()? - day).num_days();
    let (back, ahead) = match tense {
        Tense::Past => (back, ahead * TENSE),
        Tense::Future => (back * TENSE, ahead),
        Tense::Unknown => (back, ahead),
    };
    Some(if back <= ahead { past } else { future })
}

/// In a history: the year of the date mentioned before, or the next where that would leap back.
pub(super) fn near_mention(named: Named, mention: Period) -> Option<Period> {
    if let (Period::Year(year), true) = (mention, !matches!(named, Named::Weekday(_))) {
        return in_year(named, year);
    }
    let day = mention.start()?;
    if matches!(named, Named::Weekday(_) | Named::WeekdayOn { .. } | Named::DayOfMonth(_) | Named::Weekend) {
        let (before, after) = neighbours(named, day);
        let holds = before.filter(|period| period.end().is_some_and(|end| end >= day));
        return matches!(mention, Period::Day(_)).then_some(holds.or(after)).flatten();
    }
    // A year is left out while it stays the same; only what lies far back has come round again.
    let same = in_year(named, day.year())?;
    let back = (day - same.end()?).num_days();
    if back > LAPSE { in_year(named, day.year() + 1) } else { Some(same) }
}

/// The first period of that name inside of `whole`.
pub(super) fn within(named: Named, whole: Period) -> Option<Period> {
    let (start, end) = (whole.start()?, whole.end()?);
    if let (Period::Year(year), Some(period)) = (whole, in_year(named, start.year())) {
        return (start.year() == year).then_some(period);
    }
    let (before, after) = neighbours(named, start);
    let inside = |period: &Period| period.start().is_some_and(|first| first >= start && first <= end);
    before.filter(inside).or_else(|| after.filter(inside))
}

/// The nth unit inside of `whole`: the last week of July; the third month of 2021. The 0th is the one that
/// `whole` begins in: the week of April 10.
pub(super) fn nth(unit: Unit, nth: i32, whole: Period) -> Option<Period> {
    let start = whole.start()?;
    if nth == 0 && unit == Unit::Weekend {
        // The weekend of a holiday on a Monday or Tuesday is the one before it.
        let early = start.weekday().num_days_from_monday() < 2;
        return Period::around(start, unit).shift(-i32::from(early));
    }
    if nth == 0 {
        return Some(Period::around(start, unit));
    }
    let edge = if nth > 0 { start } else { whole.end()? };
    let mut first = Period::around(edge, unit);
    if unit == Unit::Week {
        // A week belongs to the month or year that its Thursday lies in, as in ISO 8601.
        let thursday = Period::Day(first.start()?).shift(3)?.start()?;
        if thursday < start {
            first = first.shift(1)?;
        } else if thursday > whole.end()? {
            first = first.shift(-1)?;
        }
    }
    let found = first.shift(if nth > 0 { nth - 1 } else { nth + 1 })?;
    let begins = found.start()?;
    (begins <= whole.end()? && found.end()? >= start).then_some(found)
}
