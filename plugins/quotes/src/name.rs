//! The fullest name of a speaker, from the mentions of the article.

use copydesk_sdk::core::Span;
use copydesk_sdk::core::layers::{Mention, MentionForm, MentionKind};

use crate::line::View;

/// The mention that the words of `span` begin with, else the largest in it that is no group: of "figures from the
/// health ministry" the ministry, of "a survey of 900 people" none.
pub(crate) fn mention<'a>(view: &View<'a>, span: Span) -> Option<&'a Mention> {
    let from = view.mentions.partition_point(|m| m.span.start + 256 < span.start);
    let near =
        || view.mentions.get(from..).unwrap_or_default().iter().take_while(|m| m.span.start < span.end);
    // "A survey by Ober College" goes by the college; a survey alone has no name.
    let inside = || near().filter(|m| m.span.overlaps(span) && m.kind != MentionKind::DOCUMENT);
    let words = span.of(view.text).unwrap_or_default();
    let opening = span.start + u32::try_from(words.len() - article(words).len()).unwrap_or(0);
    let first = inside().filter(|m| m.span.start <= opening).max_by_key(|m| m.span.end.min(span.end));
    let shared = |m: &&Mention| m.span.end.min(span.end) - m.span.start.max(span.start);
    first.or_else(|| inside().filter(|m| m.kind != MentionKind::GROUP).max_by_key(shared))
}

/// The fullest name of the speaker that the words of `span` name: that of their mention, else the words
/// themselves without an article.
pub(crate) fn of(view: &View<'_>, span: Span) -> String {
    let found = mention(view, span);
    // "a spokesperson for the council" has no fuller name than all of these words.
    let described = |m: &&Mention| m.form == MentionForm::DESCRIPTION && span.overlaps(m.full_name);
    let full = found.filter(|m| !described(m)).map(|m| m.full_name).filter(|full| !full.is_empty());
    let words = full.unwrap_or(span).of(view.text).unwrap_or_default();
    article(words).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words behind an article at their beginning.
fn article(words: &str) -> &str {
    let lower = words.get(..4).unwrap_or_default().to_ascii_lowercase();
    let article = ["the ", "an ", "a "].iter().find(|a| lower.starts_with(**a));
    words.get(article.map_or(0, |a| a.len())..).unwrap_or(words)
}

/// Whether a quotation behind a sentence about the mention may be theirs: a person's; behind a colon, anybody's.
pub(crate) fn can_speak(mention: &Mention, colon: bool) -> bool {
    mention.kind == MentionKind::PERSON || colon
}
