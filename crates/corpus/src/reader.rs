use std::io::{self, BufRead, BufReader};
use std::path::Path;

use copydesk_core::{Diagnostic, Document, Level};

use crate::input::File;
use crate::{encoding, jsonl, plain};

/// An article with what is to be said of it, or why there is none.
pub(crate) type Entry = Result<(Document, Vec<Diagnostic>), Failure>;

/// A file or line that could not be read.
pub(crate) struct Failure {
    pub(crate) id: String,
    pub(crate) path: Option<String>,
    pub(crate) fault: Fault,
}

/// What is wrong with it: a code for programs and words for people.
pub(crate) struct Fault {
    pub(crate) code: &'static str,
    pub(crate) message: String,
}

impl Fault {
    fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }

    /// What the system does not let us read.
    pub(crate) fn unreadable(error: &io::Error) -> Self {
        Self::new("unreadable-file", format!("cannot be read: {error}"))
    }

    fn not_text(reason: impl Into<String>) -> Self {
        Self::new("not-text", reason)
    }
}

/// One file or standard input, article by article.
pub(crate) struct Reader {
    /// As shown in the output; none for standard input.
    path: Option<String>,
    /// What ids are made of.
    name: String,
    /// Whether what a run wrote is read too.
    extracted: bool,
    state: State,
}

enum State {
    Whole(Box<dyn BufRead + Send>),
    Lines { source: Box<dyn BufRead + Send>, buffer: Vec<u8>, line: u64 },
    Failed(Fault),
    Done,
}

/// How a file is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Plain,
    JsonLines,
    /// By its first character.
    Unknown,
}

/// Room for a line of most news, read ahead of it.
const BUFFER: usize = 128 * 1024;

/// Formats that are known by their extension and not read yet.
const UNSUPPORTED: [&str; 14] = [
    "html", "htm", "xhtml", "xml", "rss", "csv", "tsv", "pdf", "doc", "docx", "odt", "rtf", "parquet", "warc",
];

fn format(path: &Path) -> Result<Format, String> {
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    match extension.as_str() {
        "txt" | "text" => Ok(Format::Plain),
        "jsonl" | "ndjson" | "json-lines" | "json" => Ok(Format::JsonLines),
        known if UNSUPPORTED.contains(&known) => Err(format!(
            "is a .{known} file, which this version does not read; give plain text or JSON Lines"
        )),
        _ => Ok(Format::Unknown),
    }
}

impl Reader {
    pub(crate) fn file(file: File, extracted: bool) -> Self {
        let state = format(Path::new(&file.name)).map_err(|reason| Fault::new("unsupported-format", reason));
        let state = state.and_then(|format| {
            let opened = std::fs::File::open(&file.open).map_err(|error| Fault::unreadable(&error))?;
            Ok(State::new(Box::new(BufReader::with_capacity(BUFFER, opened)), format))
        });
        Self { path: Some(file.path), name: file.name, extracted, state: state.unwrap_or_else(State::Failed) }
    }

    pub(crate) fn stdin(extracted: bool) -> Self {
        let source = Box::new(BufReader::with_capacity(BUFFER, io::stdin()));
        Self { path: None, name: "stdin".to_owned(), extracted, state: State::new(source, Format::Unknown) }
    }

    fn failure(&self, id: String, fault: Fault) -> Failure {
        Failure { id, path: self.path.clone(), fault }
    }

    fn numbered(&self, line: u64) -> String {
        format!("{}:{line}", self.name)
    }

    fn whole(&self, mut source: impl BufRead) -> Entry {
        let fail = |fault| self.failure(self.name.clone(), fault);
        let mut bytes = Vec::new();
        source.read_to_end(&mut bytes).map_err(|error| fail(Fault::unreadable(&error)))?;
        let (text, decoding) = encoding::decode(bytes).map_err(|reason| fail(Fault::not_text(reason)))?;
        fits(&text).map_err(fail)?;
        let empty = text.is_empty();
        let (mut article, mut diagnostics) = plain::article(text);
        if empty {
            diagnostics.push(Diagnostic::new(Level::Warning, "empty", "the file is empty"));
        }
        article.id.clone_from(&self.name);
        article.path.clone_from(&self.path);
        diagnostics.extend(decoding);
        Ok((article, diagnostics))
    }

    fn line(&self, bytes: &mut Vec<u8>, number: u64) -> Entry {
        let fail = |id: Option<String>, reason: String| {
            let fault = Fault::new("bad-line", format!("line {number} {reason}"));
            self.failure(id.unwrap_or_else(|| self.numbered(number)), fault)
        };
        let (decoded, decoding);
        let line = match std::str::from_utf8(bytes) {
            Ok(line) => {
                decoding = None;
                line
            }
            Err(_) => {
                (decoded, decoding) =
                    encoding::decode(std::mem::take(bytes)).map_err(|reason| fail(None, reason))?;
                &decoded
            }
        };
        let (mut article, mut diagnostics) =
            jsonl::article(line, self.extracted).map_err(|bad| fail(bad.id, bad.reason))?;
        if article.id.is_empty() {
            article.id = self.numbered(number);
        }
        if !(self.extracted && jsonl::is_extracted(&article)) {
            fits(&article.text).map_err(|fault| self.failure(article.id.clone(), fault))?;
        }
        article.path.clone_from(&self.path);
        diagnostics.extend(decoding);
        Ok((article, diagnostics))
    }
}

/// Offsets are 32 bits wide.
fn fits(text: &str) -> Result<(), Fault> {
    match u32::try_from(text.len()) {
        Ok(length) if length < u32::MAX => Ok(()),
        _ => Err(Fault::new("too-long", "is longer than 4 GiB")),
    }
}

impl State {
    /// Settles the format, by a look at the first bytes where the name has not told.
    fn new(mut source: Box<dyn BufRead + Send>, format: Format) -> Self {
        let start = match source.fill_buf() {
            Ok(start) => start,
            Err(error) => return Self::Failed(Fault::unreadable(&error)),
        };
        let mark = if start.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
        let first = start.iter().skip(mark).find(|b| !b.is_ascii_whitespace());
        let lines = match format {
            Format::Plain => false,
            Format::JsonLines => true,
            Format::Unknown => first == Some(&b'{'),
        };
        if !lines {
            return Self::Whole(source);
        }
        if let Some(reason) = encoding::not_text(start) {
            return Self::Failed(Fault::not_text(reason));
        }
        if start.starts_with(b"\xFF\xFE") || start.starts_with(b"\xFE\xFF") {
            return Self::Failed(Fault::not_text("is JSON Lines in UTF-16; it must be UTF-8"));
        }
        source.consume(mark);
        Self::Lines { source, buffer: Vec::new(), line: 0 }
    }
}

impl Iterator for Reader {
    type Item = Entry;

    fn next(&mut self) -> Option<Entry> {
        match std::mem::replace(&mut self.state, State::Done) {
            State::Done => None,
            State::Failed(fault) => Some(Err(self.failure(self.name.clone(), fault))),
            State::Whole(source) => Some(self.whole(source)),
            State::Lines { mut source, mut buffer, mut line } => loop {
                buffer.clear();
                line += 1;
                match source.read_until(b'\n', &mut buffer) {
                    Ok(0) => return None,
                    Ok(_) if buffer.trim_ascii().is_empty() => {}
                    Ok(_) if self.extracted && buffer.starts_with(b"{\"header\":") => {}
                    Ok(_) => {
                        let entry = self.line(&mut buffer, line);
                        self.state = State::Lines { source, buffer, line };
                        return Some(entry);
                    }
                    Err(error) => {
                        return Some(Err(self.failure(self.numbered(line), Fault::unreadable(&error))));
                    }
                }
            },
        }
    }
}
