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

/// Paragraphs of an article, in every style of marks.
const PARAGRAPHS: [&str; 8] = [
    "\"The mill is lost,\" Ann Gale said. \"It burned all night.\"",
    "The council said it would pay, and called the fire \"a crime\".",
    "“Nobody will pay for it,” Tom Reed told the Ober Herald. “We’re finished.”",
    "It rained on Monday, and the river rose.",
    "Ann Gale's lawyer, Lee Hart, said the mill 'was never insured' against fire.",
    "''The mill isn't coming back,'' said Hart, who lives near the river.",
    "According to Reed, the wheel still turned.",
    "Reed denied that he had seen the fire start.",
];

/// So many paragraphs behind a stray mark its quotation may reach: one that is left open goes on in the next, and
/// whoever speaks last there may speak on in the one behind that.
const REACH: usize = 2;

/// The parts of quotes in each paragraph, with speaker and form.
fn by_paragraph(paragraphs: &[String]) -> Vec<Vec<String>> {
    let text = paragraphs.join("\n\n");
    let checked = check::<Quotes>(&text, "");
    let mut starts = Vec::new();
    let mut at = 0;
    for paragraph in paragraphs {
        starts.push(at);
        at += paragraph.len() + 2;
    }
    let mut out = vec![Vec::new(); paragraphs.len()];
    for quote in checked.findings() {
        let speaker = quote.attributes.span("speaker").map(|s| checked.text(s));
        let form = quote.attributes.string("form").unwrap_or_default();
        for part in (0..).map_while(|i| quote.attributes.span(&format!("parts[{i}]"))) {
            let paragraph = starts.partition_point(|start| *start <= part.start as usize) - 1;
            out[paragraph].push(format!("{form} {:?} {speaker:?}", checked.text(part)));
        }
    }
    out
}

/// The paragraph without its first mark from `at` on, or with `mark` put in at `at`.
fn disturbed(paragraph: &str, at: usize, mark: Option<char>) -> String {
    let chars: Vec<char> = paragraph.chars().collect();
    let at = at % chars.len();
    let is_mark = |c: &char| "\"“”'’‘".contains(*c);
    let (before, behind) = chars.split_at(at);
    let taken = behind.iter().position(is_mark).unwrap_or(behind.len());
    match mark {
        Some(mark) => before.iter().chain([&mark]).chain(behind).collect(),
        None => before
            .iter()
            .chain(behind.iter().enumerate().filter(|(i, _)| *i != taken).map(|(_, c)| c))
            .collect(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    /// Marks put in or taken out change the quotes of their paragraph and those right behind it, and nothing else.
    #[test]
    fn a_mark_put_in_or_taken_out_reaches_not_far(
        order in prop::collection::vec(0..PARAGRAPHS.len(), 8..14),
        which in 0_usize..14,
        at in 0_usize..200,
        mark in prop::option::of(prop::sample::select(vec!['"', '“', '”', '\'', '‘', '’'])),
    ) {
        let mut paragraphs: Vec<String> = order.iter().map(|i| PARAGRAPHS[*i].to_owned()).collect();
        let clean = by_paragraph(&paragraphs);
        let which = which % paragraphs.len();
        paragraphs[which] = disturbed(&paragraphs[which], at, mark);
        let found = by_paragraph(&paragraphs);
        for (i, (clean, found)) in clean.iter().zip(&found).enumerate() {
            if i < which || i > which + REACH {
                prop_assert_eq!(clean, found, "paragraph {} of {:?}", i, &paragraphs);
            }
        }
    }

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
