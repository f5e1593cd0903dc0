//! The grammar of time expressions: one scan over the tokens, left to right.
//!
//! At each token that can open an expression the alternatives are tried in a fixed order, each with a bounded
//! look-ahead; the first that fits wins, and the scan goes on behind it. Nothing is taken back.

mod absolute;
mod amount;
mod clause;
mod clock;
mod counted;
mod cursor;
mod edge;
mod frame;
mod holiday;
mod join;
mod named;
mod numbered;
mod numeric;
mod part;
mod units;
mod vague;
mod year;

use std::ops::Range;

use copydesk_sdk::core::Word;
use copydesk_sdk::core::layers::{Case, Class, Language, Paragraph, TokenKind};

pub(crate) use cursor::Cursor;

use crate::expression::Expression;
use crate::lexicon::{Determiner, Places};

/// How deep expressions may nest: "the morning of the first day of the last week of July".
const DEEPEST: u8 = 4;

/// An expression and the tokens it covers.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) expression: Expression,
    pub(crate) first: usize,
    pub(crate) end: usize,
}

/// The time expressions of a text, in order and without overlap. Paragraphs in another language have none,
/// and no expression leaves its paragraph. Each holds one of the tokens `cores`.
pub(crate) fn scan(text: &Cursor<'_>, cores: &Places, paragraphs: &[Paragraph], all: &mut Vec<Found>) {
    all.clear();
    for paragraph in paragraphs.iter().filter(|paragraph| paragraph.language == Language::ENGLISH) {
        let (first, end) = (paragraph.first_token as usize, paragraph.end_token as usize);
        let c = text.paragraph(first, end);
        let before = all.len();
        paragraph_dates(&c, first..end, cores, all);
        join::share_years(&c, all.get_mut(before..).unwrap_or_default());
    }
}

/// Adds the time expressions of a paragraph. At most one token before a core opens the expression: "the", "his".
fn paragraph_dates(c: &Cursor<'_>, paragraph: Range<usize>, cores: &Places, all: &mut Vec<Found>) {
    let mut next = paragraph.start;
    while let Some(at) = cores.next(next).filter(|at| *at < paragraph.end) {
        next = at - usize::from(next < at && c.is_determiner(at - 1));
        while next <= at {
            next = opens(c, next).then(|| phrase(c, next, false)).flatten().map_or(next + 1, |found| {
                let mut end = found.end.max(next + 1);
                let list = join::further_days(c, &found);
                all.push(found);
                if let Some(last) = list.last() {
                    end = last.end;
                }
                all.extend(list);
                end
            });
        }
    }
}

/// Whether an expression may begin here: a look at the token and the next one.
fn opens(c: &Cursor<'_>, at: usize) -> bool {
    let Some(token) = c.token(at) else { return false };
    match token.kind {
        TokenKind::NUMBER => number_opens(c, at),
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

/// What may stand behind the digits that an expression begins with, other than words of time.
const BEHIND_DIGITS: [Word; 15] = [
    Word::ascii("of"),
    Word::ascii("to"),
    Word::ascii("and"),
    Word::ascii("or"),
    Word::ascii("through"),
    Word::ascii("until"),
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

/// Whether an expression may begin with the digits at `at`: most count people, money or goods, as what stands behind
/// them tells. Four digits may be a year whatever follows.
fn number_opens(c: &Cursor<'_>, at: usize) -> bool {
    match c.kind(at + 1) {
        Some(TokenKind::WORD) => {
            c.clocks
                || c.is_known(at + 1)
                || c.is_any(at + 1, &BEHIND_DIGITS)
                || c.digits(at, 4).is_some_and(|(_, digits)| digits == 4)
                // 19.01.2024
                || c.words(at).bytes().filter(|byte| *byte == b'.').count() == 2
        }
        Some(TokenKind::PERCENT) => c.clocks,
        _ => true,
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

/// The expression that begins at `at`. Behind an `edge` ("late in the ...") a bare "the year" will do.
fn phrase(c: &Cursor<'_>, at: usize, edge: bool) -> Option<Found> {
    if c.depth >= DEEPEST {
        return None;
    }
    let c = &c.deeper();
    let found = edge::phrase_of_edge(c, at).or_else(|| plain(c, at, edge))?;
    if c.clocks { Some(join::with_clock(c, found)) } else { Some(found) }
}

/// An expression without an edge. What its first token is decides which readings are tried.
fn plain(c: &Cursor<'_>, at: usize, edge: bool) -> Option<Found> {
    match c.kind(at)? {
        TokenKind::NUMBER => digits(c, at, edge),
        TokenKind::WORD => word(c, at, edge),
        _ => absolute::era(c, at).map(|(expression, end)| Found { expression, first: at, end }),
    }
}

/// An expression that begins with digits.
fn digits(c: &Cursor<'_>, at: usize, edge: bool) -> Option<Found> {
    let found = |(expression, end)| Found { expression, first: at, end };
    if let Some(day) = numeric::any(c, at) {
        return Some(join::with_range(c, found(day)));
    }
    if let Some(plain) = absolute::era(c, at).or_else(|| absolute::day_sharing_month(c, at)) {
        return Some(found(plain));
    }
    day_first(c, at)
        .or_else(|| c.clocks.then(|| join::clock_and_day(c, at)).flatten())
        .or_else(|| framed(c, at, edge))
        .or_else(|| year::year(c, at).map(found))
}

/// An expression that begins with a word.
fn word(c: &Cursor<'_>, at: usize, edge: bool) -> Option<Found> {
    let senses = c.senses(at);
    if senses.weekday.is_some()
        && let Some(day) = numbered::weekday_and_date(c, at)
    {
        return Some(day);
    }
    if senses.month.is_some() {
        if let Some(holiday) = holiday::month_holiday(c, at) {
            return holiday;
        }
        if let Some((expression, end)) = absolute::month_first(c, at) {
            let day = join::of_larger(c, part::with_part(c, expression, at, end));
            return Some(join::with_range(c, day));
        }
    }
    if senses.determiner == Some(Determiner::The)
        && let Some((expression, end)) = absolute::era(c, at + 1)
    {
        return Some(Found { expression, first: at, end });
    }
    if (senses.decade.is_some() || senses.ordinal.is_some() || senses.number.is_some())
        && let Some((expression, end)) = absolute::era(c, at)
    {
        return Some(Found { expression, first: at, end });
    }
    if (senses.ordinal.is_some() || senses.number.is_some())
        && let Some(day) = day_first(c, at)
    {
        return Some(day);
    }
    let timed = c.clocks && (senses.number.is_some() || senses.opener || senses.leader);
    timed
        .then(|| join::clock_and_day(c, at))
        .flatten()
        .or_else(|| numbered::numbered(c, at))
        .or_else(|| numbered::day_of_month(c, at))
        .or_else(|| framed(c, at, edge))
        .or_else(|| vague::vague(c, at))
}

/// A day before its month, with what follows.
fn day_first(c: &Cursor<'_>, at: usize) -> Option<Found> {
    let (expression, end) = absolute::day_first(c, at)?;
    let day = join::of_larger(c, part::with_part(c, expression, at, end));
    Some(join::with_range(c, day))
}

/// A unit or a name of the calendar with what stands before it.
fn framed(c: &Cursor<'_>, at: usize, edge: bool) -> Option<Found> {
    let frame = frame::frame(c, at);
    units::phrase_of_unit(c, at, &frame, edge).or_else(|| named::phrase_of_name(c, at, &frame, edge))
}

/// A year, or one that a preposition of its own leads: "(of) 2019", "of this year".
fn absolute_year(c: &Cursor<'_>, at: usize) -> Option<Found> {
    let (year, end) = absolute::year_after(c, at)?;
    Some(Found { expression: Expression::Year(year), first: at, end })
}
