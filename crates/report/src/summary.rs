use std::collections::BTreeMap;
use std::fmt;

use copydesk_core::{Extraction, Level, Outcome, SmolStr};
use serde::{Deserialize, Serialize};

use crate::geojson;

/// What came of a run, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Articles of which every extractor did its work.
    pub done: usize,
    /// Articles left out on purpose.
    pub skipped: usize,
    /// Articles that could not be read or on which an extractor failed.
    pub failed: usize,
    /// Claims, by kind and, of each kind, by the extractor that found them.
    pub claims: BTreeMap<SmolStr, BTreeMap<SmolStr, usize>>,
    /// Places without a point.
    pub unresolved: usize,
    /// Diagnostics, by level and code.
    #[serde(with = "by_level")]
    pub diagnostics: BTreeMap<(Level, String), usize>,
}

/// Keys of JSON are strings: `"warning empty"`.
mod by_level {
    use std::collections::BTreeMap;

    use copydesk_core::Level;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    type Counts = BTreeMap<(Level, String), usize>;

    pub(super) fn serialize<S: Serializer>(counts: &Counts, serializer: S) -> Result<S::Ok, S::Error> {
        let named = counts.iter().map(|((level, code), count)| (format!("{} {code}", level.name()), count));
        named.collect::<BTreeMap<_, _>>().serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Counts, D::Error> {
        let named = BTreeMap::<String, usize>::deserialize(deserializer)?;
        let parsed = named.into_iter().filter_map(|(name, count)| {
            let (level, code) = name.split_once(' ')?;
            let level =
                [Level::Note, Level::Warning, Level::Error].into_iter().find(|l| l.name() == level)?;
            Some(((level, code.to_owned()), count))
        });
        Ok(parsed.collect())
    }
}

impl Summary {
    /// Counts an article and what was found in it.
    pub fn count(&mut self, extraction: &Extraction) {
        match extraction.outcome() {
            Outcome::Done => self.done += 1,
            Outcome::Skipped => self.skipped += 1,
            Outcome::Failed => self.failed += 1,
        }
        self.unresolved += extraction.findings.iter().filter(|f| geojson::is_unresolved(f)).count();
        for finding in &extraction.findings {
            let kinds = match self.claims.get_mut(&*finding.kind) {
                Some(kinds) => kinds,
                None => self.claims.entry(finding.kind.clone()).or_default(),
            };
            match kinds.get_mut(&*finding.extractor) {
                Some(count) => *count += 1,
                None => drop(kinds.insert(finding.extractor.clone(), 1)),
            }
        }
        for diagnostic in &extraction.diagnostics {
            *self.diagnostics.entry((diagnostic.level, diagnostic.code.to_string())).or_default() += 1;
        }
    }

    /// Adds what another summary counted.
    pub fn add(&mut self, other: Self) {
        self.done += other.done;
        self.skipped += other.skipped;
        self.failed += other.failed;
        self.unresolved += other.unresolved;
        for (kind, extractors) in other.claims {
            let kinds = self.claims.entry(kind).or_default();
            for (extractor, count) in extractors {
                *kinds.entry(extractor).or_default() += count;
            }
        }
        for (key, count) in other.diagnostics {
            *self.diagnostics.entry(key).or_default() += count;
        }
    }

    /// How many articles were read.
    #[must_use]
    pub fn articles(&self) -> usize {
        self.done + self.skipped + self.failed
    }
}

/// Two or three lines for people.
///
/// ```text
/// 12 articles: 10 done, 1 skipped, 1 failed
/// 64 claims: 9 date, 20 figure (15 figures, 5 rainfall), 25 place, 10 quote
/// 2 diagnostics: 1 warning unreadable-date, 1 error bad-line
/// ```
impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let outcomes = [(self.done, "done"), (self.skipped, "skipped"), (self.failed, "failed")];
        let outcomes = outcomes.iter().filter(|(n, _)| *n > 0).map(|(n, name)| format!("{n} {name}"));
        line(f, self.articles(), "article", outcomes)?;
        let kinds = self.claims.iter().map(|(kind, extractors)| {
            let total: usize = extractors.values().sum();
            let by: Vec<_> = extractors.iter().map(|(name, n)| format!("{n} {name}")).collect();
            if by.len() > 1 {
                format!("{total} {kind} ({})", by.join(", "))
            } else {
                format!("{total} {kind}")
            }
        });
        line(f, self.claims.values().flat_map(BTreeMap::values).sum(), "claim", kinds)?;
        if self.diagnostics.is_empty() {
            return Ok(());
        }
        let said = self.diagnostics.iter().map(|((level, code), n)| format!("{n} {} {code}", level.name()));
        line(f, self.diagnostics.values().sum(), "diagnostic", said)
    }
}

fn line(
    f: &mut fmt::Formatter<'_>,
    n: usize,
    what: &str,
    parts: impl Iterator<Item = String>,
) -> fmt::Result {
    let parts: Vec<String> = parts.collect();
    let plural = if n == 1 { "" } else { "s" };
    let colon = if parts.is_empty() { "" } else { ": " };
    writeln!(f, "{n} {what}{plural}{colon}{}", parts.join(", "))
}
