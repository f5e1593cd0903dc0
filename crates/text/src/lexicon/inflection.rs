//! The forms of verbs and nouns, made from the tables `verbs.tsv` and `nouns.tsv` when the lexicon is read.

use std::collections::HashSet;

use copydesk_core::Word;
use copydesk_core::layers::Class;

use super::rows;

const VERBS: &str = include_str!("../../data/verbs.tsv");
const NOUNS: &str = include_str!("../../data/nouns.tsv");

/// All forms of the verbs and nouns of the tables, with the classes that they have as such.
pub(super) fn forms() -> Vec<(Word, Class)> {
    let mut forms = Vec::with_capacity(24_000);
    for row in rows(NOUNS) {
        nouns(row, &mut |noun: &str| forms.push((Word::of(noun), Class::NOUN)));
    }
    let known: HashSet<Word> = forms.iter().map(|(noun, _)| *noun).collect();
    for row in rows(VERBS) {
        verbs(row, &known, &mut |form: &str, class: Class| forms.push((Word::of(form), class)));
    }
    for (_, class) in &mut forms {
        *class = class.with(Class::COMMON);
    }
    forms
}

/// Adds the forms of the verbs in a row: bases, how they inflect, "noun" or nothing. A form in -s that is the
/// plural of a noun as well tells no verb.
fn verbs(row: &str, nouns: &HashSet<Word>, add: &mut impl FnMut(&str, Class)) {
    let mut columns = row.split('\t');
    let (bases, pattern) = (columns.next().unwrap_or(""), columns.next().unwrap_or(""));
    let noun = columns.next() == Some("noun");
    for base in bases.split(' ') {
        let third = with_s(base);
        let plural = noun || nouns.contains(&Word::of(&third));
        add(base, if noun { Class::VERB_BASE.with(Class::NOUN) } else { Class::VERB_BASE });
        add(&third, if plural { Class::NOUN } else { Class::VERB });
        add(&with_ing(base), Class::VERB_ING);
        let doubled = || format!("{base}{}", base.chars().next_back().unwrap_or_default());
        match pattern {
            "regular" => add(&with_ed(base), Class::VERB),
            "doubled" => {
                add(&with_ed(base), Class::VERB);
                add(&format!("{}ed", doubled()), Class::VERB);
                add(&format!("{}ing", doubled()), Class::VERB_ING);
            }
            // A form like the base of a verb that is a noun as well ("cut") tells nothing.
            forms => {
                for form in forms.split(' ').filter(|form| !noun || *form != base) {
                    add(form, Class::VERB);
                }
                if ends_short(base) {
                    add(&format!("{}ing", doubled()), Class::VERB_ING);
                }
            }
        }
    }
}

/// Adds the singular and the plural of the nouns in a row: singulars, "-s", "-" or a plural.
fn nouns(row: &str, add: &mut impl FnMut(&str)) {
    let (singulars, plural) = row.split_once('\t').unwrap_or((row, "-"));
    for singular in singulars.split(' ') {
        add(singular);
        match plural {
            "-" => {}
            "-s" => add(&with_s(singular)),
            plural => add(plural),
        }
    }
}

/// "walks", "passes", "carries".
pub(super) fn with_s(base: &str) -> String {
    if let Some(stem) = ends_in_consonant_y(base) {
        return [stem, "ies"].concat();
    }
    let hissing = base.ends_with(['s', 'x', 'z']) || base.ends_with("ch") || base.ends_with("sh");
    let goes = matches!(base, "go" | "undergo" | "do" | "forego");
    [base, if hissing || goes { "es" } else { "s" }].concat()
}

/// "walked", "used", "carried".
fn with_ed(base: &str) -> String {
    match ends_in_consonant_y(base) {
        Some(stem) => [stem, "ied"].concat(),
        None if base.ends_with('e') => [base, "d"].concat(),
        None => [base, "ed"].concat(),
    }
}

/// "walking", "using", "lying", "seeing".
fn with_ing(base: &str) -> String {
    if let Some(stem) = base.strip_suffix("ie") {
        return [stem, "ying"].concat();
    }
    match base.strip_suffix('e') {
        Some(stem) if !stem.ends_with(['e', 'o', 'y']) && stem.len() > 1 => [stem, "ing"].concat(),
        _ => [base, "ing"].concat(),
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
        let forms = |base: &str| [with_s(base), with_ed(base), with_ing(base)].join(" ");
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
