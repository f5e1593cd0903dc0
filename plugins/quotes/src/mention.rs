//! The mentions of the article that begin or end at an item of the sentence.

use copydesk_sdk::core::layers::{Mention, MentionForm, MentionKind};

use crate::line::{Line, NEAR};

/// Where a person's name that ends with the item before `end` begins, title included.
pub(crate) fn person_ending(line: &Line<'_>, end: usize) -> Option<usize> {
    let start = ending(line, end)?;
    let token = line.items.get(start)?.first;
    let named = |m: &Mention| m.kind == MentionKind::PERSON && m.form == MentionForm::NAME;
    opening(line, token).any(named).then_some(start)
}

/// Where a mention that ends with the item before `end` begins.
pub(crate) fn ending(line: &Line<'_>, end: usize) -> Option<usize> {
    let token = line.items.get(end.checked_sub(1)?)?.end;
    let from = line.mentions.partition_point(|m| m.first_token + 16 < token);
    let near = line.mentions.get(from..)?.iter().take_while(|m| m.first_token < token);
    let first = near
        .filter(|m| m.end_token == token && m.form != MentionForm::PRONOUN)
        .map(|m| m.first_token)
        .min()?;
    (0..end).rev().take(NEAR).find(|&i| line.items.get(i).is_some_and(|item| item.first <= first))
}

/// The end of the longest mention that begins at `at`.
pub(crate) fn from(line: &Line<'_>, at: usize) -> Option<usize> {
    let token = line.items.get(at)?.first;
    let end = opening(line, token).map(|m| m.end_token).max()?;
    (at..line.len()).take(24).find(|&i| line.items.get(i).is_some_and(|item| item.end >= end)).map(|i| i + 1)
}

/// Whether the article says whom the pronoun at `i` stands for.
pub(crate) fn is_resolved(line: &Line<'_>, i: usize) -> bool {
    let Some(token) = line.items.get(i).map(|item| item.first) else { return false };
    opening(line, token).any(|m| m.form == MentionForm::PRONOUN && !m.full_name.is_empty())
}

/// The mentions that begin at `token`.
fn opening<'a>(line: &Line<'a>, token: u32) -> impl Iterator<Item = &'a Mention> {
    let from = line.mentions.partition_point(|m| m.first_token < token);
    let rest = line.mentions.get(from..).unwrap_or_default();
    rest.iter().take_while(move |m| m.first_token == token)
}
