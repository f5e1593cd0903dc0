//! Tells what a paragraph is for: headline, heading, list item, caption, credit, dateline or running text.

mod credits;
mod datelines;

use copydesk_core::layers::{Language, Layers, Paragraph, Token, TokenFlags, TokenKind, Zone};

use crate::paragraphs::is_item;

/// Sets the zones of the paragraphs and the ends of their datelines, and flags the tokens of headlines.
pub(crate) fn tell(text: &str, layers: &mut Layers) {
    let mut titles = Titles::default();
    for index in 0..layers.paragraphs.len() {
        let next = layers.paragraphs.get(index + 1).copied();
        let Some(paragraph) = layers.paragraphs.get_mut(index) else { break };
        let range = |p: &Paragraph| p.first_token as usize..p.end_token as usize;
        let next = next.and_then(|next| layers.tokens.get(range(&next)));
        let Some(tokens) = layers.tokens.get(range(paragraph)) else { continue };
        paragraph.dateline_end = datelines::end(tokens).unwrap_or(paragraph.span.start);
        paragraph.zone = zone(text, paragraph, tokens, next, &mut titles);
        if matches!(paragraph.zone, Zone::TITLE | Zone::HEADING) {
            for token in layers.tokens.get_mut(range(paragraph)).unwrap_or_default() {
                token.flags = token.flags.with(TokenFlags::HEADLINE);
            }
        }
    }
}

/// Whether the headline may still come.
#[derive(Default)]
struct Titles {
    seen: usize,
    body: bool,
}

fn zone(
    text: &str,
    paragraph: &Paragraph,
    tokens: &[Token],
    next: Option<&[Token]>,
    titles: &mut Titles,
) -> Zone {
    /// A kicker and a headline, or a headline and the line under it.
    const MOST_TITLES: usize = 2;
    const LONGEST_TITLE: usize = 30;
    const LONGEST_HEADING: usize = 12;
    if datelines::is_whole(tokens) {
        return Zone::DATELINE;
    }
    if let Some(zone) = credits::zone(text, tokens) {
        return zone;
    }
    if is_item(tokens) {
        return Zone::LIST_ITEM;
    }
    let dateline = paragraph.dateline_end > paragraph.span.start;
    let line = !dateline && next.is_some() && paragraph.language == Language::ENGLISH && is_headline(tokens);
    if line && !titles.body && titles.seen < MOST_TITLES && tokens.len() <= LONGEST_TITLE {
        titles.seen += 1;
        return Zone::TITLE;
    }
    titles.body = true;
    let longer = next.is_some_and(|next| next.len() > tokens.len());
    if line && longer && tokens.len() <= LONGEST_HEADING { Zone::HEADING } else { Zone::BODY }
}

/// Whether a paragraph is written like a headline: it begins with a capital, a number or a quotation mark
/// and does not end as sentences do, but for a question.
fn is_headline(tokens: &[Token]) -> bool {
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return false };
    let begins = match first.kind {
        TokenKind::WORD => first.case != copydesk_core::layers::Case::LOWER,
        TokenKind::NUMBER | TokenKind::OPEN_QUOTE | TokenKind::CURRENCY | TokenKind::ELLIPSIS => true,
        _ => false,
    };
    let ends = matches!(
        last.kind,
        TokenKind::WORD
            | TokenKind::NUMBER
            | TokenKind::PERCENT
            | TokenKind::POSSESSIVE
            | TokenKind::QUESTION
            | TokenKind::EXCLAMATION
            | TokenKind::CLOSE_BRACKET
            | TokenKind::ELLIPSIS
    ) || (last.kind == TokenKind::CLOSE_QUOTE && !ends_with_stop(tokens));
    begins && ends && tokens.iter().all(|token| token.kind != TokenKind::STOP)
}

fn ends_with_stop(tokens: &[Token]) -> bool {
    tokens.iter().rev().nth(1).is_some_and(|token| {
        matches!(
            token.kind,
            TokenKind::STOP
                | TokenKind::COMMA
                | TokenKind::QUESTION
                | TokenKind::EXCLAMATION
                | TokenKind::ELLIPSIS
        )
    })
}

#[cfg(test)]
mod tests;
