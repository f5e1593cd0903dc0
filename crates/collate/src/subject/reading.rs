//! From the words of a figure to its subject.

use copydesk_core::Word;

use super::Subject;
use crate::words::{Kind, concept, words};

/// The lists of a subject while it is read.
#[derive(Default)]
struct Lists {
    things: Vec<Word>,
    parts: Vec<Word>,
    fates: Vec<Word>,
    events: Vec<Word>,
    acts: Vec<Word>,
}

/// What numbers do: the stems of "rise" and "fall", which stand for their rows of the lexicon.
const MOVES: [Word; 2] = [Word::ascii("ris"), Word::ascii("fall")];

/// So many words of a phrase are read: longer ones are no noun phrase and no predicate.
const LONGEST: usize = 50;

/// A noun phrase goes on behind these words, but its noun has gone by.
const BEHIND: [&str; 16] = [
    "of", "in", "on", "at", "to", "from", "for", "with", "who", "that", "which", "among", "between", "by",
    "as", "since",
];

/// Nouns that name a share of what follows "of".
const SHARES: [&str; 6] = ["members", "number", "total", "population", "inhabitants", "majority"];

impl Subject {
    /// Reads the words of a figure's `what`, and of what is said of it. Only where it `counts` does something become of
    /// people: a film that took 20 million seized nobody.
    pub(crate) fn read<'a>(what: &str, said: impl IntoIterator<Item = &'a str>, counts: bool) -> Self {
        let mut subject = Self::default();
        let mut lists = Lists::default();
        let mut behind = false;
        for word in words(what).take(LONGEST) {
            let is_one_of = |all: &[&str]| all.iter().any(|one| one.eq_ignore_ascii_case(word));
            if is_one_of(&BEHIND) {
                // "number of people" counts people; "population of the strip" counts the population.
                let passed = subject.head.is_none_or(|head| head.kind == Kind::None);
                behind |= !passed;
                continue;
            }
            let concept = concept(word);
            match concept.kind {
                Kind::None if is_one_of(&SHARES) && !behind => {}
                Kind::None => continue,
                Kind::Doubt => subject.doubt = true,
                Kind::Part => lists.parts.push(concept.word),
                _ => {}
            }
            if behind {
                lists.things.push(concept.word);
            } else if let Some(modifier) = subject.head.replace(concept) {
                lists.things.push(modifier.word);
            }
        }
        // "deaths", "the death toll": what is counted are people.
        if let Some(head) = subject.head.filter(|head| counts && head.kind == Kind::Fate) {
            lists.fates.push(head.word);
            subject.head = None;
        }
        for word in said.into_iter().flat_map(|said| words(said).take(LONGEST)) {
            let concept = concept(word);
            match concept.kind {
                Kind::None | Kind::People => {}
                Kind::Doubt => subject.doubt = true,
                Kind::Fate if counts => lists.fates.push(concept.word),
                Kind::Event => lists.events.push(concept.word),
                _ => lists.acts.push(concept.word),
            }
        }
        // "The death toll rose to 147": that it rose is no other event, but news of the same one.
        if !lists.fates.is_empty() {
            lists.events.retain(|event| !MOVES.contains(event));
        }
        let Lists { things, parts, fates, events, acts } = lists;
        let mut all = Vec::new();
        for (mut list, end) in [things, parts, fates, events, acts].into_iter().zip(&mut subject.ends) {
            list.sort_unstable();
            list.dedup();
            all.append(&mut list);
            *end = u8::try_from(all.len()).unwrap_or(u8::MAX);
        }
        subject.words = all.into();
        subject
    }
}
