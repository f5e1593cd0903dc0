//! A downloaded folder must not run code: what a configuration that was merely found may load.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::process::Command;

const CONFIGURATION: &str = "[extractor.weather]\nlibrary = \"./libcopydesk_weather.so\"\n";

/// Standard error of `copydesk config check` in a folder with such a configuration.
fn check(arguments: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("copydesk.toml"), CONFIGURATION).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .args(["config", "check"])
        .args(arguments)
        .current_dir(folder.path())
        .env("XDG_DATA_HOME", folder.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn a_configuration_that_was_found_loads_nothing_from_outside_the_plugin_path() {
    let refused = check(&[]);
    assert!(refused.contains("the library lies outside the plugin path"), "{refused}");
    assert!(refused.contains("2 | library = \"./libcopydesk_weather.so\""), "{refused}");
    assert!(refused.contains("--trust"), "{refused}");
}

#[test]
fn naming_or_trusting_it_is_consent() {
    // Then the library is looked for, and is not there.
    assert!(check(&["--trust"]).contains("there is no library at "));
    assert!(check(&["--config", "copydesk.toml"]).contains("there is no library at "));
}
