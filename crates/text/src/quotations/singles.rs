//! Pairs single quotation marks, which look like apostrophes.

use copydesk_core::Word;
use copydesk_core::layers::{QuoteStyle, Token, TokenFlags, TokenKind};

use super::Pair;
use super::marks::{Mark, Shape};
use crate::lexicon::words;

/// Words that are written with an apostrophe for the letters they have lost in front.
const CLIPPED: [Word; 11] =
    words(["em", "til", "till", "tis", "twas", "cause", "n", "round", "bout", "cos", "twill"]);

/// An opening mark that waits for its closing one.
#[derive(Clone, Copy)]
struct Waiting {
    open: u32,
    /// The first apostrophe since that may close it, if nothing better comes.
    apostrophe: Option<u32>,
}

/// Adds the pairs among the single marks of a paragraph to the `doubles` found before. Marks that stay
/// alone become apostrophes.
pub(super) fn pair(tokens: &mut [Token], marks: &[Mark], doubles: &mut Vec<Pair>) {
    if !marks.iter().any(Mark::is_single) {
        return;
    }
    let mut regions = Regions::new(doubles);
    let mut waiting: Vec<Option<Waiting>> = vec![None; doubles.len() + 1];
    let mut found: Vec<Pair> = Vec::new();
    let mut pairs = |open, end| found.push(Pair { open, end, closed: true, style: QuoteStyle::SINGLE });
    for mark in marks.iter().filter(|mark| mark.is_single()) {
        let Some(slot) = waiting.get_mut(regions.at(mark.token)) else { continue };
        if opens(tokens, mark) {
            if let Some(Waiting { open, apostrophe: Some(close) }) = *slot {
                pairs(open, close);
            }
            *slot = Some(Waiting { open: mark.token, apostrophe: None });
        } else if let Some(waits) = slot
            && closes(tokens, mark)
            && mark.token > waits.open + 1
        {
            if is_apostrophe(tokens, mark) {
                waits.apostrophe.get_or_insert(mark.token);
            } else {
                pairs(waits.open, mark.token);
                *slot = None;
            }
        }
    }
    for waits in waiting.into_iter().flatten() {
        if let Some(close) = waits.apostrophe {
            pairs(waits.open, close);
        }
    }
    for mark in marks.iter().filter(|mark| mark.is_single() && mark.shape != Shape::Apostrophe) {
        if let Some(token) = tokens.get_mut(mark.token as usize) {
            token.kind = TokenKind::APOSTROPHE;
        }
    }
    doubles.append(&mut found);
}

fn opens(tokens: &[Token], mark: &Mark) -> bool {
    let next = tokens.get(mark.token as usize + 1);
    let clipped = mark.shape == Shape::Either
        && next.is_some_and(|next| CLIPPED.contains(&next.word) || next.kind == TokenKind::NUMBER);
    mark.must_open() && matches!(mark.shape, Shape::Opening | Shape::Either) && !clipped
}

/// Whether a mark may close a quotation: it touches what stands before it and no word touches it.
fn closes(tokens: &[Token], mark: &Mark) -> bool {
    let next = tokens.get(mark.token as usize + 1);
    let touches_word = next.is_some_and(|next| {
        !next.flags.has(TokenFlags::SPACED) && matches!(next.kind, TokenKind::WORD | TokenKind::NUMBER)
    });
    mark.shape != Shape::Opening && !mark.free_left && !touches_word && !mark.after_feet
}

/// Whether a closing mark may as well be the apostrophe of a plural or of a clipped -ing: a word follows.
fn is_apostrophe(tokens: &[Token], mark: &Mark) -> bool {
    let word_follows = tokens.get(mark.token as usize + 1).is_some_and(|next| next.kind == TokenKind::WORD);
    mark.shape == Shape::Apostrophe && word_follows
}

/// The stretches of a paragraph inside and outside of its double quotations.
struct Regions {
    /// Where each stretch begins, with the number of the quotation it belongs to; 0 for none.
    starts: Vec<(u32, usize)>,
    next: usize,
}

impl Regions {
    fn new(doubles: &[Pair]) -> Self {
        let mut order: Vec<(usize, &Pair)> = (1..).zip(doubles).collect();
        order.sort_unstable_by_key(|(_, pair)| pair.open);
        let mut starts = vec![(0, 0)];
        let mut around: Vec<(u32, usize)> = Vec::new();
        let leave = |around: &mut Vec<(u32, usize)>, starts: &mut Vec<(u32, usize)>, before: u32| {
            while let Some((end, _)) = around.last().copied().filter(|(end, _)| *end <= before) {
                around.pop();
                starts.push((end, around.last().map_or(0, |(_, number)| *number)));
            }
        };
        for (number, pair) in order {
            leave(&mut around, &mut starts, pair.open);
            starts.push((pair.open, number));
            around.push((pair.end, number));
        }
        leave(&mut around, &mut starts, u32::MAX);
        Self { starts, next: 0 }
    }

    /// The number of the stretch in which `token` stands. Tokens must be asked for in order.
    fn at(&mut self, token: u32) -> usize {
        while self.starts.get(self.next).is_some_and(|(start, _)| *start <= token) {
            self.next += 1;
        }
        self.next.checked_sub(1).and_then(|last| self.starts.get(last)).map_or(0, |(_, number)| *number)
    }
}
