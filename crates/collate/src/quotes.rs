//! Quotations of the same utterance.

use std::collections::{BTreeSet, HashMap};

use copydesk_core::{Alteration, Edit, Group, QuoteStated, Quotes, Word};

use crate::article::{Article, Quote};
use crate::candidates::Candidates;
use crate::diff::edits;
use crate::event::Events;
use crate::located;
use crate::subject::shared;
use crate::utterance::longest_run;
use crate::words::words;

/// A quotation is compared with so many of those that follow it under each sequence of words.
const NEIGHBOURS: usize = 12;

struct Said<'a> {
    article: usize,
    quote: &'a Quote,
    /// What its words stand for.
    content: Vec<Word>,
}

/// The groups of quotations, in no order.
pub(crate) fn groups(articles: &[Article], events: &Events<'_>, least: usize) -> Vec<Group<Quotes>> {
    let all: Vec<Said<'_>> = articles
        .iter()
        .enumerate()
        .flat_map(|(article, a)| {
            a.quotes.iter().map(move |quote| Said { article, quote, content: quote.said.content() })
        })
        .collect();
    let mut candidates = Candidates::new(NEIGHBOURS);
    for (i, said) in all.iter().enumerate() {
        for sequence in said.quote.said.sequences() {
            candidates.add(sequence, i);
        }
    }
    let mut like: Vec<Vec<usize>> = vec![Vec::new(); all.len()];
    let mut related = HashMap::new();
    for (i, j) in candidates.pairs() {
        let (i, j) = (i as usize, j as usize);
        let texts = (events.text(all[i].article), events.text(all[j].article));
        let one_event =
            || *related.entry(texts).or_insert_with(|| events.related(texts.0, texts.1).points().is_some());
        if same_utterance(&all[i], &all[j], one_event) {
            like[i].push(j);
            like[j].push(i);
        }
    }
    // The fullest wording gathers what is like it; then the fullest of the rest.
    let mut order: Vec<usize> = (0..all.len()).filter(|i| !like[*i].is_empty()).collect();
    order.sort_by_key(|i| (std::cmp::Reverse(all[*i].quote.said.length()), *i));
    let mut taken = vec![false; all.len()];
    let mut groups = Vec::new();
    for fullest in order {
        if std::mem::replace(&mut taken[fullest], true) {
            continue;
        }
        let mut members: Vec<usize> = like[fullest].iter().copied().filter(|i| !taken[*i]).collect();
        members.sort_unstable();
        let in_articles: BTreeSet<usize> =
            members.iter().chain([&fullest]).map(|i| all[*i].article).collect();
        if in_articles.len() < least.max(2) {
            continue;
        }
        members.iter().for_each(|i| taken[*i] = true);
        let texts: BTreeSet<usize> = in_articles.iter().map(|article| events.text(*article)).collect();
        let first = std::iter::once(&fullest);
        let claims = first.chain(&members).map(|i| {
            let said = &all[*i];
            let changed = changed(all[fullest].quote, said.quote);
            located(&articles[said.article], &said.quote.at, events.original(said.article), changed)
        });
        groups.push(Group {
            about: about(all[fullest].quote),
            witnesses: texts.len(),
            kind: Quotes { claims: claims.collect() },
        });
    }
    groups
}

/// Whether two quotations are of the same utterance.
///
/// Most of the shorter one's telling words must stand in the other, and a run of words: a long one, so that common
/// phrases make no group; a short one will do where the same speaker is quoted by articles on one event.
fn same_utterance(a: &Said<'_>, b: &Said<'_>, one_event: impl FnOnce() -> bool) -> bool {
    let common = shared(&a.content, &b.content);
    let least = a.content.len().min(b.content.len());
    if common < 2 || common * 2 < least {
        return false;
    }
    let (a, b) = (a.quote, b.quote);
    let (own, other) = (a.said.all(), b.said.all());
    let run = longest_run(&own, &other);
    if run < 3 {
        return false;
    }
    if !a.said.is_quoted() || !b.said.is_quoted() {
        // What a reporter retells in other words is no wording of it.
        return run >= 5 && common >= 4 && common * 4 >= least * 3 && speakers(a, b) != Speakers::Different;
    }
    let (short, long) = (own.len().min(other.len()), own.len().max(other.len()));
    let whole = run >= short;
    // A long speech has many words in common with anything: the run must be much of what is said.
    let one_run = run >= 8 || run * 3 >= short;
    if long > 3 * short && !one_run {
        return false;
    }
    match speakers(a, b) {
        Speakers::Same => run >= 5 && common >= 3 || one_event(),
        Speakers::Unknown => {
            one_run && (run >= 6 && common >= 4 || (run >= 4 && common >= 3 || whole) && one_event())
        }
        Speakers::Different => {
            run * 2 >= short
                && common * 3 >= least * 2
                && common >= 4
                && (run >= 8 || run >= 5 && one_event())
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Speakers {
    Same,
    Unknown,
    Different,
}

/// Names are the same where one has all words of the other, titles and all: "Gallant", "Yoav Gallant". Of a source
/// without a name, such as "a spokesman", nobody knows who it is.
fn speakers(a: &Quote, b: &Quote) -> Speakers {
    let name = |quote: &Quote| -> BTreeSet<String> {
        let name = quote.speaker.as_deref().unwrap_or_default();
        let proper = words(name).filter(|word| word.starts_with(char::is_uppercase));
        proper.map(str::to_lowercase).collect()
    };
    let (a, b) = (name(a), name(b));
    match (a.is_empty(), b.is_empty()) {
        (false, false) if a.is_subset(&b) || b.is_subset(&a) => Speakers::Same,
        (false, false) if a.intersection(&b).next().is_some() => Speakers::Unknown,
        (false, false) => Speakers::Different,
        _ => Speakers::Unknown,
    }
}

/// What became of the fullest wording in another.
fn changed(fullest: &Quote, quote: &Quote) -> QuoteStated {
    let (from, to) = fullest.said.comparable(&quote.said);
    let edits = edits(&from, &to);
    let change = if speakers(fullest, quote) == Speakers::Different {
        Alteration::OtherSpeaker
    } else if edits.is_empty() {
        Alteration::Same
    } else if edits.iter().all(|edit| matches!(edit, Edit::Drop { .. })) {
        Alteration::Cut
    } else {
        Alteration::Altered
    };
    QuoteStated { form: quote.form.clone(), speaker: quote.speaker.clone(), change, edits }
}

/// The speaker and the beginning of the words.
fn about(quote: &Quote) -> String {
    const MOST: usize = 12;
    let words: Vec<&str> = quote.at.text.split_whitespace().collect();
    let more = if words.len() > MOST { " ..." } else { "" };
    let start = words.iter().take(MOST).copied().collect::<Vec<_>>().join(" ");
    match &quote.speaker {
        Some(speaker) => format!("{speaker}: {start}{more}"),
        None => format!("{start}{more}"),
    }
}
