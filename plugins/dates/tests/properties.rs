//! What holds for every text: no panic, spans in order inside the text, values that TIMEX3 allows, and time
//! that grows no faster than the text.

use std::time::{Duration, Instant};

use copydesk_dates::{DayOrder, Options, dates};
use copydesk_sdk::chrono::NaiveDate;
use copydesk_sdk::core::Date;
use copydesk_text::{Layer, analyse};
use proptest::prelude::*;

fn found(text: &str, durations: bool) -> Vec<Date> {
    let layers = analyse(text, Layer::Tokens);
    let published = NaiveDate::from_ymd_opt(2024, 2, 7);
    let options = Options { durations, order: DayOrder::Auto };
    dates(text, &layers.tokens, &layers.paragraphs, published, options)
}

/// Words that the grammar knows, and what may stand between them.
const WORDS: [&str; 92] = [
    "the",
    "a",
    "this",
    "that",
    "every",
    "last",
    "next",
    "previous",
    "following",
    "same",
    "recent",
    "early",
    "mid",
    "late",
    "end",
    "of",
    "in",
    "on",
    "at",
    "to",
    "and",
    "from",
    "until",
    "before",
    "after",
    "ago",
    "later",
    "earlier",
    "now",
    "today",
    "tomorrow",
    "yesterday",
    "tonight",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "year",
    "years",
    "quarter",
    "half",
    "decade",
    "century",
    "hour",
    "hours",
    "weekend",
    "second",
    "Monday",
    "Sunday",
    "May",
    "March",
    "Jan.",
    "October",
    "spring",
    "fall",
    "night",
    "morning",
    "noon",
    "one",
    "two",
    "twenty",
    "hundred",
    "dozen",
    "few",
    "couple",
    "first",
    "third",
    "31",
    "29",
    "7",
    "12",
    "1984",
    "2024",
    "0000",
    "9999",
    "1990s",
    "264",
    "BC",
    "Christmas",
    "Easter",
    "Q3",
    "p.m.",
    "-",
    "–",
    "/",
    ":",
    ",",
    ".",
    "'",
    "2024-02-30",
    "'s",
];

fn phrases() -> impl Strategy<Value = String> {
    let word = prop::sample::select(WORDS.to_vec());
    let gap = prop::sample::select(vec![" ", " ", " ", "", "\n\n"]);
    prop::collection::vec((word, gap), 0..24)
        .prop_map(|words| words.into_iter().flat_map(|(word, gap)| [word, gap]).collect())
}

/// Whether TIMEX3 allows `value` as one of its forms: dates, times, ranges of them, lengths, references.
fn is_timex(value: &str) -> bool {
    if let Some((from, to)) = value.split_once('/') {
        return is_timex(from) && is_timex(to);
    }
    let shape: String = value.chars().map(|c| if c.is_ascii_digit() { '9' } else { c }).collect();
    let (date, time) = shape.split_once('T').unwrap_or((&shape, ""));
    let dates = [
        "9999-99-99",
        "9999-W99",
        "9999-W99-WE",
        "9999-99",
        "9999-Q9",
        "9999-H9",
        "9999-SP",
        "9999-SU",
        "9999-FA",
        "9999-WI",
        "9999",
        "999",
        "99",
        "BC9999",
        "BC99",
        "XXXX-XX-XX",
        "9999-XX-XX",
        "XXXX-WXX-9",
        "XXXX-WXX-WE",
        "XXXX-99-99",
        "XXXX-99",
        "XXXX-XX-99",
        "XXXX-SP",
        "XXXX-SU",
        "XXXX-FA",
        "XXXX-WI",
        "XXXX-Q9",
        "XXXX-H9",
        "XXXX-W99",
    ];
    let times = ["", "99:99", "99:99:99", "MO", "MI", "AF", "EV", "NI", "DT"];
    let length = |rest: &str| {
        let unit = rest.trim_start_matches('T').trim_start_matches(['9', '.', 'X']);
        ["S", "M", "H", "D", "W", "WE", "Q", "Y", "DE", "CE"].contains(&unit) && unit.len() < rest.len()
    };
    matches!(value, "PAST_REF" | "PRESENT_REF" | "FUTURE_REF")
        || shape == "99:99:99"
        || shape.strip_prefix('P').is_some_and(length)
        || dates.contains(&date) && times.contains(&time)
}

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC{0,200}", durations: bool) {
        found(&text, durations);
    }

    #[test]
    fn spans_are_in_order_and_values_are_timex(text in phrases(), durations: bool) {
        let mut end = 0;
        for date in found(&text, durations) {
            prop_assert!(date.span.start >= end && !date.span.is_empty());
            prop_assert!(date.span.of(&text).is_some());
            end = date.span.end;
            if let Some(value) = &date.value {
                prop_assert!(is_timex(value), "{value} for {:?} in {text:?}", date.span.of(&text));
            }
        }
    }
}

#[test]
fn time_grows_no_faster_than_the_text() {
    let runs = [
        "the ",
        "the end of ",
        "one ",
        "hundred and ",
        "2024-",
        "1 ",
        "May 4 and ",
        "early ",
        "Monday, ",
        "of the ",
        "the day after ",
        "the first ",
        "7 to ",
        "1984-",
        "Christmas ",
        "next week ",
        "a few ",
        "12/11/",
    ];
    for run in runs {
        let text = run.repeat(200_000 / run.len());
        let layers = analyse(&text, Layer::Tokens);
        let options = Options { durations: true, order: DayOrder::Auto };
        let before = Instant::now();
        let found = dates(&text, &layers.tokens, &layers.paragraphs, None, options);
        assert!(found.len() <= text.len());
        // Many times what it takes, and far below what anything quadratic would.
        assert!(before.elapsed() < Duration::from_secs(4), "{run:?} takes {:?}", before.elapsed());
    }
}
