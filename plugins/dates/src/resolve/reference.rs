//! The dates mentioned before, which later expressions refer back to.

use copydesk_sdk::chrono::{Datelike, NaiveDate};
use copydesk_sdk::core::Word;
use copydesk_sdk::core::layers::{Class, TokenKind};

use super::Context;
use crate::calendar::Period;
use crate::expression::Expression;
use crate::scan::{Cursor, Found};

/// Words between the two ends of a stretch of days.
const JOINTS: [Word; 4] =
    [Word::ascii("to"), Word::ascii("until"), Word::ascii("till"), Word::ascii("through")];

/// How many days before publication still belong to the events that an article reports.
const NEWS: i64 = 10;

/// How far a day without a year may lie from publication.
const YEAR: i64 = 366;

/// How many days are remembered.
const MOST_DAYS: usize = 64;

/// The dates mentioned so far.
#[derive(Default)]
pub(super) struct Mentions {
    last: Option<Period>,
    last_day: Option<NaiveDate>,
    /// The last day that lies within the news.
    recent: Option<NaiveDate>,
    /// The days mentioned, each once.
    days: Vec<NaiveDate>,
    /// The last date stands in the sentence that is read.
    same_sentence: bool,
}

impl Mentions {
    /// Reads the tokens between two expressions.
    pub(super) fn read_on(&mut self, c: &Cursor<'_>, from: usize, to: usize) {
        // Most sentences have one date.
        if !self.same_sentence {
            return;
        }
        let between = c.tokens.get(from..to).unwrap_or_default();
        let ends = |kind| matches!(kind, TokenKind::STOP | TokenKind::QUESTION | TokenKind::EXCLAMATION);
        let edges = from.checked_sub(1).and_then(|last| c.token(last)).zip(c.token(to));
        let gap = edges.and_then(|(last, next)| c.text.get(last.span.end as usize..next.span.start as usize));
        let new_line = || gap.is_some_and(|gap| gap.as_bytes().contains(&b'\n'));
        self.same_sentence = !between.iter().any(|token| ends(token.kind)) && !new_line();
    }

    /// Adds a date.
    pub(super) fn add(&mut self, period: Period, context: &Context) {
        if matches!(period, Period::Decade(_) | Period::Century(_) | Period::CenturyBc(_)) {
            return;
        }
        self.last = Some(period);
        self.same_sentence = true;
        let Period::Day(day) = period else {
            self.last_day = None;
            return;
        };
        self.last_day = Some(day);
        if !self.days.contains(&day) && self.days.len() < MOST_DAYS {
            self.days.push(day);
        }
        let age = context.publication.map(|publication| (publication - day).num_days());
        if age.is_none_or(|age| (-1..=NEWS).contains(&age)) {
            self.recent = Some(day);
        }
    }

    /// A date was mentioned that is not known.
    /// A history goes on in the same year.
    pub(super) fn forget(&mut self, context: &Context) {
        let days = std::mem::take(&mut self.days);
        *self = Self { last: self.last.filter(|_| context.narrative), days, ..Self::default() };
    }

    /// The day of that month and number that was mentioned before: an article means one day by one name.
    pub(super) fn same_day(&self, month: u32, day: u32, publication: NaiveDate) -> Option<NaiveDate> {
        let same = |date: &&NaiveDate| {
            date.month() == month && date.day() == day && (publication - **date).num_days().abs() <= YEAR
        };
        self.days.iter().rev().find(same).copied()
    }

    /// The last date.
    pub(super) fn last(&self) -> Option<Period> {
        self.last
    }

    /// The last date, where it was a day: what "that day" and "the next day" refer to.
    pub(super) fn last_day(&self) -> Option<NaiveDate> {
        self.last_day
    }

    /// The day that the article's report stands at, which "the day before" counts from: a day named in the
    /// same sentence, else the last one within the news, else the last one.
    pub(super) fn reported_day(&self, context: &Context) -> Option<NaiveDate> {
        if self.same_sentence || context.narrative {
            return self.last_day;
        }
        self.recent.or(self.last_day)
    }

    /// The day that a bare time of day belongs to: one named in the same sentence, or, in a history, before.
    pub(super) fn day_nearby(&self, context: &Context) -> Option<Period> {
        self.last_day.filter(|_| self.same_sentence || context.narrative).map(Period::Day)
    }
}

/// An expression where it stands.
pub(super) struct Place<'a> {
    pub(super) c: &'a Cursor<'a>,
    pub(super) found: &'a Found,
}

impl Place<'_> {
    /// Whether later expressions may refer to it. A year that only tells one thing from another ("the 1975
    /// treaty") moves no story.
    pub(super) fn sets_the_scene(&self) -> bool {
        !(matches!(self.found.expression, Expression::Year(_)) && self.is_attributive())
    }

    /// Whether it ends a stretch of days: "from 6 April to 27 October".
    pub(super) fn ends_stretch(&self) -> bool {
        let to = self.found.first.checked_sub(1).filter(|before| self.c.is_any(*before, &JOINTS));
        to.and_then(|to| to.checked_sub(1))
            .is_some_and(|last| self.c.senses(last).month.is_some() || self.c.digits(last, 2).is_some())
    }

    /// Whether "or", "and" or "to" joins it to a day before it: "early Tuesday or late Wednesday".
    pub(super) fn is_joined(&self) -> bool {
        self.found.first.checked_sub(1).is_some_and(|before| {
            self.c.has_class(before, Class::COORDINATOR) || self.c.is_any(before, &JOINTS)
        })
    }

    /// Whether it stands before a noun and tells which: the 1975 treaty.
    pub(super) fn is_attributive(&self) -> bool {
        let owned = self.found.first.checked_sub(1).is_some_and(|before| {
            self.c.has_class(before, Class::DETERMINER) || self.c.is_kind(before, TokenKind::POSSESSIVE)
        });
        owned && self.c.is_kind(self.found.end, TokenKind::WORD)
    }
}
