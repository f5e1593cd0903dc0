//! Who asserts a figure: the speaker of the quote it stands in, else the nearest attribution of its sentence.

mod naming;

use copydesk_sdk::core::layers::{Class, Mention, TokenKind};
use copydesk_sdk::core::{Source, Span, Word};

use crate::bounds;
use crate::draft::Draft;
use crate::extract::NESTED;
use crate::lexicon::Cue;
use crate::phrase::{self, Tokens};
use crate::view::View;
use naming::{name, named, named_before};

const TO: Word = Word::ascii("to");
const THAT: Word = Word::ascii("that");
const WHICH: Word = Word::ascii("which");
const AS: Word = Word::ascii("as");
const ON: Word = Word::ascii("on");
const LAST: [Word; 4] =
    [Word::ascii("last"), Word::ascii("this"), Word::ascii("earlier"), Word::ascii("later")];
const FOUND: Word = Word::ascii("found");
const PER: Word = Word::ascii("per");

/// What the words say that can make a source of another, verbs of saying aside.
pub(crate) const ATTRIBUTES: Cue = Cue::FOUND.or(Cue::SHOWS).or(Cue::CITES);

/// What another extractor knows of a quote: the words and who said them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Quoted<'a> {
    /// The words.
    pub span: Span,
    /// Who said them.
    pub speaker: Span,
    /// The speaker's fullest name.
    pub name: &'a str,
}

/// An attribution of a sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Attribution {
    /// The words that name the source.
    pub(crate) speaker: Span,
    /// The tokens it covers, verb included.
    at: Tokens,
    /// It governs what follows it, not what precedes.
    forward: bool,
}

impl Attribution {
    /// Why it does not govern a figure that begins at token `first`.
    pub(crate) fn misses(&self, first: usize) -> &'static str {
        match (self.at.0 < first, self.forward) {
            (true, false) => "what it says stands before it",
            (false, true) => "what it says stands behind it",
            _ => "another attribution is nearer",
        }
    }
}

/// All attributions of a sentence, left to right.
pub(crate) fn read(view: &View<'_>, mentions: &[Mention], drafts: &[Draft], out: &mut Vec<Attribution>) {
    let mut figures = drafts.iter().peekable();
    for &at in view.attributing {
        while figures.next_if(|figure| figure.end <= at).is_some() {}
        // "a quarter of a percentage point": no word of a figure says anything.
        if figures.peek().is_some_and(|figure| figure.first <= at) {
            continue;
        }
        if view.says(at, Cue::CITES) {
            let start = if view.is_word(at + 1, &[TO]) { at + 2 } else { at + 1 };
            let per = view.is_word(at, &[PER]) && !view.is_word(at.wrapping_sub(1), &[AS]);
            if !per && let Some((speaker, end)) = named(view, mentions, start) {
                out.push(Attribution { speaker, at: (at, end), forward: at == 0 });
            }
        } else if asserts(view, at) && (!view.says(at, Cue::DIRECTED) || view.is_word(at + 1, &[THAT])) {
            out.extend(reported(view, mentions, at));
        }
    }
}

/// Whether the word at `at` can have a source for its subject.
fn asserts(view: &View<'_>, at: usize) -> bool {
    // "Hamas-ruled" says nothing.
    if at > 0 && view.joins(at - 1) || view.joins(at + 1) {
        return false;
    }
    let ends = || {
        let ends = view.get(at + 1).is_none_or(|t| matches!(t.kind, TokenKind::COMMA | TokenKind::STOP));
        ends && view.is_word(at, &[FOUND])
    };
    let found = || view.says(at, Cue::FOUND) && (view.is_word(at + 1, &[THAT]) || ends());
    let shows = || view.says(at, Cue::SHOWS) && at > 0 && phrase::is_plural(view, at - 1);
    view.has(at, Class::REPORTING) || found() || shows()
}

/// "Israel says ...", "... , the ministry said", "... , said the mayor".
fn reported(view: &View<'_>, mentions: &[Mention], verb: usize) -> Option<Attribution> {
    // "the deficit is forecast to widen": somebody else forecasts.
    if verb > 0 && view.says(verb - 1, Cue::BE) {
        return None;
    }
    let mut before = verb;
    // "the observatory (OHR) said", "the minister on May 5 said"
    if before > 2 && view.is(before - 1, TokenKind::CLOSE_BRACKET) {
        before = (before.saturating_sub(6)..before)
            .rev()
            .find(|&i| view.is(i, TokenKind::OPEN_BRACKET))
            .unwrap_or(before);
    }
    while before > 1
        && (view.is(before - 1, TokenKind::NUMBER)
            || view.has(
                before - 1,
                Class::MONTH.with(Class::WEEKDAY).with(Class::TIME_UNIT).with(Class::ADVERBIAL),
            )
            || view.is_word(before - 1, &LAST))
    {
        before -= 1;
        if view.is_word(before - 1, &[ON]) {
            before -= 1;
            break;
        }
    }
    while before > 0 && (phrase::is_auxiliary(view, before - 1) || view.has(before - 1, Class::ADVERB)) {
        before -= 1;
    }
    if let Some((speaker, start)) = named_before(view, mentions, before) {
        // "the offensive with which Israel answered": what was answered with is no content.
        let with_which =
            start > 1 && view.is_word(start - 1, &[WHICH]) && view.has(start - 2, Class::PREPOSITION);
        if with_which {
            return None;
        }
        // ", residents told the paper.": nothing follows that could be the content.
        let behind =
            view.before(start).is_some_and(|t| matches!(t.kind, TokenKind::COMMA | TokenKind::CLOSE_QUOTE));
        let last = || {
            let closes = phrase::clause_end(view, verb + 1);
            closes + 1 >= view.len() && closes <= verb + 5
        };
        let forward = governs(view, verb + 1) && !(behind && last());
        return Some(Attribution { speaker, at: (start, verb + 1), forward });
    }
    let behind = view.get(before.wrapping_sub(1)).is_none_or(|t| {
        matches!(
            t.kind,
            TokenKind::COMMA | TokenKind::CLOSE_QUOTE | TokenKind::QUESTION | TokenKind::EXCLAMATION
        )
    });
    // "..., said the mayor": the verb stands alone before its subject.
    let inverted = behind && before == verb && view.says(verb, Cue::INVERTED);
    let (speaker, end) = named(view, mentions, verb + 1).filter(|_| inverted)?;
    // "said they would": the subject of what is said.
    if phrase::is_auxiliary(view, end) || view.has(end, Class::VERB) {
        return None;
    }
    // "said last week that it would": a time says nothing.
    if view.has(end - 1, Class::TIME_UNIT.with(Class::WEEKDAY).with(Class::MONTH).with(Class::ADVERBIAL)) {
        return None;
    }
    Some(Attribution { speaker, at: (verb, end), forward: false })
}

/// Whether what follows a verb of saying is its content.
fn governs(view: &View<'_>, at: usize) -> bool {
    let Some(token) = view.get(at) else { return false };
    let closes = !matches!(
        token.kind,
        TokenKind::WORD | TokenKind::NUMBER | TokenKind::CURRENCY | TokenKind::OPEN_QUOTE | TokenKind::COLON
    );
    let circumstance = token.class.has(
        Class::PREPOSITION
            .with(Class::SUBORDINATOR)
            .with(Class::WEEKDAY)
            .with(Class::ADVERBIAL)
            .with(Class::MONTH),
    );
    if closes || !circumstance {
        return !closes;
    }
    let said_so = view.is_word(at, &[THAT, TO]) || view.is_word(at + 1, &[THAT]);
    // "said Monday 12 people ..." and "said in a statement that ..." go on behind the circumstance.
    let later = || (at..at + 8).any(|i| view.is_word(i, &[THAT]));
    // "said some 40 had left": a bound, not a preposition.
    let number = |i: usize| view.is(i, TokenKind::NUMBER) || view.number(i).is_some();
    let counted = || (at + 1..at + 4).any(|i| number(i) && bounds::read(view, i, i, at).first == at);
    said_so || later() || counted()
}

/// The source of the figure at `span`.
pub(crate) fn of(
    view: &View<'_>,
    span: Span,
    first: usize,
    drafts: &[Draft],
    attributions: &[Attribution],
    quotes: &[Quoted<'_>],
    mentions: &[Mention],
) -> Option<Source> {
    // The innermost quote: the one that begins last.
    let begun = quotes.partition_point(|quote| quote.span.start <= span.start);
    let quote = quotes.get(..begun).unwrap_or_default().iter().rev().take(NESTED);
    // "25 basis points to 4%" points to nothing: what says something holds no figure.
    let cut = |speaker: Span| {
        let figure = |draft: &Draft| view.span(draft.first, draft.end);
        let at = drafts.partition_point(|draft| figure(draft).end <= speaker.end);
        drafts.get(at).is_some_and(|draft| figure(draft).start < speaker.end)
    };
    let quote = quote.clone().find(|quote| quote.span.contains(span) && !cut(quote.speaker));
    if let Some(quote) = quote {
        // "a spokesman for the club", of which the quote has the first word or two.
        let speaker = view.index_of(quote.speaker.start);
        let near = attributions.partition_point(|a| a.at.1 <= speaker);
        let mut near = attributions.get(near..).unwrap_or_default().iter().take(NESTED);
        let fuller = near.find(|a| a.speaker != quote.speaker && a.speaker.contains(quote.speaker));
        return Some(match fuller {
            Some(fuller) => Source { span: fuller.speaker, name: name(view, fuller.speaker, mentions) },
            None => Source { span: quote.speaker, name: quote.name.to_owned() },
        });
    }
    let (left, right) = attributions.split_at(attributions.partition_point(|a| a.at.0 < first));
    let before = left.iter().rev().take(NESTED).find(|a| a.forward && a.at.1 <= first);
    let after = right.iter().take(NESTED).find(|a| !a.forward);
    let found = before.or(after)?;
    Some(Source { span: found.speaker, name: name(view, found.speaker, mentions) })
}
