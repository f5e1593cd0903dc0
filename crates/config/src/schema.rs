//! JSON Schemas: of one extractor's table, and of the whole file.

use copydesk_core::declare::Declaration;
use serde_json::{Map, Value};

use crate::document::SCHEMA;
use crate::settings::Settings;

/// The keys of an extractor's table that are the host's. A plugin that declares one of them is refused.
pub const HOST_KEYS: [&str; 7] = ["use", "library", "plugin", "enabled", "isolation", "timeout", "memory"];

/// The first of the host's keys that a plugin's schema declares.
pub(crate) fn taken_key(schema: &Value) -> Option<&'static str> {
    let properties = schema.get("properties")?.as_object()?;
    HOST_KEYS.into_iter().find(|key| properties.contains_key(*key))
}

/// The schema of an extractor's table: the plugin's own with the host's keys beside it. Keys that neither
/// declares are refused, unless the plugin says outright that it takes any.
pub(crate) fn of_table(plugin: &Value) -> Value {
    let mut schema = plugin.as_object().cloned().unwrap_or_default();
    let mut properties =
        schema.remove("properties").and_then(|own| own.as_object().cloned()).unwrap_or_default();
    let host = SCHEMA.pointer("/$defs/ExtractorTable/properties").and_then(Value::as_object);
    properties.extend(host.cloned().unwrap_or_default());
    schema.insert("properties".to_owned(), properties.into());
    schema.entry("additionalProperties").or_insert(Value::Bool(false));
    // The host's one definition; a plugin's own of the same name would win, and would be no worse off.
    let isolation = SCHEMA.pointer("/$defs/Isolation").cloned().unwrap_or_default();
    let definitions = schema.entry("$defs").or_insert_with(|| Map::new().into());
    if let Some(definitions) = definitions.as_object_mut() {
        definitions.entry("Isolation").or_insert(isolation);
    }
    schema.into()
}

/// The schema of an extractor's table in an override: the plugin's own keys, none required, and `enabled`.
pub(crate) fn of_override(plugin: &Value) -> Value {
    let mut schema = of_table(plugin);
    if let Some(schema) = schema.as_object_mut() {
        schema.remove("required");
        schema.remove("default");
        if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
            properties.retain(|key, _| key == "enabled" || !HOST_KEYS.contains(&key.as_str()));
        }
    }
    schema
}

impl Settings {
    /// What extractors declare, under each name that the configuration has for them: a bundled one stands for every table
    /// that means it with `use` or `plugin`, too.
    #[must_use]
    pub fn under_all_names(&self, declared: &[(String, Declaration)]) -> Vec<(String, Declaration)> {
        let has = |name: &str| declared.iter().any(|(known, _)| known == name);
        let bundled = |id: &str| declared.iter().find(|(_, one)| one.library.is_none() && one.id == id);
        let others = self.extractors.iter().filter(|(name, _)| !has(name)).filter_map(|(name, table)| {
            let (_, declaration) = bundled(table.id_or(name))?;
            Some((name.clone(), declaration.clone()))
        });
        declared.iter().cloned().chain(others).collect()
    }
}

/// The JSON Schema of a configuration file, for editors: `extractor.NAME` is typed by what the extractor
/// of that name declares.
#[must_use]
pub fn schema(declared: &[(String, Declaration)]) -> Value {
    let mut whole = SCHEMA.clone();
    for (place, of) in [
        ("/properties/extractor", of_table as fn(&Value) -> Value),
        ("/$defs/OverrideTable/properties/extractor", of_override),
    ] {
        let tables = tables(declared, place, of);
        if let Some(extractor) = whole.pointer_mut(place).and_then(Value::as_object_mut) {
            extractor.insert("properties".to_owned(), tables.into());
        }
    }
    if let Some(whole) = whole.as_object_mut() {
        whole.insert("title".to_owned(), "Configuration of Copydesk".into());
    }
    whole
}

/// The schemas of all extractors' tables, for a place in the schema of the whole.
fn tables(declared: &[(String, Declaration)], place: &str, of: fn(&Value) -> Value) -> Map<String, Value> {
    let mut tables = Map::new();
    for (name, declaration) in declared {
        let mut table = of(&declaration.schema);
        let pointer = name.replace('~', "~0").replace('/', "~1");
        rebase(&mut table, &format!("#{place}/properties/{pointer}"));
        if let Some(table) = table.as_object_mut() {
            table.remove("$schema");
            table.entry("description").or_insert_with(|| declaration.summary.clone().into());
        }
        tables.insert(name.clone(), table);
    }
    tables
}

/// Makes the references of a schema that has moved into another one start from its new place.
fn rebase(schema: &mut Value, base: &str) {
    match schema {
        Value::Object(object) => {
            for (key, value) in object {
                match value {
                    Value::String(target) if key == "$ref" => {
                        if let Some(pointer) = target.strip_prefix('#') {
                            *target = format!("{base}{pointer}");
                        }
                    }
                    value => rebase(value, base),
                }
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|value| rebase(value, base)),
        _ => {}
    }
}
