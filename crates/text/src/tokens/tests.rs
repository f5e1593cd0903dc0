use copydesk_core::Word;
use copydesk_core::layers::{Case, Class, TokenFlags, TokenKind};

use copydesk_core::layers::Token;

/// The tokens alone.
fn scan(text: &str) -> Vec<Token> {
    super::read(text, &mut super::Scan::default())
}

/// The tokens of `text` with a bar before each that is not spaced.
fn tokens(text: &str) -> String {
    let written = |t: &Token| {
        let glue = if t.flags.has(TokenFlags::SPACED) { " " } else { "|" };
        format!("{glue}{}", t.span.of(text).unwrap())
    };
    scan(text).iter().map(written).collect::<String>().trim().to_owned()
}

fn kinds(text: &str) -> Vec<TokenKind> {
    scan(text).iter().map(|t| t.kind).collect()
}

#[test]
fn hyphens_and_possessives_split_and_contractions_do_not() {
    assert_eq!(tokens("a ten-year-old's dog didn't"), "a ten|-|year|-|old|'s dog didn't");
    assert_eq!(tokens("the teachers' don’t O’Hara’s"), "the teachers|' don’t O’Hara|’s");
}

#[test]
fn numbers_keep_their_commas_and_point() {
    assert_eq!(
        tokens("27,478 and 2.5, 40C 21st 1,2 $.5 12,34,567 1990s"),
        "27,478 and 2.5|, 40|C 21|st 1|,|2 $|.5 12,34,567 1990|s"
    );
    assert_eq!(tokens("ended in 2019.The G20 Rs500 2.15pm"), "ended in 2019|.|The G20 Rs|500 2.15|pm");
}

#[test]
fn abbreviations_keep_their_stops() {
    assert_eq!(tokens("Mr. J. Doe, the U.S. and No. 5 p.m. U.S"), "Mr. J. Doe|, the U.S. and No. 5 p.m. U.S");
    assert_eq!(
        tokens("He said no. It is in Mar. or mar. today"),
        "He said no|. It is in Mar. or mar|. today"
    );
    assert_eq!(tokens("It is 40C. A Ph.D. from Acme Inc."), "It is 40|C|. A Ph.D. from Acme Inc.");
    let mr = scan("Mr. X")[0];
    assert!(
        mr.flags.has(TokenFlags::ABBREVIATION) && mr.class.has(Class::TITLE) && mr.word == Word::ascii("mr")
    );
    assert_eq!(scan("U.S.")[0].word, Word::ascii("u.s."));
}

#[test]
fn a_missing_blank_after_a_stop_still_ends_the_word() {
    assert_eq!(tokens("the end.The next"), "the end|.|The next");
}

#[test]
fn addresses_are_one_token() {
    assert_eq!(
        tokens("see https://a.example/x?y=1. Or jo.doe@mail.example, @desk"),
        "see https://a.example/x?y=1|. Or jo.doe@mail.example|, @desk"
    );
    assert_eq!(tokens("on shop.example.com/a, #Vote #1"), "on shop.example.com/a|, #Vote #|1");
}

#[test]
fn dashes_hyphens_and_bullets_differ() {
    const DASH: TokenKind = TokenKind::DASH;
    const HYPHEN: TokenKind = TokenKind::HYPHEN;
    const NUMBER: TokenKind = TokenKind::NUMBER;
    const WORD: TokenKind = TokenKind::WORD;
    assert_eq!(kinds("Cairo - US"), [WORD, DASH, WORD]);
    assert_eq!(
        kinds("a -- b\n- c\n• d -5 x–y"),
        [WORD, DASH, WORD, HYPHEN, WORD, HYPHEN, WORD, HYPHEN, NUMBER, WORD, DASH, WORD]
    );
}

#[test]
fn feet_and_inches_do_not_open_quotations() {
    assert_eq!(
        kinds("6'2\" tall"),
        [TokenKind::NUMBER, TokenKind::SYMBOL, TokenKind::NUMBER, TokenKind::CLOSE_QUOTE, TokenKind::WORD]
    );
}

#[test]
fn case_is_that_of_the_letters() {
    let cases: Vec<Case> = scan("a An NATO McKay iPad Élan 中 I").iter().map(|t| t.case).collect();
    assert_eq!(
        cases,
        [
            Case::LOWER,
            Case::CAPITALISED,
            Case::UPPER,
            Case::MIXED,
            Case::MIXED,
            Case::CAPITALISED,
            Case::NONE,
            Case::CAPITALISED
        ]
    );
}

#[test]
fn words_are_hashed_whatever_their_case_and_apostrophe() {
    for word in ["Didn’t", "ÉTÉ", "Co-op", "İstanbul"] {
        assert_eq!(scan(word)[0].word, Word::of(word.split('-').next().unwrap()));
    }
}

#[test]
fn words_in_ly_are_adverbs_unless_known_otherwise() {
    let class = |word: &str| scan(word)[0].class;
    assert!(class("reportedly").has(Class::ADVERB));
    assert!(!class("family").has(Class::ADVERB) && !class("Kelly").has(Class::ADVERB));
}

#[test]
fn marks_are_the_tokens_that_may_quote_or_end_a_sentence() {
    let text = "Write to a.reed@example.com, Mr. Reed said: \"the U.S. office's (closed)\" www.x.org 3-1; so? The hands' • No.";
    let mut beside = super::Scan::default();
    let tokens = super::read(text, &mut beside);
    let written = |mark: &u32| tokens[*mark as usize].span.of(text).unwrap();
    let marks: Vec<&str> = beside.marks.iter().map(written).collect();
    assert_eq!(marks, ["Mr.", "\"", "U.S.", "\"", "?", "'", "•", "."]);
}

#[test]
fn words_of_any_length_are_read_to_their_end() {
    for length in 1..40 {
        for behind in ["", " ", ",", "é", "'s", "7"] {
            let word = "Abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"[..length].to_owned();
            let token = scan(&format!("{word}{behind}"))[0];
            let whole = if matches!(behind, "é" | "7") { format!("{word}{behind}") } else { word };
            assert_eq!((token.word, token.span.len() as usize), (Word::of(&whole), whole.len()), "{whole}");
        }
    }
}
