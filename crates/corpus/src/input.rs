use std::ffi::OsStr;
use std::fs;
use std::iter::Peekable;
use std::path::{Component, Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::{CorpusError, Request, format, metadata};

/// A file to read.
#[derive(Debug)]
pub(crate) struct File {
    /// Where it is opened.
    pub(crate) open: PathBuf,
    /// As it is shown: what was given and what stands below it, with forward slashes.
    pub(crate) path: String,
    /// Relative to the input folder, with forward slashes.
    pub(crate) name: String,
}

/// What a walk comes across: a file, or a path that cannot be looked at and why.
pub(crate) type Found = Result<File, (String, std::io::Error)>;

/// One input, found to be there.
pub(crate) enum Input {
    Stdin,
    Files(Peekable<Box<dyn Iterator<Item = Found> + Send>>),
}

impl Input {
    /// Looks `given` up, one of the inputs of the request. Folders are walked as they are read, not before: only the
    /// entries of the folders on the way down are in memory.
    pub(crate) fn resolve(request: &Request, given: &Path) -> Result<Self, CorpusError> {
        if given == Path::new("-") {
            return Ok(Self::Stdin);
        }
        let open = request.base.join(given);
        match fs::metadata(&open) {
            Ok(found) if found.is_dir() => {
                let fits = |entry: &DirEntry, _: &str| is_article(entry.file_name());
                let mut files = walk(&open, given, false, Except::of(request), fits);
                match files.peek() {
                    Some(_) => Ok(Self::Files(files)),
                    None => Err(CorpusError::EmptyFolder { path: given.to_owned() }),
                }
            }
            Ok(_) => {
                let name = given.file_name().map(Path::new).unwrap_or(given);
                let file = File { open, path: slashed(given), name: slashed(name) };
                let one: Box<dyn Iterator<Item = Found> + Send> = Box::new(std::iter::once(Ok(file)));
                Ok(Self::Files(one.peekable()))
            }
            Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => {
                Err(CorpusError::Unreadable { path: given.to_owned(), source: error })
            }
            Err(_) => Self::glob(request, given),
        }
    }

    fn glob(request: &Request, given: &Path) -> Result<Self, CorpusError> {
        let wild = |c: &Component<'_>| c.as_os_str().to_string_lossy().contains(['*', '?', '[', '{']);
        let folder: PathBuf = given.components().take_while(|c| !wild(c)).collect();
        let Ok(rest) = given.strip_prefix(&folder) else {
            return Err(CorpusError::NotFound { path: given.to_owned() });
        };
        if rest.as_os_str().is_empty() {
            return Err(CorpusError::NotFound { path: given.to_owned() });
        }
        let pattern = slashed(rest);
        let matcher = metadata::glob(&pattern)?;
        let hidden = pattern.split('/').any(|part| part.starts_with('.'));
        // As in a shell, a folder that matches stands for the articles in it.
        let fits = move |entry: &DirEntry, name: &str| {
            let mut folders = name.match_indices('/').map(|(at, _)| &name[..at]);
            matcher.is_match(name)
                || is_article(entry.file_name()) && folders.any(|folder| matcher.is_match(folder))
        };
        let here = if folder.as_os_str().is_empty() { Path::new(".") } else { &folder };
        let mut files = walk(&request.base.join(here), &folder, hidden, Except::of(request), fits);
        match files.peek() {
            Some(Ok(_)) => Ok(Self::Files(files)),
            _ => Err(CorpusError::NoMatch { pattern: slashed(given), folder: here.to_owned() }),
        }
    }
}

/// Files and folders that a walk leaves out, as the file system knows them.
struct Except(Vec<PathBuf>);

impl Except {
    fn of(request: &Request) -> Self {
        let absolute = |path: &PathBuf| fs::canonicalize(request.base.join(path)).ok();
        Self(request.except.iter().filter_map(absolute).collect())
    }

    fn has(&self, entry: &DirEntry) -> bool {
        // Most entries are told apart by their names, without asking the file system.
        let named = self.0.iter().any(|path| path.file_name() == Some(entry.file_name()));
        named && fs::canonicalize(entry.path()).is_ok_and(|path| self.0.contains(&path))
    }
}

/// The files below `open` that `fits`, by name within each folder whatever the file system's order.
fn walk(
    open: &Path,
    shown: &Path,
    hidden: bool,
    except: Except,
    fits: impl Fn(&DirEntry, &str) -> bool + Send + 'static,
) -> Peekable<Box<dyn Iterator<Item = Found> + Send>> {
    let (open, shown) = (open.to_owned(), shown.to_owned());
    let visible = move |entry: &DirEntry| {
        let shows = hidden || !entry.file_name().as_encoded_bytes().starts_with(b".");
        entry.depth() == 0 || shows && !except.has(entry)
    };
    let entries =
        WalkDir::new(&open).follow_links(true).sort_by_file_name().into_iter().filter_entry(visible);
    let files = entries.filter_map(move |entry| {
        let below = |path: &Path| path.strip_prefix(&open).unwrap_or(path).to_owned();
        match entry {
            Ok(entry) if entry.file_type().is_dir() => None,
            Ok(entry) => {
                let relative = below(entry.path());
                let name = slashed(&relative);
                fits(&entry, &name).then(|| {
                    Ok(File { path: slashed(&shown.join(&relative)), name, open: entry.into_path() })
                })
            }
            Err(error) => {
                let path = slashed(&shown.join(below(error.path().unwrap_or(&open))));
                Some(Err((path, error.into())))
            }
        }
    });
    let files: Box<dyn Iterator<Item = Found> + Send> = Box::new(files);
    files.peekable()
}

/// Whether a folder's file is read: an extension of articles, and no README.
fn is_article(name: &OsStr) -> bool {
    let extension = format::extension(&name.to_string_lossy());
    let readme = Path::new(name).file_stem().is_some_and(|stem| stem.eq_ignore_ascii_case("readme"));
    !readme && format::FOLDER_EXTENSIONS.contains(&extension.as_str())
}

/// A path with forward slashes, without "./" before it.
fn slashed(path: &Path) -> String {
    let path: PathBuf = path.components().filter(|c| *c != Component::CurDir).collect();
    let path = path.to_string_lossy();
    if cfg!(windows) { path.replace('\\', "/") } else { path.into_owned() }
}
