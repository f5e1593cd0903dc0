//! One file or standard input, whatever its format, article by article.

mod articles;

use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::sync::Arc;

use copydesk_core::{Diagnostic, Document};

use crate::fields::Fields;
use crate::format::{self, Format};
use crate::input::File;
use crate::packed::Unpacked;
use crate::stdin::{Drained, Stdin};
use crate::table::Table;
use crate::warc::Archive;
use crate::{encoding, json};

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
    /// What records call their fields.
    fields: Arc<Fields>,
    /// Whether what a run wrote is read too.
    extracted: bool,
    state: State,
}

type Source = Box<dyn BufRead + Send>;

enum State {
    /// One article, or a document of several, still to be read.
    Whole(Source, Format),
    Lines {
        source: Source,
        buffer: Vec<u8>,
        line: u64,
        /// The unit of offsets that a run's header has named last.
        offsets: Option<String>,
    },
    Rows(Table<Source>),
    Records(Archive<Source>),
    /// Read already.
    Ready(std::vec::IntoIter<Entry>),
    Failed(Fault),
    Done,
}

/// Room for a line of most news, read ahead of it.
const BUFFER: usize = 128 * 1024;

/// How much of a file is looked at to tell its format.
const START: usize = 8 * 1024;

impl Reader {
    pub(crate) fn file(file: File, fields: &Arc<Fields>, extracted: bool) -> Self {
        let source = std::fs::File::open(&file.open).map_err(|error| Fault::unreadable(&error));
        let reader = Self::new(Some(file.path), file.name, fields, extracted);
        reader.open(
            &Drained::default(),
            source.map(|file| Box::new(BufReader::with_capacity(BUFFER, file)) as Source),
        )
    }

    pub(crate) fn stdin(drained: &Drained, fields: &Arc<Fields>, extracted: bool) -> Self {
        let reader = Self::new(None, "stdin".to_owned(), fields, extracted);
        reader.open(drained, Ok(Box::new(Stdin::new(BUFFER, drained))))
    }

    fn new(path: Option<String>, name: String, fields: &Arc<Fields>, extracted: bool) -> Self {
        Self { path, name, fields: Arc::clone(fields), extracted, state: State::Done }
    }

    fn open(mut self, drained: &Drained, source: Result<Source, Fault>) -> Self {
        self.state = source.and_then(|source| self.begin(drained, source)).unwrap_or_else(State::Failed);
        self
    }

    /// Unpacks what is packed and settles the format.
    fn begin(&self, drained: &Drained, source: Source) -> Result<State, Fault> {
        let (mut start, mut source) = peek(source, drained)?;
        if start.starts_with(b"\x1f\x8b") {
            let unpacked = BufReader::with_capacity(BUFFER, Unpacked::new(source));
            (start, source) = peek(Box::new(unpacked), drained)?;
        }
        if start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&start).is_empty() {
            return Ok(State::Whole(source, Format::Plain));
        }
        let format = format::tell(&self.name, &start, self.fields.called("text"));
        let format = format.map_err(|reason| Fault::new("unsupported-format", reason))?;
        if matches!(format, Format::JsonLines | Format::Table(_)) {
            if let Some(reason) = encoding::not_text(&start) {
                return Err(Fault::not_text(reason));
            }
            if start.starts_with(b"\xFF\xFE") || start.starts_with(b"\xFE\xFF") {
                return Err(Fault::not_text("is JSON Lines or a table in UTF-16; it must be UTF-8"));
            }
            if start.starts_with(b"\xEF\xBB\xBF") {
                source.consume(3);
            }
        }
        Ok(match format {
            Format::JsonLines => State::Lines { source, buffer: Vec::new(), line: 0, offsets: None },
            Format::Table(separator) => {
                let table = Table::open(source, separator, &self.fields);
                State::Rows(table.map_err(|reason| Fault::new("bad-table", reason))?)
            }
            Format::Warc => State::Records(Archive::new(source)),
            whole => State::Whole(source, whole),
        })
    }

    fn failure(&self, id: String, fault: Fault) -> Failure {
        Failure { id, path: self.path.clone(), fault }
    }

    fn numbered(&self, number: u64) -> String {
        format!("{}:{number}", self.name)
    }
}

/// The first bytes of a source, and the source with them still to come. Of standard input that may be no more than has
/// come so far: whole lines.
fn peek(mut source: Source, drained: &Drained) -> Result<(Vec<u8>, Source), Fault> {
    let mut start = Vec::new();
    while start.len() < START && (drained.is_ready() || !start.ends_with(b"\n")) {
        let read = match source.fill_buf() {
            Ok(come) => &come[..come.len().min(START - start.len())],
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) if start.is_empty() => return Err(Fault::unreadable(&error)),
            // What could be read of a file that is cut off is read; the fault shows again where it stands.
            Err(_) => break,
        };
        if read.is_empty() {
            break;
        }
        start.extend_from_slice(read);
        let read = read.len();
        source.consume(read);
    }
    Ok((start.clone(), Box::new(Cursor::new(start).chain(source))))
}

/// Appends the next line to `line`, with the line feed behind it if there is one, and says how long it is; 0 at the end.
///
/// What [`BufRead::read_until`] does, with a search that is several times as fast.
fn read_line(source: &mut Source, line: &mut Vec<u8>) -> io::Result<usize> {
    let before = line.len();
    loop {
        let read = match source.fill_buf() {
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let end = memchr::memchr(b'\n', read).map(|at| at + 1);
        let part = read.get(..end.unwrap_or(read.len())).unwrap_or_default();
        line.extend_from_slice(part);
        let length = part.len();
        source.consume(length);
        if end.is_some() || length == 0 {
            return Ok(line.len() - before);
        }
    }
}

impl Iterator for Reader {
    type Item = Entry;

    fn next(&mut self) -> Option<Entry> {
        match std::mem::replace(&mut self.state, State::Done) {
            State::Done => None,
            State::Failed(fault) => Some(Err(self.failure(self.name.clone(), fault))),
            State::Whole(source, format) => {
                self.state = State::Ready(self.whole(source, format).into_iter());
                self.next()
            }
            State::Ready(mut entries) => {
                let entry = entries.next()?;
                self.state = State::Ready(entries);
                Some(entry)
            }
            State::Rows(mut table) => {
                let (line, row) = table.next()?;
                self.state = State::Rows(table);
                Some(match row {
                    Ok(draft) => self.finish(draft, self.numbered(line)),
                    Err(reason) => {
                        let fault = Fault::new("bad-row", format!("the row of line {line} {reason}"));
                        Err(self.failure(self.numbered(line), fault))
                    }
                })
            }
            State::Records(mut archive) => {
                let record = archive.next()?;
                let number = archive.number;
                self.state = State::Records(archive);
                Some(match record {
                    Ok(record) => self.archived(record, number),
                    Err(reason) => {
                        let fault = Fault::new("bad-record", format!("record {number} {reason}"));
                        Err(self.failure(self.numbered(number), fault))
                    }
                })
            }
            State::Lines { mut source, mut buffer, mut line, mut offsets } => loop {
                buffer.clear();
                line += 1;
                match read_line(&mut source, &mut buffer) {
                    Ok(0) => return None,
                    Ok(_) if buffer.trim_ascii().is_empty() => {}
                    Ok(_) if self.extracted && buffer.starts_with(b"{\"header\":") => {
                        offsets = json::offsets(&buffer);
                    }
                    Ok(_) => {
                        let mut entry = self.line(&mut buffer, line);
                        if let (Ok((article, _)), Some(offsets)) = (&mut entry, &offsets) {
                            article.metadata.insert("offsets".to_owned(), offsets.clone());
                        }
                        self.state = State::Lines { source, buffer, line, offsets };
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
