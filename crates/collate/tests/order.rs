//! The order of the articles changes nothing.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use copydesk_collate::{Article, Options, compare};
use copydesk_core::{Document, Published};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A figure or a quotation, of a few words that may or may not be alike.
fn claim(article: usize, at: usize, (what, event, number, quote): (usize, usize, u32, usize)) -> Vec<Value> {
    let whats = ["people", "ferries", "houses", "miners"];
    let events = ["killed", "sank", "injured", "died"];
    let bounds = ["exact", "about", "at_least", "more_than"];
    let quotes = [
        "the ferry left the harbour without its crew",
        "the ferry left the old harbour without a crew",
        "no",
    ];
    let start = at * 100;
    let text = number.to_string();
    let words = quotes[quote % quotes.len()];
    let value = |kind: &str, from: usize, text: &str, attributes: Value| {
        json!({"id": format!("a{article}:{kind}:{from}-{}", from + text.len()), "kind": kind, "start": from,
               "end": from + text.len(), "text": text, "sentence": {"start": start, "end": start + 99},
               "attributes": attributes})
    };
    vec![
        value(
            "place",
            start,
            "Lower Marsh",
            json!({"name": "Lower Marsh", "role": "literal", "feature": "P"}),
        ),
        value(
            "place",
            start + 12,
            "Upper Fen",
            json!({"name": "Upper Fen", "role": "literal", "feature": "P"}),
        ),
        value(
            "figure",
            start + 30,
            &text,
            json!({"category": "count", "value": number, "bound": bounds[quote % 4],
                   "what": {"text": whats[what]}, "predicate": {"text": events[event]}}),
        ),
        value(
            "quote",
            start + 40,
            words,
            json!({"form": "direct", "parts": [{"text": words}], "speaker": {"text": "Ada Quill"}}),
        ),
    ]
}

fn article(i: usize, day: u32, claims: &[(usize, usize, u32, usize)]) -> Article {
    let all: Vec<Value> = claims.iter().enumerate().flat_map(|(at, said)| claim(i, at, *said)).collect();
    let published = (day > 0).then(|| Published::parse(&format!("2025-03-0{day}")).unwrap());
    let metadata = [("claims".to_owned(), json!(all).to_string())].into();
    let document = Document { id: format!("a{i}"), published, metadata, ..Document::default() };
    Article::read(&document, false).unwrap()
}

proptest! {
    #[test]
    fn the_order_of_the_articles_changes_nothing(
        articles in prop::collection::vec(
            (0u32..4, prop::collection::vec((0usize..4, 0usize..4, 18u32..26, 0usize..4), 1..4)), 2..7),
        turn in 0usize..7,
    ) {
        let mut all: Vec<Article> =
            articles.iter().enumerate().map(|(i, (day, claims))| article(i, *day, claims)).collect();
        let before = compare(all.clone(), Options::default());
        let n = all.len();
        all.rotate_left(turn % n);
        prop_assert_eq!(&compare(all.clone(), Options::default()), &before);
        all.reverse();
        prop_assert_eq!(&compare(all, Options::default()), &before);
    }
}
