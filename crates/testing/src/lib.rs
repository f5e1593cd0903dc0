//! What an extractor is tested with: a text in, claims out, through the same table as in a real run.
//!
//! ```
//! # use copydesk_sdk::prelude::*;
//! # struct Capitals;
//! # #[derive(Deserialize, JsonSchema)]
//! # #[serde(crate = "copydesk_sdk::serde", deny_unknown_fields)]
//! # #[schemars(crate = "copydesk_sdk::schemars")]
//! # struct Config {}
//! # impl Extractor for Capitals {
//! #     type Config = Config;
//! #     const INFO: Info = Info {
//! #         id: "capitals", version: "1.0.0", summary: "Words in capitals", licence: "MIT",
//! #         requires: &[layers::name::TOKENS], optional: &[], provides: &["claim:capitals"],
//! #     };
//! #     fn new(_: Config) -> Result<Self, ConfigError> { Ok(Self) }
//! #     fn extract(&mut self, article: &Article<'_>, claims: &mut Claims<'_>) -> Result<(), Failure> {
//! #         for token in article.tokens().iter().filter(|t| t.case == layers::Case::UPPER) {
//! #             claims.emit(&Finding {
//! #                 kind: "capitals".into(), extractor: "".into(), span: token.span, confidence: 1.0,
//! #                 rule: "upper-case".into(), attributes: Attributes::new(),
//! #             });
//! #         }
//! #         Ok(())
//! #     }
//! # }
//! use copydesk_testing::{Harness, check};
//!
//! let checked = check::<Capitals>("The HOUSE sat.", "");
//! assert_eq!(checked.words(), ["HOUSE"]);
//! assert_eq!(checked.lines(), ["capitals 4..9 “HOUSE” (upper-case 1.00)"]);
//!
//! let dated = Harness::<Capitals>::new().published("2024-02-06").check("NO CLAIM is lost.");
//! assert_eq!(dated.words(), ["NO", "CLAIM"]);
//!
//! copydesk_testing::conformance::<Capitals>("");
//! ```
#![forbid(unsafe_code)]

mod conformance;
mod harness;
mod layers;

pub use conformance::{Broken, Rule, conformance, examine};
pub use harness::{Checked, Harness, check};
pub use layers::check_layers;
