//! The records of a table, cut out of the stream before they are read.

use std::io::{self, BufRead};

/// The most bytes of a record of several lines: far more than any article has, and what one quotation mark too many
/// can hold up.
const LONGEST: usize = 16 << 20;

/// A record: where it begins, and its bytes or what is wrong with it.
pub(super) struct Record<'a> {
    pub(super) line: u64,
    pub(super) bytes: Result<&'a [u8], &'static str>,
}

/// Cuts a table into records. A quotation mark that is never closed would swallow all that follows: it spoils its own
/// line, and the next is read as if it had not been there.
pub(super) struct Records<R> {
    source: R,
    separator: u8,
    /// What was read of the source and not given out yet begins at `start`.
    buffer: Vec<u8>,
    start: usize,
    /// The line that is at `start`.
    line: u64,
}

/// Where in a cell a byte stands.
#[derive(Clone, Copy, PartialEq)]
enum State {
    /// Before its first byte.
    Start,
    Plain,
    Quoted,
    /// Behind a quotation mark that closes the cell, or is the first of two that stand for one.
    Closed,
}

impl<R: BufRead> Records<R> {
    pub(super) fn new(source: R, separator: u8) -> Self {
        Self { source, separator, buffer: Vec::new(), start: 0, line: 1 }
    }

    pub(super) fn separate_by(&mut self, separator: u8) {
        self.separator = separator;
    }

    /// The line that comes next.
    pub(super) fn line(&self) -> u64 {
        self.line
    }

    /// The next record that is not empty; none at the end.
    pub(super) fn next(&mut self) -> io::Result<Option<Record<'_>>> {
        loop {
            let Some((length, whole)) = self.length()? else { return Ok(None) };
            let (line, start) = (self.line, self.start);
            self.start += length;
            let bytes = self.buffer.get(start..self.start).unwrap_or_default();
            self.line += memchr::memchr_iter(b'\n', bytes).count() as u64;
            if !bytes.trim_ascii().is_empty() {
                // Borrowed once more, since the borrow above would outlive the loop.
                let bytes = self.buffer.get(start..self.start).unwrap_or_default();
                return Ok(Some(Record { line, bytes: if whole { Ok(bytes) } else { Err(UNCLOSED) } }));
            }
        }
    }

    /// How long the record at `start` is, and whether that is all of it and not the line whose quotation mark is
    /// never closed; none at the end of the table.
    fn length(&mut self) -> io::Result<Option<(usize, bool)>> {
        let (mut at, mut state) = (0, State::Start);
        // Where the first line of the cell at hand ends, if it has several.
        let mut first_line = None;
        loop {
            let Some(&byte) = self.buffer.get(self.start + at) else {
                if self.more()? {
                    continue;
                }
                return Ok(match (at, state) {
                    (0, _) => None,
                    (_, State::Quoted) => Some((first_line.unwrap_or(at), false)),
                    _ => Some((at, true)),
                });
            };
            at += 1;
            state = match (state, byte) {
                (State::Quoted, b'"') => State::Closed,
                (State::Quoted, b'\n') => {
                    let first_line = *first_line.get_or_insert(at);
                    if at > LONGEST {
                        return Ok(Some((first_line, false)));
                    }
                    State::Quoted
                }
                (State::Quoted, _) => State::Quoted,
                (_, b'\n') => return Ok(Some((at, true))),
                // The line ends of old, without a line feed.
                (_, b'\r') if self.buffer.get(self.start + at).is_some_and(|next| *next != b'\n') => {
                    return Ok(Some((at, true)));
                }
                (State::Start | State::Closed, b'"') => State::Quoted,
                (_, byte) if byte == self.separator => {
                    first_line = None;
                    State::Start
                }
                // What closes a cell has nothing behind it. Where that cell has several lines, the mark rather opens a
                // cell of another record.
                (State::Closed, byte) if byte != b'\r' && first_line.is_some() => {
                    return Ok(first_line.map(|end| (end, false)));
                }
                _ => State::Plain,
            };
        }
    }

    /// Reads a line more; whether there was one.
    fn more(&mut self) -> io::Result<bool> {
        self.buffer.drain(..std::mem::take(&mut self.start));
        Ok(self.source.read_until(b'\n', &mut self.buffer)? > 0)
    }
}

const UNCLOSED: &str = "opens a quotation mark that is never closed";
