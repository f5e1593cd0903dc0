//! Settings of extractors for the articles of some files.
//!
//! Each override is planned for itself, as if the whole configuration said it: what runs for an article is one
//! plan, made and checked before the first article is read.

use copydesk_core::declare::Declaration;

use crate::check::check;
use crate::error::ConfigError;
use crate::pipeline::Known;
use crate::plan::{Step, checked, ordered};
use crate::schema;
use crate::settings::Settings;
use crate::tree::{self, Entry, Node, Table, Tree};

/// What runs for the articles that an override is meant for.
#[derive(Clone, Debug)]
pub struct Override {
    /// The files meant: a path or a glob.
    pub path: String,
    /// The extractors, in the order in which they see an article.
    pub steps: Vec<Step>,
    settings: Settings,
}

impl Override {
    /// See [`Settings::refusal`].
    #[must_use]
    pub fn refusal(&self, name: &str, pointer: &str, message: &str) -> ConfigError {
        self.settings.refusal(name, pointer, message)
    }
}

/// The tables of the overrides, as they were written.
pub(crate) fn tables(tree: &Table) -> impl Iterator<Item = &Table> {
    let list = tree.get("overrides").and_then(|entry| entry.node.as_list());
    list.unwrap_or_default().iter().filter_map(Node::as_table)
}

/// What is wrong with the extractors' settings in the overrides.
pub(crate) fn errors(settings: &Settings, declared: &[(String, Declaration)]) -> Vec<ConfigError> {
    let known = Known { settings, declared };
    let mut errors = Vec::new();
    for (number, table) in tables(&settings.tree).enumerate() {
        for (name, entry) in tree::table(table, "extractor").into_iter().flatten() {
            let instance = match known.instance(name, &entry.key) {
                Ok(instance) => instance,
                // It has been reported where its own table stands.
                Err(_) if settings.extractors.contains_key(name) => continue,
                Err(error) => {
                    errors.push(error);
                    continue;
                }
            };
            let Some(table) = entry.node.as_table() else { continue };
            let path = format!("overrides[{number}].extractor.{name}");
            let schema = schema::of_override(&instance.declaration.schema);
            errors.extend(check(table, &entry.key, &path, &schema));
        }
    }
    errors
}

/// The plan of each override.
///
/// # Errors
/// What is wrong with a pipeline as an override has it.
pub(crate) fn plan(
    settings: &Settings,
    declared: &[(String, Declaration)],
) -> Result<Vec<Override>, Vec<ConfigError>> {
    let mut planned = Vec::new();
    let mut errors = Vec::new();
    for (table, written) in tables(&settings.tree).zip(&settings.overrides) {
        let settings = laid_over(settings, table, declared);
        let mut own = Vec::new();
        let instances = checked(&settings, declared, &mut own);
        if own.is_empty() {
            match ordered(&settings, instances, declared) {
                Ok((steps, _)) => planned.push(Override { path: written.path.clone(), steps, settings }),
                Err(wrong) => own = wrong,
            }
        }
        errors.extend(own);
    }
    if errors.is_empty() { Ok(planned) } else { Err(errors) }
}

/// The settings with those of an override laid over them.
fn laid_over(settings: &Settings, table: &Table, declared: &[(String, Declaration)]) -> Settings {
    let mut settings = settings.clone();
    let mut part = Table::new();
    if let Some(entry) = table.get("extractor") {
        part.insert("extractor".to_owned(), entry.clone());
    }
    if let Some(entry) = table.get("extractors") {
        let pipeline = Table::from([("extractors".to_owned(), entry.clone())]);
        let node = Node { value: Tree::Table(pipeline), origin: entry.key.clone() };
        part.insert("pipeline".to_owned(), Entry { key: entry.key.clone(), node });
    }
    tree::overlay_part(&mut settings.tree, part);
    settings.read_tables();
    // What the command line restricts the run to need not be part of every pipeline.
    if let Some(mut only) = settings.only.take() {
        let instances = Known { settings: &settings, declared }.instances(&mut Vec::new());
        only.retain(|name| instances.iter().any(|instance| instance.name == *name));
        settings.only = Some(only);
    }
    settings
}
