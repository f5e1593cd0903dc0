//! Finds the names of the gazetteer in a text: the longest match from each capitalised word.

use std::ops::Range;

use copydesk_sdk::prelude::layers::TokenKind;
use copydesk_sdk::prelude::*;

use crate::counties;
use crate::credits;
use crate::fold::{Key, Spelling};
use crate::format::NameSort;
use crate::gazetteer::Gazetteer;
use crate::names::{NameId, Sense, Senses};
use crate::namesake::{self, Namesake};
use crate::reading;
use crate::view::View;
use crate::words::{Cues, OF};

/// The longest name, in words.
const LONGEST_NAME: usize = 6;

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
    pub(crate) senses: Senses,
    /// The first of them.
    pub(crate) likeliest: Sense,
}

impl Spotted {
    /// The same words with other senses, those of another name; nothing where there is none.
    pub(crate) fn instead(&self, gazetteer: &Gazetteer, senses: Senses) -> Option<Self> {
        let key = gazetteer.names().name(senses.name)?.key;
        let likeliest = *gazetteer.senses(senses).next()?;
        Some(Self { key, namesake: None, senses, likeliest, ..self.clone() })
    }
}

/// All names of the text outside `credits`, in order, without overlaps.
pub(crate) fn spot(view: View<'_>, gazetteer: &mut Gazetteer, credits: &[Range<usize>]) -> Vec<Spotted> {
    let mut spotted = Vec::new();
    let mut counties = counties::find(view, gazetteer).into_iter().peekable();
    // Takes the name that begins at `start`; how far names have reached then.
    let mut take = |start: usize, reached: usize| {
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
        if let Some(start) = article(view, capital).filter(|&start| start >= reached) {
            reached = take(start, reached);
        }
        if capital >= reached {
            reached = take(capital, reached);
        }
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
fn longest(view: View<'_>, gazetteer: &mut Gazetteer, first: usize) -> Option<Spotted> {
    if is_kind_of(view, first) {
        return None;
    }
    let mut spelling = Spelling::default();
    let mut ends: [Option<(usize, NameId)>; LONGEST_NAME] = [None; LONGEST_NAME];
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
                // Small words in between are read when a name goes on behind them.
                if may_end && !directions && (at > first || capital) {
                    let end = token.span.end as usize;
                    spelling.push(view.text.get(read..end)?);
                    read = end;
                    let name = gazetteer.name(spelling.key());
                    if let (Some(name), Some(slot)) = (name, ends.get_mut(words)) {
                        *slot = Some((at + 1, name));
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
    ends.iter().rev().flatten().find_map(|&(end, name)| read_name(view, gazetteer, first..end, name))
}

/// "the State of Tamil Nadu" is Tamil Nadu; the District of Columbia is no Columbia.
fn is_kind_of(view: View<'_>, first: usize) -> bool {
    view.is_word(first + 1, OF)
        && matches!(view.words(first), "State" | "Province" | "City" | "County" | "District" | "Town")
        && view.words(first + 2) != "Columbia"
}

/// The words as a name, where there is a place that they may stand for as they are written here.
fn read_name(
    view: View<'_>,
    gazetteer: &mut Gazetteer,
    tokens: Range<usize>,
    name: NameId,
) -> Option<Spotted> {
    let senses = reading::senses(view, gazetteer, name, &tokens)?;
    let (senses, namesake) = namesake::tell_apart(view, gazetteer, &tokens, senses);
    let likeliest = *gazetteer.senses(senses).next()?;
    let first = view.token(tokens.start)?.span;
    let last = view.token(tokens.end.checked_sub(1)?)?.span;
    let (span, key) = (Span::new(first.start, last.end), gazetteer.names().name(name)?.key);
    let sort = likeliest.sort;
    let name = Spotted { tokens, span, key, sort, listed: false, namesake, senses, likeliest };
    let other = reading::river(view, gazetteer, &name).or_else(|| reading::county(view, gazetteer, &name));
    Some(other.unwrap_or(name))
}
