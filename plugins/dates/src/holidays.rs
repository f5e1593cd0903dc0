//! Days with a name, and the date of each in a given year.

use std::ops::Range;
use std::sync::OnceLock;

use copydesk_sdk::chrono::{Datelike, Days, NaiveDate, Weekday};
use copydesk_sdk::core::Word;

use crate::calendar;

const TABLE: &str = include_str!("../data/holidays.tsv");

/// How the date of a holiday is found; see the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    Fixed { month: u32, day: u32 },
    Nth { month: u32, weekday: Weekday, nth: i8 },
    Before { month: u32, day: u32, weekday: Weekday },
    After { month: u32, day: u32, weekday: Weekday },
    Easter(i64),
    Lunar,
}

/// A holiday: its name, word by word, and its rule.
struct Holiday {
    words: Box<[Word]>,
    rule: Rule,
}

fn holidays() -> &'static [Holiday] {
    static HOLIDAYS: OnceLock<Vec<Holiday>> = OnceLock::new();
    HOLIDAYS.get_or_init(|| {
        let rows = TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let mut holidays: Vec<Holiday> = rows.filter_map(holiday).collect();
        holidays.sort_unstable_by(|a, b| a.words.cmp(&b.words));
        holidays
    })
}

fn holiday(row: &str) -> Option<Holiday> {
    let (name, rule) = row.split_once('\t')?;
    Some(Holiday { words: name.split(' ').map(Word::of).collect(), rule: read(rule)? })
}

fn read(rule: &str) -> Option<Rule> {
    let mut fields = rule.split(' ');
    let kind = fields.next()?;
    let month_day = |field: &str| {
        let (month, day) = field.split_once('-')?;
        Some((month.parse().ok()?, day.parse().ok()?))
    };
    let weekday = |field: &str| calendar::weekday(field.parse().ok()?);
    Some(match kind {
        "fixed" => {
            let (month, day) = month_day(fields.next()?)?;
            Rule::Fixed { month, day }
        }
        "nth" => Rule::Nth {
            month: fields.next()?.parse().ok()?,
            weekday: weekday(fields.next()?)?,
            nth: fields.next()?.parse().ok()?,
        },
        "before" | "after" => {
            let (month, day) = month_day(fields.next()?)?;
            let weekday = weekday(fields.next()?)?;
            if kind == "before" {
                Rule::Before { month, day, weekday }
            } else {
                Rule::After { month, day, weekday }
            }
        }
        "easter" => Rule::Easter(fields.next()?.parse().ok()?),
        "lunar" => Rule::Lunar,
        _ => return None,
    })
}

/// The holidays that share their first word, by their places in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Holidays {
    first: u16,
    end: u16,
}

impl Holidays {
    /// The place of each, and its name word by word; a longer name comes behind one that it begins with.
    pub(crate) fn names(self) -> impl Iterator<Item = (u16, &'static [Word])> {
        let all = holidays().get(usize::from(self.first)..usize::from(self.end)).unwrap_or_default();
        (self.first..).zip(all.iter().map(|holiday| &*holiday.words))
    }
}

/// The first words of all holidays, for the lexicon.
pub(crate) fn by_first_word() -> impl Iterator<Item = (Word, Holidays)> {
    let place = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
    let mut at = 0;
    holidays().chunk_by(|a, b| a.words.first() == b.words.first()).filter_map(move |group| {
        let Range { start, end } = at..at + group.len();
        at = end;
        let word = *group.first()?.words.first()?;
        Some((word, Holidays { first: place(start), end: place(end) }))
    })
}

/// The date of a holiday in `year`; `None` where the table has no rule for it.
pub(crate) fn date(holiday: u16, year: i32) -> Option<NaiveDate> {
    let ymd = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    match holidays().get(usize::from(holiday))?.rule {
        Rule::Fixed { month, day } => ymd(month, day),
        Rule::Nth { month, weekday, nth: nth @ 1.. } => {
            NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth.unsigned_abs())
        }
        Rule::Nth { month, weekday, .. } => {
            let next = if month == 12 { NaiveDate::from_ymd_opt(year + 1, 1, 1) } else { ymd(month + 1, 1) };
            back_to(next?.pred_opt()?, weekday)
        }
        Rule::Before { month, day, weekday } => back_to(ymd(month, day)?.pred_opt()?, weekday),
        Rule::After { month, day, weekday } => {
            back_to(ymd(month, day)?.checked_add_days(Days::new(6))?, weekday)
        }
        Rule::Easter(days) => {
            let easter = easter(year)?;
            if days < 0 {
                easter.checked_sub_days(Days::new(days.unsigned_abs()))
            } else {
                easter.checked_add_days(Days::new(days.unsigned_abs()))
            }
        }
        Rule::Lunar => None,
    }
}

/// The latest `weekday` that is not after `day`.
fn back_to(day: NaiveDate, weekday: Weekday) -> Option<NaiveDate> {
    day.checked_sub_days(Days::new(u64::from(day.weekday().days_since(weekday))))
}

/// Easter Sunday by the Gregorian computus.
///
/// Source: the anonymous algorithm in *Nature*, 20 April 1876, as given by J. Meeus, *Astronomical
/// Algorithms*, chapter 8.
fn easter(year: i32) -> Option<NaiveDate> {
    let a = year % 19;
    let (b, c) = (year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(n / 31).ok()?, u32::try_from(n % 31).ok()? + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(name: &str, year: i32) -> String {
        let words: Vec<Word> = name.split(' ').map(Word::of).collect();
        let (_, group) = by_first_word().find(|(word, _)| *word == words[0]).unwrap();
        let (holiday, _) = group.names().find(|(_, name)| *name == words).unwrap();
        date(holiday, year).unwrap().to_string()
    }

    #[test]
    fn every_row_has_a_rule() {
        let rows = TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).count();
        assert_eq!(holidays().len(), rows);
    }

    #[test]
    fn dates_are_computed_by_each_kind_of_rule() {
        assert_eq!(on("boxing day", 2023), "2023-12-26");
        assert_eq!(on("thanksgiving", 2023), "2023-11-23");
        assert_eq!(on("black friday", 2023), "2023-11-24");
        assert_eq!(on("memorial day", 2024), "2024-05-27");
        assert_eq!(on("victoria day", 2020), "2020-05-18");
        assert_eq!(on("election day", 2024), "2024-11-05");
        assert_eq!(on("election day", 2016), "2016-11-08");
        assert_eq!(on("easter", 2024), "2024-03-31");
        assert_eq!(on("good friday", 2019), "2019-04-19");
        assert_eq!(on("ash wednesday", 2021), "2021-02-17");
    }
}
