//! Pairs double quotation marks.

use copydesk_core::Word;
use copydesk_core::layers::{QuoteStyle, Token, TokenKind};

use super::Pair;
use super::marks::{Mark, Shape};
use crate::lexicon::words;

/// Finds the `pairs` among the double marks of a paragraph; `open` is room for those that wait for another.
pub(super) fn pair(tokens: &mut [Token], marks: &[Mark], open: &mut Vec<Mark>, pairs: &mut Vec<Pair>) {
    open.clear();
    pairs.clear();
    let doubles = || marks.iter().filter(|mark| !mark.is_single());
    let count = |shape| doubles().filter(|mark| mark.shape == shape).count();
    let balanced = count(Shape::Opening) == count(Shape::Closing);
    let mut pairing = Pairing { balanced, open, pairs, cue: None, read_to: 0 };
    let mut rest = doubles().peekable();
    while let Some(mark) = rest.next() {
        match pairing.role(mark, rest.peek().copied()) {
            Role::Opens => pairing.opens(mark, tokens),
            Role::Closes => pairing.closes(mark),
            Role::Inch => {
                if let Some(token) = tokens.get_mut(mark.token as usize) {
                    token.kind = TokenKind::SYMBOL;
                }
            }
            Role::Stray => {}
        }
    }
    if let Some(last) = open.pop() {
        let end = u32::try_from(tokens.len()).unwrap_or(u32::MAX);
        pairs.push(Pair { open: last.token, end, closed: false, style: last.style });
    }
}

enum Role {
    Opens,
    Closes,
    Inch,
    Stray,
}

struct Pairing<'a> {
    /// As many marks open as close by their shape, so that one inside another is nested, not forgotten.
    balanced: bool,
    open: &'a mut Vec<Mark>,
    pairs: &'a mut Vec<Pair>,
    /// The last verb of attribution among the tokens read so far.
    cue: Option<usize>,
    read_to: usize,
}

impl Pairing<'_> {
    /// What a mark does here, by its shape, its place and whether a quotation is open.
    fn role(&self, mark: &Mark, next: Option<&Mark>) -> Role {
        let open = self.open.last();
        if mark.after_feet && mark.shape != Shape::Opening {
            return Role::Inch;
        }
        if mark.after_number && mark.shape == Shape::Either && mark.style == QuoteStyle::STRAIGHT {
            // 12" inside a quotation that the next mark closes.
            let closed_later = next.is_some_and(Mark::must_close);
            if open.is_none() || closed_later {
                return Role::Inch;
            }
        }
        // A second mark right behind the first: a slip of the hand.
        let adjacent = open.is_some_and(|open| open.token + 1 == mark.token);
        if adjacent && mark.shape != Shape::Opening && !mark.must_open() {
            return Role::Stray;
        }
        match (mark.shape, open.is_some()) {
            (Shape::Opening, true) if !mark.touches_right || self.low_mark_open() => Role::Closes,
            (Shape::Opening, _) => Role::Opens,
            (Shape::Closing, false) if mark.must_open() => Role::Opens,
            (Shape::Closing, false) => Role::Stray,
            (Shape::Closing, true) => Role::Closes,
            (_, false) if mark.free_left || mark.touches_right || mark.after_cue => Role::Opens,
            (_, false) => Role::Stray,
            (_, true) if mark.must_open() => Role::Opens,
            (_, true) => Role::Closes,
        }
    }

    /// „German“: the mark that opens elsewhere closes here.
    fn low_mark_open(&self) -> bool {
        self.open.last().is_some_and(|open| open.style == QuoteStyle::OTHER) && !self.balanced
    }

    /// Opens a quotation. One that is open already was never closed, unless it is nested by its marks.
    fn opens(&mut self, mark: &Mark, tokens: &[Token]) {
        let nested = self
            .open
            .last()
            .is_some_and(|open| mark.shape == Shape::Opening && (self.balanced || mark.style != open.style));
        if !nested
            && let Some(open) = self.open.pop()
            && self.goes_on(&open, mark, tokens)
        {
            self.pairs.push(Pair { open: open.token, end: mark.token, closed: false, style: open.style });
        }
        self.open.push(*mark);
    }

    /// Whether all that stands between an opening mark and the next is quoted: sentences without an
    /// attribution, as where the paragraphs of a long quotation have been run into one.
    fn goes_on(&mut self, open: &Mark, next: &Mark, tokens: &[Token]) -> bool {
        const CUES: [Word; 5] = words(["said", "says", "told", "added", "asked"]);
        let end = next.token as usize;
        let unread = tokens.get(self.read_to..end).unwrap_or_default();
        let cue = unread.iter().rposition(|token| CUES.contains(&token.word));
        self.cue = cue.map(|cue| self.read_to + cue).or(self.cue);
        self.read_to = self.read_to.max(end);
        let ended = end.checked_sub(1).and_then(|last| tokens.get(last)).is_some_and(|last| {
            matches!(last.kind, TokenKind::STOP | TokenKind::QUESTION | TokenKind::EXCLAMATION)
        });
        ended && self.cue.is_none_or(|cue| cue < open.token as usize)
    }

    /// Closes the innermost quotation that this mark can close.
    fn closes(&mut self, mark: &Mark) {
        let other = |mark: &Mark| mark.style == QuoteStyle::OTHER && mark.shape != Shape::Either;
        // A guillemet closes a guillemet; between the two, marks of another kind have come to nothing.
        let fits = |open: &Mark| mark.shape == Shape::Opening || other(open) == other(mark);
        let skipped = self.open.iter().rev().take(2).take_while(|open| !fits(open)).count();
        if skipped >= self.open.len().min(2) {
            return;
        }
        self.open.truncate(self.open.len() - skipped);
        if let Some(open) = self.open.pop() {
            self.pairs.push(Pair { open: open.token, end: mark.token, closed: true, style: open.style });
        }
    }
}
