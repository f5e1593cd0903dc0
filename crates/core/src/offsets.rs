use serde::{Deserialize, Serialize};

use crate::blocks;

/// The unit in which offsets are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OffsetUnit {
    /// Unicode code points, as Python and the evaluation sets count.
    #[default]
    Codepoints,
    /// Bytes of UTF-8.
    Bytes,
    /// UTF-16 code units, as JavaScript and Java count.
    Utf16,
}

/// Turns byte offsets of one text into another unit.
///
/// Plain ASCII needs no table. Otherwise a count is kept for every 64 bytes, and of each of them a bit: linear to build,
/// constant to ask.
///
/// ```
/// use copydesk_core::{OffsetUnit, Offsets};
/// let text = "“Fine,” 👍 she said";
/// let at = text.find("she").unwrap() as u32;
/// assert_eq!(Offsets::new(text, OffsetUnit::Codepoints).convert(at), 10);
/// assert_eq!(Offsets::new(text, OffsetUnit::Utf16).convert(at), 11);
/// assert_eq!(Offsets::new(text, OffsetUnit::Bytes).convert(at), at);
/// ```
#[derive(Debug)]
pub struct Offsets<'a> {
    text: &'a [u8],
    /// The blocks of the text; none where bytes and units are the same.
    blocks: Vec<Block>,
}

/// Sixty-four bytes of a text in which bytes and units differ.
#[derive(Clone, Copy, Debug)]
struct Block {
    /// Units before it.
    before: u32,
    /// The first bytes of its characters: a unit each.
    first: u64,
    /// The first bytes of those that take a second unit.
    second: u64,
}

impl<'a> Offsets<'a> {
    /// Prepares the conversion for `text`.
    #[must_use]
    pub fn new(text: &'a str, unit: OffsetUnit) -> Self {
        let bytes = text.as_bytes();
        if unit == OffsetUnit::Bytes || text.is_ascii() {
            return Self { text: bytes, blocks: Vec::new() };
        }
        let mut table = Vec::with_capacity(bytes.len() / 64 + 2);
        let mut before = 0;
        let surrogates = unit == OffsetUnit::Utf16;
        blocks::each(bytes, |block, inside| {
            let first = blocks::mask(block, |byte| byte & 0xC0 != 0x80) & inside;
            let second = if surrogates { blocks::mask(block, |byte| byte >= 0xF0) } else { 0 };
            table.push(Block { before, first, second });
            before += first.count_ones() + second.count_ones();
        });
        table.push(Block { before, first: 0, second: 0 });
        Self { text: bytes, blocks: table }
    }

    /// The offset `byte` in the chosen unit. An offset past the end counts as the end.
    #[must_use]
    #[inline]
    pub fn convert(&self, byte: u32) -> u32 {
        let byte = byte.min(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        if self.blocks.is_empty() { byte } else { self.counted(byte as usize) }
    }

    /// The offset of a byte of a text in which bytes and units differ.
    fn counted(&self, byte: usize) -> u32 {
        let Block { before, first, second } = self.blocks[byte / 64];
        let ahead = (1 << (byte % 64)) - 1;
        before + (first & ahead).count_ones() + (second & ahead).count_ones()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_those_that_characters_count() {
        // Characters of one to four bytes, at every place of a block.
        for length in [1, 5, 63, 64, 65, 200] {
            let text: String = "aé“👍bc".chars().cycle().take(length).collect();
            let [codepoints, utf16, bytes] = [OffsetUnit::Codepoints, OffsetUnit::Utf16, OffsetUnit::Bytes]
                .map(|unit| Offsets::new(&text, unit));
            let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
            for (count, at) in ends.enumerate() {
                let byte = at as u32;
                assert_eq!(codepoints.convert(byte), count as u32, "{text} {at}");
                assert_eq!(utf16.convert(byte), text[..at].encode_utf16().count() as u32, "{text} {at}");
                assert_eq!(bytes.convert(byte), byte);
            }
            assert_eq!(codepoints.convert(u32::MAX), length as u32);
        }
    }
}
