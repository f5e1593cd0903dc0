//! The page, as far as it can be read without a browser; `tests/page` uses it in one.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use copydesk_core::{Comparison, Document, Extraction, Reprint};
use copydesk_report::{Format, Page, Summary};
use serde_json::Value;

fn extraction(id: &str, text: &str) -> Extraction {
    let article = Document { id: id.into(), text: text.into(), ..Document::default() };
    Extraction { article, ..Extraction::default() }
}

fn page(page: &Page, extractions: &[Extraction]) -> String {
    let mut out = Vec::new();
    page.begin(&mut out);
    extractions.iter().for_each(|extraction| page.article(extraction, &mut out));
    page.end(&Summary::default(), &mut out);
    String::from_utf8(out).unwrap()
}

/// What the browser finds in the block of data: everything up to the first end of a script behind its start.
fn records(html: &str) -> Vec<Value> {
    let (_, data) = html.split_once("id=\"data\">\n").unwrap();
    let (data, _) = data.split_once("</script").unwrap();
    data.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn every_article_is_a_line_of_data_whatever_it_says() {
    let texts = ["plain", "</script><!--<script>", "\u{2028}\u{2029}\0\n\r\"\\", "👍 ]]> &lt;"];
    let extractions = texts.map(|text| extraction(text, text));
    let records = records(&page(&Page::default(), &extractions));
    let read: Vec<_> = records.iter().map(|record| record["text"].as_str().unwrap()).collect();
    assert_eq!(read, texts);
    assert!(records.iter().all(|record| record["id"] == record["text"] && record["claims"].is_array()));
}

#[test]
fn a_comparison_follows_the_articles() {
    let reprints = vec![Reprint { articles: vec!["</script>".into(), "b".into()], shared: 0.5 }];
    let comparison = Comparison { reprints, ..Comparison::default() };
    let records = records(&page(&Page { comparison: Some(comparison) }, &[extraction("a", "")]));
    assert_eq!(records.len(), 2);
    assert_eq!(records[1]["comparison"]["reprints"][0]["articles"][0], "</script>");
}

#[test]
fn a_line_that_a_run_wrote_is_the_same_record() {
    let (a, page) = (extraction("a", "one\n<two>"), Page::default());
    let (mut written, mut line, mut record) = (Vec::new(), Vec::new(), Vec::new());
    page.article(&a, &mut written);
    Page::RECORDS.article(&a, &mut line);
    page.record(std::str::from_utf8(&line).unwrap(), &mut record);
    assert_eq!(record, written);
}

/// The page names no other address than those of the articles.
#[test]
fn the_shell_leads_nowhere() {
    let html = page(&Page::default(), &[]);
    let known = ["http-equiv", "http://www.w3.org/2000/svg\"", "https?:\\/\\/"];
    for (at, _) in html.match_indices("http") {
        let start = html.get(at..at + 30).unwrap();
        assert!(known.iter().any(|known| start.starts_with(known)), "{start}");
    }
}
