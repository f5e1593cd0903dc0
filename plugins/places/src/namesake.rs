//! Gaza and Gaza City: a small region, and its main town that may be called by the same name.
//!
//! Where the town goes by a name of its own ("X City"), the bare name is left to the region, wherever in the
//! article it stands; "the city of X" and "X city" are the town. States far larger than their town are none of
//! this: New York is more often the city.

use std::ops::Range;

use crate::distance::km;
use crate::gazetteer::{Gazetteer, PlaceId};
use crate::kind::Kind;
use crate::names::{Sense, Senses};
use crate::view::View;
use crate::words::{Cues, OF};

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

/// The senses of a name that fit its words, those of the region or those of the town, and which they are; all of
/// them, and none, where there are no two.
pub(crate) fn tell_apart(
    view: &View<'_>,
    gazetteer: &Gazetteer,
    name: &Range<usize>,
    senses: Senses,
) -> (Senses, Option<Namesake>) {
    let Some(region) = region(gazetteer, senses) else { return (senses, None) };
    let town = is_called_city(view, name);
    let fits = |sense: &Sense| {
        let inside = sense.facts.kind.is_local() && gazetteer.is_division(region, sense.facts.division);
        inside == town
    };
    let numbered = senses.numbers().zip(gazetteer.senses(senses)).filter(|(_, sense)| fits(sense));
    let which = numbered.fold(0, |which, (number, _)| which | 1 << number);
    (Senses { which, ..senses }, Some(if town { Namesake::Town } else { Namesake::Region }))
}

/// The region among the senses whose main town is among them too.
fn region(gazetteer: &Gazetteer, senses: Senses) -> Option<PlaceId> {
    let of_kind = |kind: Kind| gazetteer.senses(senses).filter(move |s| s.facts.kind == kind);
    let is_seat = |region: &Sense, town: &Sense| {
        gazetteer.is_division(region.place, town.facts.division)
            && km(region.point, town.point) < SMALL
            && gazetteer.entry(town.place).is_some_and(|entry| entry.name.ends_with(" City"))
    };
    let mut regions = of_kind(Kind::Division);
    regions.find(|region| of_kind(Kind::Town).any(|town| is_seat(region, town))).map(|region| region.place)
}

/// "the city of X", "X city".
fn is_called_city(view: &View<'_>, name: &Range<usize>) -> bool {
    let of = view.before(name.start).filter(|&b| view.is_small(b, OF)).and_then(|of| view.before(of));
    let city = view.behind(name.end).is_some_and(|at| view.words(at) == "city");
    city || of.is_some_and(|b| view.cue(b, Cues::SETTLEMENT))
}
