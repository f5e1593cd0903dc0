//! A new extractor in the repository itself: its crate, and the places that must know of it.

use std::fs;
use std::path::{Path, PathBuf};

use super::{File, name::Name, report, write};
use crate::args::Language;
use crate::failure::{self, Failure, Status};

/// Adds an extractor to the repository that the current folder lies in.
pub(super) fn add(name: &Name, language: Language) -> Result<Status, Failure> {
    let root = root()?;
    let shown = Path::new("plugins").join(&name.id);
    // All is settled before anything is written.
    let mut edits = vec![
        ("copydesk.toml", edit(&root, "copydesk.toml", |text| Some(configuration(text, name, language)))?),
        ("README.md", edit(&root, "README.md", |text| listed(text, name, language))?),
    ];
    let (files, next) = match language {
        Language::Rust => {
            edits.push(("Cargo.toml", edit(&root, "Cargo.toml", |text| workspace(text, name))?));
            edits.push((TABLE, edit(&root, TABLE, |text| table(text, name))?));
            let Name { id, package, .. } = name;
            let run = format!(
                "cargo build -p {package} && cargo run -- run --plugin-dir target/debug --set extractor.{id}.enabled=true \
                 --extractor {id}"
            );
            (rust(name), [format!("cargo test -p {package}"), run])
        }
        Language::C => {
            let run = format!("cargo run -- run --config {}", shown.join("copydesk.toml").display());
            (c(name), [format!("make -C {}", shown.display()), run])
        }
    };
    write(&root.join(&shown), &files)?;
    for (path, text) in &edits {
        let path = root.join(path);
        fs::write(&path, text).map_err(|error| Failure::writing(path.display(), &error))?;
    }
    let changed: Vec<&str> = edits.iter().map(|(path, _)| *path).collect();
    failure::print(&format!("Changed: {}\n{}", changed.join(", "), report(&shown, &files, &next)))
}

const TABLE: &str = "tests/tests/architecture.rs";

fn root() -> Result<PathBuf, Failure> {
    let here = std::env::current_dir().map_err(|e| Failure::unusable(format!("no current folder: {e}")))?;
    let root =
        here.ancestors().find(|folder| folder.join("crates/sdk").is_dir() && folder.join(TABLE).is_file());
    root.map(Path::to_owned).ok_or_else(|| {
        Failure::unusable("--in-tree works in the repository of Copydesk, and this folder lies in none")
    })
}

fn rust(name: &Name) -> Vec<File> {
    vec![
        ("Cargo.toml".to_owned(), name.fill(template!("rust/Cargo.in-tree.toml.in"))),
        ("src/lib.rs".to_owned(), name.fill(template!("rust/lib.rs.in"))),
        ("tests/behaviour.rs".to_owned(), name.fill(template!("rust/behaviour.rs.in"))),
        ("README.md".to_owned(), name.fill(template!("rust/README.in-tree.md.in"))),
    ]
}

/// As outside the tree, but with the header of the tree.
fn c(name: &Name) -> Vec<File> {
    const HEADER: &str = "copydesk.h";
    let folder = "../../crates/abi/include";
    let files = super::c(name).into_iter().filter(|(path, _)| path != HEADER);
    let inside = |(path, text): File| {
        let text = text.replace("-I . ", &format!("-I {folder} "));
        (path, text.replace(&format!(".c {HEADER}"), &format!(".c {folder}/{HEADER}")))
    };
    files.map(inside).collect()
}

/// A file of the repository as it is to be.
fn edit(root: &Path, path: &str, change: impl Fn(&str) -> Option<String>) -> Result<String, Failure> {
    let full = root.join(path);
    let text = fs::read_to_string(&full)
        .map_err(|error| Failure::unusable(format!("cannot read {}: {error}", full.display())))?;
    change(&text).ok_or_else(|| {
        Failure::unusable(format!("{path} has another form than expected: add the extractor by hand"))
    })
}

/// The workspace's manifest with a member and a dependency more.
fn workspace(text: &str, name: &Name) -> Option<String> {
    let member = format!("\"plugins/{}\"", name.id);
    let start = text.find("members = [")?;
    let end = start + text.get(start..)?.find(']')?;
    let text =
        format!("{}, {member}{}", text.get(..end)?.trim_end_matches([',', ' ', '\n']), text.get(end..)?);
    let dependency = format!("{} = {{ path = \"plugins/{}\" }}\n", name.package, name.id);
    after(&text, |line| line.starts_with("copydesk-") && line.contains("path = \"plugins/"), &dependency)
}

/// The architecture test's table with a row more.
fn table(text: &str, name: &Name) -> Option<String> {
    let row = format!("    (\"{}\", &[\"copydesk-sdk\"]),\n", name.package);
    after(
        text,
        |line| line.trim_start().starts_with("(\"copydesk-") && line.ends_with("&[\"copydesk-sdk\"]),"),
        &row,
    )
}

/// The default configuration with the extractor in it, switched off: its library is built by hand.
fn configuration(text: &str, name: &Name, language: Language) -> String {
    let Name { id, package, .. } = name;
    let (build, folder) = match language {
        Language::Rust => (format!("cargo build -p {package}"), "target/debug".to_owned()),
        Language::C => (format!("make -C plugins/{id}"), format!("plugins/{id}")),
    };
    format!(
        "{}\n\n# Built with `{build}`, and found with `--plugin-dir {folder}`.\n\
         [extractor.{id}]\nplugin = \"{id}\"\nenabled = false\n",
        text.trim_end()
    )
}

/// The README's list of extractors with a row more.
fn listed(text: &str, name: &Name, language: Language) -> Option<String> {
    let Name { id, .. } = name;
    let finds = match language {
        Language::Rust => "the words that its configuration lists",
        Language::C => "words in capitals",
    };
    let row = format!("| {id} | {finds} | [plugins/{id}](plugins/{id}/README.md) |\n");
    after(text, |line| line.starts_with("| ") && line.contains(" | [plugins/"), &row)
}

/// `text` with `addition` behind the last of the lines that are like it.
fn after(text: &str, alike: impl Fn(&str) -> bool, addition: &str) -> Option<String> {
    let mut at = None;
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        offset += line.len();
        if alike(line.trim_end()) {
            at = Some(offset);
        }
    }
    let (before, behind) = text.split_at_checked(at?)?;
    Some(format!("{before}{addition}{behind}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_repository_has_the_form_that_is_expected() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let name = Name::new("weather-station").unwrap_or_else(|_| panic!("a good name"));
        let read = |path: &str| fs::read_to_string(root.join(path)).unwrap();
        let manifest = workspace(&read("Cargo.toml"), &name).unwrap();
        assert!(manifest.contains("\"tests\", \"plugins/weather-station\"]\n"));
        assert!(manifest.contains("\ncopydesk-weather-station = { path = \"plugins/weather-station\" }\n"));
        let table = table(&read(TABLE), &name).unwrap();
        assert!(table.contains("    (\"copydesk-weather-station\", &[\"copydesk-sdk\"]),\n"));
        let configuration = configuration(&read("copydesk.toml"), &name, Language::C);
        assert!(configuration.contains("\n[extractor.weather-station]\nplugin = \"weather-station\"\n"));
        let listed = listed(&read("README.md"), &name, Language::Rust).unwrap();
        assert!(listed.contains("dates/README.md) |\n| weather-station | the words"), "{listed}");
    }
}
