//! Finds who is spoken of: people, organisations, groups, documents and places that act, by name, description
//! or pronoun, each chained to the fullest name that the article gives.
//!
//! Two passes. The first reads noun phrases and pronouns sentence by sentence and tells from the words alone
//! what each of them may be; what it cannot tell stays unsure. The second makes chains: names first, wherever
//! they stand (the fullest may come last), then descriptions and pronouns in the order of the text. A chain
//! needs a reason, and what has none stays by itself: rather no name than a wrong one.
//!
//! - `tables` holds roles, titles, organisations, groups, nations; `phrase` keys their entries of several words,
//!   `words` are short lists of others;
//! - `survey` takes a first look at all tokens, by `blocks` of 64, `writing` tells sentences in capitals or title
//!   case, `evidence` names from common words by how the whole article writes them; `reader` looks at a sentence with
//!   that, `capitals` at its words with a capital, `acts` at the verbs around a mention;
//! - `openings` tells by a word or two where a phrase begins that may mention somebody; `units` reads it with the help
//!   of `nominals` and `joints`, `phrases` the mentions in it, `names` judges a run of capitalised words, `pronouns`
//!   reads pronouns, `scan` strings these together; `found` is what they yield;
//! - `appositions` pairs names with the descriptions beside them; `entities` keeps the chains, `naming` makes them
//!   by name, `discourse` by description and pronoun, with the help of `salience` and `handles`.
//!
//! All windows are bounded: each pass is linear in the text.

/// A word, known when the program is built.
macro_rules! word {
    ($text:literal) => {
        const { copydesk_core::Word::ascii($text) }
    };
}

mod acts;
mod appositions;
mod blocks;
mod capitals;
mod discourse;
mod entities;
mod evidence;
mod found;
mod handles;
mod joints;
mod map;
mod names;
mod naming;
mod nominals;
mod openings;
mod phrase;
mod phrases;
mod pronouns;
mod reader;
mod salience;
mod scan;
mod survey;
mod tables;
mod units;
mod words;
mod writing;

#[cfg(test)]
mod tests;

use std::cell::RefCell;

use copydesk_core::Span;
use copydesk_core::layers::{Gender, Layers, Mention, MentionForm, MentionKind};

use self::appositions::Apposition;
use self::discourse::{Discourse, Memory};
use self::entities::Entities;
use self::evidence::Evidence;
use self::found::{Found, Stretch, What};
use self::naming::Names;
use self::scan::Scan;
use self::survey::Survey;
use self::tables::Tables;

pub(crate) use self::tables::classes;

/// Fills `layers.mentions` from the other layers.
pub(crate) fn find(text: &str, layers: &mut Layers) {
    thread_local! {
        static SEARCH: RefCell<Search> = RefCell::default();
    }
    SEARCH.with_borrow_mut(|search| search.find(text, layers));
}

/// All that a search comes by. Its room is kept from article to article.
#[derive(Default)]
struct Search {
    survey: Survey,
    evidence: Evidence,
    scan: Scan,
    found: Vec<Found>,
    appositions: Vec<Apposition>,
    entities: Entities,
    names: Names,
    memory: Memory,
}

impl Search {
    fn find(&mut self, text: &str, layers: &mut Layers) {
        let Self { survey, evidence, scan, found, appositions, entities, names, memory } = self;
        survey.look(layers);
        evidence.read(layers, survey, Tables::get());
        scan::scan(text, layers, survey, evidence, scan, found);
        appositions::find(&layers.tokens, found, appositions);
        appositions::spread_gender(appositions, found);
        entities.clear(found.len());
        names.chain(text, &layers.tokens, found, entities);
        Discourse::chain(layers, found, appositions, memory, entities);
        layers.mentions.reserve(found.len());
        for (at, mention) in found.iter().enumerate() {
            if let Some(finished) = finish(text, layers, at, mention, found, entities) {
                layers.mentions.push(finished);
            }
        }
    }
}

/// The mention `at` as extractors see it; none where a name turned out to be nobody's.
fn finish(
    text: &str,
    layers: &Layers,
    at: usize,
    mention: &Found,
    found: &[Found],
    entities: &Entities,
) -> Option<Mention> {
    let entity = entities.of(at)?;
    let known = entities.get(entity)?;
    // "It" and "which" that nothing was found for may be anything.
    if mention.form == MentionForm::PRONOUN && mention.what == What::Actor && known.fullest.is_none() {
        return None;
    }
    let span = |stretch: Stretch| {
        let (first, last) =
            (layers.tokens.get(stretch.first()), layers.tokens.get(stretch.end().wrapping_sub(1)));
        Span::new(first.map_or(0, |token| token.span.start), last.map_or(0, |token| token.span.end))
    };
    let whole = span(mention.span);
    let whole = if mention.form == MentionForm::PRONOUN { before_apostrophe(text, whole) } else { whole };
    let fullest = known.fullest.and_then(|at| found.get(at as usize));
    let own = mention.form == MentionForm::NAME && known.kind == MentionKind::PLACE;
    let full_name =
        if own { span(mention.name) } else { fullest.map_or(Span::default(), |full| span(full.name)) };
    Some(Mention {
        span: whole,
        name: if mention.form == MentionForm::NAME { span(mention.name) } else { whole },
        full_name,
        first_token: mention.span.first() as u32,
        end_token: mention.span.end() as u32,
        chain: entity.0,
        kind: known.kind,
        form: mention.form,
        gender: if known.kind == MentionKind::PERSON { known.gender } else { Gender::UNKNOWN },
        plural: u8::from(mention.plural || known.plural),
    })
}

/// The pronoun alone: the verb in "they're" is no part of the mention.
fn before_apostrophe(text: &str, pronoun: Span) -> Span {
    let word = pronoun.of(text).unwrap_or_default();
    let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
    Span::new(pronoun.start, pronoun.start + letters as u32)
}
