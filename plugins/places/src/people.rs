//! Who bears the name of a place: surnames and first names of the people in the article.

use copydesk_sdk::prelude::layers::{Case, Class, Mention, MentionForm, MentionKind, TokenKind};
use copydesk_sdk::prelude::*;

use crate::view::View;
use crate::words::Cues;

const NO_SURNAME: Class = Class::ORGANISATION
    .with(Class::WEEKDAY)
    .with(Class::MONTH)
    .with(Class::ROLE)
    .with(Class::TITLE)
    .with(Class::GROUP)
    .with(Class::DEMONYM);
const GIVEN: Class = Class::FEMALE_NAME.with(Class::MALE_NAME);

/// The words that name people, sorted.
#[derive(Debug, Default)]
pub(crate) struct People(Vec<Word>);

impl People {
    /// Collects them from the mentions, and from what looks like a full name or a title with one.
    pub(crate) fn of(view: View<'_>, mentions: &[Mention]) -> Self {
        let mut names = Vec::new();
        for mention in
            mentions.iter().filter(|m| m.kind == MentionKind::PERSON && m.form == MentionForm::NAME)
        {
            let first = view.tokens.partition_point(|t| t.span.start < mention.name.start);
            let tokens = view.tokens.get(first..).unwrap_or_default();
            let words = tokens.iter().take_while(|t| t.span.end <= mention.name.end);
            let mut words = words.filter(|t| t.kind == TokenKind::WORD && t.case != Case::LOWER);
            // One name alone is no evidence of its own: it may have been taken for a person here too.
            if let (Some(_), Some(last)) = (words.next(), words.last()) {
                names.push(last.word);
            }
        }
        for at in 0..view.tokens.len() {
            if let Some(surname) = surname_after(view, at) {
                names.extend(view.token(surname).map(|t| t.word));
                // The first name counts too, where what follows it can hardly be anything but a surname.
                let vague = Class::NOUN.with(Class::ADJECTIVE).with(Class::COMMON).with(Class::VERB);
                if !view.class(surname, vague) && !view.cue(surname, Cues::BODY.with(Cues::FACILITY)) {
                    names.extend(view.token(at).map(|t| t.word));
                }
            }
        }
        names.sort_unstable();
        names.dedup();
        Self(names)
    }

    /// Whether somebody in the article is called so.
    pub(crate) fn has(&self, word: Word) -> bool {
        self.0.binary_search(&word).is_ok()
    }
}

/// A word that may be a first name or an initial.
pub(crate) fn is_given(view: View<'_>, at: usize) -> bool {
    view.is_capital(at) && (view.class(at, GIVEN) || is_initial(view, at))
}

fn is_initial(view: View<'_>, at: usize) -> bool {
    let words = view.words(at).as_bytes();
    matches!(words, [letter, b'.'] if letter.is_ascii_uppercase())
}

/// The last word of the name that begins here: "Judy Law", "Mr. Law", "Judy A. Law".
fn surname_after(view: View<'_>, at: usize) -> Option<usize> {
    if !view.is_capital(at) || view.is_opener(at) {
        return None;
    }
    let titled = view.class(at, Class::TITLE);
    if !titled && !view.class(at, GIVEN) {
        return None;
    }
    let mut next = view.behind(at + 1)?;
    while is_initial(view, next) && next < at + 4 {
        next = view.behind(next + 1)?;
    }
    let plain = |at: usize| {
        view.is_capital(at) && !view.class(at, NO_SURNAME) && !view.cue(at, Cues::PEOPLE.with(Cues::TEAM))
    };
    if !plain(next) || view.is_opener(next) {
        return None;
    }
    // "Jerome Faulkner", "Mary Ann Faulkner": the last of up to three capitals, as long as a name it is.
    while let Some(further) = view.behind(next + 1) {
        if further > at + 3
            || !plain(further)
            || view.is_opener(further)
            || !(view.class(next, GIVEN) || is_initial(view, next) || view.class(further, Class::SURNAME))
        {
            break;
        }
        next = further;
    }
    Some(next)
}
