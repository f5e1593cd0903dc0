//! What the program and a worker say to each other. Each message begins with a byte that tells its kind.
//!
//! The worker says hello; then every request has its answer: open (opened, or why not), start (ready, or why
//! the configuration is refused), article (claims and reasons in as many messages as they take, then done).

mod answer;
mod found;
mod request;

pub(crate) use answer::{
    About, Answer, write_hello, write_opened, write_ready, write_refused, write_unopened,
};
pub(crate) use found::{append_found, gather};
pub(crate) use request::{Lent, Request, write_article, write_end, write_open, write_start};

/// What a worker says first. Both sides are one program as a rule, and must be of one version in any case.
pub(crate) const HELLO: &str = concat!("copydesk worker ", env!("CARGO_PKG_VERSION"));
