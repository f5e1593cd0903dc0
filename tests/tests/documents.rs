//! docs/configuration.md lists every key, from the schema that the program itself checks against.
//!
//! `UPDATE_DOCUMENTS=1 cargo test -p copydesk-tests --test documents` writes it anew.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::Write as _;

use copydesk_host::Registry;
use copydesk_tests::{bundled, root};
use serde_json::Value;

const BEGIN: &str = "<!-- Generated from the schema; see tests/tests/documents.rs. -->\n";

#[test]
fn every_key_of_the_configuration_is_documented() {
    let registry = Registry::bundled(&bundled()).unwrap();
    let schema = copydesk_config::schema(&registry.declarations());
    let path = root().join("docs/configuration.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let (introduction, _) = text.split_once(BEGIN).unwrap();
    let expected = format!("{introduction}{BEGIN}{}{}", keys(&schema), presets());
    if std::env::var_os("UPDATE_DOCUMENTS").is_some() {
        std::fs::write(&path, expected).unwrap();
    } else {
        assert!(text == expected, "docs/configuration.md is not what the schema says: {HOW}");
    }
}

#[test]
fn the_example_of_corrections_is_the_file_that_is_run() {
    let path = root().join("docs/corrections.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let example = std::fs::read_to_string(root().join("docs/corrections.toml")).unwrap();
    let (before, rest) = text.split_once("<!-- docs/corrections.toml -->\n").unwrap();
    let (_, after) = rest.split_once("<!-- end -->").unwrap();
    let expected =
        format!("{before}<!-- docs/corrections.toml -->\n```toml\n{example}```\n<!-- end -->{after}");
    if std::env::var_os("UPDATE_DOCUMENTS").is_some() {
        std::fs::write(&path, expected).unwrap();
    } else {
        assert!(text == expected, "docs/corrections.md does not show docs/corrections.toml: {HOW}");
    }
}

const HOW: &str = "UPDATE_DOCUMENTS=1 cargo test -p copydesk-tests --test documents";

fn keys(schema: &Value) -> String {
    let mut out = String::new();
    section(&mut out, "Top of the file", schema, &top(schema), &[]);
    for table in ["corpus", "pipeline", "output", "snapshots", "run"] {
        section(&mut out, &format!("[{table}]"), schema, &schema["properties"][table], &[]);
    }
    let corpus = resolve(schema, &schema["properties"]["corpus"]);
    let rule = &corpus["properties"]["metadata"]["items"];
    section(&mut out, "[[corpus.metadata]]", schema, rule, &[]);
    section(&mut out, "[[overrides]]", schema, &schema["$defs"]["OverrideTable"], &[]);
    let host = &schema["$defs"]["ExtractorTable"];
    section(&mut out, "[extractor.NAME]", schema, host, &[]);
    let own: Vec<&str> = host["properties"].as_object().unwrap().keys().map(String::as_str).collect();
    for (name, table) in schema["properties"]["extractor"]["properties"].as_object().unwrap() {
        section(&mut out, &format!("[extractor.{name}]"), schema, table, &own);
    }
    out
}

/// The keys that stand before all tables.
fn top(schema: &Value) -> Value {
    let mut plain = schema["properties"].as_object().unwrap().clone();
    plain.retain(|_, property| !matches!(kind(schema, property).as_str(), "table" | "list of table"));
    serde_json::json!({ "properties": plain })
}

/// The presets as they are written.
fn presets() -> String {
    let mut out = String::from("\n## Presets\n\nWhat `copydesk config show NAME` prints.\n");
    for preset in copydesk_config::PRESETS {
        let _ = writeln!(out, "\n### `{}`\n\n```toml\n{}```", preset.name, preset.text);
    }
    out
}

fn section(out: &mut String, heading: &str, schema: &Value, table: &Value, without: &[&str]) {
    let table = resolve(schema, table);
    let quoted = if heading.starts_with('[') { format!("`{heading}`") } else { heading.to_owned() };
    let _ = writeln!(out, "\n## {quoted}\n");
    if let Some(description) = table["description"].as_str() {
        let _ = writeln!(out, "{}\n", description.trim());
    }
    let properties = table["properties"].as_object().into_iter().flatten();
    let mut rows = properties.filter(|(key, _)| !without.contains(&key.as_str())).peekable();
    if rows.peek().is_none() {
        let _ = writeln!(out, "No keys of its own.");
        return;
    }
    let _ = writeln!(out, "| key | value | default | meaning |\n| --- | --- | --- | --- |");
    for (key, property) in rows {
        let default = property.get("default").filter(|d| !d.is_null());
        let default = default.map_or("-".to_owned(), |d| format!("`{d}`"));
        let meaning = property["description"].as_str().unwrap_or_default().replace('\n', " ");
        let _ = writeln!(out, "| `{key}` | {} | {default} | {meaning} |", kind(schema, property));
    }
}

fn resolve<'a>(schema: &'a Value, value: &'a Value) -> &'a Value {
    let target = value["$ref"].as_str().and_then(|target| schema.pointer(target.trim_start_matches('#')));
    target.unwrap_or(value)
}

/// What may stand there, in words.
fn kind(schema: &Value, value: &Value) -> String {
    let value = resolve(schema, value);
    if let Some(choices) = value["enum"].as_array() {
        return choices.iter().map(|c| format!("`{c}`")).collect::<Vec<_>>().join(", ");
    }
    if let Some(choice) = value.get("const") {
        return format!("`{choice}`");
    }
    for list in ["oneOf", "anyOf"] {
        if let Some(choices) = value[list].as_array() {
            let choices = choices.iter().filter(|c| c["type"] != "null").map(|c| kind(schema, c));
            return choices.collect::<Vec<_>>().join(", ");
        }
    }
    let types = match &value["type"] {
        Value::Array(types) => types.iter().find_map(|t| t.as_str().filter(|t| *t != "null")),
        one => one.as_str(),
    };
    match types {
        Some("array") => format!("list of {}", kind(schema, &value["items"])),
        Some("string") => "text".to_owned(),
        Some("boolean") => "`true`, `false`".to_owned(),
        Some("integer") => "whole number".to_owned(),
        Some("number") => "number".to_owned(),
        Some("object") => "table".to_owned(),
        _ => "any".to_owned(),
    }
}
