//! A user's own rows, which add to the embedded places or stand in for them.

use std::path::Path;

use crate::fold::Key;
use crate::format::{Entry, NO_COUNTRY, NO_DIVISION, NameSort, size_of};
use crate::gazetteer::Gazetteer;
use crate::kind::Kind;

/// Why a file of rows is refused.
#[derive(Debug, thiserror::Error)]
pub(crate) enum OwnError {
    #[error("cannot read {path}: {error}")]
    Unreadable { path: String, error: std::io::Error },
    #[error("{path}:{line}: {message}")]
    Row { path: String, line: usize, message: String },
}

/// The columns that a file may have; the first line names those that it has.
const COLUMNS: [&str; 9] =
    ["name", "aliases", "lat", "lon", "country", "admin1", "feature", "population", "geonameid"];

#[derive(Debug)]
struct Row {
    name: String,
    admin1: Option<String>,
    geonameid: u32,
    point: (f64, f64),
    country: u8,
    kind: Kind,
    size: u8,
}

/// The rows and their names.
#[derive(Debug, Default)]
pub(crate) struct Own {
    rows: Vec<Row>,
    names: Vec<(Key, u32, NameSort)>,
}

impl Own {
    /// Adds the rows of a file.
    pub(crate) fn read(&mut self, path: &Path) -> Result<(), OwnError> {
        let shown = path.display().to_string();
        let text = std::fs::read_to_string(path)
            .map_err(|error| OwnError::Unreadable { path: shown.clone(), error })?;
        self.add(&text).map_err(|(line, message)| OwnError::Row { path: shown, line, message })
    }

    /// Adds the rows of a text; an error is its line and what is wrong with it.
    fn add(&mut self, text: &str) -> Result<(), (usize, String)> {
        let mut lines = text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty() && !l.starts_with('#'));
        let Some((n, header)) = lines.next() else { return Ok(()) };
        let columns: Vec<&str> = header.trim_start_matches('\u{feff}').split('\t').map(str::trim).collect();
        if let Some(unknown) = columns.iter().find(|c| !COLUMNS.contains(c)) {
            return Err((n + 1, format!("no column \"{unknown}\"; columns are {}", COLUMNS.join(", "))));
        }
        if let Some(missing) = ["name", "lat", "lon"].iter().find(|c| !columns.contains(c)) {
            return Err((n + 1, format!("the column \"{missing}\" is missing (columns are parted by tabs)")));
        }
        for (n, line) in lines {
            self.row(&columns, line).map_err(|message| (n + 1, message))?;
        }
        self.names.sort_unstable_by_key(|(key, row, _)| (*key, *row));
        Ok(())
    }

    fn row(&mut self, columns: &[&str], line: &str) -> Result<(), String> {
        let fields: Vec<&str> = line.split('\t').map(str::trim).collect();
        if fields.len() > columns.len() {
            return Err(format!("{} fields for {} columns", fields.len(), columns.len()));
        }
        let field = |name: &str| {
            let at = columns.iter().position(|c| *c == name)?;
            fields.get(at).copied().filter(|f| !f.is_empty())
        };
        let name = field("name").ok_or("no name")?;
        let degrees = |column: &str, most: f64| {
            let value = field(column).ok_or_else(|| format!("no {column}"))?;
            let degrees: f64 = value.parse().map_err(|_| format!("{column} \"{value}\" is no number"))?;
            if degrees.abs() <= most {
                Ok(degrees)
            } else {
                Err(format!("{column} {value} is beyond {most}"))
            }
        };
        let point = (degrees("lat", 90.0)?, degrees("lon", 180.0)?);
        let number = |column: &str| match field(column) {
            None => Ok(0),
            Some(v) => v.parse::<u64>().map_err(|_| format!("{column} \"{v}\" is no whole number")),
        };
        let country = match field("country") {
            None => NO_COUNTRY,
            Some(code) => Gazetteer::country_number(code)
                .ok_or_else(|| format!("country \"{code}\" is no two-letter code (ISO 3166-1)"))?,
        };
        let feature = field("feature").unwrap_or("P");
        let kind = match feature {
            "A" => Kind::Division,
            "P" => Kind::Town,
            "H" => Kind::Sea,
            "T" => Kind::Mountains,
            "L" => Kind::Region,
            "S" => Kind::Facility,
            _ => return Err(format!("feature \"{feature}\" is none of A, P, H, T, L, S")),
        };
        let geonameid =
            u32::try_from(number("geonameid")?).map_err(|_| "geonameid is beyond 32 bits".to_owned())?;
        // A row of one's own without a population counts like a town of a hundred thousand.
        let population = number("population")?;
        let size = size_of(if population == 0 { 100_000 } else { population });
        let index = u32::try_from(self.rows.len()).map_err(|_| "too many rows")?;
        self.names.push((Key::of(name), index, NameSort::Main));
        let aliases =
            field("aliases").unwrap_or_default().split(';').map(str::trim).filter(|a| !a.is_empty());
        self.names.extend(aliases.map(|a| (Key::of(a), index, NameSort::Main)));
        let admin1 = field("admin1").map(str::to_owned);
        self.rows.push(Row { name: name.to_owned(), admin1, geonameid, point, country, kind, size });
        Ok(())
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The rows of a name.
    pub(crate) fn find(&self, key: Key) -> impl Iterator<Item = (u32, NameSort)> + '_ {
        let first = self.names.partition_point(|(k, _, _)| *k < key);
        let rest = self.names.get(first..).unwrap_or_default();
        rest.iter().take_while(move |(k, _, _)| *k == key).map(|(_, row, sort)| (*row, *sort))
    }

    /// The row as an entry.
    pub(crate) fn entry(&self, row: u32) -> Option<Entry<'_>> {
        let r = self.rows.get(row as usize)?;
        Some(Entry {
            geonameid: r.geonameid,
            lat: r.point.0,
            lon: r.point.1,
            name: &r.name,
            division: NO_DIVISION,
            country: r.country,
            kind: r.kind,
            size: r.size,
        })
    }

    /// The name of a row's division.
    pub(crate) fn division(&self, row: u32) -> Option<&str> {
        self.rows.get(row as usize)?.admin1.as_deref()
    }

    /// Whether a row stands in for an embedded entry: the same id, or the same name in the same country
    /// within 50 km.
    pub(crate) fn replaces(&self, entry: &Entry<'_>, key: Key) -> bool {
        self.find(key).filter_map(|(row, _)| self.rows.get(row as usize)).any(|r| {
            let near = || crate::distance::km(r.point, (entry.lat, entry.lon)) < 50.0;
            (r.geonameid != 0 && r.geonameid == entry.geonameid) || (r.country == entry.country && near())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn add(text: &str) -> Result<Own, (usize, String)> {
        let mut own = Own::default();
        own.add(text).map(|()| own)
    }

    #[test]
    fn rows_are_found_by_name_and_alias() {
        let own =
            add("# mine\nname\taliases\tlat\tlon\tfeature\nEast Wick\tWick East; Ostwick\t57.1\t-2.2\tP\n")
                .unwrap();
        for name in ["EAST WICK", "Wick-East", "ostwick"] {
            assert_eq!(own.find(Key::of(name)).count(), 1, "{name}");
        }
        assert_eq!(own.find(Key::of("Wick")).count(), 0);
    }

    #[test]
    fn a_bad_row_is_named_by_its_line() {
        for (text, line, word) in [
            ("name\tlat\n", 1, "lon"),
            ("name\tlat\tlon\tcolour\n", 1, "colour"),
            ("name\tlat\tlon\nWick\t57\t-2\nFar\tx\t0\n", 3, "no number"),
            ("name\tlat\tlon\nWick\t97\t-2\n", 2, "beyond"),
            ("name\tlat\tlon\tfeature\nWick\t57\t-2\tQ\n", 2, "feature"),
            ("name\tlat\tlon\n\t57\t-2\n", 2, "no name"),
        ] {
            let (n, message) = add(text).unwrap_err();
            assert!(n == line && message.contains(word), "{n}: {message}");
        }
    }
}
