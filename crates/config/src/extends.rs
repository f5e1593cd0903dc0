//! `extends`: the configurations that a file lies over.

use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use crate::error::ConfigError;
use crate::origin::{ConfigFile, Origin};
use crate::presets::{self, PREFIX, Preset};
use crate::tree::{self, Entry, Table};

/// Reads a file: how the caller lets configurations extend others.
pub(crate) type Open<'a> = dyn Fn(&Path) -> io::Result<String> + 'a;

/// So many configurations may lie over each other; more is a mistake.
const DEEPEST: usize = 8;

/// What a configuration extends, and what that extends in turn, laid over each other; with the files, the
/// nearest first. `written` is the value of `extends`, `top` the file that it stands in, or is set for.
pub(crate) fn bases(
    written: Option<&Entry>,
    top: Option<&Arc<ConfigFile>>,
    open: &Open<'_>,
    errors: &mut Vec<ConfigError>,
) -> (Table, Vec<Arc<ConfigFile>>) {
    let mut next = written.cloned();
    let mut files: Vec<Arc<ConfigFile>> = Vec::new();
    let mut tables: Vec<Table> = Vec::new();
    while let Some(entry) = next.take() {
        // A value of another type is reported with the other types.
        let Some(name) = entry.node.as_text() else { break };
        let chain: Vec<&Path> = top.into_iter().chain(&files).map(|file| file.path.as_path()).collect();
        match base(name, &entry.node.origin, &chain, open) {
            Ok(mut file) => {
                // Who did not name the file did not name what it extends either.
                file.found = top.is_some_and(|top| top.found);
                file.depth = files.len() + 1;
                let file = Arc::new(file);
                let table = tree::read_file(&file, errors);
                next = table.get("extends").cloned();
                files.push(file);
                tables.push(table);
            }
            Err(error) => errors.push(error),
        }
    }
    let lay = |mut below: Table, above| {
        tree::overlay(&mut below, above);
        below
    };
    (tables.into_iter().rev().reduce(lay).unwrap_or_default(), files)
}

/// The configuration that `name` stands for, written at `origin` at the end of a chain.
fn base(name: &str, origin: &Origin, chain: &[&Path], open: &Open<'_>) -> Result<ConfigFile, ConfigError> {
    let preset = name.starts_with(PREFIX);
    let folder = origin.file().map(ConfigFile::folder).unwrap_or(Path::new(""));
    let path = if preset { PathBuf::from(name) } else { folder.join(name) };
    if chain.iter().any(|earlier| plain(earlier) == plain(&path)) {
        let message = format!("configurations extend each other: {}", in_words(chain, &path));
        let error = ConfigError::new(message, origin.clone());
        return Err(error.help("take out the `extends` that leads back"));
    }
    if chain.len() > DEEPEST {
        let message = format!("more than {DEEPEST} configurations extend each other");
        return Err(ConfigError::new(message, origin.clone()).help(in_words(chain, &path)));
    }
    if preset {
        let preset = Preset::named(name, origin)?;
        return Ok(ConfigFile { path, text: preset.text.to_owned(), ..ConfigFile::default() });
    }
    match open(&path) {
        Ok(text) => Ok(ConfigFile { path, text, ..ConfigFile::default() }),
        Err(unreadable) => {
            let message = format!("cannot read the configuration {}: {unreadable}", path.display());
            let error = ConfigError::new(message, origin.clone());
            Err(match presets::near(name) {
                Some(near) => error.label(format!("did you mean `{near}`?")),
                None if origin.file().is_some() => {
                    error.help("paths of a configuration start from its folder")
                }
                None => error,
            })
        }
    }
}

/// `a.toml -> b.toml -> a.toml`
fn in_words(chain: &[&Path], last: &Path) -> String {
    let names: Vec<String> = chain.iter().chain([&last]).map(|path| path.display().to_string()).collect();
    names.join(" -> ")
}

/// A path without steps that lead nowhere: `desk/../a.toml` is `a.toml`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if plain.file_name().is_some() => drop(plain.pop()),
            part => plain.push(part),
        }
    }
    plain
}
