//! The forms of verbs and nouns, made from the tables `verbs.tsv` and `nouns.tsv` when the lexicon is read.

use copydesk_core::Word;
use copydesk_core::layers::Class;

use super::{Entry, Table, lower_word, rows};

const VERBS: &str = include_str!("../../data/verbs.tsv");
const NOUNS: &str = include_str!("../../data/nouns.tsv");

/// Adds all forms of the verbs and nouns of the tables, with the classes that they have as such, to the words that are
/// `known`, which are none yet.
pub(super) fn add_forms(known: &mut Table) {
    let noun = Entry::of(Class::NOUN.with(Class::COMMON));
    for row in rows(NOUNS) {
        nouns(row, &mut |word| known.add(word, noun));
    }
    let mut forms = Vec::with_capacity(16_000);
    for row in rows(VERBS) {
        let is_noun = |word| known.get(word) != Entry::default();
        verbs(row, is_noun, &mut |form, class| forms.push((form, class)));
    }
    for (form, class) in forms {
        known.add(form, Entry::of(class.with(Class::COMMON)));
    }
}

/// The base of a verb, or a singular: its letters, and what they and its stems are as words.
struct Base<'a> {
    letters: &'a [u8],
    /// Without so many of its last letters.
    stems: [Word; 3],
}

/// How a form is made: so many of the last letters go, and others come.
type Change = (usize, &'static str);

impl<'a> Base<'a> {
    fn of(letters: &'a [u8]) -> Self {
        let (start, end) = letters.split_at(letters.len().saturating_sub(2));
        let mut stems = [lower_word(start); 3];
        for letter in end {
            stems = [stems[0].with_lower(*letter), stems[0], stems[1]];
        }
        Self { letters, stems }
    }

    fn word(&self) -> Word {
        self.stems[0]
    }

    fn form(&self, (cut, ending): Change) -> Word {
        extended(self.stems.get(cut).copied().unwrap_or_default(), ending)
    }

    /// The form with the last letter doubled before its ending.
    fn doubled(&self, ending: &str) -> Word {
        extended(self.letters.last().map_or(self.word(), |last| self.word().with_lower(*last)), ending)
    }
}

fn extended(stem: Word, ending: &str) -> Word {
    ending.bytes().fold(stem, Word::with_lower)
}

/// The columns of a row, empty where it has fewer.
fn columns<const N: usize>(row: &str) -> [&[u8]; N] {
    let mut columns = row.as_bytes().split(|byte| *byte == b'\t');
    [(); N].map(|()| columns.next().unwrap_or_default())
}

fn bases(column: &[u8]) -> impl Iterator<Item = Base<'_>> {
    column.split(|byte| *byte == b' ').map(Base::of)
}

/// Adds the forms of the verbs in a row: bases, how they inflect, "noun" or nothing. A form in -s that is the
/// plural of a noun as well tells no verb.
fn verbs(row: &str, is_noun: impl Fn(Word) -> bool, add: &mut impl FnMut(Word, Class)) {
    let [verbs, pattern, note] = columns(row);
    let noun = note == b"noun";
    for base in bases(verbs) {
        let third = base.form(with_s(base.letters));
        let plural = noun || is_noun(third);
        add(base.word(), if noun { Class::VERB_BASE.with(Class::NOUN) } else { Class::VERB_BASE });
        add(third, if plural { Class::NOUN } else { Class::VERB });
        add(base.form(with_ing(base.letters)), Class::VERB_ING);
        match pattern {
            b"regular" => add(base.form(with_ed(base.letters)), Class::VERB),
            b"doubled" => {
                add(base.form(with_ed(base.letters)), Class::VERB);
                add(base.doubled("ed"), Class::VERB);
                add(base.doubled("ing"), Class::VERB_ING);
            }
            // A form like the base of a verb that is a noun as well ("cut") tells nothing.
            forms => {
                for form in forms.split(|byte| *byte == b' ').filter(|form| !noun || *form != base.letters) {
                    add(lower_word(form), Class::VERB);
                }
                if ends_short(base.letters) {
                    add(base.doubled("ing"), Class::VERB_ING);
                }
            }
        }
    }
}

/// Adds the singular and the plural of the nouns in a row: singulars, "-s", "-" or a plural.
fn nouns(row: &str, add: &mut impl FnMut(Word)) {
    let [singulars, plural] = columns(row);
    for base in bases(singulars) {
        add(base.word());
        match plural {
            b"-" | b"" => {}
            b"-s" => add(base.form(with_s(base.letters))),
            plural => add(lower_word(plural)),
        }
    }
}

/// "walks", "passes", "carries".
fn with_s(base: &[u8]) -> Change {
    if ends_in_consonant_y(base) {
        return (1, "ies");
    }
    let hissing = matches!(base, [.., b's' | b'x' | b'z'] | [.., b'c' | b's', b'h']);
    let goes = matches!(base, b"go" | b"undergo" | b"do" | b"forego");
    (0, if hissing || goes { "es" } else { "s" })
}

/// "walked", "used", "carried".
fn with_ed(base: &[u8]) -> Change {
    match base {
        _ if ends_in_consonant_y(base) => (1, "ied"),
        [.., b'e'] => (0, "d"),
        _ => (0, "ed"),
    }
}

/// "walking", "using", "lying", "seeing".
fn with_ing(base: &[u8]) -> Change {
    match base {
        [.., b'i', b'e'] => (2, "ying"),
        [_, .., b'e' | b'o' | b'y', b'e'] | [_, b'e'] => (0, "ing"),
        [.., b'e'] => (1, "ing"),
        _ => (0, "ing"),
    }
}

fn ends_in_consonant_y(base: &[u8]) -> bool {
    base.ends_with(b"y") && !matches!(base, [.., b'a' | b'e' | b'o' | b'u', _])
}

/// Whether a base ends in a single vowel and a single consonant, which is doubled before -ing: run, running.
fn ends_short(base: &[u8]) -> bool {
    let vowel = |byte: &u8| matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u');
    match base {
        [.., before, middle, last] => {
            !vowel(before) && vowel(middle) && !vowel(last) && !matches!(last, b'w' | b'x' | b'y')
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_forms_follow_the_rules_of_spelling() {
        let forms = |base: &str| {
            [with_s, with_ed, with_ing]
                .map(|change| change(base.as_bytes()))
                .map(|(cut, ending)| [&base[..base.len() - cut], ending].concat())
                .join(" ")
        };
        assert_eq!(forms("walk"), "walks walked walking");
        assert_eq!(forms("carry"), "carries carried carrying");
        assert_eq!(forms("play"), "plays played playing");
        assert_eq!(forms("watch"), "watches watched watching");
        assert_eq!(forms("agree"), "agrees agreed agreeing");
        assert_eq!(forms("tie"), "ties tied tying");
        assert_eq!(forms("use"), "uses used using");
        assert_eq!(forms("toe"), "toes toed toeing");
        assert_eq!(forms("be"), "bes bed being");
    }

    #[test]
    fn forms_are_the_words_that_they_are_spelt_as() {
        let base = |letters: &'static str| Base::of(letters.as_bytes());
        assert_eq!(base("carry").form((1, "ies")), Word::ascii("carries"));
        assert_eq!(base("lie").form((2, "ying")), Word::ascii("lying"));
        assert_eq!(base("stop").doubled("ing"), Word::ascii("stopping"));
        assert_eq!(base("walk").word(), Word::ascii("walk"));
    }

    #[test]
    fn every_row_is_complete() {
        for row in rows(VERBS) {
            let columns: Vec<&str> = row.split('\t').collect();
            let pattern = columns.get(1).copied().unwrap_or("");
            let known = matches!(pattern, "regular" | "doubled") || pattern.split(' ').count() == 2;
            assert!(known && columns.get(2).is_none_or(|third| *third == "noun"), "{row}");
        }
        for row in rows(NOUNS) {
            assert_eq!(row.split('\t').count(), 2, "{row}");
        }
    }
}
