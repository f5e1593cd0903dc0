//! Extracts places: where.
#![forbid(unsafe_code)]

mod confidence;
mod containers;
pub mod distance;
mod extract;
mod facility;
pub mod fold;
pub mod format;
mod gazetteer;
mod home;
mod judge;
pub mod kind;
mod own;
mod people;
mod places;
mod resolve;
mod role;
mod spot;
mod support;
mod view;
mod words;

pub use extract::{Config, Places, RoleName};

/// What must be shown with the data of this crate: its sources and their licences.
pub const NOTICE: &str = include_str!("../NOTICE");

copydesk_sdk::export!(Places, copydesk_extractor_places);
