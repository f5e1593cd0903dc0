//! Words, their inflection taken off, and the concepts that they stand for.

use std::sync::LazyLock;

use copydesk_core::Word;

use crate::hash::Map;

/// What sort of concept a word stands for; see `data/concepts.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Fate,
    Event,
    People,
    Group,
    Part,
    Thing,
    Doubt,
    None,
    /// A word that the lexicon does not have.
    Other,
}

/// A word without its inflection, or what it shares with its synonyms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Concept {
    pub(crate) word: Word,
    pub(crate) kind: Kind,
}

static LEXICON: LazyLock<Map<Word, Concept>> = LazyLock::new(|| {
    let mut lexicon = Map::default();
    for row in include_str!("../data/concepts.tsv").lines().filter(|row| !row.starts_with('#')) {
        let Some((kind, words)) = row.split_once('\t') else { continue };
        let kind = match kind {
            "fate" => Kind::Fate,
            "event" => Kind::Event,
            "people" => Kind::People,
            "group" => Kind::Group,
            "part" => Kind::Part,
            "thing" => Kind::Thing,
            "doubt" => Kind::Doubt,
            _ => Kind::None,
        };
        let first = words.split(' ').next().unwrap_or(words);
        for word in words.split(' ') {
            // What tells nothing apart needs no common name; the first row that has a word keeps it.
            let concept = Concept { word: stem(if kind == Kind::None { word } else { first }), kind };
            lexicon.entry(Word::of(word)).or_insert(concept);
            lexicon.entry(stem(word)).or_insert(concept);
        }
    }
    lexicon
});

/// The concept of a word in any form and case.
pub(crate) fn concept(word: &str) -> Concept {
    if let Some(found) = LEXICON.get(&Word::of(word)) {
        return *found;
    }
    let stem = stem(word);
    LEXICON.get(&stem).copied().unwrap_or(Concept { word: stem, kind: Kind::Other })
}

/// The words of `text` in order: runs of letters and digits, with the marks that stand within them.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '.' | ',')))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .map(|word| word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word))
        .filter(|word| !word.is_empty())
}

/// A word without the endings of English inflection. It need be no word: "releas" stands for "release" and
/// "released".
pub(crate) fn stem(word: &str) -> Word {
    // Nearly all words are short and ASCII, and most are in small letters: these take no allocation.
    let mut letters = [0; 32];
    match letters.get_mut(..word.len()).filter(|_| word.is_ascii()) {
        Some(letters) => {
            letters.copy_from_slice(word.as_bytes());
            letters.make_ascii_lowercase();
            stem_of(str::from_utf8(letters).unwrap_or(word))
        }
        None => stem_of(&word.to_lowercase()),
    }
}

fn stem_of(lower: &str) -> Word {
    let mut stem = lower;
    let long = |s: &str, n: usize| s.len() >= n;
    if let Some(base) = stem.strip_suffix("ies").filter(|b| long(b, 2)) {
        return Word::of(base).with(b'y');
    }
    if let Some(base) = stem.strip_suffix("es").filter(|b| long(b, 3)) {
        let sibilant = ["s", "x", "z", "ch", "sh"].iter().any(|end| base.ends_with(end));
        stem = if sibilant { base } else { stem.strip_suffix('s').unwrap_or(stem) };
    } else if let Some(base) = stem.strip_suffix('s').filter(|b| long(b, 3))
        && !["s", "u", "i"].iter().any(|end| base.ends_with(end))
    {
        stem = base;
    }
    for ending in ["ing", "ed"] {
        if let Some(base) = stem.strip_suffix(ending).filter(|b| long(b, 3) && vowel(b)) {
            stem = undouble(base);
            break;
        }
    }
    let bare = stem.strip_suffix('e').filter(|b| long(b, 3)).unwrap_or(stem);
    Word::of(bare)
}

fn vowel(word: &str) -> bool {
    word.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

/// "stopp" to "stop", but "kill" stays.
fn undouble(base: &str) -> &str {
    let mut last = base.chars().rev();
    match (last.next(), last.next()) {
        (Some(a), Some(b)) if a == b && !matches!(a, 'l' | 's' | 'z') && a.is_ascii() => {
            &base[..base.len() - 1]
        }
        _ => base,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn inflected_forms_share_a_stem() {
        for (a, b) in [
            ("release", "released"),
            ("releasing", "releases"),
            ("city", "cities"),
            ("stop", "stopped"),
            ("ferry", "ferries"),
            ("church", "churches"),
            ("Hostage", "hostages"),
        ] {
            assert_eq!(stem(a), stem(b), "{a}, {b}");
        }
        for (a, b) in [("gas", "ga"), ("king", "k"), ("crisis", "crisi")] {
            assert_ne!(stem(a), stem(b), "{a}, {b}");
        }
    }

    #[test]
    fn synonyms_share_a_concept() {
        for (a, b) in [("killed", "deaths"), ("died", "toll"), ("hostages", "captives"), ("truce", "pause")] {
            assert_eq!(concept(a), concept(b), "{a}, {b}");
        }
        assert_ne!(concept("killed").word, concept("injured").word);
        assert_eq!(concept("children").kind, Kind::Part);
    }

    #[test]
    fn words_keep_their_inner_marks() {
        assert_eq!(
            words("the ferry’s 27,478 (old) crew... didn't").collect::<Vec<_>>(),
            ["the", "ferry", "27,478", "old", "crew", "didn't"]
        );
    }

    proptest! {
        #[test]
        fn any_text_has_words(text: String) {
            for word in words(&text) {
                concept(word);
            }
        }
    }
}
