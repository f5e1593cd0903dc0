//! JSON written straight into a buffer: no tree, no key that is looked at twice.
//!
//! The output is several times as long as the article, so that how fast it is written decides how fast the whole
//! program is.

mod attributes;
mod escape;
mod quotable;

use std::{io, mem};

use copydesk_core::{Finding, Span};

pub(crate) use quotable::Quotable;

/// Writes JSON behind what a buffer holds.
///
/// The buffer is kept longer than what is written, so that nearly all pieces, which are short, are copied as
/// [`STEP`] bytes whatever their length: what is too much is written over by the next piece, or cut off in the end.
pub(crate) struct Json<'a> {
    out: &'a mut Vec<u8>,
    /// What is in `out` when this is dropped.
    buffer: Vec<u8>,
    /// Where this began to write.
    begin: usize,
    /// The end of what is written.
    at: usize,
}

/// How many bytes are copied at once.
const STEP: usize = 32;

/// Pieces of JSON that are written again and again.
pub(crate) struct Pieces<const N: usize> {
    /// The pieces one after the other, and something behind them.
    bytes: Vec<u8>,
    ends: [usize; N],
}

impl<const N: usize> Pieces<N> {
    /// What each of `write` writes.
    pub(crate) fn of(write: [&dyn Fn(&mut Json<'_>); N]) -> Self {
        let mut bytes = Vec::with_capacity(8 * STEP);
        let ends = write.map(|write| {
            write(&mut Json::on(&mut bytes));
            bytes.len()
        });
        bytes.resize(bytes.len() + STEP, 0);
        Self { bytes, ends }
    }
}

impl Drop for Json<'_> {
    fn drop(&mut self) {
        self.buffer.truncate(self.at);
        *self.out = mem::take(&mut self.buffer);
    }
}

impl<'a> Json<'a> {
    /// Writes behind what is in `out`.
    pub(crate) fn on(out: &'a mut Vec<u8>) -> Self {
        let buffer = mem::take(out);
        let at = buffer.len();
        Self { out, buffer, begin: at, at }
    }

    /// The same, where about so many bytes will come.
    pub(crate) fn expecting(out: &'a mut Vec<u8>, bytes: usize) -> Self {
        let mut json = Self::on(out);
        json.lengthen(bytes);
        json
    }

    /// Makes room for so many bytes.
    fn lengthen(&mut self, bytes: usize) {
        self.buffer.resize(self.at + bytes + STEP, 0);
    }

    /// The next so many bytes, to be written over.
    #[inline]
    fn room<const N: usize>(&mut self, from: usize) -> Option<&mut [u8; N]> {
        self.buffer.get_mut(from..)?.first_chunk_mut()
    }

    /// Writes a piece of JSON that is written down in code.
    #[inline]
    pub(crate) fn piece<const N: usize>(&mut self, piece: &[u8; N]) {
        match self.room(self.at) {
            Some(room) => {
                *room = *piece;
                self.at += N;
            }
            None => self.at_the_end(piece),
        }
    }

    /// Writes bytes as they are.
    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        let end = self.at + bytes.len();
        match self.buffer.get_mut(self.at..end) {
            Some(room) => {
                room.copy_from_slice(bytes);
                self.at = end;
            }
            None => self.at_the_end(bytes),
        }
    }

    /// Writes bytes where the buffer is too short for them.
    #[cold]
    #[inline(never)]
    fn at_the_end(&mut self, bytes: &[u8]) {
        self.buffer.truncate(self.at);
        self.buffer.extend_from_slice(bytes);
        self.at = self.buffer.len();
        // By what this wrote, not by what was there before: else a buffer that many write to is filled with zeros each time.
        self.lengthen((self.at - self.begin) / 2);
    }

    /// Writes the first `length` bytes of `from`, which best goes on behind them.
    #[inline]
    pub(crate) fn start(&mut self, from: &[u8], length: usize) {
        let mut copied = 0;
        while copied < length {
            let step = from.get(copied..).and_then(<[u8]>::first_chunk::<STEP>);
            let (Some(room), Some(step)) = (self.room(self.at + copied), step) else {
                return self.bytes(from.get(..length).unwrap_or_default());
            };
            *room = *step;
            copied += STEP;
        }
        self.at += length;
    }

    /// Writes one of the pieces that were prepared.
    #[inline]
    pub(crate) fn prepared<const N: usize>(&mut self, pieces: &Pieces<N>, which: usize) {
        let begin = which.checked_sub(1).map_or(0, |before| pieces.ends[before]);
        self.start(pieces.bytes.get(begin..).unwrap_or_default(), pieces.ends[which] - begin);
    }

    /// Writes a string.
    pub(crate) fn string(&mut self, text: &str) {
        self.piece(b"\"");
        self.escaped(text);
        self.piece(b"\"");
    }

    /// Writes the inside of a string.
    pub(crate) fn escaped(&mut self, text: &str) {
        let mut rest = text.as_bytes();
        loop {
            let (before, after) = rest.split_at(escape::clean(rest));
            self.bytes(before);
            let Some((byte, after)) = after.split_first() else { break };
            let (escaped, length) = escape::escaped(*byte);
            self.start(&escaped, length);
            rest = after;
        }
    }

    /// Writes a whole number.
    #[inline(never)]
    pub(crate) fn integer(&mut self, n: impl itoa::Integer) {
        self.bytes(itoa::Buffer::new().format(n).as_bytes());
    }

    /// Writes an offset: nearly always a number of up to four digits, which are made without a branch.
    #[inline]
    pub(crate) fn offset(&mut self, n: u32) {
        let (high, low) = (n as usize / 100, n as usize % 100);
        let Some(high) = PAIRS.get(high) else { return self.integer(n) };
        let digits = u32::from_le_bytes([high[0], high[1], PAIRS[low][0], PAIRS[low][1]]);
        let zeros = usize::from(n < 1000) + usize::from(n < 100) + usize::from(n < 10);
        self.piece(&(digits >> (8 * zeros)).to_le_bytes());
        self.at -= zeros;
    }

    /// Writes a number in the shortest form that reads back equal; `null` for what JSON has no number for.
    pub(crate) fn number(&mut self, n: f64) {
        let written = serde_json::to_writer(self, &n);
        debug_assert!(written.is_ok(), "writing to memory");
    }

    /// Writes two digits, `0.87`: from whole hundredths, so that the last bit of a sum changes nothing.
    pub(crate) fn confidence(&mut self, confidence: f32) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 100")]
        let hundredths = (f64::from(confidence.clamp(0.0, 1.0) * 100.0) + 0.5) as u8;
        let digit = |d: u8| b'0' + d % 10;
        self.piece(&[digit(hundredths / 100), b'.', digit(hundredths / 10), digit(hundredths)]);
        self.at -= usize::from(hundredths.is_multiple_of(10));
    }

    /// Writes `"start":4,"end":11`.
    #[inline]
    pub(crate) fn range(&mut self, span: Span, text: &Quotable<'_>) {
        self.piece(b"\"start\":");
        self.offset(text.offset(span.start));
        self.piece(b",\"end\":");
        self.offset(text.offset(span.end));
    }

    /// Writes `"start":4,"end":11,"text":"council"`.
    #[inline]
    pub(crate) fn words(&mut self, span: Span, text: &Quotable<'_>) {
        self.range(span, text);
        self.piece(b",\"text\":\"");
        text.quote(span, self);
        self.piece(b"\"");
    }

    /// Writes `,"extractor":"quotes","confidence":0.9,"rule":"quote-cue"`.
    pub(crate) fn found_by(&mut self, finding: &Finding) {
        self.piece(b",\"extractor\":");
        self.string(&finding.extractor);
        self.piece(b",\"confidence\":");
        self.confidence(finding.confidence);
        self.piece(b",\"rule\":");
        self.string(&finding.rule);
    }
}

impl io::Write for Json<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The numbers below a hundred in two digits.
const PAIRS: [[u8; 2]; 100] = {
    let mut pairs = [*b"00"; 100];
    let mut n = 0u8;
    while n < 100 {
        pairs[n as usize] = [b'0' + n / 10, b'0' + n % 10];
        n += 1;
    }
    pairs
};

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(f: impl Fn(&mut Json<'_>)) -> String {
        let mut out = Vec::new();
        f(&mut Json::on(&mut out));
        String::from_utf8(out).unwrap()
    }

    proptest! {
        #[test]
        fn strings_read_back(text: String) {
            let json = written(|out| out.string(&text));
            prop_assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
        }
    }

    #[test]
    fn a_buffer_is_filled_no_further_than_what_is_written() {
        let mut out = Vec::with_capacity(1 << 20);
        out.push(b'[');
        let mut json = Json::on(&mut out);
        json.string("a");
        assert!(json.buffer.len() < 8 * STEP);
        drop(json);
        assert_eq!(out, b"[\"a\"");
    }

    #[test]
    fn control_characters_are_escaped() {
        assert_eq!(
            written(|out| out.string("\u{1}\u{1f}\r\t\u{8}\u{c}\\/é")),
            r#""\u0001\u001f\r\t\b\f\\/é""#
        );
    }

    #[test]
    fn offsets_and_confidences_are_numbers() {
        for n in [0, 7, 10, 99, 100, 327, 1000, 9999, 10_000, u32::MAX] {
            assert_eq!(written(|out| out.offset(n)), n.to_string());
        }
        for (n, expected) in [(0.0, "0.0"), (0.87, "0.87"), (0.9, "0.9"), (0.005, "0.01"), (1.0, "1.0")] {
            assert_eq!(written(|out| out.confidence(n)), expected);
        }
    }
}
