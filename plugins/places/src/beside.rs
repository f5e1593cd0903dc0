//! The capitalised words joined to a name: "Paris Hilton", "New York Times", "Real Madrid", "Athens Fire Chief".

use std::ops::Range;

use copydesk_sdk::prelude::layers::{Class, TokenFlags};

use crate::format::NameSort;
use crate::judge::{InPlace, Reasons};
use crate::people::is_given;
use crate::spot::Spotted;
use crate::view::View;
use crate::words::{Cues, OF, WHO};

/// Adds what the capitals beside a name say: that it is a person's, an organisation's, or its own. Whether it is
/// part of the name of something that is no place.
#[inline]
pub(crate) fn read(name: &InPlace<'_>, reasons: &mut Reasons<'_>, next: Option<&Spotted>) -> bool {
    let InPlace { view, spotted, first, end, before, large, .. } = *name;
    let nation = matches!(spotted.sort, NameSort::Demonym | NameSort::Abbreviation);
    let right = end..if view.is_capital(end) { view.run_end(end) } else { end };
    if is_of_body(name) {
        return true;
    }
    if before.is_some_and(|b| view.is_capital(b) && view.cue(b, Cues::TEAM_FIRST)) {
        // "Real Madrid"
        return true;
    }
    if before.is_some_and(|b| view.cue(b, Cues::VESSEL) && (view.is_upper(b) || !view.is_capital(b))) {
        // "HMS Bristol", "the ferry Santa Rosa"
        return true;
    }
    if view.cue(first, Cues::TEAM_FIRST) && !right.is_empty() {
        // "Bayern Munich" is no part of Bavaria.
        reasons.add("team", -6.0);
    }
    let bare = !before.is_some_and(|b| view.is_capital(b) && !view.is_opener(b));
    let in_name = !nation && !bare && left(view, first, reasons, large);
    if right.is_empty() || next.is_some_and(|n| n.sort == NameSort::Main) {
        return in_name;
    }
    self::right(name, &right, Joined { nation, bare }, reasons)
}

/// "Times of India", "Bank of America", "Duke of York": the place is part of a name. "Bank of England" is an
/// institution of England.
fn is_of_body(&InPlace { view, first, before, .. }: &InPlace<'_>) -> bool {
    let of = before.filter(|&of| view.is_small(of, OF));
    let Some(head) = of.and_then(|of| view.before(of)).filter(|&h| view.is_capital(h)) else { return false };
    let whole = view.words(first) == "America" && !view.class(head, Class::ROLE.with(Class::TITLE));
    let area = view.cue(head, Cues::SETTLEMENT.with(Cues::AREA));
    whole || view.words(head) == "Church" || (view.cue(head, Cues::MEDIA.with(Cues::RANK)) && !area)
}

/// The capitalised word before a name. Whether it makes one name of both.
fn left(view: &View<'_>, first: usize, reasons: &mut Reasons<'_>, large: bool) -> bool {
    let Some(left) = first.checked_sub(1) else { return false };
    let direction = view.cue(left, Cues::DIRECTION) || view.class(left, Class::DEMONYM);
    if view.class(left, Class::TITLE) || (is_given(view, left) && !direction) {
        reasons.add("person", if large && !is_given(view, left) { -2.5 } else { -6.0 });
    } else if view.class(left, Class::ROLE) {
        reasons.add("role", -2.5);
    } else if matches!(view.words(left), "Co" | "Co." | "County") {
        // "Co Meath"
        reasons.add("settlement", 3.0);
    } else if !direction && !view.class(left, Class::WEEKDAY.with(Class::MONTH)) {
        // "United Russia": part of a name, unless the whole line is in capitals.
        let shouted = view.flag(first, TokenFlags::HEADLINE) || view.is_upper(left);
        if !shouted {
            reasons.add("longer-name", if large { -1.0 } else { -2.5 });
            return true;
        }
    }
    false
}

/// What is known of a name before the capitals behind it are read.
#[derive(Clone, Copy, Debug)]
struct Joined {
    /// It is an adjective of nation or an abbreviation.
    nation: bool,
    /// No capital stands before it.
    bare: bool,
}

/// The capitalised words behind a name. Whether it is part of one name with them.
fn right(
    &InPlace { view, spotted, first, end, large, .. }: &InPlace<'_>,
    right: &Range<usize>,
    Joined { nation, bare }: Joined,
    reasons: &mut Reasons<'_>,
) -> bool {
    let any = |cue: Cues| right.clone().any(|at| view.cue(at, cue));
    let office = view.class(end, Class::ROLE.with(Class::TITLE))
        || view.cue(end, Cues::PEOPLE.with(Cues::SETTLEMENT).with(Cues::AREA));
    let body = any(Cues::BODY.with(Cues::TEAM));
    if right.len() == 1 && matches!(view.words(end), "Town" | "Village") {
        // "Stone Town" is no town called Stone.
        reasons.add("longer-name", if large { 0.0 } else { -2.2 });
        return true;
    }
    if office || (any(Cues::INSTITUTION) && !body) {
        // "Texas Gov.", "Tennessee Highway Patrol"
        reasons.add("office", 1.0);
        return false;
    }
    if nation {
        return body;
    }
    let organisation = |at: usize| view.class(at, Class::ORGANISATION) && !view.class(at, Class::ROLE);
    if body || right.clone().any(organisation) {
        if !large && bare {
            reasons.add("organisation", 0.4);
        }
        return true;
    }
    if any(Cues::EVENT) {
        return true;
    }
    let person = view.class(end, Class::SURNAME) || is_given(view, end);
    let given = is_given(view, first) && spotted.tokens.len() == 1;
    let weight = match (person, given, large) {
        (_, true, _) => -4.5,
        // "Kenya Moore sang": nothing but a person has a surname and a verb.
        (true, _, true) if bare && right.len() == 1 && acts(view, right.end) => -4.5,
        (true, _, true) => -1.0,
        (true, _, false) => -4.0,
        (false, _, true) => 0.0,
        (false, _, false) => -2.2,
    };
    reasons.add(if person || given { "person" } else { "longer-name" }, weight);
    // In headlines capitals join nothing.
    let shouted = view.is_upper(first) && view.is_upper(end);
    !(shouted || view.flag(first, TokenFlags::HEADLINE))
}

/// What stands behind a person's name: a verb, an age, "who".
fn acts(view: &View<'_>, at: usize) -> bool {
    let Some(at) = view.behind(at).filter(|&at| !view.is_capital(at)) else { return false };
    view.is_age(at) || view.class(at, Class::VERB) || view.small(at) == WHO
}
