//! Writing a gazetteer.

use std::collections::BTreeMap;

use super::entry::STEPS;
use super::{Entry, LIST, MAGIC, MOST_ENTRIES, NO_COUNTRY, NONE, Posting, split};
use crate::fold::Key;

/// The file cannot hold that much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "a gazetteer holds at most {MOST_ENTRIES} places, 255 countries, 65534 divisions, names of 255 bytes and 16 MB of names"
)]
pub struct Full;

/// Collects what a file will hold. Entries, countries and divisions are numbered in the order in which they
/// are added.
#[derive(Debug, Default)]
pub struct Builder {
    provenance: String,
    countries: Vec<u8>,
    divisions: Vec<u8>,
    entries: Vec<u8>,
    strings: Vec<u8>,
    known_strings: BTreeMap<String, u32>,
    names: BTreeMap<Key, Vec<Posting>>,
}

impl Builder {
    /// An empty file with a note of where its content is from.
    #[must_use]
    pub fn new(provenance: &str) -> Self {
        Self { provenance: provenance.to_owned(), ..Self::default() }
    }

    /// Adds a country.
    ///
    /// # Errors
    /// [`Full`] beyond 255 of them.
    pub fn country(&mut self, code: [u8; 2], entry: Option<u32>) -> Result<u8, Full> {
        let number = u8::try_from(self.countries.len() / super::COUNTRY).map_err(|_| Full)?;
        self.countries.extend(code);
        self.countries.extend(entry.unwrap_or(NONE).to_le_bytes());
        if number == NO_COUNTRY { Err(Full) } else { Ok(number) }
    }

    /// Adds a first-level division of a country.
    ///
    /// # Errors
    /// [`Full`] beyond 65534 of them.
    pub fn division(&mut self, country: u8, name: &str, entry: Option<u32>) -> Result<u16, Full> {
        let number = u16::try_from(self.divisions.len() / super::DIVISION).map_err(|_| Full)?;
        let name = self.string(name)?;
        self.divisions.push(country);
        self.divisions.extend(name);
        self.divisions.extend(entry.unwrap_or(NONE).to_le_bytes());
        if number == super::NO_DIVISION { Err(Full) } else { Ok(number) }
    }

    /// Adds an entry and returns its number.
    ///
    /// # Errors
    /// [`Full`] where there is no room.
    pub fn entry(&mut self, entry: &Entry<'_>) -> Result<u32, Full> {
        let number = self.entries.len() / super::ENTRY;
        if number >= MOST_ENTRIES {
            return Err(Full);
        }
        let name = self.string(entry.name)?;
        self.entries.extend(entry.geonameid.to_le_bytes());
        self.entries.extend(steps(entry.lat, 90.0));
        self.entries.extend(steps(entry.lon, 180.0));
        self.entries.extend(name);
        self.entries.extend(entry.division.to_le_bytes());
        self.entries.extend([entry.country, entry.kind.code(), entry.size]);
        u32::try_from(number).map_err(|_| Full)
    }

    /// Adds a name of an entry. The order of the names of one key is kept: the likeliest place comes first.
    pub fn name(&mut self, key: Key, posting: Posting) {
        let postings = self.names.entry(key).or_default();
        if !postings.iter().any(|p| p.entry == posting.entry) {
            postings.push(posting);
        }
    }

    /// The bytes of the file.
    ///
    /// # Errors
    /// [`Full`] where a count does not fit.
    pub fn finish(self) -> Result<Vec<u8>, Full> {
        let count = |n: usize| u32::try_from(n).ok().filter(|&n| n < LIST).ok_or(Full);
        let bits = (self.names.len() / 8 + 1).ilog2().min(20);
        let (mut buckets, mut fingerprints, mut values, mut postings) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::<u32>::new());
        // Ascending keys are ascending buckets; within one, fingerprints may stand in any order.
        for (key, list) in &self.names {
            let (bucket, fingerprint) = split(*key, bits);
            while buckets.len() <= bucket {
                buckets.push(count(fingerprints.len())?);
            }
            fingerprints.push(fingerprint);
            if let [one] = list[..] {
                values.push(one.pack());
            } else {
                values.push(LIST | count(postings.len())?);
                postings.extend(list.iter().map(|p| p.pack() | LIST));
                if let Some(last) = postings.last_mut() {
                    *last &= !LIST;
                }
            }
        }
        while buckets.len() <= 1 << bits {
            buckets.push(count(fingerprints.len())?);
        }
        let mut file = MAGIC.to_vec();
        for n in [
            self.provenance.len(),
            self.countries.len() / super::COUNTRY,
            self.divisions.len() / super::DIVISION,
            self.entries.len() / super::ENTRY,
            self.strings.len(),
            bits as usize,
            fingerprints.len(),
            postings.len(),
        ] {
            file.extend(count(n)?.to_le_bytes());
        }
        file.extend(self.provenance.as_bytes());
        file.extend([self.countries, self.divisions, self.entries, self.strings].concat());
        for section in [buckets, fingerprints, values, postings] {
            file.extend(section.iter().flat_map(|n| n.to_le_bytes()));
        }
        Ok(file)
    }

    /// The place of a string, in three bytes.
    fn string(&mut self, text: &str) -> Result<[u8; 3], Full> {
        let at = match self.known_strings.get(text) {
            Some(&at) => at,
            None => {
                let at = u32::try_from(self.strings.len()).ok().filter(|&n| n < 1 << 24).ok_or(Full)?;
                self.strings.push(u8::try_from(text.len()).map_err(|_| Full)?);
                self.strings.extend(text.as_bytes());
                self.known_strings.insert(text.to_owned(), at);
                at
            }
        };
        let [a, b, c, _] = at.to_le_bytes();
        Ok([a, b, c])
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a fraction of at most 1 in 2^23 steps")]
fn steps(degrees: f64, most: f64) -> [u8; 3] {
    let [a, b, c, _] = (((degrees / most).clamp(-1.0, 1.0) * STEPS).round() as i32).to_le_bytes();
    [a, b, c]
}

#[cfg(test)]
mod tests {
    use super::super::{NO_DIVISION, NameSort, Table, size_of};
    use super::*;
    use crate::kind::Kind;

    fn entry<'a>(name: &'a str, lat: f64, lon: f64) -> Entry<'a> {
        let kind = Kind::Town;
        Entry { geonameid: 7, lat, lon, name, division: NO_DIVISION, country: 0, kind, size: size_of(1000) }
    }

    fn file() -> Vec<u8> {
        let mut b = Builder::new("tests");
        b.country(*b"GB", None).unwrap();
        b.division(0, "Wales", None).unwrap();
        for (name, lat, lon) in
            [("Bangor", 53.22752, -4.12936), ("Bangor", 54.66079, -5.66802), ("Rhyl", -1.0, 180.0)]
        {
            let number = b.entry(&entry(name, lat, lon)).unwrap();
            b.name(Key::of(name), Posting { entry: number, sort: NameSort::Main });
        }
        b.finish().unwrap()
    }

    #[test]
    fn what_is_written_is_read() {
        let file = file();
        let table = Table::new(&file).unwrap();
        assert_eq!((table.len(), table.provenance()), (3, "tests"));
        let found: Vec<u32> = table.find(Key::of("BANGOR")).map(|p| p.entry).collect();
        assert_eq!(found, [0, 1]);
        let bangor = table.entry(0).unwrap();
        assert!((bangor.lat - 53.22752).abs() < 2e-5 && (bangor.lon + 4.12936).abs() < 3e-5, "{bangor:?}");
        assert_eq!(table.find(Key::of("Rhyl")).count(), 1);
        assert_eq!(table.find(Key::of("Conwy")).count(), 0);
        assert_eq!(table.country_number("GB"), Some(0));
        assert_eq!(table.division_name(0), Some("Wales"));
    }

    #[test]
    fn a_damaged_file_never_panics() {
        let whole = file();
        for cut in 0..whole.len() {
            assert!(Table::new(&whole[..cut]).is_err());
        }
        for at in 8..whole.len() {
            for flip in [0x01, 0x80, 0xff] {
                let mut damaged = whole.clone();
                damaged[at] ^= flip;
                if let Ok(table) = Table::new(&damaged) {
                    for name in ["Bangor", "Rhyl", "Conwy"] {
                        table.find(Key::of(name)).take(100).for_each(|p| {
                            let _ = table.entry(p.entry);
                        });
                    }
                    let _ = (table.division_name(0), table.country_code(0), table.provenance());
                }
            }
        }
    }
}
