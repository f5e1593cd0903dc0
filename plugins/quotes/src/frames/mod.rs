//! What is reported: which side of the attribution it stands on, and the frame that makes it content.
//!
//! Each module is a construction: `behind`, the attribution follows what it reports or breaks it; `ahead`, it comes
//! first, and the verb decides what may follow; `according`; and the kinds of content behind a verb: `quoted`,
//! `infinitive`, `accusation`, `judgement`, `nominal`. Bare clauses and those after "that" are in `ahead`.

mod according;
mod accusation;
mod ahead;
mod behind;
mod infinitive;
mod judgement;
pub(crate) mod nominal;
pub(crate) mod quoted;

use std::ops::Range;

use crate::attribution::{Attribution, Manner};
use crate::construction::Construction;
use crate::cues::Frames;
use crate::line::Line;
use crate::noun;

/// The content of a quote as ranges of items, and how it was found.
#[derive(Clone, Debug)]
pub(crate) struct Content {
    pub(crate) first: Range<usize>,
    /// What stands behind an attribution that breaks it in two.
    pub(crate) second: Option<Range<usize>>,
    pub(crate) construction: Construction,
    /// Counts only with quoted words in it.
    pub(crate) needs_quotation: bool,
    pub(crate) recipient: Option<Range<usize>>,
    /// Where the cue ends, when a preposition belongs to it: "warned of".
    pub(crate) cue_end: Option<usize>,
}

impl Content {
    pub(crate) fn one(construction: Construction, first: Range<usize>) -> Self {
        Self { first, second: None, construction, needs_quotation: false, recipient: None, cue_end: None }
    }

    pub(crate) fn parts(&self) -> impl Iterator<Item = &Range<usize>> + Clone {
        std::iter::once(&self.first).chain(&self.second)
    }
}

/// What the attributions before this one have taken of the sentence.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Taken {
    /// The item behind the last attribution with content.
    pub(crate) lead: usize,
    /// The item behind that content.
    pub(crate) consumed: usize,
}

/// The content of attribution `k` of the line.
pub(crate) fn find(line: &Line<'_>, all: &[Attribution], k: usize, taken: Taken) -> Option<Content> {
    let a = all.get(k)?;
    // "She hopes to", "they began": what takes no words but quoted ones.
    if !line.quoted && !a.cue.frames.has(Frames::UNQUOTED) {
        return None;
    }
    let later = all.get(k + 1..).unwrap_or_default();
    match a.manner {
        Manner::Noun => noun::content(line, a, later),
        Manner::According => according::find(line, a, later, taken),
        Manner::Inverted => behind::inverted(line, a, later, taken).or_else(|| ahead::find(line, a, later)),
        Manner::Subject => behind::subject(line, a, later, taken),
        _ => ahead::find(line, a, later),
    }
}
