//! What holds of every text: no panic, spans on the text, finite values, and time that grows with the length.
#![forbid(unsafe_code)]

use std::time::Instant;

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

/// A number in English words.
fn spelled(n: u64) -> String {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] =
        ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let joined = |head: String, rest: u64, link: &str| {
        if rest == 0 { head } else { format!("{head}{link}{}", spelled(rest)) }
    };
    let tens = usize::try_from(n / 10).unwrap_or_default();
    match n {
        0..20 => SMALL[usize::try_from(n).unwrap_or_default()].to_owned(),
        20..100 => joined(TENS[tens].to_owned(), n % 10, "-"),
        100..1000 => joined(format!("{} hundred", spelled(n / 100)), n % 100, " and "),
        1000..1_000_000 => joined(format!("{} thousand", spelled(n / 1000)), n % 1000, " "),
        _ => joined(format!("{} million", spelled(n / 1_000_000)), n % 1_000_000, " "),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn pieces_of_numbers_in_any_order(pieces in prop::collection::vec((0..PIECES.len(), any::<bool>()), 0..40)) {
        let text: String = pieces
            .iter()
            .flat_map(|&(piece, spaced)| [PIECES[piece], if spaced { " " } else { "" }])
            .collect();
        sound(&Harness::<Figures>::new().check(&text));
    }

    #[test]
    fn numbers_in_words_are_read_back(n in prop_oneof![2..2000_u64, 2..999_999_999_u64]) {
        let text = format!("They counted {} owls there.", spelled(n));
        let checked = Harness::<Figures>::new().check(&text);
        prop_assert_eq!(checked.each("value"), [n.to_string()], "{}", text);
    }

    #[test]
    fn digits_are_read_back(n in 2..999_999_999_u64, decimals in prop::option::of(1..99_u32)) {
        let mut grouped = n.to_string();
        for at in (1..grouped.len()).rev().filter(|at| (grouped.len() - at) % 3 == 0).collect::<Vec<_>>() {
            grouped.insert(at, ',');
        }
        let tail = decimals.map_or(String::new(), |d| format!(".{d:02}5"));
        let value: f64 = format!("{n}{tail}").parse().unwrap_or_default();
        let checked = Harness::<Figures>::new().check(&format!("They weighed {grouped}{tail} kg of wool."));
        let found: Vec<f64> = checked.findings().filter_map(|f| f.attributes.number("value")).collect();
        prop_assert_eq!(found, [value], "{}{}", grouped, tail);
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
        let text = unit.repeat(40_000 / unit.len());
        sound(&Harness::<Figures>::new().check(&text));
    }
}

/// Four times as many figures in one sentence take four times as long: none is looked for among all the others.
#[test]
#[cfg_attr(debug_assertions, ignore = "takes long without optimisation: cargo test --release")]
fn a_sentence_of_figures_takes_linear_time() {
    let seconds = |times: usize| {
        let text = "from 5 to 6 of 7 percent in March and 8 million, ".repeat(times);
        let start = Instant::now();
        sound(&Harness::<Figures>::new().check(&text));
        start.elapsed().as_secs_f64()
    };
    let best = |times| (0..3).map(|_| seconds(times)).fold(f64::INFINITY, f64::min);
    let (few, many) = (best(2_500), best(10_000));
    assert!(many < 6.0 * few + 0.1, "{few} s, four times as many {many} s");
}
