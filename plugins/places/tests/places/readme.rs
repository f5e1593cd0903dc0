//! The table of README.md: one name, many senses.

use copydesk_places::Places;
use copydesk_testing::check;

#[test]
fn the_readme_tells_what_is_found() {
    let readme = include_str!("../../README.md");
    let section = readme.split("## One name, many senses").nth(1).unwrap();
    let rows = section.lines().skip_while(|l| !l.starts_with("| ---")).skip(1);
    let rows: Vec<Vec<&str>> = rows
        .take_while(|l| l.starts_with('|'))
        .map(|l| l.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    assert!(rows.len() > 10);
    for row in rows {
        let [text, words, expected @ ..] = row.as_slice() else { panic!("{row:?}") };
        let checked = check::<Places>(text, "");
        let name = ["Paris", "Georgia", "Washington", "Jordan", "chad"]
            .into_iter()
            .find(|n| text.to_lowercase().contains(&n.to_lowercase()))
            .unwrap();
        let found = checked.words().iter().position(|w| w.eq_ignore_ascii_case(name));
        assert_eq!(found.is_some(), !words.is_empty(), "{text}");
        let Some(at) = found else { continue };
        let value = |key| checked.each(key)[at].replace("null", "");
        assert_eq!(["name", "admin1", "country", "role"].map(value), *expected, "{text}");
    }
}
