//! The fullest name of a speaker, from the mentions of the article.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeMap;

use copydesk_sdk::core::layers::{Mention, MentionForm, MentionKind};
use copydesk_sdk::core::{Span, Word};

use crate::line::View;

/// The mention that the words of `span` begin with, else the largest in it that is no group: of "figures from the
/// health ministry" the ministry, of "a survey of 900 people" none.
pub(crate) fn mention<'a>(view: &View<'a>, span: Span) -> Option<&'a Mention> {
    let from = view.mentions.partition_point(|m| m.span.start + 256 < span.start);
    let near = view.mentions.get(from..).unwrap_or_default().iter().take_while(|m| m.span.start < span.end);
    let words = span.of(view.text).unwrap_or_default();
    let opening = span.start + u32::try_from(words.len() - article(words).len()).unwrap_or(0);
    // Of several that are as good, the last.
    let (mut first, mut largest) = (None, None);
    let better = |best: Option<(u32, &Mention)>, size: u32| best.is_none_or(|(most, _)| size >= most);
    // "A survey by Ober College" goes by the college; a survey alone has no name.
    for m in near.filter(|m| m.span.overlaps(span) && m.kind != MentionKind::DOCUMENT) {
        let end = m.span.end.min(span.end);
        let shared = end - m.span.start.max(span.start);
        if m.span.start <= opening {
            if better(first, end) {
                first = Some((end, m));
            }
        } else if m.kind != MentionKind::GROUP && better(largest, shared) {
            largest = Some((shared, m));
        }
    }
    first.or(largest).map(|(_, mention)| mention)
}

/// Where the fullest name stands of the speaker that the words of `span` name: that of their mention, else the words
/// themselves.
pub(crate) fn fullest(view: &View<'_>, span: Span) -> Span {
    let found = mention(view, span);
    // "a spokesperson for the council" has no fuller name than all of these words.
    let described = |m: &&Mention| m.form == MentionForm::DESCRIPTION && span.overlaps(m.full_name);
    let full = found.filter(|m| !described(m)).map(|m| m.full_name).filter(|full| !full.is_empty());
    full.unwrap_or(span)
}

/// How the name that stands at `fullest` is written: without an article, and in full where that is in capitals.
pub(crate) fn written<'a>(view: &View<'a>, fullest: Span, persons: &Persons) -> Cow<'a, str> {
    let words = fullest.of(view.text).unwrap_or_default();
    let words = persons.in_capitals(view, words).unwrap_or(words);
    spaced_once(article(words))
}

/// The words with a single blank between them.
fn spaced_once(words: &str) -> Cow<'_, str> {
    let mut before = b' ';
    // As nearly all names are: ASCII, a blank only between two words.
    let plain = words.bytes().all(|byte| {
        let fits = byte > b' ' && byte.is_ascii() || byte == b' ' && before != b' ';
        before = byte;
        fits
    });
    if plain && before != b' ' {
        return Cow::Borrowed(words);
    }
    Cow::Owned(words.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The words behind an article at their beginning.
fn article(words: &str) -> &str {
    let Some(opening @ [b'a' | b'A' | b't' | b'T', ..]) = words.as_bytes().get(..4) else { return words };
    let opens = |article: &&str| {
        opening.get(..article.len()).is_some_and(|o| o.eq_ignore_ascii_case(article.as_bytes()))
    };
    let article = ["the ", "an ", "a "].into_iter().find(opens);
    article.and_then(|article| words.get(article.len()..)).unwrap_or(words)
}

/// The full names of the persons of an article by surname, gathered where somebody is named in capitals.
#[derive(Debug, Default)]
pub(crate) struct Persons(OnceCell<BTreeMap<Word, Option<Span>>>);

impl Persons {
    /// The full name of the one person that `words`, all in capitals, name: GALE is Ann Gale.
    fn in_capitals<'a>(&self, view: &View<'a>, words: &str) -> Option<&'a str> {
        if !is_shouted(words) {
            return None;
        }
        let surname = words.split_whitespace().next_back()?;
        let persons = self.0.get_or_init(|| by_surname(view));
        let full = persons.get(&Word::of(surname)).copied().flatten()?.of(view.text)?;
        let identities = |name: &str| name.split_whitespace().map(Word::of).collect::<Vec<_>>();
        identities(full).ends_with(&identities(words)).then_some(full)
    }
}

fn is_shouted(words: &str) -> bool {
    let lower = words.bytes().any(|byte| byte.is_ascii_lowercase());
    !lower && words.chars().any(char::is_uppercase) && !words.chars().any(char::is_lowercase)
}

/// The full name behind each surname; none where two persons share it.
fn by_surname(view: &View<'_>) -> BTreeMap<Word, Option<Span>> {
    let mut persons: BTreeMap<Word, Option<Span>> = BTreeMap::new();
    let named = |m: &&Mention| m.kind == MentionKind::PERSON && m.form == MentionForm::NAME;
    for mention in view.mentions.iter().filter(named) {
        let Some(full) = mention.full_name.of(view.text).filter(|full| !is_shouted(full)) else { continue };
        let Some(surname) = full.split_whitespace().next_back() else { continue };
        let known = persons.entry(Word::of(surname)).or_insert(Some(mention.full_name));
        if known.is_some_and(|known| known.of(view.text) != Some(full)) {
            *known = None;
        }
    }
    persons
}

/// Whether a quotation behind a sentence about the mention may be theirs: a person's; behind a colon, anybody's.
pub(crate) fn can_speak(mention: &Mention, colon: bool) -> bool {
    mention.kind == MentionKind::PERSON || colon
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_no_part_of_a_name() {
        let names = ["the Ober Herald", "An épée maker", "a US firm", "Anthea Gale", "a b", ""];
        assert_eq!(names.map(article), ["Ober Herald", "épée maker", "US firm", "Anthea Gale", "a b", ""]);
    }
}
