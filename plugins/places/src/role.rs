//! What the name of a place stands for where it is used.

use copydesk_sdk::prelude::layers::{Class, TokenKind};

use copydesk_sdk::core::Role;

use crate::format::NameSort;
use crate::kind::Kind;
use crate::spot::Spotted;
use crate::view::View;
use crate::words::Cues;

/// The role of a name of something of this kind.
pub(crate) fn role(view: View<'_>, spotted: &Spotted, kind: Kind, embedded: bool) -> Role {
    if embedded {
        return Role::Embedded;
    }
    if spotted.sort == NameSort::Demonym {
        return Role::Demonym;
    }
    // Only what has a government, an army or a people can stand for them.
    let acts =
        matches!(kind, Kind::Country | Kind::Capital | Kind::MacroRegion | Kind::Division | Kind::Town);
    if acts && (is_actor(view, spotted.tokens.end, kind) || is_party(view, spotted.tokens.start)) {
        let located = view.before(spotted.tokens.start).is_some_and(|b| located(view, b));
        return if located { Role::Literal } else { Role::Metonym };
    }
    Role::Literal
}

/// A preposition of place stands before it: it is no subject.
fn located(view: View<'_>, before: usize) -> bool {
    let before = if view.class(before, Class::DETERMINER) || view.cue(before, Cues::DIRECTION) {
        before.checked_sub(1).unwrap_or(before)
    } else {
        before
    };
    view.cue(before, Cues::WITHIN)
        || (view.cue(before, Cues::TOWARD))
        || view.words(before) == "of"
        || view.words(before) == "for"
}

/// What follows makes it act: a verb, a hyphen and "backed", a possessive and a deed.
fn is_actor(view: View<'_>, end: usize, kind: Kind) -> bool {
    let Some(at) = view.behind(end) else { return false };
    let Some(kind_of_token) = view.kind(at) else { return false };
    let realm = matches!(kind, Kind::Country | Kind::MacroRegion | Kind::Capital);
    match kind_of_token {
        TokenKind::HYPHEN => realm && (view.cue(at + 1, Cues::JOINED) || view.is_capital(at + 1)),
        TokenKind::POSSESSIVE => realm && view.cue(at + 1, Cues::DEED),
        TokenKind::COMMA => {
            view.words(at + 1) == "which"
                && realm
                && view.cue(at + 2, Cues::ACT)
                && !matches!(view.words(at + 2), "is" | "was" | "has" | "had")
                || view.words(at + 1) == "which" && realm && view.class(at + 2, Class::VERB)
        }
        TokenKind::WORD => {
            let mut verb = at;
            if view.class(verb, Class::ADVERB) {
                verb += 1;
            }
            let finite = view.class(verb, Class::REPORTING.with(Class::VERB)) || view.cue(verb, Cues::ACT);
            let copula = matches!(view.words(verb), "is" | "was" | "were" | "are");
            let deed = kind == Kind::Country && view.cue(at, Cues::DEED) && !view.is_capital(at);
            (finite
                && !view.is_capital(verb)
                && (realm || view.class(verb, Class::REPORTING))
                && (!copula || realm))
                || deed
        }
        _ => false,
    }
}

/// What stands before makes it a party: by Qatar, against Israel, presses Israel.
fn is_party(view: View<'_>, first: usize) -> bool {
    let Some(mut at) = view.before(first) else { return false };
    if view.class(at, Class::DETERMINER) {
        let Some(before) = view.before(at) else { return false };
        at = before;
    }
    if matches!(view.words(at), "or" | "and") {
        // "Hamas or Israel": an actor stands on the other side.
        let other = at.checked_sub(1);
        return other.is_some_and(|o| view.class(o, Class::ORGANISATION) && view.is_capital(o));
    }
    let border = at
        .checked_sub(1)
        .is_some_and(|b| matches!(view.words(b), "border" | "borders" | "frontier" | "boundary"));
    view.cue(at, Cues::PARTY) && !border
}
