//! Who speaks: the subject of a cue, over auxiliaries, adverbials, appositions and relative clauses.

use std::ops::Range;

use copydesk_sdk::core::layers::{Class, TokenKind};

use crate::clause::Before;
use crate::line::{Line, NEAR};
use crate::{adverbials, mention, phrase, vocabulary, words};

/// A subject and where its clause begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Subject {
    /// The words that name the speaker.
    pub(crate) range: Range<usize>,
    /// The item with which the attributing clause begins.
    pub(crate) start: usize,
    /// Found as the antecedent of "who" or "which".
    pub(crate) relative: bool,
}

/// The subject whose verb group begins at `end`.
pub(crate) fn before(line: &Line<'_>, end: usize, floor: usize) -> Option<Subject> {
    let mut at = adverbials::before(line, end, floor);
    for _ in 0..4 {
        if at <= floor {
            return None;
        }
        let last = at - 1;
        at = match line.kind(last) {
            Some(TokenKind::CLOSE_BRACKET) => line.open_bracket(last, floor)?,
            Some(TokenKind::COMMA) => insertion(line, last, floor, TokenKind::COMMA)?,
            Some(TokenKind::DASH) => insertion(line, last, floor, TokenKind::DASH)?,
            _ => break,
        };
    }
    if at > floor + 1 && line.is_any(at - 1, words::RELATIVE_SUBJECT) {
        if let Some(range) = antecedent(line, at - 1, floor) {
            return Some(Subject { range, start: at - 1, relative: true });
        }
        return None;
    }
    if let Some(range) = over_verb(line, at, floor) {
        return Some(Subject { start: range.start, range, relative: false });
    }
    let range = phrase::before(line, at, floor)?;
    if let Some(subject) = over_relative(line, &range, floor) {
        return Some(subject);
    }
    // "The chief of police, Ann Gale, says": the name, where only a description stands before it.
    let inserted = at + 1..end.max(at + 1);
    if let Some(name) = inserted_name(line, &range, inserted) {
        return Some(Subject { start: range.start, range: name, relative: false });
    }
    let range = bearer(line, range, floor);
    Some(Subject { start: range.start, range, relative: false })
}

/// The subject before a verb or a participle that stands between it and its own.
fn over_verb(line: &Line<'_>, end: usize, floor: usize) -> Option<Range<usize>> {
    let clause = Before::new(line, end, floor);
    // Most clauses have no verb there.
    let verb = clause.classes.has(phrase::VERBAL.with(Class::VERB_ING));
    let over = if verb { over_participle(line, &clause.range, floor) } else { None };
    let published = || if clause.published { over_publication(line, &clause.range, floor) } else { None };
    over.or_else(published).or_else(|| if verb { over_restriction(line, end, floor) } else { None })
}

/// "Barry, who was from Leeds said": a phrase that is governed by a preposition behind the verb of a relative
/// clause is no subject; what "who" refers to is.
fn over_relative(line: &Line<'_>, range: &Range<usize>, floor: usize) -> Option<Subject> {
    // "economists who favour taxes agree": the same without commas.
    let who = |&j: &usize| line.is(j, words::WHO);
    if let Some(pronoun) = (range.start.saturating_sub(2).max(floor + 1)..range.end).rev().find(who) {
        let range = antecedent(line, pronoun, floor)?;
        return Some(Subject { start: range.start, range, relative: false });
    }
    let i = range.start.checked_sub(2).filter(|&i| i > floor && line.has(i + 1, Class::PREPOSITION))?;
    let low = floor.max(range.start.saturating_sub(12));
    if !line.is_verb(i) {
        return None;
    }
    let pronoun = (low..i).rev().find(|&j| line.is_any(j, words::RELATIVE_SUBJECT))?;
    let range = antecedent(line, pronoun, floor)?;
    Some(Subject { start: range.start, range, relative: false })
}

/// "A poll published on Monday by the college showed": the document before a participle and what belongs to it.
fn over_publication(line: &Line<'_>, clause: &Range<usize>, floor: usize) -> Option<Range<usize>> {
    let published = clause.clone().rev().find(|&i| {
        i > floor
            && line.is_any(i, vocabulary::PUBLISHED)
            && (line.is_any(i - 1, vocabulary::DOCUMENT) || line.is_any(i - 1, vocabulary::OCCASION))
    })?;
    phrase::before(line, published, floor)
}

/// "Ann Gale speaking on the radio said": the name before a participle and what belongs to it.
fn over_participle(line: &Line<'_>, clause: &Range<usize>, floor: usize) -> Option<Range<usize>> {
    let i = clause
        .clone()
        .rev()
        .find(|&i| line.has(i, Class::VERB_ING) && line.is_lower(i) && line.has(i + 1, Class::PREPOSITION))?;
    let finite = (i + 1..clause.end).any(|j| phrase::is_verb(line, j));
    let start = mention::person_ending(line, i).filter(|&start| !finite && start >= floor)?;
    Some(start..i)
}

/// "An official who asked not to be named told": where a verb stands right before the cue, a relative clause
/// without commas ends there.
fn over_restriction(line: &Line<'_>, end: usize, floor: usize) -> Option<Range<usize>> {
    let last = end.checked_sub(1).filter(|&last| line.is_lower(last) && phrase::is_verb(line, last))?;
    let who = Before::new(line, last, floor).range.rev().find(|&i| line.is(i, words::WHO))?;
    phrase::before(line, who, floor)
}

/// The name set off by commas behind a description.
fn inserted_name(line: &Line<'_>, described: &Range<usize>, inserted: Range<usize>) -> Option<Range<usize>> {
    let end = inserted.clone().find(|&i| line.is_comma(i))?;
    let name = inserted.start..end;
    let named = (2..6).contains(&name.len()) && name.clone().all(|i| line.is_word(i) && line.is_capital(i));
    let description = line.is_lower(described.end - 1) || line.is_any(described.end - 1, words::STANDALONE);
    (named && description).then_some(name)
}

/// What a relative pronoun refers to.
fn antecedent(line: &Line<'_>, pronoun: usize, floor: usize) -> Option<Range<usize>> {
    let mut end = pronoun;
    if end > floor && line.is_comma(end - 1) {
        end -= 1;
    }
    if end > floor && line.is_kind(end - 1, TokenKind::CLOSE_BRACKET) {
        end = line.open_bracket(end - 1, floor)?;
    }
    let range = phrase::before(line, end, floor).map(|range| bearer(line, range, floor))?;
    // "gave the offer to Norland, which": the nearest noun rather than the object before it.
    let person = !line.is(pronoun, words::WHO) || mention::person_ending(line, range.end).is_some();
    let to = range.clone().rev().find(|&i| line.is(i, words::TO) && i + 1 < range.end).filter(|_| person);
    let Some(to) = to else { return Some(range) };
    let mention = mention::ending(line, range.end).filter(|&start| start > to);
    let object = to + 1 + usize::from(line.has(to + 1, Class::VERB_BASE));
    let start = mention.or((object < range.end).then_some(object));
    Some(start.unwrap_or(range.start)..range.end)
}

/// "Hugh Hill, a doctor" is Hugh Hill: of a name and its apposition, the name.
fn bearer(line: &Line<'_>, range: Range<usize>, floor: usize) -> Range<usize> {
    let start = range.start;
    let opens =
        line.is_any(start, words::ARTICLE) || line.is_lower(start) && !phrase::is_pronoun(line, start);
    if start > floor + 1
        && opens
        && line.is_comma(start - 1)
        && line.is_capital(start - 2)
        && let Some(name) = phrase::before(line, start - 1, floor)
    {
        let alone = (name.start <= floor || !line.has(name.start - 1, Class::PREPOSITION))
            && !line.has(
                name.end - 1,
                Class::ADVERB.with(Class::ADVERBIAL).with(Class::WEEKDAY).with(Class::MONTH),
            );
        // "in the town of Ober, a miller": a place is not who the miller is.
        let alone = alone
            && !(line.is_lower(name.start)
                && name.clone().any(|i| line.has(i, Class::PREPOSITION) && !line.is(i, words::OF)));
        // "They will meet Ann Gale, the mayor said": the clause before the comma has its verb, and its object.
        let joined = name.start > floor && line.has(name.start - 1, Class::COORDINATOR);
        let verb = || Before::new(line, name.start, floor).range.any(|i| phrase::is_verb(line, i));
        let alone = alone && (joined || !verb());
        // "Regardless, the minister said": one capital at the start is no name yet.
        let named = name.len() > 1 || mention::from(line, name.start).is_some();
        if alone && named && line.is_capital(name.end - 1) && name.len() < 8 {
            return name;
        }
    }
    range
}

/// The item after the phrase that an insertion ending with the mark at `close` follows: for "Netanyahu, who has
/// faced divisions, said" the first comma.
fn insertion(line: &Line<'_>, close: usize, floor: usize, mark: TokenKind) -> Option<usize> {
    let low = floor.max(close.saturating_sub(NEAR));
    // "Ann Gale (R-Ober), said": a comma too many.
    if close > floor && line.is_kind(close - 1, TokenKind::CLOSE_BRACKET) {
        let bracket = line.open_bracket(close - 1, floor);
        if bracket.is_some_and(|open| mention::person_ending(line, open).is_some()) {
            return bracket;
        }
    }
    let mut commas = 0;
    for open in (low..close).rev() {
        if line.quoted_words(open) > 6 {
            return None;
        }
        match line.kind(open) {
            Some(kind) if kind == mark => {
                if open + 1 < close && inserted(line, open + 1..close) && subject_ends(line, open, floor) {
                    return Some(open);
                }
                commas += 1;
                if commas > 4 {
                    return None;
                }
            }
            Some(TokenKind::SEMICOLON | TokenKind::COLON | TokenKind::STOP) => return None,
            _ => {}
        }
    }
    None
}

/// Whether the items can stand between a subject and its verb: a relative clause, an apposition, an age, a
/// phrase; not a clause with a verb of its own.
fn inserted(line: &Line<'_>, range: Range<usize>) -> bool {
    let first = range.start;
    if line.is_any(first, words::RELATIVE) {
        return true;
    }
    if line.has(first, Class::COORDINATOR) || phrase::is_pronoun(line, first) {
        return false;
    }
    if line.has(first, Class::PREPOSITION) && line.is_any(first + 1, words::RELATIVE) {
        return true;
    }
    let relative = range.clone().find(|&i| i > first && line.is_any(i, words::RELATIVE));
    let own = first..relative.unwrap_or(range.end);
    if line.has(first, Class::SUBORDINATOR) && !line.has(first, Class::PREPOSITION) {
        return true;
    }
    !own.clone().any(|i| phrase::is_verb(line, i))
}

/// Whether a noun phrase that can be the subject of the sentence ends before `end`.
fn subject_ends(line: &Line<'_>, end: usize, floor: usize) -> bool {
    let bracket = end > floor && line.is_kind(end - 1, TokenKind::CLOSE_BRACKET);
    let end = if bracket { line.open_bracket(end - 1, floor).unwrap_or(end) } else { end };
    let Some(range) = phrase::before(line, end, floor).filter(|range| !is_age_or_day(line, range)) else {
        return false;
    };
    if range.start <= floor {
        return true;
    }
    let i = range.start - 1;
    let opener = Class::COORDINATOR.with(Class::SUBORDINATOR).with(Class::ADVERB).with(Class::ADVERBIAL);
    line.is_quotation(i)
        || line.has(i, opener) && !line.has(i, Class::PREPOSITION)
        || !line.is_word(i) && !line.is_kind(i, TokenKind::NUMBER)
}

/// A number is an age or, with a month, a day, and nobody.
fn is_age_or_day(line: &Line<'_>, range: &Range<usize>) -> bool {
    let is_number = |at: usize| line.is_kind(at, TokenKind::NUMBER);
    let is_month = |at: usize| line.has(at, Class::MONTH);
    if range.len() > 3 || !range.clone().all(|at| is_number(at) || is_month(at)) {
        return false;
    }
    // "3 March": the phrase begins behind the number.
    let before = range.start.wrapping_sub(1);
    let follows_day = is_number(before) && line.span(before).len() <= 2 && is_month(range.start);
    follows_day || range.clone().any(is_number)
}

/// The first noun phrase of the line that can be its subject, for a cue that has none of its own.
pub(crate) fn of_line(line: &Line<'_>, floor: usize, ceil: usize) -> Option<Range<usize>> {
    let mut at = floor;
    let skip = Class::COORDINATOR.with(Class::ADVERB);
    while at < ceil && (!line.is_word(at) || line.has(at, skip) && !line.has(at, Class::DETERMINER)) {
        at += 1;
    }
    // "In Cairo, Blinken": over an opening phrase to its comma.
    if line.has(at, Class::PREPOSITION.with(Class::SUBORDINATOR)) && !line.has(at, Class::DETERMINER) {
        at = (at..ceil.min(at + NEAR)).find(|&i| line.is_comma(i))? + 1;
    }
    phrase::after(line, at, ceil).filter(|range| names_speaker(line, range))
}

/// Whether the phrase can name somebody who speaks; "you" and "there" do not.
pub(crate) fn names_speaker(line: &Line<'_>, range: &Range<usize>) -> bool {
    let first = range.start;
    let nobody = line.is_any(first, words::NOBODY) && (range.len() == 1 || line.is(first, words::NO));
    !nobody && !is_age_or_day(line, range)
}
