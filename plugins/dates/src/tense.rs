//! Whether the clause around a date looks back or ahead.
//!
//! A handful of verb forms and auxiliaries near the date decide: the nearest before it in its sentence, else
//! the nearest after it.

use std::sync::OnceLock;

use copydesk_sdk::core::Word;
use copydesk_sdk::core::layers::{Class, TokenKind};

use crate::scan::Cursor;

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
    let sentence_goes_on = |at: &usize| !ends_sentence(c, *at);
    let before = (first.saturating_sub(BEFORE)..first).rev();
    let after = end..(end + AFTER).min(c.tokens.len());
    let cue = |at| cue(c, at);
    before
        .take_while(sentence_goes_on)
        .find_map(cue)
        .or_else(|| after.take_while(sentence_goes_on).find_map(cue))
        .unwrap_or(Tense::Unknown)
}

fn ends_sentence(c: &Cursor<'_>, at: usize) -> bool {
    use TokenKind as Kind;
    matches!(c.kind(at), Some(Kind::STOP | Kind::QUESTION | Kind::EXCLAMATION | Kind::SEMICOLON))
}

/// The tense that one token tells.
fn cue(c: &Cursor<'_>, at: usize) -> Option<Tense> {
    let token = c.token(at).filter(|token| token.kind == TokenKind::WORD)?;
    if let Some((_, tense)) =
        table().binary_search_by_key(&token.word, |(word, _)| *word).ok().and_then(|i| table().get(i))
    {
        return Some(*tense);
    }
    let past = c.is_small(at) && c.words(at).len() > 4 && c.words(at).ends_with("ed");
    (past && !token.class.has(Class::DETERMINER)).then_some(Tense::Past)
}

fn table() -> &'static [(Word, Tense)] {
    static WORDS: OnceLock<Vec<(Word, Tense)>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let rows = TABLE.lines().filter(|line| !line.starts_with('#'));
        let mut words: Vec<(Word, Tense)> = rows
            .filter_map(|row| {
                let (word, tense) = row.split_once('\t')?;
                Some((Word::of(word), if tense == "future" { Tense::Future } else { Tense::Past }))
            })
            .collect();
        words.sort_unstable_by_key(|(word, _)| *word);
        words
    })
}
