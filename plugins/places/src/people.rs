//! Who bears the name of a place: surnames and first names of the people in the article.

use copydesk_sdk::core::WordFilter;
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
/// What ends the name of something that is no person, whatever it begins with: "Virginia Beach".
const NO_PERSON: Cues = Cues::BODY
    .with(Cues::FACILITY)
    .with(Cues::EVENT)
    .with(Cues::TEAM)
    .with(Cues::NATURE)
    .with(Cues::INSTITUTION)
    .with(Cues::SETTLEMENT)
    .with(Cues::AREA)
    .with(Cues::THING);
const GIVEN: Class = Class::FEMALE_NAME.with(Class::MALE_NAME);

/// The words that name people. The room is kept from article to article.
#[derive(Debug, Default)]
pub(crate) struct People {
    /// Sorted.
    names: Vec<Word>,
    filter: WordFilter<8>,
}

impl People {
    /// Collects them from the mentions, and from what looks like a full name or a title with one.
    pub(crate) fn read(&mut self, view: &View<'_>, mentions: &[Mention]) {
        let Self { names, filter } = self;
        names.clear();
        let people = |m: &&Mention| m.kind == MentionKind::PERSON && m.form == MentionForm::NAME;
        for mention in mentions.iter().filter(people) {
            let tokens = (mention.first_token as usize..).map_while(|at| Some((at, view.token(at)?)));
            let tokens = tokens.skip_while(|(_, t)| t.span.start < mention.name.start);
            let tokens = tokens.take_while(|(_, t)| t.span.end <= mention.name.end);
            let mut words = tokens.filter(|(_, t)| t.kind == TokenKind::WORD && t.case != Case::LOWER);
            // One name alone is no evidence of its own: it may have been taken for a person here too.
            if let (Some((_, first)), Some((at, last))) = (words.next(), words.last()) {
                names.push(last.word);
                if first.class.has(GIVEN) && !view.cue(at, NO_PERSON) {
                    names.push(first.word);
                }
            }
        }
        for at in view.capitals().filter(|&at| view.class(at, GIVEN.with(Class::TITLE))) {
            let next = view.behind(at + 1);
            if is_called(view, at, next) {
                names.extend(view.token(at).map(|t| t.word));
            }
            if let Some(surname) = next.and_then(|next| surname_after(view, at, next)) {
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
        *filter = names.iter().copied().collect();
    }

    /// Whether somebody in the article is called so.
    pub(crate) fn has(&self, word: Word) -> bool {
        self.filter.may_have(word) && self.names.binary_search(&word).is_ok()
    }
}

/// Whether this is a first name alone that is somebody's: "her sister Florence", "Chad's mother", "Jordan said he".
fn is_called(view: &View<'_>, at: usize, next: Option<usize>) -> bool {
    if !view.class(at, GIVEN) || next.is_some_and(|n| view.is_capital(n)) {
        return false;
    }
    let comma = |b: usize| if view.is(b, TokenKind::COMMA) { view.before(b) } else { Some(b) };
    let kin = view.before(at).and_then(comma).is_some_and(|b| view.cue(b, Cues::KIN) && !view.is_capital(b));
    let of_kin = view.is(at + 1, TokenKind::POSSESSIVE) && view.cue(at + 2, Cues::KIN);
    let they = || {
        let that = at + 2 + usize::from(view.words(at + 2) == "that");
        matches!(view.words(that), "he" | "she")
    };
    kin || of_kin || (view.class(at + 1, Class::REPORTING) && they())
}

/// A word that may be a first name or an initial.
pub(crate) fn is_given(view: &View<'_>, at: usize) -> bool {
    view.is_capital(at) && (view.class(at, GIVEN) || is_initial(view, at))
}

fn is_initial(view: &View<'_>, at: usize) -> bool {
    let short = view.token(at).is_some_and(|t| t.span.len() == 2);
    short && matches!(view.words(at).as_bytes(), [letter, b'.'] if letter.is_ascii_uppercase())
}

/// The last word of the name that begins with this first name or title: "Judy Law", "Mr. Law", "Judy A. Law".
fn surname_after(view: &View<'_>, at: usize, mut next: usize) -> Option<usize> {
    if !view.is_capital(next) || view.is_opener(at) {
        return None;
    }
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
