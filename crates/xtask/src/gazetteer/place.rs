//! A place on its way into the file.

use copydesk_places::fold::Key;
use copydesk_places::format::{NameSort, size_of};
use copydesk_places::kind::Kind;

/// A place, from whatever source.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// The GeoNames id; 0 for none.
    pub(crate) geonameid: u32,
    /// The usual name.
    pub(crate) name: String,
    /// Other names and their sort; the usual name need not be among them.
    pub(crate) names: Vec<(String, NameSort)>,
    /// Degrees north and east.
    pub(crate) point: (f64, f64),
    /// ISO 3166-1 alpha-2, or empty.
    pub(crate) country: String,
    /// The GeoNames code of the first-level division, or empty.
    pub(crate) division: String,
    /// What it is.
    pub(crate) kind: Kind,
    /// How many people; 0 where unknown.
    pub(crate) population: u64,
}

impl Place {
    /// How likely a name means this place where nothing else is known.
    pub(crate) fn prior(&self) -> i16 {
        self.kind.prior(size_of(self.population))
    }

    /// Whether `key` is the usual name or one that our tables give.
    pub(crate) fn is_named(&self, key: Key) -> bool {
        Key::of(&self.name) == key
            || self.names.iter().any(|(n, sort)| *sort == NameSort::Main && Key::of(n) == key)
    }

    /// The distance to a point, in kilometres.
    pub(crate) fn km_to(&self, (lat, lon): (f64, f64)) -> f64 {
        copydesk_places::distance::km(self.point, (lat, lon))
    }
}
