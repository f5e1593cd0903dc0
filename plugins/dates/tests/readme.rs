//! The README's tables say what comes out for which words: every row is run.

use copydesk_dates::Dates;
use copydesk_testing::Harness;

const README: &str = include_str!("../README.md");

/// The rows of the table below `heading`: construction, example, what comes out.
fn rows(heading: &str) -> Vec<[String; 3]> {
    let section = README.split_once(heading).expect("the heading").1;
    let table = section.lines().skip_while(|line| !line.starts_with('|')).skip(2);
    let rows = table.take_while(|line| line.starts_with('|'));
    rows.map(|line| {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        [cells[1].to_owned(), cells[2].to_owned(), cells[3].to_owned()]
    })
    .collect()
}

fn holds(heading: &str, config: &str) {
    let rows = rows(heading);
    assert!(rows.len() > 10);
    let mut wrong = Vec::new();
    for [construction, example, expected] in rows {
        let checked = Harness::<Dates>::new().config(config).published("2024-02-07").check(&example);
        let values = checked.each("value");
        let found: Vec<String> =
            checked.words().iter().zip(values).map(|(words, value)| format!("{words} = {value}")).collect();
        if found.join("; ") != expected {
            wrong.push(format!(
                "{construction}: {example}\n  README: {expected}\n  found:  {}",
                found.join("; ")
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_table_of_dates_holds() {
    holds("## What comes out", "");
}

#[test]
fn the_table_of_durations_holds() {
    holds("With `durations = true`", "durations = true");
}
