//! The words that name a source: those before or behind a verb of saying, with all that belongs to the name.

use copydesk_sdk::core::layers::{Class, Mention, TokenKind};
use copydesk_sdk::core::{Span, Word};

use crate::extract::NESTED;
use crate::numerals::OF;
use crate::phrase;
use crate::subject;
use crate::view::View;

const THE: Word = Word::ascii("the");
const FOR: Word = Word::ascii("for");
const AT: Word = Word::ascii("at");
const BY: Word = Word::ascii("by");
const IN: Word = Word::ascii("in");
/// Words that no name of a source ends in.
const CLOSED: Class =
    Class::PREPOSITION.with(Class::DETERMINER).with(Class::PRONOUN).with(Class::COORDINATOR);
/// More words than this name no source.
const LONGEST: usize = 12;

/// The source that ends right before token `end`.
pub(super) fn named_before(view: &View<'_>, mentions: &[Mention], end: usize) -> Option<(Span, usize)> {
    let last = view.before(end)?;
    if let Some(mention) = ending(mentions, view, end) {
        let start = view.index_of(mention.span.start);
        // "Officials in Harbour Town said": not the town.
        return match start.checked_sub(1).filter(|&at| view.is_word(at, &[IN])) {
            Some(at) => named_before(view, mentions, at),
            None => Some(whole(view, mentions, mention.span, start)),
        };
    }
    let pronoun = last.class.has(Class::PRONOUN) && last.kind == TokenKind::WORD;
    if pronoun {
        return Some((last.span, end - 1));
    }
    if matches!(last.kind, TokenKind::COMMA | TokenKind::CLOSE_QUOTE) {
        return None;
    }
    let (start, end) = subject::ending(view, end)?;
    let start = determined(view, start);
    let plain = end - start <= LONGEST && !(start..end).any(|i| view.is(i, TokenKind::NUMBER));
    plain.then(|| (view.span(start, end), start))
}

/// A source that ends with the mention at `start`, with what the mention is part of: "the health ministry of the
/// Hamas-ruled territory", "a spokesman for the club".
fn whole(view: &View<'_>, mentions: &[Mention], mention: Span, start: usize) -> (Span, usize) {
    let own = (mention, start);
    let begins = determined(view, compound(view, start));
    let Some(link) = begins.checked_sub(1).filter(|&at| view.is_word(at, &[OF, FOR, AT])) else { return own };
    let head = link.wrapping_sub(1);
    let speaks = view.has(head, Class::ROLE.with(Class::GROUP).with(Class::ORGANISATION));
    let plain = view.is(head, TokenKind::WORD) && !phrase::is_verb(view, head) && view.is_word(link, &[OF]);
    if begins + LONGEST < start || !(speaks || plain) || view.has(head, CLOSED) {
        return own;
    }
    let outer = match ending(mentions, view, link) {
        Some(outer) => Some(view.index_of(outer.span.start)),
        None => subject::object(view, link).map(|(first, _)| determined(view, first)),
    };
    match outer.filter(|&first| first + 2 * LONGEST > start && first < link) {
        Some(first) if !(first..link).any(|i| view.is(i, TokenKind::NUMBER)) => {
            (Span::new(view.span(first, link).start, mention.end), first)
        }
        _ => own,
    }
}

/// Where the words begin that describe the one at `at`: "Hamas-ruled territory", "main opposition party".
fn compound(view: &View<'_>, at: usize) -> usize {
    let describes = |i: usize| {
        view.joins(i)
            || view.joins(i + 1)
            || i > 0 && view.joins(i - 1)
            || phrase::open(view, i) && !phrase::is_verb(view, i)
    };
    let low = at.saturating_sub(LONGEST);
    (low..at).rev().take_while(|&i| describes(i)).last().unwrap_or(at)
}

/// The mention that ends right before token `end`.
fn ending<'a>(mentions: &'a [Mention], view: &View<'_>, end: usize) -> Option<&'a Mention> {
    let last = view.before(end)?.span.end;
    let begun = mentions.partition_point(|m| m.span.start < last);
    let mut near = mentions.get(..begun).unwrap_or_default().iter().rev().take(NESTED);
    near.find(|m| m.span.end == last && view.index_of(m.span.start) < end)
}

/// The source that begins at token `start`.
pub(super) fn named(view: &View<'_>, mentions: &[Mention], start: usize) -> Option<(Span, usize)> {
    let first = view.get(start)?;
    if let Some(mention) = starting(mentions, first.span.start).next() {
        let end = view.index_of(mention.span.end.saturating_sub(1)) + 1;
        let end = made_by(view, mentions, start, end);
        return Some((Span::new(mention.span.start, view.span(start, end).end), end));
    }
    let (phrase_start, end) = phrase::after_determiner(view, start)?;
    let start = determined(view, phrase_start).max(start);
    let end = made_by(view, mentions, start, end);
    Some((view.span(start, end), end))
}

/// Where a source ends that says of whom or by whom it is: "the ministry of the territory", "a count by AFP".
fn made_by(view: &View<'_>, mentions: &[Mention], start: usize, end: usize) -> usize {
    if !view.is_word(end, &[OF, BY]) || end > start + LONGEST {
        return end;
    }
    let next = view.get(end + 1).map_or(0, |t| t.span.start);
    let mention = starting(mentions, next).map(|m| view.index_of(m.span.end.saturating_sub(1)) + 1).max();
    let phrase = phrase::after_determiner(view, end + 1).map(|(_, end)| end);
    mention.max(phrase).filter(|&behind| behind <= end + LONGEST).unwrap_or(end)
}

/// The mentions that start at `offset`.
fn starting(mentions: &[Mention], offset: u32) -> impl Iterator<Item = &Mention> {
    let from = mentions.partition_point(|m| m.span.start < offset);
    mentions.iter().skip(from).take_while(move |m| m.span.start == offset)
}

/// A determiner before a phrase belongs to the name of a source.
fn determined(view: &View<'_>, start: usize) -> usize {
    if start > 0 && view.has(start - 1, Class::DETERMINER) { start - 1 } else { start }
}

/// The fullest name of a source: that of its mention, else its words without their article.
pub(super) fn name(view: &View<'_>, speaker: Span, mentions: &[Mention]) -> String {
    let mention = starting(mentions, speaker.start).find(|m| m.span == speaker && !m.full_name.is_empty());
    let words = view.words(mention.map_or(speaker, |m| m.full_name));
    let bare = words.split_once(' ').filter(|(article, _)| {
        let article = Word::of(article);
        article == THE || article == Word::ascii("a") || article == Word::ascii("an")
    });
    bare.map_or(words, |(_, rest)| rest).to_owned()
}
