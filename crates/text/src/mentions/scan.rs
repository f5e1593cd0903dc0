//! Finds the mentions of an article, sentence by sentence.

use copydesk_core::layers::{Class, Layers, MentionForm, TokenKind, Zone};

use super::evidence::Evidence;
use super::found::{Found, What};
use super::nominals::is_determiner;
use super::reader::Reader;
use super::survey::Survey;
use super::tables::Tables;
use super::units::NounPhrase;
use super::writing::in_title_case;
use super::{openings, phrases, pronouns};

/// All mentions, by where they begin, the longer first.
pub(super) fn scan(text: &str, layers: &Layers, survey: &Survey, evidence: &Evidence) -> Vec<Found> {
    let mut found = Vec::with_capacity(layers.tokens.len() / 8);
    let mut phrase = NounPhrase::new();
    let mut names = vec![false; layers.tokens.len()];
    for (number, view) in (0..).zip(survey.views(layers)) {
        let Some(paragraph) = layers.paragraphs.get(view.sentence.paragraph as usize) else { continue };
        if matches!(paragraph.zone, Zone::CREDIT | Zone::DATELINE) || view.writing.shouted {
            continue;
        }
        let dateline = view.tokens.partition_point(|token| token.span.start < paragraph.dateline_end);
        let mut reader = Reader {
            text,
            tokens: view.tokens.get(dateline..).unwrap_or_default(),
            names: &[],
            tables: Tables::get(),
            evidence,
            capitals: match paragraph.zone {
                Zone::BODY => view.writing.titled,
                zone => in_title_case(view.tokens, zone),
            },
        };

        let first = view.sentence.first_token as usize + dateline;
        for at in behind(dateline, view.capitals()) {
            if let Some(name) = names.get_mut(first + at) {
                *name = reader.capital_names(at);
            }
        }
        reader.names = names.get(first..first + reader.tokens.len()).unwrap_or_default();
        let opening = found.len();
        sentence_mentions(&reader, behind(dateline, view.openings()), number, &mut phrase, &mut found);
        widen(&reader, opening, &mut found);
        for mention in found.get_mut(opening..).unwrap_or_default() {
            mention.move_by(first);
        }
    }
    found
}

/// The places from the token `first` on, counted from there.
fn behind(first: usize, places: impl Iterator<Item = usize>) -> impl Iterator<Item = usize> {
    places.filter_map(move |at| at.checked_sub(first))
}

/// Finds the mentions of a sentence, where phrases or pronouns begin at the `openings`.
fn sentence_mentions(
    reader: &Reader<'_>,
    openings: impl Iterator<Item = usize>,
    sentence: u32,
    phrase: &mut NounPhrase,
    found: &mut Vec<Found>,
) {
    let mut end = 0;
    for at in openings {
        let token = reader.token(at);
        if at < end || reader.hyphened(at) {
            continue;
        }
        let before = found.len();
        if token.class.has(Class::PRONOUN.with(Class::PERSONAL))
            && let Some(pronoun) = pronouns::read(reader, at, token, sentence)
        {
            found.push(pronoun);
            if !pronoun.attribute {
                continue;
            }
        }
        if is_determiner(token) && !reader.is_name(at) {
            if let Some(behind) = openings::thing(reader, at + 1) {
                debug_assert!({
                    phrase.read(reader, at);
                    !phrase.may_mention() && phrase.end.max(at + 1) == behind
                });
                end = behind;
                continue;
            }
        } else if !openings::begins(reader, at, token) {
            debug_assert!({
                phrase.read(reader, at);
                phrase.units.is_empty()
            });
            continue;
        }
        phrase.read(reader, at);
        end = phrase.end;
        if !phrase.may_mention() {
            continue;
        }
        phrases::mentions(reader, phrase, sentence, found);
        if let Some(new @ [_, _, ..]) = found.get_mut(before..) {
            new.sort_by_key(|mention| (mention.span.0, std::cmp::Reverse(mention.span.1)));
        }
    }
}

/// Joins what belongs together over more than one phrase: "residents and medics", "sources close to the
/// talks", "Prime Minister and Foreign Minister Ann Lee".
fn widen(reader: &Reader<'_>, opening: usize, found: &mut Vec<Found>) {
    let mut kept = opening;
    for at in opening..found.len() {
        let Some(mention) = found.get_mut(at) else { break };
        if mention.form == MentionForm::DESCRIPTION && matches!(mention.what, What::Group | What::Person) {
            let end = complement(reader, mention.span.1);
            if end > mention.span.1 {
                mention.act = mention.act.max(reader.act(mention.span.0, end));
                mention.span.1 = end;
                mention.name.1 = end;
            }
        }
        let Some((before, [mention, ..])) = found.split_at_mut_checked(at) else { break };
        if let Some(last) = before.get_mut(opening..kept).and_then(<[_]>::last_mut)
            && last.span.1 + 1 == mention.span.0
            && reader.token(last.span.1).word == word!("and")
            && !reader.token(mention.span.0).class.has(Class::DETERMINER.with(Class::NUMBER_WORD))
            && reader.token(mention.span.0).kind == TokenKind::WORD
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
        let (span, name) = ((first.span.0, second.span.1), (first.name.0, second.span.1));
        return Some(Found { span, name, act: second.act, ..*first });
    }
    let offices = first.what == What::Person
        && second.what == What::Person
        && second.form == MentionForm::NAME
        && second.role.is_some()
        && second.name.0 > second.span.0
        && first.definite == second.definite;
    offices.then_some(Found { span: (first.span.0, second.span.1), ..*second })
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
