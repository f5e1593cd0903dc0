//! What the extractor tells of its work, where somebody asks.
#![forbid(unsafe_code)]

use copydesk_quotes::Quotes;
use copydesk_testing::Harness;

fn reasons(text: &str) -> Vec<String> {
    Harness::<Quotes>::new().explain(text)
}

#[test]
fn a_quote_says_who_speaks_by_which_evidence() {
    assert_eq!(
        reasons("Cy Moss met Ada Quill. \"The mill is lost,\" said Bo Reed, who married Ada Quill."),
        [
            "taken “The mill is lost” cue: reports it, in the frame quote-cue [“said”]",
            "taken “The mill is lost” speaker: stands behind the reporting word (inversion) [“Bo Reed”]",
            "rejected “The mill is lost” speaker: is named beside it, but not as the one who speaks [“Ada Quill”]",
        ]
    );
    assert_eq!(
        reasons("Ada Quill came. She said that the mill was lost."),
        [
            "taken “the mill was lost” cue: reports it, in the frame cue-that [“said”]",
            "taken “the mill was lost” speaker: is the subject of the reporting word [“She”]",
            "taken “the mill was lost” name: is whom the pronoun stands for [“Ada Quill”]",
        ]
    );
}

#[test]
fn a_quotation_without_a_reporting_word_says_whose_it_is() {
    assert_eq!(
        reasons("\"The mill is lost,\" Ada Quill said. \"We shall build another.\"")
            .last()
            .map(String::as_str),
        Some(
            "taken “We shall build another.” continued: goes on from the quote or the sentence before, whose \
             speaker it keeps [“Ada Quill”]"
        )
    );
}

#[test]
fn quotation_marks_that_are_left_alone_say_why() {
    let scare = "a word or two that the writer sets off: no reporting word governs it";
    let title = "a name, a nickname or the title of a work: its words have capitals, and nobody says it";
    assert_eq!(
        reasons("The so-called \"peace train\" left before \"The Night Hour\" began."),
        [
            format!("rejected “peace train” scare-quote: {scare}"),
            format!("rejected “The Night Hour” title: {title}"),
        ]
    );
}

#[test]
fn a_reporting_word_that_reports_nothing_is_told() {
    assert_eq!(
        reasons("She did not say why."),
        ["rejected “say” cue: a reporting word that is negated or merely possible: nothing was said"]
    );
}

#[test]
fn what_the_configuration_leaves_out_is_told() {
    let told = Harness::<Quotes>::new().config("forms = [\"direct\"]").explain("Ada Quill said it was lost.");
    let reason = "rejected “it was lost” configuration: its form is not among `forms`";
    assert!(told.iter().any(|line| line == reason), "{told:#?}");
}
