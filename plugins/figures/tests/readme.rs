//! Runs the table of the README: each row is an article and the figures that must come out of it.
#![forbid(unsafe_code)]

use copydesk_figures::Figures;
use copydesk_testing::{Checked, Harness};

/// A figure of the table: its words, its category, and the fields that are stated.
struct Row<'a> {
    words: &'a str,
    category: &'a str,
    fields: Vec<(&'a str, &'a str)>,
}

/// "`at least 14`: count, value 14, what people".
fn row(cell: &str) -> Row<'_> {
    let (words, rest) =
        cell.trim().trim_start_matches('`').split_once("`: ").expect("`words`: category, fields");
    let mut parts = rest.split(", ");
    let category = parts.next().unwrap_or_default();
    let fields = parts.map(|part| part.split_once(' ').expect("field and value")).collect();
    Row { words, category, fields }
}

fn wrong(checked: &Checked, expected: &[Row<'_>]) -> Vec<String> {
    let words = checked.words();
    if words != expected.iter().map(|row| row.words).collect::<Vec<_>>() {
        return vec![format!("found {words:?}")];
    }
    let mut wrong = Vec::new();
    for (at, row) in expected.iter().enumerate() {
        for (key, value) in std::iter::once(&("category", row.category)).chain(&row.fields) {
            let found = checked.each(key)[at].trim_matches(['“', '”']).to_owned();
            let same = match (found.parse::<f64>(), value.parse::<f64>()) {
                (Ok(a), Ok(b)) => (a - b).abs() < 1e-4,
                _ => found == *value,
            };
            if !same {
                wrong.push(format!("{}: {key} is {found:?}, not {value:?}", row.words));
            }
        }
    }
    wrong
}

#[test]
fn every_row_holds() {
    let harness = Harness::<Figures>::new();
    let mut failures = Vec::new();
    let (mut rows, mut table) = (0, false);
    for line in include_str!("../README.md").lines() {
        table = line.starts_with("| ") && (table || line.starts_with("| in the article"));
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let [text, figures] = cells[..] else { continue };
        if !table || text.starts_with("**") || text.starts_with("---") || text == "in the article" {
            continue;
        }
        rows += 1;
        let expected: Vec<Row<'_>> = figures.split("<br>").filter(|f| !f.is_empty()).map(row).collect();
        for problem in wrong(&harness.check(text), &expected) {
            failures.push(format!("{text} -- {problem}"));
        }
    }
    assert!(rows > 80, "only {rows} rows were read");
    assert!(failures.is_empty(), "\n{}\n", failures.join("\n"));
}
