use copydesk_core::layers::TokenFlags;

use crate::{Layer, analyse};

fn sentences(text: &str) -> Vec<&str> {
    analyse(text, Layer::Sentences).sentences.iter().map(|s| s.span.of(text).unwrap()).collect()
}

#[track_caller]
fn check(expected: &[&str]) {
    assert_eq!(sentences(&expected.join(" ")), expected);
}

#[test]
fn stops_end_sentences_and_abbreviations_do_not() {
    check(&["Mr. Olney met Sen. Ada P. Reed on Oct. 7 in St. Ives.", "It rained."]);
    check(&["They left the U.S. on Monday.", "He went to the U.S.", "He wept."]);
    check(&["She works for Acme Inc. in Ohio.", "He works for Bolt Co.", "The rest do not."]);
    check(&["The U.S. Senate met at 5 p.m. Tuesday.", "It rose at 6 p.m.", "No one spoke."]);
    check(&["It grew by 2.5 percent.", "40 people came."]);
}

#[test]
fn quotations_stay_with_their_attribution() {
    check(&[
        "\"Where to?\" she asked.",
        "\"Home.\"",
        "\"Stop! Stop it!\" Jo Reed shouted after him.",
        "He left.",
    ]);
    check(&["“We won. They lost,” he said.", "“Good.”"]);
    check(&["\"We tried.\"", "Reed said the council had not."]);
    check(&["\"We tried.\" Reed said."]);
}

#[test]
fn quotations_that_stand_alone_are_cut() {
    check(&["“We won.", "They lost.”", "He left."]);
}

#[test]
fn a_stop_after_the_mark_ends_the_sentence() {
    check(&["He called it \"mad\".", "She did not."]);
    check(&["They met (briefly).", "Then they left."]);
}

#[test]
fn a_missing_blank_still_ends_the_sentence() {
    assert_eq!(sentences("That was the end.The next day came."), ["That was the end.", "The next day came."]);
    assert_eq!(sentences("She left in 2019.He stayed."), ["She left in 2019.", "He stayed."]);
}

#[test]
fn ellipses_end_a_sentence_only_before_a_start() {
    check(&["He thought ... and thought.", "He waited...", "The bell rang."]);
}

#[test]
fn names_with_a_mark_do_not_end_sentences() {
    check(&["The Yahoo! website was down.", "Why?", "Nobody knows."]);
}

#[test]
fn numbered_items_stay_whole() {
    check(&["1. Open the door."]);
}

#[test]
fn first_words_are_flagged_in_quotations_too() {
    let text = "“We won. They lost,” he said. Good.";
    let tokens = analyse(text, Layer::Sentences).tokens;
    let opening: Vec<&str> = tokens
        .iter()
        .filter(|t| t.flags.has(TokenFlags::OPENS_SENTENCE))
        .map(|t| t.span.of(text).unwrap())
        .collect();
    assert_eq!(opening, ["We", "They", "Good"]);
}

#[test]
fn an_attribution_follows_only_a_quotation_that_comes_first() {
    check(&["He added, \"It works.\"", "Reed said in May it did not."]);
    check(&["\"It works.\" Reed said in May."]);
}
