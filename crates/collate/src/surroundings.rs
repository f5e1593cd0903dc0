//! What stands around a figure in its article.

use copydesk_core::Word;

use crate::claim::{Claim, PlaceSays, Range};
use crate::hash::Map;
use crate::words::words;

/// A sentence with more figures than this is a table that lost its lines: what stands beside a number there does
/// not say what it is.
const MOST: usize = 8;

/// The claims of an article by where they stand.
pub(crate) struct Surroundings<'a> {
    /// How many figures the sentence has that starts there.
    figures: Map<u32, usize>,
    /// The windows of all figures, by their starts.
    windows: Vec<(u32, u32)>,
    /// The words of the names of places, by where they start.
    places: Vec<(u32, Word)>,
    dates: Vec<&'a Claim<'a>>,
}

impl<'a> Surroundings<'a> {
    /// Of claims that are in order.
    pub(crate) fn new(claims: &'a [Claim<'a>]) -> Self {
        let mut figures: Map<u32, usize> = Map::default();
        let mut windows = Vec::new();
        for (claim, figure) in claims.iter().filter_map(|claim| Some((claim, claim.figure()?))) {
            if let Some(sentence) = claim.sentence {
                *figures.entry(sentence.start).or_default() += 1;
            }
            windows.extend(figure.window.as_ref().map(|window| (window.start, window.end)));
        }
        windows.sort_unstable();
        Self {
            figures,
            windows,
            places: claims.iter().flat_map(place_words).collect(),
            dates: claims.iter().filter(|claim| claim.date().is_some()).collect(),
        }
    }

    /// Whether the sentence of a figure has more figures than a sentence has.
    pub(crate) fn is_crowded(&self, claim: &Claim<'_>) -> bool {
        let figures = claim.sentence.and_then(|sentence| self.figures.get(&sentence.start));
        figures.is_some_and(|figures| *figures > MOST)
    }

    /// Whether a claim stands within the window of a figure: a length of time there is the window and nothing to
    /// compare.
    pub(crate) fn is_window(&self, claim: &Claim<'_>) -> bool {
        let before = self.windows.partition_point(|(from, _)| *from <= claim.start);
        // Windows hardly overlap: the nearest few that begin before it are all that can hold it.
        self.windows.iter().take(before).rev().take(4).any(|(_, to)| claim.end <= *to)
    }

    /// The places named in the sentence of a claim, sorted.
    pub(crate) fn places(&self, claim: &Claim<'_>) -> Box<[Word]> {
        let Some(sentence) = claim.sentence else { return Box::default() };
        let from = self.places.partition_point(|(start, _)| *start < sentence.start);
        let inside = self.places.iter().skip(from).take_while(|(start, _)| *start < sentence.end).take(32);
        let mut near: Vec<Word> = inside.map(|(_, word)| *word).collect();
        near.sort_unstable();
        near.dedup();
        near.into()
    }

    /// The ISO values of the dates within a window.
    pub(crate) fn dates(&self, window: Range) -> impl Iterator<Item = &str> {
        let from = self.dates.partition_point(|date| date.start < window.start);
        let within = self.dates.iter().skip(from).take_while(move |date| date.start < window.end);
        within.filter_map(|date| date.date()?.value.as_deref())
    }
}

/// Where a place claim starts, and the words of the name: "Lower Marsh" and "Lower Marsh District" share some.
/// Who is named by a place (a government, a people) is left out: it does not say where.
fn place_words<'a>(claim: &'a Claim<'_>) -> impl Iterator<Item = (u32, Word)> + use<'a> {
    let place = claim.place().filter(|place| place.role == "literal");
    let name = |place: &'a PlaceSays<'_>| place.name.as_deref().unwrap_or(&claim.text);
    let words = move |place| words(name(place)).filter(|word| word.len() > 2);
    place.map(words).into_iter().flatten().map(|word| (claim.start, Word::of(word)))
}
