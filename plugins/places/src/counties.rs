//! "Anderson and Cherokee counties": the plural behind a list says what each of its names is.

use copydesk_sdk::prelude::layers::TokenKind;
use copydesk_sdk::prelude::*;

use crate::fold::Folded;
use crate::format::NameSort;
use crate::gazetteer::Gazetteer;
use crate::kind::Kind;
use crate::spot::Spotted;
use crate::view::View;
use crate::words::Cues;

/// The longest list, in names.
const LONGEST_LIST: usize = 30;
/// The longest name of a county, in words.
const LONGEST_NAME: usize = 3;

/// The counties of every list, in order.
pub(crate) fn find(view: &View<'_>, gazetteer: &mut Gazetteer) -> Vec<Spotted> {
    let mut counties = Vec::new();
    for at in view.all(Cues::LIST) {
        if !view.is_capital(at) && at.checked_sub(1).is_some_and(|name| view.is_capital(name)) {
            let mut list = before(view, gazetteer, at);
            // "Metro Athens counties" are counties round Athens.
            if list.len() > 1 {
                list.reverse();
                counties.append(&mut list);
            }
        }
    }
    counties
}

/// The names of the list that ends before a token, the last one first.
fn before(view: &View<'_>, gazetteer: &mut Gazetteer, end: usize) -> Vec<Spotted> {
    let mut list: Vec<Spotted> = Vec::new();
    let mut end = end;
    while list.len() < LONGEST_LIST {
        let longest = end - view.run_start(end);
        let Some(county) =
            (1..=longest.min(LONGEST_NAME)).rev().find_map(|n| county(view, gazetteer, end - n, end))
        else {
            break;
        };
        let first = county.tokens.start;
        list.push(county);
        // A comma, "and", or both.
        let mut at = first;
        while let Some(between) = view.before(at).filter(|&b| first - b <= 2 && is_between(view, b)) {
            at = between;
        }
        if at == first {
            break;
        }
        end = at;
    }
    list
}

fn is_between(view: &View<'_>, at: usize) -> bool {
    view.is(at, TokenKind::COMMA) || view.is_and(at)
}

fn county(view: &View<'_>, gazetteer: &mut Gazetteer, first: usize, end: usize) -> Option<Spotted> {
    let span = Span::new(view.token(first)?.span.start, view.token(end.checked_sub(1)?)?.span.end);
    let key = Folded::new().with(span.of(view.text)?).with("County").key();
    let name = gazetteer.name(key)?;
    let senses = gazetteer.names().only(name, |sense| sense.facts.kind == Kind::County)?;
    let likeliest = gazetteer.names().likeliest(senses)?.facts;
    Some(Spotted {
        tokens: first..end,
        span,
        key,
        sort: NameSort::Main,
        listed: true,
        namesake: None,
        senses,
        likeliest,
    })
}
