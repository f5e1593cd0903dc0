//! A running extractor.

use std::ffi::c_void;
use std::mem::size_of;
use std::ptr::null_mut;

use copydesk_abi as abi;

use crate::collect::Collected;
use crate::descriptor::Functions;
use crate::raw;

/// Why an extractor does not take its configuration.
#[derive(Clone, Debug, Default, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Refused {
    /// A JSON pointer to the value at fault; empty for all of it.
    pub pointer: String,
    /// What is wrong with it.
    pub message: String,
}

/// How an extractor came through an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ended {
    Done,
    Failed,
    /// The instance can only be destroyed.
    Panicked,
}

/// An instance of an extractor: one thread's.
#[derive(Debug)]
pub(crate) struct Instance {
    functions: Functions,
    instance: *mut c_void,
}

// SAFETY: the boundary lets an instance move between threads, as long as one uses it at a time; nothing here
// can be reached through a shared reference.
unsafe impl Send for Instance {}

impl Instance {
    /// Makes an instance with its configuration, a JSON object.
    pub(crate) fn new(functions: Functions, config: &str) -> Result<Self, Refused> {
        let mut refused = Refused::default();
        let host = abi::Host {
            size: size_of::<abi::Host>(),
            context: (&raw mut refused).cast(),
            refuse: Some(refuse),
            log: None,
        };
        let mut instance = null_mut();
        // SAFETY: the functions of a checked descriptor keep to the boundary; all that is lent lives until
        // the call returns.
        let status =
            unsafe { (functions.create)(abi::Str::lend(config), &raw const host, &raw mut instance) };
        if status == abi::OK {
            return Ok(Self { functions, instance });
        }
        if refused.message.is_empty() {
            refused.message = format!("the extractor gave no reason (status {status})");
        }
        Err(refused)
    }

    /// Reads one article.
    pub(crate) fn extract(&mut self, article: &abi::Article, collected: &mut Collected<'_>) -> Ended {
        let status = collected.with_sink(|sink| {
            // SAFETY: as above; `&mut self` keeps other threads away.
            unsafe { (self.functions.extract)(self.instance, article, sink) }
        });
        match status {
            abi::OK => Ended::Done,
            abi::PANICKED => Ended::Panicked,
            _ => Ended::Failed,
        }
    }
}

impl Drop for Instance {
    fn drop(&mut self) {
        // SAFETY: made by `create` of the same extractor, and not used again.
        unsafe { (self.functions.destroy)(self.instance) }
    }
}

unsafe extern "C" fn refuse(context: *mut c_void, pointer: abi::Str, message: abi::Str) {
    // SAFETY: the plugin hands back the context it was given, and lends the strings.
    unsafe {
        let refused = &mut *context.cast::<Refused>();
        refused.pointer = raw::string(pointer).unwrap_or_default().to_owned();
        refused.message = raw::string(message).unwrap_or("(a message that is not UTF-8)").to_owned();
    }
}
