//! Extracts dates: when.
//!
//! Calendar and relative time expressions, each with its ISO 8601 / TIMEX3 value at its own grain. What
//! comes out for which words is in the crate's `README.md`, whose table is run as a test.
//!
//! Invariants:
//! - pure and linear: one scan over the tokens, bounded look-ahead, no clock;
//! - a value that would take a guess is none;
//! - without the option `durations` no claim is a length of time: those are figures.
//!
//! Where is what: `lexicon` reads the tables in `data/`, `scan` is the grammar and yields
//! `expression`s, `resolve` computes their values with `calendar`, `holidays` and `tense`,
//! `rules` names the rules, `extract` strings them together.
#![forbid(unsafe_code)]

mod calendar;
mod config;
mod expression;
mod extract;
mod holidays;
mod iso;
mod lexicon;
mod resolve;
mod rules;
mod scan;
mod senses;
mod tense;

pub use config::{Auto, Config, DayFirst};
pub use extract::{Options, dates};
pub use resolve::DayOrder;

use copydesk_sdk::prelude::*;

use crate::extract::Room;

/// Finds dates and resolves them.
pub struct Dates {
    options: Options,
    minimum_confidence: f32,
    room: Room,
}

impl Extractor for Dates {
    type Config = Config;

    const INFO: Info = Info {
        id: "dates",
        version: env!("CARGO_PKG_VERSION"),
        summary: "Finds dates and resolves them against the day of publication",
        licence: "MIT OR Apache-2.0",
        requires: &[layers::name::PARAGRAPHS, layers::name::SENTENCES],
        optional: &[],
        provides: &["claim:date"],
    };

    fn new(config: Config) -> Result<Self, ConfigError> {
        if !(0.0..=1.0).contains(&config.minimum_confidence) {
            return Err(ConfigError::at("/minimum_confidence", "must be between 0 and 1"));
        }
        let options = Options { durations: config.durations, order: config.day_first.into() };
        Ok(Self { options, minimum_confidence: config.minimum_confidence, room: Room::default() })
    }

    fn extract(&mut self, article: &Article<'_>, claims: &mut Claims<'_>) -> Result<(), Failure> {
        let (text, tokens, paragraphs) = (article.text(), article.tokens(), article.paragraphs());
        let (published, tracer) = (article.published(), claims.tracer());
        let Self { options, minimum_confidence, room } = self;
        extract::traced(text, tokens, paragraphs, published, *options, room, tracer, |date| {
            if date.rule.confidence >= *minimum_confidence {
                claims.emit(date);
            } else {
                let why = "it is less sure than `minimum_confidence`";
                claims.trace(|| Reason::rejected(date.span, "configuration", why));
            }
        });
        Ok(())
    }
}

copydesk_sdk::export!(Dates, copydesk_extractor_dates);
