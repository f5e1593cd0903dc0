//! What two runs differ in: which claims are one and the same, and how it is shown.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use copydesk_report::diff::{
    Change, Difference, Github, Look, Markdown, Reader, Text, Totals, Unreadable, compare, difference,
    page_claims,
};
use proptest::prelude::*;

/// A line of a run: an article with its claims.
fn line(id: &str, text: &str, claims: &[String]) -> String {
    let claims = claims.join(",");
    format!(
        "{{\"id\":\"{id}\",\"path\":\"news/{id}\",\"fingerprint\":\"{text}\",\"claims\":[{claims}],\"diagnostics\":[]}}\n"
    )
}

fn figure(start: usize, words: &str, value: u32) -> String {
    let end = start + words.len();
    format!(
        "{{\"id\":\"x\",\"kind\":\"figure\",\"extractor\":\"figures\",\"start\":{start},\"end\":{end},\
         \"text\":\"{words}\",\"sentence\":null,\"confidence\":0.9,\"rule\":\"digits\",\
         \"attributes\":{{\"value\":{value},\"unit\":null}}}}"
    )
}

fn differences(old: &str, new: &str) -> (Vec<Difference>, Totals) {
    let mut all = Vec::new();
    let (old, new) = (Reader::new("old", old.as_bytes()), Reader::new("new", new.as_bytes()));
    let totals = compare(old, new, |difference| {
        all.push(difference.clone());
        Ok::<(), Unreadable>(())
    });
    (all, totals.unwrap())
}

fn shown(look: &mut dyn Look, old: &str, new: &str) -> String {
    let (all, totals) = differences(old, new);
    let mut out = String::new();
    all.iter().for_each(|difference| look.article(difference, &mut out));
    look.end(&totals, &mut out);
    out
}

#[test]
fn a_run_does_not_differ_from_itself() {
    let run = line("a", "0", &[figure(3, "14", 14), figure(3, "14", 14)]) + &line("b", "1", &[]);
    let (all, totals) = differences(&run, &run);
    assert_eq!(all, []);
    assert!(totals.is_same() && totals.articles == 2);
    assert_eq!(shown(&mut Text, &run, &run), "no difference in 2 articles\n");
}

#[test]
fn claims_are_gained_lost_and_changed() {
    let old = line("a", "0", &[figure(3, "14", 14), figure(20, "40", 40), figure(30, "7", 7)]);
    let new = line("a", "0", &[figure(3, "14", 15), figure(18, "a 40", 40), figure(50, "9", 9)]);
    assert_eq!(
        shown(&mut Text, &old, &new),
        "a\n  figures\n    \
         ~ figure \"14\" 3-5  value: 14 → 15\n    \
         ~ figure \"a 40\" 18-22  words: \"40\" → \"a 40\"\n    \
         - figure \"7\" 30-31  value=7  [digits 0.90]\n    \
         + figure \"9\" 50-51  value=9  [digits 0.90]\n\n\
         1 of 1 article differs: claims gained 1, lost 1, changed 2\n  \
         figures  gained 1, lost 1, changed 2\n"
    );
}

#[test]
fn github_gets_annotations() {
    let old = line("a", "0", &[figure(3, "14%", 14)]);
    let new = line("a", "0", &[]);
    assert_eq!(
        shown(&mut Github, &old, &new),
        "::warning file=news/a,title=claims in a::figures%0A  - figure \"14%25\" 3-6  value=14  [digits 0.90]\n\
         ::notice title=claims::1 of 1 article differs: claims gained 0, lost 1, changed 0%0A\
         figures  gained 0, lost 1, changed 0\n"
    );
}

#[test]
fn an_annotation_is_no_longer_than_github_takes() {
    let claims: Vec<String> = (0..5_000).map(|at| figure(at * 9, "14", 14)).collect();
    let said = shown(&mut Github, &line("a", "0", &[]), &line("a", "0", &claims));
    assert!(said.lines().all(|line| line.len() < 64 << 10));
    assert!(said.contains("%0Aand 4901 more lines\n"), "{said}");
    assert!(said.contains("gained 5000"));
}

#[test]
fn an_article_that_changed_without_its_claims_has_an_annotation_too() {
    let said = shown(&mut Github, &line("a", "0", &[]), &line("a", "1", &[]));
    let expected =
        "::warning file=news/a,title=claims in a (the article itself changed)::the claims are the same\n";
    assert!(said.starts_with(expected), "{said}");
}

#[test]
fn markdown_begins_with_a_table() {
    let old = line("<a>", "0", &[]);
    let new = line("<a>", "0", &[figure(3, "1`4", 14)]);
    assert_eq!(
        shown(&mut Markdown::default(), &old, &new),
        "### Claims\n\n1 of 1 article differs: claims gained 1, lost 0, changed 0\n\n\
         | extractor | gained | lost | changed |\n| --- | ---: | ---: | ---: |\n| figures | 1 | 0 | 0 |\n\n\
         <details><summary>&lt;a&gt;</summary>\n\n\
         - figures gained: `` figure \"1`4\" 3-6  value=14  [digits 0.90] ``\n\n</details>\n"
    );
}

#[test]
fn where_the_text_is_another_the_same_words_are_the_same_claim() {
    let old = line("a", "0", &[figure(3, "14", 14), figure(9, "5", 5)]);
    let new = line("a", "1", &[figure(80, "14", 14), figure(99, "6", 6)]);
    let (all, _) = differences(&old, &new);
    assert!(all[0].rewritten);
    let words: Vec<_> = all[0].changes.iter().map(|c| c.claim().words.as_str()).collect();
    assert_eq!(words, ["5", "6"]);
}

#[test]
fn the_order_of_articles_does_not_matter() {
    let [a, b, c] = ["a", "b", "c"].map(|id| line(id, "0", &[figure(3, "14", 14)]));
    let d = line("d", "0", &[]);
    let (all, totals) = differences(&[a.clone(), b.clone(), c.clone()].concat(), &[c, d, b].concat());
    let articles: Vec<_> = all.iter().map(|d| d.article.as_str()).collect();
    assert_eq!(articles, ["a", "d"], "gone, then new");
    assert_eq!(totals.articles, 4);
    assert!(matches!(all[0].changes[..], [Change::Lost(_)]));
}

#[test]
fn a_line_that_is_no_article_is_named() {
    let read: Vec<_> = Reader::new("old.jsonl", "\n{\"text\": \"raw\"}\n".as_bytes()).collect();
    assert_eq!(
        read[0].as_ref().unwrap_err().to_string(),
        "old.jsonl:2: no article that `copydesk run` wrote"
    );
}

#[test]
fn the_claims_of_a_page_are_read_back() {
    let page = include_str!("snapshots/marked__an_article.snap");
    let (_, page) = page.split_once("---\n").unwrap().1.split_once("---\n").unwrap();
    let article = page_claims("a.txt", page);
    let claims: Vec<_> = article.claims.iter().map(|c| (c.extractor.as_str(), c.words.as_str())).collect();
    assert_eq!(claims[1], ("figures", "At least 14"));
    assert_eq!(claims.len(), 7, "{claims:?}");
    let figure = &article.claims[1].fields;
    let field = |key: &str| figure.iter().find(|(k, _)| k == key).map(|(_, v)| v.as_str());
    assert_eq!(field("predicate"), Some("\"were hurt in Lower Marsh\""));
    assert_eq!(field("confidence"), Some("0.90"));
    let speaker = &article.claims[2].fields[1];
    assert_eq!(*speaker, ("speaker".to_owned(), "\"Mayor Ada Quill\" (Ada Quill)".to_owned()));
}

#[test]
fn a_mark_that_is_no_longer_than_its_label_is_no_part_of_the_text() {
    let two = "a\n\n  It had 23 of them.\n  f1\n    f1 figure \"23\"  value=23  [digits 0.95]\n";
    let nothing = "a\n\n  It had 23 of them.\n";
    let difference = difference(Some(page_claims("a", two)), Some(page_claims("a", nothing))).unwrap();
    assert!(!difference.rewritten);
    assert!(matches!(difference.changes[..], [Change::Lost(_)]));
    let rewritten = page_claims("a", "a\n\n  It had 24 of them.\n");
    assert_ne!(rewritten.fingerprint, page_claims("a", nothing).fingerprint);
}

proptest! {
    #[test]
    fn what_is_gained_one_way_is_lost_the_other(
        old in prop::collection::vec((0_usize..40, 1_u32..3), 0..12),
        new in prop::collection::vec((0_usize..40, 1_u32..3), 0..12),
    ) {
        let run = |claims: &[(usize, u32)]| {
            let mut claims = claims.to_vec();
            claims.sort_unstable();
            line("a", "0", &claims.iter().map(|(at, value)| figure(*at, "14", *value)).collect::<Vec<_>>())
        };
        let (there, back) = (differences(&run(&old), &run(&new)).1, differences(&run(&new), &run(&old)).1);
        let zero = Default::default();
        let (there, back) = (there.extractors.get("figures").unwrap_or(&zero),
            back.extractors.get("figures").unwrap_or(&zero));
        prop_assert_eq!((there.gained, there.lost, there.changed), (back.lost, back.gained, back.changed));
        prop_assert_eq!(old.len() + there.gained, new.len() + there.lost);
    }

    #[test]
    fn no_page_and_no_line_panics(text in "\\PC{0,40}|(    )?[a-z][0-9] [a-z]+ \"[^\n]{0,9}\"( {2}[a-z=\"(\\[ ]{0,9})?  \\[[a-z: .0-9]{0,9}\\]") {
        let _ = page_claims("a", &text);
        let _ = Reader::new("a", text.as_bytes()).count();
    }
}
