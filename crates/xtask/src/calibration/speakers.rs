//! Whether two speakers are the same: mentions that overlap, or that have the same head word, which for a name is the
//! surname.

use super::gold::Speaker;

const TITLES: &[&str] = &[
    "the",
    "a",
    "an",
    "mr",
    "mrs",
    "ms",
    "dr",
    "sen",
    "rep",
    "gov",
    "president",
    "former",
    "secretary",
    "sir",
    "senator",
    "representative",
    "governor",
    "judge",
    "justice",
    "gen",
    "general",
    "col",
    "capt",
    "lt",
    "prof",
    "professor",
    "rev",
];
const PRONOUNS: &[&str] = &[
    "i",
    "you",
    "he",
    "she",
    "it",
    "we",
    "they",
    "who",
    "him",
    "her",
    "his",
    "hers",
    "their",
    "theirs",
    "one",
    "this",
    "that",
    "these",
    "those",
    "himself",
    "herself",
    "themselves",
    "which",
    "whom",
];
const SUFFIXES: &[&str] = &["jr", "sr", "ii", "iii", "iv", "phd", "md"];
/// What ends the head of a description: "head of", "man from".
const JOINTS: &[&str] = &["of", "who", "from", "in", "at", "for", "with", "on", "to"];

/// Where nobody is marked, nobody may be named.
pub(crate) fn agree(marked: Option<&Speaker>, found: Option<&Speaker>) -> bool {
    match (marked, found) {
        (None, None) => true,
        (Some(m), Some(f)) => {
            let head = head(&m.text);
            m.start.max(f.start) < m.end.min(f.end)
                || !head.is_empty() && head == self::head(&f.text) && !PRONOUNS.contains(&head.as_str())
        }
        _ => false,
    }
}

/// The last word of the last run of capitals in the first phrase, else the last word of that phrase.
fn head(name: &str) -> String {
    let name = name.trim();
    let cut = name.find([',', '(', ';']).unwrap_or(name.len());
    let phrase = name.get(..cut).unwrap_or(name);
    let words: Vec<&str> = phrase.split_whitespace().map(without_possessive).collect();
    let joint = words.iter().skip(1).position(|w| JOINTS.contains(w)).map_or(words.len(), |n| n + 1);
    let words = words.get(..joint).unwrap_or(&words);
    let capital = |w: &&str| w.starts_with(|c: char| c.is_ascii_uppercase());
    let run_end = words.iter().rposition(capital).map_or(words.len(), |n| n + 1);
    let run = words.get(..run_end).unwrap_or(words);
    let bare = |w: &&str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let all: Vec<String> = run.iter().map(bare).filter(|w| !w.is_empty()).collect();
    let kept = |drop: &[&str]| all.iter().rfind(|w| !drop.contains(&w.as_str())).cloned();
    let named: Vec<&str> = TITLES.iter().chain(SUFFIXES).copied().collect();
    kept(&named).or_else(|| kept(SUFFIXES)).unwrap_or_default()
}

fn without_possessive(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_is_the_surname_or_the_noun() {
        let rows = [
            ("Ann Gale", "gale"),
            ("Mr. Gale", "gale"),
            ("Ann Gale Jr.", "gale"),
            ("Sen. Ann Gale (R-Ober)", "gale"),
            ("Ann Gale, a miller", "gale"),
            ("two officials", "officials"),
            ("the head of the council", "head"),
            ("Norland's prime minister", "norland"),
            ("she", "she"),
        ];
        for (name, wanted) in rows {
            assert_eq!(head(name), wanted, "{name}");
        }
    }

    #[test]
    fn nobody_agrees_with_nobody_alone() {
        let speaker = |text: &str, start| Speaker { text: text.to_owned(), start, end: start + text.len() };
        let (full, short, other) = (speaker("Ann Gale", 10), speaker("Gale", 90), speaker("she", 10));
        assert!(agree(None, None));
        assert!(!agree(Some(&full), None) && !agree(None, Some(&full)));
        assert!(agree(Some(&full), Some(&short)));
        assert!(agree(Some(&full), Some(&other)), "the same place");
        assert!(!agree(Some(&speaker("she", 40)), Some(&other)), "a pronoun names nobody");
    }
}
