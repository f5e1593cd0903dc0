use std::collections::BTreeMap;

use copydesk_core::OffsetUnit;
use serde::Serialize;

use crate::{Header, Summary};

/// The record of a run: what it was made with and what came of it, so that the result can be made again and nothing is lost in
/// silence. One JSON object, on lines of its own for people.
///
/// ```
/// use copydesk_report::{Header, Summary, record};
/// let record = record(&Header::default(), Default::default(), &Summary { done: 2, failed: 1, ..Summary::default() });
/// assert!(record.contains("\"read\": 3") && record.contains("\"failed\": 1"));
/// ```
#[must_use]
pub fn record(header: &Header, offsets: OffsetUnit, summary: &Summary) -> String {
    #[derive(Serialize)]
    struct Record<'a> {
        #[serde(flatten)]
        header: &'a Header,
        offsets: OffsetUnit,
        articles: Articles,
        claims: BTreeMap<&'a str, BTreeMap<&'a str, usize>>,
        unresolved_places: usize,
        diagnostics: BTreeMap<String, usize>,
    }
    #[derive(Serialize)]
    struct Articles {
        read: usize,
        done: usize,
        skipped: usize,
        failed: usize,
    }
    let Summary { done, skipped, failed, claims, unresolved, diagnostics } = summary;
    let mut kinds = BTreeMap::<_, BTreeMap<_, _>>::new();
    for found in claims {
        kinds.entry(&*found.kind).or_default().insert(&*found.extractor, found.claims);
    }
    let record = Record {
        header,
        offsets,
        articles: Articles { read: done + skipped + failed, done: *done, skipped: *skipped, failed: *failed },
        claims: kinds,
        unresolved_places: *unresolved,
        diagnostics: diagnostics
            .iter()
            .map(|((level, code), n)| (format!("{} {code}", level.name()), *n))
            .collect(),
    };
    let mut written = serde_json::to_string_pretty(&record).unwrap_or_default();
    written.push('\n');
    written
}
