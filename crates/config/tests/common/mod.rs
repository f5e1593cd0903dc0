//! Extractors for the tests: settings as `schemars` describes them, needs of all sorts.
#![allow(dead_code, missing_docs, clippy::unwrap_used)]

use copydesk_config::{ConfigFile, Sources};
use copydesk_core::declare::Declaration;
use schemars::{JsonSchema, schema_for};
use serde::Serialize;
use serde_json::Value;

#[derive(Default, Serialize, JsonSchema)]
#[schemars(default, deny_unknown_fields)]
struct Dates {
    /// Whether durations are found too.
    durations: bool,
}

#[derive(Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Quotes {
    /// The forms that are wanted.
    forms: Vec<Form>,
    /// Shorter quotes are left out.
    minimum_words: u32,
}

impl Default for Quotes {
    fn default() -> Self {
        Self { forms: vec![Form::Direct, Form::Mixed, Form::Indirect], minimum_words: 1 }
    }
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Form {
    /// All in quotation marks.
    Direct,
    Mixed,
    Indirect,
}

#[derive(Default, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Places {
    #[schemars(range(min = 0.0, max = 1.0))]
    threshold: f64,
    country: Option<String>,
    prefer: Option<Prefer>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Prefer {
    Population,
    Nearness,
}

#[derive(Default, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Figures {
    rounding: Rounding,
    window: Option<Window>,
}

#[derive(Default, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Rounding {
    digits: u8,
}

#[derive(Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Window {
    Fixed { days: u32 },
    Open,
}

#[derive(Default, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Nothing {}

#[derive(Default, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Greedy {
    timeout: u32,
}

fn declaration(
    id: &str,
    requires: &[&str],
    optional: &[&str],
    provides: &str,
    schema: Value,
) -> (String, Declaration) {
    let owned = |list: &[&str]| list.iter().map(|name| (*name).to_owned()).collect();
    let declaration = Declaration {
        id: id.to_owned(),
        version: "0.1.0".to_owned(),
        summary: format!("Finds {id}."),
        requires: owned(requires),
        optional: owned(optional),
        provides: vec![provides.to_owned()],
        schema,
        library: None,
    };
    (id.to_owned(), declaration)
}

/// The four bundled extractors, as far as the configuration is concerned.
pub(crate) fn bundled() -> Vec<(String, Declaration)> {
    let tokens = &["layer:tokens"];
    vec![
        declaration("dates", tokens, &[], "claim:date", schema_for!(Dates).to_value()),
        declaration("places", tokens, &[], "claim:place", schema_for!(Places).to_value()),
        declaration(
            "figures",
            &["layer:sentences"],
            &["claim:date", "claim:quote"],
            "claim:figure",
            schema_for!(Figures).to_value(),
        ),
        declaration(
            "quotes",
            &["layer:mentions", "layer:tokens"],
            &[],
            "claim:quote",
            schema_for!(Quotes).to_value(),
        ),
    ]
}

/// Extractors that are wrong, and a library that holds the extractor "weather".
pub(crate) fn strange() -> Vec<(String, Declaration)> {
    let nothing = || schema_for!(Nothing).to_value();
    let mut weather = declaration("weather", &["claim:date"], &[], "claim:weather", nothing());
    weather.1.library = Some("/usr/lib/libcopydesk_weather.so".to_owned());
    let storms = ("storms".to_owned(), weather.1.clone());
    vec![
        declaration("summary", &["claim:digest"], &[], "claim:summary", nothing()),
        declaration("digest", &["claim:opinion"], &[], "claim:digest", nothing()),
        declaration("hen", &["claim:egg"], &[], "claim:hen", nothing()),
        declaration("egg", &["claim:hen", "claim:date"], &[], "claim:egg", nothing()),
        declaration("syntax", &["layer:syntax"], &[], "claim:syntax", nothing()),
        declaration("greedy", &[], &[], "claim:greed", schema_for!(Greedy).to_value()),
        weather,
        storms,
    ]
}

/// The bundled ones and those strange ones that the configuration names.
pub(crate) fn declared(text: &str) -> Vec<(String, Declaration)> {
    let mut all = bundled();
    all.extend(strange().into_iter().filter(|(name, _)| text.contains(name)));
    all
}

/// A configuration in the current folder.
pub(crate) fn file(text: &str) -> Sources {
    let file = ConfigFile { path: "copydesk.toml".into(), text: text.to_owned(), found: true, depth: 0 };
    Sources { file: Some(file), ..Sources::default() }
}
