//! The mentions of the article that begin or end at an item of the sentence.

use copydesk_sdk::core::layers::{Mention, MentionForm, MentionKind};

use crate::line::{Line, NEAR};

/// No mention is longer: in tokens, and in bytes.
const LONGEST: (u32, u32) = (16, 1024);

/// Where a person's name that ends with the item before `end` begins, title included.
pub(crate) fn person_ending(line: &Line<'_>, end: usize) -> Option<usize> {
    let named = |m: &Mention| m.kind == MentionKind::PERSON && m.form == MentionForm::NAME;
    ending(line, end).filter(|&start| opening(line, start).any(named))
}

/// Where a mention that ends with the item before `end` begins.
pub(crate) fn ending(line: &Line<'_>, end: usize) -> Option<usize> {
    let to = line.items.get(end.checked_sub(1)?)?.span.end;
    let begun = line.mentions.partition_point(|m| m.span.start < to);
    let begun = line.mentions.get(..begun).unwrap_or_default().iter().rev();
    let near = begun.take_while(|m| m.span.start + LONGEST.1 >= to);
    let ends = |m: &&Mention| {
        m.span.end == to
            && m.form != MentionForm::PRONOUN
            && m.end_token.saturating_sub(m.first_token) <= LONGEST.0
    };
    let first = near.filter(ends).last()?.span.start;
    (0..end).rev().take(NEAR).find(|&i| line.items.get(i).is_some_and(|item| item.span.start <= first))
}

/// The end of the longest mention that begins at `at`.
pub(crate) fn from(line: &Line<'_>, at: usize) -> Option<usize> {
    let end = opening(line, at).map(|m| m.span.end).max()?;
    let last = (at..line.len()).take(24).find(|&i| line.items.get(i).is_some_and(|i| i.span.end >= end));
    last.map(|last| last + 1)
}

/// Whether the article says whom the pronoun at `i` stands for.
pub(crate) fn is_resolved(line: &Line<'_>, i: usize) -> bool {
    opening(line, i).any(|m| m.form == MentionForm::PRONOUN && !m.full_name.is_empty())
}

/// The mentions that begin with the item `i`.
fn opening<'a>(line: &Line<'a>, i: usize) -> impl Iterator<Item = &'a Mention> {
    let start = line.items.get(i).map_or(u32::MAX, |item| item.span.start);
    let from = line.mentions.partition_point(|m| m.span.start < start);
    let rest = line.mentions.get(from..).unwrap_or_default();
    rest.iter().take_while(move |m| m.span.start == start)
}
