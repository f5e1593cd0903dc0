//! Which libraries the configuration wants loaded.

use std::fmt::{self, Display, Formatter};
use std::path::{Component, Path, PathBuf};

use crate::error::ConfigError;
use crate::isolation::Limits;
use crate::tree::{self, Entry, Table};

/// The library that holds an extractor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Library {
    /// A file.
    Path(PathBuf),
    /// A file's name, looked up in the folders of the plugin path.
    Name(String),
    /// The id of a plugin, whose library has its name from it and is looked up in the folders of the plugin path. Where
    /// an extractor with that id is bundled, it is meant instead, and nothing is loaded.
    Plugin(String),
}

impl Library {
    /// What `library = "..."` means: a path where there is a separator, else a name.
    pub(crate) fn new(written: &str) -> Self {
        if is_path(written) { Self::Path(written.into()) } else { Self::Name(written.to_owned()) }
    }

    /// A JSON pointer to the key of the extractor's table that says so.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Path(_) | Self::Name(_) => "/library",
            Self::Plugin(_) => "/plugin",
        }
    }
}

/// `library "x.so"`, or `plugin "x"`, for messages.
impl Display for Library {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path(path) => write!(f, "library `{}`", path.display()),
            Self::Name(name) => write!(f, "library `{name}`"),
            Self::Plugin(id) => write!(f, "plugin `{id}`"),
        }
    }
}

/// Whether the words are a path rather than a name.
pub(crate) fn is_path(written: &str) -> bool {
    written.contains(['/', std::path::MAIN_SEPARATOR])
}

/// A library that must be loaded, and what for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WantedLibrary {
    /// The name of the extractor's table.
    pub name: String,
    /// The id of the extractor that is looked for in it.
    pub id: String,
    /// The library.
    pub library: Library,
    /// The limits of the processes that it is loaded in; none where it is loaded into the program.
    pub isolation: Option<Limits>,
}

/// What is wrong with how the extractors' tables say where they are.
pub(crate) fn check(tree: &Table) -> Vec<ConfigError> {
    let tables = tree::table(tree, "extractor").into_iter().flat_map(Table::values);
    tables.filter_map(|table| table.node.as_table()).filter_map(check_table).collect()
}

fn check_table(table: &Table) -> Option<ConfigError> {
    let entry = table.get("plugin")?;
    let id = entry.node.as_text()?;
    let error = |message: &str| ConfigError::new(message, entry.node.origin.clone());
    let both = |other: &str| {
        table.get(other).map(|Entry { key, .. }| {
            ConfigError::new(format!("`plugin` and `{other}` both say which extractor is meant"), key.clone())
        })
    };
    if !is_id(id) {
        let error = error("`plugin` is the id of an extractor: lower-case letters, digits and hyphens");
        return Some(error.help("a file is named by `library`"));
    }
    if let Some(error) = both("library") {
        return Some(
            error.help("`plugin` for one that is bundled or on the plugin path, `library` for a file"),
        );
    }
    both("use").map(|error| error.help("`use` stands beside `library`, or alone for a bundled extractor"))
}

/// Whether the words can be an extractor's id. Nothing else becomes the name of a file.
fn is_id(written: &str) -> bool {
    let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    !written.is_empty() && written.bytes().all(fits)
}

/// Whether a path surely lies in one of the folders; one that steps upwards may lead anywhere.
pub(crate) fn is_inside(path: &Path, folders: &[PathBuf]) -> bool {
    let upwards = path.components().any(|part| part == Component::ParentDir);
    !upwards && folders.iter().any(|folder| !folder.as_os_str().is_empty() && path.starts_with(folder))
}
