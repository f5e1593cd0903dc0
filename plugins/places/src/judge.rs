//! Whether a name of the gazetteer is meant as a place where it stands.
//!
//! Each observation adds to or takes from a score in natural log-odds, so that reasons add up the way they
//! do in people: a large place needs no preposition, a hamlet needs more than a capital.

use copydesk_sdk::prelude::layers::{Class, TokenFlags, TokenKind};
use copydesk_sdk::prelude::{Span, Tracer};

use crate::format::NameSort;
use crate::gazetteer::{Gazetteer, is_realm, prior};
use crate::kind::Kind;
use crate::people::{People, is_given};
use crate::spot::{Spotted, is_party_before};
use crate::trace;
use crate::view::View;
use crate::words::Cues;

/// What was concluded of a name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Judgement {
    /// Log-odds that it is a place.
    pub(crate) score: f32,
    /// The strongest reason.
    pub(crate) rule: &'static str,
    /// It is part of the name of something that is no place.
    pub(crate) embedded: bool,
}

/// The reasons so far.
struct Reasons<'a> {
    score: f32,
    best: f32,
    rule: &'static str,
    span: Span,
    tracer: Tracer<'a>,
}

impl Reasons<'_> {
    fn add(&mut self, rule: &'static str, weight: f32) {
        trace::observed(self.tracer, self.span, rule, weight);
        self.score += weight;
        if weight > self.best {
            (self.best, self.rule) = (weight, rule);
        }
    }
}

/// The score of a name by itself.
fn by_itself(spotted: &Spotted, gazetteer: &Gazetteer) -> (f32, &'static str) {
    let Some(entry) = spotted.senses.first().and_then(|s| gazetteer.entry(s.place)) else {
        return (-9.0, "none");
    };
    let several = spotted.tokens.len() > 1;
    let (mut score, mut rule) = match entry.kind {
        Kind::Country => (3.0, "country"),
        Kind::Continent | Kind::MacroRegion => (3.0, "region"),
        Kind::Division => (2.0, "division"),
        Kind::Capital => (((f32::from(entry.size) / 8.0 - 14.0) * 0.45).clamp(0.0, 2.5), "capital"),
        Kind::Sea
        | Kind::Strait
        | Kind::River
        | Kind::Lake
        | Kind::Mountains
        | Kind::Desert
        | Kind::Island
        | Kind::Park => (if several { 2.5 } else { 0.8 }, "feature"),
        Kind::Region => (if several { 2.0 } else { 0.5 }, "feature"),
        Kind::Facility => (-1.2, "feature"),
        Kind::Quarter => (if several { 0.8 } else { -0.5 }, "quarter"),
        Kind::County => (if several { 1.5 } else { -0.8 }, "county"),
        Kind::Commune => (if several { 0.0 } else { -1.8 }, "town"),
        // From a hamlet to a city of millions.
        Kind::Town => ((f32::from(entry.size) / 8.0 - 16.2) * 0.45 + if several { 1.2 } else { 0.0 }, "town"),
    };
    match spotted.sort {
        NameSort::Main => {}
        NameSort::Alternate => score -= 1.5,
        NameSort::Demonym => (score, rule) = (2.8, "demonym"),
        NameSort::Abbreviation => (score, rule) = (2.8, "abbreviation"),
    }
    (score.min(3.2), rule)
}

/// Judges a name by what it is and by the words beside it.
///
/// `next` is where the next name of the gazetteer begins.
pub(crate) fn judge(
    view: View<'_>,
    spotted: &Spotted,
    next: Option<&Spotted>,
    gazetteer: &Gazetteer,
    people: &People,
    tracer: Tracer<'_>,
) -> Judgement {
    if spotted.listed {
        return Judgement { score: 5.0, rule: "counties", embedded: false };
    }
    let (score, rule) = by_itself(spotted, gazetteer);
    trace::observed(tracer, spotted.span, rule, score);
    let mut reasons = Reasons { score, best: score.max(0.0), rule, span: spotted.span, tracer };
    let nation = spotted.sort == NameSort::Demonym;
    let entry = spotted.senses.first().and_then(|s| gazetteer.entry(s.place));
    let large = entry.is_some_and(|e| {
        is_realm(e.kind) || matches!(e.kind, Kind::Division | Kind::Capital) || prior(&e) >= 19.0
    });
    let (first, end) = (spotted.tokens.start, spotted.tokens.end);
    let single = spotted.tokens.len() == 1;
    // "Maiduguri Borno State": no more than a comma is missing.
    let next = next.filter(|n| {
        let container = n.senses.first().and_then(|s| gazetteer.entry(s.place));
        n.tokens.start == end && container.is_some_and(|e| matches!(e.kind, Kind::Country | Kind::Division))
    });
    let embedded = beside(view, spotted, &mut reasons, large, next);
    if !nation {
        before(view, first, &mut reasons);
        after(view, end, &mut reasons, large);
    }
    // "She speaks French."
    let spoken =
        view.before(first).is_some_and(|b| view.cue(b, Cues::LANGUAGE)) || view.cue(end, Cues::LANGUAGE);
    if nation && spoken {
        reasons.add("language", -4.0);
    }
    if let Some(token) =
        view.token(first).filter(|_| single && !nation && spotted.sort != NameSort::Abbreviation)
    {
        if people.has(token.word) {
            reasons.add("person-known", if large { -3.5 } else { -4.5 });
        } else if !large && token.class.has(Class::SURNAME.with(Class::FEMALE_NAME).with(Class::MALE_NAME)) {
            reasons.add("person-name", -1.2);
        }
        let small = Class::COMMON
            .with(Class::MONTH)
            .with(Class::WEEKDAY)
            .with(Class::ROLE)
            .with(Class::ORGANISATION)
            .with(Class::TITLE);
        if view.cue(first, Cues::NOT_NAME) {
            reasons.add("common-word", -5.0);
        } else if token.class.has(small) {
            reasons.add("common-word", if large { -1.5 } else { -4.0 });
        }
        if token.class.has(Class::VERB.with(Class::VERB_BASE).with(Class::NOUN).with(Class::ADJECTIVE))
            && !large
        {
            reasons.add("common-word", -1.5);
        }
        if !large && token.flags.has(TokenFlags::OPENS_SENTENCE.with(TokenFlags::HEADLINE)) {
            reasons.add("opening-capital", -0.8);
        }
    }
    Judgement { score: reasons.score, rule: reasons.rule, embedded }
}

/// The capitalised words joined to the name: a person's, an organisation's, or none. Whether it is part of an
/// organisation's.
fn beside(
    view: View<'_>,
    spotted: &Spotted,
    reasons: &mut Reasons<'_>,
    large: bool,
    next: Option<&Spotted>,
) -> bool {
    let (first, end) = (spotted.tokens.start, spotted.tokens.end);
    let nation = matches!(spotted.sort, NameSort::Demonym | NameSort::Abbreviation);
    let (run_start, run_end) = (view.run_start(first), view.run_end(end));
    let left = first.checked_sub(1).filter(|_| run_start < first);
    let mut in_name = false;
    if let Some(left) = left.filter(|_| !nation) {
        let direction = view.cue(left, Cues::DIRECTION) || view.class(left, Class::DEMONYM);
        if view.class(left, Class::TITLE) || (is_given(view, left) && !direction) {
            reasons.add("person", if large && !is_given(view, left) { -2.5 } else { -6.0 });
        } else if view.class(left, Class::ROLE) {
            reasons.add("role", -2.5);
        } else if !direction && !view.class(left, Class::WEEKDAY.with(Class::MONTH)) {
            // "United Russia", "Real Madrid": part of a name, unless the whole line is in capitals.
            let shouted = view.flag(first, TokenFlags::HEADLINE) || view.is_upper(left);
            if !shouted {
                reasons.add("longer-name", if large { -1.0 } else { -2.5 });
                in_name = true;
            }
        }
    }
    let right = end..run_end;
    if right.is_empty() || next.is_some_and(|n| n.sort == NameSort::Main) {
        return in_name;
    }
    let is_body = |at: usize| {
        view.cue(at, Cues::BODY.with(Cues::TEAM))
            || (view.class(at, Class::ORGANISATION) && !view.class(at, Class::ROLE))
    };
    let office = view.class(end, Class::ROLE.with(Class::TITLE))
        || view.cue(end, Cues::PEOPLE.with(Cues::SETTLEMENT).with(Cues::AREA));
    if office {
        reasons.add("office", 1.0);
        return false;
    }
    if nation {
        return right.clone().any(|at| view.cue(at, Cues::BODY.with(Cues::TEAM)));
    }
    if right.clone().any(is_body) {
        if !large && left.is_none() {
            reasons.add("organisation", 0.4);
        }
        return true;
    }
    let person = view.class(end, Class::SURNAME) || is_given(view, end);
    let given = is_given(view, first) && spotted.tokens.len() == 1;
    let weight = match (person, given, large) {
        (_, true, _) => -4.5,
        (true, _, true) => -1.0,
        (true, _, false) => -4.0,
        (false, _, true) => 0.0,
        (false, _, false) => -2.2,
    };
    reasons.add(if person || given { "person" } else { "longer-name" }, weight);
    true
}

/// The words before the name.
fn before(view: View<'_>, first: usize, reasons: &mut Reasons<'_>) {
    if is_party_before(view, first) {
        return reasons.add("party", 4.0);
    }
    let Some(mut at) = view.before(first) else { return };
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
    } else if view.words(at) == "of" {
        let of = at
            .checked_sub(1)
            .filter(|&b| view.cue(b, Cues::SETTLEMENT.with(Cues::AREA).with(Cues::DIRECTION)));
        reasons.add("settlement", if of.is_some() { 2.6 } else { 0.5 });
    } else if view.cue(at, Cues::SETTLEMENT.with(Cues::AREA)) && !view.is_capital(at) {
        reasons.add("settlement", 1.5);
    }
}

/// The words after the name.
fn after(view: View<'_>, end: usize, reasons: &mut Reasons<'_>, large: bool) {
    let Some(at) = view.behind(end) else { return };
    if view.is(at, TokenKind::HYPHEN) {
        if view.words(at + 1) == "based" || view.words(at + 1) == "area" || view.words(at + 1) == "born" {
            reasons.add("based", 3.0);
        } else if view.is_capital(at + 1) && !large {
            reasons.add("hyphen", -2.0);
        }
    } else if view.cue(at, Cues::ILLNESS) {
        reasons.add("illness", -3.0);
    } else if view.cue(at, Cues::PEOPLE.with(Cues::SETTLEMENT).with(Cues::AREA)) && !view.is_capital(at) {
        reasons.add("people", 1.4);
    } else if view.class(at, Class::REPORTING) && !large {
        reasons.add("speaks", -2.2);
    } else if view.words(at) == "who"
        || (view.is(at, TokenKind::COMMA)
            && (view.words(at + 1) == "who"
                || view.is(at + 1, TokenKind::NUMBER) && view.is(at + 2, TokenKind::COMMA)))
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
