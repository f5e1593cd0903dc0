//! Ages without a unit: ", 50,", "aged 50", "who was 10", "turned 40".

use copydesk_sdk::core::Word;
use copydesk_sdk::core::layers::{Case, Class, TokenFlags, TokenKind};

use crate::lexicon::Cue;
use crate::numerals::Shape;
use crate::quantity::Quantity;
use crate::view::View;

const AGED: [Word; 3] = [Word::ascii("aged"), Word::ascii("ages"), Word::ascii("age")];
const OF: Word = Word::ascii("of");
const BETWEEN: [Word; 3] = [Word::ascii("between"), Word::ascii("from"), Word::ascii("about")];
const LIMITS: [Word; 4] =
    [Word::ascii("under"), Word::ascii("over"), Word::ascii("below"), Word::ascii("above")];
const I: Word = Word::ascii("i");
const OLDEST_OF: [Word; 4] =
    [Word::ascii("oldest"), Word::ascii("youngest"), Word::ascii("eldest"), Word::ascii("aged")];
const TURNED: [Word; 4] =
    [Word::ascii("turned"), Word::ascii("turns"), Word::ascii("turning"), Word::ascii("turn")];
const WAS: [Word; 4] = [Word::ascii("was"), Word::ascii("is"), Word::ascii("be"), Word::ascii("'s")];
const WILL: [Word; 3] = [Word::ascii("will"), Word::ascii("would"), Word::ascii("only")];
const WHO: Word = Word::ascii("who");
const EXPECTANCY: [Word; 2] = [Word::ascii("expectancy"), Word::ascii("lifespan")];
/// Nobody is older.
const OLDEST: f64 = 125.0;

/// Whether the bare count at `first..end` (bounds included) is an age.
pub(crate) fn is(view: &View<'_>, quantity: &Quantity, first: usize, end: usize) -> bool {
    let number = quantity.unit.is_none() && quantity.numeral.shape == Shape::Cardinal;
    let fits = number && quantity.value > 0.0 && quantity.value <= OLDEST && quantity.value.fract() == 0.0;
    fits && (aged(view, first)
        || limited(view, quantity, first, end)
        || apposed(view, quantity, first, end)
        || said(view, first, end))
}

/// "children under five", "anyone over 65", "the under-16s": a limit of age right behind people.
fn limited(view: &View<'_>, quantity: &Quantity, first: usize, end: usize) -> bool {
    if first + 1 != quantity.first || !view.is_word(first, &LIMITS) {
        return false;
    }
    let plural = view.letters(end) == b"s" && view.glued(end);
    let closes = !view.is(end, TokenKind::WORD)
        || view.has(end, Class::PREPOSITION.with(Class::COORDINATOR).with(Class::SUBORDINATOR))
        || view.has(end, Class::AUXILIARY.with(Class::MODAL).with(Class::VERB).with(Class::ADVERB));
    closes && view.says(first.wrapping_sub(1), Cue::PERSON) || plural
}

/// "aged 50", "aged between 18 and 30", "at the age of 50".
fn aged(view: &View<'_>, first: usize) -> bool {
    let word = |back: usize| view.word_before(first, back);
    AGED.contains(&word(1))
        || BETWEEN.contains(&word(1)) && AGED.contains(&word(2))
        || word(1) == OF && AGED[1..].contains(&word(2))
        || (1..=6).any(|back| EXPECTANCY.contains(&word(back)))
}

/// "Maria Rossi, 50, said", "Maria Rossi (50)".
fn apposed(view: &View<'_>, quantity: &Quantity, first: usize, end: usize) -> bool {
    if !quantity.numeral.bare || first != quantity.numeral.first {
        return false;
    }
    let Some(name) = first.checked_sub(2).and_then(|at| view.get(at)) else { return false };
    let named = name.kind == TokenKind::WORD
        && name.case == Case::CAPITALISED
        && !name.class.has(Class::MONTH.with(Class::WEEKDAY))
        && !name.flags.has(TokenFlags::HEADLINE);
    let commas = view.is(first - 1, TokenKind::COMMA)
        && view.get(end).is_none_or(|t| {
            matches!(
                t.kind,
                TokenKind::COMMA | TokenKind::STOP | TokenKind::CLOSE_BRACKET | TokenKind::SEMICOLON
            )
        });
    let brackets = view.is(first - 1, TokenKind::OPEN_BRACKET)
        && view.is(end, TokenKind::CLOSE_BRACKET)
        && quantity.value >= 18.0;
    // "The two-term governor, 68, raised": a person, and a verb behind the comma.
    let person = name.class.has(Class::ROLE) || view.says(first.wrapping_sub(2), Cue::PERSON);
    let verb = view
        .has(end + 1, Class::VERB.with(Class::AUXILIARY).with(Class::REPORTING).with(Class::MODAL))
        || view.is_word(end + 1, &[WHO]);
    let described = person && verb && view.is(first - 1, TokenKind::COMMA) && view.is(end, TokenKind::COMMA);
    named && (commas || brackets) || described
}

/// "she was 10", "who is 34 and", "he turned 40 in May", "he will be 35".
fn said(view: &View<'_>, first: usize, end: usize) -> bool {
    let verb = first.wrapping_sub(1);
    let turned = view.is_word(verb, &TURNED);
    if first < 2 || !turned && !view.is_word(verb, &WAS) {
        return false;
    }
    let closes = view.get(end).is_none_or(|t| {
        t.kind != TokenKind::WORD && t.kind != TokenKind::HYPHEN && t.kind != TokenKind::PERCENT
            || t.class.has(Class::SUBORDINATOR.with(Class::PREPOSITION).with(Class::COORDINATOR))
            || view.says(end, Cue::RELATIVE)
    });
    if !closes || view.is_word(end, &[OF]) {
        return false;
    }
    if turned {
        return true;
    }
    let mut subject = first - 2;
    if view.is_word(subject, &WILL) && subject > 0 {
        subject -= 1;
    }
    // "the median age is 38"
    let person = view.has(subject, Class::PERSONAL) || view.is_word(subject, &[WHO, AGED[2], I]);
    // "the oldest pupil is 83"
    let superlative = (subject.saturating_sub(2)..=subject).any(|at| view.is_word(at, &OLDEST_OF));
    person || superlative
}
