//! A downloaded folder must not run code: what a configuration that was merely found may load.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::process::Command;

const CONFIGURATION: &str = "[extractor.weather]\nlibrary = \"./libcopydesk_weather.so\"\n";

/// Standard error of `copydesk config check` in a folder with such a configuration.
fn check(arguments: &[&str]) -> String {
    check_of(CONFIGURATION, arguments)
}

fn check_of(configuration: &str, arguments: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("copydesk.toml"), configuration).unwrap();
    // By its name a plugin, and no library.
    std::fs::create_dir(folder.path().join("mine")).unwrap();
    std::fs::write(folder.path().join("mine").join(copydesk_host::file_name("weather")), "").unwrap();
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

#[test]
fn a_plugin_that_is_nowhere_is_refused_with_what_was_probably_meant() {
    let configuration = "[extractor.wind]\nplugin = \"wether\"\n[extractor.long]\nplugin = \"qoutes\"\n";
    let refused = check_of(configuration, &["--plugin-dir", "mine"]);
    assert!(refused.contains("there is no plugin `wether`: it is not bundled, and no "), "{refused}");
    assert!(refused.contains("2 | plugin = \"wether\""), "{refused}");
    assert!(refused.contains("did you mean `weather`?"), "{refused}");
    assert!(refused.contains("did you mean `quotes`?"), "{refused}");
    assert!(refused.contains("there are `dates`, `places`, `figures`, `quotes`, `weather`"), "{refused}");
}

#[test]
fn a_plugin_is_looked_for_where_the_user_said_and_not_where_a_found_file_does() {
    let wanted = "[extractor.weather]\nplugin = \"weather\"\n";
    // It is found, and is no library.
    assert!(check_of(wanted, &["--plugin-dir", "mine"]).contains("cannot be loaded"));
    let own_path =
        format!("[pipeline]\nplugin_dirs = [\"mine\"]\n{wanted}[extractor.long]\nplugin = \"quotes\"\n");
    let refused = check_of(&own_path, &[]);
    assert!(refused.contains("4 | plugin"), "{refused}");
    assert!(refused.contains("--trust"), "{refused}");
    assert!(!refused.contains("`long`"), "what is bundled takes no trust: {refused}");
}
