//! Articles in which people have marked the quotes.

use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

/// An article and what is marked in it; offsets are code points.
#[derive(Debug, Deserialize)]
pub(crate) struct Article {
    pub(crate) text: String,
    pub(crate) gold: Gold,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Gold {
    pub(crate) quotes: Vec<Marked>,
    /// Stretches that nobody judged.
    #[serde(default)]
    pub(crate) ignore: Vec<(usize, usize)>,
}

/// A quote that somebody marked.
#[derive(Debug, Deserialize)]
pub(crate) struct Marked {
    start: usize,
    end: usize,
    #[serde(default)]
    parts: Option<Vec<Stretch>>,
    pub(crate) kind: String,
    pub(crate) speaker: Option<Speaker>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub(crate) struct Stretch {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// Whom the annotator names.
#[derive(Debug, Deserialize)]
pub(crate) struct Speaker {
    pub(crate) text: String,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl Marked {
    /// Its parts, or all of it.
    pub(crate) fn parts(&self) -> Vec<Stretch> {
        let whole = vec![Stretch { start: self.start, end: self.end }];
        self.parts.clone().filter(|parts| !parts.is_empty()).unwrap_or(whole)
    }
}

/// The articles of a JSON Lines file.
pub(crate) fn read(path: &Path) -> Result<Vec<Article>> {
    let file = std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    let lines = file.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(n, line)| serde_json::from_str(line).with_context(|| format!("{}:{}", path.display(), n + 1)))
        .collect()
}
