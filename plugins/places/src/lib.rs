//! Extracts places: names of locations, the places they mean, and what they stand for.
//!
//! Invariants:
//! - the same article, options and gazetteer give the same claims: no clock, no locale, no hash order;
//! - linear in the length of the text; no input and no damaged gazetteer makes it panic;
//! - claims do not overlap; every point is one of the gazetteer's (a facility's is its town's);
//! - the gazetteer is read where it is embedded: nothing is parsed, copied or fetched at start-up.
//!
//! Where is what:
//! - [`Places`] and its [`Config`] are in `extract`; `places` strings the steps together;
//! - `spot`, `counties` and `facility` find names, `reading` says what they may stand for as they are written;
//! - `view` answers questions about the words around them, `words` holds the cues of data/words.tsv;
//! - `credits` finds the lines of photographers, which name no places;
//! - `judge`, with `beside`, `around`, `people` and `support`, tells places from what else bears their names;
//! - `toponym` is a name with what is known of it; `namesake`, `containers`, `votes`, `resolve` and `home` find out which
//!   place is meant, `standing` where facilities are;
//! - `role` says what a name stands for, `confidence` how often that is right, `shown` which place it is, `trace` why;
//! - [`fold`], [`mod@format`], [`kind`] and [`distance`] make up the gazetteer, which `gazetteer` looks up and `own`
//!   adds a user's rows to; `names` keeps what was looked up; `cargo xtask gazetteer` writes its file.
#![forbid(unsafe_code)]

mod around;
mod beside;
mod confidence;
mod containers;
mod counties;
mod credits;
pub mod distance;
mod extract;
mod facility;
pub mod fold;
pub mod format;
mod gazetteer;
mod home;
mod judge;
pub mod kind;
mod names;
mod namesake;
mod own;
mod people;
mod places;
mod reading;
mod resolve;
mod role;
mod shown;
mod spot;
mod standing;
mod support;
mod toponym;
mod trace;
mod view;
mod votes;
mod words;

pub use extract::{Config, Places, RoleName};
pub use gazetteer::gazetteer;

/// What must be shown with the data of this crate: its sources and their licences.
pub const NOTICE: &str = include_str!("../NOTICE");

copydesk_sdk::export!(Places, copydesk_extractor_places);
