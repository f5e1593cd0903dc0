use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What a configuration says of articles by where they stand: `[[corpus.metadata]]`.
///
/// It fills what an article itself lacks; of several rules that fit, the first one that gives a field wins.
///
/// ```
/// # use copydesk_core::MetadataRule;
/// let rule = r#"{"path": "harbour-post/*.txt", "outlet": "Harbour Post", "desk": "city"}"#;
/// let rule: MetadataRule = serde_json::from_str(rule).unwrap();
/// assert_eq!(rule.fields["desk"], "city");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MetadataRule {
    /// A glob, matched against the path relative to the input folder and against the path as it is written in
    /// the output. `*` stays within a folder, `**` does not.
    #[serde(default)]
    pub path: String,
    /// `outlet`, `published` (an ISO 8601 date), `language`, `title`, `url`; any other name is kept as
    /// metadata.
    #[serde(flatten)]
    pub fields: BTreeMap<String, String>,
}
