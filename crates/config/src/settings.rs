//! The settings of a run, merged and typed, and what is asked of them before the plugins are known.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::check::check;
use crate::document::{
    Corpus, Document, ExtractorTable, Output, OverrideTable, Pipeline, Run, SCHEMA, Snapshots,
};
use crate::error::{ConfigError, ConfigErrors};
use crate::library::{self, Library, WantedLibrary};
use crate::nearest::nearest;
use crate::origin::{ConfigFile, Origin};
use crate::sources::Sources;
use crate::tree::{self, Table};
use crate::{isolation, paths};

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
    /// Where snapshots are kept.
    pub snapshots: Snapshots,
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
        errors.extend(check(&tree, &Origin::Default, "", &SCHEMA));
        errors.extend(paths::dates(&tree));
        errors.extend(isolation::check(&tree));
        errors.extend(library::check(&tree));
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
            snapshots: document.snapshots,
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

    /// Where each of [`Corpus::paths`] was named.
    pub fn path_origins(&self) -> impl Iterator<Item = &Origin> {
        let list = tree::table(&self.tree, "corpus").and_then(|table| table.get("paths"));
        list.and_then(|entry| entry.node.as_list()).unwrap_or_default().iter().map(|node| &node.origin)
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

    /// The libraries that must be loaded before there can be a plan, in the order of the configuration; among them
    /// [plugins](Library::Plugin), which need not be where they are bundled.
    #[must_use]
    pub fn libraries(&self) -> Vec<WantedLibrary> {
        let mut wanted = Vec::new();
        for (name, table) in &self.extractors {
            let Some(library) = table.library().filter(|_| table.enabled != Some(false)) else { continue };
            let (id, isolation) = (table.id_or(name).to_owned(), table.limits());
            let wants = WantedLibrary { name: name.clone(), id, library, isolation };
            wanted.push((self.locate(name, wants.library.key()).position(), wants));
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
            Library::Name(_) | Library::Plugin(_) => extended,
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

    /// The error for a table whose `plugin` is not bundled and has no library, with what was probably meant.
    #[must_use]
    pub fn unknown_plugin(&self, name: &str, message: &str, known: &[String]) -> ConfigError {
        let id = self.extractors.get(name).map_or(name, |table| table.id_or(name));
        let error = self.refusal(name, "/plugin", message);
        match nearest(id, known.iter().map(String::as_str)) {
            Some(near) => error.label(format!("did you mean `{near}`?")),
            None => error,
        }
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
