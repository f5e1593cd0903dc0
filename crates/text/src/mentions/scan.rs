//! Finds the mentions of an article, sentence by sentence.

use copydesk_core::layers::{Class, Layers, MentionForm, TokenKind, Zone};

use super::evidence::Evidence;
use super::found::{Found, Stretch, What};
use super::joints::{first_particle, is_particle};
use super::nominals::is_determiner;
use super::openings::{self, Opening};
use super::reader::Reader;
use super::survey::Survey;
use super::tables::Tables;
use super::units::NounPhrase;
use super::words::Words;
use super::writing::in_title_case;
use super::{phrases, pronouns};

/// What is read on the way; its room is kept for the next article.
#[derive(Default)]
pub(super) struct Scan {
    /// Which tokens are written like names.
    names: Vec<bool>,
    phrase: NounPhrase,
}

/// Finds all mentions, by where they begin, the longer first.
pub(super) fn scan(
    text: &str,
    layers: &Layers,
    survey: &Survey,
    evidence: &Evidence,
    Scan { names, phrase }: &mut Scan,
    found: &mut Vec<Found>,
) {
    found.clear();
    names.clear();
    names.resize(layers.tokens.len(), false);
    let tables = Tables::get();
    for (number, view) in (0..).zip(survey.views(layers)) {
        let Some(paragraph) = layers.paragraphs.get(view.sentence.paragraph as usize) else { continue };
        if matches!(paragraph.zone, Zone::CREDIT | Zone::DATELINE) || view.writing.shouted {
            continue;
        }
        let dateline = if view.sentence.span.start < paragraph.dateline_end {
            view.tokens.partition_point(|token| token.span.start < paragraph.dateline_end)
        } else {
            0
        };
        let mut reader = Reader {
            text,
            tokens: view.tokens.get(dateline..).unwrap_or_default(),
            names: &[],
            tables,
            evidence,
            capitals: match paragraph.zone {
                Zone::BODY => view.writing.titled,
                zone => in_title_case(view.tokens, zone),
            },
        };

        let first = view.sentence.first_token as usize + dateline;
        for block in view.blocks {
            for at in block.capitals() {
                if let Some(at) = at.checked_sub(dateline)
                    && let Some(name) = names.get_mut(first + at)
                {
                    *name = reader.capital_names(at);
                }
            }
        }
        reader.names = names.get(first..first + reader.tokens.len()).unwrap_or_default();
        let opening = found.len();
        let mut from = dateline;
        for block in view.blocks {
            while let Some(at) = block.opening(from) {
                let place = (from - dateline, at - dateline);
                let end = mentions_at(&reader, place, number, phrase, found);
                from = (at + 1).max(dateline + end);
            }
        }
        widen(&reader, opening, found);
        for mention in found.get_mut(opening..).unwrap_or_default() {
            mention.move_by(first as u32);
        }
    }
}

/// Finds the mentions that begin at `at`, where a phrase or pronoun may, or with particles of a name behind `from`, and
/// returns where to go on.
fn mentions_at(
    reader: &Reader<'_>,
    (from, mut at): (usize, usize),
    sentence: u32,
    phrase: &mut NounPhrase,
    found: &mut Vec<Found>,
) -> usize {
    let token = reader.token(at);
    let before = found.len();
    if reader.hyphened(at) {
        return at;
    }
    if token.class.has(Class::PRONOUN.with(Class::PERSONAL))
        && let Some(pronoun) = pronouns::read(reader, at, token, sentence)
    {
        found.push(pronoun);
        if !pronoun.attribute {
            return at;
        }
    }
    let opening = if is_determiner(token) && !reader.is_name(at) {
        if let Some(behind) = openings::thing(reader, at + 1) {
            debug_assert!({
                phrase.read(reader, at, Opening::Article);
                !phrase.may_mention() && phrase.end.max(at + 1) == behind
            });
            return behind;
        }
        Opening::Article
    } else if let Some(opening) = openings::begins(reader, at, token) {
        if opening == Opening::Name && is_particle(reader.before(at).word) {
            at = first_particle(reader, at, from);
        }
        opening
    } else {
        debug_assert!({
            phrase.read(reader, at, Opening::Other);
            phrase.units.is_empty()
        });
        return at;
    };
    phrase.read(reader, at, opening);
    if phrase.may_mention() {
        phrases::mentions(reader, phrase, sentence, found);
        if let Some(new @ [_, _, ..]) = found.get_mut(before..) {
            new.sort_by_key(|mention| (mention.span.first(), std::cmp::Reverse(mention.span.end())));
        }
    }
    phrase.end
}

/// Joins what belongs together over more than one phrase: "residents and medics", "sources close to the
/// talks", "Prime Minister and Foreign Minister Ann Lee".
fn widen(reader: &Reader<'_>, opening: usize, found: &mut Vec<Found>) {
    let mut kept = opening;
    for at in opening..found.len() {
        let Some(mention) = found.get_mut(at) else { break };
        if COMPLEMENTS.has(reader.token(mention.span.end()).word)
            && mention.form == MentionForm::DESCRIPTION
            && matches!(mention.what, What::Group | What::Person)
        {
            let end = complement(reader, mention.span.end());
            if end > mention.span.end() {
                mention.act = mention.act.max(reader.act(mention.span.first(), end));
                mention.span = Stretch::new(mention.span.first(), end);
                mention.name = Stretch::new(mention.name.first(), end);
            }
        }
        let Some((before, [mention, ..])) = found.split_at_mut_checked(at) else { break };
        if let Some(last) = before.get_mut(opening..kept).and_then(<[_]>::last_mut)
            && last.span.end() + 1 == mention.span.first()
            && reader.token(last.span.end()).word == word!("and")
            && !reader.token(mention.span.first()).class.has(Class::DETERMINER.with(Class::NUMBER_WORD))
            && reader.token(mention.span.first()).kind == TokenKind::WORD
            && let Some(joined) = joined(last, mention)
        {
            *last = joined;
            continue;
        }
        if kept < at {
            found.swap(kept, at);
        }
        kept += 1;
    }
    found.truncate(kept);
}

/// The one mention that two phrases around "and" are, if they are: two groups under one article, or two
/// offices of the person named behind the second.
fn joined(first: &Found, second: &Found) -> Option<Found> {
    if first.form != MentionForm::DESCRIPTION || first.attribute {
        return None;
    }
    if first.what == What::Group
        && second.what == What::Group
        && second.form == MentionForm::DESCRIPTION
        && !second.definite
    {
        let end = second.span.end();
        let (span, name) = (Stretch::new(first.span.first(), end), Stretch::new(first.name.first(), end));
        return Some(Found { span, name, act: second.act, ..*first });
    }
    let offices = first.what == What::Person
        && second.what == What::Person
        && second.form == MentionForm::NAME
        && second.role.is_some()
        && second.name.first() > second.span.first()
        && first.definite == second.definite;
    offices.then_some(Found { span: Stretch::new(first.span.first(), second.span.end()), ..*second })
}

/// Where the words end that belong to those mentioned up to `end`: "people familiar with the matter", "sources close
/// to the talks".
fn complement(reader: &Reader<'_>, end: usize) -> usize {
    let mut at = end;
    if reader.token(at).kind != TokenKind::WORD {
        return end;
    }
    let direct = [word!("directly"), word!("intimately"), word!("direct")];
    at += usize::from(direct.contains(&reader.token(at).word));
    let pair = (reader.token(at).word, reader.token(at + 1).word);
    let opened = [
        (word!("familiar"), word!("with")),
        (word!("close"), word!("to")),
        (word!("briefed"), word!("on")),
        (word!("with"), word!("knowledge")),
        (word!("with"), word!("direct")),
    ];
    if !opened.contains(&pair) {
        return end;
    }
    at += 2;
    while [word!("knowledge"), word!("of")].contains(&reader.token(at).word) {
        at += 1;
    }
    let stop = Class::REPORTING.with(Class::AUXILIARY).with(Class::MODAL).with(Class::PRONOUN);
    let limit = at + 6;
    while at < limit && reader.token(at).kind == TokenKind::WORD && !reader.token(at).class.has(stop) {
        at += 1;
    }
    at
}

/// What the complements of descriptions begin with.
static COMPLEMENTS: Words<7> =
    Words::of(["directly", "intimately", "direct", "familiar", "close", "briefed", "with"]);
