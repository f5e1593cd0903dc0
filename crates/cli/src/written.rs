//! What is kept of an article once it is written.

use copydesk_core::{Extraction, Level};
use copydesk_report::{Format, Summary};

use crate::state::{Key, State};

/// What is kept of an article until it is its turn.
#[derive(Debug, Default)]
pub(crate) struct Written {
    /// What the format made of it.
    pub(crate) bytes: Vec<u8>,
    /// All of it, where it goes into a store.
    pub(crate) extraction: Option<Extraction>,
    pub(crate) summary: Summary,
    /// What went wrong with it, for people.
    pub(crate) failures: Vec<String>,
    /// The name under which the state should keep it.
    pub(crate) key: Option<Key>,
}

impl Written {
    pub(crate) fn new(format: Option<&dyn Format>, extraction: Extraction) -> Self {
        let errors = extraction.diagnostics.iter().filter(|d| d.level == Level::Error);
        let failures = errors.map(|error| format!("{}: {error}", extraction.article.id)).collect();
        let mut written = Self { failures, ..Self::default() };
        written.summary.count(&extraction);
        match format {
            Some(format) => format.article(&extraction, &mut written.bytes),
            None => written.extraction = Some(extraction),
        }
        written
    }

    /// What an earlier run wrote of each article; `read` where there is nothing. What failed is not kept: it may go
    /// well the next time.
    pub(crate) fn known<R: Iterator<Item = Extraction>>(
        state: &State,
        format: Option<&dyn Format>,
        inputs: Vec<Extraction>,
        read: impl FnOnce(Vec<Extraction>) -> R,
    ) -> Vec<Self> {
        let known = |input: &Extraction| {
            let key = state.key(input);
            state.get(key).and_then(|record| Self::of_record(&record)).ok_or(key)
        };
        let known: Vec<Result<Self, Key>> = inputs.iter().map(known).collect();
        let unknown =
            inputs.into_iter().zip(&known).filter(|(_, known)| known.is_err()).map(|(input, _)| input);
        let mut new = read(unknown.collect());
        let written = known.into_iter().filter_map(|known| match known {
            Ok(known) => Some(known),
            Err(key) => {
                let written = Self::new(format, new.next()?);
                Some(Self { key: written.failures.is_empty().then_some(key), ..written })
            }
        });
        written.collect()
    }

    /// The bytes and the summary: the length of the bytes, the bytes, the summary as JSON.
    pub(crate) fn to_record(&self) -> Vec<u8> {
        let mut record = (self.bytes.len() as u64).to_le_bytes().to_vec();
        record.extend_from_slice(&self.bytes);
        record.extend(serde_json::to_vec(&self.summary).unwrap_or_default());
        record
    }

    fn of_record(record: &[u8]) -> Option<Self> {
        let (length, rest) = record.split_first_chunk::<8>()?;
        let (bytes, summary) = rest.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)?;
        let summary = serde_json::from_slice(summary).ok()?;
        Some(Self { bytes: bytes.to_vec(), summary, ..Self::default() })
    }
}
