//! `copydesk plugins check`: whether a library keeps to the rules, in a report that its maintainer can paste.

mod guard;
mod speed;
mod symbols;

use std::fmt::Write as _;
use std::path::Path;

use copydesk_host::Extractor;
use copydesk_testing::{Broken, Rule, examine};

use crate::failure::{self, Failure, Status};
use crate::plugins;

/// Checks a library, in a process of its own unless `unguarded`: what ends the process or never returns is a
/// result too.
pub(crate) fn check(library: &str, id: Option<String>, unguarded: bool) -> Result<Status, Failure> {
    if !Path::new(library).is_file() {
        return Err(Failure::unusable(format!("there is no library at {library}")));
    }
    if !unguarded {
        return guard::check(library, id.as_deref());
    }
    let extractor = match plugins::load(library, id, None) {
        Ok(extractor) => extractor,
        Err(Failure::Unusable(why)) => return unloaded(library, &why),
        Err(failure) => return Err(failure),
    };
    let broken = examine(&extractor, "{}");
    let mut report = heading(library, &extractor);
    report.push_str(&table(&broken));
    report.push_str(&speed::report(&extractor));
    failure::print(&report)?;
    Ok(if broken.is_empty() { Status::Done } else { Status::Difference })
}

/// The report on a library that gives no extractor to look at.
fn unloaded(library: &str, why: &str) -> Result<Status, Failure> {
    failure::print(&format!(
        "## {}\n\n| rule | result |\n| --- | --- |\n| is loaded | **failed**: {} |\n",
        file(library),
        cell(why)
    ))?;
    Ok(Status::Difference)
}

fn heading(library: &str, extractor: &Extractor) -> String {
    let d = &extractor.declaration;
    let list = |names: &[String]| if names.is_empty() { "-".to_owned() } else { names.join(", ") };
    let rows = [
        ("library", file(library)),
        ("finds", d.summary.clone()),
        ("licence", extractor.licence.clone()),
        ("plugin ABI", extractor.abi.to_string()),
        ("built with", extractor.sdk.clone()),
        ("exports", symbols::report(Path::new(library), &entry(&d.id))),
        ("requires", list(&d.requires)),
        ("optional", list(&d.optional)),
        ("provides", list(&d.provides)),
        ("panics", if extractor.catches_panics { "caught by the plugin" } else { "not caught" }.to_owned()),
        (
            "checked by",
            format!(
                "Copydesk {}, {} {}",
                env!("CARGO_PKG_VERSION"),
                std::env::consts::OS,
                std::env::consts::ARCH
            ),
        ),
    ];
    let mut out = format!("## {} {}\n\n| | |\n| --- | --- |\n", d.id, d.version);
    for (name, value) in rows {
        let _ = writeln!(out, "| {name} | {} |", cell(&value));
    }
    out
}

/// The name of the function by which an extractor is found.
fn entry(id: &str) -> String {
    format!("{}{}", copydesk_host::abi::ENTRY_PREFIX, id.replace('-', "_"))
}

/// A row for each rule; what was not looked at has no result.
fn table(broken: &[Broken]) -> String {
    let mut out = "\n| rule | result |\n| --- | --- |\n| is loaded | ok |\n".to_owned();
    let stopped = broken.iter().any(|broken| broken.rule == Rule::Start);
    for rule in Rule::ALL {
        let found = broken.iter().find(|broken| broken.rule == rule);
        let result = match found {
            Some(Broken { how, .. }) => format!("**failed**: {}", cell(how)),
            None if stopped && rule > Rule::Start => "not checked".to_owned(),
            None => "ok".to_owned(),
        };
        let _ = writeln!(out, "| {} | {result} |", rule.name());
    }
    out
}

fn file(library: &str) -> String {
    Path::new(library).file_name().map_or(library.to_owned(), |name| name.to_string_lossy().into_owned())
}

/// A text as a cell of a table has it.
fn cell(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.replace('|', "\\|").replace('<', "&lt;")
}
