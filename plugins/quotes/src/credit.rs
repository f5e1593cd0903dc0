//! Speakers named without a verb: "..." – Ann Gale; Ann Gale: "..."; From the desk of Ann Gale: "...".

use std::ops::Range;

use copydesk_sdk::core::layers::{Class, TokenKind};

use crate::line::Line;
use crate::{mention, phrase, speaker, vocabulary, words};

/// The name behind a dash that opens at `dash` and closes the sentence: the credit of what stands before.
pub(crate) fn behind_dash(line: &Line<'_>, dash: usize) -> Option<Range<usize>> {
    let marked = line.kind(dash).is_some_and(|k| matches!(k, TokenKind::DASH | TokenKind::HYPHEN));
    if !marked || !line.is_capital(dash + 1) {
        return None;
    }
    let name = phrase::after(line, dash + 1, line.len())?;
    // "– Ann Gale, mayor of Ober": an apposition may follow, a verb may not.
    let rest = name.end..line.len();
    let apart = rest.is_empty() || !line.is_word(name.end);
    (apart && !rest.clone().any(|i| line.is_verb(i))).then_some(name)
}

/// The speaker before a colon, with a quotation behind it; the item of the quotation.
pub(crate) fn before_colon(line: &Line<'_>) -> Option<(Range<usize>, usize)> {
    let quotation = (1..line.len()).find(|&i| line.is_quotation(i))?;
    let colon = quotation.checked_sub(1).filter(|&i| line.is_kind(i, TokenKind::COLON))?;
    let start = (0..colon)
        .find(|&i| line.is_word(i) && !line.has(i, Class::COORDINATOR) && !line.is(i, words::FROM))?;
    let name = phrase::after(line, start, colon)?;
    if name.end == colon {
        // "Statement from Ann Gale: ..."
        let document = line.is_any(name.start, vocabulary::OCCASION);
        let from = name.clone().find(|&i| document && line.is_any(i, words::AGENT));
        let name = from.map_or(name.start, |from| from + 1)..colon;
        return (!name.is_empty()).then_some((name, quotation));
    }
    // "Gale put it bluntly: "..."": the subject of the sentence.
    let subject = speaker::of_line(line, 0, colon)?;
    if let Some(possessor) = possessor(line, &subject) {
        return Some((possessor, quotation));
    }
    let person = line.is_capital(subject.end - 1)
        || phrase::is_pronoun(line, subject.start)
        || line.has(subject.end - 1, Class::ROLE.with(Class::GROUP));
    person.then_some((subject, quotation))
}

/// "Her message was clear", "Gale's answer came at once": whose words they are.
fn possessor(line: &Line<'_>, subject: &Range<usize>) -> Option<Range<usize>> {
    let said = line.is_any(subject.end - 1, vocabulary::ANSWER);
    let possessive = subject.clone().find(|&i| line.is_kind(i, TokenKind::POSSESSIVE));
    let pronoun = line.is_any(subject.start, words::POSSESSIVE).then_some(subject.start + 1);
    let end = possessive.or(pronoun).filter(|&end| said && end > subject.start)?;
    // "Her message", where the article does not say whose: "her" names nobody.
    let nobody = possessive.is_none() && !mention::is_resolved(line, subject.start);
    Some(if nobody { subject.clone() } else { subject.start..end })
}

/// "Statement by Ann Gale on the fire:"
pub(crate) fn issuer(line: &Line<'_>) -> Option<Range<usize>> {
    let document = line.is_any(0, vocabulary::OCCASION) && line.is_any(1, words::AGENT);
    if document { phrase::after(line, 2, line.len()) } else { None }
}
