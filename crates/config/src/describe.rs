//! Says in words what a JSON Schema allows.

use serde_json::Value;

use crate::check::{is_null, resolve};

/// The values to choose from, where the schema is a closed choice: `enum`, `const`, or alternatives that
/// are all choices. `null` is left out.
pub(crate) fn choices<'a>(root: &'a Value, schema: &'a Value) -> Option<Vec<&'a Value>> {
    // Alternatives can refer to themselves.
    fn collect<'a>(root: &'a Value, schema: &'a Value, depth: u32, into: &mut Vec<&'a Value>) -> Option<()> {
        let schema = resolve(root, schema);
        if depth > 8 || schema.get("properties").is_some() {
            return None;
        }
        if let Some(value) = schema.get("const") {
            into.push(value);
        } else if let Some(values) = schema.get("enum").and_then(Value::as_array) {
            into.extend(values.iter().filter(|value| !value.is_null()));
        } else {
            let alternatives = schema.get("oneOf").or_else(|| schema.get("anyOf"))?.as_array()?;
            for alternative in alternatives.iter().filter(|alternative| !is_null(alternative)) {
                collect(root, alternative, depth + 1, into)?;
            }
        }
        Some(())
    }
    let mut found = Vec::new();
    collect(root, schema, 0, &mut found)?;
    (!found.is_empty()).then_some(found)
}

/// The types a schema names, `null` left out; none where it names none.
pub(crate) fn types(schema: &Value) -> Option<Vec<&str>> {
    let names: Vec<&str> = match schema.get("type")? {
        Value::String(name) => vec![name.as_str()],
        Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
        _ => return None,
    };
    Some(names.into_iter().filter(|name| *name != "null").collect())
}

/// `"direct"`, `"mixed"` or `"indirect"`.
pub(crate) fn choices_in_words(choices: &[&Value]) -> String {
    let words: Vec<String> = choices.iter().map(|choice| choice.to_string()).collect();
    one_of(&words)
}

/// "a list of whole numbers", "true or false", "a whole number of at least 1".
pub(crate) fn in_words(root: &Value, schema: &Value) -> String {
    words(root, schema, 0)
}

fn words(root: &Value, schema: &Value, depth: u32) -> String {
    let schema = resolve(root, schema);
    if depth > 8 {
        return "something else".to_owned();
    }
    if let Some(choices) = choices(root, schema) {
        return choices_in_words(&choices);
    }
    if let Some(list) = schema.get("anyOf").or_else(|| schema.get("oneOf")).and_then(Value::as_array) {
        let mut all: Vec<String> = Vec::new();
        for alternative in list.iter().filter(|alternative| !is_null(alternative)) {
            let described = words(root, alternative, depth + 1);
            if !all.contains(&described) {
                all.push(described);
            }
        }
        return one_of(&all);
    }
    let all: Vec<String> =
        types(schema).unwrap_or_default().iter().map(|name| a_type(root, schema, name, depth)).collect();
    one_of(&all)
}

fn a_type(root: &Value, schema: &Value, name: &str, depth: u32) -> String {
    match name {
        "boolean" => "true or false".to_owned(),
        "integer" => format!("a whole number{}", limits(schema)),
        "number" => format!("a number{}", limits(schema)),
        "string" => "text".to_owned(),
        "array" => match schema.get("items") {
            Some(items) => format!("a list, each value of which is {}", words(root, items, depth + 1)),
            None => "a list".to_owned(),
        },
        _ => "a table".to_owned(),
    }
}

fn limits(schema: &Value) -> String {
    let limit = |key: &str| schema.get(key).filter(|limit| limit.is_number());
    match (limit("minimum"), limit("maximum")) {
        (Some(least), Some(most)) => format!(" from {least} to {most}"),
        (Some(least), None) => format!(" of at least {least}"),
        (None, Some(most)) => format!(" of at most {most}"),
        (None, None) => match (limit("exclusiveMinimum"), limit("exclusiveMaximum")) {
            (Some(bound), _) => format!(" above {bound}"),
            (_, Some(bound)) => format!(" below {bound}"),
            _ => String::new(),
        },
    }
}

/// "a", "a or b", "a, b or c".
fn one_of(words: &[String]) -> String {
    match words {
        [] => "something else".to_owned(),
        [word] => word.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}
