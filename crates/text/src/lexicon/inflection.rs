//! The forms of verbs and nouns, made from the tables `verbs.tsv` and `nouns.tsv` when the lexicon is read.

use copydesk_core::Word;
use copydesk_core::layers::Class;

use super::{Table, each_word, rows};

const VERBS: &str = include_str!("../../data/verbs.tsv");
const NOUNS: &str = include_str!("../../data/nouns.tsv");

/// Adds all forms of the verbs and nouns of the tables, with the classes that they have as such, to `classes`, in which
/// there is nothing yet.
pub(super) fn add_forms(classes: &mut Table<Class>) {
    for row in rows(NOUNS) {
        nouns(row, &mut |noun| classes.unite(noun, Class::NOUN.with(Class::COMMON), Class::with));
    }
    let mut forms = Vec::with_capacity(16_000);
    for row in rows(VERBS) {
        let is_noun = |word| classes.get(word).is_some();
        verbs(row, is_noun, &mut |form, class| forms.push((form, class)));
    }
    for (form, class) in forms {
        classes.unite(form, class.with(Class::COMMON), Class::with);
    }
}

/// A form: a stem and an ending.
#[derive(Clone, Copy)]
struct Form<'a>(&'a str, &'static str);

impl Form<'_> {
    fn word(self) -> Word {
        extended(Word::of(self.0), self.1)
    }
}

fn extended(stem: Word, ending: &str) -> Word {
    ending.bytes().fold(stem, Word::with)
}

/// Adds the forms of the verbs in a row: bases, how they inflect, "noun" or nothing. A form in -s that is the
/// plural of a noun as well tells no verb.
fn verbs(row: &str, is_noun: impl Fn(Word) -> bool, add: &mut impl FnMut(Word, Class)) {
    let mut columns = row.split('\t');
    let (bases, pattern) = (columns.next().unwrap_or(""), columns.next().unwrap_or(""));
    let noun = columns.next() == Some("noun");
    for base in bases.split(' ') {
        let word = Word::of(base);
        let third = with_s(base).word();
        let plural = noun || is_noun(third);
        add(word, if noun { Class::VERB_BASE.with(Class::NOUN) } else { Class::VERB_BASE });
        add(third, if plural { Class::NOUN } else { Class::VERB });
        add(with_ing(base).word(), Class::VERB_ING);
        let doubled =
            |ending| extended(base.bytes().next_back().map_or(word, |last| word.with(last)), ending);
        match pattern {
            "regular" => add(with_ed(base).word(), Class::VERB),
            "doubled" => {
                add(with_ed(base).word(), Class::VERB);
                add(doubled("ed"), Class::VERB);
                add(doubled("ing"), Class::VERB_ING);
            }
            // A form like the base of a verb that is a noun as well ("cut") tells nothing.
            forms => {
                for form in forms.split(' ').filter(|form| !noun || *form != base) {
                    add(Word::of(form), Class::VERB);
                }
                if ends_short(base) {
                    add(doubled("ing"), Class::VERB_ING);
                }
            }
        }
    }
}

/// Adds the singular and the plural of the nouns in a row: singulars, "-s", "-" or a plural.
fn nouns(row: &str, add: &mut impl FnMut(Word)) {
    let (singulars, plural) = row.split_once('\t').unwrap_or((row, "-"));
    each_word(singulars, &mut *add);
    match plural {
        "-" => {}
        "-s" => singulars.split(' ').for_each(|singular| add(with_s(singular).word())),
        plural => add(Word::of(plural)),
    }
}

/// "walks", "passes", "carries".
fn with_s(base: &str) -> Form<'_> {
    if let Some(stem) = ends_in_consonant_y(base) {
        return Form(stem, "ies");
    }
    let hissing = base.ends_with(['s', 'x', 'z']) || base.ends_with("ch") || base.ends_with("sh");
    let goes = matches!(base, "go" | "undergo" | "do" | "forego");
    Form(base, if hissing || goes { "es" } else { "s" })
}

/// "walked", "used", "carried".
fn with_ed(base: &str) -> Form<'_> {
    match ends_in_consonant_y(base) {
        Some(stem) => Form(stem, "ied"),
        None if base.ends_with('e') => Form(base, "d"),
        None => Form(base, "ed"),
    }
}

/// "walking", "using", "lying", "seeing".
fn with_ing(base: &str) -> Form<'_> {
    if let Some(stem) = base.strip_suffix("ie") {
        return Form(stem, "ying");
    }
    match base.strip_suffix('e') {
        Some(stem) if !stem.ends_with(['e', 'o', 'y']) && stem.len() > 1 => Form(stem, "ing"),
        _ => Form(base, "ing"),
    }
}

fn ends_in_consonant_y(base: &str) -> Option<&str> {
    base.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']))
}

/// Whether a base ends in a single vowel and a single consonant, which is doubled before -ing: run, running.
fn ends_short(base: &str) -> bool {
    let vowel = |byte: &u8| matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u');
    match base.as_bytes() {
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
            [with_s(base), with_ed(base), with_ing(base)]
                .map(|Form(stem, ending)| [stem, ending].concat())
                .join(" ")
        };
        assert_eq!(forms("walk"), "walks walked walking");
        assert_eq!(forms("carry"), "carries carried carrying");
        assert_eq!(forms("play"), "plays played playing");
        assert_eq!(forms("watch"), "watches watched watching");
        assert_eq!(forms("agree"), "agrees agreed agreeing");
        assert_eq!(forms("tie"), "ties tied tying");
        assert_eq!(forms("use"), "uses used using");
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
