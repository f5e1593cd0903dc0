//! The lexical classes of words, from the tables in `data/`.
//!
//! A table has one word a line (or several of the same classes, with blanks between them): the word in lower
//! case, a tab, the names of its classes with blanks between them. `#` opens a comment line. A word may
//! stand in several tables; its classes add up. A new table is a file in `data/` and a line in [`TABLES`].
//! Verbs and nouns have tables of their own, since their forms follow from rules.

mod inflection;

use std::sync::OnceLock;

use copydesk_core::Word;
use copydesk_core::layers::Class;

use crate::mentions;

/// The tables, by file name.
const TABLES: &[(&str, &str)] = &[
    ("adjectives.tsv", include_str!("../data/adjectives.tsv")),
    ("common.tsv", include_str!("../data/common.tsv")),
    ("function-words.tsv", include_str!("../data/function-words.tsv")),
    ("names.tsv", include_str!("../data/names.tsv")),
    ("reporting.tsv", include_str!("../data/reporting.tsv")),
    ("time.tsv", include_str!("../data/time.tsv")),
];

/// The abbreviations that end in a full stop: word, rule, classes.
const ABBREVIATIONS: &str = include_str!("../data/abbreviations.tsv");

/// When a full stop after a word belongs to the word, and whether it may end a sentence as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    /// Before a name or a number: Mr., Gen., St. Never the end of a sentence.
    Leads,
    /// Only before a number: No. 5, p. 12.
    LeadsNumber,
    /// Anywhere: Inc., Jr., etc. A sentence may end with it.
    Free,
}

/// Classes by word, and abbreviations by word.
pub(crate) struct Lexicon {
    classes: Table<Class>,
    abbreviations: Table<Abbreviation>,
}

/// What is known of an abbreviation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Abbreviation {
    /// What its stop does.
    pub(crate) stop: Stop,
    /// Whether it is one only with a capital: "Mar." but not "mar.".
    pub(crate) capital: bool,
    /// Its lexical classes; they replace those of the word without a stop.
    pub(crate) class: Class,
}

impl Lexicon {
    /// The lexicon built into the program, read when first asked for.
    pub(crate) fn get() -> &'static Self {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(|| Self {
            classes: Table::new(class_entries().collect()),
            abbreviations: Table::new(rows(ABBREVIATIONS).filter_map(abbreviation).collect()),
        })
    }

    /// The classes of `word`, none for an unknown one.
    pub(crate) fn class(&self, word: Word) -> Class {
        self.classes.get(word).unwrap_or(Class::EMPTY)
    }

    /// What is known of `word` with a full stop behind it.
    pub(crate) fn abbreviation(&self, word: Word) -> Option<Abbreviation> {
        self.abbreviations.get(word)
    }
}

/// The lines of a table that are no comments.
pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// All words with their classes, those of words that stand in several tables united.
fn class_entries() -> impl Iterator<Item = (Word, Class)> {
    let mut entries: Vec<(Word, Class)> =
        TABLES.iter().flat_map(|(_, table)| rows(table)).flat_map(entries).collect();
    entries.extend(inflection::forms());
    entries.extend(mentions::classes());
    entries.sort_unstable_by_key(|(word, _)| *word);
    entries.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 = kept.1.with(next.1);
        }
        same
    });
    entries.into_iter()
}

fn entries(row: &str) -> impl Iterator<Item = (Word, Class)> {
    let (words, names) = row.split_once('\t').unwrap_or_default();
    let class = classes(names).unwrap_or_default();
    words.split(' ').map(move |word| (Word::of(word), class))
}

fn abbreviation(row: &str) -> Option<(Word, Abbreviation)> {
    let mut columns = row.split('\t');
    let word = columns.next()?;
    let stop = match columns.next()? {
        "leads" => Stop::Leads,
        "leads-number" => Stop::LeadsNumber,
        "free" => Stop::Free,
        _ => return None,
    };
    let class = classes(columns.next().unwrap_or(""))?;
    let capital = word.starts_with(char::is_uppercase);
    Some((Word::of(word), Abbreviation { stop, capital, class }))
}

/// The classes that a table names; `None` where one of the names is unknown.
fn classes(names: &str) -> Option<Class> {
    names.split_whitespace().try_fold(Class::EMPTY, |all, name| {
        Class::NAMES.iter().find(|(known, _)| *known == name).map(|(_, class)| all.with(*class))
    })
}

/// A map from words, which are hashes already, by open addressing: one probe for most words.
pub(crate) struct Table<V> {
    slots: Box<[Option<(Word, V)>]>,
    shift: u32,
}

impl<V: Copy> Table<V> {
    /// The table of `entries`; of several with one word the first counts.
    pub(crate) fn new(entries: Vec<(Word, V)>) -> Self {
        let size = (entries.len() * 2 + 1).next_power_of_two();
        let mut table = Self { slots: vec![None; size].into(), shift: 64 - size.trailing_zeros() };
        for (word, value) in entries {
            let mut at = table.home(word);
            loop {
                match table.slots.get_mut(at) {
                    Some(slot @ None) => break *slot = Some((word, value)),
                    Some(Some((known, _))) if *known != word => at = (at + 1) % size,
                    _ => break,
                }
            }
        }
        table
    }

    /// The value of `word`.
    pub(crate) fn get(&self, word: Word) -> Option<V> {
        let mut at = self.home(word);
        while let Some(Some((known, value))) = self.slots.get(at) {
            if *known == word {
                return Some(*value);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
        None
    }

    /// Where the search for `word` begins: the top bits of a multiplication by the golden ratio.
    fn home(&self, word: Word) -> usize {
        let spread = word.0.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        usize::try_from(spread.checked_shr(self.shift).unwrap_or(0)).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_and_nouns_are_known_in_all_their_forms() {
        let class = |word: &str| Lexicon::get().class(Word::of(word));
        assert!(class("went").has(Class::VERB) && class("killed").has(Class::VERB));
        assert!(class("stopped").has(Class::VERB) && class("stopping").has(Class::VERB_ING));
        assert!(class("remain").has(Class::VERB_BASE) && !class("remain").has(Class::NOUN));
        assert!(class("attacks").has(Class::NOUN) && !class("attacks").has(Class::VERB));
        assert!(class("children").has(Class::NOUN) && class("cities").has(Class::NOUN));
    }

    #[test]
    fn every_row_of_every_table_can_be_read() {
        for (file, table) in TABLES {
            for row in rows(table) {
                let (words, names) = row.split_once('\t').unwrap_or_default();
                assert!(classes(names).is_some(), "{file}: {row}");
                assert!(words.split(' ').all(|w| !w.is_empty() && w == w.to_lowercase()), "{file}: {row}");
            }
        }
        for row in rows(ABBREVIATIONS) {
            assert!(abbreviation(row).is_some(), "abbreviations.tsv: {row}");
        }
    }

    #[test]
    fn classes_of_several_tables_add_up() {
        let may = Lexicon::get().class(Word::ascii("may"));
        assert!(may.has(Class::MONTH) && may.has(Class::MODAL));
    }

    #[test]
    fn unknown_words_have_no_class() {
        assert_eq!(Lexicon::get().class(Word::ascii("xyzzy")), Class::EMPTY);
    }
}
