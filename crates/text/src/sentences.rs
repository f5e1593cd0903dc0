//! Cuts paragraphs into sentences.
//!
//! First the boundaries are told from what stands around each stop, without regard to quotations. Then the
//! cuts are made: at every boundary outside of quotations, and inside of those that stand alone, that is,
//! which begin and end where sentences do. A quotation with its attribution is never cut.

mod attribution;
mod boundary;

use copydesk_core::layers::{
    Language, Layers, NONE, Paragraph, Quotation, QuotationFlags, Sentence, Token, TokenFlags, TokenKind,
    Zone,
};

use self::boundary::Boundaries;

/// Fills `layers.sentences`, the sentences of each paragraph, and the flags of the tokens that open one.
pub(crate) fn cut(text: &str, layers: &mut Layers) {
    let mut quotations = 0;
    for index in 0..layers.paragraphs.len() {
        let Some(paragraph) = layers.paragraphs.get_mut(index) else { break };
        let range = paragraph.first_token as usize..paragraph.end_token as usize;
        let Some(tokens) = layers.tokens.get_mut(range) else { continue };
        let rest = layers.quotations.get(quotations..).unwrap_or_default();
        let inside = rest.iter().take_while(|q| q.first_token < paragraph.end_token).count();
        let within = rest.get(..inside).unwrap_or_default();
        quotations += inside;
        paragraph.first_sentence = length(&layers.sentences);
        if paragraph.language == Language::ENGLISH {
            let number = u32::try_from(index).unwrap_or(NONE);
            sentences(text, paragraph, number, tokens, within, &mut layers.sentences);
        }
        paragraph.end_sentence = length(&layers.sentences);
    }
}

fn length(sentences: &[Sentence]) -> u32 {
    u32::try_from(sentences.len()).unwrap_or(NONE)
}

/// Adds the sentences of one paragraph.
fn sentences(
    text: &str,
    paragraph: &Paragraph,
    number: u32,
    tokens: &mut [Token],
    quotations: &[Quotation],
    sentences: &mut Vec<Sentence>,
) {
    let one = matches!(paragraph.zone, Zone::TITLE | Zone::HEADING | Zone::DATELINE | Zone::CREDIT);
    let body = tokens.partition_point(|token| token.span.start < paragraph.dateline_end);
    let boundaries = if one { Boundaries::none(tokens.len()) } else { boundary::find(text, tokens, body) };
    let closed = closed_to_cuts(paragraph.first_token, tokens.len(), quotations, &boundaries);
    let mut first = 0;
    for end in 1..=tokens.len() {
        let ends = end == tokens.len() || boundaries.at(end);
        if ends || end == 1 {
            flag_opening(tokens, if end == 1 { 0 } else { end });
        }
        if !ends || (end < tokens.len() && closed.get(end).copied().unwrap_or(false)) {
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

/// For each token of a paragraph, whether no sentence may begin there: inside a quotation that does not
/// stand alone.
fn closed_to_cuts(first: u32, length: usize, quotations: &[Quotation], boundaries: &Boundaries) -> Vec<bool> {
    if quotations.is_empty() {
        return Vec::new();
    }
    let mut closed = vec![false; length];
    let mut closed_to = 0;
    for quotation in quotations {
        let (open, end) = ((quotation.first_token - first) as usize, (quotation.end_token - first) as usize);
        let alone = (open == 0 || boundaries.at(open)) && (end >= length || boundaries.at(end));
        if alone || quotation.flags.has(QuotationFlags::UNCLOSED) {
            continue;
        }
        let from = (open + 1).max(closed_to);
        closed.get_mut(from..end.min(length)).unwrap_or_default().fill(true);
        closed_to = closed_to.max(end);
    }
    closed
}

#[cfg(test)]
mod tests;
