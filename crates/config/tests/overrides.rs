//! Settings for the articles of some files.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use copydesk_config::{Plan, Sources, plan};
use serde_json::{Value, json};

const FILE: &str = r#"
[pipeline]
extractors = ["dates", "quotes"]
[extractor.quotes]
minimum_words = 3
forms = ["direct", "mixed"]
[[overrides]]
path = "opinion/**"
extractor.quotes.minimum_words = 8
[[overrides]]
path = "sport/**"
extractors = ["dates", "figures", "quotes"]
extractor.quotes.enabled = false
extractor.figures.rounding.digits = 2
"#;

fn planned(sources: Sources) -> Plan {
    plan(sources.read().unwrap(), &common::bundled()).unwrap_or_else(|errors| panic!("{errors}"))
}

/// Names and settings of what runs.
fn steps(steps: &[copydesk_config::Step]) -> Value {
    steps.iter().map(|step| json!([step.name, step.config])).collect()
}

#[test]
fn an_override_is_laid_over_the_whole() {
    let plan = planned(common::file(FILE));
    assert_eq!(plan.settings.override_paths(), ["opinion/**", "sport/**"]);
    let quotes = |words: u32| json!({"minimum_words": words, "forms": ["direct", "mixed"]});
    assert_eq!(steps(&plan.steps), json!([["dates", {}], ["quotes", quotes(3)]]));
    assert_eq!(steps(&plan.overrides[0].steps), json!([["dates", {}], ["quotes", quotes(8)]]));
    let figures = json!({"rounding": {"digits": 2}});
    assert_eq!(steps(&plan.overrides[1].steps), json!([["dates", {}], ["figures", figures]]));
    let refusal = plan.overrides[0].refusal("quotes", "/minimum_words", "too many").to_string();
    assert!(refusal.contains("copydesk.toml:9:34"), "{refusal}");
}

#[test]
fn the_command_line_wins_over_an_override() {
    let sets = vec!["extractor.quotes.minimum_words=1".to_owned()];
    let plan = planned(Sources { sets, ..common::file(FILE) });
    assert_eq!(plan.overrides[0].steps[1].config["minimum_words"], 1);
    let environment = vec![("COPYDESK_PIPELINE__EXTRACTORS".to_owned(), "[\"dates\"]".to_owned())];
    let plan = planned(Sources { environment, ..common::file(FILE) });
    assert_eq!(steps(&plan.overrides[1].steps), json!([["dates", {}]]));
    let sets = vec!["overrides=[{path=\"**\", extractor={quotes={minimum_words=9}}}]".to_owned()];
    let plan = planned(Sources { sets, ..common::file(FILE) });
    assert_eq!(plan.overrides.len(), 1);
    assert_eq!(plan.overrides[0].steps[1].config["minimum_words"], 9);
}

#[test]
fn what_a_run_is_restricted_to_need_not_be_in_every_pipeline() {
    let extractors = Some(vec!["quotes".to_owned()]);
    let plan = planned(Sources { extractors, ..common::file(FILE) });
    assert_eq!(plan.steps.len(), 1);
    assert_eq!(plan.overrides[0].steps.len(), 1);
    assert_eq!(plan.overrides[1].steps.len(), 0);
}

#[test]
fn overrides_are_shown_and_read_back() {
    let shown = planned(common::file(FILE)).show(&common::bundled(), true);
    let end = &shown[shown.find("[[overrides]]").unwrap()..];
    insta::assert_snapshot!(end, @r#"
    [[overrides]]
    extractor = { quotes = { minimum_words = 8 } }  # copydesk.toml:9:34
    path = "opinion/**"  # copydesk.toml:8:8

    [[overrides]]
    extractor = { figures = { rounding = { digits = 2 } }, quotes = { enabled = false } }  # copydesk.toml:14:37, copydesk.toml:13:28
    extractors = ["dates", "figures", "quotes"]  # copydesk.toml:12:14
    path = "sport/**"  # copydesk.toml:11:8
    "#);
    let again = planned(common::file(&shown));
    assert_eq!(steps(&again.overrides[1].steps)[1][0], "figures");
}
