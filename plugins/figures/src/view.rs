//! The tokens of one sentence, as the grammar reads them.

use copydesk_sdk::core::layers::{Case, Class, Token, TokenFlags, TokenKind};
use copydesk_sdk::core::{Span, Word};

use crate::lexicon::{Cue, LEXICON, Lexicon, NumberWord};

/// A token of the sentence, and all that the tables say of its word: looked up once, asked for often.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Own {
    /// The token; its word is an abbreviation's without the last stop.
    pub(crate) token: Token,
    /// What its word says of a number nearby.
    pub(crate) cues: Cue,
    /// What part its word plays in a number.
    pub(crate) number: Option<NumberWord>,
}

impl Own {
    fn new(lexicon: &Lexicon, text: &str, mut token: Token) -> Self {
        if token.flags.has(TokenFlags::ABBREVIATION) {
            token.word = Word::of(token.span.of(text).unwrap_or_default().trim_end_matches('.'));
        }
        let known = lexicon.known(token.word);
        let wordy = matches!(token.kind, TokenKind::WORD | TokenKind::SYMBOL);
        Self { token, cues: known.cues, number: known.number.filter(|_| wordy) }
    }
}

/// A sentence's tokens. Every question about a token outside of it has a harmless answer, so that the
/// grammar needs no bounds of its own.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Own],
}

impl<'a> View<'a> {
    /// The number of tokens.
    pub(crate) fn len(self) -> usize {
        self.tokens.len()
    }

    #[inline]
    pub(crate) fn get(self, at: usize) -> Option<&'a Token> {
        self.tokens.get(at).map(|own| &own.token)
    }

    /// The token before `at`.
    pub(crate) fn before(self, at: usize) -> Option<&'a Token> {
        self.get(at.checked_sub(1)?)
    }

    /// The identity of the token's word, an abbreviation's without its last stop.
    #[inline]
    pub(crate) fn word(self, at: usize) -> Word {
        self.get(at).map_or_else(Word::default, |token| token.word)
    }

    /// What part the word at `at` plays in a number.
    #[inline]
    pub(crate) fn number(self, at: usize) -> Option<NumberWord> {
        self.tokens.get(at)?.number
    }

    /// Whether the word at `at` gives the cue, or one of several.
    #[inline]
    pub(crate) fn says(self, at: usize, cue: Cue) -> bool {
        self.tokens.get(at).is_some_and(|own| own.cues.has(cue))
    }

    /// The word of the token `back` places before `at`.
    pub(crate) fn word_before(self, at: usize, back: usize) -> Word {
        at.checked_sub(back).map_or_else(Word::default, |i| self.word(i))
    }

    #[inline]
    pub(crate) fn is(self, at: usize, kind: TokenKind) -> bool {
        self.get(at).is_some_and(|token| token.kind == kind)
    }

    pub(crate) fn is_word(self, at: usize, words: &[Word]) -> bool {
        self.get(at).is_some_and(|token| words.contains(&token.word))
    }

    #[inline]
    pub(crate) fn has(self, at: usize, class: Class) -> bool {
        self.get(at).is_some_and(|token| token.class.has(class))
    }

    #[inline]
    pub(crate) fn case(self, at: usize) -> Case {
        self.get(at).map_or(Case::NONE, |token| token.case)
    }

    #[inline]
    pub(crate) fn flag(self, at: usize, flag: TokenFlags) -> bool {
        self.get(at).is_some_and(|token| token.flags.has(flag))
    }

    /// Whether white space stands before the token. The end of the sentence counts as white space.
    #[inline]
    pub(crate) fn spaced(self, at: usize) -> bool {
        self.get(at).is_none_or(|token| token.flags.has(TokenFlags::SPACED))
    }

    /// Whether the token touches the one before it.
    #[inline]
    pub(crate) fn glued(self, at: usize) -> bool {
        at > 0 && !self.spaced(at)
    }

    /// How many bytes stand between the token and the one before it.
    pub(crate) fn gap(self, at: usize) -> u32 {
        match (self.before(at), self.get(at)) {
            (Some(before), Some(token)) => token.span.start.saturating_sub(before.span.end),
            _ => 0,
        }
    }

    pub(crate) fn words(self, span: Span) -> &'a str {
        span.of(self.text).unwrap_or_default()
    }

    /// The text of one token.
    pub(crate) fn token_text(self, at: usize) -> &'a str {
        self.get(at).map_or("", |token| self.words(token.span))
    }

    /// From the start of token `first` to the end of the token before `end`.
    pub(crate) fn span(self, first: usize, end: usize) -> Span {
        match (self.get(first), end.checked_sub(1).and_then(|last| self.get(last))) {
            (Some(a), Some(b)) if first < end => Span::new(a.span.start, b.span.end),
            _ => Span::default(),
        }
    }

    /// The tokens that cover `span`: from the first that ends behind its start.
    pub(crate) fn index_of(self, offset: u32) -> usize {
        self.tokens.partition_point(|own| own.token.span.end <= offset)
    }

    /// Whether the token is a hyphen that touches both of its neighbours.
    pub(crate) fn joins(self, at: usize) -> bool {
        let tied = self.get(at + 1).is_some_and(|next| {
            matches!(next.kind, TokenKind::WORD | TokenKind::NUMBER | TokenKind::CURRENCY)
        });
        self.is(at, TokenKind::HYPHEN) && self.glued(at) && self.glued(at + 1) && tied
    }
}

/// Copies a sentence's tokens into `out`, with what the general tokens keep together but a number needs
/// apart: a currency's letters that touch digits ("$US22,498", "PS6m").
pub(crate) fn own_tokens(text: &str, tokens: &[Token], out: &mut Vec<Own>) {
    let lexicon = &*LEXICON;
    out.clear();
    out.reserve(tokens.len());
    let mut at = 0;
    while let Some(&token) = tokens.get(at) {
        at += 1;
        if token.kind != TokenKind::WORD || token.case == Case::LOWER {
            out.push(Own::new(lexicon, text, token));
            continue;
        }
        let glued_to_sign = out.last().is_some_and(|last| {
            last.token.kind == TokenKind::CURRENCY && last.token.span.end == token.span.start
        });
        match split(text, &token, glued_to_sign) {
            None => out.push(Own::new(lexicon, text, token)),
            Some((letters, mut digits, rest)) => {
                out.push(Own::new(lexicon, text, letters));
                // "22" "," "498,600" is one number again.
                while rest.is_none() && continues(text, tokens, at, digits.span.end) {
                    digits.span.end = tokens.get(at + 1).map_or(digits.span.end, |t| t.span.end);
                    at += 2;
                }
                digits.word = Word::of(digits.span.of(text).unwrap_or_default());
                out.push(Own::new(lexicon, text, digits));
                out.extend(rest.map(|rest| Own::new(lexicon, text, rest)));
            }
        }
    }
}

/// Whether a comma and a number go on from `end` without a gap.
fn continues(text: &str, tokens: &[Token], at: usize, end: u32) -> bool {
    let (Some(comma), Some(number)) = (tokens.get(at), tokens.get(at + 1)) else { return false };
    comma.kind == TokenKind::COMMA
        && comma.span.start == end
        && number.kind == TokenKind::NUMBER
        && number.span.start == comma.span.end
        && number
            .span
            .of(text)
            .is_some_and(|t| t.split([',', '.']).next().is_some_and(|group| group.len() == 3))
}

/// Letters of a currency, digits, and perhaps letters again.
fn split(text: &str, token: &Token, glued_to_sign: bool) -> Option<(Token, Token, Option<Token>)> {
    let word = token.span.of(text)?;
    // Nearly all words are letters alone.
    if !word.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
    let digits = word.bytes().skip(letters).take_while(u8::is_ascii_digit).count();
    let end = letters + digits;
    let tail = word.get(end..)?;
    let plain = tail.len() <= 3 && tail.bytes().all(|b| b.is_ascii_alphabetic());
    let money = glued_to_sign && letters <= 3 || word.get(..letters) == Some("PS") && digits > 0;
    if letters == 0 || digits == 0 || !plain || !money {
        return None;
    }
    let part = |from: usize, to: usize, kind| {
        let start = token.span.start + u32::try_from(from).ok()?;
        let span = Span::new(start, token.span.start + u32::try_from(to).ok()?);
        let flags = if from == 0 { token.flags } else { TokenFlags::EMPTY };
        let word = Word::of(span.of(text)?);
        Some(Token { word, span, kind, flags, class: Class::EMPTY, ..*token })
    };
    let rest = if tail.is_empty() { None } else { part(end, word.len(), TokenKind::WORD) };
    Some((part(0, letters, TokenKind::WORD)?, part(letters, end, TokenKind::NUMBER)?, rest))
}
