//! The places that are known: the embedded file, and the rows of a user's own.

use std::sync::LazyLock;

use crate::fold::Key;
use crate::format::{Entry, Facts, NO_DIVISION, NameSort, Posting, Table};
use crate::kind::Kind;
use crate::own::Own;

static FILE: &[u8] = include_bytes!("../data/gazetteer.bin");

/// The file that is built in, so that a record of a run can say which one it was by its hash.
#[must_use]
pub fn gazetteer() -> &'static [u8] {
    FILE
}

/// The embedded table; empty where the file is no gazetteer.
static TABLE: LazyLock<Option<Table<'static>>> = LazyLock::new(|| Table::new(FILE).ok());

/// A place of the gazetteer: the number of an embedded entry, or one of the user's own rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct PlaceId(u32);

const OWN: u32 = 1 << 31;

/// What a name may stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sense {
    pub(crate) place: PlaceId,
    pub(crate) sort: NameSort,
}

/// The places that are known.
#[derive(Debug, Default)]
pub(crate) struct Gazetteer {
    own: Own,
}

impl Gazetteer {
    /// The embedded places and a user's own.
    pub(crate) fn new(own: Own) -> Self {
        Self { own }
    }

    /// Whether a name stands for anything.
    pub(crate) fn knows(&self, key: Key) -> bool {
        TABLE.as_ref().is_some_and(|t| t.knows(key)) || self.own.find(key).next().is_some()
    }

    /// What a name may stand for: the user's own rows, then the likeliest first.
    pub(crate) fn find(&self, key: Key) -> impl Iterator<Item = Sense> + '_ {
        let own = self.own.find(key);
        let replaces = move |posting: &Posting| {
            TABLE.as_ref().and_then(|t| t.entry(posting.entry)).is_none_or(|e| self.own.replaces(&e, key))
        };
        let embedded = TABLE.iter().flat_map(move |t| t.find(key));
        let embedded = embedded.filter(move |p| self.own.is_empty() || !replaces(p));
        own.map(|(i, sort)| Sense { place: PlaceId(OWN | i), sort })
            .chain(embedded.map(|p| Sense { place: PlaceId(p.entry), sort: p.sort }))
    }

    /// What a name may stand for, as [`find`](Self::find) has it, up to so many.
    pub(crate) fn senses(&self, key: Key, most: usize) -> Vec<Sense> {
        if !self.own.is_empty() {
            return self.find(key).take(most).collect();
        }
        let found = TABLE.as_ref().map(|t| t.find(key).take(most));
        let sense = |p: Posting| Sense { place: PlaceId(p.entry), sort: p.sort };
        found.map(|postings| postings.map(sense).collect()).unwrap_or_default()
    }

    /// The entry of a place.
    pub(crate) fn entry(&self, place: PlaceId) -> Option<Entry<'_>> {
        if place.0 & OWN == 0 { TABLE.as_ref()?.entry(place.0) } else { self.own.entry(place.0 & !OWN) }
    }

    /// What of a place is quick to read.
    pub(crate) fn facts(&self, place: PlaceId) -> Option<Facts> {
        if place.0 & OWN == 0 {
            TABLE.as_ref()?.facts(place.0)
        } else {
            self.own.entry(place.0 & !OWN).map(|e| e.facts())
        }
    }

    /// Where a place is: degrees north, degrees east.
    pub(crate) fn point(&self, place: PlaceId) -> Option<(f64, f64)> {
        if place.0 & OWN == 0 {
            TABLE.as_ref()?.point(place.0)
        } else {
            self.own.entry(place.0 & !OWN).map(|e| (e.lat, e.lon))
        }
    }

    /// The two letters of a country's number.
    pub(crate) fn country(number: u8) -> Option<&'static str> {
        TABLE.as_ref()?.country_code(number)
    }

    /// The name of an entry's first-level division.
    pub(crate) fn division<'a>(&'a self, place: PlaceId, entry: &Entry<'_>) -> Option<&'a str> {
        if place.0 & OWN != 0 {
            return self.own.division(place.0 & !OWN);
        }
        let table: &'static Table<'static> = TABLE.as_ref()?;
        // The name that the division itself is shown under.
        let shown = table.division_entry(entry.division).and_then(|e| table.entry(e)).map(|e| e.name);
        shown.or_else(|| table.division_name(entry.division))
    }

    /// Whether a place is the first-level division of that number: the one linked to it, or, where none is, one
    /// that bears the number itself.
    pub(crate) fn is_division(&self, place: PlaceId, division: u16) -> bool {
        let Some(table) = TABLE.as_ref().filter(|_| division != NO_DIVISION) else { return false };
        match table.division_entry(division) {
            Some(linked) => linked == place.0,
            None => table.facts(place.0).is_some_and(|e| e.kind == Kind::Division && e.division == division),
        }
    }

    /// The number of a country's two letters.
    pub(crate) fn country_number(code: &str) -> Option<u8> {
        TABLE.as_ref()?.country_number(code)
    }
}

/// How likely a name means a place where nothing else is known, in doublings of its population: its size, and
/// more for what news is about (states, regions, capitals) than for towns and counties of the same name.
#[must_use]
pub(crate) fn prior(place: Facts) -> f32 {
    f32::from(place.kind.prior(place.size)) / 8.0
}

/// Whether it is a state or larger.
pub(crate) fn is_realm(kind: Kind) -> bool {
    matches!(kind, Kind::Country | Kind::Continent | Kind::MacroRegion)
}
