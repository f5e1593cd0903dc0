//! The JSON Schema that `copydesk config schema` prints for editors: it takes what the program takes, and says
//! nothing that this small validator of its own does not understand.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use copydesk_config::{PRESETS, Sources};
use copydesk_host::Registry;
use copydesk_tests::{bundled, pipeline, root};
use serde_json::Value;

fn schema() -> Value {
    copydesk_config::schema(&Registry::bundled(&bundled()).unwrap().declarations())
}

/// TOML as editors check it: dates are text.
fn json(toml: &toml::Value) -> Value {
    match toml {
        toml::Value::String(text) => text.as_str().into(),
        toml::Value::Integer(integer) => (*integer).into(),
        toml::Value::Float(number) => (*number).into(),
        toml::Value::Boolean(boolean) => (*boolean).into(),
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(list) => list.iter().map(json).collect(),
        toml::Value::Table(table) => table.iter().map(|(key, value)| (key.clone(), json(value))).collect(),
    }
}

fn check(schema: &Value, toml: &str) -> Result<(), String> {
    valid(schema, schema, &json(&toml::Value::Table(toml.parse().unwrap())), "")
}

/// Whether `value` is as `schema` says, by the rules of JSON Schema 2020-12 as far as ours use them.
fn valid(root: &Value, schema: &Value, value: &Value, at: &str) -> Result<(), String> {
    let Value::Object(rules) = schema else {
        return if schema == &Value::Bool(false) { Err(format!("{at}: not allowed")) } else { Ok(()) };
    };
    for (rule, said) in rules {
        let holds = match rule.as_str() {
            "$defs" | "$schema" | "title" | "description" | "default" | "format" => true,
            // Beside `properties`, below.
            "additionalProperties" => true,
            "$ref" => {
                let pointer = said.as_str().unwrap().strip_prefix('#').unwrap();
                let target = root.pointer(pointer).ok_or_else(|| format!("{at}: {pointer} is not there"))?;
                valid(root, target, value, at).map(|()| true)?
            }
            "type" => match said {
                Value::Array(types) => types.iter().any(|name| is(value, name)),
                name => is(value, name),
            },
            "enum" => said.as_array().unwrap().contains(value),
            "const" => said == value,
            "anyOf" => said.as_array().unwrap().iter().any(|one| valid(root, one, value, at).is_ok()),
            "oneOf" => {
                let fitting = |one: &&Value| valid(root, one, value, at).is_ok();
                said.as_array().unwrap().iter().filter(fitting).count() == 1
            }
            "minimum" => value.as_f64().is_none_or(|number| number >= said.as_f64().unwrap()),
            "maximum" => value.as_f64().is_none_or(|number| number <= said.as_f64().unwrap()),
            "minLength" => value.as_str().is_none_or(|text| text.len() as u64 >= said.as_u64().unwrap()),
            "minItems" => value.as_array().is_none_or(|list| list.len() as u64 >= said.as_u64().unwrap()),
            "items" => {
                for (n, item) in value.as_array().into_iter().flatten().enumerate() {
                    valid(root, said, item, &format!("{at}[{n}]"))?;
                }
                true
            }
            "properties" => true,
            "required" => {
                let has =
                    |key: &Value| value.as_object().is_none_or(|o| o.contains_key(key.as_str().unwrap()));
                said.as_array().unwrap().iter().all(has)
            }
            unknown => return Err(format!("{at}: the schema says `{unknown}`")),
        };
        if !holds {
            return Err(format!("{at}: {value} is not as `{rule}`: {said}"));
        }
    }
    let (own, others) = (rules.get("properties"), rules.get("additionalProperties"));
    for (key, value) in value.as_object().into_iter().flatten() {
        if let Some(schema) = own.and_then(|own| own.get(key)).or(others) {
            valid(root, schema, value, &format!("{at}.{key}"))?;
        }
    }
    Ok(())
}

fn is(value: &Value, name: &Value) -> bool {
    match name.as_str().unwrap() {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        unknown => panic!("{unknown} is no type"),
    }
}

#[test]
fn it_takes_the_configuration_of_the_repository_and_every_preset() {
    let schema = schema();
    let file = std::fs::read_to_string(root().join("copydesk.toml")).unwrap();
    assert_eq!(check(&schema, &file), Ok(()));
    for preset in PRESETS {
        assert_eq!(check(&schema, preset.text), Ok(()), "{}", preset.name);
    }
}

#[test]
fn that_of_corrections_takes_the_example_of_the_documentation() {
    let schema = copydesk_config::corrections_schema();
    let example = std::fs::read_to_string(root().join("docs/corrections.toml")).unwrap();
    assert_eq!(check(&schema, &example), Ok(()));
    assert!(check(&schema, "[[drop]]\nclaim = \"a.txt:figure:1-2\"\n").unwrap_err().contains("required"));
}

#[test]
fn every_preset_makes_a_pipeline() {
    for preset in PRESETS {
        let sources = Sources { sets: vec![format!("extends={}", preset.name)], ..Sources::default() };
        let (_, pipeline) = pipeline(sources.read().unwrap());
        pipeline.worker().unwrap();
    }
}

#[test]
fn it_refuses_what_the_program_refuses() {
    let schema = schema();
    let refused = |toml: &str| check(&schema, toml).unwrap_err();
    assert_eq!(refused("[run]\njobs = 0"), ".run.jobs: 0 is not as `minimum`: 1");
    assert_eq!(refused("[run]\njobz = 1"), ".run.jobz: not allowed");
    assert_eq!(refused("[extractor.quotes]\nform = []"), ".extractor.quotes.form: not allowed");
    assert!(refused("[extractor.quotes]\nforms = [\"loud\"]").starts_with(".extractor.quotes.forms"));
    assert!(refused("extends = 1").starts_with(".extends: 1 is not as `type`"));
}

#[test]
fn an_extractor_under_another_name_is_typed_too() {
    let sets = ["extractor.long.use=quotes", "extractor.dates-again.plugin=dates"].map(str::to_owned).into();
    let settings = Sources { sets, ..Sources::default() }.read().unwrap();
    let declared = Registry::bundled(&bundled()).unwrap().declarations();
    let schema = copydesk_config::schema(&settings.under_all_names(&declared));
    let good = "[extractor.long]\nuse = \"quotes\"\nminimum_words = 9\n[extractor.dates-again]\nplugin = \"dates\"\n";
    check(&schema, good).unwrap();
    assert!(check(&schema, "[extractor.long]\nuse = \"quotes\"\nminimum_word = 9").is_err());
    assert!(check(&schema, "[extractor.dates-again]\nplugin = \"dates\"\ndurations = 1").is_err());
}
