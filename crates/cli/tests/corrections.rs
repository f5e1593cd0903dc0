//! Corrections reach every command that reads articles.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::process::{Command, Output};

const ARTICLE: &str = "The harbour council will buy three ferries, Ada Quill said on Monday.\n";
const CONFIGURATION: &str = "[corpus]\npaths = [\"articles\"]\ncorrections = [\"corrections.toml\"]\n";
const CORRECTIONS: &str = r#"
[[merge]]
speakers = ["Ada Quill"]
as = "Ada M. Quill"

[[drop]]
claim = "01.txt:figure:29-34"
text = "three"

[[drop]]
claim = "99.txt:figure:29-34"
text = "three"
"#;

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    std::fs::create_dir(folder.path().join("articles")).unwrap();
    (0..12).for_each(|n| write(&format!("articles/{n:02}.txt"), ARTICLE));
    write("copydesk.toml", CONFIGURATION);
    write("corrections.toml", CORRECTIONS);
    folder
}

fn copydesk(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
    command.args(arguments).current_dir(folder).env("XDG_DATA_HOME", folder).output().unwrap()
}

fn text(output: &[u8]) -> String {
    String::from_utf8_lossy(output).into_owned()
}

#[test]
fn a_run_is_corrected_at_any_number_of_threads() {
    let folder = folder();
    let run = |jobs: &str| copydesk(folder.path(), &["run", "--format", "jsonl", "--jobs", jobs]);
    let (one, two) = (run("1"), run("2"));
    assert_eq!((one.status.code(), &one.stdout, &one.stderr), (two.status.code(), &two.stdout, &two.stderr));
    assert_eq!(one.status.code(), Some(0));
    let lines = text(&one.stdout);
    assert_eq!(
        lines.matches("\"name\":\"Ada M. Quill\"").count(),
        23,
        "a quote and a figure each, but for one"
    );
    assert_eq!(lines.matches("\"kind\":\"figure\"").count(), 11);
    let said = text(&one.stderr);
    assert!(
        said.contains("corrections.toml:11:9") && said.contains("there is no article \"99.txt\""),
        "{said}"
    );
    assert!(said.ends_with("1 of 3 corrections fit nothing\n"), "{said}");

    // Of one article only, nothing is said of the others.
    let one = copydesk(folder.path(), &["run", "articles/00.txt", "--format", "jsonl"]);
    assert_eq!(text(&one.stderr), "");
    assert!(text(&one.stdout).contains("Ada M. Quill"));
}

#[test]
fn pages_comparisons_snapshots_and_differences_show_it() {
    let folder = folder();
    let run = |arguments: &[&str]| copydesk(folder.path(), arguments);
    assert!(text(&run(&["run", "--format", "html"]).stdout).contains("+corrected"));
    assert!(text(&run(&["compare", "--format", "json"]).stdout).contains("Ada M. Quill"));
    assert_eq!(run(&["snapshot", "--accept"]).status.code(), Some(0));
    assert_eq!(run(&["snapshot", "--check"]).status.code(), Some(0));
    let without = ["--set", "corpus.corrections=[]"];
    assert_eq!(run(&[&["snapshot", "--check"], &without[..]].concat()).status.code(), Some(1));
    run(&[&["run", "--format", "jsonl", "--output", "old.jsonl"], &without[..]].concat());
    run(&["run", "--format", "jsonl", "--output", "new.jsonl"]);
    let difference = run(&["diff", "old.jsonl", "new.jsonl"]);
    assert_eq!(difference.status.code(), Some(1));
    assert!(text(&difference.stdout).contains("- figure \"three\" 29-34"), "{}", text(&difference.stdout));
}

#[test]
fn a_kind_that_no_extractor_finds_is_pointed_out_before_the_run() {
    let folder = folder();
    let corrections = CORRECTIONS.replacen("figure", "figrue", 1);
    std::fs::write(folder.path().join("corrections.toml"), corrections).unwrap();
    let checked = copydesk(folder.path(), &["config", "check"]);
    assert_eq!(checked.status.code(), Some(0));
    let said = text(&checked.stderr);
    assert!(
        said.starts_with("warning: no extractor finds a `figrue`\n --> corrections.toml:7:9\n"),
        "{said}"
    );
    assert!(said.contains("did you mean `figure`?") && !said.contains("corrections.toml:11:9"), "{said}");
}

#[test]
fn paths_of_the_configuration_that_are_not_there_are_shown_at_their_line() {
    let folder = folder();
    let run = |path: &str| {
        let configuration = CONFIGURATION.replacen("\"articles\"", &format!("\"articles\", {path:?}"), 1);
        std::fs::write(folder.path().join("copydesk.toml"), configuration).unwrap();
        let run = copydesk(folder.path(), &["run"]);
        assert_eq!(run.status.code(), Some(2));
        text(&run.stderr)
    };
    let gone = run("gone.txt");
    assert!(gone.starts_with("error: no file or folder \"gone.txt\"\n --> copydesk.toml:2:22\n"), "{gone}");
    let malformed = run("b[");
    assert!(malformed.starts_with("error: \"b[\" is no valid glob: unclosed"), "{malformed}");
    assert!(malformed.contains(" --> copydesk.toml:2:22\n"), "{malformed}");
    // What the command line names is in front of the person who typed it.
    let named = text(&copydesk(folder.path(), &["run", "gone.txt"]).stderr);
    assert_eq!(named, "error: no file or folder \"gone.txt\"\n");
}

#[test]
fn what_is_no_utf_8_is_shown_where_it_begins() {
    let folder = folder();
    let latin_1 = [CORRECTIONS.as_bytes(), b"why = \"caf\xe9\"\n"].concat();
    std::fs::write(folder.path().join("corrections.toml"), latin_1).unwrap();
    let said = text(&copydesk(folder.path(), &["config", "check"]).stderr);
    assert!(
        said.contains("corrections.toml: line 13, column 11 is not UTF-8; save the file as UTF-8"),
        "{said}"
    );
    std::fs::write(folder.path().join("copydesk.toml"), b"# \xe9").unwrap();
    let said = text(&copydesk(folder.path(), &["config", "check"]).stderr);
    assert!(said.contains("copydesk.toml: line 1, column 3 is not UTF-8"), "{said}");
}

#[test]
fn an_explanation_shows_the_claims_as_they_were_and_what_was_decided() {
    let folder = folder();
    let explained = copydesk(folder.path(), &["explain", "articles/01.txt", "--claim", "figure:29-34"]);
    let shown = text(&explained.stdout);
    assert_eq!(explained.status.code(), Some(0), "{}", text(&explained.stderr));
    assert!(shown.contains("figure \"three\""), "{shown}");
    assert!(shown.contains("note: dropped figure \"three\" [corrected] at \"three\"\n"), "{shown}");
    assert!(shown.contains("note: \"Ada Quill\" is \"Ada M. Quill\" in 1 claim [corrected]\n"), "{shown}");
    assert!(!shown.contains("fits nothing"), "{shown}");
    let other = copydesk(folder.path(), &["explain", "articles/02.txt"]);
    assert!(!text(&other.stdout).contains("dropped"), "{}", text(&other.stdout));
}

#[test]
fn an_article_that_is_explained_alone_has_the_decisions_of_its_folder() {
    let folder = folder();
    std::fs::create_dir(folder.path().join("articles/local")).unwrap();
    std::fs::write(folder.path().join("articles/local/ferry.txt"), ARTICLE).unwrap();
    let corrections = "[[drop]]\nclaim = \"local/ferry.txt:figure:29-34\"\ntext = \"three\"\n";
    std::fs::write(folder.path().join("corrections.toml"), corrections).unwrap();
    let shown = text(&copydesk(folder.path(), &["explain", "articles/local/ferry.txt"]).stdout);
    assert!(shown.starts_with("ferry.txt\n"), "{shown}");
    assert!(shown.contains("note: dropped figure \"three\""), "{shown}");
}
