use std::ffi::c_void;
use std::marker::PhantomData;

use copydesk_abi as abi;
use copydesk_core::{Reason, Span, Verdict};

/// Takes the reasons of an extractor, where somebody asks for them: `copydesk explain` does, a run does not.
///
/// It is a small value to hand down to wherever a decision is made. Asking costs a comparison; a reason is
/// made only if it is wanted.
#[derive(Clone, Copy, Debug)]
pub struct Tracer<'a> {
    context: *mut c_void,
    trace: Option<unsafe extern "C" fn(*mut c_void, *const abi::Reason)>,
    lent: PhantomData<&'a c_void>,
}

impl Default for Tracer<'_> {
    fn default() -> Self {
        Self::SILENT
    }
}

impl Tracer<'_> {
    /// Takes nothing.
    pub const SILENT: Self = Self { context: std::ptr::null_mut(), trace: None, lent: PhantomData };

    /// The tracer of a sink.
    ///
    /// # Safety
    /// The sink is a valid one of the boundary, and so it stays for the lifetime of the result.
    pub(crate) unsafe fn of(sink: &abi::Sink) -> Self {
        Self { context: sink.context, trace: sink.trace, lent: PhantomData }
    }

    /// Whether somebody asks for reasons. For work that only a reason needs; [`Tracer::trace`] asks itself.
    #[must_use]
    #[inline]
    pub fn is_asked(self) -> bool {
        self.trace.is_some()
    }

    /// Gives a reason, if somebody asks for it.
    #[inline]
    pub fn trace(self, reason: impl FnOnce() -> Reason) {
        if let Some(trace) = self.trace {
            self.send(trace, &reason());
        }
    }

    #[cold]
    fn send(self, trace: unsafe extern "C" fn(*mut c_void, *const abi::Reason), reason: &Reason) {
        let lend = |span: Span| abi::Span { start: span.start, end: span.end };
        let lent = abi::Reason {
            size: size_of::<abi::Reason>(),
            span: lend(reason.span),
            evidence: reason.evidence.map_or(abi::Span::NONE, lend),
            verdict: match reason.verdict {
                Verdict::Taken => abi::TAKEN,
                Verdict::Rejected => abi::REJECTED,
            },
            reserved: 0,
            rule: abi::Str::lend(&reason.rule),
            note: abi::Str::lend(&reason.note),
        };
        // SAFETY: the host lent the function with its context; the reason lives until the call returns.
        unsafe { trace(self.context, &raw const lent) }
    }
}
