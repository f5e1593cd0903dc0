//! The lexical classes of words, from the tables in `data/`.
//!
//! A table has one word a line (or several of the same classes, with blanks between them): the word in lower
//! case, a tab, the names of its classes with blanks between them. `#` opens a comment line. A word may
//! stand in several tables; its classes add up. A new table is a file in `data/` and a line in [`TABLES`].
//! Verbs and nouns have tables of their own, since their forms follow from rules.

mod entry;
mod inflection;
mod table;

use std::sync::OnceLock;

use copydesk_core::Word;
use copydesk_core::layers::Class;

pub(crate) use self::entry::{Entry, Traits};
use self::table::Table;
use crate::{language, mentions};

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

/// Words that no table has, and that a stop or colon behind them may belong to: those of degrees, as in "Ph.D.", and
/// those that begin addresses.
const STOPS_INSIDE: [&str; 6] = ["ph", "ed", "psy", "www", "http", "https"];

/// So many words are known, rounded up.
const WORDS: usize = 40_000;

/// What is known of words, and of abbreviations.
pub(crate) struct Lexicon {
    words: Table,
    /// In the order of their words.
    abbreviations: Vec<(Word, Abbreviation)>,
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
        LEXICON.get_or_init(|| Self { words: known_words(), abbreviations: known_abbreviations() })
    }

    /// What is known of `word`, nothing of most.
    #[inline]
    pub(crate) fn entry(&self, word: Word) -> Entry {
        self.words.get(word)
    }

    /// What is known of `word` with a full stop behind it.
    pub(crate) fn abbreviation(&self, word: Word) -> Option<Abbreviation> {
        let at = self.abbreviations.binary_search_by_key(&word, |(known, _)| *known).ok()?;
        self.abbreviations.get(at).map(|(_, abbreviation)| *abbreviation)
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

/// All words of all tables.
fn known_words() -> Table {
    let mut known = Table::with_room(WORDS);
    inflection::add_forms(&mut known);
    for (_, table) in TABLES {
        // Rows of the same classes mostly stand together.
        let mut last = ("", Entry::default());
        for row in rows(table) {
            let end = row.bytes().rposition(|byte| byte == b'\t').unwrap_or(row.len());
            let (words, names) = row.split_at(end);
            if names != last.0 {
                last = (names, Entry::of(classes(names).unwrap_or_default()));
            }
            each_word(words, |word| known.add(word, last.1));
        }
    }
    let implied = mentions::classes().map(|(word, class)| (word, Entry::of(class)));
    let frequent = language::frequent_words().map(|(word, languages)| (word, Entry::frequent_in(languages)));
    implied.chain(frequent).for_each(|(word, entry)| known.add(word, entry));
    let letters = (b'a'..=b'z').map(|letter| Word::EMPTY.with(letter));
    let with_stop = letters
        .chain(words(STOPS_INSIDE))
        .chain(rows(ABBREVIATIONS).filter_map(abbreviation).map(|(word, _)| word));
    with_stop.for_each(|word| known.add(word, Entry::WITH_STOP));
    known
}

/// Hands the identity of each of the words in a column of a table to `take`.
fn each_word(column: &str, mut take: impl FnMut(Word)) {
    let mut word = Word::EMPTY;
    for byte in column.bytes() {
        if byte == b' ' {
            take(std::mem::replace(&mut word, Word::EMPTY));
        } else {
            word = word.with_lower(byte);
        }
    }
    take(word);
}

/// The identity of a word that is in lower case, as those of the tables are.
fn lower_word(letters: &[u8]) -> Word {
    letters.iter().fold(Word::EMPTY, |word, letter| word.with_lower(*letter))
}

fn known_abbreviations() -> Vec<(Word, Abbreviation)> {
    let mut known: Vec<_> = rows(ABBREVIATIONS).filter_map(abbreviation).collect();
    known.sort_unstable_by_key(|(word, _)| *word);
    known
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
    const NAMES: [Word; Class::NAMES.len()] = {
        let mut names = [Word::EMPTY; Class::NAMES.len()];
        let mut at = 0;
        while at < names.len() {
            names[at] = Word::ascii(Class::NAMES[at].0);
            at += 1;
        }
        names
    };
    names.split_ascii_whitespace().try_fold(Class::EMPTY, |all, name| {
        let name = name.bytes().fold(Word::EMPTY, Word::with);
        let at = NAMES.iter().position(|known| *known == name)?;
        Class::NAMES.get(at).map(|(_, class)| all.with(*class))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_and_nouns_are_known_in_all_their_forms() {
        let class = |word: &str| Lexicon::get().entry(Word::of(word)).class;
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
                let mut read = Vec::new();
                each_word(words, |word| read.push(word));
                assert!(words.split(' ').map(Word::of).eq(read), "{file}: {row}");
            }
        }
        for row in rows(ABBREVIATIONS) {
            assert!(abbreviation(row).is_some(), "abbreviations.tsv: {row}");
        }
        assert!(known_abbreviations().array_windows().all(|[a, b]| a.0 < b.0), "one row each");
    }

    #[test]
    fn classes_of_several_tables_add_up() {
        let may = Lexicon::get().entry(Word::ascii("may")).class;
        assert!(may.has(Class::MONTH) && may.has(Class::MODAL));
    }

    #[test]
    fn there_is_room_for_all_words_and_not_for_many_more() {
        let words = Lexicon::get().words.len();
        assert!((WORDS * 3 / 4..=WORDS).contains(&words), "{words} words");
    }

    #[test]
    fn nothing_is_known_of_other_words() {
        assert_eq!(Lexicon::get().entry(Word::ascii("xyzzy")), Entry::default());
    }

    #[test]
    fn words_that_a_stop_may_belong_to_have_that_trait() {
        let stop = |word: &str| Lexicon::get().entry(Word::of(word)).traits().has(Traits::STOP);
        assert!(["Mr", "j", "https", "PhD", "inc"].map(stop) == [true, true, true, false, true]);
    }
}
