//! Whether a name of the gazetteer is meant as a place where it stands.
//!
//! Each observation adds to or takes from a score in natural log-odds, so that reasons add up the way they
//! do in people: a large place needs no preposition, a hamlet needs more than a capital.

use copydesk_sdk::prelude::layers::{Case, Class, Token, TokenFlags};
use copydesk_sdk::prelude::{Span, Tracer};

use crate::format::NameSort;
use crate::gazetteer::{is_realm, prior};
use crate::kind::Kind;
use crate::people::{People, is_given};
use crate::spot::Spotted;
use crate::view::View;
use crate::words::{Cues, OF};
use crate::{around, beside, trace};

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
#[derive(Debug)]
pub(crate) struct Reasons<'a> {
    score: f32,
    best: f32,
    rule: &'static str,
    span: Span,
    tracer: Tracer<'a>,
}

impl Reasons<'_> {
    /// Adds a reason with its weight in log-odds; the heaviest gives the rule its name.
    pub(crate) fn add(&mut self, rule: &'static str, weight: f32) {
        trace::observed(self.tracer, self.span, rule, weight);
        self.score += weight;
        if weight > self.best {
            (self.best, self.rule) = (weight, rule);
        }
    }
}

/// The score of a name by itself.
fn by_itself(spotted: &Spotted) -> (f32, &'static str) {
    let entry = spotted.likeliest;
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

/// A name where it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct InPlace<'a> {
    pub(crate) view: &'a View<'a>,
    pub(crate) spotted: &'a Spotted,
    /// Its first token, and the one after its last.
    pub(crate) first: usize,
    pub(crate) end: usize,
    /// What stands before and behind it in the same line.
    pub(crate) before: Option<usize>,
    pub(crate) behind: Option<usize>,
    /// Its likeliest place is a state, a capital, a large town.
    pub(crate) large: bool,
}

impl InPlace<'_> {
    /// Whether a word with one of these cues stands right before it.
    pub(crate) fn follows(&self, cue: Cues) -> bool {
        self.before.is_some_and(|before| self.view.cue(before, cue))
    }
}

/// Judges a name by what it is and by the words beside it.
///
/// `next` is where the next name of the gazetteer begins.
pub(crate) fn judge(
    view: &View<'_>,
    spotted: &Spotted,
    next: Option<&Spotted>,
    people: &People,
    tracer: Tracer<'_>,
) -> Judgement {
    if spotted.listed {
        return Judgement { score: 5.0, rule: "counties", embedded: false };
    }
    let (score, rule) = by_itself(spotted);
    trace::observed(tracer, spotted.span, rule, score);
    let mut reasons = Reasons { score, best: score.max(0.0), rule, span: spotted.span, tracer };
    let nation = spotted.sort == NameSort::Demonym;
    let place = spotted.likeliest;
    let large =
        is_realm(place.kind) || matches!(place.kind, Kind::Division | Kind::Capital) || prior(place) >= 19.0;
    let (first, end) = (spotted.tokens.start, spotted.tokens.end);
    let (before, behind) = (view.before(first), view.behind(end));
    let name = InPlace { view, spotted, first, end, before, behind, large };
    let single = spotted.tokens.len() == 1;
    // "Maiduguri Borno State": no more than a comma is missing.
    let container = |n: &Spotted| matches!(n.likeliest.kind, Kind::Country | Kind::Division);
    let next = next.filter(|n| n.tokens.start == end && container(n));
    let embedded = beside::read(&name, &mut reasons, next);
    if !nation {
        around::before(&name, &mut reasons);
        around::after(&name, &mut reasons);
    }
    // "She speaks French."
    if nation && (name.follows(Cues::LANGUAGE) || view.cue(end, Cues::LANGUAGE)) {
        reasons.add("language", -4.0);
    }
    let bare = single && !nation && spotted.sort != NameSort::Abbreviation;
    if let Some(token) = view.token(first).filter(|_| bare) {
        let country = place.kind == Kind::Country;
        by_its_word(&name, token, country, people, &mut reasons);
    }
    // "opened in Amazon": a river, a sea or a desert takes the article.
    let the = |b: usize| view.class(b, Class::DETERMINER) || view.cue(b, Cues::DIRECTION.with(Cues::WITHIN));
    let takes_the = matches!(place.kind, Kind::River | Kind::Sea | Kind::Desert);
    if single && takes_the && !before.is_some_and(the) {
        reasons.add("no-article", -2.0);
    }
    Judgement { score: reasons.score, rule: reasons.rule, embedded }
}

/// What a name of one word is besides: somebody in the article, a surname, a common word.
fn by_its_word(
    &InPlace { view, first: at, before, large, .. }: &InPlace<'_>,
    token: &Token,
    country: bool,
    people: &People,
    reasons: &mut Reasons<'_>,
) {
    const NAME: Class = Class::SURNAME.with(Class::FEMALE_NAME).with(Class::MALE_NAME);
    /// What its capital says nothing of.
    const FIXED: Class =
        Class::MONTH.with(Class::WEEKDAY).with(Class::ROLE).with(Class::ORGANISATION).with(Class::TITLE);
    const SMALL: Class = FIXED.with(Class::COMMON);
    const VAGUE: Class = Class::VERB.with(Class::VERB_BASE).with(Class::NOUN).with(Class::ADJECTIVE);
    // Nobody is called Canada, whatever "Statistics Canada" looks like.
    let full_name = || before.is_some_and(|b| is_given(view, b));
    if people.has(token.word) && (!country || token.class.has(NAME) || full_name()) {
        reasons.add("person-known", if large { -3.5 } else { -4.5 });
    } else if !large && token.class.has(NAME) {
        reasons.add("person-name", -1.2);
    }
    // "in Bath": behind a preposition of place, a capital inside a sentence makes a name of a common word.
    let located = |b: usize| view.cue(b, Cues::WITHIN.with(Cues::TOWARD)) || view.is_small(b, OF);
    let opens = token.flags.has(TokenFlags::OPENS_SENTENCE.with(TokenFlags::HEADLINE));
    let named = !opens && token.case == Case::CAPITALISED && before.is_some_and(located);
    if view.cue(at, Cues::NOT_NAME) {
        reasons.add("common-word", -5.0);
    } else if token.class.has(SMALL) {
        let weight = match (large, named && !token.class.has(FIXED)) {
            (true, _) => -1.5,
            (false, true) => -1.0,
            (false, false) => -4.0,
        };
        reasons.add("common-word", weight);
    }
    if token.class.has(VAGUE) && !large {
        reasons.add("common-word", if named { -0.7 } else { -1.5 });
    }
    if !large && opens {
        reasons.add("opening-capital", -0.8);
    }
}
