//! The extractors at hand: those linked into the program, and those of libraries.

use std::path::PathBuf;

use copydesk_abi::Linked;
use copydesk_config::{Library, Plan, WantedLibrary};
use copydesk_core::declare::Declaration;

use crate::descriptor::{DescriptorError, Extractor};
use crate::library::{self, LoadError};
use crate::pipeline::{Pipeline, Step};

/// The extractors at hand, each under the name by which a configuration means it.
#[derive(Clone, Debug, Default)]
pub struct Registry {
    extractors: Vec<(String, Extractor)>,
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
        Ok(Self { extractors: linked.iter().map(named).collect::<Result<_, _>>()? })
    }

    /// Loads a library and adds its extractor. A name is looked up in the folders of `path`.
    ///
    /// This runs the library's code. Whether the library may be loaded at all, since somebody who can be
    /// trusted named it, is for the caller to settle before.
    ///
    /// # Errors
    /// A [`LoadError`] that says what to do.
    pub fn load(&mut self, wanted: &WantedLibrary, path: &[PathBuf]) -> Result<(), LoadError> {
        let file = match &wanted.library {
            Library::Path(path) => path.clone(),
            Library::Name(name) => library::find(name, path)?,
        };
        // SAFETY: whoever runs the program vouches for the libraries that it is told to load.
        let extractor = unsafe { library::load(&file, &wanted.id) }?;
        self.extractors.push((wanted.name.clone(), extractor));
        Ok(())
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
        let steps = plan.steps.iter().filter_map(|step| {
            let (_, extractor) = self.extractors.get(step.declared)?;
            let (name, config) = (step.name.clone(), step.config.to_string());
            Some(Step { name, extractor: extractor.clone(), config })
        });
        Pipeline::new(steps.collect())
    }
}
