//! A place of the file, and how its record is read.

use crate::kind::Kind;

use super::ENTRY;

/// Into how many steps a quarter, and half, of the globe is cut.
pub(super) const STEPS: f64 = 8_388_607.0;

/// A place of the file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry<'a> {
    /// The id in GeoNames; 0 for none.
    pub geonameid: u32,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// The usual name.
    pub name: &'a str,
    /// The number of its first-level division, or [`NO_DIVISION`](super::NO_DIVISION).
    pub division: u16,
    /// The number of its country, or [`NO_COUNTRY`](super::NO_COUNTRY).
    pub country: u8,
    /// What it is.
    pub kind: Kind,
    /// Eight times the binary logarithm of its population.
    pub size: u8,
}

/// What of a place tells it from others of its name: everything but its own name and where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The number of its first-level division, or `NO_DIVISION`(super::NO_DIVISION).
    pub division: u16,
    /// The number of its country, or `NO_COUNTRY`(super::NO_COUNTRY).
    pub country: u8,
    /// What it is.
    pub kind: Kind,
    /// Eight times the binary logarithm of its population.
    pub size: u8,
}

impl Entry<'_> {
    /// The entry without its name and point.
    #[must_use]
    pub const fn facts(&self) -> Facts {
        Facts { division: self.division, country: self.country, kind: self.kind, size: self.size }
    }
}

/// The size of a place of so many people.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the logarithm of a u64 is below 64"
)]
pub fn size_of(population: u64) -> u8 {
    ((population as f64 + 1.0).log2() * 8.0).min(255.0) as u8
}

/// The bytes of an entry; nothing is read that is not asked for.
#[derive(Clone, Copy)]
pub(super) struct Record<'a>(&'a [u8; ENTRY]);

impl<'a> Record<'a> {
    pub(super) fn read(bytes: &'a [u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    pub(super) const fn geonameid(self) -> u32 {
        let &[a, b, c, d, ..] = self.0;
        u32::from_le_bytes([a, b, c, d])
    }

    pub(super) fn lat(self) -> f64 {
        let &[_, _, _, _, a, b, c, ..] = self.0;
        degrees([a, b, c], 90.0)
    }

    pub(super) fn lon(self) -> f64 {
        let &[_, _, _, _, _, _, _, a, b, c, ..] = self.0;
        degrees([a, b, c], 180.0)
    }

    /// Where its name stands among the strings.
    pub(super) const fn name(self) -> u32 {
        let &[.., a, b, c, _, _, _, _, _] = self.0;
        u32::from_le_bytes([a, b, c, 0])
    }

    pub(super) const fn division(self) -> u16 {
        let &[.., a, b, _, _, _] = self.0;
        u16::from_le_bytes([a, b])
    }

    pub(super) const fn country(self) -> u8 {
        let &[.., country, _, _] = self.0;
        country
    }

    pub(super) const fn kind(self) -> Option<Kind> {
        let &[.., kind, _] = self.0;
        Kind::from_code(kind)
    }

    pub(super) fn facts(self) -> Option<Facts> {
        let kind = self.kind()?;
        Some(Facts { division: self.division(), country: self.country(), kind, size: self.size() })
    }

    pub(super) const fn size(self) -> u8 {
        let &[.., size] = self.0;
        size
    }
}

pub(super) fn three(bytes: &[u8]) -> Option<u32> {
    let &[a, b, c] = bytes else { return None };
    Some(u32::from_le_bytes([a, b, c, 0]))
}

/// A coordinate from its three bytes: a signed fraction of `most` degrees, rounded to five places.
#[expect(clippy::cast_possible_truncation, reason = "180 degrees are 18 million such places")]
fn degrees([a, b, c]: [u8; 3], most: f64) -> f64 {
    let steps = i32::from_le_bytes([0, a, b, c]) >> 8;
    let places = f64::from(steps) / STEPS * most * 1e5;
    // Rounded to the nearest, without a call.
    f64::from((places + 0.5_f64.copysign(places)) as i32) / 1e5
}
