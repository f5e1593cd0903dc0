//! How many: numbers in digits and words before a unit of time.

use copydesk_sdk::core::Word;
use copydesk_sdk::core::layers::TokenKind;

use super::cursor::Cursor;
use super::frame::Frame;
use crate::expression::Amount;
use crate::lexicon::{Determiner, Number};

const A: [Word; 2] = [Word::ascii("a"), Word::ascii("an")];
const AND: Word = Word::ascii("and");
const HALF: Word = Word::ascii("half");
const COUPLE: Word = Word::ascii("couple");
const NUMBER: Word = Word::ascii("number");
const FEW: Word = Word::ascii("few");
const SOME: Word = Word::ascii("some");
const OF: Word = Word::ascii("of");
const TO: [Word; 2] = [Word::ascii("to"), Word::ascii("or")];

/// The most tokens that a number in words is read over; what is longer is no number of days.
const LONGEST: usize = 8;

/// The amount at `at` and the place after it: 3; 2.5; twenty-one; a dozen; half a; one and a half; a few.
#[inline]
pub(super) fn amount(c: &Cursor<'_>, at: usize) -> Option<(Amount, usize)> {
    let counts = match c.kind(at)? {
        TokenKind::NUMBER => true,
        TokenKind::WORD => {
            let senses = c.senses(at);
            senses.number.is_some() || senses.leader || senses.determiner == Some(Determiner::A)
        }
        _ => false,
    };
    if counts { read(c, at) } else { None }
}

fn read(c: &Cursor<'_>, at: usize) -> Option<(Amount, usize)> {
    if c.is(at, HALF) {
        let article = c.is_any(at + 1, &A);
        return Some((Amount::Hundredths(50), at + 1 + usize::from(article)));
    }
    if c.is(at, COUPLE) {
        return Some((Amount::whole(2), c.skip(at + 1, OF)));
    }
    if c.is_any(at, &A) {
        let next = at + 1;
        if c.is(next, COUPLE) {
            return Some((Amount::whole(2), c.skip(next + 1, OF)));
        }
        if c.is(next, FEW) || (c.is(next, NUMBER) && c.is(next + 1, OF)) {
            return Some((Amount::Untold, c.skip(next + 1, OF)));
        }
        if let Some(Number::Times(times)) = c.senses(next).number {
            return Some((Amount::whole(times.into()), next + 1));
        }
        return None;
    }
    let (hundredths, end) = match c.kind(at)? {
        TokenKind::NUMBER => digits(c, at)?,
        TokenKind::WORD if c.is(at, SOME) => return Some((Amount::Untold, at + 1)),
        TokenKind::WORD if c.senses(at).number == Some(Number::Few) => return Some((Amount::Untold, at + 1)),
        TokenKind::WORD => spelled(c, at)?,
        _ => return None,
    };
    if c.is(end, AND) && c.is_any(end + 1, &A) && c.is(end + 2, HALF) {
        return Some((Amount::Hundredths(hundredths + 50), end + 3));
    }
    if c.is(end, AND) && c.is(end + 1, HALF) {
        return Some((Amount::Hundredths(hundredths + 50), end + 2));
    }
    Some((Amount::Hundredths(hundredths), end))
}

/// The half that a unit is followed by, added to the amount before it: "a year and a half".
pub(super) fn and_a_half(c: &Cursor<'_>, frame: &Frame, at: usize) -> Option<(Amount, usize)> {
    let half = c.skip_any(at + 1, &A);
    if !c.is(at, AND) || !c.is(half, HALF) || c.is(half + 1, OF) {
        return None;
    }
    match frame.amount {
        Some(Amount::Hundredths(n)) => Some((Amount::Hundredths(n.saturating_add(50)), half + 1)),
        None if frame.determiner == Some(Determiner::A) => Some((Amount::Hundredths(150), half + 1)),
        _ => None,
    }
}

/// The end of a range that begins with an amount: the "to 10" of "8 to 10 days", the "or four" of "three or
/// four weeks".
pub(super) fn upper(c: &Cursor<'_>, at: usize) -> Option<(Amount, usize)> {
    let joined = c.is_any(at, &TO) || (c.is_joint(at) && !c.senses(at + 1).is_unit());
    joined.then(|| amount(c, at + 1)).flatten()
}

/// A number in digits, in hundredths: 90; 1,460; 2.5.
fn digits(c: &Cursor<'_>, at: usize) -> Option<(u64, usize)> {
    let words = c.words(at);
    let (whole, fraction) = words.split_once('.').unwrap_or((words, ""));
    if whole.len() > 12 || fraction.contains('.') {
        return None;
    }
    let whole = whole.bytes().filter(u8::is_ascii_digit).fold(0, |n, d| n * 10 + u64::from(d - b'0'));
    let mut digits = fraction.bytes().map(|digit| u64::from(digit.saturating_sub(b'0')));
    let hundredths = digits.next().unwrap_or(0) * 10 + digits.next().unwrap_or(0);
    let mut end = at + 1;
    let mut value = whole.checked_mul(100)?.checked_add(hundredths)?;
    if let Some(Number::Times(times)) = c.senses(end).number {
        value = value.checked_mul(times.into())?;
        end += 1;
    }
    Some((value, end))
}

/// A number in words, in hundredths: twenty-one; two hundred and fifty.
fn spelled(c: &Cursor<'_>, at: usize) -> Option<(u64, usize)> {
    let (mut sum, mut group, mut end) = (0_u64, 0_u64, at);
    while end - at < LONGEST {
        match c.senses(end).number {
            Some(Number::Cardinal(n)) if group % 10 == 0 && (group % 100 == 0 || n < 10) => {
                group += u64::from(n);
            }
            Some(Number::Tens(n)) if group % 100 == 0 => group += u64::from(n),
            Some(Number::Times(1000)) if group > 0 => {
                sum += group * 1000;
                group = 0;
            }
            Some(Number::Times(times)) if group > 0 && group < 100 => group *= u64::from(times),
            _ => break,
        }
        end += 1;
        let hyphen = c.is_kind(end, TokenKind::HYPHEN) && c.is_glued(end);
        let joined = hyphen || c.is(end, AND);
        let goes_on = matches!(c.senses(end + 1).number, Some(Number::Cardinal(_) | Number::Tens(_)));
        if joined && goes_on && (hyphen || group % 100 == 0) {
            end += 1;
        }
    }
    let value = (sum + group) * 100;
    (value > 0).then_some((value, end))
}

/// The year that is spelled out at `at`: nineteen eighty-four; two thousand and twelve.
pub(super) fn spelled_year(c: &Cursor<'_>, at: usize) -> Option<(i32, usize)> {
    let (hundredths, end) = spelled(c, at)?;
    let value = i32::try_from(hundredths / 100).ok()?;
    if (1900..2100).contains(&value) {
        return Some((value, end));
    }
    let (rest, end) = (10..=20).contains(&value).then(|| spelled(c, end)).flatten()?;
    let rest = i32::try_from(rest / 100).ok()?;
    (10..100).contains(&rest).then_some((value * 100 + rest, end))
}
