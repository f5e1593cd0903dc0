//! Checks a value against a JSON Schema, as far as `schemars` uses one for what `serde` reads.

use serde_json::{Map, Value};

use crate::describe::{choices, choices_in_words, in_words, types};
use crate::error::ConfigError;
use crate::nearest::nearest;
use crate::origin::Origin;
use crate::tree::{Node, Table, Tree};

/// Everything in `table` that `schema` does not allow. `path` is what the table is called in messages:
/// "extractor.quotes", or empty for the whole file.
pub(crate) fn check(table: &Table, header: &Origin, path: &str, schema: &Value) -> Vec<ConfigError> {
    let mut checker = Checker { root: schema, errors: Vec::new(), budget: BUDGET };
    checker.table(table, header, path, schema);
    checker.errors
}

/// The schema that a `$ref` stands for; what a schema of a plugin cannot resolve allows everything.
pub(crate) fn resolve<'a>(root: &'a Value, schema: &'a Value) -> &'a Value {
    let mut schema = schema;
    // References can run in a circle.
    for _ in 0..16 {
        let target = schema.get("$ref").and_then(Value::as_str).and_then(|target| target.strip_prefix('#'));
        match target.and_then(|pointer| root.pointer(pointer)) {
            Some(target) => schema = target,
            None => return schema,
        }
    }
    &Value::Bool(true)
}

/// How many values are compared with a schema before the rest is left to the plugin. Alternatives that
/// refer to themselves would otherwise multiply with every level.
const BUDGET: u32 = 500_000;

struct Checker<'a> {
    root: &'a Value,
    errors: Vec<ConfigError>,
    budget: u32,
}

impl<'a> Checker<'a> {
    fn node(&mut self, node: &Node, path: &str, schema: &'a Value) {
        let Some(budget) = self.budget.checked_sub(1) else { return };
        self.budget = budget;
        let schema = resolve(self.root, schema);
        if let Some(choices) = choices(self.root, schema) {
            return self.choice(node, path, &choices);
        }
        if let Some(alternatives) = alternatives(schema) {
            self.alternatives(node, path, alternatives);
        }
        for part in schema.get("allOf").and_then(Value::as_array).into_iter().flatten() {
            self.node(node, path, part);
        }
        if !types(schema).is_none_or(|types| types.iter().any(|name| has_type(node, name))) {
            let error = ConfigError::new(
                format!("`{path}` must be {}", in_words(self.root, schema)),
                node.origin.clone(),
            );
            return self.errors.push(error.label(format!("this is {}", kind(node))));
        }
        match &node.value {
            Tree::Integer(integer) => self.number(*integer as f64, node, path, schema),
            Tree::Number(number) => self.number(*number, node, path, schema),
            Tree::Text(text) => {
                let length = text.chars().count();
                self.length(length, ["minLength", "maxLength"], "characters", node, path, schema);
            }
            Tree::List(list) => {
                self.length(list.len(), ["minItems", "maxItems"], "values", node, path, schema);
                if let Some(items) = schema.get("items") {
                    for (index, item) in list.iter().enumerate() {
                        self.node(item, &format!("{path}[{index}]"), items);
                    }
                }
            }
            Tree::Table(table) => self.table(table, &node.origin, path, schema),
            Tree::Boolean(_) => {}
        }
    }

    fn choice(&mut self, node: &Node, path: &str, choices: &[&Value]) {
        let value = node.to_json();
        if choices.contains(&&value) {
            return;
        }
        let message = format!("`{path}` must be {}", choices_in_words(choices));
        let mut error = ConfigError::new(message, node.origin.clone());
        let near = node
            .as_text()
            .and_then(|text| nearest(text, choices.iter().filter_map(|choice| choice.as_str())));
        error = match near {
            Some(near) => error.label(format!("did you mean \"{near}\"?")),
            None if node.as_text().is_some() => error,
            None => error.label(format!("this is {}", kind(node))),
        };
        self.errors.push(error);
    }

    /// Any of the alternatives will do; where none does, the errors of the one that comes nearest.
    fn alternatives(&mut self, node: &Node, path: &str, alternatives: &'a [Value]) {
        let mut fewest: Option<(bool, Vec<ConfigError>)> = None;
        for alternative in alternatives.iter().filter(|alternative| !is_null(alternative)) {
            let mut trial = Checker { root: self.root, errors: Vec::new(), budget: self.budget };
            trial.node(node, path, alternative);
            self.budget = trial.budget;
            if trial.errors.is_empty() {
                return;
            }
            let types = types(resolve(self.root, alternative));
            let other_type = !types.is_none_or(|types| types.iter().any(|name| has_type(node, name)));
            let better = |(other, errors): &(bool, Vec<ConfigError>)| {
                (other_type, trial.errors.len()) < (*other, errors.len())
            };
            if fewest.as_ref().is_none_or(better) {
                fewest = Some((other_type, trial.errors));
            }
        }
        self.errors.extend(fewest.map(|(_, errors)| errors).unwrap_or_default());
    }

    fn number(&mut self, number: f64, node: &Node, path: &str, schema: &'a Value) {
        let limit = |key: &str| schema.get(key).and_then(Value::as_f64);
        let too_small = limit("minimum").is_some_and(|least| number < least)
            || limit("exclusiveMinimum").is_some_and(|bound| number <= bound);
        let too_large = limit("maximum").or(largest(schema)).is_some_and(|most| number > most)
            || limit("exclusiveMaximum").is_some_and(|bound| number >= bound);
        if too_small || too_large {
            let message = format!("`{path}` must be {}", in_words(self.root, schema));
            let label = if too_small { "too small" } else { "too large" };
            self.errors.push(ConfigError::new(message, node.origin.clone()).label(label));
        }
    }

    fn length(
        &mut self,
        length: usize,
        keys: [&str; 2],
        of: &str,
        node: &Node,
        path: &str,
        schema: &'a Value,
    ) {
        let [least, most] = keys.map(|key| schema.get(key).and_then(Value::as_u64));
        let length = length as u64;
        let plural = |limit: u64| if limit == 1 { of.trim_end_matches('s') } else { of };
        let limit = match (least, most) {
            (Some(least), _) if length < least => format!("at least {least} {}", plural(least)),
            (_, Some(most)) if length > most => format!("at most {most} {}", plural(most)),
            _ => return,
        };
        self.errors.push(ConfigError::new(format!("`{path}` must have {limit}"), node.origin.clone()));
    }

    fn table(&mut self, table: &Table, header: &Origin, path: &str, schema: &'a Value) {
        let properties = schema.get("properties").and_then(Value::as_object);
        let property = |key: &str| properties.and_then(|properties| properties.get(key));
        let others = schema.get("additionalProperties");
        for (key, entry) in table {
            let full = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
            match property(key).or(others.filter(|others| **others != Value::Bool(false))) {
                Some(schema) => self.node(&entry.node, &full, schema),
                None if others.is_some() => {
                    self.unknown(key, &full, &entry.key, properties.into_iter().flat_map(Map::keys))
                }
                None => {}
            }
        }
        let required = schema.get("required").and_then(Value::as_array).into_iter().flatten();
        for key in required.filter_map(Value::as_str).filter(|key| !table.contains_key(*key)) {
            let message = format!("`{path}` lacks `{key}`");
            let what = property(key).map(|schema| in_words(self.root, schema));
            let error = ConfigError::new(message, header.clone());
            self.errors.push(match what {
                Some(what) => error.help(format!("`{key}` is {what}")),
                None => error,
            });
        }
    }

    fn unknown<'k>(
        &mut self,
        key: &str,
        full: &str,
        origin: &Origin,
        allowed: impl Iterator<Item = &'k String>,
    ) {
        let allowed: Vec<&str> = allowed.map(String::as_str).collect();
        let mut error = ConfigError::new(format!("unknown key `{full}`"), origin.clone());
        if let Some(near) = nearest(key, allowed.iter().copied()) {
            error = error.label(format!("did you mean `{near}`?"));
        } else if let Some(place) = self.table_with(key) {
            error = error.label(format!("`{key}` belongs in [{place}]"));
        } else if key == "extends" {
            // Behind a table's head, TOML takes it for a key of that table.
            error = error.label("`extends` belongs at the top of the file, before all tables");
        }
        let allowed: Vec<String> = allowed.iter().map(|key| format!("`{key}`")).collect();
        self.errors.push(match allowed.as_slice() {
            [] => error.help("no key is allowed here"),
            allowed => error.help(format!("allowed: {}", allowed.join(", "))),
        });
    }

    /// The table at the top that has the key.
    fn table_with(&self, key: &str) -> Option<&'a str> {
        let tables = self.root.get("properties").and_then(Value::as_object)?;
        let has = |schema: &Value| {
            resolve(self.root, schema).pointer("/properties").and_then(|all| all.get(key)).is_some()
        };
        tables.iter().find(|(_, schema)| has(schema)).map(|(name, _)| name.as_str())
    }
}

fn alternatives(schema: &Value) -> Option<&[Value]> {
    let list = schema.get("anyOf").or_else(|| schema.get("oneOf"))?.as_array()?;
    (!list.is_empty()).then_some(list.as_slice())
}

/// The largest number of a format whose limits `schemars` does not write out.
fn largest(schema: &Value) -> Option<f64> {
    match schema.get("format")?.as_str()? {
        "uint32" => Some(u32::MAX.into()),
        "int32" => Some(i32::MAX.into()),
        _ => None,
    }
}

/// `null` stands for an absent key; TOML has no such value.
pub(crate) fn is_null(schema: &Value) -> bool {
    schema.get("type").and_then(Value::as_str) == Some("null")
}

fn has_type(node: &Node, name: &str) -> bool {
    match &node.value {
        Tree::Boolean(_) => name == "boolean",
        Tree::Integer(_) => name == "integer" || name == "number",
        Tree::Number(_) => name == "number",
        Tree::Text(_) => name == "string",
        Tree::List(_) => name == "array",
        Tree::Table(_) => name == "object",
    }
}

fn kind(node: &Node) -> &'static str {
    match &node.value {
        Tree::Boolean(_) => "true or false",
        Tree::Integer(_) => "a whole number",
        Tree::Number(_) => "a number",
        Tree::Text(_) => "text",
        Tree::List(_) => "a list",
        Tree::Table(_) => "a table",
    }
}
