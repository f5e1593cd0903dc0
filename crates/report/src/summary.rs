use std::collections::BTreeMap;
use std::fmt;

use copydesk_core::{Extraction, Level, Outcome, SmolStr};
use serde::{Deserialize, Serialize};

use crate::geojson;

/// How many claims of a kind an extractor found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The kind.
    pub kind: SmolStr,
    /// The extractor.
    pub extractor: SmolStr,
    /// How many.
    pub claims: usize,
}

/// What came of a run, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Articles of which every extractor did its work.
    pub done: usize,
    /// Articles left out on purpose.
    pub skipped: usize,
    /// Articles that could not be read or on which an extractor failed.
    pub failed: usize,
    /// Claims, by kind and, of each kind, by the extractor that found them: few, in alphabetical order.
    pub claims: Vec<Found>,
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
        for finding in &extraction.findings {
            self.unresolved += usize::from(geojson::is_unresolved(finding));
            *self.found(&finding.kind, &finding.extractor) += 1;
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
        for Found { kind, extractor, claims } in other.claims {
            *self.found(&kind, &extractor) += claims;
        }
        for (key, count) in other.diagnostics {
            *self.diagnostics.entry(key).or_default() += count;
        }
    }

    /// How many claims of a kind an extractor found.
    fn found(&mut self, kind: &SmolStr, extractor: &SmolStr) -> &mut usize {
        let like = |found: &Found| found.kind == *kind && found.extractor == *extractor;
        let at = self.claims.iter().position(like).unwrap_or_else(|| {
            let at = self.claims.partition_point(|f| (&f.kind, &f.extractor) < (kind, extractor));
            let found = Found { kind: kind.clone(), extractor: extractor.clone(), claims: 0 };
            self.claims.insert(at, found);
            at
        });
        &mut self.claims[at].claims
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
        let kinds = self.claims.chunk_by(|a, b| a.kind == b.kind).map(|of_kind| {
            let total: usize = of_kind.iter().map(|found| found.claims).sum();
            let by = of_kind.iter().map(|Found { extractor, claims, .. }| format!("{claims} {extractor}"));
            let kind = &of_kind[0].kind;
            match of_kind {
                [_] => format!("{total} {kind}"),
                _ => format!("{total} {kind} ({})", by.collect::<Vec<_>>().join(", ")),
            }
        });
        line(f, self.claims.iter().map(|found| found.claims).sum(), "claim", kinds)?;
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
