//! What an extractor declares about itself, and what the configuration and the host check against.

use serde_json::Value;

/// An extractor's own account of itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Declaration {
    /// Its id: lower-case words with hyphens.
    pub id: String,
    /// Its version.
    pub version: String,
    /// What it finds, in a line.
    pub summary: String,
    /// The layers ("layer:tokens") and claims ("claim:date") it cannot do without.
    pub requires: Vec<String>,
    /// Those it uses where they are there.
    pub optional: Vec<String>,
    /// The kinds of claim it emits: "claim:quote".
    pub provides: Vec<String>,
    /// The JSON Schema of its configuration: an object with `properties`.
    pub schema: Value,
    /// Where it was loaded from; none for a bundled one.
    pub library: Option<String>,
}
