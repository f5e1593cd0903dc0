//! Numbers as they are written: digits, words, fractions, and mixtures of them.
//!
//! [`read`] takes the longest number that begins at a token. It looks ahead by a bounded number of tokens
//! and never goes back, so that reading all numbers of a sentence is linear.

mod cardinal;
mod decimals;
mod digits;
mod fractions;
mod vague;

use copydesk_sdk::core::Word;
use copydesk_sdk::core::layers::{TokenFlags, TokenKind};

use crate::lexicon::{NumberWord, Role};
use crate::quantity::FEW;
use crate::view::View;
use cardinal::Run;
pub(crate) use decimals::times;

pub(crate) const A: Word = Word::ascii("a");
pub(crate) const AN: Word = Word::ascii("an");
pub(crate) const AND: Word = Word::ascii("and");
pub(crate) const OF: Word = Word::ascii("of");
pub(crate) const THE: Word = Word::ascii("the");
const OR: Word = Word::ascii("or");
const MINUS: [Word; 2] = [Word::ascii("minus"), Word::ascii("negative")];
const ORDINAL_ENDINGS: [Word; 4] =
    [Word::ascii("st"), Word::ascii("nd"), Word::ascii("rd"), Word::ascii("th")];

/// What kind of number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// 12, twelve, 2.5 million
    Cardinal,
    /// fifth, 21st
    Ordinal,
    /// two-thirds, half, a quarter, ½
    Fraction,
    /// dozens, tens of thousands: the value is the least it can mean.
    Vague,
    /// 2 in 3: the value is the first divided by the second.
    Ratio,
}

/// A number as written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Numeral {
    pub(crate) first: usize,
    /// The token behind it.
    pub(crate) end: usize,
    pub(crate) value: f64,
    /// The magnitude at its end, 1 where it has none: what "10 to 15 billion" shares.
    pub(crate) scale: f64,
    pub(crate) shape: Shape,
    /// It begins with digits.
    pub(crate) digits: bool,
    /// It is one token of digits without a comma, a point or anything else.
    pub(crate) bare: bool,
    /// The two numbers of a ratio.
    pub(crate) terms: Option<[f64; 2]>,
}

/// The number that begins at token `first`, if one does.
pub(crate) fn read(view: &View<'_>, first: usize) -> Option<Numeral> {
    // Digits are a cardinal, or begin one's fraction or ratio, and nothing else.
    if view.is(first, TokenKind::NUMBER) {
        if let Some(alone) = alone(view, first) {
            return Some(alone);
        }
        let numeral = finish(view, first, cardinal::read(view, first)?);
        return numeral.value.is_finite().then_some(numeral);
    }
    let unsigned = sign(view, first);
    let at = unsigned.unwrap_or(first);
    let cardinal = || cardinal::read(view, at).map(|run| finish(view, at, run));
    // What a word is alone tells what it can begin.
    let mut numeral = match view.number(at) {
        Some(NumberWord::Plural(_) | NumberWord::Group(_)) => vague::read(view, at),
        Some(NumberWord::Part(_) | NumberWord::Vulgar(_)) => fractions::lone(view, at),
        Some(NumberWord::Ordinal(value)) => Some(ordinal(at, value)),
        Some(_) => cardinal(),
        None if !may_multiply(view, at) => None,
        None => vague::read(view, at).or_else(|| fractions::lone(view, at)).or_else(cardinal),
    }?;
    if unsigned.is_some() {
        numeral.value = -numeral.value;
        numeral.first = first;
        numeral.bare = false;
    }
    numeral.value.is_finite().then_some(numeral)
}

/// Whether what is no number itself may make one with the next word: "a dozen", "several hundred", "a few".
fn may_multiply(view: &View<'_>, at: usize) -> bool {
    !view.is(at, TokenKind::WORD) || view.number(at + 1).is_some() || view.is_word(at + 1, &[FEW])
}

/// Digits that nothing goes on with, as most are. One may still begin a ratio, "one household in three".
#[inline]
pub(crate) fn alone(view: &View<'_>, first: usize) -> Option<Numeral> {
    let end = first + 1;
    if !closes(view, end) {
        return None;
    }
    let (value, bare) = digits::plain(view.letters(first)).filter(|(value, _)| *value != 1.0)?;
    // "1.111,11"
    if !bare && view.is(end, TokenKind::COMMA) {
        return None;
    }
    Some(cardinal_of(first, Run { end, value, scale: 1.0, digits: true, bare }))
}

/// Whether the token at `at` goes on with no number that ends before it. Only "one household in three" goes across
/// such a word.
#[inline]
fn closes(view: &View<'_>, at: usize) -> bool {
    let (Some(token), Some(known)) = (view.get(at), view.known.get(at)) else { return true };
    match token.kind {
        TokenKind::WORD => {
            token.flags.has(TokenFlags::SPACED) && known.number.is_none() && !known.roles.has(Role::EXTENDS)
        }
        TokenKind::NUMBER | TokenKind::HYPHEN | TokenKind::DASH | TokenKind::SLASH | TokenKind::SYMBOL => {
            false
        }
        _ => true,
    }
}

/// The words that can make another number of the one before them.
pub(crate) const EXTENDERS: [&[Word]; 4] =
    [&[AND], decimals::EXTENDERS, &ORDINAL_ENDINGS, fractions::EXTENDERS];

/// The token behind a minus that stands before a number: "minus 5", "-5", "−5", but not "10-5".
fn sign(view: &View<'_>, at: usize) -> Option<usize> {
    // "plus or minus 3" is no negative number.
    if view.is_word(at, &MINUS) && !view.is_word(at.wrapping_sub(1), &[OR]) {
        return Some(if view.joins(at + 1) { at + 2 } else { at + 1 });
    }
    if view.is(at, TokenKind::WORD) || !view.is(at + 1, TokenKind::NUMBER) {
        return None;
    }
    let sign = view.token_text(at);
    let mark = matches!(sign, "-" | "–" | "−");
    let opens = || !view.glued(at) || sign == "−" || view.token_text(at.wrapping_sub(1)) == "<";
    let close = || view.glued(at + 1) || sign == "-" && at == 0;
    (mark && opens() && close()).then_some(at + 1)
}

/// Decides what a cardinal is together with the word behind it: an ordinal, a fraction, a ratio or itself.
fn finish(view: &View<'_>, first: usize, run: Run) -> Numeral {
    let numeral = cardinal_of(first, run);
    let other = || {
        ordinal_of(view, numeral)
            .or_else(|| fractions::of(view, numeral))
            .or_else(|| fractions::ratio(view, numeral))
    };
    if closes(view, run.end) && run.value != 1.0 {
        debug_assert_eq!(other(), None, "what goes on with a number is not among what does");
        return numeral;
    }
    other().unwrap_or(numeral)
}

fn cardinal_of(first: usize, run: Run) -> Numeral {
    Numeral {
        first,
        end: run.end,
        value: run.value,
        scale: run.scale,
        shape: Shape::Cardinal,
        digits: run.digits,
        bare: run.bare,
        terms: None,
    }
}

/// "twenty-first", "two hundredth", "21st".
fn ordinal_of(view: &View<'_>, numeral: Numeral) -> Option<Numeral> {
    let ordinal = |end, value| Some(Numeral { end, value, shape: Shape::Ordinal, bare: false, ..numeral });
    if numeral.digits {
        let ending = view.is_word(numeral.end, &ORDINAL_ENDINGS) && view.glued(numeral.end);
        return if ending && numeral.bare { ordinal(numeral.end + 1, numeral.value) } else { None };
    }
    let at = if view.joins(numeral.end) { numeral.end + 1 } else { numeral.end };
    let NumberWord::Ordinal(last) = view.number(at)? else { return None };
    let article = view.is_word(numeral.first, &[A, AN]);
    let value = numeral.value;
    if last >= 100.0 && (2.0..100.0).contains(&value) && !article {
        ordinal(at + 1, value * last)
    } else if last < 10.0 && (20.0..100.0).contains(&value) && value % 10.0 == 0.0
        || last < 100.0 && value >= 100.0 && value % 100.0 == 0.0
    {
        ordinal(at + 1, value + last)
    } else {
        None
    }
}

/// "fifth".
fn ordinal(at: usize, value: f64) -> Numeral {
    Numeral {
        first: at,
        end: at + 1,
        value,
        scale: 1.0,
        shape: Shape::Ordinal,
        digits: false,
        bare: false,
        terms: None,
    }
}
