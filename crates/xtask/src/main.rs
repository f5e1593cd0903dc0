//! Chores of this repository: `cargo xtask gazetteer`.
fn main() {}
