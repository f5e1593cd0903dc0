//! What holds for every text, news or not.

use copydesk_core::Span;
use copydesk_core::layers::{Layers, NONE, Quotation};
use copydesk_text::{Layer, analyse, is_blank, language};
use proptest::prelude::*;

/// Pieces that the analysis treats in special ways, glued together in any order, blanks among them.
const PIECES: &str = "\" ' '' `` “ ” ‘ ’ « » „ . ... … ? ! , : ; - -- – — • ( ) @ # / $ % € 6'2\" 27,478 2.5 U.S. Mr. J. \
    p.m. she said The Reed didn’t teachers' Reed's www.example.com 2021-03-04 date 東京 é \u{301} \u{feff}";
const BLANKS: [&str; 8] = [" ", " ", " ", " ", "\n", "\n\n", "\r\n", "\u{a0}"];

fn pieces() -> impl Strategy<Value = String> {
    let pieces: Vec<&str> = PIECES.split_whitespace().collect();
    let piece = prop_oneof![2 => prop::sample::select(pieces), 1 => prop::sample::select(&BLANKS[..])];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![4 => pieces(), 1 => any::<String>()]
}

/// The words of a span; fails where it leaves the text or splits a character.
fn words(text: &str, span: Span) -> &str {
    assert!(span.start <= span.end, "{span:?}");
    span.of(text).unwrap_or_else(|| panic!("{span:?} is no span of {text:?}"))
}

fn check(text: &str, layers: &Layers) {
    let mut end = 0;
    for token in &layers.tokens {
        assert!(!words(text, token.span).is_empty());
        let gap = words(text, Span::new(end, token.span.start));
        assert!(gap.chars().all(is_blank), "{gap:?} is in no token of {text:?}");
        assert!(!words(text, token.span).chars().any(char::is_whitespace), "{token:?}");
        end = token.span.end;
    }
    assert!(text[end as usize..].chars().all(is_blank));

    let (mut token, mut sentence) = (0, 0);
    for paragraph in &layers.paragraphs {
        words(text, paragraph.span);
        assert_eq!((paragraph.first_token, paragraph.first_sentence), (token, sentence));
        assert!(paragraph.end_token > token && paragraph.end_sentence >= sentence);
        assert!(
            paragraph.dateline_end >= paragraph.span.start && paragraph.dateline_end <= paragraph.span.end
        );
        words(text, Span::new(paragraph.span.start, paragraph.dateline_end));
        (token, sentence) = (paragraph.end_token, paragraph.end_sentence);
        let mut within = paragraph.first_token;
        for s in &layers.sentences[paragraph.first_sentence as usize..paragraph.end_sentence as usize] {
            words(text, s.span);
            assert!(paragraph.span.contains(s.span));
            assert!(paragraph.span == layers.paragraphs[s.paragraph as usize].span);
            assert!(s.first_token == within && s.end_token > within && s.end_token <= paragraph.end_token);
            within = s.end_token;
        }
        let without = paragraph.first_sentence == paragraph.end_sentence;
        assert!(without || within == paragraph.end_token, "sentences tile their paragraph");
    }
    assert_eq!((token as usize, sentence as usize), (layers.tokens.len(), layers.sentences.len()));

    for (index, quotation) in layers.quotations.iter().enumerate() {
        words(text, quotation.inner);
        words(text, quotation.span);
        assert!(quotation.span.contains(quotation.inner) && quotation.first_token < quotation.end_token);
        assert!(layers.paragraphs.iter().any(|p| p.span.contains(quotation.span)));
        if quotation.parent != NONE {
            assert!((quotation.parent as usize) < index);
            assert!(layers.quotations[quotation.parent as usize].inner.contains(quotation.span));
        }
    }
    assert!(layers.quotations.is_sorted_by_key(|quotation| quotation.span.start));
}

/// A paragraph of sentences with quotations in it.
fn paragraph() -> impl Strategy<Value = String> {
    let sentences = prop::sample::select(vec![
        "\"We tried,\" Ada Reed said.",
        "“We tried,” said Jo Olney. “It's no use.”",
        "'We tried,' he said.",
        "The teachers' union called it \"mad\".",
        "It rained.",
    ]);
    prop::collection::vec(sentences, 1..4).prop_map(|sentences| sentences.join(" "))
}

/// The marks of the quotations in the paragraph at `index`, by their place in it.
fn quotations(text: &str, index: usize) -> Vec<(u32, u32)> {
    let layers = analyse(text, Layer::Quotations);
    let paragraph = layers.paragraphs[index];
    let inside = |quotation: &&Quotation| paragraph.span.contains(quotation.span);
    let place = |quotation: &Quotation| {
        (quotation.span.start - paragraph.span.start, quotation.span.end - paragraph.span.start)
    };
    layers.quotations.iter().filter(inside).map(place).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn layers_fit_their_text(text in texts()) {
        check(&text, &analyse(&text, Layer::Mentions));
        let _ = language::of(&text);
    }

    #[test]
    fn a_stray_mark_changes_no_other_paragraph(
        paragraphs in prop::collection::vec(paragraph(), 2..5),
        mark in prop::sample::select(vec!["\"", "'", "“", "”", "‘", "’", "''", "«"]),
        at in any::<prop::sample::Index>(),
        hit in any::<prop::sample::Index>(),
    ) {
        let hit = hit.index(paragraphs.len());
        let mut spoiled = paragraphs.clone();
        let places: Vec<usize> = spoiled[hit].char_indices().map(|(at, _)| at).collect();
        spoiled[hit].insert_str(places[at.index(places.len())], mark);
        let (before, after) = (paragraphs.join("\n\n"), spoiled.join("\n\n"));
        for index in (0..paragraphs.len()).filter(|index| *index != hit) {
            prop_assert_eq!(quotations(&before, index), quotations(&after, index));
        }
    }
}

/// Texts of a megabyte that are nothing but one thing, which must take no longer than any other text.
#[test]
fn long_runs_take_linear_time() {
    const LENGTH: usize = 1 << 20;
    let pieces = [
        "\"",
        "' ",
        "“",
        "'a ",
        "''",
        "\"a",
        "1",
        "1,",
        "1,11",
        "1.",
        "A",
        "A ",
        "A.",
        "a.a",
        ".",
        ". ",
        "a@",
        "@a",
        "a-",
        "a.com",
        "(",
        "(A",
        "Mr. ",
        "“a” ",
        "\n",
        "a\n",
        "1. ",
        "é",
        "\u{301}",
        "U.S. He ",
        "\"A.\" Reed ",
    ];
    let runs = pieces.iter().map(|piece| piece.repeat(LENGTH / piece.len()));
    let deep = ["“a. ", "\"a.\" ", "”"].map(|piece| piece.repeat(LENGTH / 16)).concat();
    for text in runs.chain([deep]) {
        let last = analyse(&text, Layer::Mentions).tokens.last().map_or(0, |token| token.span.end);
        assert_eq!(last as usize, text.trim_end().len());
    }
}
