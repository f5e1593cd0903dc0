//! The words that an article's claims are shown with, in one allocation.

use std::fmt;

/// Words one after the other.
#[derive(Clone, Default)]
pub(crate) struct Pool(String);

/// Where words stand in a pool; of no length where there are none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Piece {
    at: u32,
    length: u32,
}

impl Pool {
    /// Keeps words. What goes beyond 4 GiB, which no article's claims do, is left out.
    pub(crate) fn add(&mut self, words: &str) -> Piece {
        let piece = u32::try_from(self.0.len()).ok().zip(u32::try_from(words.len()).ok());
        let Some((at, length)) = piece else { return Piece::default() };
        self.0.push_str(words);
        Piece { at, length }
    }

    /// Keeps words where there are any.
    pub(crate) fn maybe(&mut self, words: Option<&str>) -> Piece {
        words.map_or(Piece::default(), |words| self.add(words))
    }

    /// The words of a piece.
    pub(crate) fn of(&self, piece: Piece) -> &str {
        let from = piece.at as usize;
        self.0.get(from..from + piece.length as usize).unwrap_or_default()
    }

    /// The words of a piece that has any.
    pub(crate) fn some(&self, piece: Piece) -> Option<&str> {
        Some(self.of(piece)).filter(|words| !words.is_empty())
    }

    /// Gives back the room that was not needed.
    pub(crate) fn shrink(&mut self) {
        self.0.shrink_to_fit();
    }
}

impl fmt::Debug for Pool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pool({} bytes)", self.0.len())
    }
}
