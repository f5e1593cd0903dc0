//! Fractions and ratios: "half", "a quarter", "two-thirds", "1/2", "½", "two in three", "3-to-1".

use copydesk_sdk::core::Word;
use copydesk_sdk::core::layers::{Class, TokenKind};

use super::{A, AN, Numeral, OF, Shape, cardinal, digits};
use crate::lexicon::{Cue, LEXICON, NumberWord};
use crate::view::View;

const BY: [Word; 2] = [Word::ascii("by"), Word::ascii("in")];
const OVER: Word = Word::ascii("over");
const IN: Word = Word::ascii("in");
const OUT: Word = Word::ascii("out");
const TO: Word = Word::ascii("to");
const FOR: Word = Word::ascii("for");
const EVERY: Word = Word::ascii("every");
/// What goes on with a number here, hyphens and slashes aside.
pub(super) const EXTENDERS: &[Word] = &[OVER, IN, OUT, TO];

fn fraction(first: usize, end: usize, value: f64) -> Numeral {
    Numeral { first, end, value, scale: 1.0, shape: Shape::Fraction, digits: false, bare: false, terms: None }
}

/// A fraction without a cardinal before it: "half of", "a third of", "½".
pub(super) fn lone(view: &View<'_>, at: usize) -> Option<Numeral> {
    if view.is_word(at, &[A, AN]) {
        let end = at + 2;
        return match view.number(at + 1)? {
            NumberWord::Part(value) if value == 0.5 || !names_a_period(view, at + 1) => {
                half_of_scale(view, at, end, value).or_else(|| part_of(view, at, end, value))
            }
            NumberWord::Ordinal(d) if d >= 100.0 || d >= 3.0 && is_share(view, at, end) => {
                Some(fraction(at, end, 1.0 / d))
            }
            _ => None,
        };
    }
    match view.number(at)? {
        NumberWord::Vulgar(value) => Some(fraction(at, at + 1, value)),
        NumberWord::Part(value) => {
            let scaled = half_of_scale(view, at, at + 1, value);
            let followed = view.says(at + 1, Cue::AFTER_HALF) && value == 0.5 || view.is_word(at + 1, &[OF]);
            let cut = value == 0.5 && view.is_word(at.wrapping_sub(1), &BY);
            let joined = value == 0.5 && view.joins(at + 1) && LEXICON.unit_words.at(view, at + 2).is_some();
            let behind = view.says(at.wrapping_sub(1), Cue::BEFORE_PERIOD);
            scaled.or_else(|| (!behind && (followed || cut || joined)).then(|| fraction(at, at + 1, value)))
        }
        _ => None,
    }
}

/// "a half" and "a quarter", unless a noun follows that they only describe: "a half brother".
fn part_of(view: &View<'_>, first: usize, end: usize, value: f64) -> Option<Numeral> {
    let noun = view.get(end).is_some_and(|t| t.kind == TokenKind::WORD && t.class.0 == 0);
    let unit = LEXICON.unit_words.at(view, end).is_some();
    let joined = view.joins(end) && LEXICON.unit_words.at(view, end + 1).is_none();
    ((!noun || unit) && !joined).then(|| fraction(first, end, value))
}

/// "half a million", "a quarter of a million", "half million": a number rather than a fraction.
fn half_of_scale(view: &View<'_>, first: usize, end: usize, value: f64) -> Option<Numeral> {
    let mut at = end;
    if view.is_word(at, &[OF]) {
        at += 1;
    }
    if view.is_word(at, &[A, AN]) || view.joins(at) {
        at += 1;
    }
    let scale = match view.number(at)? {
        NumberWord::Scale(s) | NumberWord::Dozen(s) => s,
        NumberWord::Hundred => 100.0,
        _ => return None,
    };
    Some(Numeral { value: value * scale, scale, shape: Shape::Cardinal, ..fraction(first, at + 1, 0.0) })
}

/// "a quarter" of a year rather than a fourth: "in the last quarter" has no "a"; "a quarter ago" has.
fn names_a_period(view: &View<'_>, at: usize) -> bool {
    const PERIODS: [Word; 3] = [Word::ascii("ago"), Word::ascii("earlier"), Word::ascii("later")];
    view.is_word(at + 1, &PERIODS)
}

/// Whether "a third" is a share rather than the third of several: "a third of", "rose by a third".
fn is_share(view: &View<'_>, first: usize, end: usize) -> bool {
    if view.is_word(end, &[OF]) {
        return true;
    }
    let noun = view.get(end).is_some_and(|t| {
        t.kind == TokenKind::HYPHEN || t.kind == TokenKind::WORD && !t.class.has(Class::PREPOSITION)
    });
    let before = view.word_before(first, 1);
    let by = first > 0 && (before == BY[0] || before == OVER || view.says(first - 1, Cue::CHANGE));
    !noun && (by || LEXICON.bounds_before.ending(view, first).is_some())
        || view.is_word(end, &[Word::ascii("more"), Word::ascii("less"), Word::ascii("fewer")])
}

/// A fraction that begins with a cardinal: "two-thirds", "one eighth", "three quarters", "1/2".
pub(super) fn of(view: &View<'_>, numeral: Numeral) -> Option<Numeral> {
    if let Some(slashed) = slashed(view, numeral) {
        return Some(slashed);
    }
    let spaced_hyphen = view.token_text(numeral.end) == "-" && !numeral.digits && !view.joins(numeral.end);
    let at = if view.joins(numeral.end) || spaced_hyphen { numeral.end + 1 } else { numeral.end };
    let article = view.is_word(numeral.first, &[A, AN]);
    let result = |end, value| Some(Numeral { digits: numeral.digits, ..fraction(numeral.first, end, value) });
    match view.number(at) {
        Some(NumberWord::Denominator(d)) => result(at + 1, numeral.value / d),
        Some(NumberWord::Parts(v)) => result(at + 1, numeral.value * v),
        Some(NumberWord::Part(v)) if numeral.value == 1.0 && !article => {
            half_of_scale(view, numeral.first, at + 1, v).or_else(|| result(at + 1, v))
        }
        Some(NumberWord::Ordinal(d)) if numeral.value == 1.0 && d >= 3.0 && !numeral.digits => {
            result(at + 1, 1.0 / d)
        }
        _ => over(view, numeral),
    }
}

/// "1/2", "2 1/2"; not a date such as 5/17.
fn slashed(view: &View<'_>, numeral: Numeral) -> Option<Numeral> {
    let slash = |at: usize| view.is(at, TokenKind::SLASH) && view.glued(at) && view.glued(at + 1);
    if !numeral.bare {
        return None;
    }
    let (whole, above, at) = if slash(numeral.end) {
        (0.0, numeral.value, numeral.end)
    } else if slash(numeral.end + 2) && view.joins(numeral.end) {
        // "6-1/8"
        (numeral.value, digits::read(view, numeral.end + 1)?.0, numeral.end + 2)
    } else if slash(numeral.end + 1) && !view.glued(numeral.end) {
        (numeral.value, digits::read(view, numeral.end)?.0, numeral.end + 1)
    } else {
        return None;
    };
    let (below, end, bare) = digits::read(view, at + 1)?;
    const COMMON: [f64; 10] = [2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 16.0, 32.0, 64.0];
    let fits = bare && above < below && above > 0.0 && COMMON.contains(&below);
    let dated = slash(end) || at >= 2 && slash(at - 2);
    (fits && !dated).then(|| Numeral { digits: true, ..fraction(numeral.first, end, whole + above / below) })
}

/// "one over twenty", where nothing follows that would make the second a number of its own.
fn over(view: &View<'_>, numeral: Numeral) -> Option<Numeral> {
    if !view.is_word(numeral.end, &[OVER]) || numeral.value != 1.0 {
        return None;
    }
    let below = cardinal::read(view, numeral.end + 1)?;
    let closed = view.get(below.end).is_none_or(|t| t.kind != TokenKind::WORD && t.kind != TokenKind::HYPHEN);
    (closed && below.value > 1.0).then(|| fraction(numeral.first, below.end, numeral.value / below.value))
}

/// "two in three", "one out of five", "9 in every 10", "3-to-1".
pub(super) fn ratio(view: &View<'_>, numeral: Numeral) -> Option<Numeral> {
    let at = numeral.end;
    let plain = numeral.scale == 1.0 && numeral.value.fract() == 0.0;
    let ratio = |end, value, second| {
        Some(Numeral {
            end,
            value,
            shape: Shape::Ratio,
            bare: false,
            terms: Some([numeral.value, second]),
            ..numeral
        })
    };
    let second = |at: usize| cardinal::read(view, at).filter(|run| run.value > 0.0);
    // "one household in three"
    let closed = Class::PREPOSITION.with(Class::AUXILIARY).with(Class::DETERMINER).with(Class::PRONOUN);
    let one = numeral.value == 1.0 && view.is(at, TokenKind::WORD) && !view.has(at, closed);
    let at = if one && view.is_word(at + 1, &[IN]) { at + 1 } else { at };
    if view.joins(at) && view.is_word(at + 1, &[TO, IN, FOR]) && view.joins(at + 2) {
        let run = second(at + 3).filter(|run| plain && !view.joins(run.end))?;
        return ratio(run.end, numeral.value / run.value, run.value);
    }
    let mut next = at;
    if view.is_word(at, &[OUT]) && view.is_word(at + 1, &[OF]) {
        next = at + 2;
    } else if view.is_word(at, &[IN]) {
        next = at + 1;
    } else if view.is_word(at, &[TO]) && numeral.value > 1.0 {
        // "three to one"
        let run = second(at + 1).filter(|run| run.value == 1.0 && plain && run.scale == 1.0)?;
        let unit = LEXICON.unit_words.at(view, run.end).is_some() || view.joins(run.end);
        return if unit { None } else { ratio(run.end, numeral.value, 1.0) };
    }
    if next == at || !plain {
        return None;
    }
    if view.is_word(next, &[EVERY]) {
        next += 1;
    }
    let run = second(next)?;
    let out = next > at + 1;
    let round = run.value <= 10.0 || run.value % 10.0 == 0.0 || numeral.value == 1.0 && run.value <= 100.0;
    let fits = numeral.value < run.value && (out || round && run.value <= 1e6);
    let unit = LEXICON.unit_words.at(view, run.end).is_some() || view.joins(run.end);
    let unit = unit || LEXICON.unit_symbols.at(view, run.end).is_some() && !view.spaced(run.end);
    if fits && !unit { ratio(run.end, numeral.value / run.value, run.value) } else { None }
}
