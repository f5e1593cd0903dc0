//! The quotation marks of a paragraph, and what their shape and place tell.

use copydesk_core::layers::{Class, QuoteStyle, Token, TokenFlags, TokenKind};

/// What the shape of a mark says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// “ « ``
    Opening,
    /// ” »
    Closing,
    /// " ''
    Either,
    /// The apostrophe behind a plural or a clipped word, which may close a single quotation as well.
    Apostrophe,
}

/// A token that may be a quotation mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    /// Its index in the paragraph.
    pub(super) token: u32,
    /// What its shape says.
    pub(super) shape: Shape,
    /// How the quotation is marked.
    pub(super) style: QuoteStyle,
    /// It stands behind a blank or an opening mark, as opening marks do.
    pub(super) free_left: bool,
    /// The token behind it touches it and may begin a quotation.
    pub(super) touches_right: bool,
    /// It touches a number on its left, as the signs of inches and seconds do.
    pub(super) after_number: bool,
    /// It follows feet and inches, as in 6'2".
    pub(super) after_feet: bool,
    /// It touches the comma or colon behind a verb of saying.
    pub(super) after_cue: bool,
}

impl Mark {
    pub(super) fn is_single(&self) -> bool {
        self.style == QuoteStyle::SINGLE
    }

    /// Whether its place allows nothing but closing.
    pub(super) fn must_close(&self) -> bool {
        !self.free_left && !self.touches_right
    }

    /// Whether its place allows nothing but opening.
    pub(super) fn must_open(&self) -> bool {
        self.free_left && self.touches_right
    }
}

/// Reads into `into` the quotation marks among the `tokens` of a paragraph that begins with the token `first`, given
/// those among which they are.
pub(super) fn read(text: &str, tokens: &[Token], first: u32, marks: &[u32], into: &mut Vec<Mark>) {
    into.clear();
    for index in marks.iter().map(|mark| mark - first) {
        let Some(token) = tokens.get(index as usize) else { continue };
        let candidate = match token.kind {
            TokenKind::OPEN_QUOTE | TokenKind::CLOSE_QUOTE | TokenKind::APOSTROPHE => true,
            // Most are "'s", which is no mark.
            TokenKind::POSSESSIVE => token.span.len() != 2,
            _ => false,
        };
        if candidate && let Some((shape, style)) = glyph(text, token) {
            into.push(place(tokens, index, shape, style));
        }
    }
}

/// Shape and style of a mark, by the characters it is written with; `None` for "'s".
fn glyph(text: &str, token: &Token) -> Option<(Shape, QuoteStyle)> {
    let bound = matches!(token.kind, TokenKind::POSSESSIVE | TokenKind::APOSTROPHE);
    let shape = match token.span.of(text)? {
        "'" | "’" if bound => (Shape::Apostrophe, QuoteStyle::SINGLE),
        _ if bound => return None,
        "\"" | "‟" | "＂" => (Shape::Either, QuoteStyle::STRAIGHT),
        "“" => (Shape::Opening, QuoteStyle::CURLY),
        "”" => (Shape::Closing, QuoteStyle::CURLY),
        "''" => (Shape::Either, QuoteStyle::DOUBLED),
        "``" => (Shape::Opening, QuoteStyle::DOUBLED),
        "’’" => (Shape::Closing, QuoteStyle::DOUBLED),
        "'" => (Shape::Either, QuoteStyle::SINGLE),
        "‘" | "`" | "‚" | "‹" => (Shape::Opening, QuoteStyle::SINGLE),
        "’" | "›" => (Shape::Closing, QuoteStyle::SINGLE),
        "„" | "«" | "「" | "『" => (Shape::Opening, QuoteStyle::OTHER),
        _ => (Shape::Closing, QuoteStyle::OTHER),
    };
    Some(shape)
}

fn place(tokens: &[Token], index: u32, shape: Shape, style: QuoteStyle) -> Mark {
    let at = index as usize;
    let spaced = tokens.get(at).is_some_and(|token| token.flags.has(TokenFlags::SPACED));
    let before = |n: usize| at.checked_sub(n).and_then(|at| tokens.get(at));
    let touched = if spaced { None } else { before(1).map(|token| token.kind) };
    let next = tokens.get(at + 1).filter(|next| !next.flags.has(TokenFlags::SPACED)).map(|next| next.kind);
    let after_number = touched == Some(TokenKind::NUMBER);
    Mark {
        token: index,
        shape,
        style,
        free_left: touched.is_none_or(|kind| {
            matches!(
                kind,
                TokenKind::OPEN_QUOTE | TokenKind::OPEN_BRACKET | TokenKind::DASH | TokenKind::HYPHEN
            )
        }),
        touches_right: next.is_some_and(begins),
        after_number,
        after_feet: after_number && before(2).is_some_and(|token| token.kind == TokenKind::SYMBOL),
        after_cue: matches!(touched, Some(TokenKind::COMMA | TokenKind::COLON))
            && before(2).is_some_and(|token| token.class.has(Class::REPORTING)),
    }
}

/// Whether a token of this kind may stand first in a quotation.
fn begins(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::WORD
            | TokenKind::NUMBER
            | TokenKind::CURRENCY
            | TokenKind::OPEN_QUOTE
            | TokenKind::OPEN_BRACKET
            | TokenKind::ADDRESS
            | TokenKind::ELLIPSIS
            | TokenKind::APOSTROPHE
            | TokenKind::SYMBOL
    )
}
