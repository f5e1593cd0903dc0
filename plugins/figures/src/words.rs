//! The words of a sentence: looked up in the tables, and where a number may begin.

use copydesk_sdk::core::layers::{Case, Class, Token, TokenFlags, TokenKind};
use copydesk_sdk::core::{Span, Word};

use crate::lexicon::{Known, LEXICON, Lexicon, Role};
use crate::numerals::{A, AN};
use crate::quantity::{FEW, MULTIPLIED};
use crate::view::View;

/// Buffers for one sentence, kept for the next.
#[derive(Debug, Default)]
pub(crate) struct Words {
    openings: Vec<usize>,
    known: Vec<&'static Known>,
    /// The tokens, where some of them are other than the article has them.
    own: Vec<Token>,
}

impl Words {
    /// The sentence of these tokens, and those of them that a number may begin at; `None` where there are none, as in
    /// most sentences.
    pub(crate) fn read<'a>(
        &'a mut self,
        text: &'a str,
        mut tokens: &'a [Token],
    ) -> Option<(View<'a>, &'a [usize])> {
        if openings(text, tokens, &mut self.openings) && is_odd(text, tokens) {
            own_tokens(text, tokens, &mut self.own);
            tokens = &self.own;
            openings(text, tokens, &mut self.openings);
        }
        if self.openings.is_empty() {
            return None;
        }
        Some((known(text, tokens, &mut self.known), &self.openings))
    }

    /// The sentence of these tokens, whatever it holds.
    pub(crate) fn view<'a>(&'a mut self, text: &'a str, tokens: &[Token]) -> View<'a> {
        own_tokens(text, tokens, &mut self.own);
        known(text, &self.own, &mut self.known)
    }
}

/// Looks the words of a sentence up.
fn known<'a>(text: &'a str, tokens: &'a [Token], buffer: &'a mut Vec<&'static Known>) -> View<'a> {
    let lexicon = &*LEXICON;
    buffer.clear();
    buffer.extend(tokens.iter().map(|token| lexicon.known(token.word)));
    View { text, tokens, known: buffer }
}

/// Where a number may begin. Tells whether a token may have to be read otherwise than the
/// article has it: abbreviations, and what hides more numbers.
fn openings(text: &str, tokens: &[Token], out: &mut Vec<usize>) -> bool {
    let lexicon = &*LEXICON;
    out.clear();
    let (mut odd, mut flags) = (false, TokenFlags::EMPTY);
    for (at, token) in tokens.iter().enumerate() {
        if token.kind == TokenKind::NUMBER {
            // A sign before it may belong to it.
            let sign = at.checked_sub(1).filter(|&before| {
                let kind = tokens.get(before).map(|token| token.kind);
                matches!(kind, Some(TokenKind::HYPHEN | TokenKind::DASH | TokenKind::SYMBOL))
            });
            out.extend(sign);
            out.push(at);
        } else if lexicon.openers.may_have(token.word) && opens(lexicon, token, tokens.get(at + 1)) {
            out.push(at);
        }
        flags = flags.with(token.flags);
        // The cases behind that of "Capital" have two capitals or more.
        odd |= token.kind == TokenKind::CURRENCY
            || token.case > Case::CAPITALISED && begins_with_ps(text, token);
    }
    odd || !out.is_empty() && flags.has(TokenFlags::ABBREVIATION)
}

/// Whether a number may begin with the word, as far as it and the next tell.
fn opens(lexicon: &Lexicon, token: &Token, next: Option<&Token>) -> bool {
    let known = lexicon.known(token.word);
    let wordy = |token: &Token| matches!(token.kind, TokenKind::WORD | TokenKind::SYMBOL);
    if !known.roles.has(Role::OPENS) || !wordy(token) {
        return false;
    }
    if known.number.is_some() {
        return true;
    }
    let behind = next.map(|next| (next, lexicon.known(next.word)));
    let number = behind.is_some_and(|(next, known)| known.number.is_some() && wordy(next));
    if MULTIPLIED.contains(&token.word) {
        // "several hundred"
        number
    } else if token.word == A || token.word == AN {
        // "a dozen", "a few hundred", "nearly a year", "a day or two"
        number || behind.is_some_and(|(next, known)| next.word == FEW || known.roles.has(Role::UNIT_WORD))
    } else {
        token.kind == TokenKind::WORD
    }
}

/// Whether the letters may be those of a pound: PS6m.
fn begins_with_ps(text: &str, token: &Token) -> bool {
    text.as_bytes().get(token.span.start as usize..).is_some_and(|letters| letters.starts_with(b"PS"))
}

/// Whether a number needs a token otherwise than the article has it.
fn is_odd(text: &str, tokens: &[Token]) -> bool {
    tokens.iter().enumerate().any(|(at, token)| {
        let abbreviation = token.flags.has(TokenFlags::ABBREVIATION);
        let before = || at.checked_sub(1).and_then(|before| tokens.get(before)).copied().unwrap_or_default();
        abbreviation && abbreviated(text, *token) != token.word
            || token.kind == TokenKind::WORD
                && token.case != Case::LOWER
                && split(text, *token, before()).is_some()
    })
}

/// The word of an abbreviation, without its last stop.
fn abbreviated(text: &str, token: Token) -> Word {
    Word::of(token.span.of(text).unwrap_or_default().trim_end_matches('.'))
}

/// Copies a sentence's tokens into `out`, with what the general tokens keep together but a number needs
/// apart: a currency's letters that touch digits ("$US22,498", "PS6m").
fn own_tokens(text: &str, tokens: &[Token], out: &mut Vec<Token>) {
    out.clear();
    out.reserve(tokens.len());
    let mut at = 0;
    while let Some(&token) = tokens.get(at) {
        at += 1;
        let before = out.last().copied().unwrap_or_default();
        match split(text, token, before) {
            None if token.flags.has(TokenFlags::ABBREVIATION) => {
                out.push(Token { word: abbreviated(text, token), ..token });
            }
            None => out.push(token),
            Some((letters, mut digits, rest)) => {
                out.push(letters);
                // "22" "," "498,600" is one number again.
                while rest.is_none() && continues(text, tokens, at, digits.span.end) {
                    digits.span.end = tokens.get(at + 1).map_or(digits.span.end, |t| t.span.end);
                    at += 2;
                }
                digits.word = Word::of(digits.span.of(text).unwrap_or_default());
                out.push(digits);
                out.extend(rest);
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
fn split(text: &str, token: Token, before: Token) -> Option<(Token, Token, Option<Token>)> {
    let glued_to_sign = before.kind == TokenKind::CURRENCY && before.span.end == token.span.start;
    let apart = token.kind == TokenKind::WORD && token.case != Case::LOWER;
    if !apart || !(glued_to_sign || begins_with_ps(text, &token)) {
        return None;
    }
    let word = token.span.of(text)?;
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
        Some(Token { word, span, kind, flags, class: Class::EMPTY, ..token })
    };
    let rest = if tail.is_empty() { None } else { part(end, word.len(), TokenKind::WORD) };
    Some((part(0, letters, TokenKind::WORD)?, part(letters, end, TokenKind::NUMBER)?, rest))
}
