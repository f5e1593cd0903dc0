//! Every abbreviation and every spelling of our own tables.

use copydesk_places::Places;
use copydesk_testing::check;

/// The rows of a table, cut at tabs.
fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table.lines().filter(|l| !l.starts_with('#')).map(|l| l.split('\t').collect())
}

/// The countries of all places of a text whose words are these.
fn countries(words: &str, text: &str) -> Vec<String> {
    let checked = check::<Places>(text, "");
    let found = checked.words().into_iter().zip(checked.each("country"));
    found.filter(|(w, _)| w.trim_end_matches('.') == words.trim_end_matches('.')).map(|(_, c)| c).collect()
}

#[test]
fn every_abbreviation_of_a_state_counts_behind_a_comma() {
    let mut wrong = Vec::new();
    for row in rows(include_str!("../../data/abbreviations.tsv")) {
        let [spellings, country @ ("US" | "CA" | "AU"), _] = row.as_slice() else { continue };
        for spelling in spellings.split(';').filter(|s| !matches!(*s, "US" | "U.S." | "USA" | "U.S.A.")) {
            let text = format!("A fire broke out in Ferndale, {spelling}, at dawn.");
            if countries(spelling, &text).is_empty() {
                wrong.push(format!("{spelling} {country}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn every_spelling_of_news_is_found() {
    let countries_of = include_str!("../../data/countries.tsv");
    let name_of = |code: &str| rows(countries_of).find(|row| row[0] == code).map(|row| row[1]);
    let mut wrong = Vec::new();
    for row in rows(include_str!("../../data/aliases.tsv")) {
        let [spellings, country, name, _] = row.as_slice() else { continue };
        let spellings = spellings.split(';').map(|s| s.trim_start_matches('*').trim_start_matches("the "));
        // A comma parts names in a text; Georgia is told apart in `senses`.
        for spelling in spellings.filter(|s| !s.contains(',') && *s != "Georgia") {
            let within =
                name_of(country).map(|name| format!(" Envoys of {name} were there.")).unwrap_or_default();
            let text = format!("The road to {spelling} is closed. They met in {spelling} on Friday.{within}");
            let found = countries(spelling, &text);
            let expected = if country.is_empty() { "null" } else { country };
            if found.first().map(String::as_str) != Some(expected) {
                wrong.push(format!("{spelling} ({name}, {country}): {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
