//! Credits of photographs: "PHOTO/Ana Reyes/POOL/AFP", "© Ana Reyes/Pool via REUTERS". They name people and agencies.

use std::ops::Range;

use copydesk_sdk::prelude::layers::{TokenFlags, TokenKind};

use crate::view::View;
use crate::words::Cues;

/// The tokens of every credit, in order: capitalised words between slashes, an agency or what stands for one
/// among them. "DOHA/AFP —" is a dateline.
pub(crate) fn find(view: &View<'_>) -> Vec<Range<usize>> {
    let mut credits: Vec<Range<usize>> = Vec::new();
    let mut reached = 0;
    for slash in view.all(Cues::SLASH) {
        if slash < reached {
            continue;
        }
        let (start, mut end) = (view.run_start(slash), slash);
        while view.behind(end).is_some() && view.is(end, TokenKind::SLASH) {
            end = view.run_end(end + 1);
        }
        let dash = view.is(end, TokenKind::DASH)
            || (view.is(end, TokenKind::HYPHEN) && view.flag(end, TokenFlags::SPACED));
        if !dash && (start..end).any(|word| view.cue(word, Cues::CREDIT)) {
            credits.push(start..end);
        }
        reached = end;
    }
    credits
}

/// Whether some of the tokens belong to one of the credits.
pub(crate) fn overlap(credits: &[Range<usize>], tokens: &Range<usize>) -> bool {
    let at = credits.partition_point(|c| c.end <= tokens.start);
    credits.get(at).is_some_and(|c| c.start < tokens.end)
}
