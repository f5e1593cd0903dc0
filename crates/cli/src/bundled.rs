//! The extractors that the program carries, so that it works alone.

use copydesk_host::Registry;
use copydesk_host::abi::Linked;
use copydesk_sdk::linked;

use crate::failure::Failure;

/// The bundled extractors in the order of the default pipeline.
fn all() -> [Linked; 1] {
    [linked::<copydesk_quotes::Quotes>()]
}

pub(crate) fn registry() -> Result<Registry, Failure> {
    Registry::bundled(&all()).map_err(|e| Failure::unusable(format!("a bundled extractor is broken: {e}")))
}

/// What the licences of the data in the program ask to be shown.
pub(crate) fn notices() -> String {
    "Copydesk is free software: MIT OR Apache-2.0.\n".to_owned()
}
