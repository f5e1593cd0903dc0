//! `copydesk plugins list | new | check | inspect`.

use std::fmt::Write as _;
use std::path::Path;

use copydesk_config::{Library, Limits, WantedLibrary};
use copydesk_host::{Extractor, Registry, id_of};

use crate::args::Plugins;
use crate::failure::{self, Failure, Status};
use crate::{bundled, check, new, prepare, settings};

pub(crate) fn plugins(command: Plugins) -> Result<Status, Failure> {
    match command {
        Plugins::List { configuration } => {
            let settings = settings::of(&configuration)?;
            let registry = prepare::registry(&settings, configuration.trust)?;
            failure::print(&list(&registry))
        }
        Plugins::New(args) => new::new(&args),
        Plugins::Check { library, id, unguarded } => check::check(&library, id, unguarded),
        Plugins::Inspect { plugin, id, configuration } => {
            if is_path(&plugin) {
                let isolation = cfg!(unix).then_some(Limits::DEFAULT);
                return failure::print(&inspect(&load(&plugin, id, isolation)?));
            }
            let settings = settings::of(&configuration)?;
            let registry = prepare::registry(&settings, configuration.trust)?;
            let found = registry.iter().find(|(name, _)| *name == plugin);
            let Some((_, extractor)) = found else {
                let names: Vec<&str> = registry.iter().map(|(name, _)| name).collect();
                let message = format!("there is no extractor \"{plugin}\"; there are {}", names.join(", "));
                return Err(Failure::unusable(message));
            };
            failure::print(&inspect(extractor))
        }
    }
}

fn is_path(plugin: &str) -> bool {
    plugin.contains(['/', std::path::MAIN_SEPARATOR]) || Path::new(plugin).extension().is_some()
}

/// The extractor of a library that was named on the command line, loaded into this program or, with
/// `isolation`, only into another.
pub(crate) fn load(path: &str, id: Option<String>, isolation: Option<Limits>) -> Result<Extractor, Failure> {
    let Some(id) = id.or_else(|| id_of(Path::new(path))) else {
        let message = "its file name is not libcopydesk_ID, so its id is not known: say --id ID";
        return Err(Failure::unusable(format!("{path}: {message}")));
    };
    let mut registry = bundled::registry()?;
    let wanted = WantedLibrary { name: path.to_owned(), id, library: Library::Path(path.into()), isolation };
    registry.load(&wanted, &[]).map_err(Failure::unusable)?;
    let extractor = registry.iter().find(|(name, _)| *name == path).map(|(_, extractor)| extractor.clone());
    extractor.ok_or_else(|| Failure::unusable("the library holds no extractor"))
}

fn list(registry: &Registry) -> String {
    let rows: Vec<[String; 4]> = registry
        .iter()
        .map(|(name, extractor)| {
            let d = &extractor.declaration;
            let from = d.library.clone().unwrap_or_else(|| "bundled".to_owned());
            [name.to_owned(), format!("{} {}", d.id, d.version), d.summary.clone(), from]
        })
        .collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths = [width(0), width(1), width(2)];
    let mut out = String::new();
    for [name, version, summary, from] in &rows {
        let [a, b, c] = widths;
        let _ = writeln!(out, "{name:a$}  {version:b$}  {summary:c$}  {from}");
    }
    out
}

fn inspect(extractor: &Extractor) -> String {
    let d = &extractor.declaration;
    let mut out = String::new();
    let mut row = |name: &str, value: &str| {
        let _ = writeln!(out, "{name:<12}{}", if value.is_empty() { "-" } else { value });
    };
    row("id", &d.id);
    row("version", &d.version);
    row("summary", &d.summary);
    row("licence", &extractor.licence);
    row("from", d.library.as_deref().unwrap_or("bundled"));
    row("plugin ABI", &extractor.abi.to_string());
    row("built with", &extractor.sdk);
    row("requires", &d.requires.join(", "));
    row("optional", &d.optional.join(", "));
    row("provides", &d.provides.join(", "));
    row("panics", if extractor.catches_panics { "caught by the plugin" } else { "not caught" });
    let _ = writeln!(out, "\nconfiguration");
    let _ = match serde_json::to_string_pretty(&d.schema) {
        Ok(schema) => writeln!(out, "{schema}"),
        Err(error) => writeln!(out, "{error}"),
    };
    out
}
