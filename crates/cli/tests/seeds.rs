//! The claims in every article of `seeds/` are those that were reviewed, as `copydesk snapshot` keeps them.
//!
//! Where this fails, what changed is left pending: `cargo insta review` shows it, `copydesk snapshot --accept` takes
//! all of it.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// The exit status and standard output of the program, run in the root of the repository.
fn copydesk(arguments: &[&str]) -> (Option<i32>, String) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_copydesk"));
    let output = program.current_dir(root()).args(arguments).output().unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

#[test]
fn the_claims_in_the_seeds_are_those_that_were_reviewed() {
    let (status, differences) = copydesk(&["snapshot", "--check"]);
    if status != Some(0) {
        let (_, pending) = copydesk(&["snapshot"]);
        panic!("{differences}\n{pending}");
    }
    // The files are insta's: it finds the same text in them, under the same names.
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(root().join("tests/snapshots"));
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| {
        for page in pages() {
            let id = page.lines().next().unwrap();
            insta::assert_snapshot!(id.replace('/', "__"), page, "copydesk snapshot");
        }
    });
}

/// The articles of `copydesk run`, each a page that begins with its id.
fn pages() -> Vec<String> {
    let (_, text) = copydesk(&["run", "--format", "text"]);
    let (articles, _) = text.rsplit_once("\n15 articles: 15 done\n").unwrap();
    let mut pages: Vec<String> = Vec::new();
    for line in articles.lines() {
        if line.starts_with(|c: char| c.is_ascii_lowercase()) && line.ends_with(".txt") {
            pages.push(String::new());
        }
        let page = pages.last_mut().unwrap();
        page.push_str(line);
        page.push('\n');
    }
    assert_eq!(pages.len(), 15);
    pages
}
