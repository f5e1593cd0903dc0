//! What the words of a name may stand for, written as they are where they stand.

use std::ops::Range;

use copydesk_sdk::prelude::layers::{Case, Class, TokenFlags, TokenKind};

use crate::fold::{Folded, Key};
use crate::format::NameSort;
use crate::gazetteer::{Gazetteer, Sense, prior};
use crate::kind::Kind;
use crate::spot::{MOST_SENSES, Spotted};
use crate::support;
use crate::view::View;

/// From so many doublings of population on, a short word in capitals may open a dateline: "JOS —".
const DATELINE: f32 = 14.0;

/// What the words may stand for, written as they are here.
pub(crate) fn senses(view: View<'_>, gazetteer: &Gazetteer, key: Key, tokens: &Range<usize>) -> Vec<Sense> {
    let mut senses = gazetteer.senses(key, MOST_SENSES);
    // "US$5"
    if senses.is_empty() || view.is(tokens.end, TokenKind::CURRENCY) {
        return Vec::new();
    }
    let (first, single) = (tokens.start, tokens.len() == 1);
    let written = view.words(first);
    let dotted = written.contains('.');
    let upper = view.token(first).is_some_and(|t| t.case == Case::UPPER)
        || (dotted && written.len() <= 6 && written.chars().all(|c| c == '.' || c.is_uppercase()));
    if !upper && !dotted && senses.iter().all(|s| s.sort != NameSort::Abbreviation) {
        return senses;
    }
    // Between other words in capitals, capitals say nothing.
    let shouted = upper
        && !dotted
        && (first.checked_sub(1).is_some_and(|b| view.joins_next(b) && view.is_upper(b))
            || view.behind(tokens.end).is_some_and(|n| view.is_upper(n)));
    let set_off = |b: usize| view.is(b, TokenKind::COMMA) || view.is(b, TokenKind::OPEN_BRACKET);
    let after_comma = first.checked_sub(1).is_some_and(set_off);
    senses.retain(|sense| {
        let Some(facts) = gazetteer.facts(sense.place) else { return false };
        match sense.sort {
            NameSort::Abbreviation => {
                let letters = written.chars().filter(|c| c.is_alphabetic()).count();
                let initials = written.matches('.').count() > 1
                    && gazetteer.entry(sense.place).is_some_and(|e| e.name.contains(' '));
                let stands_alone = facts.kind != Kind::Division || initials;
                let party = is_party_before(view, first);
                if upper && stands_alone && !shouted {
                    letters > 1
                } else if after_comma || party {
                    // "Newry, Co. Down"
                    let county =
                        written == "Co." && view.behind(tokens.end).is_some_and(|n| view.is_capital(n));
                    // "Ms." is no state, "MS" is one.
                    (upper || !view.class(first, Class::TITLE))
                        && !county
                        && (upper || dotted || party || view.is(tokens.end, TokenKind::STOP))
                } else {
                    false
                }
            }
            _ if single && dotted && view.flag(first, TokenFlags::ABBREVIATION) => false,
            // AIDS, WHO, SWAT: a short word in capitals among others is an abbreviation, save for what is known.
            NameSort::Main if single && upper && !shouted && written.len() <= 5 => {
                let known = matches!(facts.kind, Kind::Country | Kind::Capital)
                    || (facts.kind == Kind::Town && prior(facts) >= 18.0);
                (known && written.len() > 3)
                    || is_in_division(view, gazetteer, tokens.end)
                    || (prior(facts) >= DATELINE && support::is_dateline(view, tokens))
            }
            NameSort::Alternate | NameSort::Demonym if single && upper && !shouted && written.len() <= 5 => {
                false
            }
            _ => true,
        }
    });
    senses
}

/// Whether a comma and a state or a country follow: "TROY, N.Y.".
fn is_in_division(view: View<'_>, gazetteer: &Gazetteer, comma: usize) -> bool {
    let first = comma + 1;
    if !view.is(comma, TokenKind::COMMA) || !view.is_capital(first) {
        return false;
    }
    let realm = |sense: Sense| {
        let kind = gazetteer.facts(sense.place).map(|e| e.kind);
        sense.sort != NameSort::Demonym && matches!(kind, Some(Kind::Division | Kind::Country))
    };
    let mut name = Folded::new();
    (first..view.run_end(first)).take(2).any(|at| {
        name = name.with(view.words(at));
        gazetteer.find(name.key()).take(MOST_SENSES).any(realm)
    })
}

/// "R-", "DFL-": the place of a politician stands behind the hyphen.
pub(crate) fn is_party_before(view: View<'_>, at: usize) -> bool {
    let Some(party) = at.checked_sub(2) else { return false };
    view.is(at - 1, TokenKind::HYPHEN)
        && matches!(
            view.words(party),
            "R" | "D" | "I" | "DFL" | "GOP" | "Rep" | "Dem" | "R." | "D." | "I." | "Ind"
        )
}

/// "Co Durham" is no town.
pub(crate) fn county(view: View<'_>, gazetteer: &Gazetteer, name: &Spotted) -> Option<Spotted> {
    let first = name.tokens.start;
    view.before(first).filter(|&b| matches!(view.words(b), "Co" | "Co.") && name.tokens.len() == 1)?;
    let key = Folded::new().with("County").with(view.words(first)).key();
    let is_county = |s: &Sense| gazetteer.facts(s.place).is_some_and(|e| e.kind.feature() != 'P');
    let senses: Vec<Sense> = gazetteer.find(key).filter(is_county).take(MOST_SENSES).collect();
    (!senses.is_empty()).then(|| Spotted { key, namesake: None, senses, ..name.clone() })
}

/// "the Delaware": with the article, and no noun behind, what bears the name of a state or a town is the river.
pub(crate) fn river(view: View<'_>, gazetteer: &Gazetteer, name: &Spotted) -> Option<Spotted> {
    let (first, end) = (name.tokens.start, name.tokens.end);
    let the =
        view.before(first).filter(|&b| name.tokens.len() == 1 && view.words(b).eq_ignore_ascii_case("the"));
    let adjective = view.behind(end).is_some_and(|at| {
        let noun =
            Class::NOUN.with(Class::ADJECTIVE).with(Class::ROLE).with(Class::GROUP).with(Class::DEMONYM);
        view.is_capital(at)
            || view.class(at, noun.with(Class::ORGANISATION))
            || matches!(view.kind(at), Some(TokenKind::HYPHEN | TokenKind::NUMBER))
    });
    if the.is_none() || adjective || name.sort != NameSort::Main {
        return None;
    }
    // "in the Congo" is the country, "on the Congo" the river.
    let entry = name.senses.first().and_then(|s| gazetteer.facts(s.place))?;
    let on = the.and_then(|the| view.before(the)).map_or("", |b| view.words(b));
    if entry.kind == Kind::Country && !matches!(on, "on" | "along" | "across" | "down" | "up" | "over") {
        return None;
    }
    let key = Folded::new().with(view.words(first)).with("River").key();
    let is_river = |s: &Sense| gazetteer.facts(s.place).is_some_and(|e| e.kind == Kind::River);
    let senses: Vec<Sense> = gazetteer.find(key).filter(is_river).take(MOST_SENSES).collect();
    (!senses.is_empty()).then(|| Spotted { key, namesake: None, senses, ..name.clone() })
}
