//! The name of a new extractor, and what follows from it.

use crate::bundled;
use crate::failure::Failure;

/// The longest name; the boundary allows 64 bytes.
const LONGEST: usize = 50;

/// A name that can be an id.
pub(super) struct Name {
    /// `weather-station`
    pub(super) id: String,
    /// `copydesk-weather-station`
    pub(super) package: String,
    /// `copydesk_extractor_weather_station`
    pub(super) symbol: String,
}

impl Name {
    /// Checks a name: lower-case words with hyphens between them, which no bundled extractor has.
    pub(super) fn new(id: &str) -> Result<Self, Failure> {
        let word = |word: &str| {
            !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        let fits = id.len() <= LONGEST
            && id.starts_with(|c: char| c.is_ascii_lowercase())
            && id.split('-').all(word);
        if !fits {
            return Err(Failure::unusable(format!(
                "\"{id}\" is no name for an extractor: lower-case words with hyphens between them, as in \
                 weather-station"
            )));
        }
        if bundled::registry()?.iter().any(|(name, _)| name == id) {
            return Err(Failure::unusable(format!("there is an extractor called \"{id}\" already")));
        }
        let snake = id.replace('-', "_");
        Ok(Self {
            id: id.to_owned(),
            package: format!("copydesk-{id}"),
            symbol: format!("{}{snake}", copydesk_host::abi::ENTRY_PREFIX),
        })
    }

    /// Fills the name into a template.
    pub(super) fn fill(&self, template: &str) -> String {
        template
            .replace("@id@", &self.id)
            .replace("@crate@", &self.package)
            .replace("@module@", &self.package.replace('-', "_"))
            .replace("@symbol@", &self.symbol)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_lower_case_words_with_hyphens() {
        for good in ["weather", "weather-station", "a1-b2", "self", "int"] {
            assert!(Name::new(good).is_ok(), "{good}");
        }
        for bad in ["", "Weather", "weather_station", "-a", "a-", "a--b", "1a", "é", "a b", "../a", "quotes"]
        {
            assert!(Name::new(bad).is_err(), "{bad}");
        }
        assert!(Name::new(&"a".repeat(51)).is_err());
    }
}
