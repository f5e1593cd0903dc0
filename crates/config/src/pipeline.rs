//! Which extractors run: names of the configuration matched with what was declared.

use copydesk_core::declare::Declaration;

use crate::document::ExtractorTable;
use crate::error::ConfigError;
use crate::library::Library;
use crate::nearest::nearest;
use crate::origin::Origin;
use crate::settings::Settings;
use crate::tree;

/// An extractor that the configuration wants.
#[derive(Clone, Debug)]
pub(crate) struct Instance<'a> {
    /// Its name in the configuration.
    pub(crate) name: String,
    /// Where that name was written.
    pub(crate) origin: Origin,
    pub(crate) library: Option<Library>,
    /// Its place among what was declared.
    pub(crate) index: usize,
    pub(crate) declaration: &'a Declaration,
}

/// What the host knows of extractors: the names under which they were loaded, and their declarations.
#[derive(Clone, Copy)]
pub(crate) struct Known<'a> {
    pub(crate) settings: &'a Settings,
    pub(crate) declared: &'a [(String, Declaration)],
}

impl<'a> Known<'a> {
    /// The extractors that run, in the order of the configuration.
    pub(crate) fn instances(self, errors: &mut Vec<ConfigError>) -> Vec<Instance<'a>> {
        let mut instances: Vec<Instance<'a>> = Vec::new();
        for (name, origin) in self.names() {
            if instances.iter().any(|other| other.name == name) {
                let error = ConfigError::new(format!("extractor `{name}` is listed twice"), origin);
                errors.push(error.help(format!(
                    "to run one extractor twice, give it a second name: `[extractor.NAME]` with `use = \"{name}\"`"
                )));
                continue;
            }
            match self.instance(&name, &origin) {
                Ok(instance) => instances.push(instance),
                Err(error) => errors.push(error),
            }
        }
        instances
    }

    /// The names of the pipeline: those it lists, else the bundled extractors; then the tables that bring
    /// an extractor of their own. Without those that are switched off.
    fn names(self) -> Vec<(String, Origin)> {
        let Settings { tree, extractors, .. } = self.settings;
        let listed = tree::table(tree, "pipeline").and_then(|table| table.get("extractors"));
        let mut names: Vec<(String, Origin)> = match listed.and_then(|entry| entry.node.as_list()) {
            Some(list) => list
                .iter()
                .filter_map(|node| Some((node.as_text()?.to_owned(), node.origin.clone())))
                .collect(),
            None => self.bundled().map(|(_, bundled)| (bundled.id.clone(), Origin::Default)).collect(),
        };
        let mut own: Vec<(String, Origin)> = extractors
            .iter()
            .filter(|(name, table)| {
                table.brings_its_own() && !names.iter().any(|(listed, _)| listed == *name)
            })
            .map(|(name, _)| (name.clone(), self.settings.locate(name, "")))
            .collect();
        own.sort_by_key(|(_, origin)| origin.position());
        names.extend(own);
        names.retain(|(name, _)| extractors.get(name).is_none_or(|table| table.enabled != Some(false)));
        names
    }

    fn bundled(self) -> impl Iterator<Item = (usize, &'a Declaration)> {
        let all = self.declared.iter().enumerate();
        all.filter(|(_, (_, declaration))| declaration.library.is_none())
            .map(|(index, (_, bundled))| (index, bundled))
    }

    /// The extractor that a name stands for.
    pub(crate) fn instance(self, name: &str, origin: &Origin) -> Result<Instance<'a>, ConfigError> {
        let table = self.settings.extractors.get(name);
        let id = table.map_or(name, |table| table.id_or(name));
        let bundled = self.bundled().find(|(_, bundled)| bundled.id == id);
        let library = table.and_then(ExtractorTable::library);
        let library = library.filter(|wanted| !matches!(wanted, Library::Plugin(_)) || bundled.is_none());
        let (index, declaration) = match &library {
            Some(library) => self.loaded(name, id, library)?,
            None => bundled.ok_or_else(|| self.unknown(name, id, origin))?,
        };
        if let Some(key) = crate::schema::taken_key(&declaration.schema) {
            return Err(ConfigError::new(
                format!("extractor `{name}` declares the setting `{key}`, which is the host's own"),
                origin.clone(),
            )
            .help(format!(
                "its author must give the setting another name: {} {}",
                declaration.id, declaration.version
            )));
        }
        Ok(Instance { name: name.to_owned(), origin: origin.clone(), library, index, declaration })
    }

    fn loaded(
        self,
        name: &str,
        id: &str,
        library: &Library,
    ) -> Result<(usize, &'a Declaration), ConfigError> {
        let origin = self.settings.locate(name, library.key());
        let mut all = self.declared.iter().enumerate();
        let found = all.find(|(_, (loaded, declaration))| loaded == name && declaration.library.is_some());
        let Some((index, (_, declaration))) = found else {
            return Err(ConfigError::new(
                format!("the {library} of extractor `{name}` was not loaded"),
                origin,
            ));
        };
        if declaration.id != id {
            let message = format!("the {library} holds the extractor `{}`, not `{id}`", declaration.id);
            return Err(ConfigError::new(message, origin).help(format!("add `use = \"{}\"`", declaration.id)));
        }
        Ok((index, declaration))
    }

    fn unknown(self, name: &str, id: &str, origin: &Origin) -> ConfigError {
        let bundled: Vec<&str> = self.bundled().map(|(_, bundled)| bundled.id.as_str()).collect();
        let tables = self
            .settings
            .extractors
            .iter()
            .filter(|(_, table)| table.library().is_some() || table.id.is_some());
        let known: Vec<&str> = if id == name {
            bundled.iter().copied().chain(tables.map(|(name, _)| name.as_str())).collect()
        } else {
            bundled.clone()
        };
        let origin = if id == name { origin.clone() } else { self.settings.locate(name, "/use") };
        let mut error = ConfigError::new(format!("there is no extractor `{id}`"), origin);
        if let Some(near) = nearest(id, known.iter().copied().filter(|known| *known != id)) {
            error = error.label(format!("did you mean `{near}`?"));
        }
        let listed: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
        if !listed.is_empty() {
            error = error.help(format!("there are {}", listed.join(", ")));
        }
        error.help(format!(
            "a plugin needs `library = \"...\"` under `[extractor.{name}]`, or `plugin = \"ID\"` where it lies on the plugin path"
        ))
    }

    /// Reports the tables whose name nothing knows. Those of the pipeline have been reported as part of it.
    pub(crate) fn stray_tables(self, errors: &mut Vec<ConfigError>) {
        let listed =
            |name: &String| self.settings.pipeline.extractors.iter().flatten().any(|other| other == name);
        let bundled = |name: &String| self.bundled().any(|(_, bundled)| bundled.id == *name);
        for (name, table) in &self.settings.extractors {
            if !table.brings_its_own() && !bundled(name) && !listed(name) {
                errors.push(self.unknown(name, name, &self.settings.locate(name, "")));
            }
        }
    }
}

/// Keeps just the extractors that `--extractor` names, and those that provide what they require.
pub(crate) fn restrict<'a>(
    instances: Vec<Instance<'a>>,
    only: &[String],
    errors: &mut Vec<ConfigError>,
) -> Vec<Instance<'a>> {
    let mut kept = vec![false; instances.len()];
    for name in only {
        match instances.iter().position(|instance| instance.name == *name) {
            Some(index) => kept[index] = true,
            None => {
                let names = instances.iter().map(|instance| instance.name.as_str());
                let origin = Origin::argument("--extractor", name);
                let mut error =
                    ConfigError::new(format!("there is no extractor `{name}` in the pipeline"), origin);
                if let Some(near) = nearest(name, names.clone()) {
                    error = error.label(format!("did you mean `{near}`?"));
                }
                let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
                errors.push(error.help(format!("it has {}", names.join(", "))));
            }
        }
    }
    loop {
        let needed = |provider: &Instance<'_>| {
            let mut kept =
                instances.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(instance, _)| instance);
            kept.any(|user| {
                user.declaration.requires.iter().any(|need| provider.declaration.provides.contains(need))
            })
        };
        let more = (0..instances.len()).find(|index| !kept[*index] && needed(&instances[*index]));
        match more {
            Some(index) => kept[index] = true,
            None => break,
        }
    }
    instances.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(instance, _)| instance).collect()
}
