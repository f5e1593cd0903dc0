//! Where offsets of any unit stand in a text.

use copydesk_core::OffsetUnit;

use crate::claim::Range;

/// Finds offsets of one unit in a text, in constant time each: every 64th character is marked.
pub(crate) struct Positions<'a> {
    text: &'a str,
    unit: OffsetUnit,
    /// Of every 64th character its offset in the unit and in bytes; none where the text is ASCII.
    marks: Vec<(u32, usize)>,
}

const STEP: usize = 64;

impl<'a> Positions<'a> {
    pub(crate) fn new(text: &'a str, unit: OffsetUnit) -> Self {
        let mut marks = Vec::new();
        if !text.is_ascii() {
            let mut offset = 0;
            for (i, (byte, c)) in text.char_indices().enumerate() {
                if i % STEP == 0 {
                    marks.push((offset, byte));
                }
                offset += length(c, unit);
            }
        }
        Self { text, unit, marks }
    }

    /// Offsets in code points, and the words between them; `None` where they lie beyond the text or within a
    /// character.
    pub(crate) fn range(&self, range: Range) -> Option<(Range, &'a str)> {
        let (start, from) = self.find(range.start)?;
        let (end, to) = self.find(range.end)?;
        Some((Range { start, end }, self.text.get(from..to)?))
    }

    /// An offset in code points and in bytes.
    fn find(&self, offset: u32) -> Option<(u32, usize)> {
        let Some(before) = self.marks.partition_point(|(at, _)| *at <= offset).checked_sub(1) else {
            return Some((offset, offset as usize)).filter(|(_, byte)| *byte <= self.text.len());
        };
        let (mut at, mut byte) = *self.marks.get(before)?;
        let mut codepoint = u32::try_from(before * STEP).ok()?;
        let mut rest = self.text.get(byte..)?.chars();
        while at < offset {
            let c = rest.next()?;
            at += length(c, self.unit);
            byte += c.len_utf8();
            codepoint += 1;
        }
        (at == offset).then_some((codepoint, byte))
    }
}

/// How many units a character has: at most four.
fn length(c: char, unit: OffsetUnit) -> u32 {
    let length = match unit {
        OffsetUnit::Codepoints => 1,
        OffsetUnit::Bytes => c.len_utf8(),
        OffsetUnit::Utf16 => c.len_utf16(),
    };
    u32::try_from(length).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use copydesk_core::Offsets;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_lies_within_a_character_or_beyond_the_text_is_refused() {
        let positions = Positions::new("a👍b", OffsetUnit::Utf16);
        assert_eq!(positions.range(Range { start: 1, end: 3 }).map(|(_, words)| words), Some("👍"));
        assert!(positions.range(Range { start: 2, end: 3 }).is_none());
        assert!(positions.range(Range { start: 3, end: 5 }).is_none());
        assert!(Positions::new("ab", OffsetUnit::Bytes).range(Range { start: 1, end: 3 }).is_none());
    }

    proptest! {
        #[test]
        fn offsets_of_every_unit_lead_back(text in "[a-c é👍\n]{0,200}", at in 0usize..200, to in 0usize..200) {
            let bytes: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
            let (a, b) = (at.min(to) % bytes.len(), at.max(to) % bytes.len());
            let (a, b) = (a.min(b), a.max(b));
            for unit in [OffsetUnit::Codepoints, OffsetUnit::Bytes, OffsetUnit::Utf16] {
                let offsets = Offsets::new(&text, unit);
                let of = |i: usize| offsets.convert(u32::try_from(bytes[i]).unwrap());
                let range = Range { start: of(a), end: of(b) };
                let (found, words) = Positions::new(&text, unit).range(range).unwrap();
                prop_assert_eq!((found.start as usize, found.end as usize), (a, b));
                prop_assert_eq!(words, &text[bytes[a]..bytes[b]]);
            }
        }
    }
}
