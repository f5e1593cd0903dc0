//! Runs extractors over articles: loads them, hands them articles, checks what comes back.
//!
//! Invariants:
//! - bundled and loaded extractors go through the same table; there is no second path;
//! - nothing a plugin hands over is believed: what breaks a rule becomes a diagnostic that names it;
//! - an extractor that fails or panics loses its claims on that article, and nothing else is lost;
//! - results come in the order of the input, whatever the number of threads.
//!
//! Where things are: `descriptor` reads what an extractor says of itself, `library` loads it, `registry` keeps
//! it, `lend` shows it an article, `collect`, `check` and `shapes` take its claims; `pipeline` has extractors in their order,
//! `worker` runs them over articles (`underway` before and after), `batches` and `run` over many; `isolate` has extractors in
//! processes of their own.

mod batches;
mod check;
mod collect;
mod descriptor;
#[doc(hidden)]
pub mod fuzzing;
mod instance;
mod isolate;
mod lend;
mod library;
mod pipeline;
mod raw;
mod registry;
mod run;
mod shapes;
mod underway;
mod worker;

pub use batches::Batches;
pub use copydesk_abi as abi;
pub use copydesk_config::HOST_KEYS;
pub use descriptor::{DescriptorError, Extractor, Version};
pub use instance::Refused;
pub use isolate::Program;
#[cfg(unix)]
pub use isolate::{WorkError, work};
pub use library::{LoadError, file_name, id_of};
pub use pipeline::{Pipeline, Step, StepRefused};
pub use registry::Registry;
pub use worker::Worker;
