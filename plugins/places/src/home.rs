//! Where the outlet is at home, as far as its address and its name tell.

use copydesk_sdk::prelude::*;

use crate::fold::Key;
use crate::format::NameSort;
use crate::gazetteer::{Gazetteer, prior};
use crate::resolve::Votes;
use crate::words::{Cues, cues};

/// The votes of the web address and of the outlet's name.
pub(crate) fn votes(gazetteer: &Gazetteer, url: Option<&str>, outlet: Option<&str>) -> Votes {
    let mut votes = Votes::default();
    if let Some(host) = url.and_then(host) {
        let labels: Vec<&str> = host.split('.').collect();
        let (top, rest) = labels.split_last().unwrap_or((&"", &[]));
        let code = if *top == "uk" { "GB".to_owned() } else { top.to_ascii_uppercase() };
        // Two letters are a country; a few of them are sold to anybody.
        let sold = matches!(*top, "tv" | "me" | "io" | "co" | "fm" | "ly" | "ws" | "cc" | "to" | "eu");
        if let (false, Some(country)) = (sold, Gazetteer::country_number(&code)) {
            votes.add_country(country, 1.0);
        }
        for label in rest {
            label_votes(gazetteer, label, &mut votes);
        }
    }
    if let Some(outlet) = outlet {
        let words: Vec<&str> =
            outlet.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).take(6).collect();
        for len in (1..=words.len().min(3)).rev() {
            if words.windows(len).take(4).any(|w| name_votes(gazetteer, &w.join(" "), &mut votes)) {
                break;
            }
        }
    }
    votes
}

fn host(url: &str) -> Option<&str> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next()?;
    Some(host.strip_prefix("www.").unwrap_or(host)).filter(|h| h.len() < 80)
}

/// "concordmonitor": the name of a place before, after or without a newspaper's word.
fn label_votes(gazetteer: &Gazetteer, label: &str, votes: &mut Votes) {
    if !label.is_ascii() || label.len() < 4 {
        return;
    }
    let is_media = |part: &str| {
        let part = part.trim_matches('-');
        part.is_empty() || part == "the" || cues(Word::of(part)).has(Cues::MEDIA)
    };
    for cut in (0..=label.len()).rev() {
        let (head, tail) = label.split_at(cut);
        if head.len() >= 4
            && (is_media(tail) || two_media(tail, is_media))
            && name_votes(gazetteer, head, votes)
        {
            return;
        }
        if tail.len() >= 4 && is_media(head) && name_votes(gazetteer, tail, votes) {
            return;
        }
    }
}

/// "timesherald", "news-press"
fn two_media(text: &str, is_media: impl Fn(&str) -> bool) -> bool {
    text.len() < 24
        && (3..text.len().saturating_sub(2))
            .any(|i| text.is_char_boundary(i) && is_media(&text[..i]) && is_media(&text[i..]))
}

/// Every place of the name gets a vote; the larger the place, the more.
fn name_votes(gazetteer: &Gazetteer, name: &str, votes: &mut Votes) -> bool {
    let key = Key::of(name);
    let mut found = false;
    for sense in gazetteer.find(key).filter(|s| s.sort == NameSort::Main).take(6) {
        let Some(entry) = gazetteer.entry(sense.place) else { continue };
        if prior(&entry) >= 12.0 {
            votes.add(key, &entry, if found { 0.4 } else { 0.8 });
            found = true;
        }
    }
    found
}
