//! Loading an extractor from a library.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use copydesk_abi as abi;
use libloading::Library;

use crate::descriptor::{DescriptorError, Extractor};

/// Why an extractor could not be loaded. Each says what to do.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// No such file.
    #[error("there is no library at {}", path.display())]
    Missing {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// A name was on none of the places for plugins.
    #[error("no library named {name} on the plugin path ({}); name its folder with --plugin-dir, or give a path",
        if looked.is_empty() { "which is empty".to_owned() } else { list(looked) })]
    NotFound {
        /// The name.
        name: String,
        /// The folders that were looked through.
        looked: Vec<PathBuf>,
    },
    /// A plugin is neither bundled nor on the plugin path.
    #[error("there is no plugin `{id}`: it is not bundled, and no {} lies on the plugin path ({})",
        file_name(id), if looked.is_empty() { "which is empty".to_owned() } else { list(looked) })]
    NoPlugin {
        /// Its id.
        id: String,
        /// The folders that were looked through.
        looked: Vec<PathBuf>,
        /// The ids of those that there are.
        known: Vec<String>,
    },
    /// The system would not load it.
    #[error("{} cannot be loaded: {reason}", path.display())]
    Open {
        /// The library.
        path: PathBuf,
        /// What the system says, all of it.
        reason: String,
    },
    /// It does not export the function.
    #[error("{} is no extractor called {id}: it exports no function {symbol}; \
             where the extractor has another id, say so with `use = \"ID\"`", path.display())]
    NoEntry {
        /// The library.
        path: PathBuf,
        /// The id that was looked for.
        id: String,
        /// The function that was looked for.
        symbol: String,
    },
    /// What it says of itself is not taken.
    #[error("{} cannot be used: {reason}", path.display())]
    Descriptor {
        /// The library.
        path: PathBuf,
        /// Why.
        reason: DescriptorError,
    },
    /// A process of its own could not load it.
    #[error("{0}")]
    Apart(String),
    /// It calls itself something else than its function.
    #[error("{} exports {symbol}, but calls itself \"{id}\"", path.display())]
    Id {
        /// The library.
        path: PathBuf,
        /// The function it exports.
        symbol: String,
        /// The id it gives.
        id: String,
    },
}

fn list(paths: &[PathBuf]) -> String {
    paths.iter().map(|p| p.display().to_string()).collect::<Vec<_>>().join(", ")
}

/// Where a library with this file name is on the plugin path: the first folder that has it.
///
/// # Errors
/// [`LoadError::NotFound`] with the folders that were looked through.
pub(crate) fn find(name: &str, folders: &[PathBuf]) -> Result<PathBuf, LoadError> {
    let found = folders.iter().map(|folder| folder.join(name)).find(|path| path.is_file());
    found.ok_or_else(|| LoadError::NotFound { name: name.to_owned(), looked: folders.to_vec() })
}

/// The ids of the plugins whose libraries lie on the plugin path, going by the names of the files.
pub(crate) fn on_path(folders: &[PathBuf]) -> Vec<String> {
    let files = folders.iter().filter_map(|folder| folder.read_dir().ok()).flatten();
    let paths = files.filter_map(|file| Some(file.ok()?.path()));
    let mut ids: Vec<String> = paths.filter_map(|path| id_of(&path)).collect();
    ids.sort();
    ids.dedup();
    ids
}

/// Loads the extractor `id` from a library.
///
/// The library stays loaded until the program ends: code that was unloaded while a destructor of one of its
/// threads was still to run would crash the program.
///
/// # Errors
/// A [`LoadError`].
///
/// # Safety
/// Loading a library runs its code. That it is an honest attempt at a Copydesk extractor, and not a library
/// that harms the program, is for the caller to know.
pub(crate) unsafe fn load(path: &Path, id: &str) -> Result<Extractor, LoadError> {
    let path = path.canonicalize().map_err(|_| LoadError::Missing { path: path.to_owned() })?;
    // SAFETY: the caller vouches for the library.
    let library =
        unsafe { open(&path) }.map_err(|e| LoadError::Open { path: path.clone(), reason: chain(&e) })?;
    let library: &'static Library = Box::leak(Box::new(library));
    let symbol = format!("{}{}", abi::ENTRY_PREFIX, id.replace('-', "_"));
    // SAFETY: a function of this name has this type, or the library is no Copydesk extractor.
    let entry = unsafe { library.get::<abi::Entry>(symbol.as_bytes()) }.map_err(|_| LoadError::NoEntry {
        path: path.clone(),
        id: id.to_owned(),
        symbol: symbol.clone(),
    })?;
    // SAFETY: as above; the library is never unloaded.
    let mut extractor = unsafe { Extractor::read(*entry) }
        .map_err(|reason| LoadError::Descriptor { path: path.clone(), reason })?;
    if extractor.declaration.id != id {
        return Err(LoadError::Id { path, symbol, id: extractor.declaration.id });
    }
    extractor.declaration.library = Some(path.display().to_string());
    Ok(extractor)
}

/// The id that a library's file name gives: `libcopydesk_weather_station.so` is `weather-station`.
#[must_use]
pub fn id_of(path: &Path) -> Option<String> {
    let stem = path.file_stem()?.to_str()?;
    let id = stem.strip_prefix("lib").unwrap_or(stem).strip_prefix("copydesk_")?;
    Some(id.replace('_', "-"))
}

/// The file name of the library that holds extractor `id`, on this system.
#[must_use]
pub fn file_name(id: &str) -> String {
    let (prefix, suffix) = (std::env::consts::DLL_PREFIX, std::env::consts::DLL_SUFFIX);
    format!("{prefix}copydesk_{}{suffix}", id.replace('-', "_"))
}

#[cfg(unix)]
unsafe fn open(path: &Path) -> Result<Library, libloading::Error> {
    use libloading::os::unix::{Library as UnixLibrary, RTLD_LOCAL, RTLD_NOW};
    // All symbols at once, so that a missing one shows here and not in the middle of an article.
    // SAFETY: the caller vouches for the library.
    unsafe { UnixLibrary::open(Some(path), RTLD_NOW | RTLD_LOCAL) }.map(Library::from)
}

#[cfg(not(unix))]
unsafe fn open(path: &Path) -> Result<Library, libloading::Error> {
    // SAFETY: the caller vouches for the library.
    unsafe { Library::new(path) }
}

/// An error and everything behind it, since "dlopen failed" alone helps nobody.
fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        let _ = write!(text, ": {error}");
        source = error.source();
    }
    text
}
