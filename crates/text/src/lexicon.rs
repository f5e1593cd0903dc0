//! The lexical classes of words, from the tables in `data/`.
//!
//! A table has one word a line (or several of the same classes, with blanks between them): the word in lower
//! case, a tab, the names of its classes with blanks between them. `#` opens a comment line. A word may
//! stand in several tables; its classes add up. A new table is a file in `data/` and a line in [`TABLES`].
//! Verbs and nouns have tables of their own, since their forms follow from rules.

mod inflection;
mod table;

use std::sync::OnceLock;

use copydesk_core::Word;
use copydesk_core::layers::Class;

pub(crate) use self::table::Table;
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

/// So many words have classes, rounded up.
const WORDS: usize = 40_000;

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
            classes: known_classes(),
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

/// The identities of a few words, for constants.
pub(crate) const fn words<const N: usize>(list: [&str; N]) -> [Word; N] {
    let mut words = [Word::EMPTY; N];
    let mut at = 0;
    while at < N {
        words[at] = Word::ascii(list[at]);
        at += 1;
    }
    words
}

/// The lines of a table that are no comments.
pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// All words with their classes.
fn known_classes() -> Table<Class> {
    let mut known = Table::with_room(WORDS);
    inflection::add_forms(&mut known);
    for (_, table) in TABLES {
        // Rows of the same classes mostly stand together.
        let mut last = ("", Class::EMPTY);
        for row in rows(table) {
            let (words, names) = row.split_once('\t').unwrap_or_default();
            if names != last.0 {
                last = (names, classes(names).unwrap_or_default());
            }
            each_word(words, |word| known.unite(word, last.1, Class::with));
        }
    }
    for (word, class) in mentions::classes() {
        known.unite(word, class, Class::with);
    }
    known
}

/// Hands the identity of each of the words in lower case, with single blanks between them, to `take`: the words of a
/// whole row in one go.
fn each_word(words: &str, mut take: impl FnMut(Word)) {
    if !words.is_ascii() {
        return words.split(' ').map(Word::of).for_each(take);
    }
    let mut word = Word::EMPTY;
    for byte in words.bytes() {
        if byte == b' ' {
            take(std::mem::replace(&mut word, Word::EMPTY));
        } else {
            word = word.with_lower(byte);
        }
    }
    take(word);
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
        assert!(class("arms").has(Class::NOUN) && !class("arms").has(Class::VERB));
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
    fn there_is_room_for_all_words_and_not_for_many_more() {
        let words = Lexicon::get().classes.len();
        assert!((WORDS * 3 / 4..=WORDS).contains(&words), "{words} words");
    }

    #[test]
    fn unknown_words_have_no_class() {
        assert_eq!(Lexicon::get().class(Word::ascii("xyzzy")), Class::EMPTY);
    }
}
