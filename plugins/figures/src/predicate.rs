//! What is said of the things counted: the verb behind them, else the one before.

use copydesk_sdk::core::layers::{Class, TokenKind};
use copydesk_sdk::core::{Category, Word};

use crate::draft::Draft;
use crate::lexicon::Cue;
use crate::numerals::OF;
use crate::phrase::{self, Tokens};
use crate::view::View;
use crate::what;

const WHO: [Word; 3] = [Word::ascii("who"), Word::ascii("that"), Word::ascii("which")];
const HAVE: [Word; 3] = [Word::ascii("has"), Word::ascii("have"), Word::ascii("had")];
const TO: Word = Word::ascii("to");
const LAST: [Word; 4] =
    [Word::ascii("last"), Word::ascii("past"), Word::ascii("next"), Word::ascii("previous")];
const OTHERS: [Word; 2] = [Word::ascii("others"), Word::ascii("more")];
const WORTH: [Word; 1] = [Word::ascii("worth")];
const ACCORDING: Word = Word::ascii("according");
const INCLUDING: Word = Word::ascii("including");
const COMPARING: [Word; 4] =
    [Word::ascii("more"), Word::ascii("less"), Word::ascii("fewer"), Word::ascii("for")];
const AMONG: Word = Word::ascii("among");
const BY: [Word; 1] = [Word::ascii("by")];
const THERE: [Word; 1] = [Word::ascii("there")];

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Predicate {
    /// These words.
    Here(Tokens),
    /// What is said of the figure before: "killing two soldiers and six civilians".
    Before,
    /// Nothing.
    None,
}

/// What is said of `draft`, whose counted noun ends before `noun_end`.
pub(crate) fn read(view: &View<'_>, draft: &Draft, noun_end: usize) -> Predicate {
    // "a four-nation tour": what has so many of them.
    if draft.joined
        && draft.category == Category::Count
        && let Some((_, end)) = what::tied(view, draft)
        && let Some(noun) = phrase::described(view, end)
    {
        return Predicate::Here(noun);
    }
    let behind = noun_end.max(draft.rate_end);
    let behind = phrase::of_them(view, behind);
    // "three others were hurt"
    let behind = if view.is_word(behind, &OTHERS) { behind + 1 } else { behind };
    let away = view.says(behind, Cue::AWAY);
    // "worth $50 imported from abroad"
    let participle = phrase::is_participle(view, behind) && view.letters(behind).ends_with(b"ed");
    let counted = away || participle || !matches!(draft.category, Category::Money | Category::Duration);
    if counted && let Some(found) = right(view, behind).or_else(|| farther(view, behind)) {
        return Predicate::Here(found);
    }
    let before = draft.first.wrapping_sub(1);
    let listed = view.has(before, Class::COORDINATOR)
        || view.is_word(before, &[INCLUDING])
        || view.is_word(before.wrapping_sub(1), &[AMONG]) && view.has(before, Class::PRONOUN)
        || view.is(before, TokenKind::COMMA) && draft.category != Category::Age;
    if listed {
        return Predicate::Before;
    }
    // "in a landmark $206 settlement": the verb is the settlement's.
    let low = before.wrapping_sub(1);
    let described = draft.category == Category::Money
        && noun_end > draft.rate_end
        && (view.has(before, Class::DETERMINER) || view.has(low, Class::DETERMINER));
    let far = || if described { None } else { governing(view, draft) };
    let uncounted = || if counted { None } else { right(view, behind) };
    if let Some(found) = left(view, draft).or_else(far).or_else(uncounted) {
        return Predicate::Here(found);
    }
    if matches!(draft.category, Category::Money | Category::Percent) && shares_verb(view, draft) {
        return Predicate::Before;
    }
    prepositional(view, behind).map_or(Predicate::None, Predicate::Here)
}

/// The verb phrase that begins at `at`: "were killed in the raid", "who live there", "believed to be dead".
fn right(view: &View<'_>, at: usize) -> Option<Tokens> {
    let mut start = at;
    if view.is_word(start, &WHO) {
        start += 1;
    }
    if view.says(start, Cue::AWAY) {
        return Some((start, end_of(view, start)));
    }
    while view.has(start, Class::ADVERB) {
        start += 1;
    }
    let auxiliary = phrase::is_auxiliary(view, start);
    if !auxiliary && !phrase::is_verb(view, start) {
        return None;
    }
    let end = end_of(view, start);
    // "were killed": the participle says it; "are on sale" needs its verb.
    let mut verb = start;
    while verb < end
        && (view.says(verb, Cue::BE) || view.is_word(verb, &HAVE) || view.has(verb, Class::ADVERB))
    {
        verb += 1;
    }
    let passive = verb > start && verb < end && (phrase::is_verb(view, verb));
    let start = if passive && view.says(verb - 1, Cue::BE) { verb } else { start };
    (start < end).then_some((start, end))
}

/// The verb behind what describes the noun: "netizens all over the world have liked", "three men, two of them
/// officers, were held".
fn farther(view: &View<'_>, at: usize) -> Option<Tokens> {
    let mut start = at;
    if view.is(start, TokenKind::OPEN_BRACKET) {
        let close = (start..start + 5).find(|&i| view.is(i, TokenKind::CLOSE_BRACKET))?;
        return right(view, close + 1);
    }
    let inserted = view.is(start, TokenKind::COMMA);
    if inserted {
        start = (at + 1..at + 10).find(|&i| view.is(i, TokenKind::COMMA) || view.is(i, TokenKind::STOP))? + 1;
        return if phrase::is_auxiliary(view, start) { right(view, start) } else { None };
    }
    if !view.has(start, Class::PREPOSITION.with(Class::ADVERBIAL).with(Class::DETERMINER)) {
        return None;
    }
    let stops = |i: usize| {
        !view.is(i, TokenKind::WORD) && !view.is(i, TokenKind::NUMBER) && !view.joins(i)
            || view.has(
                i,
                Class::SUBORDINATOR.with(Class::PRONOUN).with(Class::COORDINATOR).with(Class::REPORTING),
            )
    };
    let verb = (start..start + 9).take_while(|&i| !stops(i)).find(|&i| phrase::is_auxiliary(view, i))?;
    right(view, verb)
}

/// The verb that governs a duration or a sum at some distance: "had to build the wall in six weeks".
fn governing(view: &View<'_>, draft: &Draft) -> Option<Tokens> {
    if draft.joined
        || !matches!(
            draft.category,
            Category::Duration | Category::Money | Category::Percent | Category::Count
        )
    {
        return None;
    }
    let low = draft.first.saturating_sub(10);
    let stops = |i: usize| {
        !view.is(i, TokenKind::WORD) && !view.joins(i) && !view.is(i, TokenKind::POSSESSIVE)
            || view.has(i, Class::SUBORDINATOR)
            || view.number(i).is_some()
    };
    let verb = (low..draft.first).rev().take_while(|&i| !stops(i)).find(|&i| {
        phrase::governs(view, i) && !phrase::is_plural(view, i) && !view.has(i, Class::REPORTING)
    })?;
    let mut start = verb;
    while start > low
        && (phrase::is_auxiliary(view, start - 1)
            || view.is_word(start - 1, &[TO])
            || view.has(start - 1, Class::ADVERB))
    {
        start -= 1;
    }
    // Its object and preposition belong to it where a noun stands between: "put tariffs on $3 million of".
    let end =
        if draft.category == Category::Duration { end_of_verb(view, verb, draft.first) } else { draft.first };
    Some((start, last_word(view, verb, end)))
}

/// Whether another figure stands between this one and its verb: "put a 5% tax on $50 of goods".
fn shares_verb(view: &View<'_>, draft: &Draft) -> bool {
    let low = draft.first.saturating_sub(10);
    (low..draft.first)
        .rev()
        .take_while(|&i| {
            view.is(i, TokenKind::WORD) || view.is(i, TokenKind::NUMBER) || view.is(i, TokenKind::PERCENT)
        })
        .any(|i| view.is(i, TokenKind::NUMBER) || view.number(i).is_some())
}

/// The verb and the words right behind it, up to the preposition before the figure.
fn end_of_verb(view: &View<'_>, verb: usize, first: usize) -> usize {
    let mut end = first;
    while end > verb + 1
        && (view.has(end - 1, Class::PREPOSITION.with(Class::ADVERB).with(Class::DETERMINER))
            || view.is_word(end - 1, &LAST))
    {
        end -= 1;
    }
    end
}

/// Where the predicate ends: with its clause, or before a conjunction or a source.
fn end_of(view: &View<'_>, start: usize) -> usize {
    let end = phrase::clause_end(view, start);
    // "were killed and more than 60 injured": the next figure has a predicate of its own.
    let numbers =
        |at: usize| (at..at + 4).any(|i| view.is(i, TokenKind::NUMBER) || view.has(i, Class::NUMBER_WORD));
    let ends = |at: usize| {
        view.has(at, Class::SUBORDINATOR) && at > start + 1 && !view.is_word(at, &WHO)
            || view.is_word(at, &[ACCORDING])
            || view.has(at, Class::COORDINATOR)
                && (phrase::is_auxiliary(view, at + 1) || view.has(at + 1, Class::PRONOUN) || numbers(at + 1))
    };
    let mut end = (start..end).find(|&at| ends(at)).unwrap_or(end);
    // "waited more than two years", "deliberated for more than": what belongs to the next figure.
    if numbers(end.saturating_sub(1)) || view.is(end, TokenKind::NUMBER) {
        while end > start + 1 && (view.has(end - 1, Class::DETERMINER) || view.is_word(end - 1, &COMPARING)) {
            end -= 1;
        }
    }
    end
}

/// The verb or noun before the figure: "killed", "charged with", "deaths of".
fn left(view: &View<'_>, draft: &Draft) -> Option<Tokens> {
    let end = draft.first;
    let mut at = end;
    let low = end.saturating_sub(4);
    while at > low {
        at -= 1;
        // "found that two thirds did worse": a clause of the figure's own begins.
        let opens = view.has(at, Class::SUBORDINATOR) && at > 0 && clausal(view, at - 1);
        if view.is_word(at, &THERE) || opens {
            return None;
        }
        let skipped = view.has(at, Class::DETERMINER.with(Class::PREPOSITION).with(Class::ADVERB))
            || view.is(at, TokenKind::POSSESSIVE);
        // "the toll of", but "put the figure at" has a verb of its own.
        let counts = view.says(at, Cue::TOLL);
        let object =
            counts && at >= 2 && view.has(at - 1, Class::DETERMINER) && phrase::is_verb(view, at - 2);
        let toll = counts && !object;
        let skipped = skipped || object;
        let reports = view.says(at, Cue::CLAUSAL);
        if (phrase::governs(view, at) || phrase::is_third_person(view, at, end))
            && !reports
            && !view.is_word(at, &[INCLUDING])
            || toll && !view.is_word(at + 1, &BY)
            || view.is_word(at, &WORTH)
        {
            let duration = draft.category == Category::Duration;
            let last = last_word(view, at, if duration { end_of_verb(view, at, end) } else { end });
            return Some((at, last));
        }
        if phrase::is_auxiliary(view, at) && !skipped {
            // "They had four children."
            return view.is_word(at, &HAVE).then_some((at, at + 1));
        }
        if !skipped {
            // "the deaths of", "a peak of"; of a measure the noun says what it is of.
            let of = view.is_word(at + 1, &[OF]) && !draft.joined;
            let happens = view.says(at, Cue::TOLL.or(Cue::CASUALTY).or(Cue::CHANGE));
            let of = of && (happens || draft.category == Category::Count);
            return (of && view.is(at, TokenKind::WORD) && !view.has(at, Class::PRONOUN))
                .then_some((at, at + 1));
        }
    }
    None
}

/// A verb that takes a clause: said, found.
fn clausal(view: &View<'_>, at: usize) -> bool {
    view.has(at, Class::REPORTING.with(Class::REPORTING_OTHER)) || view.says(at, Cue::CLAUSAL.or(Cue::FOUND))
}

/// Prepositions belong to the verb, articles and a final "of" do not.
fn last_word(view: &View<'_>, verb: usize, end: usize) -> usize {
    let mut last = end;
    while last > verb + 1 && (view.has(last - 1, Class::DETERMINER) || view.is_word(last - 1, &[OF])) {
        last -= 1;
    }
    last
}

/// "130 murders in London": where or how, if nothing else is said.
fn prepositional(view: &View<'_>, at: usize) -> Option<Tokens> {
    let dated = view.has(at + 1, Class::MONTH.with(Class::WEEKDAY))
        || view.is(at + 1, TokenKind::NUMBER)
        || view.is(at + 1, TokenKind::CURRENCY);
    let which = view.has(at + 1, Class::PRONOUN) && !view.has(at + 1, Class::DETERMINER);
    let place = view.has(at, Class::PREPOSITION) && !view.says(at, Cue::OPENS_CLAUSE) && !dated && !which;
    let end = end_of(view, at);
    (place && end > at + 1).then_some((at, end))
}
