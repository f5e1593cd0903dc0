//! Finds the names of the gazetteer in a text: the longest match from each capitalised word.

use std::ops::Range;

use copydesk_sdk::prelude::layers::TokenKind;
use copydesk_sdk::prelude::*;

use crate::counties;
use crate::credits;
use crate::fold::{Key, Spelling};
use crate::format::NameSort;
use crate::gazetteer::{Gazetteer, Sense};
use crate::namesake::{self, Namesake};
use crate::reading;
use crate::view::View;
use crate::words::Cues;

/// The longest name, in words.
const LONGEST_NAME: usize = 6;
const OF: Word = Word::ascii("of");
/// How many places of one name are considered.
pub(crate) const MOST_SENSES: usize = 24;

/// A name that the gazetteer has.
#[derive(Clone, Debug)]
pub(crate) struct Spotted {
    /// The tokens.
    pub(crate) tokens: Range<usize>,
    pub(crate) span: Span,
    pub(crate) key: Key,
    /// The sort of name of the likeliest sense.
    pub(crate) sort: NameSort,
    /// It is one of a list of counties, whatever else it may be.
    pub(crate) listed: bool,
    /// Whether it is a small region or the town of the same name in it, where it may be either.
    pub(crate) namesake: Option<Namesake>,
    /// What the name may stand for, the likeliest first.
    pub(crate) senses: Vec<Sense>,
}

/// All names of the text outside `credits`, in order, without overlaps.
pub(crate) fn spot(view: View<'_>, gazetteer: &Gazetteer, credits: &[Range<usize>]) -> Vec<Spotted> {
    let mut spotted = Vec::new();
    let mut counties = counties::find(view, gazetteer).into_iter().peekable();
    // Takes the name that begins at `start`, if none has reached so far; how far names have reached then.
    let mut take = |start: usize, reached: usize| {
        if start < reached {
            return reached;
        }
        while counties.next_if(|c| c.tokens.start < start).is_some() {}
        let county = counties.next_if(|c| c.tokens.start == start);
        let Some(name) = county.or_else(|| longest(view, gazetteer, start)) else { return reached };
        let end = name.tokens.end;
        if !credits::overlap(credits, &name.tokens) {
            spotted.push(name);
        }
        end
    };
    let mut reached = 0;
    for capital in view.all(Cues::CAPITAL) {
        if let Some(start) = article(view, capital) {
            reached = take(start, reached);
        }
        reached = take(capital, reached);
    }
    spotted
}

/// The Arabic article that a hyphen joins to a capital: "al-Hudaydah".
fn article(view: View<'_>, capital: usize) -> Option<usize> {
    let at = capital.checked_sub(2).filter(|_| view.is(capital - 1, TokenKind::HYPHEN))?;
    let short = view.token(at).is_some_and(|t| t.span.len() <= 3);
    (short && view.cue(at, Cues::ARTICLE) && !view.is_capital(at)).then_some(at)
}

/// The longest name that begins here. All the ends that the gazetteer knows are found first, and read from the
/// farthest on.
fn longest(view: View<'_>, gazetteer: &Gazetteer, first: usize) -> Option<Spotted> {
    // "the State of Tamil Nadu" is Tamil Nadu; the District of Columbia is no Columbia.
    if view.token(first + 1).is_some_and(|t| t.word == OF)
        && view.words(first + 2) != "Columbia"
        && matches!(view.words(first), "State" | "Province" | "City" | "County" | "District" | "Town")
    {
        return None;
    }
    let mut spelling = Spelling::default();
    let mut ends: [Option<(usize, Key)>; LONGEST_NAME] = [None; LONGEST_NAME];
    let mut read = view.token(first)?.span.start as usize;
    let (mut words, mut at) = (0, first);
    // Words that only say which part are no name: "Northern", "the South East".
    let mut directions = true;
    while words < LONGEST_NAME && at < first + 3 * LONGEST_NAME {
        let token = view.token(at)?;
        match token.kind {
            TokenKind::WORD => {
                directions &= view.cue(at, Cues::DIRECTION);
                let capital = view.is_capital(at);
                let may_end = capital || view.cue(at, Cues::LAST);
                if !may_end && at > first && !view.cue(at, Cues::CONNECTOR) {
                    break;
                }
                let end = token.span.end as usize;
                spelling.push(view.text.get(read..end)?);
                read = end;
                if may_end && !directions && (at > first || capital) {
                    let key = spelling.key();
                    if let Some(slot) = ends.get_mut(words).filter(|_| gazetteer.knows(key)) {
                        *slot = Some((at + 1, key));
                    }
                }
                words += 1;
            }
            TokenKind::HYPHEN | TokenKind::POSSESSIVE if at > first => {}
            _ => break,
        }
        if view.behind(at + 1).is_none() {
            break;
        }
        at += 1;
    }
    ends.iter().rev().flatten().find_map(|&(end, key)| read_name(view, gazetteer, first..end, key))
}

/// The words as a name, where there is a place that they may stand for as they are written here.
fn read_name(view: View<'_>, gazetteer: &Gazetteer, tokens: Range<usize>, key: Key) -> Option<Spotted> {
    let mut senses = reading::senses(view, gazetteer, key, &tokens);
    let namesake = namesake::tell_apart(view, gazetteer, &tokens, &mut senses);
    let sort = senses.first()?.sort;
    let first = view.token(tokens.start)?.span;
    let last = view.token(tokens.end.checked_sub(1)?)?.span;
    let span = Span::new(first.start, last.end);
    let name = Spotted { tokens, span, key, sort, listed: false, namesake, senses };
    let other = reading::river(view, gazetteer, &name).or_else(|| reading::county(view, gazetteer, &name));
    Some(other.unwrap_or(name))
}
