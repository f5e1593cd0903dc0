//! What the name of a place stands for where it is used.

use copydesk_sdk::prelude::Word;
use copydesk_sdk::prelude::layers::{Class, TokenKind};

use copydesk_sdk::core::Role;

use crate::format::NameSort;
use crate::kind::Kind;
use crate::spot::Spotted;
use crate::view::View;
use crate::words::{AND, Cues, OF, OR, WHICH};

const FOR: Word = Word::ascii("for");
const FROM: Word = Word::ascii("from");

/// The role of a name of something of this kind.
#[inline]
pub(crate) fn role(view: &View<'_>, spotted: &Spotted, kind: Kind, embedded: bool) -> Role {
    if embedded {
        return Role::Embedded;
    }
    if spotted.sort == NameSort::Demonym {
        return Role::Demonym;
    }
    // Only what has a government, an army or a people can stand for them.
    let acts =
        matches!(kind, Kind::Country | Kind::Capital | Kind::MacroRegion | Kind::Division | Kind::Town);
    if !acts {
        return Role::Literal;
    }
    let (first, end) = (spotted.tokens.start, spotted.tokens.end);
    let subject = is_actor(view, end, kind) && !view.before(first).is_some_and(|b| located(view, b));
    let realm = matches!(kind, Kind::Country | Kind::MacroRegion | Kind::Capital);
    if subject || is_party(view, first) || (realm && is_joined(view, end)) {
        Role::Metonym
    } else {
        Role::Literal
    }
}

/// "Iran-backed", "the Israel-Hamas war"; but "the Syria-Turkey border" is a place between two.
fn is_joined(view: &View<'_>, end: usize) -> bool {
    let between = view.cue(view.run_end(end + 1), Cues::BETWEEN);
    view.is(end, TokenKind::HYPHEN)
        && (view.cue(end + 1, Cues::JOINED) || (view.is_capital(end + 1) && !between))
}

/// A preposition of place stands before it: it is no subject.
fn located(view: &View<'_>, before: usize) -> bool {
    let before = if view.class(before, Class::DETERMINER) || view.cue(before, Cues::DIRECTION) {
        before.checked_sub(1).unwrap_or(before)
    } else {
        before
    };
    view.cue(before, Cues::WITHIN)
        || (view.cue(before, Cues::TOWARD))
        || view.is_small(before, OF)
        || view.small(before) == FOR
}

/// What follows makes it act: a verb, a possessive and a deed.
fn is_actor(view: &View<'_>, end: usize, kind: Kind) -> bool {
    let Some(at) = view.behind(end) else { return false };
    let realm = matches!(kind, Kind::Country | Kind::MacroRegion | Kind::Capital);
    match view.kind(at) {
        Some(TokenKind::POSSESSIVE) => realm && view.cue(at + 1, Cues::DEED),
        Some(TokenKind::COMMA) => realm && view.small(at + 1) == WHICH && is_act(view, at + 2, true),
        // Israel "will not accept" demands
        Some(TokenKind::OPEN_QUOTE) => realm && is_act(view, at + 1, true),
        Some(TokenKind::WORD) => {
            let deed = kind == Kind::Country && view.cue(at, Cues::DEED);
            !view.is_capital(at) && (is_act(view, at, realm) || deed)
        }
        _ => false,
    }
}

/// A verb of acting or saying stands here, auxiliaries and adverbs aside. Towns are taken to act only where
/// they say something: "Springfield went" is a team.
fn is_act(view: &View<'_>, at: usize, realm: bool) -> bool {
    const LEADING: Class = Class::AUXILIARY.with(Class::MODAL).with(Class::ADVERB).with(Class::NEGATION);
    let (mut verb, mut led_by) = (at, None);
    while verb < at + 4 && view.class(verb, LEADING) {
        if view.class(verb, Class::AUXILIARY.with(Class::MODAL)) {
            led_by = Some(verb);
        }
        verb += 1;
    }
    let says =
        view.class(verb, Class::REPORTING) || (led_by.is_some() && view.class(verb, Class::REPORTING_OTHER));
    let form = match led_by {
        None => Class::VERB,
        Some(modal) if view.class(modal, Class::MODAL) => Class::VERB_BASE,
        Some(be) if matches!(view.words(be), "is" | "was" | "are" | "were" | "be" | "been") => {
            Class::VERB_ING
        }
        Some(_) => Class::VERB,
    };
    says || (realm && (view.cue(verb, Cues::ACT) || view.class(verb, form)))
}

/// What stands before makes it a party: by Qatar, against Israel, presses Israel.
fn is_party(view: &View<'_>, first: usize) -> bool {
    let Some(mut at) = view.before(first) else { return false };
    if view.class(at, Class::DETERMINER) {
        let Some(before) = view.before(at) else { return false };
        at = before;
    }
    if matches!(view.small(at), AND | OR) {
        // "Hamas or Israel": an actor stands on the other side.
        let other = at.checked_sub(1);
        let body = |o: usize| view.class(o, Class::ORGANISATION) || view.cue(o, Cues::NOT_NAME);
        return other.is_some_and(|o| body(o) && view.is_capital(o));
    }
    // "responses from Israel"
    if view.small(at) == FROM && at.checked_sub(1).is_some_and(|b| view.cue(b, Cues::DEED)) {
        return true;
    }
    let border = |b: usize| matches!(view.words(b), "border" | "borders" | "frontier" | "boundary");
    view.cue(at, Cues::PARTY) && !at.checked_sub(1).is_some_and(border)
}
