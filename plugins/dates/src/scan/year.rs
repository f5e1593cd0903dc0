//! Whether four digits are a year: what stands around them tells.

use copydesk_sdk::core::Word;
use copydesk_sdk::core::layers::{Class, TokenKind};

use super::absolute::Found;
use super::cursor::Cursor;
use crate::expression::{Expression, Named, Unit};
use crate::lexicon::Determiner;

/// Words that a date stands behind.
pub(super) const PREPOSITIONS: [Word; 22] = [
    Word::ascii("in"),
    Word::ascii("since"),
    Word::ascii("by"),
    Word::ascii("until"),
    Word::ascii("till"),
    Word::ascii("from"),
    Word::ascii("during"),
    Word::ascii("before"),
    Word::ascii("after"),
    Word::ascii("through"),
    Word::ascii("throughout"),
    Word::ascii("between"),
    Word::ascii("on"),
    Word::ascii("late"),
    Word::ascii("early"),
    Word::ascii("of"),
    Word::ascii("for"),
    Word::ascii("circa"),
    Word::ascii("year"),
    Word::ascii("fiscal"),
    Word::ascii("copyright"),
    Word::ascii("as"),
];

/// Words before a number that is counted or counts: "about 2000", "more than 1900", "No. 1984".
const COUNTING: [Word; 14] = [
    Word::ascii("than"),
    Word::ascii("least"),
    Word::ascii("most"),
    Word::ascii("about"),
    Word::ascii("nearly"),
    Word::ascii("almost"),
    Word::ascii("some"),
    Word::ascii("exactly"),
    Word::ascii("approximately"),
    Word::ascii("over"),
    Word::ascii("no"),
    Word::ascii("number"),
    Word::ascii("another"),
    Word::ascii("up"),
];

/// The quarters of a town in an address: 1160 W. Alder Street.
const COMPASS: [Word; 8] = [
    Word::ascii("n"),
    Word::ascii("s"),
    Word::ascii("e"),
    Word::ascii("w"),
    Word::ascii("n."),
    Word::ascii("s."),
    Word::ascii("e."),
    Word::ascii("w."),
];

const TO: Word = Word::ascii("to");
const AND: Word = Word::ascii("and");
const OR: Word = Word::ascii("or");
const THAN: Word = Word::ascii("than");

/// The year at `at`, or the first year of a pair such as 2012-13.
pub(super) fn year(c: &Cursor<'_>, at: usize) -> Option<Found> {
    let (value, 4) = c.digits(at, 4)? else { return None };
    let year = i32::try_from(value).ok().filter(|year| (1000..2200).contains(year))?;
    let modern = (1900..2100).contains(&year);
    if c.is_kind(at + 1, TokenKind::WORD) && c.is_glued(at + 1) {
        return None;
    }
    if let Some(second) = pair(c, at, value).filter(|_| !is_part_of_more(c, at)) {
        let to = Expression::Year(i32::try_from(second).ok()?);
        let from = Expression::Year(year);
        return Some((Expression::Range { from: Box::new(from), to: Box::new(to) }, at + 3));
    }
    let span_of_years = c.is_joint(at + 1) && follows_year(c, at + 2, value) && !is_part_of_more(c, at);
    if span_of_years || ends_span(c, at, value) {
        return Some((Expression::Year(year), at + 1));
    }
    let hyphen = c.before(at).filter(|before| c.is_kind(*before, TokenKind::HYPHEN));
    if hyphen.is_some_and(|hyphen| c.senses_before(hyphen).edge.is_some()) {
        return Some((Expression::Year(year), at + 1));
    }
    if is_part_of_more(c, at) || counts(c, at + 1) {
        return None;
    }
    is_year(c, at, modern).then(|| season_after(c, at, year))
}

/// "1982 summer": a season behind its year.
fn season_after(c: &Cursor<'_>, at: usize, year: i32) -> Found {
    match c.senses(at + 1).season {
        Some(season) => (Expression::Dated { named: Named::Season(season), year }, at + 2),
        None => (Expression::Year(year), at + 1),
    }
}

/// The second year of 2012-13 or 2012/13: the one after the first, or some years on in two digits.
fn pair(c: &Cursor<'_>, at: usize, first: u32) -> Option<u32> {
    let joined = c.is_tight(at + 1) || c.is_kind(at + 1, TokenKind::SLASH);
    let (two, 2) = joined.then(|| c.digits(at + 2, 2)).flatten()? else { return None };
    let second = first / 100 * 100 + two;
    let ends = !c.is_tight(at + 3);
    (ends && second > first && (c.is_kind(at + 1, TokenKind::SLASH) || second - first < 50)).then_some(second)
}

/// Whether a year later than `first` stands at `at`, which ends a stretch of years.
fn follows_year(c: &Cursor<'_>, at: usize, first: u32) -> bool {
    c.digits(at, 4).is_some_and(|(second, length)| length == 4 && second >= first && second - first < 200)
        && !c.is_kind(at + 1, TokenKind::PERCENT)
}

/// Whether `second` ends a stretch of years: the 1863 of 1861-1863.
fn ends_span(c: &Cursor<'_>, at: usize, second: u32) -> bool {
    let joint = c.before(at).filter(|before| c.is_joint(*before));
    let Some(before) = joint.and_then(|joint| c.before(joint)) else { return false };
    c.digits(before, 4).is_some_and(|(first, length)| {
        length == 4 && (1000..2200).contains(&first) && second >= first && second - first < 200
    }) && !is_part_of_more(c, before)
}

/// Whether the digits belong to something longer: a sum of money, a phone number, an address.
fn is_part_of_more(c: &Cursor<'_>, at: usize) -> bool {
    let before = c.before(at);
    let kind = before.and_then(|before| c.kind(before));
    let joined = c.is_glued(at);
    match kind {
        Some(TokenKind::CURRENCY) => true,
        Some(TokenKind::SYMBOL | TokenKind::SLASH | TokenKind::COLON | TokenKind::HYPHEN) => joined,
        Some(TokenKind::NUMBER) => true,
        _ => false,
    }
}

/// Whether what stands at `at` counts with the number before it.
fn counts(c: &Cursor<'_>, at: usize) -> bool {
    let senses = c.senses(at);
    let compass = c.is_capital(at) && c.is_any(at, &COMPASS);
    c.is_zone(at)
        || senses.measure
        || compass
        || c.is_kind(at, TokenKind::PERCENT)
        || c.is_kind(at, TokenKind::CURRENCY)
        || (c.is_kind(at, TokenKind::SYMBOL) && c.is_glued(at))
        || senses.unit.is_some_and(|(unit, ..)| !matches!(unit, Unit::Year | Unit::Quarter))
        || c.is_kind(at, TokenKind::NUMBER)
        || (c.has_class(at, Class::NUMBER_WORD) && c.is_small(at))
}

/// Whether the words around say that four digits are a year.
fn is_year(c: &Cursor<'_>, at: usize, modern: bool) -> bool {
    // A plural in small letters behind it may be what is counted: "1500 soldiers". Recent numbers without
    // a comma are years all the same: "the 1967 borders".
    let plural = c.is_small(at + 1)
        && ends_in_s(c.words(at + 1))
        && !c.has_class(at + 1, Class::VERB.with(Class::AUXILIARY));
    let Some(before) = c.before(at) else {
        return modern && !plural;
    };
    let senses = c.senses(before);
    let spaced_end = !c.is_kind(before, TokenKind::WORD);
    if c.is_any(before, &COUNTING) {
        return modern && c.is(before, THAN) && !c.is_small(at + 1);
    }
    if c.is_any(before, &PREPOSITIONS) || senses.season.is_some() || senses.edge.is_some() {
        return modern || !plural;
    }
    if c.is_any(before, &[TO, AND, OR]) || c.is_kind(before, TokenKind::COMMA) {
        let listed = c.before(before).is_some_and(|at| four_digits(c, at)) || !c.is_small(at + 1) || !plural;
        return listed && (modern || !c.is_small(at + 1));
    }
    if matches!(senses.determiner, Some(Determiner::The | Determiner::A | Determiner::That))
        || c.has_class(before, Class::DETERMINER)
        || c.is_kind(before, TokenKind::POSSESSIVE)
        || senses.relation.is_some()
    {
        return c.is_kind(at + 1, TokenKind::WORD) && (modern || !plural)
            || c.is_kind(at + 1, TokenKind::STOP) && modern;
    }
    if matches!(c.kind(before), Some(TokenKind::OPEN_BRACKET | TokenKind::DASH)) {
        return !plural;
    }
    if spaced_end {
        return modern && !plural;
    }
    // A name before it takes the number in ("Windows 2000"), a small word does not ("made 1985 the year").
    let opens = c.opens_sentence(before);
    let numbered = c.has_class(before, Class::NOUN) && !c.has_class(before, Class::VERB);
    modern && !plural && (c.is_small(before) || opens) && !numbered && !c.has_class(at + 1, Class::NOUN)
}

fn four_digits(c: &Cursor<'_>, at: usize) -> bool {
    c.digits(at, 4).is_some_and(|(_, length)| length == 4)
}

fn ends_in_s(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us")
}
