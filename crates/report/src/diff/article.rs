//! An article of a run, as far as it is compared, and the lines of a run.

use std::io::{self, BufRead};

use copydesk_core::OffsetUnit;
use serde::Deserialize;
use serde_json::Value;

use super::Unreadable;
use crate::marked::{claims, visible};

/// A claim as it is compared: each of its values as the words that show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The extractor that found it.
    pub extractor: String,
    /// Its kind.
    pub kind: String,
    /// Its words.
    pub words: String,
    /// Where it stands.
    pub place: Place,
    /// Everything else it says: attributes that are not null, the rule, the confidence.
    pub fields: Vec<(String, String)>,
}

/// Where a claim stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// From the first offset to before the second, in the unit of the run.
    Offsets(usize, usize),
    /// In the block of text with this number, on a [page](super::page_claims).
    Block(usize),
    /// Nothing is known of it, or it can be compared with no other.
    Unknown,
}

impl Place {
    /// The stretch that it takes, in whatever unit.
    pub(super) fn stretch(self) -> (usize, usize) {
        match self {
            Self::Offsets(start, end) => (start, end),
            Self::Block(block) => (block, block + 1),
            Self::Unknown => (0, 0),
        }
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Offsets(start, end) => write!(f, "{start}-{end}"),
            Self::Block(block) => write!(f, "block {block}"),
            Self::Unknown => f.write_str("somewhere"),
        }
    }
}

/// An article of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Its id.
    pub id: String,
    /// Where it was read from, if known.
    pub path: Option<String>,
    /// Equal where the texts are.
    pub fingerprint: String,
    /// Its claims in the order of the text.
    pub claims: Vec<Claim>,
    /// Its diagnostics, a line each.
    pub diagnostics: Vec<String>,
}

impl Claim {
    /// Without positions, which say nothing where the text is another.
    pub(super) fn unplaced(mut self) -> Self {
        self.place = Place::Unknown;
        for (_, value) in &mut self.fields {
            if let Some(at) = value.rfind("\" at ") {
                value.truncate(at + 1);
            }
        }
        self
    }
}

/// Reads the articles of a result file, JSON Lines that `copydesk run` wrote, one at a time.
///
/// ```
/// use copydesk_report::diff::Reader;
/// let line = r#"{"id": "a", "fingerprint": "0", "claims": [], "diagnostics": []}"#;
/// let articles: Vec<_> = Reader::new("old.jsonl", line.as_bytes()).collect();
/// assert_eq!(articles[0].as_ref().unwrap().id, "a");
/// ```
#[derive(Debug)]
pub struct Reader<R> {
    name: String,
    lines: R,
    line: usize,
    /// The unit of all offsets.
    unit: OffsetUnit,
    /// What was read to see whether there is a header.
    first: Option<Result<Article, Unreadable>>,
}

impl<R: BufRead> Reader<R> {
    /// A file with its name, for messages.
    pub fn new(name: &str, lines: R) -> Self {
        let mut reader =
            Self { name: name.to_owned(), lines, line: 0, unit: OffsetUnit::default(), first: None };
        reader.first = reader.read();
        reader
    }

    /// The unit of the offsets, which the header names, if there is one.
    #[must_use]
    pub fn unit(&self) -> OffsetUnit {
        self.unit
    }

    fn unreadable(&self, reason: impl ToString) -> Unreadable {
        Unreadable { file: self.name.clone(), line: self.line, reason: reason.to_string() }
    }

    fn next_line(&mut self) -> io::Result<Option<String>> {
        let mut line = String::new();
        self.line += 1;
        Ok((self.lines.read_line(&mut line)? > 0).then_some(line))
    }

    fn read(&mut self) -> Option<Result<Article, Unreadable>> {
        loop {
            let line = match self.next_line() {
                Ok(line) => line?,
                Err(error) => return Some(Err(self.unreadable(error))),
            };
            if line.trim().is_empty() {
                continue;
            }
            match serde_json::from_str(&line) {
                Ok(Line::Header { header }) => self.unit = header.offsets,
                Ok(Line::Article(line)) => return Some(Ok(line.into())),
                Err(_) => return Some(Err(self.unreadable("no article that `copydesk run` wrote"))),
            }
        }
    }
}

impl<R: BufRead> Iterator for Reader<R> {
    type Item = Result<Article, Unreadable>;

    fn next(&mut self) -> Option<Self::Item> {
        self.first.take().or_else(|| self.read())
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Line {
    Article(Written),
    Header { header: Header },
}

#[derive(Deserialize)]
struct Header {
    offsets: OffsetUnit,
}

#[derive(Deserialize)]
struct Written {
    id: String,
    path: Option<String>,
    #[serde(default)]
    fingerprint: String,
    claims: Vec<WrittenClaim>,
    #[serde(default)]
    diagnostics: Vec<WrittenDiagnostic>,
}

#[derive(Deserialize)]
struct WrittenClaim {
    kind: String,
    extractor: String,
    start: usize,
    end: usize,
    text: String,
    confidence: f64,
    rule: String,
    #[serde(default)]
    attributes: serde_json::Map<String, Value>,
}

#[derive(Deserialize)]
struct WrittenDiagnostic {
    level: String,
    extractor: Option<String>,
    code: String,
    message: String,
}

impl From<Written> for Article {
    fn from(written: Written) -> Self {
        let Written { id, path, fingerprint, claims, diagnostics } = written;
        Self {
            id,
            path,
            fingerprint,
            claims: claims.into_iter().map(Claim::from).collect(),
            diagnostics: diagnostics.iter().map(diagnostic).collect(),
        }
    }
}

impl From<WrittenClaim> for Claim {
    fn from(written: WrittenClaim) -> Self {
        let mut fields = Vec::new();
        for (key, value) in &written.attributes {
            flatten(key, value, &mut fields);
        }
        fields.push(("rule".to_owned(), written.rule));
        fields.push(("confidence".to_owned(), format!("{:.2}", written.confidence)));
        Self {
            extractor: written.extractor,
            kind: written.kind,
            words: written.text,
            place: Place::Offsets(written.start, written.end),
            fields,
        }
    }
}

fn diagnostic(written: &WrittenDiagnostic) -> String {
    let WrittenDiagnostic { level, extractor, code, message } = written;
    let by = extractor.as_ref().map(|name| format!(" ({name})")).unwrap_or_default();
    visible::line(&format!("{level}{by}: {message} [{code}]"))
}

/// An attribute as keys and the words for their values: a span is its words and where they stand, null is left
/// out.
fn flatten(key: &str, value: &Value, into: &mut Vec<(String, String)>) {
    match value {
        Value::Null => {}
        Value::Array(values) => {
            for (i, value) in values.iter().enumerate() {
                flatten(&format!("{key}[{i}]"), value, into);
            }
        }
        Value::Object(map) => {
            let span = match (map.get("text"), map.get("start").and_then(Value::as_u64)) {
                (Some(Value::String(words)), Some(start)) => Some((words, start)),
                _ => None,
            };
            if let Some((words, start)) = span {
                into.push((key.to_owned(), format!("\"{}\" at {start}", visible::shortened(words))));
            }
            for (name, value) in map {
                if span.is_none() || !matches!(name.as_str(), "start" | "end" | "text") {
                    flatten(&format!("{key}.{name}"), value, into);
                }
            }
        }
        Value::String(words) => into.push((key.to_owned(), claims::bare(words))),
        Value::Bool(_) | Value::Number(_) => into.push((key.to_owned(), value.to_string())),
    }
}
