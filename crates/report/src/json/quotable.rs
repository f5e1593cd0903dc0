use copydesk_core::{OffsetUnit, Offsets, Span, blocks};

use super::Json;

/// The text of an article, to be quoted in JSON again and again.
pub(crate) struct Quotable<'a> {
    text: &'a str,
    offsets: Offsets<'a>,
    /// A bit for each byte that a string of JSON must escape, in blocks of 64.
    special: Vec<u64>,
}

impl<'a> Quotable<'a> {
    /// Prepares to quote `text`, its offsets in `unit`.
    pub(crate) fn new(text: &'a str, unit: OffsetUnit) -> Self {
        let is_special = |byte: u8| byte < 0x20 || byte == b'"' || byte == b'\\';
        let mut special = Vec::with_capacity(text.len() / 64 + 1);
        blocks::each(text.as_bytes(), |block, inside| special.push(blocks::mask(block, is_special) & inside));
        Self { text, offsets: Offsets::new(text, unit), special }
    }

    /// All of it.
    pub(crate) fn all(&self) -> &'a str {
        self.text
    }

    /// The offset of a byte, in the unit.
    #[inline]
    pub(crate) fn offset(&self, byte: u32) -> u32 {
        self.offsets.convert(byte)
    }

    /// The words of a span.
    pub(crate) fn of(&self, span: Span) -> &'a str {
        span.of(self.text).unwrap_or_default()
    }

    /// Writes the words of a span as the inside of a string.
    #[inline]
    pub(crate) fn quote(&self, span: Span, json: &mut Json<'_>) {
        let words = self.of(span);
        let start = span.start as usize;
        if self.is_plain(start, words.len()) {
            json.start(self.text.as_bytes().get(start..).unwrap_or_default(), words.len());
        } else {
            json.escaped(words);
        }
    }

    /// Whether so many bytes from `start` on need no escape.
    #[inline]
    fn is_plain(&self, start: usize, length: usize) -> bool {
        let mut before = start % 64;
        let mut left = length;
        let mut blocks = self.special.get(start / 64..).unwrap_or_default().iter();
        while left > 0 {
            let here = left.min(64 - before);
            let special = blocks.next().map_or(0, |block| block >> before << (64 - here));
            if special != 0 {
                return false;
            }
            (before, left) = (0, left - here);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Every stretch of a text comes out as it does where it stands alone.
        #[test]
        fn quotes_are_escaped_as_strings_are(text in "([a-zé \"]{0,90}[\\\\\"\n]?){0,4}", start: u16, end: u16) {
            let all = Quotable::new(&text, OffsetUnit::Codepoints);
            let at = |n: u16| text.floor_char_boundary(usize::from(n) % (text.len() + 1));
            let (start, end) = (at(start.min(end)), at(start.max(end)));
            let span = Span::new(start.min(end) as u32, start.max(end) as u32);
            let (mut quoted, mut alone) = (Vec::new(), Vec::new());
            all.quote(span, &mut Json::on(&mut quoted));
            Json::on(&mut alone).escaped(&text[span.start as usize..span.end as usize]);
            prop_assert_eq!(quoted, alone);
        }
    }
}
