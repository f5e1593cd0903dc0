//! Settings that hold for the articles of some files, in a run.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use copydesk_core::Extraction;
use copydesk_host::{Batches, StepRefused, Worker};
use copydesk_report::{Format, Jsonl};
use copydesk_tests::{corpus, default_settings, pipeline};

const OVERRIDES: &str = r#"overrides=[
    { path = "local/*", extractors = ["dates", "figures"] },
    { path = "tour/0[12].txt", extractor = { quotes = { minimum_words = 12 }, places = { enabled = false } } },
]"#;

/// What comes of the repository's corpus with these overrides.
fn run(sets: &[&str], jobs: usize) -> Vec<Extraction> {
    let settings = default_settings(sets);
    let articles = corpus(&settings);
    let mut done = Vec::new();
    let take = |extraction| {
        done.push(extraction);
        Ok::<_, StepRefused>(())
    };
    pipeline(settings).1.run(Batches::of(articles.into_iter()), jobs, Worker::read, take).unwrap();
    done
}

fn bytes(all: &[Extraction]) -> Vec<u8> {
    let mut out = Vec::new();
    all.iter().for_each(|extraction| Jsonl::default().article(extraction, &mut out));
    out
}

#[test]
fn each_article_goes_through_the_pipeline_that_is_meant_for_it() {
    let plain = run(&[], 1);
    let overridden = run(&[OVERRIDES], 1);
    for (before, after) in plain.iter().zip(&overridden) {
        let extractors: BTreeSet<&str> = after.findings.iter().map(|f| f.extractor.as_str()).collect();
        match after.article.id.as_str() {
            id if id.starts_with("local/") => {
                assert!(extractors.is_subset(&["dates", "figures"].into()), "{id}: {extractors:?}");
            }
            id @ ("tour/01.txt" | "tour/02.txt") => {
                assert_eq!(extractors, ["dates", "figures", "quotes"].into(), "{id}");
                assert!(after.findings.len() < before.findings.len());
            }
            id => assert_eq!(before.findings, after.findings, "{id}"),
        }
    }
}

#[test]
fn the_number_of_threads_changes_nothing() {
    assert!(bytes(&run(&[OVERRIDES], 1)) == bytes(&run(&[OVERRIDES], 2)));
}
