//! The whole extraction as a plain function: text, layers and context in, dates out.

use copydesk_sdk::chrono::NaiveDate;
use copydesk_sdk::core::Date;
use copydesk_sdk::core::layers::{Paragraph, Token};
use copydesk_sdk::prelude::{Reason, Tracer};

use crate::calendar::Period;
use crate::lexicon::Lexicon;
use crate::resolve::{self, Context, DayOrder};
use crate::rules;
use crate::scan::{self, Cursor};

/// What a run asks for.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Emit lengths of time, times of day, sets and vague references too.
    pub durations: bool,
    /// Which number is the day in 03/04/2024.
    pub order: DayOrder,
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
    traced(text, tokens, paragraphs, published, options, Tracer::SILENT)
}

/// The same, with the reasons given to `tracer`.
pub(crate) fn traced(
    text: &str,
    tokens: &[Token],
    paragraphs: &[Paragraph],
    published: Option<NaiveDate>,
    options: Options,
    tracer: Tracer<'_>,
) -> Vec<Date> {
    let meanings = Lexicon::get().read(tokens);
    let c = Cursor::new(text, tokens, &meanings.senses, options.durations);
    let mut all = scan::scan(&c, &meanings.cores, paragraphs);
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
    let context = Context::read(&c, paragraphs, &all, published, options.order, options.durations);
    let resolutions = resolve::resolve(&c, &all, &context, tracer);
    all.iter()
        .zip(resolutions)
        // "the evening" of no day that is known says nothing of when.
        .filter(|(found, resolution)| found.expression.is_calendar() || resolution.value.is_some())
        .map(|(found, resolution)| Date {
            span: c.span(found.first, found.end),
            rule: rules::rule(&found.expression, resolution.value.is_some()),
            value: resolution.value,
            grain: resolution.grain,
            anchor: resolution.anchor.map(|day| Period::Day(day).iso().as_str().to_owned()),
        })
        .collect()
}
