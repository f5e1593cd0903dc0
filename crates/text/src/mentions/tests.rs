use proptest::prelude::*;

use crate::{Layer, analyse};

/// The mentions of `text`, one line each: span | kind form gender | full name.
fn table(text: &str) -> String {
    let layers = analyse(text, Layer::Mentions);
    let mut table = String::new();
    for mention in &layers.mentions {
        let of = |span: copydesk_core::Span| span.of(text).unwrap();
        let gender = match mention.gender.label() {
            "unknown" => "",
            gender => gender,
        };
        let what = [
            mention.kind.label(),
            mention.form.label(),
            gender,
            if mention.plural > 0 { "plural" } else { "" },
        ];
        let what: Vec<&str> = what.into_iter().filter(|word| !word.is_empty()).collect();
        let full_name = if mention.full_name.is_empty() { "-" } else { of(mention.full_name) };
        table += &format!("{} | {} | {full_name}\n", of(mention.span), what.join(" "));
    }
    table
}

/// Checks the cases of a fixture: after a `##` line that says what it is about, a text up to an empty line and
/// the table of its mentions up to the next. A text of several paragraphs has a `¶` between them.
fn check(fixture: &str) {
    let mut cases = 0;
    for case in fixture.split("## ").skip(1) {
        let (title, rest) = case.split_once('\n').unwrap();
        let (text, expected) = rest.trim().split_once("\n\n").unwrap_or((rest.trim(), ""));
        let text = text.replace('\n', " ").replace(" ¶ ", "\n\n");
        let found = table(&text);
        assert_eq!(found.trim(), expected.trim(), "{title}\n{found}");
        cases += 1;
    }
    assert!(cases > 0);
}

#[test]
fn spans_names_and_kinds() {
    check(include_str!("fixtures/names.txt"));
}

#[test]
fn descriptions() {
    check(include_str!("fixtures/descriptions.txt"));
}

#[test]
fn chains() {
    check(include_str!("fixtures/chains.txt"));
}

#[test]
fn pronouns() {
    check(include_str!("fixtures/pronouns.txt"));
}

/// Pieces that mentions are made of.
fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "Ann Lee",
        "Lee",
        "the minister",
        "said",
        "he",
        "she",
        "they",
        ", ",
        ". ",
        "\n\n",
        "’s",
        "\"",
        "of",
        "and",
        "President",
        "al-",
        "Ministry",
        "UN",
        "(UN)",
        "who",
        "officials",
        "two",
        "Dr.",
        "-",
        "É",
        "the",
    ])
}

proptest! {
    #[test]
    fn mentions_are_in_order_and_inside_their_sentences(pieces in prop::collection::vec(piece(), 0..60)) {
        let text = pieces.join(" ");
        let layers = analyse(&text, Layer::Mentions);
        for pair in layers.mentions.windows(2) {
            prop_assert!(pair[0].span.start <= pair[1].span.start);
        }
        for mention in &layers.mentions {
            prop_assert!(mention.span.of(&text).is_some() && mention.full_name.of(&text).is_some());
            prop_assert!(mention.span.contains(mention.name));
            prop_assert!(layers.sentences.iter().any(|sentence| sentence.span.contains(mention.span)));
        }
    }

    #[test]
    fn anything_can_be_read(text in "\\PC{0,200}") {
        let _ = analyse(&text, Layer::Mentions);
    }
}

#[test]
fn long_runs_take_linear_time() {
    for piece in
        ["Ann Lee ", "the officials and ", "he said ", "President ", "of the ", "Lee's ", "X-", "\"Ann "]
    {
        let text = piece.repeat(30_000);
        let start = std::time::Instant::now();
        let _ = analyse(&text, Layer::Mentions);
        assert!(start.elapsed().as_secs() < 20, "{piece}");
    }
}
