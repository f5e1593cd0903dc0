//! The JSON Schemas of files of corrections and of the attributes of claims.

use copydesk_core::correction::Shape;
use serde_json::{Value, json};

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

/// The JSON Schema of an attribute.
pub(super) fn of_shape(shape: Shape) -> Value {
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
