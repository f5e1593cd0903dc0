//! What a configuration extends.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::io;
use std::path::Path;

use copydesk_config::{ConfigErrors, ConfigFile, PRESETS, Plan, Settings, Sources, plan};

/// Reads the first of `files` with the others at hand, as paths and contents.
fn read(files: &[(&str, &str)], sets: &[&str]) -> Result<Settings, ConfigErrors> {
    let (path, text) = files[0];
    let file = ConfigFile { path: path.into(), text: text.to_owned(), found: true, depth: 0 };
    let open = |path: &Path| {
        let found = files.iter().find(|(name, _)| Path::new(name) == path);
        found.map(|(_, text)| (*text).to_owned()).ok_or_else(|| io::ErrorKind::NotFound.into())
    };
    let sets = sets.iter().map(|set| (*set).to_owned()).collect();
    Sources { file: Some(file), sets, ..Sources::default() }.read_with(&open)
}

fn planned(files: &[(&str, &str)], sets: &[&str]) -> Plan {
    let text: String = files.iter().map(|(_, text)| *text).collect();
    let planned = read(files, sets).and_then(|settings| plan(settings, &common::declared(&text)));
    planned.unwrap_or_else(|errors| panic!("{errors}"))
}

fn refused(files: &[(&str, &str)]) -> String {
    read(files, &[]).and_then(|settings| plan(settings, &common::bundled())).unwrap_err().to_string()
}

#[test]
fn what_both_say_the_file_decides() {
    let house = "[run]\njobs = 4\n[extractor.quotes]\nforms = [\"direct\", \"mixed\"]\nminimum_words = 3\n";
    let desk = "extends = \"../house.toml\"\n[extractor.quotes]\nforms = [\"direct\"]\n";
    let plan = planned(&[("desk/copydesk.toml", desk), ("desk/../house.toml", house)], &[]);
    let quotes = plan.steps.iter().find(|step| step.name == "quotes").unwrap();
    assert_eq!(quotes.config, serde_json::json!({"forms": ["direct"], "minimum_words": 3}));
    assert_eq!(plan.settings.run.jobs, Some(4));
    assert_eq!(plan.locate("quotes", "/minimum_words").to_string(), "desk/../house.toml:5:17");
    assert!(plan.show(&common::bundled(), true).starts_with("# extends desk/../house.toml\n"));
}

#[test]
fn paths_start_from_the_folder_of_the_file_that_says_them() {
    let house = "[corpus]\npaths = [\"archive\"]\n[output]\npath = \"claims.jsonl\"\n";
    let desk = "extends = \"house/base.toml\"\n";
    let settings = read(&[("copydesk.toml", desk), ("house/base.toml", house)], &[]).unwrap();
    assert_eq!(settings.corpus.base, Path::new("house"));
    assert_eq!(settings.output.path.as_deref(), Some(Path::new("house/claims.jsonl")));
}

#[test]
fn every_preset_can_be_extended_and_chains_go_on() {
    for preset in PRESETS {
        assert!(preset.text.starts_with("# "), "{}", preset.name);
        let extends = format!("extends = \"{}\"", preset.name);
        let settings = read(&[("copydesk.toml", &extends)], &[]).unwrap();
        assert!(settings.errors().is_empty(), "{:?}", settings.errors());
        assert_eq!(settings.bases().count(), 1);
    }
    let files = [("a.toml", "extends = \"b.toml\""), ("b.toml", "extends = \"copydesk:newsroom\"")];
    assert_eq!(read(&files, &[]).unwrap().bases().count(), 2);
}

#[test]
fn the_command_line_can_say_what_is_extended() {
    let settings = read(&[("a.toml", "extends = \"copydesk:map\"")], &["extends=copydesk:research"]).unwrap();
    let bases: Vec<String> = settings.bases().map(|file| file.path.display().to_string()).collect();
    assert_eq!(bases, ["copydesk:research"]);
}

#[test]
fn what_a_found_file_extends_is_no_more_trusted_than_it() {
    let base = "[extractor.weather]\nlibrary = \"./libcopydesk_weather.so\"";
    let settings = read(&[("a.toml", "extends = \"/b/base.toml\""), ("/b/base.toml", base)], &[]).unwrap();
    assert_eq!(settings.untrusted_libraries().len(), 1);
}

#[test]
fn mistakes_are_shown_where_they_stand() {
    insta::assert_snapshot!(refused(&[("a.toml", "extends = \"copydesk:newsrom\"")]));
    insta::assert_snapshot!(refused(&[("a.toml", "extends = \"newsroom\"")]));
    insta::assert_snapshot!(refused(&[("a.toml", "extends = [\"copydesk:map\"]")]));
    insta::assert_snapshot!(refused(&[
        ("desk/a.toml", "extends = \"b.toml\""),
        ("desk/b.toml", "[run]\njobs = 0\nextnds = 1\n")
    ]));
    insta::assert_snapshot!(refused(&[
        ("desk/a.toml", "extends = \"b.toml\""),
        ("desk/b.toml", "\nextends = \"../desk/a.toml\"")
    ]));
    let names: Vec<String> = (0..12).map(|n| format!("{n}.toml")).collect();
    let texts: Vec<String> = (1..13).map(|n| format!("extends = \"{n}.toml\"")).collect();
    let files: Vec<(&str, &str)> =
        names.iter().zip(&texts).map(|(name, text)| (name.as_str(), text.as_str())).collect();
    insta::assert_snapshot!(refused(&files));
}
