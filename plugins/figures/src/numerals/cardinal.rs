//! Cardinal numbers of digits and words: "27,478", "three hundred and two", "2.5 million", "3bn".

use copydesk_sdk::core::layers::{Case, Class, TokenKind};

use super::decimals::{decimals, part, times};
use super::{A, AN, AND, closes, digits};
use crate::lexicon::{Cue, NumberWord};
use crate::view::View;

/// A cardinal: the token behind it, its value, and how it was written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    pub(super) end: usize,
    pub(super) value: f64,
    pub(super) scale: f64,
    pub(super) digits: bool,
    pub(super) bare: bool,
}

/// The sum so far.
struct Sum {
    /// What magnitudes have closed: "two million" of "two million three hundred".
    total: f64,
    /// What the next magnitude will multiply.
    current: Option<f64>,
    /// `current` came from digits: no number word can be added to it.
    digits: bool,
    /// The last magnitude: the next must be smaller.
    last: f64,
    /// The magnitude at the end.
    scale: f64,
    /// The last word was a hundred or a magnitude: "and" may follow.
    round: bool,
}

/// The cardinal that begins at `at`.
pub(super) fn read(view: &View<'_>, at: usize) -> Option<Run> {
    let mut sum =
        Sum { total: 0.0, current: None, digits: false, last: f64::INFINITY, scale: 1.0, round: false };
    let mut end = at;
    let mut bare = false;
    let starts_with_digits = view.is(at, TokenKind::NUMBER);
    if let Some((value, behind, one)) = digits::read(view, at) {
        if closes(view, behind) {
            return Some(Run { end: behind, value, scale: 1.0, digits: true, bare: one });
        }
        (sum.current, sum.digits, end, bare) = (Some(value), true, behind, one);
        if let Some(power) = digits::exponent(view, end) {
            sum.current = Some(value * power);
            (end, bare) = (end + 1, false);
        }
    } else if view.is_word(at, &[A, AN]) {
        let multiplied = view.number(at + 1);
        if !matches!(multiplied, Some(NumberWord::Hundred | NumberWord::Scale(_) | NumberWord::Dozen(_))) {
            return None;
        }
        // "a billion-dollar deal": the article is the deal's.
        if view.joins(at + 2) && matches!(multiplied, Some(NumberWord::Scale(_))) {
            return None;
        }
        (sum.current, end) = (Some(1.0), at + 1);
    }
    loop {
        let next = if end > at && view.joins(end) { end + 1 } else { end };
        if let Some(behind) = sum.take(view, next, next > end || end == at) {
            (end, bare) = (behind, false);
        } else if let Some(behind) = sum.take_and(view, next) {
            (end, bare) = (behind, false);
        } else {
            break;
        }
    }
    if end == at || sum.current.is_none() && sum.total == 0.0 && sum.last.is_infinite() {
        return None;
    }
    let (value, end) = decimals(view, end, sum.total + sum.current.unwrap_or(0.0));
    Some(Run { end, value, scale: sum.scale, digits: starts_with_digits, bare })
}

impl Sum {
    /// Takes the number word at `at` where it fits; the token behind it.
    fn take(&mut self, view: &View<'_>, at: usize, first_or_joined: bool) -> Option<usize> {
        let word = view.number(at)?;
        match (word, self.current) {
            (NumberWord::Small(v) | NumberWord::Ten(v), None) if self.total == 0.0 || self.round => {
                // After a magnitude: "two million three hundred", but not "a thousand ten ..." of two numbers.
                self.current = Some(v);
                self.round = false;
            }
            (NumberWord::Small(v) | NumberWord::Ten(v), Some(c)) if !self.digits && slot(c, v) => {
                self.current = Some(c + v);
                self.round = false;
            }
            (NumberWord::Hundred, Some(c)) if c > 0.0 && c < 100.0 => {
                self.current = Some(c * 100.0);
                (self.round, self.digits, self.scale) = (true, false, 100.0);
            }
            (NumberWord::Hundred, None) if self.total == 0.0 => {
                self.current = Some(100.0);
                (self.round, self.scale) = (true, 100.0);
            }
            (NumberWord::Scale(s), current) => self.multiply(s, current, first_or_joined)?,
            (NumberWord::Plural(low), Some(c)) if low >= 200.0 && !self.digits => {
                self.multiply(low / 2.0, Some(c), true)?;
            }
            (NumberWord::Letter(s), Some(c)) if self.digits && !view.joins(at - 1) && letter(view, at) => {
                self.multiply(s, Some(c), true)?;
            }
            (NumberWord::Dozen(d), Some(c)) => {
                let multiplied = c % 100.0;
                self.current = Some(c - multiplied + multiplied * d);
                (self.digits, self.round) = (true, false);
            }
            (NumberWord::Plural(24.0), Some(c)) => {
                let multiplied = c % 100.0;
                self.current = Some(c - multiplied + multiplied * 12.0);
                (self.digits, self.round) = (true, false);
            }
            (NumberWord::Vulgar(v), Some(c)) if self.digits && c.fract() == 0.0 => self.current = Some(c + v),
            _ => return None,
        }
        Some(at + 1)
    }

    /// Closes `current` with a magnitude.
    fn multiply(&mut self, scale: f64, current: Option<f64>, opening: bool) -> Option<()> {
        match current {
            Some(c) if scale < self.last => {
                self.total += times(c, scale);
                self.last = scale;
            }
            // "three lakh crore", "a thousand million"
            None if self.total > 0.0 && scale > self.last && self.total < 1e9 => {
                self.total *= scale;
                self.last = scale;
            }
            // "billion-dollar"
            None if self.total == 0.0 && opening => {
                self.total = scale;
                self.last = scale;
            }
            _ => return None,
        }
        (self.current, self.digits, self.round) = (None, false, true);
        self.scale = scale;
        Some(())
    }

    /// Takes "and" and what it adds: "two hundred and six", "two and a half", "a million and a half".
    fn take_and(&mut self, view: &View<'_>, at: usize) -> Option<usize> {
        if !view.is_word(at, &[AND]) {
            let digits = self.round && self.current.is_none() && self.digits_may_follow(view, at);
            return if digits { self.add_digits(view, at) } else { None };
        }
        let next = if view.joins(at + 1) { at + 2 } else { at + 1 };
        if let Some((part, end)) = part(view, next) {
            match self.current {
                Some(c) if c.fract() == 0.0 => self.current = Some(c + part),
                None if self.last.is_finite() => self.total += times(part, self.last),
                _ => return None,
            }
            (self.round, self.digits) = (false, true);
            return Some(end);
        }
        if !self.round {
            return None;
        }
        let limit = if self.current.is_some() { 100.0 } else { self.last };
        if let Some((value, end, _)) = digits::read(view, next) {
            let closed = !matches!(
                view.number(end),
                Some(NumberWord::Hundred | NumberWord::Scale(_) | NumberWord::Letter(_))
            );
            return if value < limit && closed { self.add_digits(view, next) } else { None };
        }
        let (NumberWord::Small(value) | NumberWord::Ten(value)) = view.number(next)? else {
            return None;
        };
        let mut behind = next + 1;
        if view.joins(behind) {
            behind += 1;
        }
        if matches!(view.number(behind), Some(NumberWord::Small(_))) {
            behind += 1;
        }
        let another = match view.number(behind) {
            Some(NumberWord::Hundred) => self.current.is_some(),
            Some(NumberWord::Scale(s)) => self.current.is_none() && s >= self.last,
            _ => false,
        };
        if value >= limit || another {
            return None;
        }
        self.current = Some(self.current.unwrap_or(0.0) + value);
        (self.round, self.digits) = (false, false);
        Some(next + 1)
    }

    /// "4 thousand 3 hundred": digits behind a magnitude, where a magnitude follows them.
    fn digits_may_follow(&self, view: &View<'_>, at: usize) -> bool {
        digits::read(view, at).is_some_and(|(value, end, _)| {
            let magnitude = view.number(end);
            value < 100.0 && magnitude == Some(NumberWord::Hundred)
                || matches!(magnitude, Some(NumberWord::Scale(s)) if s < self.last)
        })
    }

    fn add_digits(&mut self, view: &View<'_>, at: usize) -> Option<usize> {
        let (value, end, _) = digits::read(view, at)?;
        self.current = Some(self.current.unwrap_or(0.0) + value);
        (self.digits, self.round) = (true, false);
        Some(end)
    }
}

/// Whether a word below a hundred fits behind `sum`: "twenty" + "three", "two hundred" + "six".
fn slot(sum: f64, value: f64) -> bool {
    let rest = sum % 100.0;
    (rest == 0.0 && sum > 0.0) || (rest >= 20.0 && rest % 10.0 == 0.0 && (1.0..10.0).contains(&value))
}

/// Whether the letters at `at` are a magnitude: "2.5m homes", "$3bn", but not "1.8m tall".
fn letter(view: &View<'_>, at: usize) -> bool {
    let text = view.token_text(at);
    if !view.glued(at) {
        return view.case(at) == Case::UPPER
            || matches!(text, "M" | "B" | "K" | "k" | "bn" | "mn" | "mln" | "tn");
    }
    match text {
        "m" => money_before(view, at) || noun_after(view, at + 1),
        "mm" => false,
        "K" | "k" | "b" | "B" => view.get(at + 1).is_none() || !view.joins(at + 1),
        _ => true,
    }
}

fn money_before(view: &View<'_>, at: usize) -> bool {
    let sign = at.checked_sub(2).and_then(|i| view.get(i));
    sign.is_some_and(|t| {
        t.kind == TokenKind::CURRENCY
            || t.kind == TokenKind::WORD && t.case != Case::LOWER && !view.spaced(at - 1)
    }) || view.is(at + 1, TokenKind::CURRENCY)
}

/// Whether a plural noun or a unit of money follows, so that "m" means millions.
fn noun_after(view: &View<'_>, at: usize) -> bool {
    let word = view.get(at).is_some_and(|t| t.kind == TokenKind::WORD && t.case == Case::LOWER);
    let text = view.token_text(at);
    let closed = Class::PREPOSITION.with(Class::PRONOUN).with(Class::AUXILIARY).with(Class::SUBORDINATOR);
    word && !view.has(at, closed)
        && !view.says(at, Cue::LENGTH)
        && (text.ends_with('s') || matches!(text, "people" | "women" | "men" | "children" | "euro" | "yen"))
}
