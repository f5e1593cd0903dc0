//! `config show`: the merged settings as TOML, each with where it came from.

use std::fmt::Write as _;

use copydesk_core::declare::Declaration;
use serde_json::{Map, Value};

use crate::check::resolve;
use crate::document::SCHEMA;
use crate::origin::Origin;
use crate::overrides;
use crate::plan::Plan;
use crate::schema;
use crate::tree::{self, Node, Table, Tree};

impl Plan {
    /// The merged settings as TOML that reads back as the same settings; what was written nowhere is shown with
    /// its default. With `origins`, a comment behind each value says where it was written. `declared` is what
    /// the plan was made from.
    #[must_use]
    pub fn show(&self, declared: &[(String, Declaration)], origins: bool) -> String {
        let tree = &self.settings.tree;
        let mut out = Page { text: String::new(), origins };
        self.show_bases(&mut out);
        let nothing = Table::new();
        for name in ["corpus", "pipeline", "extractor", "output", "snapshots", "run"] {
            if name == "extractor" {
                for step in &self.steps {
                    let Some((_, declaration)) = declared.get(step.declared) else { continue };
                    let table =
                        tree::table(tree, "extractor").and_then(|table| tree::table(table, &step.name));
                    let schema = schema::of_table(&declaration.schema);
                    let head = format!("[extractor.{}]", key(&step.name));
                    out.section(&head, table.unwrap_or(&nothing), &schema);
                }
                continue;
            }
            let mut table = tree::table(tree, name).cloned().unwrap_or_default();
            if name == "pipeline" {
                self.show_pipeline(&mut table);
            }
            let schema = SCHEMA.pointer(&format!("/properties/{name}")).unwrap_or(&Value::Null);
            out.section(&format!("[{name}]"), &table, &with_root(schema));
        }
        for table in overrides::tables(tree) {
            out.section("[[overrides]]", table, &Value::Null);
        }
        out.text
    }

    /// What the configuration extends, in a comment: the settings that are shown are merged already.
    fn show_bases(&self, out: &mut Page) {
        let bases: Vec<String> = self.settings.bases().map(|file| file.path.display().to_string()).collect();
        if out.origins && !bases.is_empty() {
            // Writing to a string cannot fail.
            let _ = writeln!(out.text, "# extends {}", bases.join(", which extends "));
        }
    }

    /// The extractors as they will run, where a list or `--extractor` named them.
    fn show_pipeline(&self, table: &mut Table) {
        let origin = match (&self.settings.only, table.get("extractors")) {
            (Some(only), _) => Origin::argument("--extractor", &only.join(",")),
            (None, Some(entry)) => entry.node.origin.clone(),
            (None, None) => Origin::Default,
        };
        let name = |step: &crate::Step| Node { value: Tree::Text(step.name.clone()), origin: origin.clone() };
        let node = Node { value: Tree::List(self.steps.iter().map(name).collect()), origin: origin.clone() };
        table.insert("extractors".to_owned(), tree::Entry { key: origin, node });
    }
}

/// The schema of one of the program's own tables, with the definitions that it refers to.
fn with_root(schema: &Value) -> Value {
    let mut schema = resolve(&SCHEMA, schema).as_object().cloned().unwrap_or_default();
    schema.insert("$defs".to_owned(), SCHEMA.get("$defs").cloned().unwrap_or_default());
    schema.into()
}

/// What is shown, as it grows.
struct Page {
    text: String,
    /// Whether it says where values were written.
    origins: bool,
}

impl Page {
    fn section(&mut self, head: &str, table: &Table, schema: &Value) {
        let nothing = Map::new();
        let properties = schema.get("properties").and_then(Value::as_object).unwrap_or(&nothing);
        let mut lines: Vec<(String, String)> = Vec::new();
        for (key_, property) in properties {
            let default = property.get("default").or_else(|| resolve(schema, property).get("default"));
            if !table.contains_key(key_)
                && let Some(value) = default.and_then(toml)
            {
                lines.push((format!("{} = {value}", key(key_)), Origin::Default.to_string()));
            }
        }
        for (key_, entry) in table {
            if let Some(value) = toml(&entry.node.to_json()) {
                lines.push((format!("{} = {value}", key(key_)), places(&entry.node)));
            }
        }
        lines.sort();
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        // Writing to a string cannot fail.
        let _ = writeln!(self.text, "{head}");
        for (line, place) in lines {
            let _ = if self.origins {
                writeln!(self.text, "{line}  # {place}")
            } else {
                writeln!(self.text, "{line}")
            };
        }
    }
}

/// Where a value was written; the parts of a table may come from several places.
fn places(node: &Node) -> String {
    fn collect(node: &Node, into: &mut Vec<String>) {
        match node.as_table() {
            Some(table) if !table.is_empty() => table.values().for_each(|entry| collect(&entry.node, into)),
            _ => {
                let place = node.origin.to_string();
                if !into.contains(&place) {
                    into.push(place);
                }
            }
        }
    }
    let mut places = Vec::new();
    collect(node, &mut places);
    places.join(", ")
}

/// A value as TOML on one line; none for `null`, which stands for an absent key.
fn toml(value: &Value) -> Option<String> {
    toml::Value::try_from(value).ok().map(|value| value.to_string())
}

/// A key as TOML writes it.
fn key(name: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if !name.is_empty() && name.chars().all(bare) {
        name.to_owned()
    } else {
        toml::Value::from(name).to_string()
    }
}
