//! The words around a name, other than capitals: "in Troy", "the town of Troy", "a Troy man", "Troy-based".

use copydesk_sdk::prelude::Word;
use copydesk_sdk::prelude::layers::{Class, TokenKind};

use crate::judge::{InPlace, Reasons};
use crate::reading::is_party_before;
use crate::words::{Cues, OF, WHO};

/// What is joined to a place by a hyphen: "Troy-based".
const BASED: Word = Word::ascii("based");
const AREA: Word = Word::ascii("area");
const BORN: Word = Word::ascii("born");

/// The words before the name.
#[inline]
pub(crate) fn before(name: &InPlace<'_>, reasons: &mut Reasons<'_>) {
    let InPlace { view, first, before, .. } = *name;
    if is_party_before(view, first) {
        return reasons.add("party", 4.0);
    }
    let Some(mut at) = before else { return };
    if view.is(at, TokenKind::HYPHEN) && at.checked_sub(1).is_some_and(|b| view.is_capital(b)) {
        return reasons.add("hyphen", -1.5);
    }
    // "in the northern Golan", "in southern Gaza", "outside war-torn Homs"
    for _ in 0..2 {
        if view.cue(at, Cues::DIRECTION) || view.class(at, Class::DETERMINER) {
            let Some(before) = view.before(at) else { return };
            reasons.add("direction", if view.cue(at, Cues::DIRECTION) { 0.8 } else { 0.0 });
            at = before;
        }
    }
    if view.cue(at, Cues::WITHIN) {
        reasons.add("preposition", 2.4);
    } else if view.cue(at, Cues::TOWARD) {
        reasons.add("preposition", 1.0);
    } else if view.is_small(at, OF) {
        let of = at
            .checked_sub(1)
            .filter(|&b| view.cue(b, Cues::SETTLEMENT.with(Cues::AREA).with(Cues::DIRECTION)));
        reasons.add("settlement", if of.is_some() { 2.6 } else { 0.5 });
    } else if view.cue(at, Cues::SETTLEMENT.with(Cues::AREA)) && !view.is_capital(at) {
        reasons.add("settlement", 1.5);
    }
}

/// The words after the name.
#[inline]
pub(crate) fn after(name: &InPlace<'_>, reasons: &mut Reasons<'_>) {
    let InPlace { view, behind, large, .. } = *name;
    let Some(at) = behind else { return };
    if view.is(at, TokenKind::HYPHEN) {
        if matches!(view.small(at + 1), BASED | AREA | BORN) {
            reasons.add("based", 3.0);
        } else if view.is_capital(at + 1) && !large {
            reasons.add("hyphen", -2.0);
        }
    } else if view.cue(at, Cues::ILLNESS) {
        reasons.add("illness", -3.0);
    } else if view.cue(at, Cues::THING) {
        // "Guinea pigs", "Panama hats"
        reasons.add("thing", -4.5);
    } else if view.cue(at, Cues::PEOPLE.with(Cues::SETTLEMENT).with(Cues::AREA)) && !view.is_capital(at) {
        reasons.add("people", 1.4);
    } else if view.class(at, Class::REPORTING) && !large {
        reasons.add("speaks", -2.2);
    } else if view.small(at) == WHO
        || (view.is(at, TokenKind::COMMA) && (view.small(at + 1) == WHO || view.is_age(at)))
    {
        // "Law, 52," and "Law, who": people.
        reasons.add("person", if large { -1.0 } else { -3.0 });
    } else if !view.is_capital(at)
        && view.class(at, Class::NOUN.with(Class::ROLE))
        && !view.class(at, Class::VERB)
    {
        // "a Pewaukee monastery"
        reasons.add("people", 0.7);
    }
}
