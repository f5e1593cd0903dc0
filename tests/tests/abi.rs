//! Plugins built against each minor of the ABI, with the header of then, still load and find the same.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use copydesk_config::{Library, WantedLibrary};
use copydesk_core::{Document, Extraction, Published, Reason, Span, Verdict};
use copydesk_host::{Extractor, Pipeline, Registry, Step, Worker, abi};
use copydesk_tests::{HEADER, compile_against, root};

/// Every minor of this major.
fn minors() -> impl Iterator<Item = u16> {
    0..=abi::MINOR
}

fn folder(minor: u16) -> String {
    format!("tests/abi/{}.{minor}", abi::MAJOR)
}

fn load(minor: u16) -> Extractor {
    let into = tempfile::tempdir().unwrap();
    let header = folder(minor);
    let library = compile_against(&header, &format!("{header}/plugin.c"), "capitals", into.path());
    let (name, id) = ("capitals".to_owned(), "capitals".to_owned());
    let mut registry = Registry::default();
    let wanted = WantedLibrary { name, id, library: Library::Path(library), isolation: None };
    registry.load(&wanted, &[]).unwrap();
    registry.iter().next().unwrap().1.clone()
}

fn worker(minor: u16, config: &str) -> Result<Worker, String> {
    let step = Step { name: "mine".to_owned(), extractor: load(minor), config: config.to_owned() };
    Pipeline::new(vec![step]).worker().map_err(|refused| refused.to_string())
}

fn article() -> Extraction {
    let article = Document {
        id: "a".to_owned(),
        text: "Überall spoke Ada first.".to_owned(),
        published: Some(Published::parse("2024-02-06").unwrap()),
        language: Some("en".to_owned()),
        ..Document::default()
    };
    Extraction { article, ..Extraction::default() }
}

#[test]
fn plugins_of_every_minor_find_the_same() {
    for minor in minors() {
        let extraction = worker(minor, "{}").unwrap().extract(article());
        let said: Vec<String> = extraction.diagnostics.iter().map(ToString::to_string).collect();
        assert_eq!(said, ["note (mine): 2024-02-06 [read]"], "ABI 1.{minor}");
        let spans: Vec<Span> = extraction.findings.iter().map(|f| f.span).collect();
        assert_eq!(spans, [Span::new(0, 8), Span::new(15, 18)], "ABI 1.{minor}");
        let found = &extraction.findings[1];
        assert_eq!((&*found.kind, &*found.rule, found.confidence), ("capital", "capital-letter", 0.75));
        let offsets = copydesk_core::Offsets::new(&extraction.article.text, Default::default());
        let attributes = serde_json::to_value(found.attributes.nested(&extraction.article.text, &offsets));
        let expected = serde_json::json!({
            "nothing": null, "first": false, "letters": 3, "half": 0.5,
            "word": {"start": 14, "end": 17, "text": "Ada", "id": "a"},
        });
        assert_eq!(attributes.unwrap(), expected, "ABI 1.{minor}");
    }
}

#[test]
fn plugins_of_every_minor_refuse_their_configuration() {
    for minor in minors() {
        let refused = worker(minor, r#"{"refuse":true}"#).unwrap_err();
        assert!(refused.ends_with("is refused, as it asks for"), "ABI 1.{minor}: {refused}");
    }
}

#[test]
fn reasons_came_with_1_1() {
    for minor in minors() {
        let (extraction, reasons) = worker(minor, "{}").unwrap().explain(article());
        assert_eq!(extraction.findings.len(), 2, "ABI 1.{minor}");
        let told = if minor == 0 { 0 } else { 2 };
        assert_eq!(reasons.len(), told, "ABI 1.{minor}");
        let taken = |reason: &Reason| reason.verdict == Verdict::Taken && reason.rule == "capital-letter";
        assert!(reasons.iter().all(taken), "ABI 1.{minor}");
    }
}

#[test]
fn the_header_of_the_current_minor_is_kept() {
    let kept = format!("{}/copydesk.h", folder(abi::MINOR));
    let read = |path: &str| std::fs::read_to_string(root().join(path)).unwrap();
    assert!(
        read(&kept) == read(&format!("{HEADER}/copydesk.h")),
        "{kept} is kept for later: copy {HEADER}/copydesk.h to it, or, where {} is released, raise the minor",
        folder(abi::MINOR),
    );
}
