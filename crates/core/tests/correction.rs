//! What corrections do to the claims of an article.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use copydesk_core::correction::{ClaimId, Corrected, Correction, Corrections, Decision};
use copydesk_core::{Attributes, Document, Extraction, Finding, OffsetUnit, Offsets, Span, Value};
use serde_json::{Map, Value as Json, json};

const TEXT: &str = "“Up to 14 ferries” sail, said Ada Quill. Quill named 14 more; 14 came.";

fn finding(kind: &str, words: &str, nth: usize, attributes: &[(&str, Value)]) -> Finding {
    let (at, _) = TEXT.match_indices(words).nth(nth).unwrap();
    let mut all = Attributes::new();
    attributes.iter().for_each(|(key, value)| all.push(key, value.clone()).unwrap());
    Finding {
        kind: kind.into(),
        extractor: format!("{kind}s").into(),
        span: Span::new(at as u32, (at + words.len()) as u32),
        confidence: 0.5,
        rule: "rule".into(),
        attributes: all,
    }
}

fn words(words: &str) -> Value {
    let at = TEXT.find(words).unwrap();
    Span::new(at as u32, (at + words.len()) as u32).into()
}

/// An article with a quote, two figures and nothing said of them but what the tests need.
fn extraction() -> Extraction {
    let figure = |value: i64| {
        [
            ("category", "count".into()),
            ("value", value.into()),
            ("bound", "exact".into()),
            ("what", Value::Null),
        ]
    };
    let quote = [
        ("form", "direct".into()),
        ("parts[0]", words("Up to 14 ferries")),
        ("speaker", words("Ada Quill")),
        ("speaker.name", "Ada Quill".into()),
    ];
    let mut findings = vec![
        finding("quote", "Up to 14 ferries", 0, &quote),
        finding("figure", "Up to 14", 0, &figure(15)),
        finding("figure", "14", 1, &figure(14)),
    ];
    Finding::sort(&mut findings);
    let article = Document { id: "post/a.txt".into(), text: TEXT.into(), ..Document::default() };
    Extraction { article, findings, ..Extraction::default() }
}

fn object(json: Json) -> Map<String, Json> {
    json.as_object().unwrap().clone()
}

/// The claims and diagnostics of the article after the decisions, a line each.
fn after(decisions: impl IntoIterator<Item = Decision>) -> Vec<String> {
    let all = decisions.into_iter().map(|decision| Correction { decision, why: None }).collect();
    let mut extraction = extraction();
    let (mut applied, mut missed) = (0, 0);
    Corrections::new(all).apply(&mut extraction, |_, corrected| match corrected {
        Corrected::Applied => applied += 1,
        Corrected::Missed(_) => missed += 1,
        Corrected::PassedOver => panic!("nothing failed"),
    });
    let offsets = Offsets::new(TEXT, OffsetUnit::Codepoints);
    let mut lines: Vec<String> = extraction
        .findings
        .iter()
        .map(|f| {
            let attributes = serde_json::to_string(&f.attributes.nested(TEXT, &offsets)).unwrap();
            format!("{} {:?} {} {} {attributes}", f.kind, f.span.of(TEXT).unwrap(), f.rule, f.confidence)
        })
        .collect();
    lines.extend(extraction.diagnostics.iter().map(ToString::to_string));
    assert_eq!(applied + missed, extraction.diagnostics.len());
    lines
}

fn id(id: &str, text: &str) -> ClaimId {
    ClaimId::parse(id, text).unwrap()
}

fn change(claim: ClaimId, set: Json) -> Decision {
    Decision::Change { claim, set: object(set), clear: Vec::new() }
}

#[test]
fn a_claim_is_dropped_by_id_and_words() {
    let lines = after([Decision::Drop(id("post/a.txt:figure:1-9", "Up to 14"))]);
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[2], "note: dropped figure \"Up to 14\" [corrected]");
}

#[test]
fn a_claim_that_moved_is_found_by_its_words() {
    let lines = after([Decision::Drop(id("post/a.txt:figure:100-108", "Up to 14"))]);
    assert_eq!(lines[2], "note: dropped figure \"Up to 14\", which has moved to 1-9 [corrected]");
}

#[test]
fn what_a_claim_says_is_laid_over() {
    let claim = || id("post/a.txt:figure:1-9", "Up to 14");
    let set = json!({"value": 14, "bound": "at_most", "what": {"text": "ferries"}});
    let lines = after([change(claim(), set)]);
    assert_eq!(
        lines[0],
        "figure \"Up to 14\" rule+corrected 1 {\"category\":\"count\",\"value\":14,\"bound\":\"at_most\",\
         \"what\":{\"start\":10,\"end\":17,\"text\":\"ferries\"}}"
    );
    let quote = || id("post/a.txt:quote:1-17", "Up to 14 ferries");
    let lines = after([change(quote(), json!({"speaker": {"name": "Ada B. Quill"}}))]);
    assert!(lines[1].contains("\"text\":\"Ada Quill\",\"name\":\"Ada B. Quill\""), "{}", lines[1]);
    let lines = after([change(quote(), json!({"speaker": {"text": "Quill", "start": 41}}))]);
    assert!(lines[1].contains("{\"start\":41,\"end\":46,\"text\":\"Quill\",\"name\":\"Ada Quill\"}"));
    let cleared = Decision::Change { claim: quote(), set: Map::new(), clear: vec!["speaker".to_owned()] };
    assert!(after([cleared])[1].ends_with("\"speaker\":null}"));
}

#[test]
fn a_claim_is_added_with_all_that_its_kind_says() {
    let add = |text: &str, start, attributes| Decision::Add {
        article: "post/a.txt".into(),
        kind: "figure".into(),
        text: text.into(),
        start,
        attributes: object(attributes),
    };
    let said = || json!({"category": "count", "value": 14, "bound": "exact"});
    let lines = after([add("14", Some(62), said())]);
    assert!(lines[3].starts_with("figure \"14\" added 1 {\"category\":\"count\",\"value\":14,\"low\":null,"));
    assert!(lines[3].contains("\"written\":{\"start\":62,\"end\":64,\"text\":\"14\"}"), "{}", lines[3]);
    let refused = |decision| after([decision]).pop().unwrap();
    assert!(refused(add("14", None, said())).contains("stand in the article 3 times; `start` says which"));
    assert!(refused(add("14", Some(4), said())).contains("do not stand at 4"));
    assert!(refused(add("15", None, said())).contains("do not stand in the article"));
    assert!(refused(add("14", Some(62), json!({"category": "count"}))).contains("must have `bound`"));
    assert!(refused(add("Up to 14", None, said())).contains("is a figure there already"));
}

#[test]
fn speakers_are_merged_last() {
    let merge = Decision::Merge { from: "Ada Quill".into(), into: "Ada B. Quill".into(), article: None };
    let lines = after([merge]);
    assert!(lines[1].starts_with("quote \"Up to 14 ferries\" rule+corrected 0.5 "));
    assert!(lines[1].contains("\"name\":\"Ada B. Quill\""));
    assert_eq!(lines[3], "note: \"Ada Quill\" is \"Ada B. Quill\" in 1 claim [corrected]");
}

#[test]
fn what_fits_nothing_is_a_warning_and_changes_nothing() {
    let last = |decision| {
        let lines = after([decision]);
        assert_eq!(lines.len(), 4);
        lines[3].clone()
    };
    let drop = |at: &str, text: &str| Decision::Drop(id(&format!("post/a.txt:figure:{at}"), text));
    assert_eq!(
        last(drop("1-9", "Up to 15")),
        "warning: a correction fits nothing: the article no longer has the words \"Up to 15\"; \"Up to 14\" \
         stands at 1-9 [correction-unmatched]"
    );
    assert!(last(drop("10-17", "ferries")).contains("has the words \"ferries\", but they are no figure"));
    let words = json!({"what": {"text": "barges"}});
    let claim = || id("post/a.txt:figure:1-9", "Up to 14");
    assert!(last(change(claim(), words)).contains("the words \"barges\" do not stand in the article"));
    let quote = id("post/a.txt:quote:1-17", "Up to 14 ferries");
    let cleared = Decision::Change { claim: quote, set: Map::new(), clear: vec!["form".to_owned()] };
    assert!(last(cleared).contains("a quote must have `form`"));
    assert_eq!(after([Decision::Drop(id("other.txt:figure:1-9", "Up to 14"))]).len(), 3);
}
