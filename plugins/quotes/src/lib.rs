//! Extracts quotes: who said what, to whom, in which words.
//!
//! A verb of saying and the frame it stands in (what it takes as its content) are found first; then its
//! speaker, over appositions and relative clauses; then the side on which the reported words stand, and where
//! they end. Whether a quote is direct, mixed or indirect follows from how much of the content stands in
//! quotation marks. Quotations that no verb governs go on from the quote before them, or are scare quotes.
//! No tagger, no parser and no model: closed classes of words, a list of verbs, and the layers of the text.
//!
//! Invariants:
//! - every part, speaker, cue and recipient is a span of the article; nothing is generated but the speaker's
//!   name, which is copied from elsewhere in it;
//! - a sentence is read with each quotation closed up into one item: a stray mark or a stop inside one cannot
//!   disturb what stands around it;
//! - linear: no rule looks further than its sentence, and inside it no further than a fixed number of items
//!   but for the end of its own content.
//!
//! Where is what:
//! - `line`, `lines`, `token`: sentences as items; `words`, `vocabulary`: the words that the rules look at;
//! - `phrase`, `adverbials`, `clause`: noun phrases, what stands between them, and whether words make a clause;
//! - `mention`: who is named at a place;
//! - `cues`: the verbs and nouns of saying (`data/cues.tsv`, `data/nouns.tsv`); `cue` finds them in a sentence;
//! - `noun`: nouns of saying, from the cue to what was said;
//! - `speaker`, `recipients`, `attribution`: who says it, to whom; `credit`, `interview`: speakers named without a verb;
//! - `frames`: what is said, a module for each kind; `construction`: the rules by name;
//! - `clause_end`: where it ends; `form`: how it is given;
//! - `floating`, `scare`: quotations that no cue governs;
//! - `name`: the speaker's fullest name; `confidence`: how sure the quote is;
//! - `trace`: what is told of all this, where somebody asks;
//! - `extract`: the steps; `reading`: the sentences in turn, and `turn`, who spoke last; `draft`: a quote meanwhile;
//! - `finish`: from drafts to quotes;
//! - `config`: what a user may set.
#![forbid(unsafe_code)]

mod adverbials;
mod attribution;
mod clause;
mod clause_end;
mod confidence;
mod config;
mod construction;
mod credit;
mod cue;
mod cues;
mod draft;
mod extract;
mod finish;
mod floating;
mod form;
mod frames;
mod interview;
mod line;
mod lines;
mod mention;
mod name;
mod noun;
mod phrase;
mod reading;
mod recipients;
mod scare;
mod speaker;
mod token;
mod trace;
mod turn;
mod vocabulary;
mod words;

use std::borrow::Cow;

use copydesk_sdk::prelude::*;

use crate::extract::Room;

pub use config::{Config, QuoteForm};
pub use cues::Cues;
pub use extract::quotes;
pub use line::View;

/// The extractor.
#[derive(Debug)]
pub struct Quotes {
    config: Config,
    cues: Cow<'static, Cues>,
    room: Room,
}

impl Extractor for Quotes {
    type Config = Config;
    const INFO: Info = Info {
        id: "quotes",
        version: env!("CARGO_PKG_VERSION"),
        summary: "Finds quotes: direct, mixed and indirect, with who spoke",
        licence: "MIT OR Apache-2.0",
        requires: &[layers::name::MENTIONS],
        optional: &[],
        provides: &["claim:quote"],
    };

    fn new(config: Config) -> Result<Self, ConfigError> {
        config.check()?;
        let cues = Cues::with(&config.cues);
        Ok(Self { config, cues, room: Room::default() })
    }

    fn extract(&mut self, article: &Article<'_>, claims: &mut Claims<'_>) -> Result<(), Failure> {
        let view = View {
            text: article.text(),
            paragraphs: article.paragraphs(),
            sentences: article.sentences(),
            tokens: article.tokens(),
            quotations: article.quotations(),
            mentions: article.mentions(),
        };
        let tracer = claims.tracer();
        extract::traced(&view, &self.cues, &mut self.room, tracer, |quote| {
            match self.config.leaves_out(view.text, quote) {
                None => claims.emit(quote),
                Some(why) => claims.trace(|| Reason::rejected(quote.span(), "configuration", why)),
            }
        });
        Ok(())
    }
}

copydesk_sdk::export!(Quotes, copydesk_extractor_quotes);
