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

use copydesk_core::Span;
use copydesk_core::layers::{Gender, Layers, Mention, MentionForm, MentionKind, NONE};

use self::discourse::Discourse;
use self::entities::Entities;
use self::evidence::Evidence;
use self::found::{Found, What};
use self::naming::Naming;
use self::survey::Survey;
use self::tables::Tables;

pub(crate) use self::tables::classes;

/// Fills `layers.mentions` from the other layers.
pub(crate) fn find(text: &str, layers: &mut Layers) {
    let mut survey = Survey::default();
    survey.look(layers);
    let evidence = Evidence::of(layers, &survey, Tables::get());
    let mut found = scan::scan(text, layers, &survey, &evidence);
    let appositions = appositions::find(&layers.tokens, &found);
    appositions::spread_gender(&appositions, &mut found);
    let mut entities = Entities::of_mentions(found.len());
    Naming::chain(text, &layers.tokens, &found, &mut entities);
    Discourse::chain(layers, &found, &appositions, &mut entities);
    layers.mentions.reserve(found.len());
    for (at, mention) in found.iter().enumerate() {
        let finished = finish(text, layers, at, mention, &found, &entities);
        layers.mentions.extend(finished);
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
    let span = |range: (usize, usize)| match (
        layers.tokens.get(range.0),
        layers.tokens.get(range.1.wrapping_sub(1)),
    ) {
        (Some(first), Some(last)) => Span::new(first.span.start, last.span.end),
        _ => Span::default(),
    };
    let whole = span(mention.span);
    // "They're": the verb in it is no part of the mention.
    let pronoun = if mention.form == MentionForm::PRONOUN { whole.of(text) } else { None };
    let apostrophe = |byte: &u8| *byte == b'\'' || !byte.is_ascii();
    let letters = pronoun.map_or(0, |word| word.bytes().take_while(|byte| !apostrophe(byte)).count());
    let end = u32::try_from(letters).map_or(whole.end, |letters| whole.start + letters);
    let whole = if pronoun.is_some() { Span::new(whole.start, end) } else { whole };
    let fullest = known.fullest.and_then(|at| found.get(at));
    let own = mention.form == MentionForm::NAME && known.kind() == MentionKind::PLACE;
    let full_name =
        if own { span(mention.name) } else { fullest.map_or(Span::default(), |full| span(full.name)) };
    let index = |at: usize| u32::try_from(at).unwrap_or(NONE);
    Some(Mention {
        span: whole,
        name: if mention.form == MentionForm::NAME { span(mention.name) } else { whole },
        full_name,
        first_token: index(mention.span.0),
        end_token: index(mention.span.1),
        chain: entity.0,
        kind: known.kind(),
        form: mention.form,
        gender: if known.kind() == MentionKind::PERSON { known.gender } else { Gender::UNKNOWN },
        plural: u8::from(mention.plural || known.plural),
    })
}
