//! Which libraries the configuration wants loaded.

use std::path::{Component, Path, PathBuf};

use crate::isolation::Limits;

/// The library that holds an extractor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Library {
    /// A file.
    Path(PathBuf),
    /// A file's name, looked up in the folders of the plugin path.
    Name(String),
}

impl Library {
    /// What `library = "..."` means: a path where there is a separator, else a name.
    pub(crate) fn new(written: &str) -> Self {
        if is_path(written) { Self::Path(written.into()) } else { Self::Name(written.to_owned()) }
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

/// Whether a path surely lies in one of the folders; one that steps upwards may lead anywhere.
pub(crate) fn is_inside(path: &Path, folders: &[PathBuf]) -> bool {
    let upwards = path.components().any(|part| part == Component::ParentDir);
    !upwards && folders.iter().any(|folder| !folder.as_os_str().is_empty() && path.starts_with(folder))
}
