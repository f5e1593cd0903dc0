//! The claims in every seed article, as a reviewer reads them: one snapshot an article, and one test each.
//!
//! `cargo insta review` shows what a change changed; so does the diff of the snapshots.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use copydesk_core::Extraction;
use copydesk_report::{Format, Marked};
use copydesk_tests::{default_corpus, default_pipeline, root};
use libtest_mimic::{Arguments, Failed, Trial};

fn main() {
    let articles: Vec<Extraction> = default_corpus();
    let mut trials: Vec<Trial> = articles
        .iter()
        .map(|article| {
            let article = article.clone();
            Trial::test(name(&article), move || check(article))
        })
        .collect();
    let names = articles.iter().map(name).collect();
    trials.push(Trial::test("no snapshot is left over", move || none_left_over(&names)));
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

/// `tour/01.txt` is kept as `tour-01`.
fn name(article: &Extraction) -> String {
    article.article.id.trim_end_matches(".txt").replace('/', "-")
}

fn check(article: Extraction) -> Result<(), Failed> {
    let name = name(&article);
    let extraction = default_pipeline().worker().unwrap().extract(article);
    let mut marked = Vec::new();
    Marked::default().article(&extraction, &mut marked);
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(root().join("tests/snapshots"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, String::from_utf8_lossy(&marked)));
    Ok(())
}

fn none_left_over(names: &BTreeSet<String>) -> Result<(), Failed> {
    for entry in std::fs::read_dir(root().join("tests/snapshots"))? {
        let file = entry?.file_name().to_string_lossy().into_owned();
        let known = file.strip_suffix(".snap").is_none_or(|name| names.contains(name));
        if !known {
            return Err(format!("tests/snapshots/{file} belongs to no article").into());
        }
    }
    Ok(())
}
