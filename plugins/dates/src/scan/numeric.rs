//! Dates in digits alone: 2024-02-06, 09.03.2018, 3/4/2024, 2024/Feb/06 with its month in letters aside.
//!
//! They are read from the bytes, since they cut across tokens.

use copydesk_sdk::chrono::NaiveDate;
use copydesk_sdk::core::Word;
use copydesk_sdk::core::layers::TokenKind;

use super::absolute::nearest;
use super::cursor::Cursor;
use super::holiday::part_of_name;
use crate::expression::{Clock, Expression, Named};

/// Words before a day and month in digits.
const LEADING: [Word; 6] = [
    Word::ascii("on"),
    Word::ascii("by"),
    Word::ascii("until"),
    Word::ascii("from"),
    Word::ascii("since"),
    Word::ascii("before"),
];
/// No number of a date has more digits.
const LONGEST_NUMBER: usize = 4;
/// How far back a list of them is followed.
const LONGEST_LIST: usize = 4;
/// Words between two of them.
const LISTING: [Word; 2] = [Word::ascii("or"), Word::ascii("and")];

/// Any date that begins with digits and has no word in it but a month between slashes.
pub(super) fn any(c: &Cursor<'_>, at: usize) -> Option<(Expression, usize)> {
    // What is written against the digits joins them, or stands among them.
    let joined = c.is_glued(at + 1) || c.digits(at, LONGEST_NUMBER).is_none();
    if !c.is_kind(at, TokenKind::NUMBER) || !joined {
        return None;
    }
    date(c, at).or_else(|| with_letters(c, at)).or_else(|| short(c, at))
}

/// The numeric date that begins with the token at `at`, and the place after it.
pub(super) fn date(c: &Cursor<'_>, at: usize) -> Option<(Expression, usize)> {
    let start = c.token(at)?.span.start as usize;
    let bytes = c.text.as_bytes();
    let before = start.checked_sub(1).and_then(|i| bytes.get(i)).copied().unwrap_or(b' ');
    let further = start.checked_sub(2).and_then(|i| bytes.get(i)).is_some_and(u8::is_ascii_digit);
    if matches!(before, b'-' | b'/' | b'.' | b':' | b',') && further {
        return None;
    }
    let mut reader = Reader { bytes, at: start, clocks: c.clocks };
    let expression = reader.date()?;
    let stamp =
        bytes.get(reader.at) == Some(&b'T') && bytes.get(reader.at + 1).is_some_and(u8::is_ascii_digit);
    if bytes.get(reader.at).is_some_and(u8::is_ascii_alphanumeric) && !stamp {
        return None;
    }
    let goes_on = bytes.get(reader.at).is_some_and(|byte| matches!(byte, b'-' | b'/' | b'.' | b','))
        && bytes.get(reader.at + 1).is_some_and(u8::is_ascii_digit)
        && !reader.range_follows();
    if goes_on {
        return None;
    }
    let mut end = at;
    while c.token(end).is_some_and(|token| (token.span.start as usize) < reader.at) {
        end += 1;
    }
    Some((expression, end))
}

/// A day and month in digits: 11/20 behind a preposition, a weekday or another such date; 9/11.
fn short(c: &Cursor<'_>, at: usize) -> Option<(Expression, usize)> {
    let (first, _) = c.digits(at, 2)?;
    let slash = c.is_kind(at + 1, TokenKind::SLASH) && c.is_tight(at + 1);
    let (second, _) = slash.then(|| c.digits(at + 2, 2)).flatten()?;
    let end = at + 3;
    let more = c.is_glued(end)
        && !matches!(c.kind(end), Some(TokenKind::COMMA | TokenKind::STOP | TokenKind::CLOSE_BRACKET));
    if more || c.before(at).is_some_and(|before| c.is_glued(at) && c.is_kind(before, TokenKind::SLASH)) {
        return None;
    }
    if (first, second) == (9, 11) && !part_of_name(c, at) {
        // The day of the attacks is written no other way.
        return Some((Expression::Dated { named: Named::Day { month: 9, day: 11 }, year: 2001 }, end));
    }
    let led = is_led(c, at);
    let (month, day) = match (first, second) {
        (1..=12, 13..=31) => (first, second),
        (13..=31, 1..=12) => (second, first),
        _ => return None,
    };
    NaiveDate::from_ymd_opt(2000, month, day)?;
    led.then_some((nearest(Named::Day { month, day }), end))
}

/// Whether a preposition or a weekday stands before day and month in digits, or before the list they end.
fn is_led(c: &Cursor<'_>, mut at: usize) -> bool {
    for _ in 0..LONGEST_LIST {
        let Some(before) = c.before(at) else { return false };
        if c.is_any(before, &LEADING) || c.senses(before).weekday.is_some() {
            return true;
        }
        let listed = c.is_any(before, &LISTING) || c.is_kind(before, TokenKind::COMMA);
        if !listed || before < 3 || !c.is_kind(before - 2, TokenKind::SLASH) {
            return false;
        }
        at = before - 3;
    }
    false
}

/// 2020/Sep/23: a year, a month in letters and a day.
fn with_letters(c: &Cursor<'_>, at: usize) -> Option<(Expression, usize)> {
    let (year, 4) = c.digits(at, 4)? else { return None };
    let joined = c.is_tight(at + 1) && c.is_tight(at + 3);
    let month = c.senses(at + 2).month.filter(|_| joined)?;
    let (day, end) = c.day_of_month(at + 4)?;
    full(year, month, day).map(|date| (date, end))
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    clocks: bool,
}

impl Reader<'_> {
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    /// One to four digits: value and how many.
    fn digits(&mut self) -> Option<(u32, usize)> {
        let start = self.at;
        while self.at - start < 5 && self.byte(self.at).is_ascii_digit() {
            self.at += 1;
        }
        let digits = self.bytes.get(start..self.at)?;
        let value = digits.iter().fold(0, |n, digit| n * 10 + u32::from(digit - b'0'));
        (1..=4).contains(&digits.len()).then_some((value, digits.len()))
    }

    fn separator(&mut self, wanted: Option<u8>) -> Option<u8> {
        let byte = self.byte(self.at);
        let fits = wanted.map_or(matches!(byte, b'-' | b'/' | b'.'), |wanted| byte == wanted);
        fits.then(|| {
            self.at += 1;
            byte
        })
    }

    /// Whether a hyphen and a second date of the same kind follow: 5/1/2019-5/7/2020.
    fn range_follows(&self) -> bool {
        let mut ahead = Reader { bytes: self.bytes, at: self.at + 1, clocks: false };
        self.byte(self.at) == b'-' && ahead.digits().is_some() && ahead.byte(ahead.at) == b'/'
    }

    fn date(&mut self) -> Option<Expression> {
        let (first, length) = self.digits()?;
        let separator = self.separator(None)?;
        let (second, width) = self.digits()?;
        if width > 2 {
            return None;
        }
        self.separator(Some(separator))?;
        let (third, last) = self.digits()?;
        match (length, last) {
            (4, 1 | 2) => {
                let day = full(first, second, third)?;
                Some(self.time(day))
            }
            (1 | 2, 2 | 4) => {
                if last == 2 && separator != b'/' {
                    return None;
                }
                let year = if last == 4 { third } else { century(third) };
                let day_first = full(year, second, first);
                let month_first = full(year, first, second);
                match (day_first, month_first) {
                    // Points are written between numbers in countries that put the day first.
                    (Some(day), _) if separator == b'.' => Some(self.time(day)),
                    (Some(day), None) | (None, Some(day)) => Some(day),
                    (Some(one), Some(other)) if one == other => Some(one),
                    (Some(_), Some(_)) => {
                        Some(Expression::Slashed { first, second, year: i32::try_from(year).ok() })
                    }
                    (None, None) => None,
                }
            }
            _ => None,
        }
    }

    /// A time of day behind a date: T14:30, or 14:55 after a blank.
    fn time(&mut self, day: Expression) -> Expression {
        let start = self.at;
        let clock = if self.clocks { self.clock() } else { None };
        if clock.is_none() {
            self.at = start;
        }
        match clock {
            Some(clock) => Expression::Clock { clock, day: Some(Box::new(day)) },
            None => day,
        }
    }

    fn clock(&mut self) -> Option<Clock> {
        if !matches!(self.byte(self.at), b'T' | b' ') {
            return None;
        }
        self.at += 1;
        let (hour, 1..=2) = self.digits()? else { return None };
        if self.byte(self.at) != b':' {
            return None;
        }
        self.at += 1;
        let (minute, 2) = self.digits()? else { return None };
        let mut clock = Clock { hour, minute, second: None };
        if self.byte(self.at) == b':' {
            self.at += 1;
            let (second, 2) = self.digits()? else { return None };
            clock.second = Some(second);
        }
        clock.is_valid().then_some(clock)
    }
}

/// The full date, where there is one.
fn full(year: u32, month: u32, day: u32) -> Option<Expression> {
    let year = i32::try_from(year).ok()?;
    NaiveDate::from_ymd_opt(year, month, day)?;
    (1000..2200).contains(&year).then_some(Expression::Dated { named: Named::Day { month, day }, year })
}

/// The year that two digits mean: 00-49 of this century, 50-99 of the last.
pub(super) fn century(two: u32) -> u32 {
    if two < 50 { 2000 + two } else { 1900 + two }
}
