//! What corrections say of claims, held against what each kind of claim has.

use copydesk_core::correction::{ClaimId, Key, Shape, keys};
use serde_json::{Map, Value, json};

use super::schema::of_shape;
use super::{entries, origin};
use crate::check::check;
use crate::error::ConfigError;
use crate::origin::Origin;
use crate::tree::{Node, Table};

/// What is wrong with what is said of claims: ids that are none, attributes that their kind does not have.
pub(super) fn check_claims(table: &Table, errors: &mut Vec<ConfigError>) {
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

/// The kinds of claim that corrections speak of, with where each is named.
pub(super) fn kinds_of(table: &Table) -> Vec<(String, Origin)> {
    let claims = ["drop", "change"].into_iter().flat_map(|key| entries(table, key));
    let claims = claims.filter_map(|entry| {
        let claim = &entry.get("claim")?.node;
        Some((ClaimId::parse(claim.as_text()?, "")?.kind, claim.origin.clone()))
    });
    let added = entries(table, "add").filter_map(|entry| {
        let kind = &entry.get("kind")?.node;
        Some((kind.as_text()?.to_owned(), kind.origin.clone()))
    });
    claims.chain(added).collect()
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
