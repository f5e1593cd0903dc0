//! The table of constructions in the README, row by row.

use copydesk_quotes::Quotes;
use copydesk_testing::{Checked, check};

/// The quotes as the README writes them.
fn written(checked: &Checked) -> String {
    let quote = |f: &copydesk_sdk::core::Finding| {
        let form = f.attributes.string("form").unwrap_or_default();
        let parts: Vec<&str> =
            (0..).map_while(|i| f.attributes.span(&format!("parts[{i}]"))).map(|s| checked.text(s)).collect();
        let name = f.attributes.string("speaker.name").map(|n| format!(" – {n}")).unwrap_or_default();
        format!("{form}: {}{name}", parts.join(" / "))
    };
    checked.findings().map(quote).collect::<Vec<_>>().join("; ")
}

#[test]
fn every_row_comes_out_as_written() {
    let table = include_str!("../README.md").split("| construction |").nth(1).expect("the table");
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    let mut wrong = Vec::new();
    let mut seen = 0;
    for row in rows {
        let columns: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [construction, example, quotes] = columns.as_slice() else { panic!("three columns: {row}") };
        // A first sentence makes an article of it: a line of its own would be a headline.
        let text = format!(
            "The mill at Ober burned on Sunday.\n\n{}\n\nThe river was low.\n",
            example.replace('¶', "\n\n")
        );
        let found = written(&check::<Quotes>(&text, ""));
        if found != *quotes {
            wrong.push(format!("{construction}: {example}\n  wanted {quotes}\n  found  {found}"));
        }
        seen += 1;
    }
    assert!(seen > 50, "{seen} rows");
    assert!(wrong.is_empty(), "{} of {seen} rows\n{}", wrong.len(), wrong.join("\n"));
}
