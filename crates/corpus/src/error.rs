use std::path::PathBuf;

use copydesk_core::UnreadableDate;
use thiserror::Error;

/// Why a corpus cannot be read at all: what was asked for is not there, or is not understood.
///
/// What is wrong with one file or one line stops nothing: it comes out as [`Read::Failed`](crate::Read).
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum CorpusError {
    /// No inputs were given.
    #[error("no input: name files, folders or globs, or \"-\" for standard input")]
    NoInput,
    /// Nothing has this name.
    #[error("no file or folder \"{}\"", path.display())]
    NotFound {
        /// As it was given.
        path: PathBuf,
    },
    /// The path is there, but may not be looked at.
    #[error("cannot read \"{}\"", path.display())]
    Unreadable {
        /// As it was given.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A folder without articles.
    #[error(
        "no articles in the folder \"{}\": looked for files that end in .{}, in it and below \
         (README files and hidden ones left out)",
        path.display(),
        crate::FOLDER_EXTENSIONS.join(", .")
    )]
    EmptyFolder {
        /// As it was given.
        path: PathBuf,
    },
    /// A glob that no file matches.
    #[error("no file matches \"{pattern}\": looked in \"{}\"", folder.display())]
    NoMatch {
        /// As it was given.
        pattern: String,
        /// The folder before the first wildcard.
        folder: PathBuf,
    },
    /// A glob that is malformed.
    #[error("\"{pattern}\" is no valid glob")]
    Pattern {
        /// As it was given.
        pattern: String,
        /// What is wrong with it.
        source: globset::Error,
    },
    /// A metadata rule gives a publication date that is none.
    #[error("metadata for \"{pattern}\": published: {source}")]
    Published {
        /// The rule's path.
        pattern: String,
        /// What was written.
        source: UnreadableDate,
    },
}
