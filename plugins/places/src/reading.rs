//! What the words of a name may stand for, written as they are where they stand.

use std::ops::Range;

use copydesk_sdk::prelude::layers::{Class, TokenFlags, TokenKind};

use crate::fold::Folded;
use crate::format::NameSort;
use crate::gazetteer::{Gazetteer, prior};
use crate::kind::Kind;
use crate::names::{MOST_SENSES, Name, Sense, Senses};
use crate::spot::Spotted;
use crate::support;
use crate::view::View;

/// From so many doublings of population on, a short word in capitals may open a dateline: "JOS —".
const DATELINE: f32 = 14.0;

/// What the words may stand for of `all` that the name may, written as they are here; none where there is nothing.
#[inline]
pub(crate) fn senses(
    view: &View<'_>,
    gazetteer: &mut Gazetteer,
    name: &Name,
    all: Senses,
    tokens: &Range<usize>,
) -> Option<Senses> {
    // "US$5"
    if view.is(tokens.end, TokenKind::CURRENCY) {
        return None;
    }
    let plain = !view.is_upper(tokens.start) && !view.flag(tokens.start, TokenFlags::ABBREVIATION);
    if plain && !name.abbreviates {
        return all.some();
    }
    fitting(view, gazetteer, all, tokens)
}

/// Those of the senses that fit how the name is written.
fn fitting(view: &View<'_>, gazetteer: &mut Gazetteer, all: Senses, tokens: &Range<usize>) -> Option<Senses> {
    let written = Written::read(view, tokens);
    let mut left = Senses { which: 0, ..all };
    for number in all.numbers() {
        let sense = gazetteer.names().places(all.name).get(number as usize).copied();
        if sense.is_some_and(|sense| written.fits(view, gazetteer, sense)) {
            left.which |= 1 << number;
        }
    }
    left.some()
}

/// How a name is written.
struct Written<'a> {
    tokens: &'a Range<usize>,
    first: &'a str,
    single: bool,
    dotted: bool,
    upper: bool,
    /// Between other words in capitals, capitals say nothing.
    shouted: bool,
}

impl<'a> Written<'a> {
    fn read(view: &'a View<'a>, tokens: &'a Range<usize>) -> Self {
        let at = tokens.start;
        let first = view.words(at);
        let dotted = first.contains('.');
        let upper = view.is_upper(at)
            || (dotted && first.len() <= 6 && first.chars().all(|c| c == '.' || c.is_uppercase()));
        let shouted = upper
            && !dotted
            && (at.checked_sub(1).is_some_and(|b| view.joins_next(b) && view.is_upper(b))
                || view.behind(tokens.end).is_some_and(|n| view.is_upper(n)));
        Self { tokens, first, single: tokens.len() == 1, dotted, upper, shouted }
    }

    /// Whether what is written like this may stand for a place.
    fn fits(&self, view: &View<'_>, gazetteer: &mut Gazetteer, sense: Sense) -> bool {
        let Self { tokens, first: written, single, dotted, upper, shouted } = *self;
        let short = single && upper && !shouted && written.len() <= 5;
        match sense.sort {
            NameSort::Abbreviation => self.abbreviates(view, gazetteer, sense),
            _ if single && dotted && view.flag(tokens.start, TokenFlags::ABBREVIATION) => false,
            // AIDS, WHO, SWAT: a short word in capitals among others is an abbreviation, save for what is known.
            NameSort::Main if short => {
                let facts = sense.facts;
                let known = matches!(facts.kind, Kind::Country | Kind::Capital)
                    || (facts.kind == Kind::Town && prior(facts) >= 18.0);
                (known && written.len() > 3)
                    || is_in_division(view, gazetteer, tokens.end)
                    || (prior(facts) >= DATELINE && support::is_dateline(view, tokens))
            }
            NameSort::Alternate | NameSort::Demonym if short => false,
            _ => true,
        }
    }

    /// Whether what is written like this may abbreviate the name of a place.
    fn abbreviates(&self, view: &View<'_>, gazetteer: &Gazetteer, sense: Sense) -> bool {
        let Self { tokens, first: written, dotted, upper, shouted, .. } = *self;
        let initials = || {
            written.matches('.').count() > 1
                && gazetteer.entry(sense.place).is_some_and(|e| e.name.contains(' '))
        };
        if upper && !shouted && (sense.facts.kind != Kind::Division || initials()) {
            return written.chars().filter(|c| c.is_alphabetic()).count() > 1;
        }
        let set_off = |b: usize| view.is(b, TokenKind::COMMA) || view.is(b, TokenKind::OPEN_BRACKET);
        let after_comma = tokens.start.checked_sub(1).is_some_and(set_off);
        let party = is_party_before(view, tokens.start);
        // "Newry, Co. Down"
        let county = || written == "Co." && view.behind(tokens.end).is_some_and(|n| view.is_capital(n));
        // "Ms." is no state, "MS" is one.
        (after_comma || party)
            && (upper || !view.class(tokens.start, Class::TITLE))
            && !county()
            && (upper || dotted || party || view.is(tokens.end, TokenKind::STOP))
    }
}

/// Whether a comma and a state or a country follow: "TROY, N.Y.".
fn is_in_division(view: &View<'_>, gazetteer: &mut Gazetteer, comma: usize) -> bool {
    let first = comma + 1;
    if !view.is(comma, TokenKind::COMMA) || !view.is_capital(first) {
        return false;
    }
    let realm = |sense: &Sense| {
        sense.sort != NameSort::Demonym && matches!(sense.facts.kind, Kind::Division | Kind::Country)
    };
    let mut name = Folded::new();
    (first..view.run_end(first)).take(2).any(|at| {
        name = name.with(view.words(at));
        let Some(id) = gazetteer.name(name.key()) else { return false };
        gazetteer.names().places(id).iter().take(MOST_SENSES).any(realm)
    })
}

/// "R-", "DFL-": the place of a politician stands behind the hyphen.
pub(crate) fn is_party_before(view: &View<'_>, at: usize) -> bool {
    let Some(party) = at.checked_sub(2) else { return false };
    view.is(at - 1, TokenKind::HYPHEN)
        && matches!(
            view.words(party),
            "R" | "D" | "I" | "DFL" | "GOP" | "Rep" | "Dem" | "R." | "D." | "I." | "Ind"
        )
}

/// "Co Durham" is no town. "Co" stands before the name, which is one word.
pub(crate) fn county(view: &View<'_>, gazetteer: &mut Gazetteer, name: &Spotted) -> Option<Spotted> {
    let first = name.tokens.start;
    view.before(first).filter(|&b| matches!(view.words(b), "Co" | "Co."))?;
    let key = Folded::new().with("County").with(view.words(first)).key();
    let named = gazetteer.name(key)?;
    let counties = gazetteer.names().only(named, |s| s.facts.kind.feature() != 'P')?;
    name.instead(gazetteer, counties)
}

/// "the Delaware": with the article before it, and no noun behind, what bears the name of a state or a town, one
/// word, is the river.
pub(crate) fn river(view: &View<'_>, gazetteer: &mut Gazetteer, name: &Spotted) -> Option<Spotted> {
    let (first, end) = (name.tokens.start, name.tokens.end);
    let the = view.before(first)?;
    let adjective = view.behind(end).is_some_and(|at| {
        let noun =
            Class::NOUN.with(Class::ADJECTIVE).with(Class::ROLE).with(Class::GROUP).with(Class::DEMONYM);
        view.is_capital(at)
            || view.class(at, noun.with(Class::ORGANISATION))
            || matches!(view.kind(at), Some(TokenKind::HYPHEN | TokenKind::NUMBER))
    });
    if adjective || name.sort != NameSort::Main {
        return None;
    }
    // "in the Congo" is the country, "on the Congo" the river.
    let on = view.before(the).map_or("", |b| view.words(b));
    let country = name.likeliest.kind == Kind::Country;
    if country && !matches!(on, "on" | "along" | "across" | "down" | "up" | "over") {
        return None;
    }
    let key = Folded::new().with(view.words(first)).with("River").key();
    let named = gazetteer.name(key)?;
    let rivers = gazetteer.names().only(named, |s| s.facts.kind == Kind::River)?;
    name.instead(gazetteer, rivers)
}
