//! Systems without process groups and resource limits have no workers; the configuration says so first.

use std::time::Duration;

use super::message::About;
use super::{Fault, Isolated};
use crate::collect::Collected;
use crate::instance::{Ended, Refused};

/// No worker.
#[derive(Debug)]
pub(crate) enum Process {}

impl Process {
    pub(crate) fn open(_: &Isolated) -> Result<(Self, About), Fault> {
        Err(Fault::NoWorker("this system is no Unix".to_owned()))
    }

    pub(crate) fn start(&mut self, _: &str, _: Duration) -> Result<Result<(), Refused>, Fault> {
        match *self {}
    }

    pub(crate) fn is_new(&self) -> bool {
        match *self {}
    }

    pub(crate) fn extract(
        &mut self,
        _: &[u8],
        _: u32,
        _: Duration,
        _: &mut Collected<'_>,
    ) -> Result<Ended, Fault> {
        match *self {}
    }
}
