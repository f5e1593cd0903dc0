//! Whatever the text, the extractor answers, and its quotes keep to the contract.

use copydesk_quotes::Quotes;
use copydesk_testing::{Checked, check};
use proptest::prelude::*;

/// Pieces of news text and of what breaks it.
fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "Ann Gale",
        "said",
        "that",
        "the mill",
        "was lost",
        ",",
        ".",
        "\"",
        "“",
        "”",
        "''",
        "‘",
        "’",
        "'s",
        "(",
        ")",
        ":",
        ";",
        "–",
        "-",
        "?",
        "\n\n",
        "\n",
        "who",
        "which",
        "according to",
        "told",
        "Reuters",
        "adding",
        "and",
        "but",
        "he",
        "has",
        "been",
        "accused",
        "of",
        "arson",
        "to",
        "rebuild",
        "urged",
        "was quoted as saying",
        "6'2\"",
        "...",
        "Dr.",
        "A:",
        "Q:",
        "GALE:",
        "mill\u{a0}owner",
        "é",
        "👍",
        "on Monday",
        "in a statement",
        "a poll",
        "That",
        "led to",
        "in",
        "talks",
        "and Tom Reed",
        "found",
    ])
}

/// Diagnostics, but for the one that says the text is no English.
fn complaints(checked: &Checked) -> Vec<String> {
    checked.diagnostics().into_iter().filter(|d| !d.contains("[not-english]")).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn pieces_in_any_order(pieces in prop::collection::vec(piece(), 0..60), glue in prop::sample::select(vec![" ", ""])) {
        let text = pieces.join(glue);
        let checked = check::<Quotes>(&text, "");
        prop_assert!(complaints(&checked).is_empty(), "{:?}", complaints(&checked));
        for quote in checked.findings() {
            let parts: Vec<_> = (0..).map_while(|i| quote.attributes.span(&format!("parts[{i}]"))).collect();
            prop_assert!(!parts.is_empty());
            prop_assert!(parts.is_sorted(), "{parts:?}");
            for part in parts {
                let words = checked.text(part);
                prop_assert!(!words.is_empty() && words.trim() == words, "{words:?}");
            }
        }
    }

    #[test]
    fn any_text(text in "\\PC{0,200}") {
        let checked = check::<Quotes>(&text, "");
        prop_assert!(complaints(&checked).is_empty(), "{:?}", complaints(&checked));
    }
}
