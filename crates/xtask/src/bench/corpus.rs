//! The articles that are measured with.

use std::io::{BufWriter, Write};
use std::path::Path;

use anyhow::Context;
use serde_json::Value;

/// Articles, one a line.
pub(super) struct Corpus {
    lines: String,
    /// How many.
    pub(super) articles: usize,
    /// Bytes of text in them.
    text: usize,
}

impl Corpus {
    /// Reads a file of JSON Lines.
    pub(super) fn read(path: &Path) -> anyhow::Result<Self> {
        let lines = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
        let (mut articles, mut text) = (0, 0);
        for line in lines.lines() {
            let article: Value = serde_json::from_str(line).with_context(|| path.display().to_string())?;
            articles += 1;
            text += article.get("text").and_then(Value::as_str).map_or(0, str::len);
        }
        Ok(Self { lines, articles, text })
    }

    /// The text of all articles, in millions of bytes.
    #[expect(clippy::cast_precision_loss, reason = "for people")]
    pub(super) fn megabytes(&self) -> f64 {
        self.text as f64 / 1e6
    }

    /// Writes the first few.
    pub(super) fn write_first(&self, count: usize, path: &Path) -> anyhow::Result<()> {
        let lines: Vec<&str> = self.lines.lines().take(count).collect();
        Ok(std::fs::write(path, lines.join("\n"))?)
    }

    /// Writes the articles several times over, each copy with ids of its own.
    pub(super) fn write_copies(&self, copies: usize, path: &Path) -> anyhow::Result<()> {
        let mut file = BufWriter::new(std::fs::File::create(path)?);
        for copy in 0..copies {
            for (number, line) in self.lines.lines().enumerate() {
                let mut article: Value = serde_json::from_str(line)?;
                if let Some(fields) = article.as_object_mut() {
                    fields.insert("id".to_owned(), format!("{copy}-{number}").into());
                }
                writeln!(file, "{article}")?;
            }
        }
        Ok(file.flush()?)
    }
}
