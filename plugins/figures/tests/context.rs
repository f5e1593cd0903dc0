//! What other extractors found, and the configuration.
#![forbid(unsafe_code)]

use copydesk_figures::Figures;
use copydesk_sdk::core::{Attributes, Span, Value};
use copydesk_testing::Harness;

fn span(text: &str, words: &str) -> Span {
    let start = text.find(words).expect("the words stand in the text");
    let offset = |n: usize| u32::try_from(n).expect("a short text");
    Span::new(offset(start), offset(start + words.len()))
}

fn attributes(all: &[(&str, Value)]) -> Attributes {
    let mut out = Attributes::new();
    for (key, value) in all {
        out.push(key, value.clone()).expect("keys nest");
    }
    out
}

#[test]
fn figures_stay_off_dates() {
    let text = "The fair opens in two weeks and lasts two weeks.";
    let harness = Harness::<Figures>::new();
    assert_eq!(harness.check(text).words(), ["two weeks", "two weeks"]);
    let dated = attributes(&[("value", "2024-02-20".into())]);
    let harness = harness.earlier("date", span(text, "in two weeks"), dated);
    assert_eq!(harness.check(text).words(), ["two weeks"]);
}

#[test]
fn no_word_is_a_figure_and_a_date() {
    let none = |text: &str, date: &str| {
        let day = attributes(&[("value", "2018-04-06".into())]);
        let checked = Harness::<Figures>::new().earlier("date", span(text, date), day).check(text);
        assert_eq!(checked.words(), [""; 0], "in {text:?}");
    };
    none("The war of 240-238 BC was long.", "238 BC");
    none("- 06 April, 2018: a meeting", "06 April, 2018");
    none("It went to number one in 2000.", "2000");
}

#[test]
fn a_figure_holds_for_the_date_said_of_it() {
    let text = "As of Tuesday, 40 wells were dry.";
    let harness = Harness::<Figures>::new();
    assert_eq!(harness.check(text).each("as_of"), ["null"]);
    let harness = harness.published("2024-02-08");
    assert_eq!(harness.check(text).each("as_of"), ["2024-02-08"]);
    let tuesday = attributes(&[("value", "2024-02-06".into())]);
    let harness = harness.earlier("date", span(text, "Tuesday"), tuesday);
    assert_eq!(harness.check(text).each("as_of"), ["2024-02-06"]);
}

#[test]
fn a_figure_in_a_quote_is_its_speakers() {
    let text = "Ana Lund was tired. \"We fed 90 hens,\" she said.";
    let quote = attributes(&[("speaker", span(text, "she").into()), ("speaker.name", "Ana Lund".into())]);
    let harness = Harness::<Figures>::new().earlier("quote", span(text, "We fed 90 hens"), quote);
    let checked = harness.check(text);
    assert_eq!(checked.each("source.name"), ["Ana Lund"]);
    assert_eq!(checked.each("source").len(), 1);
}

#[test]
fn categories_and_confidence_narrow_the_output() {
    let text = "The band sold 51% of 300 tickets at $5 and won 3-1.";
    let words = |config: &str| {
        let checked = Harness::<Figures>::new().config(config).check(text);
        checked.words().into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(words(""), ["51%", "300", "$5", "3-1"]);
    assert_eq!(words("categories = [\"money\", \"score\"]"), ["$5", "3-1"]);
    assert_eq!(words("minimum_confidence = 0.96"), ["51%", "$5"]);
}

#[test]
fn a_bare_dollar_is_that_of_the_configuration() {
    let units = |config: &str, text: &str| Harness::<Figures>::new().config(config).check(text).each("unit");
    assert_eq!(units("", "It cost $5."), ["USD"]);
    assert_eq!(units("dollar = \"CAD\"", "It cost $5, or five cents, or US$4."), ["CAD", "CAD", "USD"]);
}

#[test]
fn headlines_can_be_left_out() {
    let text =
        "Flood Kills 12 Sheep\n\nTwelve sheep drowned on Monday, and 30 lambs were saved by their owner.\n";
    let words = |config: &str| Harness::<Figures>::new().config(config).check(text).words().len();
    assert_eq!(words(""), 3);
    assert_eq!(words("skip_headlines = true"), 2);
}

#[test]
fn a_verb_behind_with_which_asserts_nothing() {
    let text =
        "The raid with which Marland answered has killed 27 people, the health ministry said on Friday.";
    let checked = Harness::<Figures>::new().check(text);
    assert_eq!(checked.each("source"), ["the health ministry"]);
}
