//! The files of snapshots, in the format of insta: a header in YAML, then the contents.
//!
//! What is new or changed lies beside them as `.snap.new`, which `cargo insta review` finds.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use copydesk_report::{Output, fingerprint};

use crate::failure::Failure;

/// What marks a snapshot as ours, in its header.
const EXPRESSION: &str = "copydesk snapshot";

/// A folder of snapshots.
pub(crate) struct Store {
    folder: PathBuf,
}

/// A snapshot that is kept.
pub(crate) struct Kept {
    pub(crate) name: String,
    pub(crate) text: String,
    ours: bool,
}

impl Store {
    /// The folder need not be there yet.
    pub(crate) fn open(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Whether the folder lies in a package of Cargo.
    pub(crate) fn lies_in_a_package(&self) -> bool {
        let folder = std::path::absolute(&self.folder).unwrap_or_default();
        folder.ancestors().any(|folder| folder.join("Cargo.toml").is_file())
    }

    /// A file's path, for people.
    pub(crate) fn show(&self, name: &str) -> String {
        self.folder.join(name).display().to_string().replace('\\', "/")
    }

    pub(crate) fn read(&self, name: &str) -> Result<Option<Kept>, Failure> {
        let path = self.folder.join(name);
        let file = match fs::read_to_string(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(unreadable(&path, &error)),
        };
        let (header, text) = split(&file);
        let ours = header.lines().any(|line| line == format!("expression: {EXPRESSION}"));
        Ok(Some(Kept { name: name.to_owned(), text: normal(text), ours }))
    }

    /// Every snapshot in the folder that this program wrote, by name.
    pub(crate) fn ours(&self) -> Result<Vec<Kept>, Failure> {
        let entries = match fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(unreadable(&self.folder, &error)),
        };
        let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let mut names: Vec<String> = names.filter(|name| name.ends_with(".snap")).collect();
        names.sort();
        let mut ours = Vec::new();
        for name in names {
            ours.extend(self.read(&name)?.filter(|kept| kept.ours));
        }
        Ok(ours)
    }

    pub(crate) fn write(&self, name: &str, source: &str, text: &str) -> Result<(), Failure> {
        let path = self.folder.join(name);
        let written = || {
            fs::create_dir_all(&self.folder)?;
            let mut output = Output::file(&path)?;
            write!(output, "---\nsource: {}\nexpression: {EXPRESSION}\n---\n{text}\n", yaml(source))?;
            output.finish()
        };
        written().map_err(|error| Failure::writing(path.display(), &error))
    }

    pub(crate) fn remove(&self, name: &str) -> Result<(), Failure> {
        let path = self.folder.join(name);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(Failure::unusable(format!("cannot remove {}: {error}", path.display())))
            }
            _ => Ok(()),
        }
    }

    /// Removes what is pending for a snapshot that is as it should be.
    pub(crate) fn forget_pending(&self, name: &str) -> Result<(), Failure> {
        self.remove(&pending(name))
    }
}

fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::unusable(format!("cannot read {}: {error}", path.display()))
}

/// The name of what is pending for a snapshot.
pub(crate) fn pending(name: &str) -> String {
    format!("{name}.new")
}

/// The snapshot's file name for an article: folders become `__`, as insta has it for modules. Where an id has
/// what a file name should not have, a hash tells it from those that would have the same name.
pub(crate) fn file_name(id: &str) -> String {
    const LONGEST: usize = 100;
    let flat = id.replace('/', "__");
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let mut name: String = flat.chars().map(|c| if fits(c) { c } else { '-' }).take(LONGEST).collect();
    if name != flat || id.contains("__") || id.starts_with(['.', '/']) || id.is_empty() {
        name = format!("{}-{}", name.trim_start_matches('.'), &fingerprint(id)[..8]);
    }
    format!("{name}.snap")
}

/// A text as snapshots are compared: insta takes off white space at the end, and a checkout may have changed the
/// ends of lines.
pub(crate) fn normal(text: &str) -> String {
    text.replace("\r\n", "\n").trim_end().to_owned()
}

/// The header and the contents of a snapshot's file.
fn split(file: &str) -> (&str, &str) {
    let Some(rest) =
        file.strip_prefix("---").and_then(|rest| rest.trim_start_matches('\r').strip_prefix('\n'))
    else {
        return ("", file);
    };
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == "---" {
            return (rest.get(..at).unwrap_or_default(), rest.get(at + line.len()..).unwrap_or_default());
        }
        at += line.len();
    }
    (rest, "")
}

/// A string as YAML has it; JSON's form is allowed, and needed where a plain word would mean something else.
fn yaml(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | '_');
    if text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.chars().all(plain) {
        text.to_owned()
    } else {
        serde_json::Value::from(text).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_article_has_a_file_name_of_its_own() {
        assert_eq!(file_name("tour/01.txt"), "tour__01.txt.snap");
        let names = ["a/b", "a__b", "a b", "a-b", "a:b", ".b", "../b", "", "é"].map(file_name);
        assert_eq!(names.iter().collect::<std::collections::BTreeSet<_>>().len(), names.len());
        assert!(names.iter().all(|name| !name.contains(['/', ':', ' ']) && !name.starts_with('.')));
        assert!(file_name(&"x".repeat(500)).len() < 120);
    }

    #[test]
    fn a_file_is_read_as_it_was_written() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path().join("deep/down"));
        store.write("a.snap", "odd: name", "one\n---\ntwo").unwrap();
        let file = fs::read_to_string(store.folder.join("a.snap")).unwrap();
        assert_eq!(file, "---\nsource: \"odd: name\"\nexpression: copydesk snapshot\n---\none\n---\ntwo\n");
        let kept = store.read("a.snap").unwrap().unwrap();
        assert_eq!((kept.text.as_str(), kept.ours), ("one\n---\ntwo", true));
        fs::write(store.folder.join("b.snap"), "---\r\nsource: x\r\n---\r\none\r\ntwo\r\n\r\n").unwrap();
        let foreign = store.read("b.snap").unwrap().unwrap();
        assert_eq!((foreign.text.as_str(), foreign.ours), ("one\ntwo", false));
        assert_eq!(store.ours().unwrap().len(), 1);
        assert!(store.read("c.snap").unwrap().is_none());
    }
}
