//! An extractor that panics loses its claims on that article; the run goes on.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use copydesk_core::{Document, Extraction, Outcome};
use copydesk_host::{Extractor, Pipeline, Step};
use copydesk_sdk::prelude::*;
use copydesk_sdk::{linked, prelude};

/// Finds every token, and panics where the article asks for it.
struct Nervous {
    articles: usize,
}

#[derive(Deserialize, JsonSchema)]
#[serde(crate = "copydesk_sdk::serde", default, deny_unknown_fields)]
#[schemars(crate = "copydesk_sdk::schemars")]
#[derive(Default)]
struct Config {
    panics_at_once: bool,
}

struct Bomb;
impl Drop for Bomb {
    fn drop(&mut self) {
        panic!("again");
    }
}

impl prelude::Extractor for Nervous {
    type Config = Config;
    const INFO: Info = Info {
        id: "nervous",
        version: "1.2.3",
        summary: "Panics",
        licence: "MIT",
        requires: &[layers::name::TOKENS],
        optional: &[],
        provides: &["claim:token"],
    };

    fn new(config: Config) -> Result<Self, ConfigError> {
        assert!(!config.panics_at_once, "not today");
        Ok(Self { articles: 0 })
    }

    fn extract(&mut self, article: &Article<'_>, claims: &mut Claims<'_>) -> Result<(), Failure> {
        self.articles += 1;
        for token in article.tokens() {
            claims.emit(&Finding {
                kind: "token".into(),
                extractor: "".into(),
                span: token.span,
                confidence: 1.0,
                rule: format!("article-{}", self.articles).into(),
                attributes: Attributes::new(),
            });
        }
        match article.id() {
            "words" => panic!("lost my {}", "nerve"),
            "payload" => std::panic::panic_any(7_u8),
            "bomb" => std::panic::panic_any(Bomb),
            "failure" => Err(Failure::new("no good")),
            _ => Ok(()),
        }
    }
}

fn pipeline(config: &str) -> Pipeline {
    let extractor = Extractor::linked(linked::<Nervous>()).unwrap();
    Pipeline::new(vec![Step { name: "nervous".to_owned(), extractor, config: config.to_owned() }])
}

fn article(id: &str) -> Extraction {
    let article = Document { id: id.to_owned(), text: "Quiet here.".to_owned(), ..Document::default() };
    Extraction { article, ..Extraction::default() }
}

#[test]
fn a_panic_costs_that_article_and_the_instance() {
    let mut worker = pipeline("{}").worker().unwrap();
    let told = [
        ("words", "error (nervous): nervous 1.2.3: lost my nerve (tests/tests/panics.rs:"),
        ("payload", "error (nervous): nervous 1.2.3: a panic without words (tests/tests/panics.rs:"),
        ("bomb", "error (nervous): nervous 1.2.3: a panic without words (tests/tests/panics.rs:"),
    ];
    for (id, message) in told {
        let extraction = worker.extract(article(id));
        assert_eq!(extraction.outcome(), Outcome::Failed);
        assert_eq!(extraction.findings, []);
        assert_eq!(extraction.diagnostics.len(), 1);
        let shown = extraction.diagnostics[0].to_string();
        assert!(shown.starts_with(message) && shown.ends_with(" [panicked]"), "{shown}");
        let after = worker.extract(article("calm"));
        assert_eq!(after.outcome(), Outcome::Done);
        assert_eq!(&*after.findings[0].rule, "article-1", "the instance is a new one");
    }
}

#[test]
fn a_failure_keeps_the_instance() {
    let mut worker = pipeline("{}").worker().unwrap();
    let failed = worker.extract(article("failure"));
    assert_eq!(failed.findings, []);
    assert_eq!(failed.diagnostics[0].to_string(), "error (nervous): nervous 1.2.3: no good [failed]");
    assert_eq!(&*worker.extract(article("calm")).findings[0].rule, "article-2");
}

#[test]
fn a_panic_while_starting_refuses_the_configuration() {
    let refused = pipeline(r#"{"panics_at_once": true}"#).worker().unwrap_err();
    assert!(refused.reason.message.starts_with("the extractor panicked: not today"), "{refused}");
}

#[test]
fn results_come_in_the_order_of_the_input_at_any_number_of_threads() {
    let ids: Vec<String> = (0..3_000).map(|i| format!("{i}")).collect();
    for jobs in [1, 2, 5] {
        let mut seen = Vec::new();
        let inputs = ids.iter().map(|id| article(id));
        let done: Result<(), copydesk_host::StepRefused> = pipeline("{}").run(
            copydesk_host::Batches::of(inputs),
            jobs,
            |worker, inputs| worker.read(inputs).map(|read| read.article.id),
            |id| {
                seen.push(id);
                Ok(())
            },
        );
        done.unwrap();
        assert_eq!(seen, ids);
    }
}
