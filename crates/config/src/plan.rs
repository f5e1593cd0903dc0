//! The plan: which extractors run, in which order, with which settings, over which layers.

use copydesk_core::declare::Declaration;
use serde_json::{Map, Value};

use crate::check::check;
use crate::document::ExtractorTable;
use crate::error::{ConfigError, ConfigErrors};
use crate::isolation::Limits;
use crate::library::Library;
use crate::order;
use crate::origin::Origin;
use crate::overrides::{self, Override};
use crate::paths;
use crate::pipeline::{Instance, Known, restrict};
use crate::schema::{self, HOST_KEYS};
use crate::settings::Settings;
use crate::tree::{self, Table};

/// What will run. Every value in it has been checked against what the extractors declare.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The extractors, in the order in which they see an article.
    pub steps: Vec<Step>,
    /// The layers that some extractor requires ("layer:tokens"), in the order in which they are computed.
    pub layers: Vec<&'static str>,
    /// What runs instead for the articles that have settings of their own.
    pub overrides: Vec<Override>,
    /// The settings that are no extractor's.
    pub settings: Settings,
}

/// One extractor of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Its name in the configuration.
    pub name: String,
    /// The extractor's id.
    pub id: String,
    /// The library that holds it; none for a bundled one.
    pub library: Option<Library>,
    /// Its place in the slice of declarations that the plan was made from.
    pub declared: usize,
    /// Its configuration: a JSON object without the host's keys.
    pub config: Value,
    /// The limits of the processes that it runs in; none where it runs inside the program.
    pub isolation: Option<Limits>,
}

/// Makes the plan from the settings and the declarations of all extractors at hand: each bundled one under
/// its id, and each library's under the name of the table that wants it
/// ([`Settings::libraries`]).
///
/// # Errors
/// Everything that is wrong, at once: extractors that do not exist, settings that they do not declare or
/// do not allow, needs that nothing meets, circles.
pub fn plan(mut settings: Settings, declared: &[(String, Declaration)]) -> Result<Plan, ConfigErrors> {
    let mut errors = std::mem::take(&mut settings.errors);
    let instances = checked(&settings, declared, &mut errors);
    errors.extend(overrides::errors(&settings, declared));
    if !errors.is_empty() {
        return Err(ConfigErrors::sorted(errors));
    }
    let (steps, layers) = ordered(&settings, instances, declared).map_err(ConfigErrors::sorted)?;
    let overrides = overrides::plan(&settings, declared).map_err(ConfigErrors::sorted)?;
    Ok(Plan { steps, layers, overrides, settings })
}

/// The extractors that run, their settings checked.
pub(crate) fn checked<'a>(
    settings: &'a Settings,
    declared: &'a [(String, Declaration)],
    errors: &mut Vec<ConfigError>,
) -> Vec<Instance<'a>> {
    let known = Known { settings, declared };
    let instances = known.instances(errors);
    known.stray_tables(errors);
    for (name, entry) in tree::table(&settings.tree, "extractor").into_iter().flatten() {
        // Names that stand for nothing have been reported.
        let Ok(instance) = known.instance(name, &entry.key) else { continue };
        let Some(table) = entry.node.as_table() else { continue };
        let schema = schema::of_table(&instance.declaration.schema);
        errors.extend(check(table, &entry.key, &format!("extractor.{name}"), &schema));
    }
    match &settings.only {
        Some(only) => restrict(instances, only, errors),
        None => instances,
    }
}

/// The extractors as steps in their order, with the layers that they require.
pub(crate) fn ordered(
    settings: &Settings,
    instances: Vec<Instance<'_>>,
    declared: &[(String, Declaration)],
) -> Result<(Vec<Step>, Vec<&'static str>), Vec<ConfigError>> {
    let ordered = order::order(instances, declared)?;
    let layers = order::layers(&ordered);
    let steps = ordered.into_iter().map(|instance| Step {
        config: own_config(&settings.tree, &instance.name, &instance.declaration.schema),
        id: instance.declaration.id.clone(),
        isolation: settings.extractors.get(&instance.name).and_then(ExtractorTable::limits),
        name: instance.name,
        library: instance.library,
        declared: instance.index,
    });
    Ok((steps.collect(), layers))
}

/// The table of an extractor without the keys that are the host's, its paths made to start from the file.
fn own_config(tree: &Table, name: &str, schema: &Value) -> Value {
    let entry = tree::table(tree, "extractor").and_then(|table| table.get(name));
    let mut own = entry.and_then(|entry| entry.node.as_table()).cloned().unwrap_or_default();
    own.retain(|key, _| !HOST_KEYS.contains(&key.as_str()));
    paths::resolve_own(&mut own, schema);
    own.iter().map(|(key, entry)| (key.clone(), entry.node.to_json())).collect::<Map<_, _>>().into()
}

impl Plan {
    /// See [`Settings::locate`].
    #[must_use]
    pub fn locate(&self, name: &str, pointer: &str) -> Origin {
        self.settings.locate(name, pointer)
    }

    /// See [`Settings::refusal`].
    #[must_use]
    pub fn refusal(&self, name: &str, pointer: &str, message: &str) -> ConfigError {
        self.settings.refusal(name, pointer, message)
    }
}
