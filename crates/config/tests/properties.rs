//! No input panics, none takes more than linear time, and what is shown reads back.

mod common;

use copydesk_config::{Sources, plan};
use proptest::prelude::*;
use proptest::sample::select;

/// Pieces that configurations are made of, in and out of place.
const PIECES: &[&str] = &[
    "[corpus]",
    "[[corpus.metadata]]",
    "[pipeline]",
    "[extractor.quotes]",
    "[extractor.dates]",
    "[extractor.\"é\"]",
    "[output]",
    "[run]",
    "paths",
    "extractors",
    "forms",
    "minimum_words",
    "durations",
    "library",
    "use",
    "plugin",
    "enabled",
    "rounding",
    "window",
    "kind",
    "published",
    "path",
    "format",
    "isolation",
    "timeout",
    " = ",
    "=",
    "\n",
    "\n",
    ".",
    ",",
    "\"",
    "'",
    "[",
    "]",
    "{",
    "}",
    "[\"dates\"]",
    "\"quotes\"",
    "\"direct\"",
    "\"jsonl\"",
    "true",
    "-1",
    "1.5",
    "nan",
    "1e999",
    "2024-02-06",
    "9223372036854775808",
    "0x1F",
    "# comment",
    "\u{feff}",
    "é",
    "\"\"\"",
    "\r\n",
    "\t",
    "👍",
    "\\u0000",
];

fn configuration() -> impl Strategy<Value = String> {
    proptest::collection::vec(select(PIECES), 0..40).prop_map(|pieces| pieces.concat())
}

fn value() -> impl Strategy<Value = &'static str> {
    select(&[
        "true",
        "0",
        "3",
        "-1",
        "1.5",
        "text",
        "\"direct\"",
        "[\"direct\"]",
        "[\"dates\", \"quotes\"]",
        "[]",
        "{}",
        "{ digits = 3 }",
        "{ kind = \"open\" }",
        "{ kind = \"fixed\", days = 1 }",
        "a\nb",
        "= =",
        "",
    ])
}

fn key() -> impl Strategy<Value = &'static str> {
    select(&[
        "corpus.paths",
        "corpus",
        "pipeline.extractors",
        "extractor.quotes.forms",
        "extractor.quotes",
        "extractor.figures.window",
        "extractor.figures.rounding",
        "extractor.dates.durations",
        "extractor.x.use",
        "extractor.places.enabled",
        "extractor.places.threshold",
        "output.path",
        "output.header",
        "run.jobs",
        "a.b.c",
        "",
        ".",
        "run..jobs",
        "é",
    ])
}

fn try_to_plan(sources: Sources) -> Result<(), TestCaseError> {
    let declared = common::bundled();
    match sources.read().and_then(|settings| plan(settings, &declared)) {
        Ok(first) => {
            let shown = first.show(&declared, true);
            let second = common::file(&shown).read().and_then(|settings| plan(settings, &declared));
            let second = second.map_err(|errors| TestCaseError::fail(format!("{errors}\n{shown}")))?;
            prop_assert_eq!(second.show(&declared, true).lines().count(), shown.lines().count());
            let names = |plan: &copydesk_config::Plan| {
                plan.steps.iter().map(|step| step.id.clone()).collect::<Vec<_>>()
            };
            prop_assert_eq!(names(&second), names(&first));
        }
        Err(errors) => {
            prop_assert!(!errors.0.is_empty());
            prop_assert!(errors.render(false).starts_with("error: "));
            prop_assert!(!errors.render(true).is_empty());
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn no_file_panics(text in configuration()) {
        try_to_plan(common::file(&text))?;
    }

    #[test]
    fn no_text_panics(text in any::<String>()) {
        try_to_plan(common::file(&text))?;
    }

    #[test]
    fn no_setting_panics(
        sets in proptest::collection::vec((key(), value()), 0..6),
        environment in proptest::collection::vec((key(), value()), 0..4),
        format in proptest::option::of(select(&["text", "jsonl", "csv", "", "é\n"])),
        extractors in proptest::option::of(proptest::collection::vec(select(&["dates", "figures", "x", ""]), 0..3)),
    ) {
        let name = |key: &str| format!("COPYDESK_{}", key.to_uppercase().replace('.', "__"));
        try_to_plan(Sources {
            sets: sets.into_iter().map(|(key, value)| format!("{key}={value}")).collect(),
            environment: environment.into_iter().map(|(key, value)| (name(key), value.to_owned())).collect(),
            format: format.map(str::to_owned),
            extractors: extractors.map(|names| names.into_iter().map(str::to_owned).collect()),
            ..Sources::default()
        })?;
    }
}

#[test]
fn long_runs_neither_overflow_the_stack_nor_take_for_ever() {
    let many = 20_000;
    let keys: String = (0..many).map(|n| format!("key{n} = {n}\n")).collect();
    for text in [
        format!("[extractor.quotes]\n{keys}"),
        keys,
        format!("{} = 1", ["a"; 20_000].join(".")),
        format!("[{}]", ["a"; 20_000].join(".")),
        format!("a = {}", "[".repeat(many)),
        format!("a = {}{}", "[".repeat(many), "]".repeat(many)),
        format!("a = {}", "{ a = ".repeat(many)),
        format!("a = \"{}", "é".repeat(many)),
        format!("[pipeline]\nextractors = [{}]", "\"dates\", ".repeat(many)),
        "\"".repeat(many),
    ] {
        assert!(try_to_plan(common::file(&text)).is_ok());
    }
    let set = |set: String| Sources { sets: vec![set], ..Sources::default() };
    assert!(try_to_plan(set(format!("{}=1", ["a"; 20_000].join(".")))).is_ok());
    assert!(try_to_plan(set(format!("a={}", "[".repeat(many)))).is_ok());
}
