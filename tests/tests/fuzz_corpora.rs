//! What fuzzing has found, and what it starts from, is replayed with every test run.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use copydesk_config::{ConfigFile, Sources};
use copydesk_tests::root;
use copydesk_text::{Layer, analyse};

/// Every input of a target, as bytes.
fn corpus(target: &str) -> Vec<Vec<u8>> {
    let folder = root().join("fuzz/corpus").join(target);
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty(), "no inputs for {target}");
    paths.iter().map(|path| std::fs::read(path).unwrap()).collect()
}

#[test]
fn layers() {
    for bytes in corpus("layers") {
        let text = String::from_utf8_lossy(&bytes);
        copydesk_testing::check_layers(&text, &analyse(&text, Layer::Mentions));
    }
}

#[test]
fn claims() {
    for bytes in corpus("claims") {
        copydesk_host::fuzzing::claim(&bytes);
    }
}

#[test]
fn frames() {
    for bytes in corpus("frames") {
        copydesk_host::fuzzing::frames(&bytes);
    }
}

#[test]
fn config() {
    for bytes in corpus("config") {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let file = ConfigFile { path: "copydesk.toml".into(), text, found: true, depth: 0 };
        if let Err(errors) = (Sources { file: Some(file), ..Sources::default() }).read() {
            assert!(!errors.render(false).is_empty());
        }
    }
}
