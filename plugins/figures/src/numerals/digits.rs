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
    let (value, bare) = plain(first.as_bytes()).or_else(|| odd(first))?;
    Some((value, at + 1, bare))
}

/// The value of digits with commas between groups of three and a point, and whether they have neither: all but the
/// odd ones, as long as a float holds their digits exactly. Then the whole number of all digits and the power of ten
/// are both exact, and their quotient is the nearest float there is, as the parser of the standard library finds it.
pub(super) fn plain(written: &[u8]) -> Option<(f64, bool)> {
    let (mut value, mut digits, mut run) = (0_u64, 0, 0);
    let (mut grouped, mut point) = (false, false);
    for &byte in written {
        match byte {
            b'0'..=b'9' => {
                value = value.wrapping_mul(10).wrapping_add(u64::from(byte - b'0'));
                (digits, run) = (digits + 1, run + 1);
            }
            b',' if !point && (1..=3).contains(&run) => (grouped, run) = (true, 0),
            b'.' if !point && run > 0 && (run == 3 || !grouped) => (point, run) = (true, 0),
            _ => return None,
        }
    }
    let closed = run > 0 && (point || !grouped || run == 3);
    if !closed || digits > MOST {
        return None;
    }
    #[expect(clippy::cast_precision_loss, reason = "fifteen digits fit")]
    let whole = value as f64;
    Some(if point { (whole / POWERS[run], false) } else { (whole, !grouped) })
}

/// The powers of ten that a float holds exactly, as far as digits are taken.
const POWERS: [f64; MOST + 1] =
    [1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/// The value of all others.
#[cold]
fn odd(written: &str) -> Option<(f64, bool)> {
    Some((parse(written)?, written.bytes().all(|b| b.is_ascii_digit())))
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
    let digits = whole.chars().filter(|c| *c != ',').chain(['.']).chain(decimals.chars());
    digits.collect::<String>().parse().ok()
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
    use super::{parse, plain};

    #[test]
    fn plain_digits_are_read_as_odd_ones_are() {
        for written in ["7", "2.5", "1,200", "27,478.05", "1,00,000", "007", "999,999,999,999.999", "0.1"] {
            assert_eq!(plain(written.as_bytes()).map(|(value, _)| value), parse(written), "{written}");
        }
        for written in ["19,60", ".25", "1.2.3", "1,2,3", "1234,567", "1,", "1.", "9,999,999,999,999,999"] {
            assert_eq!(plain(written.as_bytes()), None, "{written}");
        }
    }

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
