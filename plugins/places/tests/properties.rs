//! What holds for every text.

use copydesk_places::Places;
use copydesk_testing::{Checked, check};
use proptest::prelude::*;

/// Every span falls on characters, in order and without overlaps; every point is on the globe.
fn holds(checked: &Checked) {
    let mut end = 0;
    for finding in checked.findings() {
        assert!(finding.span.start >= end && finding.span.start < finding.span.end, "{finding:?}");
        assert!(finding.span.of(&checked.0.article.text).is_some(), "{finding:?}");
        assert!((0.0..=1.0).contains(&finding.confidence));
        end = finding.span.end;
    }
    for (lat, lon) in checked.each("lat").iter().zip(checked.each("lon")) {
        let degrees = |s: &str| s.parse::<f64>().unwrap_or_default().abs();
        assert!(degrees(lat) <= 90.0 && degrees(&lon) <= 180.0, "{lat} {lon}");
    }
    // An article that looks like another language is skipped, and says so.
    assert!(checked.diagnostics().iter().all(|d| d.contains("not-english")), "{:?}", checked.diagnostics());
}

/// Words that the extractor has rules for, in any order.
const WORDS: [&str; 40] = [
    "Paris",
    "Maine",
    "Gaza",
    "New",
    "York",
    "US",
    "U.S.",
    "ME",
    "Mass.",
    "Lake",
    "Street",
    "Hospital",
    "hospital",
    "of",
    "the",
    "in",
    "near",
    "al",
    "-",
    "'s",
    ",",
    "(",
    ")",
    "AP",
    "—",
    "and",
    "counties",
    "University",
    "Jordan",
    "Mr",
    "J.",
    "Smith",
    "said",
    "Times",
    "Egyptian",
    "City",
    "\"",
    ".",
    "\n\n",
    "14th",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn of_words_in_any_order(words in prop::collection::vec(prop::sample::select(&WORDS[..]), 0..60)) {
        holds(&check::<Places>(&words.join(" "), "candidates = true"));
        holds(&check::<Places>(&words.concat(), ""));
    }

    #[test]
    fn of_any_characters(text in "\\PC{0,200}") {
        holds(&check::<Places>(&text, ""));
    }
}

#[test]
fn long_runs_cost_no_more_than_their_length() {
    for unit in [
        "Paris ",
        "Paris-",
        "Paris, ",
        "J. ",
        "'s",
        "A",
        "PARIS ",
        "Anderson, ",
        "Lake ",
        "University of ",
        "(",
        "Smith 's ",
    ] {
        let text = format!("In {} counties.", unit.repeat(200_000 / unit.len()));
        holds(&check::<Places>(&text, ""));
    }
}
