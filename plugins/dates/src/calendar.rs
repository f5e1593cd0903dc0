//! Periods of the calendar: a day, a week, a quarter, a decade, each at its own grain.
//!
//! Values are written as TIMEX3 writes them (ISO 8601 where that has a form): `2024-02-06`, `2024-W05`,
//! `2024-W05-WE`, `2024-02`, `2023-Q3`, `2023-H1`, `2023-SU`, `2023`, `199` for a decade, `19` for a century.
//! Source: TimeML Annotation Guidelines 1.2.1, <https://timeml.github.io/site/publications/specs.html>.

use std::fmt;

use copydesk_sdk::chrono::{Datelike, Days, NaiveDate, Weekday};
use copydesk_sdk::core::Grain;

use crate::expression::{Season, Unit};
use crate::iso::Iso;

/// The years that have a value; TIMEX3 writes years with four digits.
const YEARS: std::ops::RangeInclusive<i32> = 1..=9999;

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Period {
    Day(NaiveDate),
    /// An ISO week, by its Monday.
    Week(NaiveDate),
    /// Saturday and Sunday, by the Monday before.
    Weekend(NaiveDate),
    Month {
        year: i32,
        month: u32,
    },
    Quarter {
        year: i32,
        quarter: u32,
    },
    Half {
        year: i32,
        half: u32,
    },
    Season {
        year: i32,
        season: Season,
    },
    Year(i32),
    /// Years that share three digits: 199.
    Decade(i32),
    /// Years that share two digits: 19.
    Century(i32),
    /// A year before Christ.
    YearBc(i32),
    /// A century before Christ: 08 for the ninth.
    CenturyBc(i32),
}

impl Period {
    /// The period of the size of `unit` that `day` lies in; a day for anything shorter.
    pub(crate) fn around(day: NaiveDate, unit: Unit) -> Self {
        let (year, month) = (day.year(), day.month());
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Self::Day(day),
            Unit::Week => Self::Week(monday(day)),
            Unit::Weekend => Self::Weekend(monday(day)),
            Unit::Month => Self::Month { year, month },
            Unit::Quarter => Self::Quarter { year, quarter: month.div_ceil(3) },
            Unit::Half => Self::Half { year, half: if month < 7 { 1 } else { 2 } },
            Unit::Year => Self::Year(year),
            Unit::Decade => Self::Decade(year / 10),
            Unit::Century => Self::Century(year / 100),
        }
    }

    /// The first day; `None` before Christ or beyond the years that are written.
    pub(crate) fn start(self) -> Option<NaiveDate> {
        let first = |year: i32, month: u32| {
            NaiveDate::from_ymd_opt(year, month, 1).filter(|day| YEARS.contains(&day.year()))
        };
        match self {
            Self::Day(day) | Self::Week(day) => Some(day),
            Self::Weekend(monday) => monday.checked_add_days(Days::new(5)),
            Self::Month { year, month } => first(year, month),
            Self::Quarter { year, quarter } => first(year, 3 * quarter - 2),
            Self::Half { year, half } => first(year, 6 * half - 5),
            Self::Season { year, season } => first(year, season.first_month()),
            Self::Year(year) => first(year, 1),
            Self::Decade(decade) => first((decade * 10).max(1), 1),
            Self::Century(century) => first((century * 100).max(1), 1),
            Self::YearBc(_) | Self::CenturyBc(_) => None,
        }
    }

    /// The last day.
    pub(crate) fn end(self) -> Option<NaiveDate> {
        match self {
            Self::Day(day) => Some(day),
            Self::Weekend(monday) => monday.checked_add_days(Days::new(6)),
            Self::Season { .. } => {
                let first = self.start()?;
                Self::Month { year: first.year(), month: first.month() }.shift(2)?.end()
            }
            other => other.shift(1)?.start()?.pred_opt(),
        }
    }

    /// The period of the same kind `by` further on. `None` where it leaves the years that are written.
    pub(crate) fn shift(self, by: i32) -> Option<Self> {
        let days = |day: NaiveDate, n: i32| {
            let moved = if n < 0 {
                day.checked_sub_days(Days::new(u64::from(n.unsigned_abs())))
            } else {
                day.checked_add_days(Days::new(u64::from(n.unsigned_abs())))
            };
            moved.filter(|day| YEARS.contains(&day.year()))
        };
        let wrap = |year: i32, part: u32, parts: i32| {
            let count =
                year.checked_mul(parts)?.checked_add(i32::try_from(part).ok()? - 1)?.checked_add(by)?;
            let year = count.div_euclid(parts);
            let part = u32::try_from(count.rem_euclid(parts)).ok()? + 1;
            YEARS.contains(&year).then_some((year, part))
        };
        let sum = |n: i32, low: i32, high: i32| n.checked_add(by).filter(|n| (low..=high).contains(n));
        Some(match self {
            Self::Day(day) => Self::Day(days(day, by)?),
            Self::Week(monday) => Self::Week(days(monday, by.checked_mul(7)?)?),
            Self::Weekend(monday) => Self::Weekend(days(monday, by.checked_mul(7)?)?),
            Self::Month { year, month } => {
                wrap(year, month, 12).map(|(year, month)| Self::Month { year, month })?
            }
            Self::Quarter { year, quarter } => {
                wrap(year, quarter, 4).map(|(year, quarter)| Self::Quarter { year, quarter })?
            }
            Self::Half { year, half } => wrap(year, half, 2).map(|(year, half)| Self::Half { year, half })?,
            Self::Season { year, season } => Self::Season { year: sum(year, 1, 9999)?, season },
            Self::Year(year) => Self::Year(sum(year, 1, 9999)?),
            Self::Decade(decade) => Self::Decade(sum(decade, 0, 999)?),
            Self::Century(century) => Self::Century(sum(century, 0, 99)?),
            Self::YearBc(year) => Self::YearBc(year.checked_sub(by).filter(|y| YEARS.contains(y))?),
            Self::CenturyBc(century) => {
                Self::CenturyBc(century.checked_sub(by).filter(|c| (0..=99).contains(c))?)
            }
        })
    }

    /// The same stretch `years` later, at the same grain: the quarter a year before a quarter.
    pub(crate) fn shift_years(self, years: i32) -> Option<Self> {
        let year = |y: i32| y.checked_add(years).filter(|y| YEARS.contains(y));
        Some(match self {
            Self::Month { year: y, month } => Self::Month { year: year(y)?, month },
            Self::Quarter { year: y, quarter } => Self::Quarter { year: year(y)?, quarter },
            Self::Half { year: y, half } => Self::Half { year: year(y)?, half },
            Self::Season { .. } | Self::Year(_) => self.shift(years)?,
            _ => Self::Year(year(self.year()?)?),
        })
    }

    /// The year it begins in.
    pub(crate) fn year(self) -> Option<i32> {
        match self {
            Self::Month { year, .. }
            | Self::Quarter { year, .. }
            | Self::Half { year, .. }
            | Self::Season { year, .. }
            | Self::Year(year) => Some(year),
            other => other.start().map(|day| day.year()),
        }
    }

    /// How fine it is.
    pub(crate) fn grain(self) -> Grain {
        match self {
            Self::Day(_) => Grain::Day,
            Self::Week(_) | Self::Weekend(_) => Grain::Week,
            Self::Month { .. } => Grain::Month,
            Self::Quarter { .. } => Grain::Quarter,
            Self::Half { .. } | Self::Season { .. } => Grain::Season,
            Self::Year(_) | Self::YearBc(_) => Grain::Year,
            Self::Decade(_) => Grain::Decade,
            Self::Century(_) | Self::CenturyBc(_) => Grain::Century,
        }
    }
}

impl Period {
    /// Writes it behind what `text` holds.
    pub(crate) fn write(self, text: &mut String) {
        let week = |monday: NaiveDate| (monday.iso_week().year(), monday.iso_week().week());
        let mut text = Iso(text);
        match self {
            Self::Day(day) => text.year(day.year()).dash().two(day.month()).dash().two(day.day()),
            Self::Week(monday) => {
                let (year, week) = week(monday);
                text.year(year).letters("-W").two(week)
            }
            Self::Weekend(monday) => {
                let (year, week) = week(monday);
                text.year(year).letters("-W").two(week).letters("-WE")
            }
            Self::Month { year, month } => text.year(year).dash().two(month),
            Self::Quarter { year, quarter } => text.year(year).letters("-Q").digits(quarter, 1),
            Self::Half { year, half } => text.year(year).letters("-H").digits(half, 1),
            Self::Season { year, season } => text.year(year).dash().letters(season.code()),
            Self::Year(year) => text.year(year),
            Self::Decade(decade) => text.digits(decade.unsigned_abs(), 3),
            Self::Century(century) => text.two(century.unsigned_abs()),
            Self::YearBc(year) => text.letters("BC").year(year),
            Self::CenturyBc(century) => text.letters("BC").two(century.unsigned_abs()),
        };
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        self.write(&mut text);
        f.write_str(&text)
    }
}

/// The Monday of the ISO week that `day` lies in.
pub(crate) fn monday(day: NaiveDate) -> NaiveDate {
    day.week(Weekday::Mon).checked_first_day().unwrap_or(day)
}

/// The weekday of the number in the data: 1 for Monday.
pub(crate) fn weekday(number: u8) -> Option<Weekday> {
    Weekday::try_from(number.checked_sub(1)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn a_week_in_january_belongs_to_its_iso_year() {
        assert_eq!(Period::around(day(2021, 1, 2), Unit::Week).to_string(), "2020-W53");
        assert_eq!(Period::around(day(2024, 12, 31), Unit::Week).to_string(), "2025-W01");
    }

    #[test]
    fn shifting_wraps_at_the_year() {
        let december = Period::Month { year: 2023, month: 12 };
        assert_eq!(december.shift(1).unwrap().to_string(), "2024-01");
        assert_eq!(Period::Quarter { year: 2024, quarter: 1 }.shift(-1).unwrap().to_string(), "2023-Q4");
        assert_eq!(Period::YearBc(264).shift(2).unwrap().to_string(), "BC0262");
    }

    #[test]
    fn what_leaves_the_written_years_is_nothing() {
        assert_eq!(Period::Year(9999).shift(1), None);
        assert_eq!(Period::Day(day(1, 1, 1)).shift(-1), None);
        assert_eq!(Period::Decade(199).shift(i32::MAX), None);
    }

    #[test]
    fn ends_are_the_last_day() {
        assert_eq!(Period::Month { year: 2024, month: 2 }.end(), Some(day(2024, 2, 29)));
        assert_eq!(Period::Weekend(day(2024, 2, 5)).end(), Some(day(2024, 2, 11)));
    }
}
