//! Where a value of the configuration was written.

use std::cmp::Reverse;
use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A configuration file that the caller has read, or a preset.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConfigFile {
    /// Its path, as messages show it. Relative paths inside the file start from its folder.
    pub path: PathBuf,
    /// What it contains.
    pub text: String,
    /// Whether it was merely found in the current folder, not named on the command line. A file that was
    /// found may load code only from the plugin path: see [`Settings::untrusted_libraries`].
    ///
    /// [`Settings::untrusted_libraries`]: crate::Settings::untrusted_libraries
    pub found: bool,
    /// How many steps of `extends` lead to it: 0 for the file that was named or found.
    pub depth: usize,
}

impl ConfigFile {
    /// The folder of the file; empty for the current folder.
    pub(crate) fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new(""))
    }

    /// The line and the column of a byte, both counted from 1, columns in characters.
    pub(crate) fn line_and_column(&self, at: usize) -> (usize, usize) {
        let before = self.text.get(..at).unwrap_or(&self.text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
        (before.matches('\n').count() + 1, column)
    }
}

/// Where a value, or the key before it, was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// In a configuration file.
    File {
        /// The file.
        file: Arc<ConfigFile>,
        /// The bytes of its text.
        range: Range<usize>,
    },
    /// In an environment variable.
    Environment {
        /// "NAME=VALUE".
        text: Arc<str>,
        /// The bytes of it that are meant.
        range: Range<usize>,
    },
    /// On the command line.
    Argument {
        /// "--set KEY=VALUE", "--format FORMAT".
        text: Arc<str>,
        /// The bytes of it that are meant.
        range: Range<usize>,
    },
    /// Nowhere: the value is a default.
    Default,
}

impl Origin {
    /// The value of an option: "--format", "jsonl".
    pub(crate) fn argument(option: &str, value: &str) -> Self {
        let text = if option.is_empty() { value.to_owned() } else { format!("{option} {value}") };
        let range = text.len() - value.len()..text.len();
        Self::Argument { text: text.into(), range }
    }

    /// The same place with other bytes of its text.
    pub(crate) fn at(&self, range: Range<usize>) -> Self {
        match self {
            Self::File { file, .. } => Self::File { file: Arc::clone(file), range },
            Self::Environment { text, .. } => Self::Environment { text: Arc::clone(text), range },
            Self::Argument { text, .. } => Self::Argument { text: Arc::clone(text), range },
            Self::Default => Self::Default,
        }
    }

    /// The file that the value was written in.
    pub(crate) fn file(&self) -> Option<&ConfigFile> {
        match self {
            Self::File { file, .. } => Some(file),
            _ => None,
        }
    }

    /// For sorting: a file comes after what it extends; whatever was written in no file comes last.
    pub(crate) fn position(&self) -> (Reverse<usize>, usize) {
        match self {
            Self::File { file, range } => (Reverse(file.depth), range.start),
            _ => (Reverse(0), usize::MAX),
        }
    }
}

/// `copydesk.toml:3:9`, `COPYDESK_RUN__JOBS`, `--set run.jobs=2`, `default`.
impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { file, range } => {
                let (line, column) = file.line_and_column(range.start);
                write!(f, "{}:{line}:{column}", file.path.display())
            }
            Self::Environment { text, .. } => f.write_str(text.split('=').next().unwrap_or(text)),
            Self::Argument { text, .. } => f.write_str(&text.replace(char::is_control, " ")),
            Self::Default => f.write_str("default"),
        }
    }
}
