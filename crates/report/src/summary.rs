use std::collections::BTreeMap;

use copydesk_core::{Extraction, Level, Outcome};

/// What came of a run, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Articles of which every extractor did its work.
    pub done: usize,
    /// Articles left out on purpose.
    pub skipped: usize,
    /// Articles that could not be read or on which an extractor failed.
    pub failed: usize,
    /// Claims, by kind and, of each kind, by the extractor that found them.
    pub claims: BTreeMap<Box<str>, BTreeMap<Box<str>, usize>>,
    /// Diagnostics, by level and code.
    pub diagnostics: BTreeMap<(Level, String), usize>,
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
