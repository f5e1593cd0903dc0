//! Digits with any grouping.

use copydesk_sdk::core::Word;
use copydesk_sdk::core::layers::{Class, TokenKind};

use crate::view::View;

/// More digits than this are no figure.
const LONGEST: usize = 40;
/// So many digits a float holds exactly.
const MOST: usize = 15;

/// The value of the digits at token `at`, the token behind them, and whether they are one bare run.
///
/// "27,478", "1,00,000", "2.5", "1.111,11", "816 000" (groups of three with a blank between them).
pub(super) fn read(view: &View<'_>, at: usize) -> Option<(f64, usize, bool)> {
    if !view.is(at, TokenKind::NUMBER) {
        return None;
    }
    let first = view.token_text(at);
    let more = view.is(at + 1, TokenKind::NUMBER) || view.is(at + 2, TokenKind::NUMBER);
    if more && let Some((value, end)) = spaced(view, at, first).or_else(|| continental(view, at, first)) {
        return Some((value, end, false));
    }
    if let Some(value) = bare(first.as_bytes()) {
        return Some((value, at + 1, true));
    }
    let bare = first.bytes().all(|b| b.is_ascii_digit());
    Some((parse(first)?, at + 1, bare))
}

/// The value of so few digits, and nothing else, that a float holds every whole number of them.
pub(super) fn bare(written: &[u8]) -> Option<f64> {
    let mut value: u64 = 0;
    for byte in written {
        if !byte.is_ascii_digit() {
            return None;
        }
        value = value.wrapping_mul(10).wrapping_add(u64::from(byte - b'0'));
    }
    #[expect(clippy::cast_precision_loss, reason = "fifteen digits fit")]
    (1..=MOST).contains(&written.len()).then_some(value as f64)
}

/// The value of digits with commas and a point.
fn parse(written: &str) -> Option<f64> {
    if written.len() > LONGEST {
        return None;
    }
    let (whole, decimals) = match written.split_once('.') {
        Some((_, decimals)) if decimals.contains(['.', ',']) => return None,
        Some((whole, decimals)) => (whole, decimals),
        None => (written, ""),
    };
    let mut groups = whole.rsplit(',');
    let last = groups.next()?;
    let grouped = whole.contains(',');
    if grouped && last.len() != 3 {
        // A decimal comma, where it is the only one.
        let lone = decimals.is_empty() && last.len() < 3 && whole.matches(',').count() == 1;
        return if lone { whole.replacen(',', ".", 1).parse().ok() } else { None };
    }
    if grouped && !groups.all(|group| (1..=3).contains(&group.len())) {
        return None;
    }
    exact(whole, decimals).or_else(|| {
        let digits = whole.chars().filter(|c| *c != ',').chain(['.']).chain(decimals.chars());
        digits.collect::<String>().parse().ok()
    })
}

/// The value of up to fifteen digits: a whole number and a power of ten that a float holds exactly, so that their
/// quotient is the nearest float there is, as the parser of the standard library would find it.
fn exact(whole: &str, decimals: &str) -> Option<f64> {
    if whole.len() + decimals.len() > MOST || whole.is_empty() {
        return None;
    }
    let mut digits: u32 = 0;
    let mut value: u64 = 0;
    for byte in whole.bytes().filter(|byte| *byte != b',').chain(decimals.bytes()) {
        if !byte.is_ascii_digit() {
            return None;
        }
        value = value * 10 + u64::from(byte - b'0');
        digits += 1;
    }
    let power = u32::try_from(decimals.len()).ok()?;
    #[expect(clippy::cast_precision_loss, reason = "fifteen digits fit")]
    (digits > 0).then(|| value as f64 / 10_u64.pow(power) as f64)
}

/// "816 000": one to three digits, then groups of three, each behind one blank.
fn spaced(view: &View<'_>, at: usize, first: &str) -> Option<(f64, usize)> {
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    let lead = digits(first) && first.len() <= 3 && !first.starts_with('0');
    let dated = view.before(at).is_some_and(|t| t.class.has(Class::MONTH));
    if !lead || dated {
        return None;
    }
    let mut value: f64 = first.parse().ok()?;
    let mut end = at + 1;
    while let (Some(before), Some(group)) = (view.get(end - 1), view.get(end)) {
        let gap = view.text.get(before.span.end as usize..group.span.start as usize)?;
        let text = view.words(group.span);
        let fits = group.kind == TokenKind::NUMBER && text.len() == 3 && digits(text);
        if !fits || gap.chars().count() != 1 || gap == "\n" || end - at > LONGEST / 3 {
            break;
        }
        value = value * 1000.0 + text.parse::<f64>().ok()?;
        end += 1;
    }
    (end > at + 1).then_some((value, end))
}

/// "1.111,11": points between groups of three, then a decimal comma, which the tokens keep apart.
fn continental(view: &View<'_>, at: usize, first: &str) -> Option<(f64, usize)> {
    let mut groups = first.split('.');
    let lead = groups.next().is_some_and(|g| (1..=3).contains(&g.len()));
    let grouped = first.contains('.') && groups.all(|g| g.len() == 3) && !first.contains(',');
    let comma = view.is(at + 1, TokenKind::COMMA) && view.glued(at + 1);
    let decimals = view.is(at + 2, TokenKind::NUMBER) && view.glued(at + 2);
    let last = view.token_text(at + 2);
    if !(lead && grouped && comma && decimals && last.len() <= 2 && first.len() <= LONGEST) {
        return None;
    }
    let whole: String = first.chars().filter(|c| *c != '.').collect();
    format!("{whole}.{last}").parse().ok().map(|value| (value, at + 3))
}

/// "e6" right behind digits: 1.3e6.
pub(super) fn exponent(view: &View<'_>, at: usize) -> Option<f64> {
    if !matches!(view.letters(at), [b'e' | b'E', ..]) {
        return None;
    }
    let power: i32 = view.token_text(at).get(1..)?.parse().ok()?;
    (view.glued(at) && view.word(at) != Word::default() && power <= 15).then(|| 10f64.powi(power))
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn groupings_are_told_from_decimals() {
        assert_eq!(parse("27,478"), Some(27478.0));
        assert_eq!(parse("1,00,000"), Some(100_000.0));
        assert_eq!(parse("1,674,200.5"), Some(1_674_200.5));
        assert_eq!(parse("19,60"), Some(19.6));
        assert_eq!(parse(".25"), Some(0.25));
        assert_eq!(parse("09.03.2018"), None);
        assert_eq!(parse("1,2,3"), None);
        assert_eq!(parse(&"9".repeat(400)), None);
    }
}
