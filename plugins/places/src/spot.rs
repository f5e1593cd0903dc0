//! Finds the names of the gazetteer in a text: the longest match from each capitalised word.

use std::ops::Range;

use copydesk_sdk::prelude::layers::{Case, Class, TokenFlags, TokenKind};
use copydesk_sdk::prelude::*;

use crate::counties;
use crate::credits;
use crate::fold::{Folded, Key};
use crate::format::NameSort;
use crate::gazetteer::{Gazetteer, Sense, prior};
use crate::kind::Kind;
use crate::namesake::{self, Namesake};
use crate::support;
use crate::view::View;
use crate::words::Cues;

/// The longest name, in words.
const LONGEST_NAME: usize = 6;
/// How many places of one name are considered.
pub(crate) const MOST_SENSES: usize = 24;

/// From so many doublings of population on, a short word in capitals may open a dateline: "JOS —".
const DATELINE: f32 = 14.0;

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
    let mut at = 0;
    while at < view.tokens.len() {
        let county = counties.next_if(|c| c.tokens.start <= at).filter(|c| c.tokens.start == at);
        match county.or_else(|| longest(view, gazetteer, at)) {
            Some(name) => {
                at = name.tokens.end;
                if !credits::overlap(credits, &name.tokens) {
                    spotted.push(name);
                }
            }
            None => at += 1,
        }
    }
    spotted
}

/// Whether a name may begin here: at a capital, or at an Arabic article before one.
fn may_begin(view: View<'_>, at: usize) -> bool {
    if view.is_capital(at) {
        return true;
    }
    view.cue(at, Cues::ARTICLE)
        && view.token(at).is_some_and(|t| t.span.len() <= 3)
        && view.is(at + 1, TokenKind::HYPHEN)
        && view.is_capital(at + 2)
}

fn longest(view: View<'_>, gazetteer: &Gazetteer, first: usize) -> Option<Spotted> {
    if !may_begin(view, first) {
        return None;
    }
    // "the State of Tamil Nadu" is Tamil Nadu.
    if view.words(first + 1) == "of"
        && matches!(view.words(first), "State" | "Province" | "City" | "County" | "District" | "Town")
    {
        return None;
    }
    let start = view.token(first)?.span.start;
    let mut found = None;
    let (mut words, mut at) = (0, first);
    // Words that only say which part are no name: "Northern", "the South East".
    let mut directions = true;
    while words < LONGEST_NAME && at < first + 3 * LONGEST_NAME {
        let token = view.token(at)?;
        match token.kind {
            TokenKind::WORD => {
                words += 1;
                directions &= view.cue(at, Cues::DIRECTION);
                let span = Span::new(start, token.span.end);
                let may_end = view.is_capital(at) || view.cue(at, Cues::LAST);
                if may_end && !directions && (words > 1 || view.is_capital(at)) {
                    let key = Folded::new().with(span.of(view.text)?).key();
                    let mut senses = senses(view, gazetteer, key, first..at + 1);
                    let namesake = namesake::tell_apart(view, gazetteer, &(first..at + 1), &mut senses);
                    if let Some(sense) = senses.first() {
                        found = Some(Spotted {
                            tokens: first..at + 1,
                            span,
                            key,
                            sort: sense.sort,
                            listed: false,
                            namesake,
                            senses,
                        });
                    }
                } else if !may_end && at > first && !view.cue(at, Cues::CONNECTOR) {
                    break;
                }
            }
            TokenKind::HYPHEN | TokenKind::POSSESSIVE if at > first => {}
            _ => break,
        }
        if view.behind(at + 1).is_none() {
            break;
        }
        at += 1;
    }
    let found = found?;
    let other = river(view, gazetteer, &found).or_else(|| county(view, gazetteer, &found));
    Some(other.unwrap_or(found))
}

/// "Co Durham" is no town.
fn county(view: View<'_>, gazetteer: &Gazetteer, name: &Spotted) -> Option<Spotted> {
    let first = name.tokens.start;
    view.before(first).filter(|&b| matches!(view.words(b), "Co" | "Co.") && name.tokens.len() == 1)?;
    let key = Folded::new().with("County").with(view.words(first)).key();
    let is_county = |s: &Sense| gazetteer.entry(s.place).is_some_and(|e| e.kind.feature() != 'P');
    let senses: Vec<Sense> = gazetteer.find(key).filter(is_county).take(MOST_SENSES).collect();
    (!senses.is_empty()).then(|| Spotted { key, namesake: None, senses, ..name.clone() })
}

/// "the Delaware": with the article, and no noun behind, what bears the name of a state or a town is the river.
fn river(view: View<'_>, gazetteer: &Gazetteer, name: &Spotted) -> Option<Spotted> {
    let (first, end) = (name.tokens.start, name.tokens.end);
    let the =
        view.before(first).filter(|&b| name.tokens.len() == 1 && view.words(b).eq_ignore_ascii_case("the"));
    let adjective = view.behind(end).is_some_and(|at| {
        let noun =
            Class::NOUN.with(Class::ADJECTIVE).with(Class::ROLE).with(Class::GROUP).with(Class::DEMONYM);
        view.is_capital(at)
            || view.class(at, noun.with(Class::ORGANISATION))
            || matches!(view.kind(at), Some(TokenKind::HYPHEN | TokenKind::NUMBER))
    });
    if the.is_none() || adjective || name.sort != NameSort::Main {
        return None;
    }
    // "in the Congo" is the country, "on the Congo" the river.
    let entry = name.senses.first().and_then(|s| gazetteer.entry(s.place))?;
    let on = the.and_then(|the| view.before(the)).map_or("", |b| view.words(b));
    if entry.kind == Kind::Country && !matches!(on, "on" | "along" | "across" | "down" | "up" | "over") {
        return None;
    }
    let key = Folded::new().with(view.words(first)).with("River").key();
    let is_river = |s: &Sense| gazetteer.entry(s.place).is_some_and(|e| e.kind == Kind::River);
    let senses: Vec<Sense> = gazetteer.find(key).filter(is_river).take(MOST_SENSES).collect();
    (!senses.is_empty()).then(|| Spotted { key, namesake: None, senses, ..name.clone() })
}

/// What the words may stand for, written as they are here.
fn senses(view: View<'_>, gazetteer: &Gazetteer, key: Key, tokens: Range<usize>) -> Vec<Sense> {
    let mut senses: Vec<Sense> = gazetteer.find(key).take(MOST_SENSES).collect();
    // "US$5"
    if senses.is_empty() || view.is(tokens.end, TokenKind::CURRENCY) {
        return Vec::new();
    }
    let (first, single) = (tokens.start, tokens.len() == 1);
    let written = view.words(first);
    let dotted = written.contains('.');
    let upper = view.token(first).is_some_and(|t| t.case == Case::UPPER)
        || (dotted && written.len() <= 6 && written.chars().all(|c| c == '.' || c.is_uppercase()));
    // Between other words in capitals, capitals say nothing.
    let shouted = upper
        && !dotted
        && (first.checked_sub(1).is_some_and(|b| view.joins_next(b) && view.is_upper(b))
            || view.behind(tokens.end).is_some_and(|n| view.is_upper(n)));
    let set_off = |b: usize| view.is(b, TokenKind::COMMA) || view.is(b, TokenKind::OPEN_BRACKET);
    let after_comma = first.checked_sub(1).is_some_and(set_off);
    senses.retain(|sense| {
        let Some(entry) = gazetteer.entry(sense.place) else { return false };
        match sense.sort {
            NameSort::Abbreviation => {
                let letters = written.chars().filter(|c| c.is_alphabetic()).count();
                let initials = written.matches('.').count() > 1 && entry.name.contains(' ');
                let stands_alone = entry.kind != Kind::Division || initials;
                let party = is_party_before(view, first);
                if upper && stands_alone && !shouted {
                    letters > 1
                } else if after_comma || party {
                    // "Newry, Co. Down"
                    let county =
                        written == "Co." && view.behind(tokens.end).is_some_and(|n| view.is_capital(n));
                    !view.class(first, Class::TITLE)
                        && !county
                        && (upper || dotted || party || view.is(tokens.end, TokenKind::STOP))
                } else {
                    false
                }
            }
            _ if single && dotted && view.flag(first, TokenFlags::ABBREVIATION) => false,
            // AIDS, WHO, SWAT: a short word in capitals among others is an abbreviation, save for what is known.
            NameSort::Main if single && upper && !shouted && written.len() <= 5 => {
                let known = matches!(entry.kind, Kind::Country | Kind::Capital)
                    || (entry.kind == Kind::Town && prior(&entry) >= 18.0);
                (known && written.len() > 3)
                    || is_in_division(view, gazetteer, tokens.end)
                    || (prior(&entry) >= DATELINE && support::is_dateline(view, &tokens))
            }
            NameSort::Alternate | NameSort::Demonym if single && upper && !shouted && written.len() <= 5 => {
                false
            }
            _ => true,
        }
    });
    senses
}

/// Whether a comma and a state or a country follow: "TROY, N.Y.".
fn is_in_division(view: View<'_>, gazetteer: &Gazetteer, comma: usize) -> bool {
    let first = comma + 1;
    if !view.is(comma, TokenKind::COMMA) || !view.is_capital(first) {
        return false;
    }
    let realm = |sense: Sense| {
        let kind = gazetteer.entry(sense.place).map(|e| e.kind);
        sense.sort != NameSort::Demonym && matches!(kind, Some(Kind::Division | Kind::Country))
    };
    let mut name = Folded::new();
    (first..view.run_end(first)).take(2).any(|at| {
        name = name.with(view.words(at));
        gazetteer.find(name.key()).take(MOST_SENSES).any(realm)
    })
}

/// "R-", "DFL-": the place of a politician stands behind the hyphen.
pub(crate) fn is_party_before(view: View<'_>, at: usize) -> bool {
    let Some(party) = at.checked_sub(2) else { return false };
    view.is(at - 1, TokenKind::HYPHEN)
        && matches!(
            view.words(party),
            "R" | "D" | "I" | "DFL" | "GOP" | "Rep" | "Dem" | "R." | "D." | "I." | "Ind"
        )
}
