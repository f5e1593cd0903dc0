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

/// The rules that the README lists come out with the confidence that it states.
#[test]
fn rules_are_as_listed() {
    let readme = include_str!("../README.md");
    let listed = |rule: &str| {
        let row = readme.lines().find(|line| line.starts_with(&format!("| `{rule}` |")));
        let cell = row.and_then(|row| row.trim_end_matches(" |").rsplit(" | ").next());
        cell.and_then(|cell| cell.parse::<f32>().ok())
    };
    let texts = [
        "It won 51% of 300 votes in six weeks for $5, or 3 to 4 times more.",
        "Rents rose from 4 to 6. Dozens of owls, three mice, a 50-year-old man and one dog met a fifth time.",
        "Half of them lost 3-1, two in three agreed.",
        "It was 88.",
    ];
    let mut seen = std::collections::BTreeSet::new();
    for text in texts {
        for finding in Harness::<Figures>::new().check(text).findings() {
            assert_eq!(listed(&finding.rule), Some(finding.confidence), "{} in {text:?}", finding.rule);
            seen.insert(finding.rule.to_string());
        }
    }
    let rows = readme.lines().filter(|line| line.starts_with("| `")).count();
    assert_eq!(seen.len(), rows, "only {seen:?} were found");
}
