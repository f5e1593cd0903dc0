use copydesk_core::{Extraction, Level};
use copydesk_sdk::Extractor;

use crate::Harness;

/// Texts that an extractor must live with, whatever it looks for.
const TEXTS: &[&str] = &[
    "",
    " \n\n\t ",
    "One.",
    "“",
    "\"He said \"she said \"they said",
    "É — ‘ümläute’ und 日本語, עברית, 👩‍👩‍👧‍👦 family; e\u{301}\u{301}.",
    "1 2,3 4.5.6 $ % 7-8-9 1/2 99999999999999999999999999 -0 1e999",
    "\u{feff}\u{200b}\u{0}\u{1b}[31m\r\n\r\n.",
    "Mayor Ada Quill said on Tuesday, \"We need 40 to 50 more rooms in Quillport by May 3,\" she added.\n\nAbout \
     half of the 1,200 people agreed, according to a survey.",
];

/// Checks what every extractor must keep to, whatever it finds: its descriptor is in order, a configuration
/// with an unknown key is refused, it comes through awkward texts without a panic and without a claim that
/// breaks a rule, and it finds the same again, in the same instance as in a new one.
///
/// `config` is TOML, as it would stand under `[extractor.NAME]`.
///
/// # Panics
/// Where it does not keep to one of them.
pub fn conformance<E: Extractor>(config: &str) {
    let harness = Harness::<E>::new().config(config);
    let mut worker = harness.worker();
    let long = TEXTS.concat().repeat(50);
    for text in TEXTS.iter().copied().chain([long.as_str()]) {
        let first = worker.extract(harness.extraction(text));
        let shown: String = text.chars().take(80).collect();
        for diagnostic in &first.diagnostics {
            assert!(diagnostic.level == Level::Note, "on {shown:?}: {diagnostic}");
        }
        let again = worker.extract(harness.extraction(text));
        assert!(same(&first, &again), "a second look at {shown:?} finds something else");
        let anew = harness.worker().extract(harness.extraction(text));
        assert!(same(&first, &anew), "a new instance finds something else in {shown:?}");
    }
    let unknown = Harness::<E>::new().config("a_key_that_no_extractor_has = 1");
    let refused = std::panic::catch_unwind(|| unknown.worker()).is_err();
    assert!(refused, "an unknown key is accepted: add #[serde(deny_unknown_fields)] to the configuration");
}

fn same(a: &Extraction, b: &Extraction) -> bool {
    a.findings == b.findings
}
