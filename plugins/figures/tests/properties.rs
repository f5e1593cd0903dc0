//! What holds of every text: no panic, spans on the text, finite values, and time that grows with the length.
#![forbid(unsafe_code)]

use copydesk_figures::Figures;
use copydesk_sdk::core::Value;
use copydesk_testing::{Checked, Harness};
use proptest::prelude::*;

/// What numbers, and what is taken for them, are made of.
const PIECES: &[&str] = &[
    "3",
    "27,478",
    "2.5",
    "1.111,11",
    "000",
    "007",
    "2012",
    "99999999999999999999",
    "½",
    "one",
    "twenty",
    "hundred",
    "thousand",
    "million",
    "dozen",
    "dozens",
    "thousands",
    "half",
    "a",
    "quarter",
    "third",
    "thirds",
    "fifth",
    "first",
    "and",
    "or",
    "to",
    "from",
    "between",
    "of",
    "in",
    "out of",
    "over",
    "point",
    "minus",
    "-",
    "–",
    "/",
    ":",
    ",",
    ".",
    "%",
    "percent",
    "$",
    "US$",
    "£",
    "HK$",
    "m",
    "bn",
    "k",
    "km",
    "°C",
    "years",
    "year-old",
    "old",
    "days",
    "weeks",
    "a day",
    "per barrel",
    "at least",
    "nearly",
    "some",
    "up to",
    "or more",
    "+",
    "people",
    "soldiers",
    "killed",
    "rose",
    "were",
    "said",
    "according to",
    "the ministry",
    "October",
    "Channel",
    "No.",
    "aged",
    "won",
    "(",
    ")",
    "\"",
    "’s",
];

fn sound(checked: &Checked) {
    for finding in checked.findings() {
        let words = checked.text(finding.span);
        assert!(!words.is_empty(), "an empty or misplaced span: {finding:?}");
        for key in ["what", "predicate", "source", "window", "written"] {
            if let Some(span) = finding.attributes.span(key) {
                assert!(!checked.text(span).is_empty(), "{key} of {finding:?}");
            }
        }
        for key in ["value", "low", "high", "terms[0]", "terms[1]", "change.from", "change.to"] {
            let finite = match finding.attributes.get(key) {
                Some(Value::Number(n)) => n.is_finite(),
                _ => true,
            };
            assert!(finite, "{key} of {finding:?}");
        }
        let (value, low) = (finding.attributes.number("value"), finding.attributes.number("low"));
        assert!(
            value.is_some() != low.is_some() || finding.attributes.number("high").is_some(),
            "{finding:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn pieces_of_numbers_in_any_order(pieces in prop::collection::vec((0..PIECES.len(), any::<bool>()), 0..40)) {
        let text: String = pieces
            .iter()
            .flat_map(|&(piece, spaced)| [PIECES[piece], if spaced { " " } else { "" }])
            .collect();
        sound(&Harness::<Figures>::new().check(&text));
    }

    #[test]
    fn any_text(text in "\\PC{0,200}") {
        sound(&Harness::<Figures>::new().check(&text));
    }
}

/// Each of these runs takes minutes where something looks back or ahead without a limit.
#[test]
fn long_runs() {
    for unit in [
        "9",
        "9 ",
        "9,",
        "9-",
        "9 000 ",
        "one ",
        "hundred ",
        "million and ",
        "two dozen ",
        "from 3 to ",
        "$",
        "$5 ",
        "9 people and ",
        "at least ",
        "of ",
        "A",
        "Ab ",
        "said 5 ",
        "5 said ",
        "(5 ",
        "\"5 ",
        "½",
        "five, ",
        "killed 3 and ",
        "who ",
        "the ",
        "1/2 ",
    ] {
        let text = unit.repeat(100_000 / unit.len());
        sound(&Harness::<Figures>::new().check(&text));
    }
}
