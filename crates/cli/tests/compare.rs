//! `copydesk compare` over the articles of seeds/: every relation, whatever the input is, and as docs/comparing.md
//! shows it.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

fn copydesk(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_copydesk")).current_dir(root()).args(args).output().unwrap()
}

fn stdout(args: &[&str]) -> String {
    let output = copydesk(args);
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn json(args: &[&str]) -> Value {
    serde_json::from_str(&stdout(args)).unwrap()
}

/// The relation of the group that has claims of these words.
fn relation(comparison: &Value, words: &[&str]) -> Option<String> {
    let groups = comparison["figures"].as_array().unwrap();
    let has = |group: &&Value| {
        let claims = group["claims"].as_array().unwrap();
        words.iter().all(|word| claims.iter().any(|claim| claim["text"] == *word))
    };
    groups.iter().find(has).map(|group| group["relation"].as_str().unwrap().to_owned())
}

#[test]
fn every_relation_stands_in_the_tour() {
    let tour = json(&["compare", "seeds/tour", "--format", "json"]);
    let relation = |words: &[&str]| relation(&tour, words);
    assert_eq!(relation(&["over a million", "more than a million"]).as_deref(), Some("agrees"));
    assert_eq!(relation(&["132", "Some 132"]).as_deref(), Some("agrees"));
    assert_eq!(relation(&["At least 27,478", "at least 27,585", "27,708"]).as_deref(), Some("updates"));
    assert_eq!(relation(&["around 250", "253", "some 250"]).as_deref(), Some("compatible"));
    assert_eq!(relation(&["about 1,160", "1,200"]).as_deref(), Some("conflicts"));
    assert_eq!(tour["reprints"][0]["articles"], serde_json::json!(["01.txt", "02.txt"]));
    let quotes = tour["quotes"].as_array().unwrap();
    let changes = |group: &Value| -> Vec<String> {
        let claims = group["claims"].as_array().unwrap();
        claims.iter().map(|claim| claim["change"].as_str().unwrap().to_owned()).collect()
    };
    let bastion = quotes.iter().find(|group| group["claims"].to_string().contains("bastion")).unwrap();
    assert!(changes(bastion).contains(&"altered".to_owned()));
}

#[test]
fn what_a_run_wrote_gives_the_same_comparison() {
    let folder = tempfile::tempdir().unwrap();
    let claims = folder.path().join("claims.jsonl");
    let claims = claims.to_str().unwrap();
    stdout(&["run", "seeds/tour", "--format", "jsonl", "--header", "--output", claims]);
    let articles = stdout(&["compare", "seeds/tour", "--format", "json"]);
    assert_eq!(stdout(&["compare", claims, "--format", "json"]), articles);
    assert_eq!(stdout(&["compare", folder.path().to_str().unwrap(), "--format", "json"]), articles);
    // The last article first.
    let lines = std::fs::read_to_string(claims).unwrap();
    let turned: String = lines.lines().rev().map(|line| format!("{line}\n")).collect();
    std::fs::write(claims, turned).unwrap();
    assert_eq!(stdout(&["compare", claims, "--format", "json"]), articles);
}

#[test]
fn without_dates_nothing_is_an_update() {
    let undated = json(&["compare", "--no-config", "seeds/tour", "--format", "json", "--only", "figures"]);
    let groups = undated["figures"].as_array().unwrap();
    assert!(!groups.is_empty() && groups.iter().all(|group| group["relation"] != "updates"));
    assert_eq!(undated["quotes"], serde_json::json!([]));
}

#[test]
fn sentences_are_shown_on_request() {
    let shown = stdout(&["compare", "seeds/tour", "--format", "text", "--sentences"]);
    assert!(shown.contains("The militants seized around 250 hostages as well."));
    assert!(!stdout(&["compare", "seeds/tour", "--format", "text"]).contains("The militants seized"));
}

/// Takes the ids of claims out, which hold offsets in the unit of the run.
fn without_ids(mut comparison: Value) -> Value {
    for kind in ["figures", "quotes"] {
        for group in comparison[kind].as_array_mut().unwrap() {
            for claim in group["claims"].as_array_mut().unwrap() {
                claim.as_object_mut().unwrap().remove("id");
            }
        }
    }
    comparison
}

#[test]
fn offsets_of_any_unit_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let claims = folder.path().join("claims.jsonl");
    let claims = claims.to_str().unwrap();
    let plain = json(&["compare", "seeds/tour", "--sentences", "--format", "json"]);
    for unit in ["bytes", "utf16", "codepoints"] {
        let run = ["run", "seeds/tour", "--format", "jsonl", "--offsets", unit, "--output", claims];
        stdout(&[&run[..], &["--header", "--with-text"]].concat());
        let other = json(&["compare", claims, "--sentences", "--format", "json"]);
        assert_eq!(without_ids(other), without_ids(plain.clone()), "{unit}");
    }
}

#[test]
fn offsets_that_cannot_be_told_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let claims = folder.path().join("claims.jsonl");
    let claims = claims.to_str().unwrap();
    let run = ["run", "seeds/tour", "--format", "jsonl", "--offsets", "bytes", "--output", claims];
    for (option, message) in [
        ("--header", "its offsets are in bytes, which takes its text to convert"),
        ("--with-text", "does not stand at its offsets, counted in code points"),
    ] {
        stdout(&[&run[..], &[option]].concat());
        let output = copydesk(&["compare", claims, "--format", "json"]);
        assert_eq!(output.status.code(), Some(3));
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains(message), "{said}");
    }
}

#[test]
fn bad_input_ends_with_the_status_for_it() {
    assert_eq!(copydesk(&["compare", "no/such/folder"]).status.code(), Some(2));
    let folder = tempfile::tempdir().unwrap();
    let bad = folder.path().join("bad.jsonl");
    std::fs::write(&bad, "{\"id\": \"x\", \"claims\": 5}\n").unwrap();
    let output = copydesk(&["compare", bad.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&output.stderr).contains("x: error"));
}

/// The page shows what the program prints. `UPDATE_DOCUMENTS=1` writes it anew.
#[test]
fn the_page_shows_what_is_printed() {
    let path = root().join("docs/comparing.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let printed = stdout(&["compare", "seeds/tour", "--format", "text"]);
    let (start, end) = ("<!-- output -->\n```text\n", "```\n<!-- end of output -->");
    let from = page.find(start).unwrap() + start.len();
    let to = page.find(end).unwrap();
    if std::env::var_os("UPDATE_DOCUMENTS").is_some() {
        std::fs::write(&path, format!("{}{printed}{}", &page[..from], &page[to..])).unwrap();
    } else {
        assert_eq!(&page[from..to], printed, "run with UPDATE_DOCUMENTS=1");
    }
}

/// The groups that invented dispatches on one event give: of figures "relation: number | number", of quotations
/// "change | change", each in order of the articles.
fn groups(event: &str) -> Vec<String> {
    let path = format!("crates/cli/tests/events/{event}.jsonl");
    let comparison = json(&["compare", "--no-config", &path, "--format", "json"]);
    let row = |claims: &Value, key: &str| {
        let all = claims.as_array().unwrap().iter().map(|claim| claim[key].as_str().unwrap().to_owned());
        all.collect::<Vec<_>>().join(" | ")
    };
    let figures = comparison["figures"].as_array().unwrap().iter();
    let figures = figures
        .map(|group| format!("{}: {}", group["relation"].as_str().unwrap(), row(&group["claims"], "text")));
    let quotes = comparison["quotes"].as_array().unwrap().iter();
    figures.chain(quotes.map(|group| row(&group["claims"], "change"))).collect()
}

#[test]
fn an_earthquake() {
    let found = groups("quake");
    for group in [
        "conflicts: at least 112 | 147 | 151",
        "agrees: some 1,300 | 1,300",
        "agrees: About 9,000 | around 9,000",
        "same | cut",
    ] {
        assert!(found.iter().any(|one| one == group), "{group} in {found:?}");
    }
    // The toll of an earlier quake, of one day, and of children are figures of their own.
    assert!(!found.iter().any(|one| one.contains("260") || one.contains("Forty-two") || one.contains("38")));
}

#[test]
fn a_ferry() {
    let found = groups("ferry");
    for group in ["agrees: 236 | 236", "agrees: 166 | 166", "same | cut | other_speaker"] {
        assert!(found.iter().any(|one| one == group), "{group} in {found:?}");
    }
}

#[test]
fn a_strike() {
    let found = groups("strike");
    for group in [
        "agrees: About 12,000 | some 12,000 | 12,000",
        "agrees: 3.5 percent | 3.5 percent",
        "same | altered | altered",
    ] {
        assert!(found.iter().any(|one| one == group), "{group} in {found:?}");
    }
}

#[test]
fn an_election() {
    let found = groups("vote");
    for group in ["agrees: 118 | 118", "agrees: 71 percent | 71 percent", "same | cut"] {
        assert!(found.iter().any(|one| one == group), "{group} in {found:?}");
    }
}

#[test]
fn a_court() {
    let found = groups("court");
    for group in
        ["agrees: 11 years | 11 years | 11 years", "agrees: Some 5,600 | About 5,600", "same | cut | altered"]
    {
        assert!(found.iter().any(|one| one == group), "{group} in {found:?}");
    }
}

#[test]
fn a_flood() {
    let found = groups("flood");
    // What is undated lies between; the seven dead of each day, and those of 1999, are other figures.
    assert!(found.iter().any(|one| one == "updates: at least 19 | 26 | 21"), "{found:?}");
    assert!(!found.iter().any(|one| one.contains("Seven") || one.contains("300")));
}
