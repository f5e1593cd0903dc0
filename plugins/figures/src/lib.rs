//! Extracts figures: how many, how much, how long, who says so.
//!
//! [`figures`] reads an article's layers and returns its figures; [`Figures`] is the extractor around it.
//!
//! Invariants:
//! - one scan from left to right over each sentence, no backtracking: the time is linear in the text;
//! - every span lies on tokens of the article, every value is finite;
//! - what the numbers, bounds, units and currencies are stands in the tables in `data/`, not in the code.
//!
//! Where is what, in the order in which a sentence is read:
//! - `openings` is where numbers may begin, `view` a sentence's tokens, `lexicon` the tables, `words` looks the one up
//!   in the other;
//! - `numerals` reads numbers as they are written, `units` what stands behind them, `quantity` both;
//! - `bounds` reads "at least" and the like, `ranges` puts two numbers together, `ages` knows ages without a
//!   unit, `draft` is the scan that strings them together;
//! - `reject`, `calendar` and `names` tell what is no figure;
//! - `phrase` finds noun phrases and verbs, `subject` what stands before a verb, `what`, `predicate`, `source` and `window` what is said of a figure;
//! - `scoreline` knows results in lines of their own;
//! - `sentences` does the first part of it for an article, `extract` the rest, `rules` names what was found, `trace` tells why.
#![forbid(unsafe_code)]

mod ages;
mod bounds;
mod calendar;
mod draft;
mod extract;
mod lexicon;
mod names;
mod numerals;
mod openings;
mod phrase;
mod predicate;
mod quantity;
mod ranges;
mod reject;
mod rules;
mod scoreline;
mod sentences;
mod source;
mod subject;
mod trace;
mod units;
mod view;
mod what;
mod window;
mod words;

use copydesk_sdk::core::{Category, Figure};
use copydesk_sdk::prelude::*;
use extract::Scratch;

pub use extract::{Reading, figures};
pub use source::Quoted;
pub use window::Dated;

/// The configuration of the extractor.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(crate = "copydesk_sdk::serde", default, deny_unknown_fields)]
#[schemars(crate = "copydesk_sdk::schemars")]
pub struct Config {
    /// Which categories to output; all of them unless named.
    pub categories: Vec<CategoryName>,
    /// Leave out figures that are less sure than this, from 0 to 1.
    pub minimum_confidence: f32,
    /// The currency of a bare "$", "dollars" and "cents": an ISO 4217 code.
    pub dollar: String,
    /// Leave out figures in headlines and headings.
    pub skip_headlines: bool,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            categories: CategoryName::ALL.to_vec(),
            minimum_confidence: 0.0,
            dollar: "USD".to_owned(),
            skip_headlines: false,
        }
    }
}

macro_rules! category_names {
    ($($name:ident),+) => {
        /// A category of figures, as written in the configuration.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
        #[serde(crate = "copydesk_sdk::serde", rename_all = "snake_case")]
        #[schemars(crate = "copydesk_sdk::schemars")]
        #[expect(missing_docs, reason = "named as in `Category`")]
        pub enum CategoryName { $($name),+ }

        impl CategoryName {
            const ALL: &[Self] = &[$(Self::$name),+];
        }

        impl From<Category> for CategoryName {
            fn from(category: Category) -> Self {
                match category { $(Category::$name => Self::$name),+ }
            }
        }
    };
}
category_names!(Count, Percent, Money, Duration, Measure, Ordinal, Fraction, Ratio, Age, Score);

/// The extractor of figures.
#[derive(Debug)]
pub struct Figures {
    config: Config,
    /// Kept from article to article, as is the next.
    scratch: Scratch,
    found: Vec<Figure>,
}

impl Extractor for Figures {
    type Config = Config;
    const INFO: Info = Info {
        id: "figures",
        version: env!("CARGO_PKG_VERSION"),
        summary: "Finds figures: how many, how much, of what, and who says so",
        licence: "MIT OR Apache-2.0",
        requires: &[layers::name::MENTIONS],
        optional: &["claim:date", "claim:quote"],
        provides: &["claim:figure"],
    };

    fn new(config: Config) -> Result<Self, ConfigError> {
        if !(0.0..=1.0).contains(&config.minimum_confidence) {
            return Err(ConfigError::at("/minimum_confidence", "must lie between 0 and 1"));
        }
        let code = &config.dollar;
        if code.len() != 3 || !code.bytes().all(|b| b.is_ascii_uppercase()) {
            return Err(ConfigError::at("/dollar", "must be an ISO 4217 code such as \"USD\" or \"CAD\""));
        }
        if config.categories.is_empty() {
            return Err(ConfigError::at("/categories", "must name a category; leave the key out for all"));
        }
        Ok(Self { config, scratch: Scratch::default(), found: Vec::new() })
    }

    fn extract(&mut self, article: &Article<'_>, claims: &mut Claims<'_>) -> Result<(), Failure> {
        let dates = collected(article.claims("date").map(dated));
        let quotes = collected(article.claims("quote").filter_map(quoted));
        let reading = Reading {
            text: article.text(),
            sentences: article.sentences(),
            tokens: article.tokens(),
            mentions: article.mentions(),
            dates: &dates,
            quotes: &quotes,
            published: article.published(),
            dollar: Some(&self.config.dollar),
            tracer: claims.tracer(),
        };
        extract::read(&reading, &mut self.scratch, &mut self.found);
        for figure in &self.found {
            match self.unwanted(article, figure) {
                None => claims.emit(figure),
                Some(why) => claims.trace(|| Reason::rejected(figure.span, "configuration", why)),
            }
        }
        self.found.clear();
        Ok(())
    }
}

impl Figures {
    /// Why the configuration leaves a figure out.
    fn unwanted(&self, article: &Article<'_>, figure: &Figure) -> Option<&'static str> {
        if figure.rule.confidence < self.config.minimum_confidence {
            Some("it is less sure than `minimum_confidence`")
        } else if !self.config.categories.contains(&figure.category.into()) {
            Some("its category is not among `categories`")
        } else {
            let headline = self.config.skip_headlines && in_headline(article, figure.span);
            headline.then_some("it stands in a headline, and `skip_headlines` is set")
        }
    }
}

/// All of a few things, with room for as many as there may be.
fn collected<T>(things: impl Iterator<Item = T>) -> Vec<T> {
    let mut all = Vec::with_capacity(things.size_hint().1.unwrap_or_default());
    all.extend(things);
    all
}

fn dated(claim: Earlier<'_>) -> Dated<'_> {
    Dated { span: claim.span(), value: claim.string("value") }
}

/// A quote that has a speaker.
fn quoted(claim: Earlier<'_>) -> Option<Quoted<'_>> {
    let speaker = claim.span_of("speaker").filter(|speaker| !speaker.is_empty())?;
    Some(Quoted { span: claim.span(), speaker, name: claim.string("speaker.name").unwrap_or_default() })
}

fn in_headline(article: &Article<'_>, span: Span) -> bool {
    let tokens = article.tokens();
    let at = tokens.partition_point(|token| token.span.end <= span.start);
    tokens.get(at).is_some_and(|token| token.flags.has(layers::TokenFlags::HEADLINE))
}

copydesk_sdk::export!(Figures, copydesk_extractor_figures);
