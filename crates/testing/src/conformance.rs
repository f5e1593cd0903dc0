use std::collections::BTreeSet;

use copydesk_core::{Document, Extraction, Level};
use copydesk_host::{Extractor, HOST_KEYS, Pipeline, Step, Worker};
use copydesk_sdk as sdk;
use copydesk_text::Layer;

use crate::Harness;

/// Texts that an extractor must live with, whatever it looks for.
const TEXTS: &[&str] = &[
    "",
    " \n\n\t ",
    "One.",
    "“",
    "\"He said \"she said \"they said",
    "É — ‘ümläute’ und 日本語, עברית, 👩‍👩‍👧‍👦 family; e\u{301}\u{301}.",
    "1 2,3 4.5.6 $ % 7-8-9 1/2 99999999999999999999999999 -0 1e999",
    "\u{feff}\u{200b}\u{0}\u{1b}[31m\r\n\r\n.",
    "Mayor Ada Quill said on Tuesday, \"We need 40 to 50 more rooms in Quillport by May 3,\" she added.\n\nAbout \
     half of the 1,200 people agreed, according to a survey.",
];

/// What every extractor must keep to, whatever it finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// It says its version, its licence and what it finds, and declares a kind of claim that it emits.
    Descriptor,
    /// What it requires or can use are layers that exist, or claims.
    Needs,
    /// Its configuration is an object, each key with a description, and none of them the host's.
    Schema,
    /// It starts without any configuration, or with the one that it is given here.
    Start,
    /// A key that it does not know is refused.
    UnknownKey,
    /// It comes through awkward texts: empty, broken, of many scripts, long.
    Texts,
    /// It does not panic.
    Panics,
    /// The same instance finds the same again.
    Reuse,
    /// A new instance finds the same, on any thread.
    Determinism,
    /// It finds the same when it is asked for its reasons, and those are in order.
    Reasons,
}

impl Rule {
    /// All of them, in the order in which they are checked.
    pub const ALL: [Self; 10] = [
        Self::Descriptor,
        Self::Needs,
        Self::Schema,
        Self::Start,
        Self::UnknownKey,
        Self::Texts,
        Self::Panics,
        Self::Reuse,
        Self::Determinism,
        Self::Reasons,
    ];

    /// The rule in a few words.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Descriptor => "says what it is",
            Self::Needs => "needs what there is",
            Self::Schema => "describes its configuration",
            Self::Start => "starts with its defaults",
            Self::UnknownKey => "refuses an unknown key",
            Self::Texts => "comes through awkward texts",
            Self::Panics => "does not panic",
            Self::Reuse => "finds the same again",
            Self::Determinism => "finds the same in a new instance",
            Self::Reasons => "finds the same when asked why",
        }
    }
}

/// A rule that an extractor breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// Which.
    pub rule: Rule,
    /// How, and where it can be said, what to do.
    pub how: String,
}

/// Checks what every extractor must keep to, whatever it finds; see [`Rule`].
///
/// `config` is TOML, as it would stand under `[extractor.NAME]`.
///
/// # Panics
/// Where it does not keep to one of them.
pub fn conformance<E: sdk::Extractor>(config: &str) {
    let harness = Harness::<E>::new().config(config);
    let Step { extractor, config, .. } = harness.step();
    let broken = examine(&extractor, &config);
    let lines: Vec<String> = broken.iter().map(|b| format!("{}: {}", b.rule.name(), b.how)).collect();
    assert!(broken.is_empty(), "{} does not keep to the rules:\n{}", E::INFO.id, lines.join("\n"));
}

/// Checks the rules for any extractor, linked or loaded: those that it breaks, in the order of [`Rule::ALL`], each
/// once. `config` is a JSON object. An extractor that does not start is not looked at any further.
#[must_use]
pub fn examine(extractor: &Extractor, config: &str) -> Vec<Broken> {
    let mut broken = Vec::new();
    let mut hold = |rule: Rule, problem: Option<String>| {
        broken.extend(problem.map(|how| Broken { rule, how }));
    };
    hold(Rule::Descriptor, descriptor(extractor));
    hold(Rule::Needs, needs(extractor));
    hold(Rule::Schema, schema(extractor));
    let start = |config: &str| {
        let (name, config) = (extractor.declaration.id.clone(), config.to_owned());
        Pipeline::new(vec![Step { name, extractor: extractor.clone(), config }]).worker()
    };
    match start(config) {
        Err(refused) => hold(Rule::Start, Some(refused.reason.to_string())),
        Ok(worker) => {
            // The host refuses what the schema does not list, before the extractor sees it.
            let closed = extractor.declaration.schema.get("additionalProperties") == Some(&false.into());
            let taken = !closed && start(r#"{"a_key_that_no_extractor_has": 1}"#).is_ok();
            let how = "it is accepted: add #[serde(deny_unknown_fields)] to the configuration, or \
                       \"additionalProperties\": false to the schema";
            hold(Rule::UnknownKey, taken.then(|| how.to_owned()));
            let anew = || start(config).ok();
            broken.extend(texts(worker, anew));
        }
    }
    broken
}

fn descriptor(extractor: &Extractor) -> Option<String> {
    let d = &extractor.declaration;
    let fields = [("version", &d.version), ("summary", &d.summary), ("licence", &extractor.licence)];
    let mut empty = fields.iter().filter(|(_, value)| value.trim().is_empty()).map(|(name, _)| *name);
    if let Some(name) = empty.next() {
        return Some(format!("its {name} is empty"));
    }
    let kind = |name: &String| name.starts_with("claim:");
    (!d.provides.iter().any(kind)).then(|| "it provides no kind of claim".to_owned())
}

fn needs(extractor: &Extractor) -> Option<String> {
    let d = &extractor.declaration;
    let mut names = d.requires.iter().chain(&d.optional);
    let unknown = names.find(|name| name.starts_with("layer:") && Layer::named(name).is_none());
    unknown.map(|name| format!("there is no {name}")).or_else(|| {
        let layer = d.provides.iter().find(|name| name.starts_with("layer:"));
        layer.map(|name| format!("it provides {name}, and only claims can be provided"))
    })
}

fn schema(extractor: &Extractor) -> Option<String> {
    let schema = &extractor.declaration.schema;
    if schema.get("type").is_some_and(|kind| kind != "object") {
        return Some("its type is not \"object\"".to_owned());
    }
    let properties = schema.get("properties").and_then(|properties| properties.as_object())?;
    if let Some(key) = HOST_KEYS.iter().find(|key| properties.contains_key(**key)) {
        return Some(format!("the key \"{key}\" is the host's"));
    }
    let bare = properties.iter().find(|(_, property)| property.get("description").is_none());
    bare.map(|(key, _)| format!("the key \"{key}\" has no description"))
}

/// What breaks a rule on some text.
fn texts(mut worker: Worker, anew: impl Fn() -> Option<Worker> + Sync) -> Vec<Broken> {
    let long = TEXTS.concat().repeat(50);
    let (mut broken, mut said) = (Vec::new(), BTreeSet::new());
    for text in TEXTS.iter().copied().chain([long.as_str()]) {
        let shown: String = text.chars().take(80).collect();
        let first = worker.extract(extraction(text));
        let again = worker.extract(extraction(text));
        let elsewhere = std::thread::scope(|scope| {
            let anew = scope.spawn(|| anew().map(|mut worker| worker.extract(extraction(text))));
            anew.join().ok().flatten()
        });
        let mut problems = Vec::new();
        for diagnostic in first.diagnostics.iter().filter(|d| d.level != Level::Note) {
            let rule = if diagnostic.code == "panicked" { Rule::Panics } else { Rule::Texts };
            problems.push((rule, format!("on {shown:?}: {diagnostic}")));
        }
        if first.findings != again.findings {
            problems.push((Rule::Reuse, format!("a second look at {shown:?} finds something else")));
        }
        if elsewhere.is_none_or(|elsewhere| elsewhere.findings != first.findings) {
            problems.push((Rule::Determinism, format!("it finds something else in {shown:?}")));
        }
        let (explained, _) = worker.explain(extraction(text));
        if explained.findings != first.findings {
            problems.push((Rule::Reasons, format!("it finds something else in {shown:?}")));
        }
        if explained.diagnostics != first.diagnostics {
            let said = explained.diagnostics.iter().find(|d| !first.diagnostics.contains(d));
            let said = said.map_or("fewer diagnostics".to_owned(), ToString::to_string);
            problems.push((Rule::Reasons, format!("on {shown:?}: {said}")));
        }
        // The first text on which a rule is broken shows enough.
        broken.extend(
            problems
                .into_iter()
                .filter(|(rule, _)| said.insert(*rule))
                .map(|(rule, how)| Broken { rule, how }),
        );
    }
    broken.sort_by_key(|broken| broken.rule);
    broken
}

fn extraction(text: &str) -> Extraction {
    // Said to be in English, since what is not would be skipped.
    let (id, text, language) = ("test".to_owned(), text.to_owned(), Some("en".to_owned()));
    let article = Document { id, text, language, ..Document::default() };
    Extraction { article, ..Extraction::default() }
}
