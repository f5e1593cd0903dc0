//! `copydesk snapshot`: pending, accepted, checked, in the format of insta.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;
use std::process::Command;

const CONFIGURATION: &str = "[corpus]\npaths = [\"news\"]\n[pipeline]\nextractors = [\"dates\"]\n";

/// A folder with a configuration and an article.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("news/local")).unwrap();
    fs::write(folder.path().join("copydesk.toml"), CONFIGURATION).unwrap();
    fs::write(folder.path().join("news/local/ferry.txt"), "The ferry sails on Tuesday.\n").unwrap();
    folder
}

/// The exit status and standard output of `copydesk snapshot`.
fn snapshot(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .arg("snapshot")
        .args(arguments)
        .current_dir(folder)
        .env("XDG_DATA_HOME", folder)
        .output()
        .unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

fn files(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder.join("snapshots")) else { return Vec::new() };
    let mut names: Vec<String> = entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn what_is_new_is_pending_until_it_is_accepted() {
    let folder = folder();
    let (status, said) = snapshot(folder.path(), &["--check"]);
    assert_eq!(status, Some(1));
    assert!(said.contains("+ date \"Tuesday\""), "{said}");
    assert_eq!(files(folder.path()), [""; 0], "--check writes nothing");

    let (status, said) = snapshot(folder.path(), &[]);
    assert_eq!(status, Some(1));
    assert!(said.starts_with("new      "), "{said}");
    assert!(said.contains("See the claims with `copydesk snapshot --check`"), "{said}");
    fs::write(folder.path().join("Cargo.toml"), "").unwrap();
    let (_, in_a_package) = snapshot(folder.path(), &[]);
    assert!(in_a_package.contains("with `cargo insta review`"), "{in_a_package}");
    assert_eq!(files(folder.path()), ["local__ferry.txt.snap.new"]);

    assert_eq!(snapshot(folder.path(), &["--accept"]).0, Some(0));
    assert_eq!(files(folder.path()), ["local__ferry.txt.snap"]);
    let file = fs::read_to_string(folder.path().join("snapshots/local__ferry.txt.snap")).unwrap();
    let header = "---\nsource: news/local/ferry.txt\nexpression: copydesk snapshot\n---\nlocal/ferry.txt\n";
    assert!(file.starts_with(header), "{file}");
    assert!(file.contains("\n    d1 date \"Tuesday\"  grain=day  [weekday 0."), "{file}");
    assert!(file.ends_with("]\n"), "{file}");

    for arguments in [&[][..], &["--check"]] {
        assert_eq!(snapshot(folder.path(), arguments), (Some(0), "no difference in 1 article\n".to_owned()));
    }
}

#[test]
fn a_change_is_told_per_extractor_and_undone_changes_leave_nothing_pending() {
    let folder = folder();
    snapshot(folder.path(), &["--accept"]);
    let dated = format!("{CONFIGURATION}[[corpus.metadata]]\npath = \"**\"\npublished = 2024-05-06\n");
    fs::write(folder.path().join("copydesk.toml"), dated).unwrap();
    let (status, said) = snapshot(folder.path(), &["--check"]);
    assert_eq!(status, Some(1));
    assert!(said.contains("  dates"), "{said}");
    assert_eq!(snapshot(folder.path(), &[]).0, Some(1));
    assert_eq!(files(folder.path()), ["local__ferry.txt.snap", "local__ferry.txt.snap.new"]);
    fs::write(folder.path().join("copydesk.toml"), CONFIGURATION).unwrap();
    assert_eq!(snapshot(folder.path(), &[]).0, Some(0));
    assert_eq!(files(folder.path()), ["local__ferry.txt.snap"]);
}

#[test]
fn snapshots_of_articles_that_are_gone_are_removed_and_those_of_others_stay() {
    let folder = folder();
    snapshot(folder.path(), &["--accept"]);
    fs::write(folder.path().join("snapshots/own.snap"), "---\nsource: a.rs\n---\nof somebody's test\n")
        .unwrap();
    fs::rename(folder.path().join("news/local"), folder.path().join("news/harbour")).unwrap();
    let (status, said) = snapshot(folder.path(), &["--check"]);
    assert_eq!(status, Some(1));
    assert!(said.contains("local/ferry.txt (an article that is gone)"), "{said}");
    assert_eq!(snapshot(folder.path(), &["--accept"]).0, Some(0));
    assert_eq!(files(folder.path()), ["harbour__ferry.txt.snap", "own.snap"]);
}

#[test]
fn differences_are_told_as_annotations_and_as_a_summary_too() {
    let folder = folder();
    snapshot(folder.path(), &["--accept"]);
    fs::write(folder.path().join("news/local/ferry.txt"), "The ferry sails on Monday.\n").unwrap();
    fs::write(folder.path().join("news/harbour.txt"), "No boat today.\n").unwrap();
    assert_eq!(
        snapshot(folder.path(), &["--check", "--format", "github"]),
        (
            Some(1),
            "::warning file=news/harbour.txt,title=claims in harbour.txt (a new article)::dates%0A  \
             + date \"today\"  grain=day  [today 0.85]\n\
             ::warning file=news/local/ferry.txt,title=claims in local/ferry.txt (the article itself changed)::dates%0A  \
             - date \"Tuesday\"  grain=day  [weekday 0.90]%0A  + date \"Monday\"  grain=day  [weekday 0.90]\n\
             ::notice title=claims::2 of 2 articles differ: claims gained 2, lost 1, changed 0%0A\
             dates  gained 2, lost 1, changed 0\n"
                .to_owned()
        )
    );
    let (status, said) = snapshot(folder.path(), &["--check", "--format", "markdown"]);
    assert_eq!(status, Some(1));
    assert!(said.starts_with("### Claims\n\n2 of 2 articles differ"), "{said}");
    assert!(said.contains("\n| dates | 2 | 1 | 0 |\n"), "{said}");

    fs::remove_file(folder.path().join("news/local/ferry.txt")).unwrap();
    let (_, said) = snapshot(folder.path(), &["--check", "--format", "github"]);
    let gone = "::warning file=snapshots/local__ferry.txt.snap,title=claims in local/ferry.txt (an article that is gone)";
    assert!(said.contains(gone), "what is gone is shown beside its snapshot: {said}");
    assert_eq!(snapshot(folder.path(), &["--format", "github"]).0, Some(2), "a format is for --check");
}

#[test]
fn the_configuration_says_where_snapshots_are_kept() {
    let folder = folder();
    fs::write(
        folder.path().join("copydesk.toml"),
        format!("{CONFIGURATION}[snapshots]\npath = \"reviewed/claims\"\n"),
    )
    .unwrap();
    // Wherever it is called from.
    let (status, said) = snapshot(&folder.path().join("news"), &["--accept", "--config", "../copydesk.toml"]);
    assert_eq!(status, Some(0), "{said}");
    assert!(folder.path().join("reviewed/claims/local__ferry.txt.snap").is_file());
    assert_eq!(snapshot(folder.path(), &["--check"]).0, Some(0));
    assert_eq!(snapshot(folder.path(), &["--check", "--dir", "elsewhere"]).0, Some(1));
}

#[test]
fn insta_reads_what_is_kept() {
    let folder = folder();
    snapshot(folder.path(), &["--accept"]);
    let page = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .args(["run", "--format", "text"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let page = String::from_utf8(page.stdout).unwrap();
    let (article, _) = page.split_once("\n1 article: ").unwrap();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(folder.path().join("snapshots"));
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| insta::assert_snapshot!("local__ferry.txt", article));
}
