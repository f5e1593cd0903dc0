//! The period that a figure covers: what keeps daily tolls apart from running ones, and one event's day from another's.

use copydesk_core::Word;
use copydesk_core::chrono::{Datelike, Days, NaiveDate};

use crate::words::{Kind, concept, stem, words};

/// A period, as far as the words for it tell.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Period {
    /// Not stated.
    None,
    /// Everything up to now: "since the war began", "so far".
    Running,
    /// So many days up to the day the figure holds for, which may be unknown: "in the past 24 hours".
    Last { days: u32, to: Option<NaiveDate> },
    /// A calendar period, from its first day to its last.
    Dates(NaiveDate, NaiveDate),
    /// For each of many: "a day", "annually".
    Each(Box<[Word]>),
    /// Other words, without those that tell nothing.
    Words(Box<[Word]>),
}

/// How two periods stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Overlap {
    /// They have days in common.
    Shared,
    /// One or both are not stated so that it could be told.
    Unknown,
    /// They have none, or one is of another sort.
    Apart,
}

impl Period {
    /// Reads the words of a window; `dates` are the ISO values of the dates in them, `as_of` the day that the
    /// figure holds for.
    pub(crate) fn read(window: &str, per: Option<&str>, dates: &[&str], as_of: Option<NaiveDate>) -> Self {
        if let Some(per) = per {
            return Self::Each([stem(per)].into());
        }
        let lower = window.to_lowercase();
        let all: Vec<&str> = words(&lower).collect();
        let has = |any: &[&str]| all.iter().any(|word| any.contains(word));
        if all.is_empty() {
            return Self::None;
        }
        if has(&["since", "so", "until", "cumulatively", "overall"]) {
            return Self::Running;
        }
        if has(&["each", "every", "annually", "daily", "weekly", "monthly", "yearly", "nightly", "a", "per"])
            && !has(&["during", "in", "within", "over", "on", "from"])
        {
            let each = ["each", "every", "a", "an", "per"];
            return Self::Each(
                all.iter().filter(|word| !each.contains(word)).map(|word| stem(word)).collect(),
            );
        }
        if has(&["last", "past", "previous", "preceding"])
            && let Some(days) = length(&all)
        {
            return Self::Last { days, to: as_of };
        }
        let spans: Vec<(NaiveDate, NaiveDate)> = dates.iter().filter_map(|date| calendar(date)).collect();
        let from = spans.iter().map(|(from, _)| *from).min();
        let to = spans.iter().map(|(_, to)| *to).max();
        match (from, to) {
            (Some(from), Some(to)) => Self::Dates(from, to),
            _ => Self::Words(content(&all)),
        }
    }

    /// Whether the two overlap; symmetric.
    pub(crate) fn overlap(&self, other: &Self) -> Overlap {
        use Overlap::{Apart, Shared, Unknown};
        let whether = |shared: bool| if shared { Shared } else { Apart };
        match (self, other) {
            (Self::Each(a), Self::Each(b)) => whether(a == b),
            (Self::Each(_), _) | (_, Self::Each(_)) => Apart,
            (Self::Last { days: a, to }, Self::Last { days: b, to: end }) => match (to, end) {
                _ if a != b => Apart,
                (Some(to), Some(end)) => {
                    whether((*to - *end).num_days().unsigned_abs() < u64::from(*a).max(1))
                }
                _ => Unknown,
            },
            (Self::Last { days, to: Some(to) }, Self::Dates(from, until))
            | (Self::Dates(from, until), Self::Last { days, to: Some(to) }) => {
                let first = to.checked_sub_days(Days::new(u64::from(*days))).unwrap_or(*to);
                whether(first <= *until && from <= to && (*until - *from).num_days() <= i64::from(*days) + 1)
            }
            (Self::Last { .. }, _) | (_, Self::Last { .. }) => Apart,
            (Self::Dates(a, b), Self::Dates(c, d)) => whether(a <= d && c <= b),
            (Self::Dates(..), Self::Running) | (Self::Running, Self::Dates(..)) => Apart,
            (Self::Running, Self::Running) => Shared,
            (Self::Words(a), Self::Words(b)) if a == b => Shared,
            _ => Unknown,
        }
    }
}

fn content(all: &[&str]) -> Box<[Word]> {
    let mut content: Vec<Word> =
        all.iter().map(|word| concept(word)).filter(|c| c.kind != Kind::None).map(|c| c.word).collect();
    content.sort_unstable();
    content.dedup();
    content.into()
}

/// "24 hours", "two weeks", "month", in whole days, at least one.
fn length(all: &[&str]) -> Option<u32> {
    const SMALL: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    const UNITS: [(&str, u32); 6] =
        [("hour", 1), ("day", 24), ("night", 24), ("week", 168), ("month", 730), ("year", 8766)];
    let unit = all.iter().find_map(|word| {
        let singular = word.strip_suffix('s').unwrap_or(word);
        UNITS.iter().find(|(unit, _)| *unit == singular).map(|(_, hours)| *hours)
    })?;
    let count = all.iter().find_map(|word| {
        let small = SMALL.iter().position(|small| small == word).and_then(|n| u32::try_from(n + 1).ok());
        small.or_else(|| word.parse().ok())
    });
    Some(unit.saturating_mul(count.unwrap_or(1)).div_ceil(24).clamp(1, 100_000))
}

/// The days of an ISO date at its grain: a day, a month or a year, a week.
pub(crate) fn calendar(value: &str) -> Option<(NaiveDate, NaiveDate)> {
    let year: i32 = value.get(..4)?.parse().ok()?;
    let rest = value.get(4..)?;
    if rest.is_empty() {
        return Some((NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?));
    }
    if let Some(week) = rest.strip_prefix("-W") {
        let monday =
            NaiveDate::from_isoywd_opt(year, week.parse().ok()?, copydesk_core::chrono::Weekday::Mon)?;
        return Some((monday, monday.checked_add_days(Days::new(6))?));
    }
    let month: u32 = rest.get(1..3)?.parse().ok()?;
    match rest.get(3..) {
        Some("") => {
            let first = NaiveDate::from_ymd_opt(year, month, 1)?;
            let next = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
            Some((first, NaiveDate::from_ymd_opt(next.0, next.1, 1)?.pred_opt()?))
        }
        Some(day) => {
            let date = NaiveDate::from_ymd_opt(year, month, day.get(1..3)?.parse().ok()?)?;
            Some((date, date))
        }
        None => None,
    }
}

/// A day written as ISO 8601, where it is one: coarser dates order nothing.
pub(crate) fn day(value: &str) -> Option<NaiveDate> {
    let (from, to) = calendar(value)?;
    (from == to && from.year() > 0).then_some(from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn on(day: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(2024, 2, day)
    }

    #[test]
    fn a_daily_toll_is_apart_from_a_running_one_and_from_the_next_day() {
        let daily = |to| Period::read("in the past 24 hours", None, &[], to);
        assert_eq!(daily(on(6)), Period::Last { days: 1, to: on(6) });
        assert_eq!(daily(on(6)).overlap(&daily(on(7))), Overlap::Apart);
        assert_eq!(daily(on(6)).overlap(&daily(on(6))), Overlap::Shared);
        assert_eq!(daily(None).overlap(&daily(on(6))), Overlap::Unknown);
        assert_eq!(daily(on(6)).overlap(&Period::None), Overlap::Apart);
        assert_eq!(daily(on(6)).overlap(&Period::read("since October", None, &[], on(6))), Overlap::Apart);
    }

    #[test]
    fn calendar_periods_overlap_by_their_days() {
        let dates = |value: &str| Period::read("in that time", None, &[value], None);
        assert_eq!(dates("2023-10-07").overlap(&dates("2023-10")), Overlap::Shared);
        assert_eq!(dates("2023-10-07").overlap(&dates("2023-10-08")), Overlap::Apart);
        assert_eq!(dates("2022").overlap(&dates("2023")), Overlap::Apart);
        assert_eq!(dates("2024-W06").overlap(&dates("2024-02-06")), Overlap::Shared);
        assert_eq!(dates("2023-10-07").overlap(&Period::None), Overlap::Unknown);
    }

    #[test]
    fn a_rate_is_only_like_a_rate() {
        let each = Period::read("each day", None, &[], None);
        assert!(matches!(each, Period::Each(_)));
        assert_eq!(each.overlap(&Period::None), Overlap::Apart);
        assert_eq!(each.overlap(&Period::read("", Some("day"), &[], None)), Overlap::Shared);
    }

    proptest! {
        #[test]
        fn overlap_is_symmetric(a in "[a-z0-9 ]{0,20}|in the last [0-9]{1,9} (days|hours)", b in "[a-z0-9 ]{0,20}|since May") {
            let (a, b) = (Period::read(&a, None, &["2024-02"], on(6)), Period::read(&b, None, &[], on(9)));
            prop_assert_eq!(a.overlap(&b), b.overlap(&a));
        }

        #[test]
        fn any_value_is_read(value: String) {
            day(&value);
        }
    }
}
