//! The places that are known: the embedded file, and the rows of a user's own.

use std::borrow::Cow;
use std::sync::LazyLock;

use copydesk_sdk::core::Candidate;
use copydesk_sdk::prelude::Word;

use crate::fold::{Key, Spelling};
use crate::format::{Entry, Facts, NO_DIVISION, NameSort, Sieve, Table};
use crate::kind::Kind;
use crate::names::{NameId, Names, Sense, Senses};
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

impl PlaceId {
    /// A number of its own, not to be shown.
    pub(crate) const fn number(self) -> usize {
        self.0 as usize
    }
}

/// The places that are known.
#[derive(Debug, Default)]
pub(crate) struct Gazetteer {
    own: Own,
    names: Names,
    sieve: Sieve,
}

impl Gazetteer {
    /// The embedded places and a user's own.
    pub(crate) fn new(own: Own) -> Self {
        Self { own, ..Self::default() }
    }

    /// Begins an article: the names of earlier ones may be forgotten.
    pub(crate) fn begin(&mut self) {
        self.names.begin();
    }

    /// The name of a key, where it stands for anything.
    #[inline]
    pub(crate) fn name(&mut self, key: Key) -> Option<NameId> {
        if self.may_know(key) { self.known(key) } else { None }
    }

    /// Whether a name may stand for anything.
    fn may_know(&mut self, key: Key) -> bool {
        let Some(table) = TABLE.as_ref().filter(|_| self.own.is_empty()) else { return true };
        self.sieve.may_know(table, key)
    }

    fn known(&mut self, key: Key) -> Option<NameId> {
        self.names.get(key).unwrap_or_else(|| self.first_use(key))
    }

    /// The name of a word by itself, which all that is `written` like it has in common.
    #[inline]
    pub(crate) fn word<'a>(&mut self, word: Word, written: impl FnOnce() -> &'a str) -> Option<NameId> {
        self.names.of_word(word).unwrap_or_else(|| self.read_word(word, written()))
    }

    #[inline(never)]
    fn read_word(&mut self, word: Word, written: &str) -> Option<NameId> {
        let name = self.name(Spelling::of(word, written).key());
        self.names.keep_word(word, name);
        name
    }

    #[cold]
    fn first_use(&mut self, key: Key) -> Option<NameId> {
        let Self { own, names, .. } = self;
        let sense = |(place, sort)| Some(Sense { sort, ..sense(own, place)? });
        names.keep(key, find(own, key).filter_map(sense))
    }

    /// A place under its usual name.
    pub(crate) fn sense(&self, place: PlaceId) -> Option<Sense> {
        sense(&self.own, place)
    }

    /// What is known of the names that texts use.
    pub(crate) fn names(&self) -> &Names {
        &self.names
    }

    /// Some places of a name, the likeliest first.
    pub(crate) fn senses(&self, senses: Senses) -> impl Iterator<Item = &Sense> + Clone {
        self.names.senses(senses)
    }

    /// What a name may stand for: the user's own rows, then the likeliest first.
    pub(crate) fn find(&self, key: Key) -> impl Iterator<Item = (PlaceId, NameSort)> {
        find(&self.own, key)
    }

    /// The entry of a place.
    pub(crate) fn entry(&self, place: PlaceId) -> Option<Entry<'_>> {
        if place.0 & OWN == 0 { TABLE.as_ref()?.entry(place.0) } else { self.own.entry(place.0 & !OWN) }
    }

    /// A place as it is written out.
    pub(crate) fn candidate(&self, place: PlaceId) -> Option<Candidate> {
        if place.0 & OWN != 0 {
            let (entry, division) = (self.entry(place)?, self.own.division(place.0 & !OWN));
            return Some(candidate(
                &entry,
                entry.name.to_owned().into(),
                division.map(|d| d.to_owned().into()),
            ));
        }
        let entry = TABLE.as_ref()?.entry(place.0)?;
        Some(candidate(&entry, entry.name.into(), division(entry.division).map(Cow::Borrowed)))
    }

    /// What of a place is quick to read.
    pub(crate) fn facts(&self, place: PlaceId) -> Option<Facts> {
        if place.0 & OWN == 0 {
            TABLE.as_ref()?.facts(place.0)
        } else {
            self.own.entry(place.0 & !OWN).map(|e| e.facts())
        }
    }

    /// The two letters of a country's number.
    pub(crate) fn country(number: u8) -> Option<&'static str> {
        TABLE.as_ref()?.country_code(number)
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

/// What a name may stand for: the user's own rows, then the likeliest first.
fn find(own: &Own, key: Key) -> impl Iterator<Item = (PlaceId, NameSort)> {
    let replaced = move |entry: u32| {
        let entry = TABLE.as_ref().and_then(|table| table.entry(entry));
        entry.is_none_or(|entry| own.replaces(&entry, key))
    };
    let embedded = TABLE.as_ref().into_iter().flat_map(move |table| table.find(key));
    let embedded = embedded.filter(move |posting| own.is_empty() || !replaced(posting.entry));
    let rows = own.find(key).map(|(row, sort)| (PlaceId(OWN | row), sort));
    rows.chain(embedded.map(|posting| (PlaceId(posting.entry), posting.sort)))
}

/// A place under its usual name.
fn sense(own: &Own, place: PlaceId) -> Option<Sense> {
    let (facts, point) = if place.0 & OWN == 0 {
        TABLE.as_ref()?.placed(place.0)?
    } else {
        own.entry(place.0 & !OWN).map(|e| (e.facts(), (e.lat, e.lon)))?
    };
    Some(Sense { place, sort: NameSort::Main, facts, point })
}

/// The name of a first-level division: the one that it is shown under itself, where it is an entry.
fn division(number: u16) -> Option<&'static str> {
    let table: &'static Table<'static> = TABLE.as_ref()?;
    table.division_entry(number).and_then(|entry| table.name(entry)).or_else(|| table.division_name(number))
}

fn candidate(entry: &Entry<'_>, name: Cow<'static, str>, admin1: Option<Cow<'static, str>>) -> Candidate {
    Candidate {
        name,
        geonameid: Some(entry.geonameid).filter(|&id| id != 0),
        lat: entry.lat,
        lon: entry.lon,
        country: Gazetteer::country(entry.country).map(Cow::Borrowed),
        admin1,
        feature: entry.kind.feature(),
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
