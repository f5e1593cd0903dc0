//! What the author of an extractor uses: the [`Extractor`] trait, the [`Article`] it reads, the [`Claims`]
//! it fills, and [`export!`], which makes a library of it that Copydesk can load. No unsafe code is needed.
//!
//! ```
//! use copydesk_sdk::prelude::*;
//!
//! /// Finds hashtags.
//! struct Hashtags;
//!
//! #[derive(Default, Deserialize, JsonSchema)]
//! #[serde(crate = "copydesk_sdk::serde", default, deny_unknown_fields)]
//! #[schemars(crate = "copydesk_sdk::schemars")]
//! struct Config {
//!     /// The fewest letters a hashtag must have.
//!     minimum_letters: usize,
//! }
//!
//! impl Extractor for Hashtags {
//!     type Config = Config;
//!     const INFO: Info = Info {
//!         id: "hashtags",
//!         version: env!("CARGO_PKG_VERSION"),
//!         summary: "Finds hashtags",
//!         licence: "MIT OR Apache-2.0",
//!         requires: &[layers::name::TOKENS],
//!         optional: &[],
//!         provides: &["claim:hashtag"],
//!     };
//!
//!     fn new(_config: Config) -> Result<Self, ConfigError> {
//!         Ok(Self)
//!     }
//!
//!     fn extract(&mut self, article: &Article<'_>, claims: &mut Claims<'_>) -> Result<(), Failure> {
//!         for token in article.tokens() {
//!             if token.kind == layers::TokenKind::ADDRESS && article.words(token.span).starts_with('#') {
//!                 claims.emit(&Finding {
//!                     kind: "hashtag".into(),
//!                     extractor: "".into(), // the host knows
//!                     span: token.span,
//!                     confidence: 1.0,
//!                     rule: "hash-sign".into(),
//!                     attributes: Attributes::new(),
//!                 });
//!             }
//!         }
//!         Ok(())
//!     }
//! }
//!
//! copydesk_sdk::export!(Hashtags, copydesk_extractor_hashtags);
//! ```
//!
//! Where things are: what an author writes is in `extractor`, what an author reads and fills in `article`
//! and `claims`, and the crossing of the boundary, with the unsafe code it takes, in `entry` and `borrow`.

mod article;
mod borrow;
mod claims;
mod entry;
mod extractor;
mod file_path;
mod panics;
mod tracer;

pub use article::{Article, Earlier};
pub use claims::Claims;
pub use copydesk_abi as abi;
pub use copydesk_core as core;
pub use copydesk_core::chrono;
pub use entry::{entry, linked};
pub use extractor::{ConfigError, Extractor, Failure, Info};
pub use file_path::FilePath;
pub use tracer::Tracer;
pub use {schemars, serde};

/// What nearly every extractor needs.
pub mod prelude {
    pub use copydesk_core::layers;
    pub use copydesk_core::{Attributes, Claim, Finding, Reason, Rule, Source, Span, Speaker, Value, Word};
    pub use schemars::JsonSchema;
    pub use serde::{Deserialize, Serialize};

    pub use crate::{Article, Claims, ConfigError, Earlier, Extractor, Failure, FilePath, Info, Tracer};
}

/// Makes an extractor loadable: exports the function by which the host finds it.
///
/// The second argument is the function's name: `copydesk_extractor_` and the extractor's id, with hyphens as
/// underscores. The crate must be a `cdylib`; as an `rlib` it can be linked into a program of its own.
#[macro_export]
macro_rules! export {
    ($extractor:ty, $entry:ident) => {
        #[doc = "The function by which Copydesk finds this extractor in its library."]
        #[unsafe(no_mangle)]
        pub extern "C" fn $entry(host: u32) -> *const $crate::abi::Descriptor {
            $crate::entry::<$extractor>(host)
        }
    };
}
