//! The names of the rules, and how sure each is.

use copydesk_sdk::core::Rule;

use crate::expression::{Expression, Named, Origin, Pick, Unit};

/// A rule's name, how sure its claims are where they have a value, and where they have none.
///
/// The numbers are shares of right claims on annotated news and histories, rounded down; where a rule was seen
/// a few times only, one half is mixed in. They stand in the README as well.
type Row = (&'static str, f32, f32);

const FULL_DATE: Row = ("full-date", 0.98, 0.9);
const NUMERIC_DATE: Row = ("numeric-date", 0.85, 0.85);
const MONTH_AND_YEAR: Row = ("month-and-year", 0.98, 0.9);
const NAME_AND_YEAR: Row = ("name-and-year", 0.9, 0.9);
const YEAR: Row = ("year", 0.97, 0.9);
const BEFORE_CHRIST: Row = ("before-christ", 0.96, 0.9);
const DECADE_OR_CENTURY: Row = ("decade-or-century", 0.93, 0.9);
const DAY_AND_MONTH: Row = ("day-and-month", 0.95, 0.92);
const MONTH: Row = ("month", 0.9, 0.88);
const WEEKDAY: Row = ("weekday", 0.93, 0.9);
const HOLIDAY: Row = ("holiday", 0.75, 0.6);
const QUARTER_OR_WEEK: Row = ("quarter-or-week", 0.75, 0.7);
const SEASON: Row = ("season-or-weekend", 0.8, 0.8);
const DAY_OF_MONTH: Row = ("day-of-month", 0.6, 0.6);
const LAST_OR_NEXT: Row = ("last-or-next", 0.88, 0.88);
const TODAY: Row = ("today", 0.85, 0.85);
const CALENDAR_SHIFT: Row = ("calendar-shift", 0.93, 0.88);
const REFERS_BACK: Row = ("refers-back", 0.78, 0.7);
const INSIDE_A_DATE: Row = ("inside-a-date", 0.8, 0.7);
const PART_OF_DAY: Row = ("part-of-day", 0.85, 0.75);
const TIME_OF_DAY: Row = ("time-of-day", 0.75, 0.7);
const RANGE: Row = ("range", 0.75, 0.75);
const DURATION: Row = ("duration", 0.82, 0.82);
const VAGUE_DISTANCE: Row = ("vague-distance", 0.74, 0.74);
const SET: Row = ("set", 0.7, 0.7);
const VAGUE_REFERENCE: Row = ("vague-reference", 0.82, 0.82);
const BESIDE_AN_EVENT: Row = ("beside-an-event", 0.5, 0.5);

/// The rule that an expression was found by.
pub(crate) fn rule(expression: &Expression, valued: bool) -> Rule {
    let (name, with, without) = row(expression);
    Rule { name, confidence: if valued { with } else { without } }
}

fn row(expression: &Expression) -> Row {
    match expression {
        Expression::Dated { named: Named::Day { .. }, .. } => FULL_DATE,
        Expression::Dated { named: Named::Month(_), .. } => MONTH_AND_YEAR,
        Expression::Dated { .. } => NAME_AND_YEAR,
        Expression::Slashed { .. } => NUMERIC_DATE,
        Expression::Year(_) => YEAR,
        Expression::YearBc(_) | Expression::CenturyBc(_) => BEFORE_CHRIST,
        Expression::Decade(_) | Expression::Century(_) => DECADE_OR_CENTURY,
        Expression::Named { named, pick: Pick::Nearest } => match named {
            Named::Day { .. } => DAY_AND_MONTH,
            Named::Month(_) => MONTH,
            Named::Weekday(_) | Named::WeekdayOn { .. } => WEEKDAY,
            Named::Holiday(_) => HOLIDAY,
            Named::Quarter(_) | Named::Half(_) | Named::Week(_) => QUARTER_OR_WEEK,
            Named::Season(_) | Named::Weekend => SEASON,
            Named::DayOfMonth(_) => DAY_OF_MONTH,
        },
        Expression::Named { .. } => LAST_OR_NEXT,
        Expression::Shift { origin: Origin::Publication, unit: Unit::Day, .. } => TODAY,
        Expression::Shift { origin: Origin::Publication, .. } => CALENDAR_SHIFT,
        Expression::Shift { .. } => REFERS_BACK,
        Expression::Within { .. } | Expression::Nth { .. } | Expression::Offset { .. } => INSIDE_A_DATE,
        Expression::Part { .. } => PART_OF_DAY,
        Expression::Clock { .. } => TIME_OF_DAY,
        Expression::Range { .. } => RANGE,
        Expression::Length(_) => DURATION,
        Expression::Around(_) | Expression::Distant { .. } => VAGUE_DISTANCE,
        Expression::Every(_) | Expression::Often(_) => SET,
        Expression::Vague(_) => VAGUE_REFERENCE,
        Expression::UnknownDay => BESIDE_AN_EVENT,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_readme_has_every_rule() {
        let readme = include_str!("../README.md");
        let all = [
            FULL_DATE,
            NUMERIC_DATE,
            MONTH_AND_YEAR,
            NAME_AND_YEAR,
            YEAR,
            BEFORE_CHRIST,
            DECADE_OR_CENTURY,
            DAY_AND_MONTH,
            MONTH,
            WEEKDAY,
            HOLIDAY,
            QUARTER_OR_WEEK,
            SEASON,
            DAY_OF_MONTH,
            LAST_OR_NEXT,
            TODAY,
            CALENDAR_SHIFT,
            REFERS_BACK,
            INSIDE_A_DATE,
            PART_OF_DAY,
            TIME_OF_DAY,
            RANGE,
            DURATION,
            VAGUE_DISTANCE,
            SET,
            VAGUE_REFERENCE,
            BESIDE_AN_EVENT,
        ];
        for (name, with, without) in all {
            let row = format!("| {name} | {with} | {without} |");
            assert!(readme.contains(&row), "missing: {row}");
        }
    }
}
