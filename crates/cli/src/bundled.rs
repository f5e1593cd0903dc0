//! The extractors that the program carries, so that it works alone.

use copydesk_host::Registry;
use copydesk_host::abi::Linked;
use copydesk_sdk::linked;

use crate::failure::{Failure, Status};

/// The bundled extractors in the order of the default pipeline.
fn all() -> [Linked; 4] {
    [
        linked::<copydesk_dates::Dates>(),
        linked::<copydesk_places::Places>(),
        linked::<copydesk_figures::Figures>(),
        linked::<copydesk_quotes::Quotes>(),
    ]
}

pub(crate) fn registry() -> Result<Registry, Failure> {
    Registry::bundled(&all()).map_err(|e| Failure::unusable(format!("a bundled extractor is broken: {e}")))
}

/// Runs an extractor for the process that started this one.
#[cfg(unix)]
pub(crate) fn work() -> Result<Status, Failure> {
    copydesk_host::work(&all()).map(|()| Status::Done).map_err(Failure::unusable)
}

#[cfg(not(unix))]
pub(crate) fn work() -> Result<Status, Failure> {
    Err(Failure::unusable("this system has no workers"))
}

/// What the licences of the program and of the data in it ask to be shown.
pub(crate) fn notices() -> String {
    format!(
        "Copydesk: MIT OR Apache-2.0.\n\n\
         It is built with libraries under permissive licences, and with these, unmodified, under the Mozilla Public License \
         2.0, whose sources are published with them: cssparser, cssparser-macros, dtoa-short, selectors.\n\n\
         It carries data under licences of their own.\n\n{}",
        copydesk_places::NOTICE
    )
}
