//! The fullest name of a speaker, from the mentions of the article.

use copydesk_sdk::core::Span;
use copydesk_sdk::core::layers::{Mention, MentionKind};

use crate::line::View;

/// The mention that the words of `span` are, or that they end with.
pub(crate) fn mention<'a>(view: &View<'a>, span: Span) -> Option<&'a Mention> {
    let from = view.mentions.partition_point(|m| m.span.start + 256 < span.start);
    let near = view.mentions.get(from..)?.iter().take_while(|m| m.span.start < span.end);
    near.filter(|m| m.span.overlaps(span)).max_by_key(|m| {
        let shared = m.span.end.min(span.end) - m.span.start.max(span.start);
        (shared, m.span.start == span.start)
    })
}

/// The fullest name of the speaker that the words of `span` name: that of their mention, else the words
/// themselves without an article.
pub(crate) fn of(view: &View<'_>, span: Span) -> String {
    let full = mention(view, span).map(|m| m.full_name).filter(|full| !full.is_empty());
    let words = full.unwrap_or(span).of(view.text).unwrap_or_default();
    let lower = words.get(..4).unwrap_or_default().to_ascii_lowercase();
    let article = ["the ", "an ", "a "].iter().find(|a| lower.starts_with(**a));
    words
        .get(article.map_or(0, |a| a.len())..)
        .unwrap_or(words)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether a quotation behind a sentence about the mention may be theirs: a person's; behind a colon, anybody's.
pub(crate) fn can_speak(mention: &Mention, colon: bool) -> bool {
    mention.kind == MentionKind::PERSON || colon
}
