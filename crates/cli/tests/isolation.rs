//! What a user meets of extractors in processes of their own.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// A folder with an article, and a configuration that isolates `tests/hostile/deadly.c` with this fault.
fn folder(fault: &str, limits: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let compiled = Command::new("cc")
        .args(["-std=c99", "-shared", "-fPIC", "-I"])
        .arg(root.join("crates/abi/include"))
        .arg(format!("-DFAULT={fault}"))
        .arg("-o")
        .args([folder.path().join("libcopydesk_deadly.so"), root.join("tests/hostile/deadly.c")])
        .output()
        .unwrap();
    assert!(compiled.status.success(), "{}", String::from_utf8_lossy(&compiled.stderr));
    let configuration = format!(
        "[pipeline]\nextractors = [\"dates\"]\n\n\
         [extractor.deadly]\nlibrary = \"./libcopydesk_deadly.so\"\nisolation = \"process\"\n{limits}"
    );
    fs::write(folder.path().join("c.toml"), configuration).unwrap();
    fs::write(folder.path().join("a.txt"), "Mayor Ada Quill spoke on 5 May 2024.\n").unwrap();
    folder
}

fn copydesk(folder: &TempDir, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
    command.args(arguments).args(["--config", "c.toml"]).current_dir(folder.path());
    command.env("XDG_DATA_HOME", folder.path()).env("NO_COLOR", "1").output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// The extractors of the claims on standard output, which has nothing else.
fn extractors(output: &Output) -> Vec<String> {
    let lines = text(&output.stdout);
    let article: serde_json::Value = serde_json::from_str(&lines).unwrap();
    let claims = article["claims"].as_array().unwrap().iter();
    claims.map(|claim| claim["extractor"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn an_isolated_extractor_is_listed_inspected_checked_and_run() {
    let folder = folder("NONE", "timeout = \"20s\"\nmemory = \"1GiB\"\n");
    let list = text(&copydesk(&folder, &["plugins", "list"]).stdout);
    assert!(
        list.contains("A plugin that harms its process") && list.contains("libcopydesk_deadly.so"),
        "{list}"
    );
    let inspected = text(&copydesk(&folder, &["plugins", "inspect", "deadly"]).stdout);
    assert!(inspected.contains("provides    claim:word"), "{inspected}");
    let path = text(&copydesk(&folder, &["plugins", "inspect", "./libcopydesk_deadly.so"]).stdout);
    assert_eq!(path, inspected);
    let checked = text(&copydesk(&folder, &["config", "check"]).stdout);
    assert!(checked.contains("the extractors run as dates, deadly"), "{checked}");
    let shown = text(&copydesk(&folder, &["config", "show"]).stdout);
    assert!(shown.contains("isolation = \"process\"") && shown.contains("memory = \"1GiB\""), "{shown}");
    let run = copydesk(&folder, &["run", "a.txt"]);
    assert_eq!(
        (run.status.code(), extractors(&run)),
        (Some(0), vec!["deadly".to_owned(), "dates".to_owned()])
    );
}

#[test]
fn a_library_that_ends_its_process_is_an_error_of_the_configuration() {
    let loading = copydesk(&folder("ABORTS_ON_LOAD", ""), &["config", "check"]);
    assert_eq!(loading.status.code(), Some(2));
    let said = text(&loading.stderr);
    assert!(said.contains("libcopydesk_deadly.so ended its process (signal 6, SIGABRT)"), "{said}");
    assert!(said.contains("5 | library = \"./libcopydesk_deadly.so\""), "{said}");

    let starting = copydesk(&folder("ABORTS_IN_CREATE", ""), &["config", "check"]);
    assert_eq!(starting.status.code(), Some(2));
    let said = text(&starting.stderr);
    assert!(said.contains("extractor `deadly`: it ended its process (signal 6, SIGABRT)"), "{said}");
    assert!(said.contains("4 | [extractor.deadly]"), "{said}");
}

#[test]
fn what_a_plugin_prints_is_no_output_and_what_it_forks_does_not_stay() {
    let printing = copydesk(&folder("PRINTS", ""), &["run", "a.txt"]);
    assert_eq!(extractors(&printing), ["deadly", "dates"]);
    assert!(text(&printing.stderr).contains("printed by a plugin"));

    // It holds standard error open, so that this would wait for it.
    let begun = Instant::now();
    let forking = copydesk(&folder("FORK_STAYS", ""), &["run", "a.txt"]);
    assert_eq!(extractors(&forking), ["deadly", "dates"]);
    assert!(begun.elapsed() < Duration::from_secs(25), "it waited for what the plugin forked");
}

#[test]
fn a_plugin_that_loops_costs_its_claims_and_is_named() {
    let looping = copydesk(&folder("LOOPS", "timeout = \"1s\"\n"), &["run", "a.txt"]);
    assert_eq!((looping.status.code(), extractors(&looping)), (Some(3), vec!["dates".to_owned()]));
    let said = text(&looping.stderr);
    let expected = "a.txt: error (deadly): deadly 0.0.1 took longer than 1s and was ended [timed-out]";
    assert!(said.contains(expected), "{said}");
}

#[test]
fn a_worker_that_is_started_by_hand_says_what_it_is() {
    let worker =
        Command::new(env!("CARGO_BIN_EXE_copydesk")).arg("worker").stdin(Stdio::null()).output().unwrap();
    assert_eq!((worker.status.code(), text(&worker.stdout).as_str()), (Some(2), ""));
    assert!(text(&worker.stderr).contains("a worker is started by Copydesk"));
}
