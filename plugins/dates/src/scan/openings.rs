//! Where an expression may begin: a look at a few tokens that spares most of them the grammar.

use copydesk_sdk::core::Word;
use copydesk_sdk::core::layers::{Case, Class, TokenKind};

use super::cursor::Cursor;
use super::{holiday, vague};

/// Whether an expression may begin here: a look at the token and the next one.
#[inline]
pub(super) fn opens(c: &Cursor<'_>, at: usize) -> bool {
    let Some(token) = c.token(at) else { return false };
    match token.kind {
        TokenKind::NUMBER => digits_open(c, at),
        TokenKind::WORD => {
            let Some(senses) = c.known(at) else {
                // "his last Monday"
                let determines = token.class.has(Class::DETERMINER) && leads_on(c, at + 1, false);
                return determines && leads_to_head(c, at) || c.is_quarter(at);
            };
            // Words that are common ones too ("may", "new", "all") need a capital or a number behind them.
            let common = (senses.holidays.is_some() || senses.guarded)
                && token.case == Case::LOWER
                && token.class != Class::EMPTY
                && !c.is_kind(at + 1, TokenKind::NUMBER);
            let leads = senses.leads || token.class.has(Class::DETERMINER);
            senses.opens && !common
                || leads && leads_on(c, at + 1, senses.leads_far) && (senses.head || leads_to_head(c, at))
                || senses.holidays.is_some() && !common && holiday::is_named(c, at)
                || c.clocks && senses.is_unit()
                || c.is_quarter(at)
        }
        TokenKind::APOSTROPHE | TokenKind::OPEN_QUOTE => c.is_kind(at + 1, TokenKind::NUMBER),
        _ => false,
    }
}

/// What joins digits to more of them, or to the name of a month.
const JOINING: [Word; 6] = [
    Word::ascii("of"),
    Word::ascii("to"),
    Word::ascii("and"),
    Word::ascii("or"),
    Word::ascii("through"),
    Word::ascii("until"),
];

/// What may stand right behind digits and be part of the expression with them.
const ENDINGS: [Word; 9] = [
    Word::ascii("st"),
    Word::ascii("nd"),
    Word::ascii("rd"),
    Word::ascii("th"),
    Word::ascii("s"),
    Word::ascii("bc"),
    Word::ascii("bce"),
    Word::ascii("b.c"),
    Word::ascii("b.c."),
];

/// Whether the digits at `at` may be part of an expression: most count people, money or goods, as what stands behind
/// them tells. Four digits may be a year whatever follows.
fn number_opens(c: &Cursor<'_>, at: usize) -> bool {
    match c.kind(at + 1) {
        Some(TokenKind::WORD) => c.clocks || c.is_known(at + 1) || may_follow(c, at + 1) || says_year(c, at),
        Some(TokenKind::PERCENT) => c.clocks,
        _ => true,
    }
}

fn may_follow(c: &Cursor<'_>, at: usize) -> bool {
    c.is_any(at, &ENDINGS) || c.is_any(at, &JOINING)
}

/// Whether digits alone may be a year or a date: 1984, 19.01.2024.
fn says_year(c: &Cursor<'_>, at: usize) -> bool {
    match c.token(at).map_or(0, |token| token.span.len()) {
        0..4 => false,
        4 if c.digits(at, 4).is_some() => true,
        _ => c.words(at).bytes().filter(|byte| *byte == b'.').count() == 2,
    }
}

/// Whether an expression may begin with the digits at `at`. Unless they are a year, something must follow that makes a
/// date of them, at once or behind what joins it: 14 July, 14-15 July, 5/6, the 9 of "9 and 10 May".
fn digits_open(c: &Cursor<'_>, at: usize) -> bool {
    use TokenKind as Kind;
    if c.clocks || says_year(c, at) {
        return number_opens(c, at);
    }
    let known = |at: usize| c.known(at).is_some();
    let next = at + 1;
    match c.kind(next) {
        Some(Kind::WORD) if c.is_any(next, &JOINING) => c.is_kind(next + 1, Kind::NUMBER) || known(next + 1),
        Some(Kind::WORD) => c.is_known(next) || c.is_any(next, &ENDINGS),
        Some(Kind::SLASH) => c.is_kind(next + 1, Kind::NUMBER) || known(next + 1),
        Some(Kind::STOP | Kind::COMMA) => c.is_kind(next + 1, Kind::NUMBER),
        Some(Kind::HYPHEN | Kind::DASH) if c.is_kind(next + 1, Kind::NUMBER) => match c.kind(next + 2) {
            Some(Kind::WORD) => known(next + 2) || may_follow(c, next + 2),
            kind => matches!(kind, Some(Kind::HYPHEN | Kind::DASH | Kind::SLASH)),
        },
        Some(Kind::HYPHEN | Kind::DASH) => known(next + 1),
        _ => false,
    }
}

/// Whether the digits at `at` may count units of time: three years, 8 to 10 days, five-day.
pub(super) fn may_count(c: &Cursor<'_>, at: usize) -> bool {
    match c.kind(at + 1) {
        Some(TokenKind::WORD) => c.known(at + 1).is_some() || may_follow(c, at + 1),
        kind => matches!(kind, Some(TokenKind::HYPHEN | TokenKind::DASH | TokenKind::SLASH)),
    }
}

/// Small words inside of expressions: end of the year, early in May, two or three.
const FOLLOWERS: Class = Class::PREPOSITION.with(Class::DETERMINER).with(Class::COORDINATOR);

/// Whether what stands at `at` may go on with an expression that a determiner, a number or a relation leads. Behind
/// what leads `far`, small words may stand between: two or three, half an hour, late in May.
fn leads_on(c: &Cursor<'_>, at: usize, far: bool) -> bool {
    use TokenKind as Kind;
    let joint = [Kind::HYPHEN, Kind::COLON, Kind::APOSTROPHE, Kind::OPEN_QUOTE];
    match c.kind(at) {
        Some(TokenKind::NUMBER) => number_opens(c, at),
        Some(TokenKind::WORD) => {
            c.known(at).is_some_and(|senses| far && !senses.measure || senses.goes_on)
                || far && c.has_class(at, FOLLOWERS)
        }
        Some(kind) => joint.contains(&kind),
        None => false,
    }
}

/// How far the head of an expression is looked for.
const REACH: usize = 12;

/// Whether what the token at `at` leads comes to something that an expression can be about: behind "the first three"
/// and "one of the" nearly everything else follows.
fn leads_to_head(c: &Cursor<'_>, at: usize) -> bool {
    for at in at + 1..at + REACH {
        match c.kind(at) {
            Some(TokenKind::NUMBER) => return true,
            // the '90s
            Some(TokenKind::APOSTROPHE | TokenKind::OPEN_QUOTE) if c.is_kind(at + 1, TokenKind::NUMBER) => {
                return true;
            }
            Some(TokenKind::HYPHEN | TokenKind::DASH | TokenKind::SLASH) => {}
            Some(TokenKind::WORD) => {
                let senses = c.senses(at);
                if senses.head || senses.holidays.is_some() && holiday::is_named(c, at) {
                    return true;
                }
                if !senses.known && !c.has_class(at, FOLLOWERS) {
                    break;
                }
            }
            _ => break,
        }
    }
    c.clocks || vague::vague(c, at).is_some()
}
