//! Which crate may depend on which: docs/architecture.md's table, held against the manifests.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::process::Command;

use serde_json::Value;

/// Every arrow that is allowed, development dependencies apart.
const ALLOWED: &[(&str, &[&str])] = &[
    ("copydesk-core", &[]),
    ("copydesk-abi", &[]),
    ("copydesk-sdk", &["copydesk-core", "copydesk-abi"]),
    ("copydesk-text", &["copydesk-core"]),
    ("copydesk-corpus", &["copydesk-core"]),
    ("copydesk-collate", &["copydesk-core"]),
    ("copydesk-report", &["copydesk-core"]),
    ("copydesk-config", &["copydesk-core"]),
    ("copydesk-host", &["copydesk-core", "copydesk-abi", "copydesk-text", "copydesk-config"]),
    ("copydesk-testing", &["copydesk-core", "copydesk-sdk", "copydesk-text", "copydesk-host"]),
    ("copydesk-quotes", &["copydesk-sdk"]),
    ("copydesk-figures", &["copydesk-sdk"]),
    ("copydesk-places", &["copydesk-sdk"]),
    ("copydesk-dates", &["copydesk-sdk"]),
];

/// These may depend on anything: the program, the chores, the tests.
const FREE: &[&str] = &["copydesk", "xtask", "copydesk-tests"];

/// The crates in which unsafe code may stand; every other forbids it.
const UNSAFE: &[&str] = &["copydesk-abi", "copydesk-sdk", "copydesk-host"];

fn packages() -> Vec<Value> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    metadata["packages"].as_array().unwrap().clone()
}

fn name(package: &Value) -> &str {
    package["name"].as_str().unwrap()
}

#[test]
fn every_arrow_between_crates_is_allowed() {
    let allowed: BTreeMap<&str, &[&str]> = ALLOWED.iter().copied().collect();
    for package in packages() {
        let name = name(&package);
        if FREE.contains(&name) {
            continue;
        }
        let allowed = allowed.get(name).unwrap_or_else(|| panic!("{name} is not in the table"));
        let dependencies = package["dependencies"].as_array().unwrap();
        for dependency in dependencies.iter().filter(|d| d["kind"].is_null()) {
            let to = dependency["name"].as_str().unwrap();
            let ours = to.starts_with("copydesk") || to == "xtask";
            assert!(!ours || allowed.contains(&to), "{name} may not depend on {to}");
        }
    }
}

#[test]
fn unsafe_code_is_forbidden_where_it_has_no_business() {
    for package in packages().iter().filter(|p| !UNSAFE.contains(&name(p))) {
        for target in package["targets"].as_array().unwrap() {
            let kinds = target["kind"].as_array().unwrap();
            if kinds
                .iter()
                .any(|kind| ["test", "bench", "example", "custom-build"].contains(&kind.as_str().unwrap()))
            {
                continue;
            }
            let path = target["src_path"].as_str().unwrap();
            let source = std::fs::read_to_string(path).unwrap();
            assert!(source.contains("#![forbid(unsafe_code)]"), "{path} does not forbid unsafe code");
        }
    }
}
