//! Cuts a text into paragraphs.
//!
//! A blank line always ends a paragraph. Whether a single line break does, differs from text to text: where
//! many lines break off in mid-sentence, lines are wrapped and paragraphs show by an indent or a short last
//! line; elsewhere every line is a paragraph.

use copydesk_core::Span;
use copydesk_core::layers::{Case, Paragraph, Token, TokenFlags, TokenKind};

use crate::language;
use crate::tokens::Line;

/// The paragraphs of `text` with their languages, without sentences and zones.
pub(crate) fn cut(text: &str, tokens: &[Token], lines: &[Line]) -> Vec<Paragraph> {
    let lines = measure(tokens, lines);
    let wrapped = Wrapped::tell(&lines);
    let mut paragraphs: Vec<Paragraph> = Vec::with_capacity(lines.len());
    let mut before: Option<&Measured> = None;
    for line in &lines {
        let goes_on = before.is_some_and(|before| line.line.breaks == 1 && wrapped.goes_on(before, line));
        if goes_on && let Some(last) = paragraphs.last_mut() {
            last.span.end = line.span.end;
            last.end_token = line.end_token;
        } else {
            paragraphs.push(Paragraph {
                span: line.span,
                first_token: line.line.first_token,
                end_token: line.end_token,
                dateline_end: line.span.start,
                ..Paragraph::default()
            });
        }
        before = Some(line);
    }
    for paragraph in &mut paragraphs {
        let range = paragraph.first_token as usize..paragraph.end_token as usize;
        let tokens = tokens.get(range).unwrap_or_default();
        paragraph.language = language::of_paragraph(text, paragraph, tokens);
    }
    paragraphs
}

/// A line, with what tells whether its paragraph goes on.
struct Measured {
    line: Line,
    end_token: u32,
    span: Span,
    /// It ends as sentences do, closing marks aside.
    ends_sentence: bool,
    /// It begins with a small letter, opening marks aside.
    begins_small: bool,
    /// It begins with a bullet or a number with a stop.
    item: bool,
}

fn measure(tokens: &[Token], lines: &[Line]) -> Vec<Measured> {
    let ends = lines.iter().skip(1).map(|next| next.first_token as usize).chain([tokens.len()]);
    let measured = lines.iter().zip(ends).filter_map(|(line, end)| {
        let own = tokens.get(line.first_token as usize..end)?;
        let last = own.iter().rev().take(4).find(|t| {
            !matches!(t.kind, TokenKind::CLOSE_QUOTE | TokenKind::CLOSE_BRACKET | TokenKind::OPEN_QUOTE)
        });
        let word = own.iter().take(3).find(|t| t.kind != TokenKind::OPEN_QUOTE);
        Some(Measured {
            line: *line,
            end_token: u32::try_from(end).ok()?,
            span: own.first()?.span.cover(own.last()?.span),
            ends_sentence: last.is_some_and(ends_sentence),
            begins_small: word.is_some_and(|t| t.kind == TokenKind::WORD && t.case == Case::LOWER),
            item: is_item(own),
        })
    });
    measured.collect()
}

fn ends_sentence(token: &Token) -> bool {
    matches!(
        token.kind,
        TokenKind::STOP
            | TokenKind::QUESTION
            | TokenKind::EXCLAMATION
            | TokenKind::COLON
            | TokenKind::ELLIPSIS
    ) || (token.kind == TokenKind::WORD && token.flags.has(TokenFlags::ABBREVIATION))
}

/// Whether a line or paragraph of these tokens is an item of a list: a bullet, "1." or "a)" comes first.
pub(crate) fn is_item(tokens: &[Token]) -> bool {
    let spaced = |n: usize| tokens.get(n).is_some_and(|token| token.flags.has(TokenFlags::SPACED));
    let Some(first) = tokens.first() else { return false };
    match first.kind {
        TokenKind::HYPHEN => true,
        TokenKind::DASH => spaced(1),
        TokenKind::NUMBER | TokenKind::WORD => {
            let label = first.span.len() <= if first.kind == TokenKind::NUMBER { 2 } else { 1 };
            let stop = tokens.get(1).is_some_and(|token| {
                token.kind == TokenKind::CLOSE_BRACKET
                    || (token.kind == TokenKind::STOP && first.kind == TokenKind::NUMBER)
            });
            label && stop && !spaced(1) && spaced(2)
        }
        _ => false,
    }
}

/// How the lines of an article are broken.
struct Wrapped {
    /// Single line breaks fall where the line is full, not where the paragraph ends.
    wrapped: bool,
    /// The length of a full line, in bytes: that of the longest but a few.
    full: u32,
}

impl Wrapped {
    fn tell(lines: &[Measured]) -> Self {
        let pairs = || lines.iter().zip(lines.iter().skip(1)).filter(|(_, next)| next.line.breaks == 1);
        let torn = pairs().filter(|(line, next)| is_torn(line, next)).count();
        let wrapped = torn >= 2 && torn * 4 >= pairs().count();
        let mut lengths: Vec<u32> =
            if wrapped { lines.iter().map(|line| line.span.len()).collect() } else { Vec::new() };
        let at = lengths.len() * 9 / 10;
        let full = if lengths.is_empty() { 0 } else { *lengths.select_nth_unstable(at).1 };
        Self { wrapped, full }
    }

    /// Whether the paragraph of the line `before` goes on in `line`, which follows at once.
    fn goes_on(&self, before: &Measured, line: &Measured) -> bool {
        let torn = is_torn(before, line);
        let indented = line.line.indent >= before.line.indent + 2;
        let short = before.span.len() * 4 < self.full * 3;
        !line.item && if self.wrapped { !indented && (torn || !short) } else { torn }
    }
}

/// Whether a sentence goes on from one line to the next. A short line that breaks off is rather an item of a
/// list or a heading.
fn is_torn(line: &Measured, next: &Measured) -> bool {
    /// In bytes.
    const SHORTEST: u32 = 40;
    !line.ends_sentence && next.begins_small && line.span.len() >= SHORTEST
}

#[cfg(test)]
mod tests {
    use crate::{Layer, analyse};

    fn paragraphs(text: &str) -> Vec<&str> {
        analyse(text, Layer::Paragraphs).paragraphs.iter().map(|p| p.span.of(text).unwrap()).collect()
    }

    #[test]
    fn blank_lines_end_paragraphs() {
        assert_eq!(paragraphs("  One.\n\n \nTwo. \r\n\r\nThree.\n"), ["One.", "Two.", "Three."]);
    }

    #[test]
    fn lines_are_paragraphs_where_they_end_like_paragraphs() {
        let text = "The mayor opened the bridge on Monday.\nIt had been closed for a year.\nNobody came.";
        assert_eq!(paragraphs(text).len(), 3);
    }

    #[test]
    fn wrapped_lines_are_joined() {
        let text = "    The mayor opened the bridge on Monday, after it\nhad been closed for a year and a half because of\nrepairs that nobody had foreseen.\n    Nobody came to see the mayor cut the ribbon, or\nhear the band.\nThe band left early, and the mayor with them soon\nafter.";
        assert_eq!(paragraphs(text).len(), 3);
    }

    #[test]
    fn one_torn_line_is_joined_and_short_items_are_not() {
        let text = "The mayor opened the bridge that had been closed\nfor a year.\nbread\nmilk\nHoney.";
        assert_eq!(paragraphs(text).len(), 4);
    }

    #[test]
    fn numbered_items_begin_paragraphs() {
        assert_eq!(paragraphs("What to do\n1. open the door\n2. leave").len(), 3);
    }
}
