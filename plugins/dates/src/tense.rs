//! Whether the clause around a date looks back or ahead.
//!
//! A handful of verb forms and auxiliaries near the date decide: the nearest before it in its sentence, else
//! the nearest after it.

use std::sync::OnceLock;

use copydesk_sdk::core::layers::{Class, TokenKind};
use copydesk_sdk::core::{Word, WordFilter};

use crate::scan::Cursor;

/// Prepositions behind which a past verb says nothing of the date.
const PLANNED: [Word; 8] = [
    Word::ascii("for"),
    Word::ascii("by"),
    Word::ascii("through"),
    Word::ascii("to"),
    Word::ascii("from"),
    Word::ascii("starting"),
    Word::ascii("beginning"),
    Word::ascii("effective"),
];
const BE: Word = Word::ascii("be");
const DUE: Word = Word::ascii("due");
const TO: Word = Word::ascii("to");
const IS: [Word; 5] =
    [Word::ascii("is"), Word::ascii("are"), Word::ascii("am"), Word::ascii("'s"), Word::ascii("'re")];

const TABLE: &str = include_str!("../data/tense.tsv");

/// How far, in tokens, the deciding verb may stand before and after the date.
const BEFORE: usize = 16;
const AFTER: usize = 12;

/// The direction of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    Past,
    Future,
    /// Nothing tells.
    Unknown,
}

/// The tense around the tokens from `first` to before `end`.
pub(crate) fn around(c: &Cursor<'_>, first: usize, end: usize) -> Tense {
    let begins = |at: usize| c.opens_sentence(at);
    let before = (first.saturating_sub(BEFORE)..first).rev();
    let after = end..(end + AFTER).min(c.tokens.len());
    let cue = |at| cue(c, at);
    let tense = before
        .take_while(|&at| !ends_sentence(c, at) && !begins(at + 1))
        .find_map(cue)
        .or_else(|| after.take_while(|&at| !ends_sentence(c, at) && !begins(at)).find_map(cue))
        .unwrap_or(Tense::Unknown);
    // A period that a length leads up to is over: "in the six months to June".
    if closes_period(c, first) && tense != Tense::Future {
        return Tense::Past;
    }
    // What was said or done may be about a day to come: "announced a strike for May 4".
    let planned = first.checked_sub(1).is_some_and(|before| c.is_any(before, &PLANNED));
    if tense == Tense::Past && planned { Tense::Unknown } else { tense }
}

/// Whether "to" and a unit of time stand before `first`: "the week to", "the three months to the end of".
fn closes_period(c: &Cursor<'_>, first: usize) -> bool {
    let to = (first.saturating_sub(4)..first).rev().find(|&at| c.is(at, TO));
    to.and_then(|to| to.checked_sub(1)).is_some_and(|unit| c.senses(unit).is_unit())
}

fn ends_sentence(c: &Cursor<'_>, at: usize) -> bool {
    use TokenKind as Kind;
    matches!(c.kind(at), Some(Kind::STOP | Kind::QUESTION | Kind::EXCLAMATION | Kind::SEMICOLON))
}

/// The tense that one token tells.
fn cue(c: &Cursor<'_>, at: usize) -> Option<Tense> {
    let token = c.token(at).filter(|token| token.kind == TokenKind::WORD)?;
    let told = Table::get().tense(token.word);
    let ending = || c.is_small(at) && token.span.len() > 4 && c.words(at).ends_with("ed");
    // Most words tell nothing.
    if told.is_none() && token.word != TO && token.word != BE && !ending() {
        return None;
    }
    let before = at.checked_sub(1).and_then(|before| c.token(before));
    let is_before = |words: &[Word]| before.is_some_and(|before| words.contains(&before.word));
    // "to be held", "will be held": the participle says nothing of the past.
    if token.word == BE {
        return is_before(&[TO]).then_some(Tense::Future);
    }
    if is_before(&[BE]) {
        return None;
    }
    // "could hit", "to put": no past after all.
    let bare = is_before(&[TO]) || before.is_some_and(|before| before.class.has(Class::MODAL));
    if bare && !token.class.has(Class::AUXILIARY) && token.word != DUE {
        return None;
    }
    // "due to the rain" gives a reason, "due to fly" looks ahead.
    if token.word == DUE && c.is(at + 1, TO) && !c.has_class(at + 2, Class::VERB) {
        return None;
    }
    // "are sold out": how things are.
    let state = is_before(&IS);
    if let Some(tense) = told.filter(|told| !(state && *told == Tense::Past)) {
        return Some(tense);
    }
    // "is to end on Friday", where "was to" tells nothing.
    if token.word == TO && state && c.has_class(at + 1, Class::VERB.with(Class::VERB_BASE)) {
        return Some(Tense::Future);
    }
    // What is planned or wanted need not have happened: "to meet on Thursday" speaks for neither side.
    if token.word == TO && c.has_class(at + 1, Class::VERB) && c.is_small(at + 1) {
        return Some(Tense::Unknown);
    }
    (!state && !token.class.has(Class::DETERMINER) && ending()).then_some(Tense::Past)
}

/// The verb forms and auxiliaries that tell a tense.
struct Table {
    gate: WordFilter<32>,
    /// By word.
    tenses: Vec<(Word, Tense)>,
}

impl Table {
    fn get() -> &'static Self {
        static READ: OnceLock<Table> = OnceLock::new();
        READ.get_or_init(|| {
            let rows = TABLE.lines().filter(|line| !line.starts_with('#'));
            let mut tenses: Vec<(Word, Tense)> = rows
                .filter_map(|row| {
                    let (word, tense) = row.split_once('\t')?;
                    Some((Word::of(word), if tense == "future" { Tense::Future } else { Tense::Past }))
                })
                .collect();
            tenses.sort_unstable_by_key(|(word, _)| *word);
            Self { gate: tenses.iter().map(|(word, _)| *word).collect(), tenses }
        })
    }

    fn tense(&self, word: Word) -> Option<Tense> {
        if !self.gate.may_have(word) {
            return None;
        }
        let found = self.tenses.binary_search_by_key(&word, |(word, _)| *word).ok()?;
        self.tenses.get(found).map(|(_, tense)| *tense)
    }
}
