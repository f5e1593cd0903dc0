//! The mentions of the article that begin or end at an item of the sentence.

use copydesk_sdk::core::layers::{Mention, MentionForm, MentionKind};

use crate::line::{Line, NEAR};

/// Where a person's name that ends with the item before `end` begins, title included.
pub(crate) fn person_ending(line: &Line<'_>, end: usize) -> Option<usize> {
    let start = ending(line, end)?;
    let token = line.items.get(start)?.first;
    let from = line.view.mentions.partition_point(|m| m.first_token < token);
    let named = |m: &&Mention| m.kind == MentionKind::PERSON && m.form == MentionForm::NAME;
    let mut here = line.view.mentions.get(from..)?.iter().take_while(|m| m.first_token == token);
    here.any(|m| named(&m)).then_some(start)
}

/// Where a mention that ends with the item before `end` begins.
pub(crate) fn ending(line: &Line<'_>, end: usize) -> Option<usize> {
    let token = line.items.get(end.checked_sub(1)?)?.end;
    let mentions = line.view.mentions;
    let from = mentions.partition_point(|m| m.first_token + 16 < token);
    let near = mentions.get(from..)?.iter().take_while(|m| m.first_token < token);
    let first = near
        .filter(|m| m.end_token == token && m.form != MentionForm::PRONOUN)
        .map(|m| m.first_token)
        .min()?;
    (0..end).rev().take(NEAR).find(|&i| line.items.get(i).is_some_and(|item| item.first <= first))
}

/// The end of the longest mention that begins at `at`.
pub(crate) fn from(line: &Line<'_>, at: usize) -> Option<usize> {
    let token = line.items.get(at)?.first;
    let mentions = line.view.mentions;
    let from = mentions.partition_point(|m| m.first_token < token);
    let end =
        mentions.get(from..)?.iter().take_while(|m| m.first_token == token).map(|m| m.end_token).max()?;
    (at..line.len()).take(24).find(|&i| line.items.get(i).is_some_and(|item| item.end >= end)).map(|i| i + 1)
}

/// Whether the article says whom the pronoun at `i` stands for.
pub(crate) fn is_resolved(line: &Line<'_>, i: usize) -> bool {
    let Some(token) = line.items.get(i).map(|item| item.first) else { return false };
    let from = line.view.mentions.partition_point(|m| m.first_token < token);
    let mut here = line.view.mentions.iter().skip(from).take_while(|m| m.first_token == token);
    here.any(|m| m.form == MentionForm::PRONOUN && !m.full_name.is_empty())
}
