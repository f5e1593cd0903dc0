//! The settings that are the program's own, typed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use copydesk_core::{MetadataRule, OffsetUnit};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::check::check;
use crate::error::{ConfigError, ConfigErrors};
use crate::isolation::{self, Limits};
use crate::library::{self, Library, WantedLibrary};
use crate::origin::{ConfigFile, Origin};
use crate::sources::Sources;
use crate::tree::{self, Table};
use crate::{later, paths};

/// What to read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Corpus {
    /// Files, folders and globs; "-" for standard input. Relative to the file's folder.
    pub paths: Vec<String>,
    /// Files with corrections of claims, relative to the file's folder.
    pub corrections: Vec<PathBuf>,
    /// The folder that `paths` start from: the file's, where they stand in the file, else empty for the
    /// current one. They are kept apart, so that what is written does not depend on the current folder.
    #[serde(skip)]
    pub base: PathBuf,
    /// What JSON records and tables call the fields of an article, where it is not the field's own name:
    /// `text = "body"`. A dotted name goes into objects and lists: `title = "headlines.0.value"`.
    pub fields: BTreeMap<String, String>,
    /// What is known of the articles beside what they say themselves.
    #[schemars(schema_with = "metadata_rules")]
    pub metadata: Vec<MetadataRule>,
}

fn metadata_rules(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "array",
        "items": {
            "description": "Fields for the articles of some files; they fill what the articles themselves \
                            lack. `outlet`, `published` (an ISO 8601 date), `language`, `title` and `url` have \
                            a meaning; any other field is kept as metadata.",
            "type": "object",
            "properties": {
                "path": {
                    "description": "The files meant: a path or a glob, as `corpus.paths` writes them, or \
                                    relative to the input folder.",
                    "type": "string",
                },
            },
            "required": ["path"],
            "additionalProperties": { "type": "string" },
        },
    })
}

/// Which extractors run, and where plugins are looked up.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Pipeline {
    /// The extractors by name, in the order in which they run as far as they do not need each other; all
    /// bundled ones where this is not given.
    pub(crate) extractors: Option<Vec<String>>,
    /// Folders in which a `library` without a path is looked up. Relative to the file's folder.
    pub(crate) plugin_dirs: Vec<String>,
}

/// How and where to write.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Output {
    /// The format; where it is not given, text on a terminal and JSON Lines elsewhere.
    pub format: Option<Format>,
    /// The file to write, relative to the file's folder; standard output where it is not given.
    pub path: Option<PathBuf>,
    /// The unit of offsets.
    #[schemars(schema_with = "offset_units")]
    pub offsets: OffsetUnit,
    /// Whether the first record names the unit, versions and hashes.
    pub header: bool,
    /// Whether each article's text is written too.
    pub with_text: bool,
}

fn offset_units(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "enum": ["codepoints", "bytes", "utf16"] })
}

/// A format of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// The articles with their claims marked under the words.
    Text,
    /// JSON Lines, one article a line.
    Jsonl,
    /// A self-contained page for a browser.
    Html,
    /// GeoJSON, a point for each place.
    Geojson,
    /// CSV, a row a claim.
    Csv,
    /// Parquet, a row a claim; of a program that was built with it.
    Parquet,
    /// A SQLite database of articles and claims.
    Sqlite,
    /// W3C Web Annotation, as JSON-LD.
    Annotation,
    /// A folder for the annotation tool brat.
    Brat,
    /// Quotations and counts in the shape that GDELT publishes.
    Gdelt,
}

/// How to run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Run {
    /// How many articles are worked on at once; as many as there are processors where it is not given.
    #[schemars(range(min = 1))]
    pub jobs: Option<u32>,
}

/// What the host reads of an extractor's table; the rest is the extractor's.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct ExtractorTable {
    /// The id of the extractor, where the table has another name: one extractor can run twice.
    #[serde(rename = "use")]
    pub(crate) id: Option<String>,
    /// The library that holds it: a path relative to the file's folder, or a name that is looked up on the
    /// plugin path. The bundled extractor of that id where it is not given.
    pub(crate) library: Option<String>,
    /// Whether it runs. A table with `library` or `use` runs unless this is false, listed or not.
    pub(crate) enabled: Option<bool>,
    /// Where it runs: "none" is inside the program, "process" in processes of its own, one for each thread. Then
    /// a crash, a loop without end or a greedy memory costs its claims on that article and nothing else.
    pub(crate) isolation: Option<Isolation>,
    /// With `isolation = "process"`: the most time for one article, such as "500ms", "2s" or "1m"; "30s" where it
    /// is not given.
    pub(crate) timeout: Option<String>,
    /// With `isolation = "process"`: the most memory (address space), such as "64MiB" or "2GiB"; "2GiB" where it
    /// is not given.
    pub(crate) memory: Option<String>,
    #[serde(flatten)]
    #[schemars(with = "BTreeMap<String, Value>")]
    config: BTreeMap<String, Value>,
}

/// How far an extractor is kept apart from the program.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Isolation {
    /// Inside the program.
    #[default]
    None,
    /// In processes of its own.
    Process,
}

impl ExtractorTable {
    /// The limits of the extractor's processes; none where it runs inside the program.
    pub(crate) fn limits(&self) -> Option<Limits> {
        let Some(Isolation::Process) = self.isolation else { return None };
        Some(Limits {
            timeout: self.timeout.as_deref().and_then(isolation::time).unwrap_or(Limits::DEFAULT.timeout),
            memory: self.memory.as_deref().and_then(isolation::size).unwrap_or(Limits::DEFAULT.memory),
        })
    }
}

/// A configuration file, for the schema and for reading.
#[derive(Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Document {
    /// The configuration that this one lies over: a preset (`"copydesk:newsroom"`), or a file relative to the
    /// folder of this one. What both say, this one decides: tables are merged key by key, any other value is
    /// taken whole.
    extends: Option<String>,
    corpus: Corpus,
    pipeline: Pipeline,
    /// A table for each extractor.
    extractor: BTreeMap<String, ExtractorTable>,
    output: Output,
    run: Run,
    /// Other settings for the articles of some files. Of several that are meant for an article, the first
    /// counts.
    overrides: Vec<OverrideTable>,
}

/// Settings of extractors that hold for the articles of some files.
///
/// They are laid over those of the whole configuration; what the environment and the command line say stays.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("required" = ["path"]))]
pub(crate) struct OverrideTable {
    /// The files meant: a path or a glob, as `corpus.paths` writes them, or relative to the input folder.
    // Where it is wrong, it has been taken out, and all else is still to be checked.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) path: String,
    /// The extractors that run on these articles, instead of `pipeline.extractors`.
    pub(crate) extractors: Option<Vec<String>>,
    /// A table for each extractor: its own settings, and `enabled`.
    #[serde(default)]
    extractor: BTreeMap<String, BTreeMap<String, Value>>,
}

/// The JSON Schema of a configuration file, extractors' own keys left open.
pub(crate) static SCHEMA: LazyLock<Value> = LazyLock::new(|| schemars::schema_for!(Document).to_value());

/// The merged settings, checked as far as they can be without knowing the plugins.
///
/// Values that are wrong are left out here. Their [errors](Settings::errors) wait for [`plan`](crate::plan),
/// so that everything that is wrong is shown at once.
#[derive(Clone, Debug)]
pub struct Settings {
    /// What to read.
    pub corpus: Corpus,
    /// How and where to write.
    pub output: Output,
    /// How to run.
    pub run: Run,
    /// The plugin path: the folders in which libraries are looked up, in this order.
    pub plugin_path: Vec<PathBuf>,
    /// `--extractor`.
    pub(crate) only: Option<Vec<String>>,
    pub(crate) pipeline: Pipeline,
    pub(crate) extractors: BTreeMap<String, ExtractorTable>,
    pub(crate) overrides: Vec<OverrideTable>,
    pub(crate) tree: Table,
    file: Option<Arc<ConfigFile>>,
    /// What the file extends, the nearest first.
    bases: Vec<Arc<ConfigFile>>,
    /// The part of the plugin path that a configuration that was merely found does not decide.
    trusted_path: Vec<PathBuf>,
    pub(crate) errors: Vec<ConfigError>,
}

impl Settings {
    pub(crate) fn new(
        mut tree: Table,
        file: Option<Arc<ConfigFile>>,
        bases: Vec<Arc<ConfigFile>>,
        sources: Sources,
        mut errors: Vec<ConfigError>,
    ) -> Result<Self, ConfigErrors> {
        later::refuse(&mut tree, &mut errors);
        errors.extend(check(&tree, &Origin::Default, "", &SCHEMA));
        errors.extend(paths::dates(&tree));
        errors.extend(isolation::check(&tree));
        errors.extend(paths::globs(&tree));
        tree::prune(&mut tree, &errors);
        if !sources.inputs.is_empty() {
            forget_files_output(&mut tree);
        }
        paths::resolve(&mut tree);
        let mut document: Document = match serde_json::from_value(tree::to_json(&tree)) {
            Ok(document) => document,
            Err(error) => {
                errors.push(ConfigError::new(error.to_string(), Origin::Default));
                return Err(ConfigErrors::sorted(errors));
            }
        };

        document.corpus.base = paths::base(&tree);
        let mut trusted_path = sources.plugin_dirs;
        let mut plugin_path = trusted_path.clone();
        for (folder, origin) in document.pipeline.plugin_dirs.iter().zip(paths::plugin_dir_origins(&tree)) {
            plugin_path.push(folder.into());
            if origin.file().is_none_or(|file| !file.found) {
                trusted_path.push(folder.into());
            }
        }
        plugin_path.extend(sources.user_plugin_dir.clone());
        trusted_path.extend(sources.user_plugin_dir);

        Ok(Self {
            corpus: document.corpus,
            output: document.output,
            run: document.run,
            plugin_path,
            only: sources.extractors,
            pipeline: document.pipeline,
            extractors: document.extractor,
            overrides: document.overrides,
            tree,
            file,
            bases,
            trusted_path,
            errors,
        })
    }

    /// Reads the tables of extractors anew, from a tree that was changed after it was checked.
    pub(crate) fn read_tables(&mut self) {
        let table = |key: &str| self.tree.get(key).map(|entry| entry.node.to_json());
        if let Some(Ok(pipeline)) = table("pipeline").map(serde_json::from_value) {
            self.pipeline = pipeline;
        }
        if let Some(Ok(extractors)) = table("extractor").map(serde_json::from_value) {
            self.extractors = extractors;
        }
    }

    /// The paths of the overrides, in their order: globs that [`Plan::overrides`](crate::Plan) are meant for.
    #[must_use]
    pub fn override_paths(&self) -> Vec<String> {
        self.overrides.iter().map(|table| table.path.clone()).collect()
    }

    /// The files of corrections, with where each was named.
    pub fn correction_files(&self) -> impl Iterator<Item = (&Path, Origin)> {
        let list = tree::table(&self.tree, "corpus").and_then(|table| table.get("corrections"));
        let nodes = list.and_then(|entry| entry.node.as_list()).unwrap_or_default();
        self.corpus.corrections.iter().zip(nodes).map(|(path, node)| (path.as_path(), node.origin.clone()))
    }

    /// Whether the corpus is the configuration's own, and not what the command line names.
    #[must_use]
    pub fn reads_own_corpus(&self) -> bool {
        let paths = tree::table(&self.tree, "corpus").and_then(|table| table.get("paths"));
        paths.is_some_and(|entry| entry.node.origin.file().is_some())
    }

    /// What is wrong so far. [`plan`](crate::plan) reports it too.
    #[must_use]
    pub fn errors(&self) -> &[ConfigError] {
        &self.errors
    }

    /// The configuration file.
    #[must_use]
    pub fn file(&self) -> Option<&ConfigFile> {
        self.file.as_deref()
    }

    /// What the configuration extends, the nearest first: files and presets.
    pub fn bases(&self) -> impl Iterator<Item = &ConfigFile> {
        self.bases.iter().map(|file| &**file)
    }

    /// The libraries that must be loaded before there can be a plan, in the order of the configuration.
    #[must_use]
    pub fn libraries(&self) -> Vec<WantedLibrary> {
        let mut wanted = Vec::new();
        for (name, table) in &self.extractors {
            let Some(library) = table.library.as_deref().filter(|_| table.enabled != Some(false)) else {
                continue;
            };
            let origin = self.locate(name, "/library");
            let id = table.id.clone().unwrap_or_else(|| name.clone());
            wanted.push((
                origin.position(),
                WantedLibrary {
                    name: name.clone(),
                    id,
                    library: Library::new(library),
                    isolation: table.limits(),
                },
            ));
        }
        wanted.sort_by_key(|(position, _)| *position);
        wanted.into_iter().map(|(_, library)| library).collect()
    }

    /// Those libraries that a configuration file that was merely found names outside the plugin path: a
    /// downloaded folder must not run code. Where it extends the plugin path itself, names count too.
    #[must_use]
    pub fn untrusted_libraries(&self) -> Vec<WantedLibrary> {
        let extended = self.plugin_path.len() != self.trusted_path.len();
        let mut wanted = self.libraries();
        wanted.retain(|wanted| match &wanted.library {
            // It may be found in a folder that the file adds, whoever asks for it.
            Library::Name(_) => extended,
            Library::Path(path) => {
                let found = self.locate(&wanted.name, "/library").file().is_some_and(|file| file.found);
                found && !library::is_inside(path, &self.trusted_path)
            }
        });
        wanted
    }

    /// Where a value of an extractor's table was written: the table's name, and a JSON pointer into it
    /// ("/forms/0"; "" for the table). Where that value was not written, the nearest one around it.
    #[must_use]
    pub fn locate(&self, name: &str, pointer: &str) -> Origin {
        let entry = tree::table(&self.tree, "extractor").and_then(|table| table.get(name));
        entry.map_or(Origin::Default, |entry| tree::locate(entry, pointer).clone())
    }

    /// The refusal of a plugin or of the host, shown at the value that it speaks of.
    #[must_use]
    pub fn refusal(&self, name: &str, pointer: &str, message: &str) -> ConfigError {
        ConfigError::new(format!("extractor `{name}`: {message}"), self.locate(name, pointer))
    }
}

/// With inputs on the command line, the file does not say where the output goes.
fn forget_files_output(tree: &mut Table) {
    if let Some(entry) = tree.get_mut("output")
        && let tree::Tree::Table(output) = &mut entry.node.value
    {
        output.retain(|_, entry| entry.node.origin.file().is_none());
    }
}
