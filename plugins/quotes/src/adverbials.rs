//! Where and when something was said: "Tuesday", "in a statement", "at a rally on Friday". They stand between a
//! speaker, a cue and what is said.

use copydesk_sdk::core::layers::{Class, TokenKind};

use crate::line::Line;
use crate::{phrase, vocabulary, words};

/// The end of the adverbials that begin at `start`: "Tuesday", "in a statement", "at a rally in Ohio on Friday", "to
/// reporters". What only might be one is left alone.
pub(crate) fn after(line: &Line<'_>, start: usize, ceil: usize) -> usize {
    let mut end = start;
    while end < ceil {
        let next = one(line, end, ceil);
        if next == end {
            break;
        }
        end = next;
    }
    end
}

fn one(line: &Line<'_>, i: usize, ceil: usize) -> usize {
    let time = Class::WEEKDAY.with(Class::MONTH).with(Class::ADVERBIAL).with(Class::TIME_UNIT);
    // Most words open none.
    let opening = time.with(Class::PREPOSITION).with(Class::ADVERB).with(Class::NUMBER_WORD);
    if !line.has(i, opening) && !line.is_kind(i, TokenKind::NUMBER) && !line.is_any(i, words::DEICTIC) {
        return i;
    }
    if line.has(i, Class::PREPOSITION) && line.is_lower(i) && !line.is(i, words::TO) {
        let end = (i + 1..ceil.min(i + 9)).find(|&j| !in_adverbial(line, j)).unwrap_or(ceil.min(i + 9));
        let timed = (i + 1..end).any(|j| line.has(j, time));
        let occasion = (i + 1..end).rev().find(|&j| line.is_any(j, vocabulary::OCCASION));
        let possessive = line.has(i + 1, Class::DETERMINER) || line.is_lower(i + 1) || line.has(i + 1, time);
        let year = line.is_kind(i + 1, TokenKind::NUMBER) && line.span(i + 1).len() == 4;
        return match (occasion, timed || year) {
            (Some(last), _) if possessive => last + 1,
            (_, true) if possessive || year => {
                let last =
                    (i + 1..end).rev().find(|&j| line.has(j, time) || line.is_kind(j, TokenKind::NUMBER));
                last.map_or(i, |last| last + 1)
            }
            _ => i,
        };
    }
    // "there is", "now that" open what is said.
    if line.is(i, words::THERE) && line.is_verb(i + 1) {
        return i;
    }
    if line.has(i, time.with(Class::ADVERB)) && !line.has(i, Class::DETERMINER) {
        let mut end = i + 1;
        while line.is_kind(end, TokenKind::NUMBER) || line.has(end, time) || line.is_any(end, words::DAYPART)
        {
            end += 1;
        }
        return end.min(ceil);
    }
    // "last week", "this month", "earlier this year", "two days later"
    if line.is_any(i, words::DEICTIC) || line.has(i, Class::NUMBER_WORD) || line.is_kind(i, TokenKind::NUMBER)
    {
        let unit = (i + 1..ceil.min(i + 3)).find(|&j| line.has(j, time));
        return unit.map_or(i, |unit| unit + 1);
    }
    i
}

fn in_adverbial(line: &Line<'_>, i: usize) -> bool {
    let possessive = line.is_kind(i, TokenKind::POSSESSIVE) || line.is_kind(i, TokenKind::HYPHEN);
    let word = line.is_word(i) || line.is_kind(i, TokenKind::NUMBER);
    let barred = Class::PREPOSITION.with(Class::SUBORDINATOR).with(Class::COORDINATOR).with(Class::MODAL);
    possessive
        || word && !line.has(i, barred) && !phrase::is_pronoun(line, i) && !line.has(i, Class::AUXILIARY)
}

/// Where the adverbials that end before `end` begin: "Blinken on Wednesday", "officials later".
pub(crate) fn before(line: &Line<'_>, end: usize, floor: usize) -> usize {
    let time = Class::WEEKDAY.with(Class::MONTH).with(Class::ADVERBIAL).with(Class::TIME_UNIT);
    let mut start = end;
    while start > floor {
        let i = start - 1;
        if line.has(i, Class::ADVERB) && !line.has(i, Class::DETERMINER) && line.is_lower(i) {
            start = i;
        } else if (line.has(i, time) || line.is_any(i, words::DAYPART)) && start > floor + 1 {
            let mut first = i;
            while first > floor && (line.is_kind(first - 1, TokenKind::NUMBER) || line.has(first - 1, time)) {
                first -= 1;
            }
            while first > floor
                && (line.is_any(first - 1, words::DEICTIC) || line.has(first - 1, Class::PREPOSITION))
            {
                first -= 1;
            }
            start = first;
        } else {
            break;
        }
    }
    start
}
