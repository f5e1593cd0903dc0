//! Descriptions beside a name: "Ann Lee, a spokeswoman for the town," and "the mayor, Ann Lee,".

use copydesk_core::layers::{Class, Gender, MentionForm, Token, TokenKind};

use super::found::{Found, What};

/// A name and a description of one and the same, by their mentions.
#[derive(Clone, Copy, Debug)]
pub(super) struct Apposition {
    pub(super) name: usize,
    pub(super) description: usize,
}

/// All appositions.
pub(super) fn find(tokens: &[Token], found: &[Found]) -> Vec<Apposition> {
    let mut appositions = Vec::new();
    // Owners stand inside of what they own: "his lawyer, Sam Reed".
    let mut whole = found.iter().enumerate().filter(|(_, mention)| !mention.attribute);
    let Some(mut last) = whole.next() else { return appositions };
    for next in whole {
        let ((before, first), (after, second)) = (last, next);
        last = next;
        let (name, description) = match (first.form, second.form) {
            (MentionForm::NAME, MentionForm::DESCRIPTION) => (before, after),
            (MentionForm::DESCRIPTION, MentionForm::NAME) => (after, before),
            _ => continue,
        };
        if are_apposed(tokens, first, second) {
            appositions.push(Apposition { name, description });
        }
    }
    appositions
}

/// Gives names the gender of what stands beside them: "her son, Kim Lee". It tells more than a given name.
pub(super) fn spread_gender(appositions: &[Apposition], found: &mut [Found]) {
    for apposition in appositions {
        let Some(description) = found.get(apposition.description).copied() else { continue };
        if let Some(name) = found.get_mut(apposition.name)
            && description.gender != Gender::UNKNOWN
            && name.what == What::Person
            && description.what == What::Person
        {
            name.gender = description.gender;
        }
    }
}

/// Whether only a comma (and an age) stands between, and the second is no item of a list.
fn are_apposed(tokens: &[Token], first: &Found, second: &Found) -> bool {
    let kind = |at: usize| tokens.get(at).map_or(TokenKind::STOP, |token| token.kind);
    let close = |what: What| matches!(what, What::Person | What::Organisation(_) | What::Unsure);
    let apart = first.attribute || second.attribute || first.sentence != second.sentence;
    if apart || !close(first.what) || !close(second.what) || kind(first.span.1) != TokenKind::COMMA {
        return false;
    }
    let mut at = first.span.1 + 1;
    if kind(at) == TokenKind::NUMBER && kind(at + 1) == TokenKind::COMMA {
        at += 2;
    }
    let joins = |token: &Token| [word!("and"), word!("or")].contains(&token.word);
    // "Lee, a friend said, was ill": the friend speaks of Lee.
    let speaks =
        |token: &Token| token.class.has(Class::REPORTING) && kind(second.span.1 + 1) == TokenKind::COMMA;
    at == second.span.0 && !tokens.get(second.span.1).is_some_and(|token| joins(token) || speaks(token))
}
