//! Gaza and Gaza City: a small region, and its main town that may be called by the same name.
//!
//! Where the town goes by a name of its own ("X City"), the bare name is left to the region, wherever in the
//! article it stands; "the city of X" and "X city" are the town. States far larger than their town are none of
//! this: New York is more often the city.

use std::ops::Range;

use crate::distance::km;
use crate::gazetteer::{Gazetteer, PlaceId, Sense};
use crate::kind::Kind;
use crate::view::View;
use crate::words::Cues;

/// How far the middle of a small region is from its main town at most, in kilometres.
const SMALL: f64 = 60.0;

/// Which of the two a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Namesake {
    /// The region.
    Region,
    /// Its main town.
    Town,
}

/// Leaves a name the senses that fit its words, those of the region or those of the town, and says which; none
/// where there are no two.
pub(crate) fn tell_apart(
    view: View<'_>,
    gazetteer: &Gazetteer,
    name: &Range<usize>,
    senses: &mut Vec<Sense>,
) -> Option<Namesake> {
    if senses.len() < 2 {
        return None;
    }
    let region = region(gazetteer, senses)?;
    let town = is_called_city(view, name);
    senses.retain(|sense| {
        let facts = gazetteer.facts(sense.place);
        let inside = facts.is_some_and(|e| e.kind.is_local() && gazetteer.is_division(region, e.division));
        inside == town
    });
    Some(if town { Namesake::Town } else { Namesake::Region })
}

/// The region among the senses whose main town is among them too.
fn region(gazetteer: &Gazetteer, senses: &[Sense]) -> Option<PlaceId> {
    let of_kind = |kind: Kind| {
        let is_kind = move |s: &&Sense| gazetteer.facts(s.place).is_some_and(|f| f.kind == kind);
        senses.iter().filter(is_kind).map(|s| s.place)
    };
    let is_seat = |region: PlaceId, point: (f64, f64)| {
        of_kind(Kind::Town).filter_map(|town| gazetteer.entry(town)).any(|town| {
            gazetteer.is_division(region, town.division)
                && town.name.ends_with(" City")
                && km(point, (town.lat, town.lon)) < SMALL
        })
    };
    of_kind(Kind::Division).find(|&region| gazetteer.point(region).is_some_and(|p| is_seat(region, p)))
}

/// "the city of X", "X city".
fn is_called_city(view: View<'_>, name: &Range<usize>) -> bool {
    let of = view.before(name.start).filter(|&b| view.words(b) == "of").and_then(|of| view.before(of));
    let city = view.behind(name.end).is_some_and(|at| view.words(at) == "city");
    city || of.is_some_and(|b| view.cue(b, Cues::SETTLEMENT))
}
