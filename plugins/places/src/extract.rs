//! The extractor: its options, and the way from an article to its claims.

use copydesk_sdk::core::Role;
use copydesk_sdk::prelude::*;

use crate::gazetteer::Gazetteer;
use crate::home::Homes;
use crate::own::Own;
use crate::places::{Finder, Source};

/// The options of the extractor.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(crate = "copydesk_sdk::serde", default, deny_unknown_fields)]
#[schemars(crate = "copydesk_sdk::schemars")]
pub struct Config {
    /// The roles to report: literal (the territory), demonym (Israeli), metonym (a government: Cairo said),
    /// embedded (in the name of something else: the New York Times).
    pub roles: Vec<RoleName>,
    /// Whether each place lists what else its name could have meant.
    pub candidates: bool,
    /// Tables of your own, parted by tabs, whose first line names the columns: name, lat, lon, and any of
    /// aliases, country, admin1, feature, population, geonameid. Relative to the configuration file's folder.
    pub gazetteers: Vec<FilePath>,
    /// Places below this confidence, from 0 to 1, are left out.
    pub minimum_confidence: f32,
}

/// A role, by its name in the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(crate = "copydesk_sdk::serde", rename_all = "lowercase")]
#[schemars(crate = "copydesk_sdk::schemars")]
pub enum RoleName {
    /// The territory itself.
    Literal,
    /// Its people or what belongs to it.
    Demonym,
    /// A government, army or people.
    Metonym,
    /// Part of the name of something that is no place.
    Embedded,
}

impl From<RoleName> for Role {
    fn from(name: RoleName) -> Self {
        match name {
            RoleName::Literal => Self::Literal,
            RoleName::Demonym => Self::Demonym,
            RoleName::Metonym => Self::Metonym,
            RoleName::Embedded => Self::Embedded,
        }
    }
}

impl Default for Config {
    fn default() -> Self {
        let roles = vec![RoleName::Literal, RoleName::Demonym, RoleName::Metonym, RoleName::Embedded];
        Self { roles, candidates: false, gazetteers: Vec::new(), minimum_confidence: 0.0 }
    }
}

/// Finds places and says which ones they are.
#[derive(Debug)]
pub struct Places {
    gazetteer: Gazetteer,
    finder: Finder,
    homes: Homes,
    roles: Vec<Role>,
    candidates: bool,
    minimum_confidence: f32,
}

impl Extractor for Places {
    type Config = Config;

    const INFO: Info = Info {
        id: "places",
        version: env!("CARGO_PKG_VERSION"),
        summary: "Places: named locations, resolved to points, and what they stand for",
        licence: "MIT OR Apache-2.0",
        requires: &[layers::name::MENTIONS],
        optional: &[],
        provides: &["claim:place"],
    };

    fn new(config: Config) -> Result<Self, ConfigError> {
        if !(0.0..=1.0).contains(&config.minimum_confidence) {
            return Err(ConfigError::at("/minimum_confidence", "must be from 0 to 1"));
        }
        let mut own = Own::default();
        for (i, path) in config.gazetteers.iter().enumerate() {
            own.read(path.as_ref())
                .map_err(|e| ConfigError::at(format!("/gazetteers/{i}"), e.to_string()))?;
        }
        Ok(Self {
            gazetteer: Gazetteer::new(own),
            finder: Finder::default(),
            homes: Homes::default(),
            roles: config.roles.into_iter().map(Role::from).collect(),
            candidates: config.candidates,
            minimum_confidence: config.minimum_confidence,
        })
    }

    fn extract(&mut self, article: &Article<'_>, claims: &mut Claims<'_>) -> Result<(), Failure> {
        let source = Source {
            text: article.text(),
            paragraphs: article.paragraphs(),
            tokens: article.tokens(),
            mentions: article.mentions(),
        };
        let Self { gazetteer, finder, homes, candidates, .. } = self;
        let home = homes.of(gazetteer, article.url(), article.outlet());
        for place in finder.find(source, gazetteer, home, *candidates, claims.tracer()) {
            let role = self.roles.contains(&place.role);
            if role && place.rule.confidence >= self.minimum_confidence {
                claims.emit(place);
            } else {
                let why = if role {
                    "it is less sure than `minimum_confidence`"
                } else {
                    "its role is not among `roles`"
                };
                claims.trace(|| Reason::rejected(place.span, "configuration", why));
            }
        }
        Ok(())
    }
}
