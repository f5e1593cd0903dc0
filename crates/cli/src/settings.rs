//! From the command line, the environment and a file to settings.

use std::io;
use std::path::{Path, PathBuf};

use copydesk_config::{ConfigFile, Settings, Sources};

use crate::args::{Compare, Configuration, Explain, Run};
use crate::failure::Failure;

/// The configuration that is looked for in the current folder.
const DEFAULT_FILE: &str = "copydesk.toml";

/// The settings of `copydesk run`.
pub(crate) fn of_run(run: &Run) -> Result<Settings, Failure> {
    let sources = Sources {
        inputs: run.inputs.clone(),
        output: run.output.clone(),
        format: run.format.clone(),
        offsets: run.offsets.clone(),
        header: run.header.then_some(true),
        with_text: run.with_text.then_some(true),
        jobs: run.jobs,
        ..sources(&run.configuration)?
    };
    read(sources)
}

/// The settings of `copydesk compare`, whose output is its own.
pub(crate) fn of_compare(compare: &Compare) -> Result<Settings, Failure> {
    let sources =
        Sources { inputs: compare.inputs.clone(), jobs: compare.jobs, ..sources(&compare.configuration)? };
    read(sources)
}

/// The settings of `copydesk explain`, whose output is its own.
pub(crate) fn of_explain(explain: &Explain) -> Result<Settings, Failure> {
    let sources = Sources { inputs: vec![explain.article.clone()], ..sources(&explain.configuration)? };
    Ok(sources.read()?)
}

/// The settings of a command that reads no articles.
pub(crate) fn of(configuration: &Configuration) -> Result<Settings, Failure> {
    read(sources(configuration)?)
}

fn read(sources: Sources) -> Result<Settings, Failure> {
    Ok(sources.read_with(&text)?)
}

fn sources(configuration: &Configuration) -> Result<Sources, Failure> {
    let environment = std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
    Ok(Sources {
        file: file(configuration)?,
        environment: environment.collect(),
        sets: configuration.set.clone(),
        extractors: configuration.extractor.clone(),
        plugin_dirs: configuration.plugin_dir.clone(),
        user_plugin_dir: user_plugin_folder(),
        ..Sources::default()
    })
}

fn file(configuration: &Configuration) -> Result<Option<ConfigFile>, Failure> {
    let (path, found) = match &configuration.config {
        Some(path) => (path.as_path(), false),
        None if configuration.no_config || !Path::new(DEFAULT_FILE).is_file() => return Ok(None),
        None => (Path::new(DEFAULT_FILE), true),
    };
    let text = text(path)
        .map_err(|e| Failure::unusable(format!("cannot read the configuration {}: {e}", path.display())))?;
    Ok(Some(ConfigFile { path: path.to_owned(), text, found, depth: 0 }))
}

/// The text of a configuration or of corrections. Of one in another encoding, says where it is not UTF-8.
pub(crate) fn text(path: &Path) -> io::Result<String> {
    String::from_utf8(std::fs::read(path)?).map_err(|error| {
        let valid = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
        let before = String::from_utf8_lossy(valid);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        io::Error::other(format!("line {line}, column {column} is not UTF-8; save the file as UTF-8"))
    })
}

/// Where a user keeps plugins: `$XDG_DATA_HOME/copydesk/plugins`, or what that is by default.
fn user_plugin_folder() -> Option<PathBuf> {
    let folder = |name| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let data = folder("XDG_DATA_HOME")
        .or_else(|| folder("LOCALAPPDATA"))
        .or_else(|| Some(folder("HOME")?.join(".local/share")))?;
    Some(data.join("copydesk/plugins"))
}
