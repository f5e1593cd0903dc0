//! The tables in `data/`, read when first asked for.
//!
//! A table is tab-separated, one entry a line, `#` for comments. Adding a unit, a currency or a bound is a
//! line there and no code.

mod complete;
mod cues;
mod kinds;
mod map;
mod phrases;

use std::sync::LazyLock;

use copydesk_sdk::core::{Bound, Category, Word, WordFilter};

use crate::numerals::EXTENDERS;
use crate::quantity::OPENERS;
use complete::Complete;
use kinds::{bound, label, number_word, unit_category};
use map::Map;

pub(crate) use cues::Cue;
pub(crate) use kinds::{Label, NumberWord, Role, Unit};
pub(crate) use phrases::Phrases;

/// All that the tables say of one word.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Known {
    pub(crate) cues: Cue,
    pub(crate) number: Option<NumberWord>,
    pub(crate) label: Option<Label>,
    pub(crate) roles: Role,
}

/// Words, some two thousand, with what is known of them so far.
type Words = Map<Known, 8192>;

/// All tables.
pub(crate) struct Lexicon {
    /// All words of the tables: number words, cues, labels, the edges of the phrases.
    pub(crate) words: Complete<Known>,
    /// Those of them that a number may begin with.
    pub(crate) openers: WordFilter<256>,
    /// Units in words, after any number.
    pub(crate) unit_words: Phrases<Unit>,
    /// Units as symbols, after digits.
    pub(crate) unit_symbols: Phrases<Unit>,
    /// Currencies before digits.
    pub(crate) prefixes: Phrases<Unit>,
    pub(crate) bounds_before: Phrases<Bound>,
    pub(crate) bounds_after: Phrases<Bound>,
    /// The names of the units of time.
    times: Vec<&'static str>,
}

pub(crate) static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

/// The lines of a table that are no comments, by column.
fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
        let mut columns = line.split('\t');
        std::array::from_fn(|_| columns.next().unwrap_or(""))
    })
}

/// The forms of a list.
fn list(column: &'static str) -> impl Iterator<Item = &'static str> {
    column.split(',').map(str::trim).filter(|form| !form.is_empty())
}

/// The forms of a list of symbols with their unit; those after a semicolon must touch the digits.
fn symbols(column: &'static str, unit: Unit) -> impl Iterator<Item = (&'static str, Unit, bool)> {
    let (free, touching) = column.split_once(';').unwrap_or((column, ""));
    let all = list(free).map(|form| (form, false)).chain(list(touching).map(|form| (form, true)));
    all.map(move |(form, touching)| (form, Unit { touching, ..unit }, true))
}

/// A value of a table: a number or a fraction of two.
fn value(written: &str) -> f64 {
    let number = |s: &str| s.parse::<f64>().unwrap_or(0.0);
    match written.split_once('/') {
        Some((above, below)) => number(above) / number(below),
        None => number(written),
    }
}

impl Lexicon {
    fn read() -> Self {
        let units: Vec<_> = rows::<4>(include_str!("../data/units.tsv"))
            .filter_map(|[name, category, words, symbols]| {
                Some((
                    Unit { name, category: unit_category(category)?, factor: 1.0, touching: false },
                    words,
                    symbols,
                ))
            })
            .collect();
        let currencies: Vec<_> = rows::<5>(include_str!("../data/currencies.tsv"))
            .map(|[code, words, prefixes, suffixes, hundredths]| {
                let unit = Unit { name: code, category: Category::Money, factor: 1.0, touching: false };
                (unit, words, prefixes, suffixes, hundredths)
            })
            .collect();
        let money_words = currencies.iter().flat_map(|&(unit, words, _, _, hundredths)| {
            let whole = list(words).map(move |form| (form, unit, false));
            let part = list(hundredths.split(';').next().unwrap_or(""));
            whole.chain(part.map(move |form| (form, Unit { factor: 0.01, ..unit }, false)))
        });
        let unit_words =
            units.iter().flat_map(|&(unit, words, _)| list(words).map(move |form| (form, unit, false)));
        let money_symbols = currencies.iter().flat_map(|&(unit, _, _, suffixes, hundredths)| {
            let part = hundredths.split_once(';').map_or("", |(_, symbols)| symbols);
            symbols(suffixes, unit).chain(symbols(part, Unit { factor: 0.01, ..unit }))
        });
        let unit_symbols = units.iter().flat_map(|&(unit, _, column)| symbols(column, unit));
        let prefixes = currencies.iter().flat_map(|&(unit, _, column, _, _)| symbols(column, unit));
        let bounds = |wanted: &'static str| {
            rows::<3>(include_str!("../data/bounds.tsv"))
                .filter(move |row| row[1] == wanted)
                .filter_map(|[phrase, _, name]| Some((phrase, bound(name)?, false)))
        };
        let mut words = words();
        Self {
            unit_words: Phrases::new(unit_words.chain(money_words), Role::UNIT_WORD, &mut words),
            unit_symbols: Phrases::new(unit_symbols.chain(money_symbols), Role::UNIT_SYMBOL, &mut words),
            prefixes: Phrases::new(prefixes, Role::CURRENCY_BEFORE, &mut words),
            bounds_before: Phrases::new(bounds("before"), Role::BOUND_BEFORE, &mut words),
            bounds_after: Phrases::new(bounds("after"), Role::BOUND_AFTER, &mut words),
            openers: words.having(|known| known.roles.has(Role::OPENS)).collect(),
            words: Complete::new(words),
            times: units
                .iter()
                .filter(|(u, ..)| u.category == Category::Duration)
                .map(|(u, ..)| u.name)
                .collect(),
        }
    }

    /// What the tables say of a word.
    #[inline]
    pub(crate) fn known(&self, word: Word) -> &Known {
        self.words.get(word)
    }

    /// Whether the name of a unit is one of time.
    pub(crate) fn is_time(&self, name: &str) -> bool {
        self.times.contains(&name)
    }
}

/// Number words, cues and labels, by word.
fn words() -> Words {
    let mut words = Words::default();
    for [word, kind, number] in rows::<3>(include_str!("../data/numerals.tsv")) {
        let known = words.entry(Word::of(word));
        known.number = number_word(kind, value(number));
        if known.number.is_some_and(NumberWord::opens) {
            known.roles.add(Role::OPENS);
        }
    }
    for word in OPENERS {
        words.entry(word).roles.add(Role::OPENS);
    }
    for word in EXTENDERS.into_iter().flatten() {
        words.entry(*word).roles.add(Role::EXTENDS);
    }
    for [word, kind] in rows::<2>(include_str!("../data/labels.tsv")) {
        words.entry(Word::of(word)).label = label(kind);
    }
    // The table is in the order of the cues: most lines have that of the line before.
    let mut last = ("", None);
    for [word, name] in rows::<2>(include_str!("../data/cues.tsv")) {
        if last.0 != name {
            last = (name, Cue::named(name));
        }
        if let Some(cue) = last.1 {
            words.entry(Word::of(word)).cues.add(cue);
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line that no reader understands would be dropped without a word.
    #[test]
    fn every_line_of_every_table_is_understood() {
        for [name, category, words, symbols] in rows::<4>(include_str!("../data/units.tsv")) {
            assert!(unit_category(category).is_some() && !(words.is_empty() && symbols.is_empty()), "{name}");
        }
        for [code, words, ..] in rows::<5>(include_str!("../data/currencies.tsv")) {
            assert!(code.len() == 3 && !words.is_empty(), "{code}");
        }
        for [phrase, position, name] in rows::<3>(include_str!("../data/bounds.tsv")) {
            assert!(bound(name).is_some() && ["before", "after"].contains(&position), "{phrase}");
        }
        for [word, kind, number] in rows::<3>(include_str!("../data/numerals.tsv")) {
            assert!(number_word(kind, value(number)).is_some() && value(number).is_finite(), "{word}");
        }
        for [word, kind] in rows::<2>(include_str!("../data/labels.tsv")) {
            assert!(label(kind).is_some(), "{word}");
        }
        for [word, name] in rows::<2>(include_str!("../data/cues.tsv")) {
            assert!(Cue::named(name).is_some(), "{word} {name}");
        }
    }

    #[test]
    fn the_tables_are_as_large_as_promised() {
        assert!(rows::<1>(include_str!("../data/units.tsv")).count() >= 150);
        assert!(rows::<1>(include_str!("../data/currencies.tsv")).count() >= 40);
    }
}
