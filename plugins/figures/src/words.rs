//! The words of a sentence: looked up in the tables.

use std::ops::Range;

use copydesk_sdk::core::layers::{Case, Class, Sentence, Token, TokenFlags, TokenKind};
use copydesk_sdk::core::{Span, Word};

use crate::lexicon::{Known, LEXICON};
use crate::openings;
use crate::source::ATTRIBUTES;
use crate::view::View;
use crate::window::Dated;

/// The sentences of an article, one after another. The buffers are kept for the next article.
#[derive(Debug, Default)]
pub(crate) struct Words {
    /// Where numbers may begin in the article, and how many of these the sentences so far had.
    candidates: Vec<u32>,
    passed: usize,
    /// Those of the last sentence that was read.
    openings: Vec<usize>,
    known: Vec<&'static Known>,
    /// The words that can make a source of another.
    attributing: Vec<usize>,
    /// The tokens of sentences some of which are other than the article has them.
    own: Vec<Token>,
}

/// A sentence whose words were looked up: where its parts are.
#[derive(Debug)]
pub(crate) struct Looked {
    /// Its tokens, among its own ones or the article's.
    tokens: Range<usize>,
    owns: bool,
    /// Where what is known of them begins.
    known: usize,
    attributing: Range<usize>,
}

impl Words {
    /// Begins an article.
    pub(crate) fn begin(&mut self, tokens: &[Token]) {
        openings::candidates(tokens, &mut self.candidates);
        self.passed = 0;
        self.clear();
    }

    fn clear(&mut self) {
        self.known.clear();
        self.attributing.clear();
        self.own.clear();
    }

    /// The next sentence of the article with these tokens; `None` where no number begins in it, as in many.
    /// Digits in its `dates` begin none.
    pub(crate) fn read(
        &mut self,
        text: &str,
        tokens: &[Token],
        sentence: &Sentence,
        dates: &[Dated<'_>],
    ) -> Option<Looked> {
        let (first, end) = (sentence.first_token, sentence.end_token);
        // Paragraphs in other languages have no sentences.
        while self.candidates.get(self.passed).is_some_and(|&at| at < first) {
            self.passed += 1;
        }
        let from = self.passed;
        while self.candidates.get(self.passed).is_some_and(|&at| at < end) {
            self.passed += 1;
        }
        if from == self.passed {
            return None;
        }
        let range = first as usize..end as usize;
        let here = tokens.get(range.clone()).unwrap_or_default();
        let candidates = self.candidates.get(from..self.passed).unwrap_or_default();
        let candidates = candidates.iter().map(|&at| (at - first) as usize);
        let hides = openings::of(text, here, candidates, dates, &mut self.openings);
        if hides {
            return self.reread(text, here, dates);
        }
        if self.openings.is_empty() {
            return None;
        }
        let known = self.known.len();
        let attributing = self.attributing.len();
        if look_up(here, &mut self.known, &mut self.attributing).has(TokenFlags::ABBREVIATION)
            && here.iter().any(|token| is_abbreviated(text, token))
        {
            self.known.truncate(known);
            self.attributing.truncate(attributing);
            return self.reread(text, here, dates);
        }
        Some(Looked { tokens: range, owns: false, known, attributing: attributing..self.attributing.len() })
    }

    /// The same with tokens of its own.
    #[cold]
    fn reread(&mut self, text: &str, tokens: &[Token], dates: &[Dated<'_>]) -> Option<Looked> {
        let looked = self.look(text, tokens);
        let own = self.own.get(looked.tokens.clone()).unwrap_or_default();
        openings::of(text, own, 0..own.len(), dates, &mut self.openings);
        if self.openings.is_empty() {
            self.forget(&looked);
            return None;
        }
        Some(looked)
    }

    fn look(&mut self, text: &str, tokens: &[Token]) -> Looked {
        let (first, known, attributing) = (self.own.len(), self.known.len(), self.attributing.len());
        own_tokens(text, tokens, &mut self.own);
        let own = self.own.get(first..).unwrap_or_default();
        look_up(own, &mut self.known, &mut self.attributing);
        let attributing = attributing..self.attributing.len();
        Looked { tokens: first..self.own.len(), owns: true, known, attributing }
    }

    /// Gives up the sentence that was read last.
    pub(crate) fn forget(&mut self, looked: &Looked) {
        self.known.truncate(looked.known);
        self.attributing.truncate(looked.attributing.start);
        if looked.owns {
            self.own.truncate(looked.tokens.start);
        }
    }

    /// Where numbers may begin in the sentence that was read last.
    pub(crate) fn openings(&self) -> &[usize] {
        &self.openings
    }

    /// The sentence, which is one of the article with these tokens.
    pub(crate) fn view<'a>(&'a self, text: &'a str, tokens: &'a [Token], looked: &Looked) -> View<'a> {
        let all = if looked.owns { &self.own } else { tokens };
        let tokens = all.get(looked.tokens.clone()).unwrap_or_default();
        View {
            text,
            tokens,
            known: self.known.get(looked.known..looked.known + tokens.len()).unwrap_or_default(),
            attributing: self.attributing.get(looked.attributing.clone()).unwrap_or_default(),
        }
    }

    /// A sentence of these tokens by itself, whatever it holds.
    pub(crate) fn whole<'a>(&'a mut self, text: &'a str, tokens: &[Token]) -> View<'a> {
        self.clear();
        let looked = self.look(text, tokens);
        self.view(text, &[], &looked)
    }
}

/// Looks the words of a sentence up. Returns the flags of all its tokens.
fn look_up(tokens: &[Token], known: &mut Vec<&'static Known>, attributing: &mut Vec<usize>) -> TokenFlags {
    let words = LEXICON.words.lent();
    let mut flags = TokenFlags::EMPTY;
    let first = known.len();
    known.resize(first + tokens.len(), words.nothing());
    let found = known.get_mut(first..).unwrap_or_default();
    for (at, (found, token)) in found.iter_mut().zip(tokens).enumerate() {
        let known = words.get(token.word);
        *found = known;
        flags = flags.with(token.flags);
        if known.cues.has(ATTRIBUTES) || token.class.has(Class::REPORTING) {
            attributing.push(at);
        }
    }
    flags
}

/// Whether numbers know the token by another word than the article does.
#[inline]
fn is_abbreviated(text: &str, token: &Token) -> bool {
    token.flags.has(TokenFlags::ABBREVIATION) && abbreviated(text, *token) != token.word
}

/// Whether the letters may be those of a pound: PS6m.
fn begins_with_ps(text: &str, token: &Token) -> bool {
    text.as_bytes().get(token.span.start as usize..).is_some_and(|letters| letters.starts_with(b"PS"))
}

/// Whether the token, behind `sign`, keeps together what a number needs apart.
pub(crate) fn hides(text: &str, token: &Token, sign: Option<&Token>) -> bool {
    (sign.is_some() || begins_with_ps(text, token))
        && split(text, *token, sign.copied().unwrap_or_default()).is_some()
}

/// The word of an abbreviation, without its last stop.
fn abbreviated(text: &str, token: Token) -> Word {
    Word::of(token.span.of(text).unwrap_or_default().trim_end_matches('.'))
}

/// Appends a sentence's tokens to `out`, with what the general tokens keep together but a number needs
/// apart: a currency's letters that touch digits ("$US22,498", "PS6m").
fn own_tokens(text: &str, tokens: &[Token], out: &mut Vec<Token>) {
    let first = out.len();
    out.reserve(tokens.len());
    let mut at = 0;
    while let Some(&token) = tokens.get(at) {
        at += 1;
        let before = out.get(first..).and_then(<[_]>::last).copied().unwrap_or_default();
        let plain = token.case <= Case::CAPITALISED && before.kind != TokenKind::CURRENCY;
        let parts = if plain { None } else { split(text, token, before) };
        match parts {
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
