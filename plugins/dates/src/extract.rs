//! The whole extraction as a plain function: text, layers and context in, dates out.

use copydesk_sdk::chrono::NaiveDate;
use copydesk_sdk::core::Date;
use copydesk_sdk::core::layers::{Paragraph, Token};
use copydesk_sdk::prelude::{Reason, Tracer};

use crate::calendar::Period;
use crate::lexicon::{Lexicon, Meanings};
use crate::resolve::{self, Context, DayOrder};
use crate::rules;
use crate::scan::{self, Cursor, Found};

/// What a run asks for.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Emit lengths of time, times of day, sets and vague references too.
    pub durations: bool,
    /// Which number is the day in 03/04/2024.
    pub order: DayOrder,
}

/// Room to work in, kept between articles.
#[derive(Debug, Default)]
pub(crate) struct Room {
    meanings: Meanings,
    found: Vec<Found>,
}

/// The dates of one article, in order.
#[must_use]
pub fn dates(
    text: &str,
    tokens: &[Token],
    paragraphs: &[Paragraph],
    published: Option<NaiveDate>,
    options: Options,
) -> Vec<Date> {
    let mut dates = Vec::new();
    let take = |date: &Date| dates.push(date.clone());
    traced(text, tokens, paragraphs, published, options, &mut Room::default(), Tracer::SILENT, take);
    dates
}

/// Gives the dates of one article to `take`, and the reasons for them to `tracer`.
#[expect(clippy::too_many_arguments, reason = "an article, what is asked of it, and where things go")]
pub(crate) fn traced(
    text: &str,
    tokens: &[Token],
    paragraphs: &[Paragraph],
    published: Option<NaiveDate>,
    options: Options,
    room: &mut Room,
    tracer: Tracer<'_>,
    mut take: impl FnMut(&Date),
) {
    let Room { meanings, found: all } = room;
    Lexicon::get().read(tokens, meanings);
    let c = Cursor::new(text, tokens, &meanings.senses, options.durations);
    scan::scan(&c, &meanings.cores, paragraphs, all);
    if !options.durations {
        all.retain(|found| {
            let calendar = found.expression.is_calendar();
            if !calendar {
                let note = "a length of time or a time of day, and `durations` is off";
                tracer.trace(|| Reason::rejected(c.span(found.first, found.end), "duration", note));
            }
            calendar
        });
    }
    let context = Context::read(&c, paragraphs, all, published, options.order, options.durations);
    // Nearly all dates of an article count from one day.
    let mut written: Option<(NaiveDate, String)> = None;
    resolve::resolve(&c, all, &context, tracer, |found, resolution| {
        // "the evening" of no day that is known says nothing of when.
        if !found.expression.is_calendar() && resolution.value.is_none() {
            return None;
        }
        let anchor = resolution.anchor.map(|day| match written.take() {
            Some((same, text)) if same == day => text,
            _ => Period::Day(day).to_string(),
        });
        let rule = rules::rule(&found.expression, resolution.value.is_some());
        let span = c.span(found.first, found.end);
        let date = Date { span, value: resolution.value, grain: resolution.grain, anchor, rule };
        take(&date);
        written = resolution.anchor.zip(date.anchor).or(written.take());
        date.value
    });
}
