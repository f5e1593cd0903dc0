use copydesk_core::layers::{Language, TokenFlags, Zone};

use crate::{Layer, analyse};

fn zones(text: &str) -> Vec<&str> {
    analyse(text, Layer::Paragraphs).paragraphs.iter().map(|p| p.zone.label()).collect()
}

/// The dateline that opens `text`.
fn dateline(text: &str) -> &str {
    let paragraph = analyse(text, Layer::Paragraphs).paragraphs[0];
    &text[paragraph.span.start as usize..paragraph.dateline_end as usize]
}

const BODY: &str =
    "The bridge was opened by the mayor on Monday, after a year of repairs that cost millions.";

#[test]
fn a_headline_stands_on_top_and_headings_between() {
    let text = format!("Bridge opens after a year of repairs\n\n{BODY}\n\nWhat comes next\n\n{BODY}");
    assert_eq!(zones(&text), ["title", "body", "heading", "body"]);
    let tokens = analyse(&text, Layer::Tokens).tokens;
    assert!(tokens[0].flags.has(TokenFlags::HEADLINE) && !tokens[10].flags.has(TokenFlags::HEADLINE));
}

#[test]
fn credits_and_captions_are_told_from_text() {
    let text = format!(
        "Bridge opens\n\nBy Ada Reed\n\nMayor Jo Olney on the bridge - PHOTO/X/@TheMayor\n\n{BODY}\n\nThe new bridge at dusk. © Ada Reed/Pool via REUTERS\n\n{BODY}\n\n(Reporting by Ada Reed; editing by Sam Poe)"
    );
    assert_eq!(zones(&text), ["title", "credit", "caption", "body", "caption", "body", "credit"]);
}

#[test]
fn a_text_about_an_agency_is_no_credit() {
    assert_eq!(zones("Ms Reed, who works for Reuters, took a photo of the bridge and sold it."), ["body"]);
    assert_eq!(zones("Most people like the bridge, according to an AP/Utopia poll of May."), ["body"]);
}

#[test]
fn items_of_lists_are_told() {
    let text = format!("{BODY}\n\n  1. Money\n  2. Time\n\n{BODY}\n\n• One more\n- Another");
    assert_eq!(zones(&text), ["body", "list item", "list item", "body", "list item", "list item"]);
}

#[test]
fn datelines_end_at_their_dash_or_colon() {
    assert_eq!(dateline("CAIRO (AP) — The bridge is open."), "CAIRO (AP) —");
    assert_eq!(dateline("LONDON, March 3 (Reuters) - The bridge is open."), "LONDON, March 3 (Reuters) -");
    assert_eq!(dateline("NEW YORK, Oct 20 - The bridge is open."), "NEW YORK, Oct 20 -");
    assert_eq!(
        dateline("date 2021-03-04 West Bank (Utopia): The bridge is open."),
        "date 2021-03-04 West Bank (Utopia):"
    );
    assert_eq!(
        dateline("date 2021-03-04 Oslo, Norway - The bridge is open."),
        "date 2021-03-04 Oslo, Norway -"
    );
    assert_eq!(dateline("date 2021-03-04 the bridge is open."), "date 2021-03-04");
    assert_eq!(dateline("STATE COLLEGE, Pa. -- The bridge is open."), "STATE COLLEGE, Pa. --");
    assert_eq!(dateline("TRENTON — The bridge is open."), "TRENTON —");
    assert_eq!(dateline("(CNN) The bridge is open."), "(CNN)");
}

#[test]
fn sentences_with_dashes_have_no_dateline() {
    assert_eq!(dateline("Ada Reed – the mayor – opened the bridge."), "");
    assert_eq!(dateline("In March the bridge was opened - at last."), "");
    assert_eq!(dateline("Reed said: The bridge is open."), "");
    assert_eq!(dateline("QUESTIONABLE CLAIMS — The bridge is safe."), "");
    assert_eq!(dateline("On Friday, Reed — the mayor — opened it."), "");
    assert_eq!(dateline("Sen. Ada Reed (R-Utopia) — the first to speak — left."), "");
}

#[test]
fn a_line_with_nothing_but_a_date_is_a_dateline() {
    assert_eq!(
        zones(&format!("Bridge opens\n\nPublished: 3 March 2021 at 10:30\n\n{BODY}")),
        ["title", "dateline", "body"]
    );
}

#[test]
fn a_caption_in_another_language_has_no_sentences() {
    let text = format!("{BODY}\n\nLa alcaldesa de la ciudad, en el puente que se abrió el lunes\n\n{BODY}");
    let layers = analyse(&text, Layer::Sentences);
    let languages: Vec<Language> = layers.paragraphs.iter().map(|p| p.language).collect();
    assert_eq!(languages, [Language::ENGLISH, Language::OTHER, Language::ENGLISH]);
    assert_eq!(layers.sentences.len(), 2);
    assert_eq!(layers.paragraphs[1].zone, Zone::BODY);
}
