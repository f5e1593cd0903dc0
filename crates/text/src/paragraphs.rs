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
    let lines = Lines { tokens, lines };
    let wrapped = Wrapped::tell(lines);
    let mut paragraphs: Vec<Paragraph> = Vec::with_capacity(lines.lines.len());
    for (at, line) in lines.lines.iter().enumerate() {
        let (span, end_token) = (lines.span(at), lines.end(at));
        if line.breaks == 1
            && let Some(last) = paragraphs.last_mut()
            && wrapped.goes_on(lines, at)
        {
            last.span.end = span.end;
            last.end_token = end_token;
        } else {
            paragraphs.push(Paragraph {
                span,
                first_token: line.first_token,
                end_token,
                dateline_end: span.start,
                ..Paragraph::default()
            });
        }
    }
    for paragraph in &mut paragraphs {
        let range = paragraph.first_token as usize..paragraph.end_token as usize;
        let tokens = tokens.get(range).unwrap_or_default();
        paragraph.language = language::of_paragraph(text, paragraph, tokens);
    }
    paragraphs
}

/// The lines of a text with their tokens.
#[derive(Clone, Copy)]
struct Lines<'a> {
    tokens: &'a [Token],
    lines: &'a [Line],
}

impl<'a> Lines<'a> {
    /// The token behind the line at `at`.
    fn end(self, at: usize) -> u32 {
        let end = || u32::try_from(self.tokens.len()).unwrap_or(u32::MAX);
        self.lines.get(at + 1).map_or_else(end, |next| next.first_token)
    }

    /// The tokens of the line at `at`.
    fn tokens(self, at: usize) -> &'a [Token] {
        let range = self.lines.get(at).map(|line| line.first_token as usize..self.end(at) as usize);
        range.and_then(|range| self.tokens.get(range)).unwrap_or_default()
    }

    fn span(self, at: usize) -> Span {
        match self.tokens(at) {
            [first, .., last] => first.span.cover(last.span),
            [only] => only.span,
            [] => Span::default(),
        }
    }

    /// The pairs of lines with a single line break between them, by the second.
    fn pairs(self) -> impl Iterator<Item = usize> {
        let single = |(at, line): (usize, &Line)| (line.breaks == 1).then_some(at);
        self.lines.iter().enumerate().skip(1).filter_map(single)
    }

    /// Whether a sentence goes on from the line before `at`. A short line that breaks off is rather an item of a
    /// list or a heading.
    fn is_torn(self, at: usize) -> bool {
        /// In bytes.
        const SHORTEST: u32 = 40;
        let before = at.saturating_sub(1);
        self.span(before).len() >= SHORTEST
            && begins_small(self.tokens(at))
            && !ends_with_sentence(self.tokens(before))
    }
}

/// Whether a line begins with a small letter, opening marks aside.
fn begins_small(line: &[Token]) -> bool {
    let word = line.iter().take(3).find(|token| token.kind != TokenKind::OPEN_QUOTE);
    word.is_some_and(|token| token.kind == TokenKind::WORD && token.case == Case::LOWER)
}

/// Whether a line ends as sentences do, closing marks aside.
fn ends_with_sentence(line: &[Token]) -> bool {
    let last = line.iter().rev().take(4).find(|token| {
        !matches!(token.kind, TokenKind::CLOSE_QUOTE | TokenKind::CLOSE_BRACKET | TokenKind::OPEN_QUOTE)
    });
    last.is_some_and(ends_sentence)
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
    fn tell(lines: Lines<'_>) -> Self {
        let torn = lines.pairs().filter(|at| lines.is_torn(*at)).count();
        let wrapped = torn >= 2 && torn * 4 >= lines.pairs().count();
        let all = if wrapped { 0..lines.lines.len() } else { 0..0 };
        let mut lengths: Vec<u32> = all.map(|at| lines.span(at).len()).collect();
        let at = lengths.len() * 9 / 10;
        let full = if lengths.is_empty() { 0 } else { *lengths.select_nth_unstable(at).1 };
        Self { wrapped, full }
    }

    /// Whether the paragraph goes on in the line at `at`, which follows another at once.
    fn goes_on(&self, lines: Lines<'_>, at: usize) -> bool {
        let goes_on = if self.wrapped {
            let before = at.saturating_sub(1);
            let indent = |at: usize| lines.lines.get(at).map_or(0, |line| line.indent);
            let indented = indent(at) >= indent(before) + 2;
            let short = lines.span(before).len() * 4 < self.full * 3;
            !indented && (!short || lines.is_torn(at))
        } else {
            lines.is_torn(at)
        };
        goes_on && !is_item(lines.tokens(at))
    }
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
