//! Cuts paragraphs into sentences.
//!
//! First the boundaries are told from what stands around each stop, without regard to quotations. Then the
//! cuts are made: at every boundary outside of quotations, and inside of those that stand alone, that is,
//! which begin and end where sentences do. A quotation with its attribution is never cut.

mod attribution;
mod boundary;

use std::ops::Range;

use copydesk_core::layers::{
    Language, Layers, NONE, Paragraph, Quotation, QuotationFlags, Sentence, Token, TokenFlags, TokenKind,
    Zone,
};

use crate::tokens::split_before;

/// Fills `layers.sentences`, the sentences of each paragraph, and the flags of the tokens that open one. What ends
/// sentences is among the [marks](crate::tokens::Scan::marks); `boundaries` is room.
pub(crate) fn cut(text: &str, mut marks: &[u32], boundaries: &mut Vec<usize>, layers: &mut Layers) {
    let mut quotations = layers.quotations.as_slice();
    // A sentence of news is some 120 bytes long.
    layers.sentences.reserve(text.len() / 96);
    for (number, paragraph) in (0..).zip(&mut layers.paragraphs) {
        let marks = split_before(&mut marks, paragraph.end_token);
        let inside = quotations.iter().take_while(|q| q.first_token < paragraph.end_token).count();
        let (within, rest) = quotations.split_at(inside);
        quotations = rest;
        paragraph.first_sentence = length(&layers.sentences);
        let range = paragraph.first_token as usize..paragraph.end_token as usize;
        if paragraph.language == Language::ENGLISH
            && let Some(tokens) = layers.tokens.get_mut(range)
        {
            boundaries.clear();
            let dateline = |token: &&Token| token.span.start < paragraph.dateline_end;
            let body = tokens.iter().take_while(dateline).count();
            if !matches!(paragraph.zone, Zone::TITLE | Zone::HEADING | Zone::DATELINE | Zone::CREDIT) {
                let marks = marks.iter().map(|mark| (mark - paragraph.first_token) as usize);
                boundary::find(text, tokens, marks, body, boundaries);
            }
            sentences(paragraph, number, tokens, boundaries, within, &mut layers.sentences);
            flag_openings(tokens, boundaries, body);
        }
        paragraph.end_sentence = length(&layers.sentences);
    }
}

fn length(sentences: &[Sentence]) -> u32 {
    u32::try_from(sentences.len()).unwrap_or(NONE)
}

/// Adds the sentences of one paragraph: cuts it at those of its boundaries that lie outside of quotations, or inside
/// of one that stands alone.
fn sentences(
    paragraph: &Paragraph,
    number: u32,
    tokens: &[Token],
    boundaries: &[usize],
    quotations: &[Quotation],
    sentences: &mut Vec<Sentence>,
) {
    let inside = |q: &Quotation| {
        let range = q.first_token - paragraph.first_token..q.end_token - paragraph.first_token;
        range.start as usize..range.end as usize
    };
    let mut closed =
        quotations.iter().filter(|q| !stands_alone(&inside(q), q, tokens.len(), boundaries)).peekable();
    let mut closed_to = 0;
    let mut first = 0;
    for end in boundaries.iter().copied().chain([tokens.len()]) {
        while let Some(quotation) = closed.next_if(|quotation| inside(quotation).start < end) {
            closed_to = closed_to.max(inside(quotation).end);
        }
        if end < closed_to && end < tokens.len() {
            continue;
        }
        let (Some(opening), Some(closing)) = (tokens.get(first), tokens.get(end - 1)) else { break };
        sentences.push(Sentence {
            span: opening.span.cover(closing.span),
            first_token: paragraph.first_token + u32::try_from(first).unwrap_or(0),
            end_token: paragraph.first_token + u32::try_from(end).unwrap_or(0),
            paragraph: number,
            reserved: 0,
        });
        first = end;
    }
}

/// Whether sentences may begin inside of a quotation: it begins and ends where sentences do, or has no end.
fn stands_alone(inside: &Range<usize>, quotation: &Quotation, length: usize, boundaries: &[usize]) -> bool {
    let boundary = |at: usize| boundaries.binary_search(&at).is_ok();
    quotation.flags.has(QuotationFlags::UNCLOSED)
        || ((inside.start == 0 || boundary(inside.start)) && (inside.end >= length || boundary(inside.end)))
}

/// Marks the words that open a sentence, also inside of a quotation that is not cut.
fn flag_openings(tokens: &mut [Token], boundaries: &[usize], body: usize) {
    flag_opening(tokens, 0);
    // A stop that stands first in its paragraph does not open it and what follows.
    for boundary in boundaries.iter().filter(|boundary| **boundary > 1) {
        flag_opening(tokens, *boundary);
    }
    if body > 0 {
        flag_opening(tokens, body);
    }
}

/// Marks the first word from `at` on, opening marks aside, as one that opens a sentence.
fn flag_opening(tokens: &mut [Token], at: usize) {
    let opening = |token: &&mut Token| {
        !matches!(
            token.kind,
            TokenKind::OPEN_QUOTE
                | TokenKind::OPEN_BRACKET
                | TokenKind::HYPHEN
                | TokenKind::DASH
                | TokenKind::APOSTROPHE
                | TokenKind::ELLIPSIS
        )
    };
    if let Some(token) = tokens.get_mut(at..).and_then(|rest| rest.iter_mut().take(4).find(opening)) {
        token.flags = token.flags.with(TokenFlags::OPENS_SENTENCE);
    }
}

#[cfg(test)]
mod tests;
