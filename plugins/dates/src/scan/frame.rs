//! What stands before a unit of time or a name of the calendar and says which, or how many: "the next",
//! "the first three", "nearly four-", "this".

use copydesk_sdk::core::layers::{Class, TokenKind};

use super::amount;
use super::cursor::Cursor;
use crate::expression::Amount;
use crate::lexicon::{Determiner, Relation};

/// Most words that a frame has before its head.
const LONGEST: usize = 5;

/// The words before the head, taken apart.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub(super) determiner: Option<Determiner>,
    /// The determiner says whose: her last Monday.
    pub(super) possessive: bool,
    pub(super) relation: Option<Relation>,
    pub(super) ordinal: Option<i32>,
    pub(super) amount: Option<Amount>,
    /// The amount is the lower end of a range: three or four.
    pub(super) range: bool,
    /// The amount stands in digits.
    pub(super) digits: bool,
    /// A hyphen joins the amount or the ordinal to the head: four-week, third-quarter.
    pub(super) hyphen: bool,
    /// Where the head stands.
    pub(super) head: usize,
}

/// The frame that begins at `at`; its head may be anything.
pub(super) fn frame(c: &Cursor<'_>, at: usize) -> Frame {
    let mut frame = Frame {
        determiner: None,
        possessive: false,
        relation: None,
        ordinal: None,
        amount: None,
        range: false,
        digits: false,
        hyphen: false,
        head: at,
    };
    let senses = c.senses(at);
    let amount_here = amount::amount(c, at);
    if amount_here.is_none() {
        frame.determiner = senses.determiner;
        if whose(c, at) {
            frame.determiner = Some(Determiner::The);
            frame.possessive = true;
        }
        frame.head += usize::from(frame.determiner.is_some());
    }
    frame.possessive |= frame.determiner.is_none() && c.before(at).is_some_and(|before| whose(c, before));
    for _ in 0..LONGEST {
        let senses = c.senses(frame.head);
        // Most heads are no word of time.
        if !senses.known && !c.is_kind(frame.head, TokenKind::NUMBER) {
            break;
        }
        if let Some(relation) = senses.relation.filter(|_| frame.relation.is_none() && !frame.range) {
            frame.relation = Some(relation);
            frame.head += 1;
        } else if let Some((ordinal, end)) = ordinal(c, &frame) {
            frame.ordinal = Some(ordinal);
            frame.head = end;
        } else if let Some((amount, end)) = number(c, &frame, (at, amount_here)) {
            frame.amount = Some(amount);
            frame.digits = c.is_kind(frame.head, TokenKind::NUMBER);
            frame.head = end;
            if let Some((_, end)) = amount::upper(c, end) {
                frame.amount = Some(Amount::Untold);
                frame.range = true;
                frame.head = end;
            }
        } else if senses.padding {
            frame.head += 1;
        } else {
            break;
        }
        if (frame.amount.is_some() || frame.ordinal.is_some()) && c.is_tight(frame.head) {
            frame.hyphen = true;
            frame.head += 1;
            break;
        }
    }
    frame
}

/// his, her, their: a determiner that says whose.
pub(super) fn whose(c: &Cursor<'_>, at: usize) -> bool {
    c.has_class(at, Class::DETERMINER) && c.senses(at).determiner.is_none() && !c.is_known(at)
}

/// An amount, unless one stands before; "half" behind an ordinal is what is counted: the first half. The amount at one
/// place is known.
fn number(
    c: &Cursor<'_>,
    frame: &Frame,
    (at, here): (usize, Option<(Amount, usize)>),
) -> Option<(Amount, usize)> {
    let free = frame.amount.is_none() && !(frame.ordinal.is_some() && c.senses(frame.head).is_unit());
    let amount = || if frame.head == at { here } else { amount::amount(c, frame.head) };
    free.then(amount).flatten()
}

fn ordinal(c: &Cursor<'_>, frame: &Frame) -> Option<(i32, usize)> {
    let free = frame.ordinal.is_none() && frame.amount.is_none();
    free.then(|| c.ordinal(frame.head)).flatten()
}
