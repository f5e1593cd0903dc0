//! Turns TOML and what extractors declare into a checked [`Plan`].
//!
//! It happens in two steps, because the extractors' own settings can only be checked once the plugins are
//! loaded:
//!
//! 1. [`Sources::read`] merges the defaults, the file, the environment and the command line into
//!    [`Settings`], and checks whatever is the program's own. The host then loads the
//!    [libraries](Settings::libraries) that they name.
//! 2. [`plan`] checks each extractor's table against the JSON Schema that the extractor declares, orders the
//!    extractors by what they require and provide, and says which layers they need.
//!
//! ```
//! use copydesk_config::{ConfigFile, Sources, plan};
//! use copydesk_core::declare::Declaration;
//! use serde_json::json;
//!
//! let file = ConfigFile {
//!     path: "copydesk.toml".into(),
//!     text: "[corpus]\npaths = [\"seeds\"]\n\n[extractor.dates]\nduration = true\n".to_owned(),
//!     found: true,
//!     ..ConfigFile::default()
//! };
//! let settings = Sources { file: Some(file), ..Sources::default() }.read()?;
//! assert_eq!(settings.corpus.paths, ["seeds"]);
//!
//! // What the host learns from the extractors, bundled or loaded.
//! let dates = Declaration {
//!     id: "dates".to_owned(),
//!     version: "0.1.0".to_owned(),
//!     summary: "Dates".to_owned(),
//!     requires: vec!["layer:tokens".to_owned()],
//!     optional: vec![],
//!     provides: vec!["claim:date".to_owned()],
//!     schema: json!({"type": "object", "properties": {"durations": {"type": "boolean"}}}),
//!     library: None,
//! };
//! let declared = [("dates".to_owned(), dates)];
//! let errors = plan(settings, &declared).unwrap_err();
//! assert_eq!(
//!     errors.to_string(),
//!     "error: unknown key `extractor.dates.duration`
//!  --> copydesk.toml:5:1
//!   |
//! 5 | duration = true
//!   | ^^^^^^^^ did you mean `durations`?
//!   |
//!   = help: allowed: `durations`, `enabled`, `isolation`, `library`, `memory`, `plugin`, `timeout`, `use`"
//! );
//!
//! let environment = vec![("COPYDESK_EXTRACTOR__DATES__DURATIONS".to_owned(), "true".to_owned())];
//! let plan = plan(Sources { environment, ..Sources::default() }.read()?, &declared)?;
//! assert_eq!(plan.steps[0].config, json!({"durations": true}));
//! assert_eq!(plan.layers, ["layer:tokens"]);
//! # Ok::<(), copydesk_config::ConfigErrors>(())
//! ```
//!
//! Invariants:
//! - nothing here reads a file, the environment, the clock or the arguments: the caller does, or lends a way to;
//! - every value remembers its [`Origin`], and every [`ConfigError`] shows it;
//! - no input panics; errors are collected, not only the first one;
//! - a plan's extractors exist, their settings fit their schemas, and their needs are met.
//!
//! Where things are: `sources` lays the sources over each other into a `tree` of values with their
//! [`Origin`], and what the file `extends` (files, `presets`) below them; `check` compares it with a JSON Schema
//! (`describe` puts schemas in words, `nearest` finds what was meant); `document` has the tables of a file, typed, `settings` what they come to; `paths` and `library` have what
//! is special about paths, `isolation` the limits of extractors in processes of their own. `pipeline` says which
//! extractors run, `order` in which order, `plan` puts both together; `overrides` does it again for the articles
//! that have settings of their own; `show` and `schema` write the result for people and for editors.
//! `corrections` reads a person's decisions about claims.
#![forbid(unsafe_code)]

mod check;
mod corrections;
mod describe;
mod document;
mod error;
mod extends;
mod isolation;
mod library;
mod nearest;
mod order;
mod origin;
mod overrides;
mod paths;
mod pipeline;
mod plan;
mod presets;
mod schema;
mod settings;
mod show;
mod sources;
mod tree;

pub use corrections::{CorrectionFiles, schema as corrections_schema};
pub use document::{Corpus, Format, Output, Run, Snapshots};
pub use error::{ConfigError, ConfigErrors};
pub use isolation::Limits;
pub use library::{Library, WantedLibrary};
pub use origin::{ConfigFile, Origin};
pub use overrides::Override;
pub use plan::{Plan, Step, plan};
pub use presets::{PRESETS, Preset};
pub use schema::{HOST_KEYS, schema};
pub use settings::Settings;
pub use sources::Sources;
