//! Configurations that the program carries, to be extended.

use crate::error::ConfigError;
use crate::nearest::nearest;
use crate::origin::Origin;

/// A configuration that the program carries: `extends = "copydesk:newsroom"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preset {
    /// Its name, with the `copydesk:` before it.
    pub name: &'static str,
    /// The TOML, which begins with a comment that says what it is for.
    pub text: &'static str,
}

/// All presets, by name.
pub const PRESETS: [Preset; 4] = [
    Preset { name: "copydesk:fact-check", text: include_str!("../presets/fact-check.toml") },
    Preset { name: "copydesk:map", text: include_str!("../presets/map.toml") },
    Preset { name: "copydesk:newsroom", text: include_str!("../presets/newsroom.toml") },
    Preset { name: "copydesk:research", text: include_str!("../presets/research.toml") },
];

/// What the name of a preset begins with.
pub(crate) const PREFIX: &str = "copydesk:";

impl Preset {
    /// The preset of this name, written at `origin`.
    ///
    /// # Errors
    /// Where there is none, with those that there are.
    pub fn named(name: &str, origin: &Origin) -> Result<Self, ConfigError> {
        if let Some(preset) = PRESETS.into_iter().find(|preset| preset.name == name) {
            return Ok(preset);
        }
        let names = PRESETS.map(|preset| preset.name);
        let mut error = ConfigError::new(format!("there is no preset `{name}`"), origin.clone());
        if let Some(near) = near(name) {
            error = error.label(format!("did you mean `{near}`?"));
        }
        Err(error.help(format!("there are {}", names.map(|name| format!("`{name}`")).join(", "))))
    }
}

/// The preset whose name is like this one, the prefix left out or not.
pub(crate) fn near(name: &str) -> Option<&'static str> {
    let bare = |name: &'static str| name.trim_start_matches(PREFIX);
    let near = nearest(name.trim_start_matches(PREFIX), PRESETS.map(|preset| bare(preset.name)))?;
    PRESETS.map(|preset| preset.name).into_iter().find(|name| bare(name) == near)
}
