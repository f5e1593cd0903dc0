//! Where settings come from, and how they are laid over each other: defaults, what the file extends, the file,
//! the environment, the command line.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::error::{ConfigError, ConfigErrors};
use crate::extends;
use crate::origin::{ConfigFile, Origin};
use crate::settings::Settings;
use crate::tree::{self, Entry, Node, Table, Tree};

/// Everything that can hold a setting. The caller does the reading; nothing here touches the disk.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The configuration file, if there is one.
    pub file: Option<ConfigFile>,
    /// The environment. Variables count whose name starts with `COPYDESK_` and has two underscores that
    /// separate levels: `COPYDESK_EXTRACTOR__DATES__DURATIONS=true`.
    pub environment: Vec<(String, String)>,
    /// `--set KEY=VALUE`, in order.
    pub sets: Vec<String>,
    /// `--extractor`: run just these of the pipeline, and what they require.
    pub extractors: Option<Vec<String>>,
    /// The inputs named on the command line. They replace `corpus.paths`, and the file's `[output]` does
    /// not count.
    pub inputs: Vec<String>,
    /// `--output`.
    pub output: Option<String>,
    /// `--format`.
    pub format: Option<String>,
    /// `--offsets`.
    pub offsets: Option<String>,
    /// `--header`.
    pub header: Option<bool>,
    /// `--with-text`.
    pub with_text: Option<bool>,
    /// `--jobs`.
    pub jobs: Option<u32>,
    /// `--plugin-dir`, in order.
    pub plugin_dirs: Vec<PathBuf>,
    /// The user's own plugin folder, searched last.
    pub user_plugin_dir: Option<PathBuf>,
}

/// What the name of an environment variable starts with.
const PREFIX: &str = "COPYDESK_";
/// Settings lie two to four levels deep; what goes further is a mistake, or an attempt at the stack.
const DEEPEST: usize = 16;

impl Sources {
    /// Merges all sources and checks whatever can be checked without knowing the plugins. The file can extend
    /// presets, but no other files: see [`read_with`](Self::read_with).
    ///
    /// Values that are wrong are reported by [`plan`](crate::plan), with those that only the plugins know to
    /// be wrong.
    ///
    /// # Errors
    /// Where the file is no TOML.
    pub fn read(self) -> Result<Settings, ConfigErrors> {
        self.read_with(&|_| Err(io::ErrorKind::Unsupported.into()))
    }

    /// The same, with a way to read the files that the configuration extends.
    ///
    /// # Errors
    /// Where a file is no TOML or cannot be read, and where files extend each other in a circle.
    pub fn read_with(self, open: &dyn Fn(&Path) -> io::Result<String>) -> Result<Settings, ConfigErrors> {
        let mut errors = Vec::new();
        let file = self.file.clone().map(Arc::new);
        let own = file.as_ref().map(|file| tree::read_file(file, &mut errors)).unwrap_or_default();
        let mut set_errors = Vec::new();
        let sets: Vec<Table> = self.sets.iter().filter_map(|set| read_set(set, &mut set_errors)).collect();
        let extends = sets.iter().rev().find_map(|set| set.get("extends")).or(own.get("extends"));
        let (mut tree, bases) = extends::bases(extends, file.as_ref(), open, &mut errors);
        if !errors.is_empty() {
            return Err(ConfigErrors::sorted(errors));
        }
        tree::overlay(&mut tree, own);
        for (name, value) in &self.environment {
            if let Some(table) = read_variable(name, value, &tree, &mut errors) {
                tree::overlay(&mut tree, table);
            }
        }
        errors.append(&mut set_errors);
        sets.into_iter().for_each(|set| tree::overlay(&mut tree, set));
        for (keys, origin, value) in self.options() {
            let path = keys.iter().map(|key| ((*key).to_owned(), origin.clone()));
            tree::overlay(&mut tree, nested(path, Node { value, origin: origin.clone() }));
        }
        Settings::new(tree, file, bases, self, errors)
    }

    /// The options that stand for a setting each: its keys, where it was written, its value.
    fn options(&self) -> Vec<([&'static str; 2], Origin, Tree)> {
        let mut all = Vec::new();
        if !self.inputs.is_empty() {
            let origin = Origin::argument("", &self.inputs.join(" "));
            let node = |input: &String| Node { value: Tree::Text(input.clone()), origin: origin.clone() };
            let inputs = Tree::List(self.inputs.iter().map(node).collect());
            all.push((["corpus", "paths"], origin, inputs));
        }
        let texts = [
            ("path", "--output", &self.output),
            ("format", "--format", &self.format),
            ("offsets", "--offsets", &self.offsets),
        ];
        for (key, option, value) in texts {
            let Some(text) = value else { continue };
            all.push((["output", key], Origin::argument(option, text), Tree::Text(text.clone())));
        }
        for (key, option, value) in
            [("header", "--header", self.header), ("with_text", "--with-text", self.with_text)]
        {
            let Some(boolean) = value else { continue };
            all.push((["output", key], Origin::argument("", option), Tree::Boolean(boolean)));
        }
        if let Some(jobs) = self.jobs {
            let origin = Origin::argument("--jobs", &jobs.to_string());
            all.push((["run", "jobs"], origin, Tree::Integer(jobs.into())));
        }
        all
    }
}

/// `COPYDESK_RUN__JOBS=2` as a table; none for variables that are not meant.
fn read_variable(name: &str, value: &str, below: &Table, errors: &mut Vec<ConfigError>) -> Option<Table> {
    let path = name.strip_prefix(PREFIX).filter(|path| path.contains("__"))?;
    let text = format!("{name}={value}");
    let origin = Origin::Environment { text: text.into(), range: 0..name.len() };
    let mut keys: Vec<(String, Origin)> = Vec::new();
    let mut start = PREFIX.len();
    for segment in path.split("__") {
        keys.push((segment.to_ascii_lowercase(), origin.at(start..start + segment.len())));
        start += segment.len() + 2;
    }
    if let [(first, _), (extractor, _), _, ..] = keys.as_mut_slice()
        && first == "extractor"
    {
        *extractor = with_hyphens(extractor, below);
    }
    well_formed(&keys, &origin, errors)?;
    let node = tree::read_value(value, &origin, name.len() + 1, errors);
    Some(nested(keys.into_iter(), node))
}

/// The name of an extractor that a variable means: variables have no hyphens, names may.
fn with_hyphens(name: &str, tree: &Table) -> String {
    let tables = tree::table(tree, "extractor").into_iter().flat_map(Table::keys).map(String::as_str);
    let pipeline = tree::table(tree, "pipeline").and_then(|table| table.get("extractors"));
    let listed =
        pipeline.and_then(|entry| entry.node.as_list()).unwrap_or_default().iter().filter_map(Node::as_text);
    let same = |known: &&str| known.to_ascii_lowercase().replace('-', "_") == name;
    tables.chain(listed).find(same).unwrap_or(name).to_owned()
}

/// `run.jobs=2` as a table.
fn read_set(set: &str, errors: &mut Vec<ConfigError>) -> Option<Table> {
    const OPTION: &str = "--set ";
    let origin = Origin::argument("--set", set);
    let Some((path, value)) = set.split_once('=') else {
        errors.push(ConfigError::new("--set takes KEY=VALUE", origin).label("no `=` here"));
        return None;
    };
    let mut keys = Vec::new();
    let mut start = OPTION.len();
    for segment in path.split('.') {
        keys.push((segment.trim().to_owned(), origin.at(start..start + segment.len())));
        start += segment.len() + 1;
    }
    well_formed(&keys, &origin, errors)?;
    let node = tree::read_value(value, &origin, OPTION.len() + path.len() + 1, errors);
    Some(nested(keys.into_iter(), node))
}

fn well_formed(keys: &[(String, Origin)], origin: &Origin, errors: &mut Vec<ConfigError>) -> Option<()> {
    if keys.len() > DEEPEST {
        errors.push(ConfigError::new("no setting lies that deep", origin.clone()));
        return None;
    }
    if keys.iter().any(|(key, _)| key.is_empty()) {
        errors.push(ConfigError::new("a part of the key is empty", origin.clone()));
        return None;
    }
    Some(())
}

/// One table in the other, down to the value.
fn nested(keys: impl DoubleEndedIterator<Item = (String, Origin)>, node: Node) -> Table {
    let mut table = Table::new();
    let mut inner = Some(node);
    for (name, key) in keys.rev() {
        let node = inner
            .take()
            .unwrap_or_else(|| Node { value: Tree::Table(std::mem::take(&mut table)), origin: key.clone() });
        table.insert(name, Entry { key, node });
    }
    table
}
