//! The file of a gazetteer: how it is laid out, how it is written, how it is read in place.
//!
//! `data/gazetteer.bin` is embedded as bytes and used where it lies: nothing is parsed or copied at start-up.
//! Numbers are little-endian and unaligned. The header counts the records of the sections that follow it:
//!
//! | section | record | bytes |
//! | --- | --- | --- |
//! | header | magic `CDGAZ\0\0` + version, then eight u32 counts | 40 |
//! | provenance | UTF-8: the sources with their versions and licences | |
//! | countries | two letters; u32 entry, or [`NONE`] | 6 |
//! | divisions | u8 country; u24 name; u32 entry, or [`NONE`] | 8 |
//! | entries | u32 GeoNames id or 0; i24 latitude; i24 longitude; u24 name; u16 division; u8 country; u8 kind; u8 size | 18 |
//! | strings | u8 length, UTF-8 | |
//! | buckets | u32 first key of the bucket; one more at the end | 4 |
//! | fingerprints | u32 low half of the key, ascending within its bucket | 4 |
//! | values | u32 posting, or [`LIST`] + index of the first posting of a list | 4 |
//! | postings | u32 entry and sort of name; [`LIST`] is set on all but the last of a list | 4 |
//!
//! Latitude and longitude are fractions of 90 and 180 degrees in 2^23 steps (about a metre); size is eight
//! times the binary logarithm of the population; the bucket of a [`Key`] is its highest bits. With 48 bits
//! or so compared, one look-up in a billion finds what is not there.
//!
//! A reader trusts nothing beyond the header's sums: a damaged file gives missing places, never a panic.

mod entry;
mod sieve;
mod write;

use crate::fold::Key;

pub use entry::{Entry, Facts, size_of};
use entry::{Record, three};
pub use sieve::Sieve;
pub use write::{Builder, Full};

const MAGIC: &[u8; 8] = b"CDGAZ\0\0\x01";
const HEADER: usize = 40;
const COUNTRY: usize = 6;
const DIVISION: usize = 8;
const ENTRY: usize = 18;

/// No entry.
pub const NONE: u32 = u32::MAX;
/// No country, in an entry.
pub const NO_COUNTRY: u8 = u8::MAX;
/// No division, in an entry.
pub const NO_DIVISION: u16 = u16::MAX;
/// Marks the value that points to a list, and the postings that another one follows.
pub const LIST: u32 = 1 << 31;
/// How many entries a posting can tell apart.
pub const MOST_ENTRIES: usize = 1 << 20;

/// What sort of name leads to an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameSort {
    /// Its usual name.
    Main,
    /// Another name: a variant, a former name, a name in another language.
    Alternate,
    /// A word for its people or what belongs to it: French, Londoner.
    Demonym,
    /// An abbreviation, which counts only as written: US, Mass., ME.
    Abbreviation,
}

/// A name that leads to an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    /// The entry's number.
    pub entry: u32,
    /// The sort of name.
    pub sort: NameSort,
}

impl Posting {
    fn pack(self) -> u32 {
        (self.entry & 0xf_ffff) | (self.sort as u32) << 20
    }

    fn unpack(word: u32) -> Self {
        let sort = match (word >> 20) & 3 {
            0 => NameSort::Main,
            1 => NameSort::Alternate,
            2 => NameSort::Demonym,
            _ => NameSort::Abbreviation,
        };
        Self { entry: word & 0xf_ffff, sort }
    }
}

/// A file that is no gazetteer of this version, or cut short.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a gazetteer of this version, or damaged")]
pub struct Damaged;

/// A gazetteer, read where it lies.
#[derive(Clone, Copy, Debug)]
pub struct Table<'a> {
    provenance: &'a [u8],
    countries: &'a [u8],
    divisions: &'a [u8],
    entries: &'a [u8],
    strings: &'a [u8],
    buckets: &'a [u8],
    fingerprints: &'a [u8],
    values: &'a [u8],
    postings: &'a [u8],
    bucket_bits: u32,
}

fn word(bytes: &[u8], index: usize) -> Option<u32> {
    let at = index.checked_mul(4)?;
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

impl<'a> Table<'a> {
    /// Reads the header of `file`.
    ///
    /// # Errors
    /// [`Damaged`] where the header is no such header, or the file shorter than it says.
    pub fn new(file: &'a [u8]) -> Result<Self, Damaged> {
        if file.get(..8) != Some(MAGIC) {
            return Err(Damaged);
        }
        let count = |i: usize| word(file, 2 + i).map(|n| n as usize).ok_or(Damaged);
        let bucket_bits = count(5)?;
        if bucket_bits > 24 {
            return Err(Damaged);
        }
        let mut rest = file.get(HEADER..).ok_or(Damaged)?;
        let mut section = |records: usize, bytes: usize| {
            let (section, after) =
                rest.split_at_checked(records.checked_mul(bytes).ok_or(Damaged)?).ok_or(Damaged)?;
            rest = after;
            Ok(section)
        };
        Ok(Self {
            provenance: section(count(0)?, 1)?,
            countries: section(count(1)?, COUNTRY)?,
            divisions: section(count(2)?, DIVISION)?,
            entries: section(count(3)?, ENTRY)?,
            strings: section(count(4)?, 1)?,
            buckets: section((1 << bucket_bits) + 1, 4)?,
            fingerprints: section(count(6)?, 4)?,
            values: section(count(6)?, 4)?,
            postings: section(count(7)?, 4)?,
            bucket_bits: u32::try_from(bucket_bits).map_err(|_| Damaged)?,
        })
    }

    /// The sources, their versions and licences.
    #[must_use]
    pub fn provenance(&self) -> &'a str {
        std::str::from_utf8(self.provenance).unwrap_or_default()
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len() / ENTRY
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entry of a number.
    #[must_use]
    pub fn entry(&self, number: u32) -> Option<Entry<'a>> {
        let record = self.record(number)?;
        Some(Entry {
            geonameid: record.geonameid(),
            lat: record.lat(),
            lon: record.lon(),
            name: self.string(record.name())?,
            division: record.division(),
            country: record.country(),
            kind: record.kind()?,
            size: record.size(),
        })
    }

    /// The usual name of an entry.
    #[must_use]
    pub fn name(&self, number: u32) -> Option<&'a str> {
        self.string(self.record(number)?.name())
    }

    /// What of an entry costs next to nothing to read.
    #[must_use]
    pub fn facts(&self, number: u32) -> Option<Facts> {
        self.record(number)?.facts()
    }

    /// The same, and where it is: degrees north, degrees east.
    #[must_use]
    #[inline]
    pub fn placed(&self, number: u32) -> Option<(Facts, (f64, f64))> {
        let record = self.record(number)?;
        Some((record.facts()?, (record.lat(), record.lon())))
    }

    fn record(&self, number: u32) -> Option<Record<'a>> {
        let at = (number as usize).checked_mul(ENTRY)?;
        Record::read(self.entries.get(at..at.checked_add(ENTRY)?)?)
    }

    /// The two letters of a country's number.
    #[must_use]
    pub fn country_code(&self, number: u8) -> Option<&'a str> {
        let r = self.countries.get(usize::from(number) * COUNTRY..)?;
        std::str::from_utf8(r.get(..2)?).ok()
    }

    /// The entry of a country's number.
    #[must_use]
    pub fn country_entry(&self, number: u8) -> Option<u32> {
        let r = self.countries.get(usize::from(number) * COUNTRY..)?;
        word(r.get(2..6)?, 0).filter(|&e| e != NONE)
    }

    /// The number of a country's two letters.
    #[must_use]
    pub fn country_number(&self, code: &str) -> Option<u8> {
        let at = self.countries.chunks_exact(COUNTRY).position(|r| r.starts_with(code.as_bytes()))?;
        u8::try_from(at).ok().filter(|_| code.len() == 2)
    }

    /// The name of a division's number.
    #[must_use]
    pub fn division_name(&self, number: u16) -> Option<&'a str> {
        let r = self.divisions.get(usize::from(number) * DIVISION..)?;
        self.string(three(r.get(1..4)?)?)
    }

    /// The entry of a division's number.
    #[must_use]
    pub fn division_entry(&self, number: u16) -> Option<u32> {
        let r = self.divisions.get(usize::from(number) * DIVISION..)?;
        word(r.get(4..8)?, 0).filter(|&e| e != NONE)
    }

    /// The places that a name may stand for, the likeliest without any context first.
    pub fn find(&self, key: Key) -> impl Iterator<Item = Posting> + use<'a> {
        let value = self.value(key);
        let single = value.filter(|v| v & LIST == 0);
        let list = value.filter(|v| v & LIST != 0).map(|v| (v & !LIST) as usize);
        let list = list.and_then(|first| self.postings.as_chunks().0.get(first..)).unwrap_or_default();
        let mut goes_on = true;
        let list = list.iter().map(|packed| u32::from_le_bytes(*packed));
        let list = list.take_while(move |packed| std::mem::replace(&mut goes_on, packed & LIST != 0));
        single.into_iter().chain(list).map(Posting::unpack)
    }

    fn value(&self, key: Key) -> Option<u32> {
        let (bucket, fingerprint) = split(key, self.bucket_bits);
        let keys = self.fingerprints_of(bucket)?;
        let at = keys.iter().position(|key| *key == fingerprint.to_le_bytes())?;
        word(self.values, word(self.buckets, bucket)? as usize + at)
    }

    /// The fingerprints of a bucket.
    fn fingerprints_of(&self, bucket: usize) -> Option<&'a [[u8; 4]]> {
        let first = word(self.buckets, bucket)? as usize;
        let end = word(self.buckets, bucket + 1)? as usize;
        self.fingerprints.as_chunks().0.get(first..end)
    }

    fn string(&self, at: u32) -> Option<&'a str> {
        let at = at as usize;
        let len = usize::from(*self.strings.get(at)?);
        std::str::from_utf8(self.strings.get(at + 1..at + 1 + len)?).ok()
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the low half, on purpose")]
fn split(key: Key, bits: u32) -> (usize, u32) {
    let bucket = if bits == 0 { 0 } else { (key.0 >> (64 - bits)) as usize };
    (bucket, key.0 as u32)
}
