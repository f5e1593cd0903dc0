//! Which language a text is in: by its script, and in Latin script by its most frequent words.

mod scripts;

use copydesk_core::Word;
use copydesk_core::layers::{Class, Language, Paragraph, Token, TokenKind};

use crate::lexicon::{Lexicon, Traits, rows};
use crate::tokens::{Follows, Recent, Spelling};

use scripts::foreign_script;

/// The languages that the table of frequent words tells apart; English first.
const LANGUAGES: [&str; 22] = [
    "en", "es", "fr", "de", "it", "pt", "nl", "sv", "da", "no", "fi", "pl", "cs", "ro", "hu", "tr", "id",
    "vi", "tl", "sw", "ca", "hr",
];

/// How much of an article is read, in bytes: where English shows at once, where any language shows clearly,
/// and at most.
const ENOUGH: [usize; 3] = [400, 1_500, 8_000];

/// The language of a whole article as a two-letter code of ISO 639-1; `None` where the text is too short or
/// too strange to tell. Only the first 8,000 bytes count.
///
/// ```
/// use copydesk_text::language;
/// let english = "The council said on Monday that it would not pay for the bridge, which was built in May.";
/// assert_eq!(language::of(english), Some("en"));
/// assert_eq!(language::of("El ayuntamiento dijo que no va a pagar el puente de la ciudad."), Some("es"));
/// assert_eq!(language::of("Совет заявил, что платить не будет."), Some("ru"));
/// assert_eq!(language::of("Results: 3-1"), None);
/// ```
#[must_use]
pub fn of(text: &str) -> Option<&'static str> {
    let [glance, little, most] =
        ENOUGH.map(|end| text.get(..text.floor_char_boundary(end)).unwrap_or_default());
    if shows_english(glance) {
        return Some("en");
    }
    let english = of_part(glance, GLIMPSED).filter(|language| *language == "en");
    english.or_else(|| of_part(little, 20)).or_else(|| of_part(most, 4))
}

/// So many English words in the first bytes tell English.
const GLIMPSED: usize = 15;

/// Whether [`of_part`] can find nothing but English, as in most texts, whose words then need not be counted for each
/// language: more words are frequent in English than in all other languages together. A stretch in which letters stand
/// beside digits, apostrophes or characters outside of ASCII is taken for as many foreign words as it can be: what counts
/// for English is rather too little, and there are more Latin letters than others as well.
fn shows_english(text: &str) -> bool {
    let lexicon = Lexicon::get();
    let bytes = text.as_bytes();
    Recent::with(|recent| {
        let (mut at, mut words, mut english, mut foreign) = (0, 0, 0, 0);
        while at < bytes.len() {
            let letters = Spelling::of(bytes, at);
            if letters.follows() == Follows::Joins {
                let (length, most) = stretch(bytes.get(at..).unwrap_or_default());
                words += most;
                foreign += most;
                at += length.max(1);
                continue;
            }
            if letters.length > 0 {
                let traits = recent.known(letters, lexicon).traits;
                words += 1;
                english += usize::from(traits.has(Traits::ENGLISH));
                foreign += usize::from(traits.has(Traits::FOREIGN));
            }
            // What is behind the letters is none of a word.
            at += letters.length + 1;
        }
        english >= GLIMPSED && english * 8 >= words && english >= foreign
    })
}

/// The stretch of letters, apostrophes and characters outside of ASCII that `bytes` begin with: its length in bytes, and
/// how many words it may be at the most.
fn stretch(bytes: &[u8]) -> (usize, usize) {
    let joins = |byte: u8| byte == b'\'' || byte >= 0x80;
    let within = bytes.iter().take_while(|byte| byte.is_ascii_alphabetic() || joins(**byte));
    let (length, joints) =
        within.fold((0, 0), |(length, joints), byte| (length + 1, joints + usize::from(joins(*byte))));
    (length, if length == 0 { 0 } else { joints + 1 })
}

/// The language of a text that is written in a foreign script, or has at least so many words that are
/// frequent in the language, and an eighth of all.
fn of_part(text: &str, least: usize) -> Option<&'static str> {
    if let Some(script) = foreign_script(text) {
        return Some(script);
    }
    let mut counts = Counts::default();
    each_word(text, |word| counts.add(word));
    let (best, hits) = counts.best();
    (hits >= least && hits * 8 >= counts.words).then(|| LANGUAGES.get(best).copied()).flatten()
}

/// Hands the words of `text` to `take`: letters and apostrophes.
fn each_word(text: &str, mut take: impl FnMut(Word)) {
    if !text.is_ascii() {
        let words = text.split(|c: char| !c.is_alphabetic() && !matches!(c, '\'' | '’'));
        return words.filter(|word| !word.is_empty()).map(Word::of).for_each(take);
    }
    let mut word = Word::EMPTY;
    for byte in text.bytes() {
        // Bit 5 tells lower case from upper; an apostrophe has it set.
        let lower = byte | 0x20;
        if lower.is_ascii_lowercase() || byte == b'\'' {
            word = word.with_lower(lower);
        } else if word != Word::EMPTY {
            take(std::mem::replace(&mut word, Word::EMPTY));
        }
    }
    if word != Word::EMPTY {
        take(word);
    }
}

/// Whether a paragraph is in English, told by its tokens. A short one is, unless its script is another.
pub(crate) fn of_paragraph(text: &str, paragraph: &Paragraph, tokens: &[Token]) -> Language {
    const FUNCTION_WORDS: Class = Class::DETERMINER
        .with(Class::PRONOUN)
        .with(Class::PREPOSITION)
        .with(Class::COORDINATOR)
        .with(Class::AUXILIARY)
        .with(Class::MODAL)
        .with(Class::SUBORDINATOR);
    // Most paragraphs have enough of them for all their tokens before they end.
    let function_words = |tokens: &[Token]| {
        tokens.iter().map(|token| usize::from(token.class.has(FUNCTION_WORDS))).sum::<usize>()
    };
    let (eights, rest) = tokens.as_chunks::<8>();
    let mut found = 0;
    for eight in eights {
        found += function_words(eight);
        if found * 4 >= tokens.len() {
            return Language::ENGLISH;
        }
    }
    found += function_words(rest);
    let words = || tokens.iter().filter(|token| token.kind == TokenKind::WORD);
    if found > 0 && found * 4 >= words().count() {
        return Language::ENGLISH;
    }
    if paragraph.span.of(text).and_then(foreign_script).is_some() {
        return Language::OTHER;
    }
    let mut counts = Counts::default();
    words().for_each(|word| counts.add(word.word));
    let (best, hits) = counts.best();
    let foreign = best != 0 && hits >= 3 && hits * 5 >= counts.words;
    if foreign { Language::OTHER } else { Language::ENGLISH }
}

/// How many of a text's words are frequent in each language.
#[derive(Default)]
struct Counts {
    words: usize,
    hits: [usize; LANGUAGES.len()],
}

impl Counts {
    fn add(&mut self, word: Word) {
        self.words += 1;
        let mut languages = Lexicon::get().entry(word).languages();
        while let Some(hits) = self.hits.get_mut(languages.trailing_zeros() as usize) {
            *hits += 1;
            languages &= languages - 1;
        }
    }

    /// The language with the most hits, the first of equals, and how many they are.
    fn best(&self) -> (usize, usize) {
        let ranked = self.hits.iter().copied().enumerate();
        ranked.fold((0, 0), |best, (language, hits)| if hits > best.1 { (language, hits) } else { best })
    }
}

/// The words that are frequent in some language, for the lexicon: each with a bit for each language it is frequent in.
pub(crate) fn frequent_words() -> impl Iterator<Item = (Word, u32)> {
    rows(include_str!("../data/stopwords.tsv")).map(|row| {
        let end = row.bytes().position(|byte| byte == b'\t').unwrap_or(row.len());
        let (word, codes) = row.split_at(end);
        let bit = |code: &[u8]| LANGUAGES.iter().position(|known| known.as_bytes() == code).map(|n| 1 << n);
        let codes = codes.as_bytes().split(|byte| matches!(byte, b'\t' | b' '));
        (Word::of(word), codes.filter_map(bit).fold(0, |all, bit: u32| all | bit))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_of_the_table_is_known() {
        for row in rows(include_str!("../data/stopwords.tsv")) {
            let (_, codes) = row.split_once('\t').unwrap();
            assert!(codes.split(' ').all(|code| LANGUAGES.contains(&code)), "{row}");
        }
    }

    #[test]
    fn latin_languages_are_told_by_their_words() {
        for (language, text) in [
            ("fr", "Le conseil a dit que la ville ne va pas payer pour le pont, selon un porte-parole."),
            (
                "de",
                "Der Rat sagte am Montag, dass er nicht für die Brücke zahlen wird, die im Mai gebaut wurde.",
            ),
            (
                "it",
                "Il consiglio ha detto che non pagherà per il ponte, che è stato costruito nel centro della città.",
            ),
            (
                "pt",
                "O conselho disse que não vai pagar pela ponte, que foi construída em maio no centro da cidade.",
            ),
            (
                "nl",
                "De raad zei dat het niet voor de brug zal betalen, die door een bedrijf in de stad is gebouwd.",
            ),
        ] {
            assert_eq!(of(text), Some(language), "{text}");
        }
    }

    #[test]
    fn scripts_tell_by_themselves() {
        for (language, text) in [
            ("ar", "قال المجلس إنه لن يدفع"),
            ("he", "המועצה אמרה שלא תשלם"),
            ("el", "Το συμβούλιο δεν θα πληρώσει"),
            ("zh", "市议会表示不会付款"),
            ("ja", "市議会は支払わないと述べた"),
            ("ko", "시의회는 지불하지 않겠다고 말했다"),
            ("hi", "परिषद ने कहा कि वह भुगतान नहीं करेगी"),
            ("uk", "Рада заявила, що не платитиме за міст"),
        ] {
            assert_eq!(of(text), Some(language), "{text}");
        }
    }

    #[test]
    fn a_few_foreign_words_make_no_foreign_text() {
        let text =
            "The festival, \"La noche de los museos en la ciudad\", was a success, the mayor said on Monday.";
        assert_eq!(of(text), Some("en"));
    }
}
