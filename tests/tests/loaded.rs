//! Extractors that are loaded: they give what the linked ones give, in whatever language they are written.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use copydesk_config::{Library, WantedLibrary};
use copydesk_core::{Document, Extraction};
use copydesk_host::{Extractor, Pipeline, Registry, Step};
use copydesk_tests::{compile, default_settings, pipeline};

/// One of the plugin path under two names, with two settings.
#[test]
fn a_plugin_is_found_by_its_id_on_the_plugin_path() {
    let folder = tempfile::tempdir().unwrap();
    let library = compile("plugins/example-c/shouting.c", "shouting", folder.path(), &[]);
    assert_eq!(library.parent(), Some(folder.path()));
    let sets = [
        format!("pipeline.plugin_dirs=['{}']", folder.path().display()),
        "extractor.shouting.plugin=shouting".to_owned(),
        "extractor.louder.plugin=shouting".to_owned(),
        "extractor.louder.loud=true".to_owned(),
    ];
    let sets = sets.each_ref().map(String::as_str);
    let (plan, pipeline) = pipeline(default_settings(&sets));
    assert_eq!(plan.steps.iter().filter(|step| step.id == "shouting").count(), 2);
    let text = "The clerk wrote STOP and then left IMMEDIATELY.".to_owned();
    let article = Document { id: "a".to_owned(), text, ..Document::default() };
    let extraction = pipeline.worker().unwrap().extract(Extraction { article, ..Extraction::default() });
    let shouts = extraction.findings.iter().filter(|finding| finding.kind == "shout");
    let mut found: Vec<_> = shouts.map(|f| (f.extractor.as_str(), f.span.start)).collect();
    found.sort_unstable();
    assert_eq!(found, [("louder", 35), ("shouting", 16), ("shouting", 35)]);
}

fn load(id: &str, library: std::path::PathBuf) -> Extractor {
    let mut registry = Registry::default();
    let wanted = WantedLibrary {
        name: id.to_owned(),
        id: id.to_owned(),
        library: Library::Path(library),
        isolation: None,
    };
    registry.load(&wanted, &[]).unwrap();
    registry.iter().next().unwrap().1.clone()
}

#[test]
fn an_extractor_in_c_is_configured_and_finds_something() {
    let folder = tempfile::tempdir().unwrap();
    let library = compile("plugins/example-c/shouting.c", "shouting", folder.path(), &[]);
    let extractor = load("shouting", library);
    let words = |config: &str| {
        let step =
            Step { name: "shouting".to_owned(), extractor: extractor.clone(), config: config.to_owned() };
        let text = "The clerk wrote STOP and then IMMEDIATELY left for the USA.".to_owned();
        let article = Document { id: "a".to_owned(), text, ..Document::default() };
        let mut worker = Pipeline::new(vec![step]).worker().unwrap();
        let extraction = worker.extract(Extraction { article, ..Extraction::default() });
        let found = extraction.findings.iter().map(|f| {
            let letters = f.attributes.number("letters").unwrap();
            format!("{} {letters}", f.span.of(&extraction.article.text).unwrap())
        });
        found.collect::<Vec<_>>()
    };
    assert_eq!(words("{}"), ["STOP 4", "IMMEDIATELY 11"]);
    assert_eq!(words(r#"{"loud":true}"#), ["IMMEDIATELY 11"]);
}
