//! Where the outlet is at home, as far as its address and its name tell.

use std::collections::BTreeMap;

use copydesk_sdk::prelude::*;

use crate::fold::Key;
use crate::format::NameSort;
use crate::gazetteer::{Gazetteer, prior};
use crate::votes::Ballot;
use crate::words::{Cues, cues};

/// Home speaks under no name of the article's own, so that it speaks for all of them.
const HOME: Key = Key(0);

/// What is known of the outlet.
#[derive(Clone, Debug, Default)]
pub(crate) struct Home {
    /// The votes of its country and of the place it is named after.
    pub(crate) votes: Vec<Ballot>,
    /// The place that its web address is named after, and the country where it is likely.
    pub(crate) town: Option<(Key, u8)>,
}

/// The homes of the latest outlets, by the host of their address and their name: each is worked out once.
#[derive(Debug, Default)]
pub(crate) struct Homes {
    known: BTreeMap<String, Home>,
    /// Room for the key of the latest.
    key: String,
}

/// Nothing is known.
static NOWHERE: Home = Home { votes: Vec::new(), town: None };

/// So many outlets are kept.
const MOST_HOMES: usize = 256;

impl Homes {
    /// The home of an outlet, from its web address and its name.
    pub(crate) fn of(&mut self, gazetteer: &Gazetteer, url: Option<&str>, outlet: Option<&str>) -> &Home {
        let host = url.and_then(host);
        let Self { known, key } = self;
        key.clear();
        key.extend([host.unwrap_or_default(), "\n", outlet.unwrap_or_default()]);
        if !known.contains_key(key) {
            if known.len() >= MOST_HOMES {
                known.clear();
            }
            known.insert(key.clone(), read(gazetteer, host, outlet));
        }
        known.get(key).unwrap_or(&NOWHERE)
    }
}

/// Reads the host of the web address and the outlet's name.
fn read(gazetteer: &Gazetteer, host: Option<&str>, outlet: Option<&str>) -> Home {
    let mut home = Home::default();
    if let Some(host) = host {
        let labels: Vec<&str> = host.split('.').collect();
        let (top, rest) = labels.split_last().unwrap_or((&"", &[]));
        let named = rest.iter().find_map(|label| named_after(gazetteer, label));
        if let Some(name) = named {
            name_votes(gazetteer, name, &mut home.votes);
        }
        // A paper at .com that is named after a town is likely an American one.
        let country = country(top).map(|c| (c, 1.0)).or_else(|| {
            let american = named.and_then(|_| Gazetteer::country_number("US"));
            american.map(|c| (c, 0.7))
        });
        if let Some((country, weight)) = country {
            home.votes.push(Ballot::of_country(country, weight));
            home.town = named.map(|name| (Key::of(name), country));
        }
    }
    if let Some(outlet) = outlet {
        let words: Vec<&str> =
            outlet.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).take(6).collect();
        for len in (1..=words.len().min(3)).rev() {
            if words.windows(len).any(|w| name_votes(gazetteer, &w.join(" "), &mut home.votes)) {
                break;
            }
        }
    }
    home
}

/// The country of a top-level domain: two letters, save for those that are sold to anybody.
fn country(top: &str) -> Option<u8> {
    let sold = matches!(top, "tv" | "me" | "io" | "co" | "fm" | "ly" | "ws" | "cc" | "to" | "eu");
    let code = if top == "uk" { "GB".to_owned() } else { top.to_ascii_uppercase() };
    (top.len() == 2 && !sold).then(|| Gazetteer::country_number(&code))?
}

fn host(url: &str) -> Option<&str> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next()?;
    Some(host.strip_prefix("www.").unwrap_or(host)).filter(|h| h.len() < 80)
}

/// "concordmonitor": the name of a place before, after or without a newspaper's word.
fn named_after<'a>(gazetteer: &Gazetteer, label: &'a str) -> Option<&'a str> {
    if !label.is_ascii() || !(4..64).contains(&label.len()) {
        return None;
    }
    let is_media = |part: &str| {
        let part = part.trim_matches('-');
        part.is_empty() || part == "the" || cues(Word::of(part)).has(Cues::MEDIA)
    };
    (0..=label.len()).rev().find_map(|cut| {
        let (head, tail) = label.split_at(cut);
        let head = head.strip_prefix("the").filter(|h| h.len() >= 5).unwrap_or(head);
        let is_name = |part: &str| part.len() >= 4 && !is_media(part);
        if is_name(head) && is_tail(tail, is_media) && name_votes(gazetteer, head, &mut Vec::new()) {
            return Some(head);
        }
        let ends = is_name(tail) && cut > 0 && is_media(label.get(..cut)?);
        (ends && name_votes(gazetteer, tail, &mut Vec::new())).then_some(tail)
    })
}

/// What may follow the place: "timesherald", "news-press", and a few letters of any sort ("parispi").
fn is_tail(text: &str, is_media: impl Fn(&str) -> bool) -> bool {
    let both = |i: usize| text.split_at_checked(i).is_some_and(|(a, b)| is_media(a) && is_media(b));
    text.len() <= 3 || is_media(text) || (text.len() < 24 && (3..text.len()).any(both))
}

/// The places of the name get a vote each: which of them it is, the article must tell.
fn name_votes(gazetteer: &Gazetteer, name: &str, votes: &mut Vec<Ballot>) -> bool {
    let before = votes.len();
    let mains = gazetteer.find(Key::of(name)).filter(|(_, sort)| *sort == NameSort::Main).take(12);
    votes.extend(mains.filter_map(|(place, _)| {
        let sense = gazetteer.sense(place).filter(|sense| prior(sense.facts) >= 11.0)?;
        Some(Ballot::new(HOME, sense.facts, sense.point, 0.5))
    }));
    votes.len() > before
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outlet_keeps_its_home_however_many_come_between() {
        let (mut homes, gazetteer) = (Homes::default(), Gazetteer::default());
        let mut home = |url: &str| homes.of(&gazetteer, Some(url), None).town;
        let concord = home("https://www.concordmonitor.com/a");
        assert!(concord.is_some());
        for n in 0..2 * MOST_HOMES {
            home(&format!("https://paper{n}.org/"));
        }
        assert_eq!(home("https://concordmonitor.com/b"), concord);
    }
}
