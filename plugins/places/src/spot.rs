//! Finds the names of the gazetteer in a text: the longest match from each capitalised word.

use std::ops::Range;

use copydesk_sdk::prelude::layers::TokenKind;
use copydesk_sdk::prelude::*;

use crate::counties;
use crate::credits;
use crate::fold::{Key, Spelling};
use crate::format::{Facts, NameSort};
use crate::gazetteer::Gazetteer;
use crate::names::{NameId, Senses};
use crate::namesake::{self, Namesake};
use crate::reading;
use crate::toponym::Toponym;
use crate::view::View;
use crate::words::{CO, Cues, OF, THE};

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
    /// What the first of them is.
    pub(crate) likeliest: Facts,
}

impl Spotted {
    /// The same words with other senses, those of another name; nothing where there is none.
    pub(crate) fn instead(&self, gazetteer: &Gazetteer, senses: Senses) -> Option<Self> {
        let key = gazetteer.names().name(senses.name)?.key;
        let likeliest = gazetteer.names().likeliest(senses)?.facts;
        Some(Self { key, namesake: None, senses, likeliest, ..self.clone() })
    }
}

/// All names of the text outside `credits`, in order, without overlaps, into `toponyms`.
pub(crate) fn spot(
    view: &View<'_>,
    gazetteer: &mut Gazetteer,
    credits: &[Range<usize>],
    toponyms: &mut Vec<Toponym>,
) {
    toponyms.clear();
    let counties = counties::find(view, gazetteer);
    let county = |start: usize| {
        let at = counties.binary_search_by_key(&start, |county| county.tokens.start).ok()?;
        counties.get(at).cloned()
    };
    let mut reached = 0;
    for capital in view.capitals() {
        if capital < reached {
            continue;
        }
        let article = article(view, capital).filter(|&start| start >= reached);
        let name = article.and_then(|start| longer(view, gazetteer, start));
        let name = name.or_else(|| if counties.is_empty() { None } else { county(capital) });
        let Some(name) = name.or_else(|| longest(view, gazetteer, capital)) else { continue };
        reached = name.tokens.end;
        if !credits::overlap(credits, &name.tokens) {
            toponyms.push(Toponym::new(name));
        }
    }
}

/// The Arabic article that a hyphen joins to a capital: "al-Hudaydah".
fn article(view: &View<'_>, capital: usize) -> Option<usize> {
    let at = capital.checked_sub(2).filter(|_| view.is(capital - 1, TokenKind::HYPHEN))?;
    let short = view.token(at).is_some_and(|t| t.span.len() <= 3);
    (short && view.cue(at, Cues::ARTICLE) && !view.is_capital(at)).then_some(at)
}

/// The longest name that begins with this capital.
#[inline]
fn longest(view: &View<'_>, gazetteer: &mut Gazetteer, first: usize) -> Option<Spotted> {
    if is_inside(view, first + 1) {
        if is_kind_of(view, first) {
            return None;
        }
        // "Israel's", "Troy and": what may not end a name must be followed by what may.
        let goes_on = view.cue(first + 1, LAST) || is_inside(view, first + 2);
        if goes_on && let Some(longer) = longer(view, gazetteer, first) {
            return Some(longer);
        }
    }
    if view.cue(first, Cues::DIRECTION) {
        return None;
    }
    let name = gazetteer.word(view.token(first)?.word, || view.words(first))?;
    read_name(view, gazetteer, first..first + 1, name)
}

/// What may end a name of several words.
const LAST: Cues = Cues::CAPITAL.with(Cues::LAST);

/// Whether a token may stand in a name behind its first word.
fn is_inside(view: &View<'_>, at: usize) -> bool {
    view.cue(at, LAST.with(Cues::CONNECTOR))
        || matches!(view.kind(at), Some(TokenKind::HYPHEN | TokenKind::POSSESSIVE))
}

/// The longest name of several words that begins here. All the ends that the gazetteer knows are found first, and
/// read from the farthest on.
#[inline(never)]
fn longer(view: &View<'_>, gazetteer: &mut Gazetteer, first: usize) -> Option<Spotted> {
    let opening = view.token(first)?;
    let mut ends: [Option<(usize, NameId)>; LONGEST_NAME] = [None; LONGEST_NAME];
    let (mut known, mut words) = (0, 1);
    // Words that only say which part are no name: "Northern", "the South East".
    let mut directions = view.cue(first, Cues::DIRECTION);
    // The name so far, and how far that is; nothing is spelt out before a word that may end it.
    let mut spelt: Option<(Spelling, u32)> = None;
    for at in first + 1..first + 3 * LONGEST_NAME {
        if words == LONGEST_NAME || !is_inside(view, at) || !view.joins_next(at - 1) {
            break;
        }
        let Some(token) = view.token(at).filter(|t| t.kind == TokenKind::WORD) else { continue };
        words += 1;
        directions &= view.cue(at, Cues::DIRECTION);
        if directions || !view.cue(at, LAST) {
            continue;
        }
        let begin = || (Spelling::of(opening.word, view.words(first)), opening.span.end);
        let (spelling, reached) = spelt.get_or_insert_with(begin);
        spelling.push(Span::new(*reached, token.span.end).of(view.text)?);
        *reached = token.span.end;
        if let Some(name) = gazetteer.name(spelling.key())
            && let Some(end) = ends.get_mut(known)
        {
            *end = Some((at + 1, name));
            known += 1;
        }
    }
    let known = ends.get(..known)?.iter().rev().flatten();
    known.copied().find_map(|(end, name)| read_name(view, gazetteer, first..end, name))
}

/// "the State of Tamil Nadu" is Tamil Nadu; the District of Columbia is no Columbia.
fn is_kind_of(view: &View<'_>, first: usize) -> bool {
    view.is_word(first + 1, OF)
        && matches!(view.words(first), "State" | "Province" | "City" | "County" | "District" | "Town")
        && view.words(first + 2) != "Columbia"
}

/// The words as a name, where there is a place that they may stand for as they are written here.
#[inline(never)]
fn read_name(
    view: &View<'_>,
    gazetteer: &mut Gazetteer,
    tokens: Range<usize>,
    id: NameId,
) -> Option<Spotted> {
    let name = *gazetteer.names().name(id)?;
    let all = name.considered(id);
    let written = reading::senses(view, gazetteer, &name, all, &tokens)?;
    let (senses, namesake) = if name.may_be_pair {
        namesake::tell_apart(view, gazetteer, &tokens, written)
    } else {
        (written, None)
    };
    let (likeliest, sort) = if senses == all {
        (name.likeliest, name.sort)
    } else {
        gazetteer.names().likeliest(senses).map(|sense| (sense.facts, sense.sort))?
    };
    let first = view.token(tokens.start)?.span;
    let last = view.token(tokens.end.checked_sub(1)?)?.span;
    let before = if tokens.len() == 1 { tokens.start.checked_sub(1) } else { None };
    let spotted = Spotted {
        tokens,
        span: Span::new(first.start, last.end),
        key: name.key,
        sort,
        listed: false,
        namesake,
        senses,
        likeliest,
    };
    let instead = match before.and_then(|before| view.word(before)) {
        Some(THE) => reading::river(view, gazetteer, &spotted),
        Some(CO) => reading::county(view, gazetteer, &spotted),
        _ => None,
    };
    Some(instead.unwrap_or(spotted))
}
