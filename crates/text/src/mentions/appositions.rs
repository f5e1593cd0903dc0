//! Descriptions beside a name: "Ann Lee, a spokeswoman for the town," and "the mayor, Ann Lee,".

use copydesk_core::layers::{Class, Gender, MentionForm, Token, TokenKind};

use super::found::{Found, What};

/// A name and a description of one and the same, by their mentions.
#[derive(Clone, Copy, Debug)]
pub(super) struct Apposition {
    pub(super) name: usize,
    pub(super) description: usize,
}

/// Finds all appositions.
pub(super) fn find(tokens: &[Token], found: &[Found], appositions: &mut Vec<Apposition>) {
    appositions.clear();
    // Owners stand inside of what they own: "his lawyer, Sam Reed".
    let mut whole = found.iter().enumerate().filter(|(_, mention)| !mention.attribute);
    let Some(mut last) = whole.next() else { return };
    for next in whole {
        let ((before, first), (after, second)) = (last, next);
        last = next;
        // Few stand so near: only a comma between them, or two and an age.
        if !matches!(second.span.first().wrapping_sub(first.span.end()), 1 | 3) {
            continue;
        }
        let (name, description) = match (first.form, second.form) {
            (MentionForm::NAME, MentionForm::DESCRIPTION) => (before, after),
            (MentionForm::DESCRIPTION, MentionForm::NAME) => (after, before),
            _ => continue,
        };
        if are_apposed(tokens, first, second) {
            appositions.push(Apposition { name, description });
        }
    }
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
    if apart || !close(first.what) || !close(second.what) || kind(first.span.end()) != TokenKind::COMMA {
        return false;
    }
    let mut at = first.span.end() + 1;
    if kind(at) == TokenKind::NUMBER && kind(at + 1) == TokenKind::COMMA {
        at += 2;
    }
    let joins = |token: &Token| [word!("and"), word!("or")].contains(&token.word);
    // "Lee, a friend said, was ill": the friend speaks of Lee.
    let speaks =
        |token: &Token| token.class.has(Class::REPORTING) && kind(second.span.end() + 1) == TokenKind::COMMA;
    at == second.span.first()
        && !tokens.get(second.span.end()).is_some_and(|token| joins(token) || speaks(token))
}
