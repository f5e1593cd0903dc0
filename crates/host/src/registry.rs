//! The extractors at hand: those linked into the program, and those of libraries.

use std::path::PathBuf;
use std::sync::Arc;

use copydesk_abi::Linked;
use copydesk_config::{Library, Plan, WantedLibrary};
use copydesk_core::declare::Declaration;

use crate::descriptor::{Call, DescriptorError, Extractor};
use crate::isolate::{Isolated, Program, Source};
use crate::library::{self, LoadError};
use crate::pipeline::{Pipeline, Step};

/// The extractors at hand, each under the name by which a configuration means it.
#[derive(Clone, Debug, Default)]
pub struct Registry {
    extractors: Vec<(String, Extractor)>,
    program: Program,
}

impl Registry {
    /// The extractors that are linked in, each under its id.
    ///
    /// # Errors
    /// A [`DescriptorError`] where one of them is not in order; a mistake of the program's author.
    pub fn bundled(linked: &[Linked]) -> Result<Self, DescriptorError> {
        let named = |linked: &Linked| {
            let extractor = Extractor::linked(*linked)?;
            Ok((extractor.declaration.id.clone(), extractor))
        };
        let extractors = linked.iter().map(named).collect::<Result<_, _>>()?;
        Ok(Self { extractors, program: Program::default() })
    }

    /// The same, with another program for extractors in processes of their own than this one with the argument
    /// `worker`.
    #[must_use]
    pub fn workers(self, program: Program) -> Self {
        Self { program, ..self }
    }

    /// Whether what is wanted is a plugin that is linked in, so that no library is loaded for it.
    #[must_use]
    pub fn has_linked(&self, wanted: &WantedLibrary) -> bool {
        let linked = |e: &Extractor| e.declaration.library.is_none() && e.declaration.id == wanted.id;
        matches!(wanted.library, Library::Plugin(_)) && self.extractors.iter().any(|(_, e)| linked(e))
    }

    /// Loads a library and adds its extractor. A name is looked up in the folders of `path`; a plugin that is linked in
    /// needs no library.
    ///
    /// This runs the library's code, in a process of its own where that is wanted. Whether the library may be loaded
    /// at all, since somebody who can be trusted named it, is for the caller to settle before.
    ///
    /// # Errors
    /// A [`LoadError`] that says what to do.
    pub fn load(&mut self, wanted: &WantedLibrary, path: &[PathBuf]) -> Result<(), LoadError> {
        if self.has_linked(wanted) {
            return Ok(());
        }
        let file = match &wanted.library {
            Library::Path(path) => path.clone(),
            Library::Name(name) => library::find(name, path)?,
            Library::Plugin(id) => library::find(&library::file_name(id), path).map_err(|_| {
                LoadError::NoPlugin { id: id.clone(), looked: path.to_vec(), known: self.known(path) }
            })?,
        };
        let extractor = match wanted.isolation {
            Some(limits) => {
                let path = file.canonicalize().map_err(|_| LoadError::Missing { path: file })?;
                let (program, source) = (self.program.clone(), Source::Library(path));
                let isolated = Isolated { program, source, id: wanted.id.clone(), limits };
                isolated.describe().map_err(LoadError::Apart)?
            }
            // SAFETY: whoever runs the program vouches for the libraries that it is told to load.
            None => unsafe { library::load(&file, &wanted.id) }?,
        };
        self.extractors.push((wanted.name.clone(), extractor));
        Ok(())
    }

    /// The ids of the extractors that are linked in, and of those on the plugin path.
    fn known(&self, path: &[PathBuf]) -> Vec<String> {
        let linked = self.extractors.iter().filter(|(_, e)| e.declaration.library.is_none());
        linked.map(|(_, e)| e.declaration.id.clone()).chain(library::on_path(path)).collect()
    }

    /// What each declares, in the order in which [`plan`](copydesk_config::plan) counts them.
    #[must_use]
    pub fn declarations(&self) -> Vec<(String, Declaration)> {
        self.extractors.iter().map(|(name, e)| (name.clone(), e.declaration.clone())).collect()
    }

    /// The extractors with their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Extractor)> {
        self.extractors.iter().map(|(name, extractor)| (name.as_str(), extractor))
    }

    /// The pipeline of a plan that was made from [`Registry::declarations`].
    #[must_use]
    pub fn pipeline(&self, plan: &Plan) -> Pipeline {
        let step = |step: &copydesk_config::Step| {
            let (_, extractor) = self.extractors.get(step.declared)?;
            let (name, config) = (step.name.clone(), step.config.to_string());
            let mut extractor = extractor.clone();
            if let (Some(limits), Call::Here(_)) = (step.isolation, &extractor.call) {
                let (program, id) = (self.program.clone(), extractor.declaration.id.clone());
                let isolated = Isolated { program, source: Source::Linked, id, limits };
                extractor.call = Call::Apart(Arc::new(isolated));
            }
            Some(Step { name, extractor, config })
        };
        let pipeline = |steps: &[_]| Pipeline::new(steps.iter().filter_map(step).collect());
        let overrides = plan.overrides.iter().map(|own| pipeline(&own.steps));
        pipeline(&plan.steps).with_overrides(overrides.collect())
    }
}
