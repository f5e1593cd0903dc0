//! Values with a meaning of their own: paths, and dates of publication.

use std::path::{Path, PathBuf};

use copydesk_core::Published;
use globset::Glob;
use serde_json::Value;

use crate::error::ConfigError;
use crate::library;
use crate::origin::Origin;
use crate::tree::{self, Node, Table, Tree};

/// Makes the paths that were written in a file start from the file's folder. Those of the command line and
/// the environment start from the current folder, as they are. `corpus.paths` has its [`base`].
pub(crate) fn resolve(tree: &mut Table) {
    for (table, entry) in tree.iter_mut() {
        let Tree::Table(values) = &mut entry.node.value else { continue };
        for (key, entry) in values.iter_mut() {
            match (table.as_str(), key.as_str(), &mut entry.node.value) {
                ("pipeline", "plugin_dirs", Tree::List(list)) => list.iter_mut().for_each(from_folder),
                ("corpus", "corrections", Tree::List(list)) => list.iter_mut().for_each(from_folder),
                ("output" | "snapshots", "path", _) => from_folder(&mut entry.node),
                ("extractor", _, Tree::Table(extractor)) => library_from_folder(extractor),
                _ => {}
            }
        }
    }
}

fn library_from_folder(extractor: &mut Table) {
    if let Some(entry) = extractor.get_mut("library")
        // Without a separator it is a name.
        && entry.node.as_text().is_some_and(library::is_path)
    {
        from_folder(&mut entry.node);
    }
}

fn from_folder(node: &mut Node) {
    let Some(folder) = node.origin.file().map(|file| file.folder().to_owned()) else { return };
    if let Tree::Text(path) = &mut node.value
        && folder != Path::new("")
    {
        // "./plugins" beside the file is not shown as "folder/./plugins".
        let written = Path::new(path.as_str());
        let inside = written.strip_prefix(".").unwrap_or(written);
        *path = folder.join(inside).to_string_lossy().into_owned();
    }
}

/// The same for an extractor's own settings: those that its schema calls paths, and lists of such.
pub(crate) fn resolve_own(own: &mut Table, schema: &Value) {
    let is_path = |schema: &Value| schema["format"] == "path";
    for (key, entry) in own.iter_mut() {
        let schema = &schema["properties"][key.as_str()];
        match &mut entry.node.value {
            Tree::Text(_) if is_path(schema) => from_folder(&mut entry.node),
            Tree::List(list) if is_path(&schema["items"]) => list.iter_mut().for_each(from_folder),
            _ => {}
        }
    }
}

/// The folder that the paths of the corpus start from.
pub(crate) fn base(tree: &Table) -> PathBuf {
    let paths = tree::table(tree, "corpus").and_then(|table| table.get("paths"));
    paths.and_then(|entry| entry.node.origin.file()).map(|file| file.folder().to_owned()).unwrap_or_default()
}

/// Where each of the plugin folders was written.
pub(crate) fn plugin_dir_origins(tree: &Table) -> impl Iterator<Item = &Origin> {
    let entry = tree::table(tree, "pipeline").and_then(|table| table.get("plugin_dirs"));
    entry.and_then(|entry| entry.node.as_list()).unwrap_or_default().iter().map(|node| &node.origin)
}

/// The paths of metadata rules and overrides that are no globs, or empty.
pub(crate) fn globs(tree: &Table) -> Vec<ConfigError> {
    let rules = tree::table(tree, "corpus").and_then(|table| table.get("metadata"));
    let lists = [rules, tree.get("overrides")].into_iter().flatten();
    let tables = lists.flat_map(|entry| entry.node.as_list().unwrap_or_default()).filter_map(Node::as_table);
    tables
        .filter_map(|table| {
            let node = &table.get("path")?.node;
            let path = node.as_text()?;
            if path.is_empty() {
                let error = ConfigError::new("an empty path fits no file", node.origin.clone());
                return Some(error.help("\"**\" fits every file"));
            }
            let malformed = Glob::new(path).err()?;
            let error = ConfigError::new("this is no valid glob", node.origin.clone());
            Some(error.label(malformed.kind().to_string()))
        })
        .collect()
}

/// The dates of publication that are none.
pub(crate) fn dates(tree: &Table) -> Vec<ConfigError> {
    let entry = tree::table(tree, "corpus").and_then(|table| table.get("metadata"));
    let rules = entry.and_then(|entry| entry.node.as_list()).unwrap_or_default();
    let published = rules.iter().filter_map(|rule| rule.as_table()?.get("published"));
    published
        .filter_map(|entry| {
            let unreadable = Published::parse(entry.node.as_text()?).err()?;
            Some(ConfigError::new(unreadable.to_string(), entry.node.origin.clone()))
        })
        .collect()
}
