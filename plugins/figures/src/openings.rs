//! Where numbers may begin: asked of all tokens of an article at once, then of the few that are left in a sentence.

use copydesk_sdk::core::Span;
use copydesk_sdk::core::layers::{Case, Token, TokenFlags, TokenKind};

use crate::lexicon::{LEXICON, Lexicon, Role};
use crate::numerals::{self, A, AN};
use crate::quantity::{FEW, MULTIPLIED};
use crate::view::View;
use crate::window::{self, Dated};
use crate::words;

/// The kinds that are candidates whatever their word: digits, and the sign that may hide some.
const SIGNS: u32 = 1 << TokenKind::NUMBER.0 | 1 << TokenKind::CURRENCY.0;

/// The tokens that a number may begin at or hide in, as far as a look at each alone tells: one in ten.
pub(crate) fn candidates(tokens: &[Token], out: &mut Vec<u32>) {
    let openers = &LEXICON.openers;
    out.clear();
    for (token, at) in tokens.iter().zip(0..) {
        // The cases behind that of "Capital" have two capitals or more, as "PS6m" has.
        let sign = SIGNS >> (token.kind.0 & 31) & 1 != 0;
        if sign || token.case > Case::CAPITALISED || openers.may_have(token.word) {
            out.push(at);
        }
    }
}

/// Those of a sentence's `candidates` that a number may begin at, and that stand in none of its `dates`. Tells whether
/// one hides another number, so that the sentence has to be read with tokens of its own.
pub(crate) fn of(
    text: &str,
    tokens: &[Token],
    candidates: impl Iterator<Item = usize>,
    dates: &[Dated<'_>],
    out: &mut Vec<usize>,
) -> bool {
    let lexicon = &*LEXICON;
    out.clear();
    let mut hides = false;
    for at in candidates {
        let Some(token) = tokens.get(at) else { break };
        if token.kind == TokenKind::NUMBER {
            // A sign before it may belong to it.
            let sign = at.checked_sub(1).filter(|&before| {
                let kind = tokens.get(before).map(|token| token.kind);
                matches!(kind, Some(TokenKind::HYPHEN | TokenKind::DASH | TokenKind::SYMBOL))
            });
            out.extend(sign);
            if dates.is_empty() || !is_dated(text, tokens, at, dates) {
                out.push(at);
            }
            continue;
        }
        if lexicon.openers.may_have(token.word) && opens(lexicon, token, tokens.get(at + 1)) {
            out.push(at);
        }
        hides |= match token.kind {
            TokenKind::CURRENCY => {
                tokens.get(at + 1).is_some_and(|next| words::hides(text, next, Some(token)))
            }
            _ => token.case > Case::CAPITALISED && words::hides(text, token, None),
        };
    }
    hides
}

/// Whether digits that stand by themselves are part of a date, as years and days are: the tokens beside them tell.
fn is_dated(text: &str, tokens: &[Token], at: usize, dates: &[Dated<'_>]) -> bool {
    let span = tokens.get(at).map_or(Span::default(), |token| token.span);
    if window::sharing(dates, span).is_none() {
        return false;
    }
    let first = at.saturating_sub(1);
    let tokens = tokens.get(first..tokens.len().min(at + 2)).unwrap_or_default();
    let mut known = [LEXICON.words.lent().nothing(); 3];
    for (known, token) in known.iter_mut().zip(tokens) {
        *known = LEXICON.known(token.word);
    }
    let known = known.get(..tokens.len()).unwrap_or_default();
    let (view, at) = (View { text, tokens, known, attributing: &[] }, at - first);
    !view.plays(at.wrapping_sub(1), Role::BEFORE_NUMBER)
        && view.ends_figure(at + 1)
        && numerals::alone(&view, at).is_some()
        && !tokens.iter().any(|token| token.flags.has(TokenFlags::ABBREVIATION))
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
