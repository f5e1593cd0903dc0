use serde::{Deserialize, Serialize};

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
/// Plain ASCII needs no table. Otherwise a count is kept for every 64 bytes, and a look-up counts on from
/// there: linear to build, constant to ask.
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
    unit: OffsetUnit,
    /// Units before each block; empty where bytes and units are the same.
    blocks: Vec<u32>,
}

const BLOCK: usize = 64;

impl<'a> Offsets<'a> {
    /// Prepares the conversion for `text`.
    #[must_use]
    pub fn new(text: &'a str, unit: OffsetUnit) -> Self {
        let bytes = text.as_bytes();
        if unit == OffsetUnit::Bytes || text.is_ascii() {
            return Self { text: bytes, unit, blocks: Vec::new() };
        }
        let mut blocks = Vec::with_capacity(bytes.len() / BLOCK + 1);
        let mut before = 0;
        for block in bytes.chunks(BLOCK) {
            blocks.push(before);
            before += units(block, unit);
        }
        blocks.push(before);
        Self { text: bytes, unit, blocks }
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
        let block = byte / BLOCK;
        self.blocks[block] + units(&self.text[block * BLOCK..byte], self.unit)
    }
}

/// Counts a character at its first byte; a character of four bytes is two units of UTF-16.
fn units(bytes: &[u8], unit: OffsetUnit) -> u32 {
    let surrogates = unit == OffsetUnit::Utf16;
    let count = |bytes: &[u8]| -> u32 {
        bytes.iter().map(|&b| u32::from(b & 0xC0 != 0x80) + u32::from(surrogates && b >= 0xF0)).sum()
    };
    // Eight bytes of ASCII are eight units, in most of the text.
    let (eights, rest) = bytes.as_chunks::<8>();
    let eight = |eight: &[u8; 8]| if eight.is_ascii() { 8 } else { count(eight) };
    eights.iter().map(eight).sum::<u32>() + count(rest)
}
