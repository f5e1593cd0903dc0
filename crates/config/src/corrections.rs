//! Files of corrections: a person's decisions about claims.

use std::sync::Arc;

use copydesk_core::correction::{ClaimId, Correction, Corrections, Decision, Key, Shape, keys};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::check::check;
use crate::error::{ConfigError, ConfigErrors};
use crate::origin::{ConfigFile, Origin};
use crate::tree::{self, Node, Table};

/// The corrections of some files, with where each stands.
#[derive(Clone, Debug, Default)]
pub struct CorrectionFiles {
    corrections: Corrections,
    origins: Vec<Origin>,
}

/// A file, once it was checked.
#[derive(Default, Deserialize)]
#[serde(default)]
struct File {
    drop: Vec<Drop>,
    change: Vec<Change>,
    add: Vec<Add>,
    merge: Vec<Merge>,
}

#[derive(Deserialize)]
struct Drop {
    claim: String,
    text: String,
    why: Option<String>,
}

#[derive(Deserialize)]
struct Change {
    claim: String,
    text: String,
    #[serde(default)]
    set: Map<String, Value>,
    #[serde(default)]
    clear: Vec<String>,
    why: Option<String>,
}

#[derive(Deserialize)]
struct Add {
    article: String,
    kind: String,
    text: String,
    start: Option<u32>,
    #[serde(default)]
    attributes: Map<String, Value>,
    why: Option<String>,
}

#[derive(Deserialize)]
struct Merge {
    speakers: Vec<String>,
    #[serde(rename = "as")]
    into: String,
    article: Option<String>,
    why: Option<String>,
}

impl CorrectionFiles {
    /// Reads files of corrections; those of all files count, in their order.
    ///
    /// # Errors
    /// Everything that is wrong with them, where it stands.
    pub fn read(files: Vec<ConfigFile>) -> Result<Self, ConfigErrors> {
        let mut errors = Vec::new();
        let mut all = Vec::new();
        let mut origins = Vec::new();
        for file in files {
            let file = Arc::new(file);
            let table = tree::read_file(&file, &mut errors);
            errors.extend(check(&table, &Origin::Default, "", &schema()));
            claims(&table, &mut errors);
            if !errors.is_empty() {
                continue;
            }
            match serde_json::from_value::<File>(tree::to_json(&table)) {
                Ok(read) => read.take(&table, &mut all, &mut origins),
                Err(error) => errors.push(ConfigError::new(error.to_string(), Origin::Default)),
            }
        }
        if !errors.is_empty() {
            return Err(ConfigErrors::sorted(errors));
        }
        Ok(Self { corrections: Corrections::new(all), origins })
    }

    /// The corrections; their numbers are those that [`locate`](Self::locate) takes.
    #[must_use]
    pub fn corrections(&self) -> &Corrections {
        &self.corrections
    }

    /// Where a correction stands: its claim, its text or the name that is merged.
    #[must_use]
    pub fn locate(&self, number: usize) -> Origin {
        self.origins.get(number).cloned().unwrap_or(Origin::Default)
    }
}

impl File {
    fn take(self, table: &Table, all: &mut Vec<Correction>, origins: &mut Vec<Origin>) {
        let mut put = |decision: Option<Decision>, why: Option<String>, origin: Origin| {
            if let Some(decision) = decision {
                all.push(Correction { decision, why });
                origins.push(origin);
            }
        };
        for (entry, table) in self.drop.into_iter().zip(entries(table, "drop")) {
            let claim = ClaimId::parse(&entry.claim, &entry.text);
            put(claim.map(Decision::Drop), entry.why, origin(table, "claim"));
        }
        for (entry, table) in self.change.into_iter().zip(entries(table, "change")) {
            let claim = ClaimId::parse(&entry.claim, &entry.text);
            let (set, clear) = (entry.set, entry.clear);
            let decision = claim.map(|claim| Decision::Change { claim, set, clear });
            put(decision, entry.why, origin(table, "claim"));
        }
        for (entry, table) in self.add.into_iter().zip(entries(table, "add")) {
            let Add { article, kind, text, start, attributes, why } = entry;
            put(Some(Decision::Add { article, kind, text, start, attributes }), why, origin(table, "text"));
        }
        for (entry, table) in self.merge.into_iter().zip(entries(table, "merge")) {
            let names = table.get("speakers").and_then(|entry| entry.node.as_list()).unwrap_or_default();
            for (from, node) in entry.speakers.into_iter().zip(names).filter(|(from, _)| *from != entry.into)
            {
                let (into, article) = (entry.into.clone(), entry.article.clone());
                put(Some(Decision::Merge { from, into, article }), entry.why.clone(), node.origin.clone());
            }
        }
    }
}

/// The tables of `[[drop]]` and the like.
fn entries<'a>(table: &'a Table, key: &str) -> impl Iterator<Item = &'a Table> {
    let list = table.get(key).and_then(|entry| entry.node.as_list());
    list.unwrap_or_default().iter().filter_map(Node::as_table)
}

fn origin(table: &Table, key: &str) -> Origin {
    table.get(key).map_or(Origin::Default, |entry| entry.node.origin.clone())
}

/// What is wrong with what is said of claims: ids that are none, attributes that their kind does not have.
fn claims(table: &Table, errors: &mut Vec<ConfigError>) {
    for key in ["drop", "change"] {
        for (number, entry) in entries(table, key).enumerate() {
            let Some(claim) = entry.get("claim") else { continue };
            let Some(written) = claim.node.as_text() else { continue };
            let Some(id) = ClaimId::parse(written, "") else {
                let error = ConfigError::new("this is no id of a claim", claim.node.origin.clone());
                errors.push(
                    error.help("an id is ARTICLE:KIND:START-END, as the output has it: a.txt:figure:17-24"),
                );
                continue;
            };
            let Some(known) = keys(&id.kind) else { continue };
            attributes(entry, "set", &format!("{key}[{number}].set"), known, errors);
            let cleared = entry.get("clear").and_then(|entry| entry.node.as_list()).unwrap_or_default();
            errors.extend(cleared.iter().filter_map(|node| not_cleared(node, &id.kind, known)));
        }
    }
    for (number, entry) in entries(table, "add").enumerate() {
        let kind = entry.get("kind").and_then(|entry| entry.node.as_text());
        let letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if kind.is_some_and(|kind| kind.is_empty() || !kind.chars().all(letter)) {
            let error = ConfigError::new("this is no kind of claim", origin(entry, "kind"));
            errors
                .push(error.help("a kind is a lower-case word: \"quote\", \"figure\", \"place\", \"date\""));
        }
        let Some(known) = kind.and_then(keys) else { continue };
        attributes(entry, "attributes", &format!("add[{number}].attributes"), known, errors);
        let given = entry.get("attributes").and_then(|entry| entry.node.as_table());
        for key in known.iter().filter(|key| key.always) {
            if !given.is_some_and(|given| given.contains_key(key.name)) {
                let message = format!("`add[{number}]` lacks `attributes.{}`", key.name);
                let what = crate::describe::in_words(&Value::Null, &of_shape(key.shape));
                let error = ConfigError::new(message, origin(entry, "kind"));
                errors.push(error.help(format!("`{}` is {what}", key.name)));
            }
        }
    }
}

fn attributes(entry: &Table, key: &str, path: &str, known: &[Key], errors: &mut Vec<ConfigError>) {
    let Some(entry) = entry.get(key) else { return };
    let Some(table) = entry.node.as_table() else { return };
    let mut table = table.clone();
    for key in known.iter().filter(|key| matches!(key.shape, Shape::Words | Shape::Named)) {
        let Some(given) = table.get(key.name) else { continue };
        let Some(words) = given.node.as_text() else { continue };
        let message = format!("`{path}.{}` must be words of the article", key.name);
        let error = ConfigError::new(message, given.node.origin.clone());
        errors.push(error.label(format!("write {{ text = {} }}", toml::Value::from(words))));
        table.remove(key.name);
    }
    let properties: Map<String, Value> =
        known.iter().map(|key| (key.name.to_owned(), of_shape(key.shape))).collect();
    let schema = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    errors.extend(check(&table, &entry.key, path, &schema));
}

/// What is wrong with an attribute that is to be cleared.
fn not_cleared(node: &Node, kind: &str, known: &[Key]) -> Option<ConfigError> {
    let name = node.as_text()?;
    let can: Vec<&str> = known.iter().filter(|key| key.can_be_null()).map(|key| key.name).collect();
    if can.contains(&name) {
        return None;
    }
    let message = if known.iter().any(|key| key.name == name) {
        format!("a {kind} must have `{name}`")
    } else {
        format!("a {kind} has no `{name}`")
    };
    let mut error = ConfigError::new(message, node.origin.clone());
    if let Some(near) = crate::nearest::nearest(name, can.iter().copied()).filter(|near| *near != name) {
        error = error.label(format!("did you mean `{near}`?"));
    }
    let can: Vec<String> = can.iter().map(|name| format!("`{name}`")).collect();
    Some(error.help(format!("it can be without {}", can.join(", "))))
}

/// The JSON Schema of an attribute.
fn of_shape(shape: Shape) -> Value {
    let table = |properties: Value, required: &[&str]| {
        json!({
            "type": "object", "properties": properties, "required": required, "additionalProperties": false,
        })
    };
    let (text, start) = (json!({ "type": "string" }), json!({ "type": "integer", "minimum": 0 }));
    match shape {
        Shape::Text => text,
        Shape::Choice(choices) => json!({ "type": "string", "enum": choices }),
        Shape::Number => json!({ "type": "number" }),
        Shape::Words => table(json!({ "text": text, "start": start }), &["text"]),
        Shape::Named => table(json!({ "text": text, "start": start, "name": text }), &[]),
        Shape::Parts => json!({
            "type": "array", "minItems": 1, "items": of_shape(Shape::Words),
        }),
        Shape::Numbers => json!({ "type": "array", "items": { "type": "number" } }),
        Shape::Change => {
            table(json!({ "from": { "type": "number" }, "to": { "type": "number" } }), &["from", "to"])
        }
        Shape::Tables => json!({ "type": "array", "items": { "type": "object" } }),
    }
}

/// The JSON Schema of a file of corrections, the attributes of claims left open.
#[must_use]
pub fn schema() -> Value {
    let text = |description: &str| json!({ "type": "string", "description": description });
    let list = |description: &str, properties: Value, required: &[&str]| {
        json!({
            "type": "array",
            "description": description,
            "items": {
                "type": "object",
                "properties": properties,
                "required": required,
                "additionalProperties": false,
            },
        })
    };
    let claim = || text("The claim's id, as the output has it.");
    let words = || text("The claim's words, so that a text that was changed is noticed.");
    let why = || text("The reason, for people.");
    let open = |description: &str| json!({ "type": "object", "description": description });
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Corrections of Copydesk",
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "drop": list("Claims that are none.", json!({ "claim": claim(), "text": words(), "why": why() }), &["claim", "text"]),
            "change": list(
                "Claims that say something else.",
                json!({
                    "claim": claim(),
                    "text": words(),
                    "set": open("Attributes and their values, in the form of output; laid over what the claim says."),
                    "clear": { "type": "array", "items": { "type": "string" }, "description": "Attributes that the article does not state." },
                    "why": why(),
                }),
                &["claim", "text"],
            ),
            "add": list(
                "Claims that were not found.",
                json!({
                    "article": text("The article's id."),
                    "kind": text("The kind of claim."),
                    "text": text("The claim's words, as they stand in the article."),
                    "start": { "type": "integer", "minimum": 0, "format": "uint32", "description": "Where they start, in code points; needed where they stand in the article more than once." },
                    "attributes": open("What the claim says, in the form of output."),
                    "why": why(),
                }),
                &["article", "kind", "text"],
            ),
            "merge": list(
                "Names that are one person's, wherever a claim names a speaker or source.",
                json!({
                    "speakers": { "type": "array", "minItems": 1, "items": { "type": "string" }, "description": "The names as claims give them." },
                    "as": text("The name to give."),
                    "article": text("The id of the one article that it holds for; all of them where none is named."),
                    "why": why(),
                }),
                &["speakers", "as"],
            ),
        },
    })
}
