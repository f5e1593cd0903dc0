//! Our own tables: plugins/places/data/*.tsv.

use std::path::Path;

use anyhow::{Context, Result, anyhow};
use copydesk_places::kind::Kind;

/// A country as news writes it.
pub(crate) struct Country {
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) names: Vec<String>,
    pub(crate) demonyms: Vec<String>,
}

/// A place of our own.
pub(crate) struct Feature {
    pub(crate) kind: Kind,
    pub(crate) name: String,
    pub(crate) names: Vec<String>,
    pub(crate) point: (f64, f64),
    pub(crate) country: String,
}

/// Further names of a place that is listed elsewhere.
pub(crate) struct Pointer {
    pub(crate) words: Vec<String>,
    pub(crate) country: String,
    pub(crate) target: String,
    /// "town", "realm", or empty where the likeliest will do.
    pub(crate) sort: String,
}

/// All tables.
pub(crate) struct Tables {
    pub(crate) countries: Vec<Country>,
    pub(crate) features: Vec<Feature>,
    pub(crate) aliases: Vec<Pointer>,
    pub(crate) demonyms: Vec<Pointer>,
    pub(crate) abbreviations: Vec<Pointer>,
}

/// Reads every row of a table with a function that says what is wrong with it.
fn rows<const N: usize, T>(
    folder: &Path,
    file: &str,
    read: impl Fn([&str; N]) -> Result<T>,
) -> Result<Vec<T>> {
    let path = folder.join(file);
    let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut rows = Vec::new();
    for (i, line) in text.lines().enumerate().filter(|(_, l)| !l.is_empty() && !l.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let row = <[&str; N]>::try_from(fields)
            .map_err(|f| anyhow!("{} columns, not {N}", f.len()))
            .and_then(&read)
            .with_context(|| format!("{file}:{}", i + 1))?;
        rows.push(row);
    }
    Ok(rows)
}

fn list(field: &str) -> Vec<String> {
    field.split(';').map(str::trim).filter(|s| !s.is_empty()).map(str::to_owned).collect()
}

fn pointer([words, country, target]: [&str; 3]) -> Result<Pointer> {
    alias([words, country, target, ""])
}

fn alias([words, country, target, sort]: [&str; 4]) -> Result<Pointer> {
    let (country, target, sort) = (country.to_owned(), target.to_owned(), sort.to_owned());
    Ok(Pointer { words: list(words), country, target, sort })
}

/// Reads them.
pub(crate) fn read(folder: &Path) -> Result<Tables> {
    Ok(Tables {
        countries: rows(folder, "countries.tsv", |[code, name, names, demonyms]| {
            let (names, demonyms) = (list(names), list(demonyms));
            Ok(Country { code: code.to_owned(), name: name.to_owned(), names, demonyms })
        })?,
        features: rows(folder, "places.tsv", |[kind, name, names, lat, lon, country]| {
            Ok(Feature {
                kind: Kind::from_word(kind).with_context(|| format!("no kind \"{kind}\""))?,
                name: name.to_owned(),
                names: list(names),
                point: (lat.parse()?, lon.parse()?),
                country: country.to_owned(),
            })
        })?,
        aliases: rows(folder, "aliases.tsv", alias)?,
        demonyms: rows(folder, "demonyms.tsv", pointer)?,
        abbreviations: rows(folder, "abbreviations.tsv", pointer)?,
    })
}
