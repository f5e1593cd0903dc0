//! "Bangor, Maine": names whose neighbour says where they are.

use copydesk_sdk::prelude::layers::TokenKind;

use crate::distance::km;
use crate::format::{NO_COUNTRY, NO_DIVISION, NameSort};
use crate::gazetteer::{Gazetteer, PlaceId, Sense, prior};
use crate::kind::Kind;
use crate::spot::Spotted;
use crate::view::View;

/// For each name the number of the one that contains it: the next one, behind a comma or in brackets.
pub(crate) fn find(view: View<'_>, gazetteer: &Gazetteer, spotted: &[Spotted]) -> Vec<Option<usize>> {
    let pairs = spotted.windows(2).enumerate();
    let mut containers: Vec<Option<usize>> = pairs
        .map(|(i, pair)| {
            let [inner, outer] = pair else { return None };
            let between = inner.tokens.end;
            let parted = view.is(between, TokenKind::COMMA) || view.is(between, TokenKind::OPEN_BRACKET);
            let beside = parted && outer.tokens.start == between + 1 && view.joins_next(between);
            let names = inner.sort != NameSort::Demonym && outer.sort != NameSort::Demonym;
            (beside && names && container_senses(gazetteer, &inner.senses, &outer.senses).is_some())
                .then_some(i + 1)
        })
        .collect();
    containers.resize(spotted.len(), None);
    containers
}

/// Whether `inner` lies in `outer`.
fn lies_in(gazetteer: &Gazetteer, inner: PlaceId, outer: PlaceId) -> bool {
    let (Some(i), Some(o)) = (gazetteer.entry(inner), gazetteer.entry(outer)) else { return false };
    if inner == outer {
        return false;
    }
    let same_country = i.country == o.country && i.country != NO_COUNTRY;
    let within = |most: f64| km((i.lat, i.lon), (o.lat, o.lon)) < most;
    let local = matches!(i.kind, Kind::Town | Kind::Capital | Kind::Quarter);
    match o.kind {
        Kind::Country => same_country && i.kind != Kind::Country,
        Kind::Division => {
            let smaller = !matches!(i.kind, Kind::Country | Kind::Division);
            let inside =
                gazetteer.is_division(outer, i.division) || (i.division == NO_DIVISION && within(600.0));
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

/// The likeliest pair of senses in which `inner` lies in `outer`.
pub(crate) fn container_senses(
    gazetteer: &Gazetteer,
    inner: &[Sense],
    outer: &[Sense],
) -> Option<(PlaceId, PlaceId)> {
    let kind = |s: &Sense| gazetteer.entry(s.place).map(|e| e.kind);
    // "China, Japan" is a list, though there is a China in Japan.
    let countries = inner.first().and_then(kind) == Some(Kind::Country)
        && outer.first().and_then(kind) == Some(Kind::Country);
    if countries {
        return None;
    }
    let rank = |s: &Sense| gazetteer.entry(s.place).map_or(f32::MIN, |e| prior(&e));
    let mut best: Option<(f32, PlaceId, PlaceId)> = None;
    for o in outer.iter().take(6) {
        for i in inner.iter().filter(|i| i.sort != NameSort::Demonym) {
            let score = rank(o) + rank(i);
            if best.is_none_or(|(b, ..)| score > b) && lies_in(gazetteer, i.place, o.place) {
                best = Some((score, i.place, o.place));
            }
        }
    }
    best.map(|(_, i, o)| (i, o))
}
