//! "Bangor, Maine", "Bangor in Maine": names whose neighbour says where they are.

use copydesk_sdk::prelude::layers::{Class, TokenFlags, TokenKind};

use crate::distance::km;
use crate::format::{NO_COUNTRY, NO_DIVISION, NameSort};
use crate::gazetteer::{Gazetteer, PlaceId, prior};
use crate::kind::Kind;
use crate::names::{MOST_SENSES, Sense, Senses};
use crate::spot::Spotted;
use crate::toponym::Toponym;
use crate::view::View;
use crate::words::IN;

/// From so many doublings of population on, a town before a country is rather one of a list.
const CITY: f32 = 19.0;

/// Countries, and what news counts to them too, though it has a code of its own or is another's by law.
const CLAIMED: [(&str, &str); 8] = [
    ("CN", "HK"),
    ("CN", "MO"),
    ("CN", "TW"),
    ("IL", "PS"),
    ("MA", "EH"),
    ("RS", "XK"),
    ("RU", "UA"),
    ("US", "PR"),
];

/// The name behind another that says where that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Container {
    /// Its number.
    pub(crate) name: usize,
    /// The place inside, and the one that holds it; none where no place of the name lies there.
    pub(crate) places: Option<(PlaceId, PlaceId)>,
    /// Only "in" joins them: it says which place is meant, not that one is.
    pub(crate) loose: bool,
}

/// Finds for each name the one that contains it: the next one, behind a comma, in brackets, or behind "in".
pub(crate) fn find(view: &View<'_>, gazetteer: &Gazetteer, toponyms: &mut [Toponym]) {
    for i in 1..toponyms.len() {
        let Some([inner, outer]) = toponyms.get_mut(i - 1..).and_then(<[_]>::first_chunk_mut) else { break };
        if outer.spotted.tokens.start == inner.spotted.tokens.end + 1
            && let Some((places, loose)) = contained(view, gazetteer, &inner.spotted, &outer.spotted)
        {
            inner.container = Some(Container { name: i, places, loose });
        }
    }
}

/// Whether a name is said to lie in one that one token parts from it: where both are, and whether only "in" says so.
fn contained(
    view: &View<'_>,
    gazetteer: &Gazetteer,
    inner: &Spotted,
    outer: &Spotted,
) -> Option<(Option<(PlaceId, PlaceId)>, bool)> {
    let between = inner.tokens.end;
    let parted = view.is(between, TokenKind::COMMA) || view.is(between, TokenKind::OPEN_BRACKET);
    let loose = view.is_small(between, IN);
    let names = inner.sort != NameSort::Demonym && outer.sort != NameSort::Demonym;
    if !names || !(parted || loose) || !view.joins_next(between) {
        return None;
    }
    let places = container_senses(gazetteer, inner, outer);
    (places.is_some() || (!loose && is_elsewhere(view, inner, outer))).then_some((places, loose))
}

/// Whether `outer` says where `inner` is, though no place of that name is known there: "Mapleton, Ohio," is none
/// of the other Mapletons. Lists of places ("Boston, Ohio and Utah") say no such thing.
fn is_elsewhere(view: &View<'_>, inner: &Spotted, outer: &Spotted) -> bool {
    let (i, o) = (inner.likeliest, outer.likeliest);
    let (first, end) = (inner.tokens.start, outer.tokens.end);
    // "Peru, Vt.", but not "Canada, Ontario".
    if !(i.kind.is_local() || (i.kind == Kind::Country && i.country != o.country)) {
        return false;
    }
    match o.kind {
        // "Mapleton, Ill."
        Kind::Division if outer.sort == NameSort::Abbreviation => return true,
        Kind::Division => {}
        Kind::Country if i.kind != Kind::Capital && prior(i) < CITY => {}
        _ => return false,
    }
    let listed = view.before(first).is_some_and(|b| view.is(b, TokenKind::COMMA) || view.is_and(b));
    // What closes the phrase: the end of the line or sentence, a bracket, a dash, a comma before no other name.
    let closes = view.behind(end).is_none_or(|at| match view.kind(at) {
        Some(TokenKind::COMMA) => {
            let date = view.class(at + 1, Class::MONTH.with(Class::WEEKDAY));
            let relative = matches!(view.words(at + 1), "which" | "who" | "whose" | "where");
            (date || !view.is_capital(at + 1)) && !view.is_and(at + 1) && !relative
        }
        Some(TokenKind::HYPHEN) => view.flag(at, TokenFlags::SPACED),
        Some(TokenKind::WORD) => view.class(at, Class::MONTH),
        Some(TokenKind::POSSESSIVE | TokenKind::SLASH | TokenKind::NUMBER) | None => false,
        Some(_) => true,
    });
    closes && !listed
}

/// Whether `inner` lies in `outer`.
fn lies_in(gazetteer: &Gazetteer, inner: &Sense, outer: &Sense) -> bool {
    let (i, o) = (inner.facts, outer.facts);
    if inner.place == outer.place {
        return false;
    }
    let same_country = i.country == o.country && i.country != NO_COUNTRY;
    let claimed = || {
        let countries = Gazetteer::country(o.country).zip(Gazetteer::country(i.country));
        countries.is_some_and(|pair| CLAIMED.contains(&pair))
    };
    let within = |most: f64| km(inner.point, outer.point) < most;
    let local = matches!(i.kind, Kind::Town | Kind::Capital | Kind::Quarter);
    match o.kind {
        Kind::Country => (same_country || claimed()) && i.kind != Kind::Country,
        Kind::Division => {
            let smaller = !matches!(i.kind, Kind::Country | Kind::Division);
            let inside = gazetteer.is_division(outer.place, i.division)
                || (i.division == NO_DIVISION && within(600.0));
            same_country && smaller && inside
        }
        Kind::County | Kind::Commune => same_country && i.division == o.division && local && within(80.0),
        Kind::Town | Kind::Capital => {
            same_country && matches!(i.kind, Kind::Quarter | Kind::Town | Kind::Facility) && within(40.0)
        }
        Kind::Island | Kind::Region => (same_country || o.country == NO_COUNTRY) && local && within(300.0),
        _ => false,
    }
}

/// The likeliest pair of places in which `inner` lies in `outer`.
fn container_senses(gazetteer: &Gazetteer, inner: &Spotted, outer: &Spotted) -> Option<(PlaceId, PlaceId)> {
    // "China, Japan" is a list, though there is a China in Japan.
    let country = |name: &Spotted| name.likeliest.kind == Kind::Country;
    if country(inner) && country(outer) {
        return None;
    }
    let inner = all_senses(gazetteer, inner.senses);
    let mut best: Option<(f32, PlaceId, PlaceId)> = None;
    for o in gazetteer.senses(outer.senses).take(6) {
        for i in gazetteer.senses(inner).filter(|i| i.sort != NameSort::Demonym) {
            let score = prior(o.facts) + prior(i.facts);
            if best.is_none_or(|(b, ..)| score > b) && lies_in(gazetteer, i, o) {
                best = Some((score, i.place, o.place));
            }
        }
    }
    best.map(|(_, i, o)| (i, o))
}

/// The senses of a name, and those that are not considered for their number: a container is evidence enough for
/// the least of the Springfields.
fn all_senses(gazetteer: &Gazetteer, senses: Senses) -> Senses {
    if senses.len() < MOST_SENSES {
        return senses;
    }
    let named = |s: &Sense| matches!(s.sort, NameSort::Main | NameSort::Alternate);
    let rest = gazetteer.names().places(senses.name).iter().enumerate().skip(MOST_SENSES);
    let rest = rest.filter(|(_, sense)| named(sense));
    Senses { which: rest.fold(senses.which, |which, (number, _)| which | 1 << number), ..senses }
}
