//! A configuration file: its tables, as they are read and as its JSON Schema has them.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::LazyLock;

use copydesk_core::{MetadataRule, OffsetUnit};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::isolation::{self, Limits};
use crate::library::Library;

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

/// Where `copydesk snapshot` keeps the claims of the corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Snapshots {
    /// The folder, relative to the file's folder; `snapshots` beside the file where it is not given.
    pub path: Option<PathBuf>,
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
    /// The id of the extractor, wherever it is: bundled, or else a plugin whose library (`libcopydesk_ID.so` and the
    /// like) lies on the plugin path. Instead of `use` and `library`.
    pub(crate) plugin: Option<String>,
    /// Whether it runs. A table with `library`, `plugin` or `use` runs unless this is false, listed or not.
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
    /// The id of the extractor that a table of this name means.
    pub(crate) fn id_or<'a>(&'a self, name: &'a str) -> &'a str {
        self.plugin.as_deref().or(self.id.as_deref()).unwrap_or(name)
    }

    /// Where the extractor is; none where it is bundled, which a plugin may be too.
    pub(crate) fn library(&self) -> Option<Library> {
        let named = self.library.as_deref().map(Library::new);
        named.or_else(|| self.plugin.clone().map(Library::Plugin))
    }

    /// Whether the extractor runs though the pipeline does not list it.
    pub(crate) fn brings_its_own(&self) -> bool {
        self.enabled == Some(true) || self.library().is_some() || self.id.is_some()
    }

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
pub(crate) struct Document {
    /// The configuration that this one lies over: a preset (`"copydesk:newsroom"`), or a file relative to the
    /// folder of this one. What both say, this one decides: tables are merged key by key, any other value is
    /// taken whole.
    pub(crate) extends: Option<String>,
    pub(crate) corpus: Corpus,
    pub(crate) pipeline: Pipeline,
    /// A table for each extractor.
    pub(crate) extractor: BTreeMap<String, ExtractorTable>,
    pub(crate) output: Output,
    pub(crate) snapshots: Snapshots,
    pub(crate) run: Run,
    /// Other settings for the articles of some files. Of several that are meant for an article, the first
    /// counts.
    pub(crate) overrides: Vec<OverrideTable>,
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
