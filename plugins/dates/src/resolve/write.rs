//! How values are written.

use copydesk_sdk::core::Grain;

use crate::calendar::Period;
use crate::expression::{Amount, Clock, Expression, Length, Named, Unit};

/// A length as TIMEX3 writes it: P4W, PT24H, P1.5Y, PXD.
pub(crate) fn length(length: Length) -> String {
    let length = match length {
        // Half an hour is written in minutes.
        Length { amount: Amount::Hundredths(n), unit: Unit::Hour } if n % 100 == 50 && n < 10_000 => {
            Length { amount: Amount::whole(n * 60 / 100), unit: Unit::Minute }
        }
        length => length,
    };
    let (time, letter) = match length.unit {
        Unit::Second => ("T", "S"),
        Unit::Minute => ("T", "M"),
        Unit::Hour => ("T", "H"),
        Unit::Day => ("", "D"),
        Unit::Week => ("", "W"),
        Unit::Weekend => ("", "WE"),
        Unit::Month => ("", "M"),
        Unit::Quarter => ("", "Q"),
        Unit::Half => ("", "H"),
        Unit::Year => ("", "Y"),
        Unit::Decade => ("", "DE"),
        Unit::Century => ("", "CE"),
    };
    let number = match length.amount {
        Amount::Untold => "X".to_owned(),
        Amount::Hundredths(n) if n % 100 == 0 => (n / 100).to_string(),
        Amount::Hundredths(n) => {
            let text = format!("{}.{:02}", n / 100, n % 100);
            text.trim_end_matches('0').to_owned()
        }
    };
    format!("P{time}{number}{letter}")
}

/// A time of day, on a day where that is known.
pub(super) fn clock(day: Option<Period>, clock: Clock) -> String {
    let Clock { hour, minute, second } = clock;
    match (day, second) {
        (Some(day), Some(second)) => format!("{day}T{hour:02}:{minute:02}:{second:02}"),
        (Some(day), None) => format!("{day}T{hour:02}:{minute:02}"),
        (None, second) => format!("{hour:02}:{minute:02}:{:02}", second.unwrap_or(0)),
    }
}

/// A stretch of time within a day.
pub(super) fn clocks(day: Option<Period>, from: Clock, to: Clock) -> String {
    let one = |clock: Clock| {
        let time = format!("{:02}:{:02}:{:02}", clock.hour, clock.minute, clock.second.unwrap_or(0));
        match day {
            Some(day) => format!("{day}T{time}"),
            None => time,
        }
    };
    format!("{}/{}", one(from), one(to))
}

/// What recurs each year or week: XXXX-WXX-1, XXXX-SP.
pub(super) fn every(named: Named) -> String {
    match named {
        Named::Day { month, day } => format!("XXXX-{month:02}-{day:02}"),
        Named::Month(month) => format!("XXXX-{month:02}"),
        Named::Weekday(weekday) | Named::WeekdayOn { weekday, .. } => {
            format!("XXXX-WXX-{}", weekday.number_from_monday())
        }
        Named::DayOfMonth(day) => format!("XXXX-XX-{day:02}"),
        Named::Season(season) => format!("XXXX-{}", season.code()),
        Named::Quarter(quarter) => format!("XXXX-Q{quarter}"),
        Named::Half(half) => format!("XXXX-H{half}"),
        Named::Week(week) => format!("XXXX-W{week:02}"),
        Named::Weekend => "XXXX-WXX-WE".to_owned(),
        Named::Holiday(_) => "XXXX-XX-XX".to_owned(),
    }
}

/// The grain of an expression without a value.
pub(super) fn grain(expression: &Expression) -> Grain {
    match expression {
        Expression::Dated { named, .. }
        | Expression::Named { named, .. }
        | Expression::Within { named, .. } => match named {
            Named::Day { .. }
            | Named::Weekday(_)
            | Named::WeekdayOn { .. }
            | Named::DayOfMonth(_)
            | Named::Holiday(_) => Grain::Day,
            Named::Month(_) => Grain::Month,
            Named::Season(_) | Named::Half(_) => Grain::Season,
            Named::Quarter(_) => Grain::Quarter,
            Named::Week(_) | Named::Weekend => Grain::Week,
        },
        Expression::Shift { unit, .. } | Expression::Nth { unit, .. } | Expression::Offset { unit, .. } => {
            match unit {
                Unit::Second | Unit::Minute | Unit::Hour => Grain::Time,
                Unit::Day => Grain::Day,
                Unit::Week | Unit::Weekend => Grain::Week,
                Unit::Month => Grain::Month,
                Unit::Quarter => Grain::Quarter,
                Unit::Half => Grain::Season,
                Unit::Year => Grain::Year,
                Unit::Decade => Grain::Decade,
                Unit::Century => Grain::Century,
            }
        }
        Expression::Year(_) | Expression::YearBc(_) => Grain::Year,
        _ => Grain::Day,
    }
}
