//! Chores of this repository: `cargo xtask gazetteer`.
#![forbid(unsafe_code)]
fn main() {}
