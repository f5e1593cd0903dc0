use copydesk_core::Word;
use copydesk_core::layers::Class;

use super::table::{Table, home};

/// The classes of words, in eight bytes a word. Half as large as a [`Table`], so that it stays in the processor's
/// nearer caches: reading a text asks for rare words all the time, and a farther cache costs more than all else that
/// is done with a word.
pub(crate) struct Packed {
    /// The upper 48 bits of a word, and the place of its class plus one; 0 where there is none. No two words of the
    /// lexicon share their upper bits; that another word does has odds of one in billions.
    slots: Box<[u64]>,
    shift: u32,
    classes: Vec<Class>,
}

const PLACE: u64 = 0xFFFF;

impl Packed {
    pub(crate) fn of(table: &Table<Class>) -> Self {
        let mut classes: Vec<Class> = Vec::new();
        let mut packed = |word: u64, class| {
            let place = classes.iter().position(|known| *known == class).unwrap_or_else(|| {
                classes.push(class);
                classes.len() - 1
            });
            word & !PLACE | (place as u64 + 1)
        };
        let slots = table.slots.iter().map(|slot| slot.map_or(0, |(word, class)| packed(word.get(), class)));
        Self { slots: slots.collect(), shift: table.shift, classes }
    }

    /// The classes of `word`, none for an unknown one.
    #[inline]
    pub(crate) fn get(&self, word: Word) -> Class {
        let mut at = home(word, self.shift);
        while let Some(&slot) = self.slots.get(at)
            && slot != 0
        {
            if (slot ^ word.0) & !PLACE == 0 {
                return self.classes.get((slot & PLACE) as usize - 1).copied().unwrap_or_default();
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
        Class::EMPTY
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::known_classes;

    #[test]
    fn every_word_keeps_its_classes_and_others_have_none() {
        let table = known_classes();
        let packed = Packed::of(&table);
        let mut upper = std::collections::BTreeSet::new();
        for (word, class) in table.slots.iter().flatten() {
            assert_eq!(packed.get(Word(word.get())), *class);
            assert!(upper.insert(word.get() & !PLACE), "two words of the lexicon share their upper bits");
        }
        assert!(packed.classes.len() < usize::from(u16::MAX));
        assert_eq!(packed.get(Word::of("quarrelsomelyish")), Class::EMPTY);
    }
}
