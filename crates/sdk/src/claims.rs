use copydesk_abi as abi;
use copydesk_core::{AttributeSink, Claim, Level, Reason, Span, ValueRef};

use crate::borrow;
use crate::tracer::Tracer;

/// Where an extractor puts what it finds.
#[derive(Debug)]
pub struct Claims<'a> {
    sink: abi::Sink,
    scratch: &'a mut Scratch,
}

/// What the claim at hand says, as it is lent; kept from claim to claim and from article to article, so that emitting
/// allocates nothing.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    lent: Vec<abi::Attribute>,
    /// The keys that were put together. No boxes: what a box owns is its own alone when it is moved, and may not be lent
    /// before.
    keys: Vec<String>,
}

impl<'a> AttributeSink<'a> for Scratch {
    fn add(&mut self, key: &'a str, value: ValueRef<'a>) {
        self.lent.push(lend(abi::Str::lend(key), value));
    }

    fn add_made(&mut self, key: String, value: ValueRef<'a>) {
        self.lent.push(lend(abi::Str::lend(&key), value));
        self.keys.push(key);
    }
}

impl<'a> Claims<'a> {
    /// Reads what the host lent; `None` where it broke the contract.
    ///
    /// # Safety
    /// `sink` is null or a valid sink of the boundary, and so it stays for the lifetime of the result.
    pub(crate) unsafe fn borrow(sink: *const abi::Sink, scratch: &'a mut Scratch) -> Option<Self> {
        // SAFETY: the caller vouches for it.
        let sink = unsafe { borrow::read(sink)? };
        Some(Self { sink, scratch })
    }

    /// Gives a claim to the host. One that breaks a rule (its span leaves the text, its kind was not
    /// declared) is dropped there with a diagnostic.
    pub fn emit(&mut self, claim: &impl Claim) {
        // A claim that panicked before this one may have left something.
        self.scratch.lent.clear();
        self.scratch.keys.clear();
        claim.attributes(self.scratch);
        let claim = abi::Claim {
            size: size_of::<abi::Claim>(),
            kind: abi::Str::lend(claim.kind()),
            span: lend_span(claim.span()),
            confidence: f64::from(claim.confidence()),
            rule: abi::Str::lend(claim.rule()),
            attributes: abi::Slice::lend(&self.scratch.lent),
        };
        if let Some(emit) = self.sink.emit {
            // SAFETY: `claim` and what it points to live until the call returns.
            unsafe { emit(self.sink.context, &raw const claim) };
        }
    }

    /// Says something worth knowing about the article: a stable code for programs, a sentence for people,
    /// and the words it concerns.
    pub fn note(&mut self, code: &str, message: &str, span: Option<Span>) {
        self.diagnose(Level::Note, code, message, span);
    }

    /// The same, where something was repaired or left out.
    pub fn warn(&mut self, code: &str, message: &str, span: Option<Span>) {
        self.diagnose(Level::Warning, code, message, span);
    }

    pub(crate) fn diagnose(&mut self, level: Level, code: &str, message: &str, span: Option<Span>) {
        let level = match level {
            Level::Note => abi::NOTE,
            Level::Warning => abi::WARNING,
            Level::Error => abi::ERROR,
        };
        if let Some(diagnose) = self.sink.diagnose {
            let span = span.map_or(abi::Span::NONE, lend_span);
            // SAFETY: the strings live until the call returns.
            unsafe {
                diagnose(self.sink.context, level, abi::Str::lend(code), abi::Str::lend(message), span)
            };
        }
    }

    /// Says why a claim is as it is, or why there is none, where somebody asks: `copydesk explain` does, a run
    /// does not, and then this costs a comparison.
    ///
    /// ```
    /// # use copydesk_sdk::prelude::*;
    /// # fn extract(claims: &mut Claims<'_>, number: Span) {
    /// claims.trace(|| Reason::rejected(number, "year", "a year counts nothing"));
    /// # }
    /// ```
    pub fn trace(&self, reason: impl FnOnce() -> Reason) {
        self.tracer().trace(reason);
    }

    /// What takes reasons, to hand down to where decisions are made.
    #[must_use]
    pub fn tracer(&self) -> Tracer<'a> {
        // SAFETY: who made this vouched for the sink, for `'a`.
        unsafe { Tracer::of(&self.sink) }
    }

    /// Whether the run is being stopped: then what is not found yet need not be found.
    #[must_use]
    pub fn should_stop(&self) -> bool {
        // SAFETY: the host lent the function with its context.
        self.sink.should_stop.is_some_and(|ask| unsafe { ask(self.sink.context) } != 0)
    }
}

fn lend_span(span: Span) -> abi::Span {
    abi::Span { start: span.start, end: span.end }
}

#[inline]
fn lend(key: abi::Str, value: ValueRef<'_>) -> abi::Attribute {
    match value {
        ValueRef::Null => abi::Attribute::null(key),
        ValueRef::Bool(value) => abi::Attribute::bool(key, value),
        ValueRef::Integer(value) => abi::Attribute::integer(key, value),
        ValueRef::Number(value) => abi::Attribute::number(key, value),
        ValueRef::String(value) => abi::Attribute::string(key, abi::Str::lend(value)),
        ValueRef::Span(value) => abi::Attribute::span(key, lend_span(value)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Has as many keys that are put together as it says.
    struct Parts(usize);

    impl Claim for Parts {
        fn kind(&self) -> &str {
            "parts"
        }
        fn span(&self) -> Span {
            Span::new(0, 1)
        }
        fn confidence(&self) -> f32 {
            1.0
        }
        fn rule(&self) -> &str {
            "test"
        }
        fn attributes<'a>(&'a self, out: &mut dyn AttributeSink<'a>) {
            out.add("form", "direct".into());
            for at in 0..self.0 {
                out.add_made(format!("parts[{at}]"), ValueRef::Null);
            }
        }
    }

    /// Writes down the keys of a claim.
    unsafe extern "C" fn emit(context: *mut std::ffi::c_void, claim: *const abi::Claim) -> i32 {
        // SAFETY: the context is the list that the test made; the claim is lent as the boundary has it.
        unsafe {
            let attributes = borrow::elements::<abi::Attribute, abi::Attribute>((*claim).attributes);
            let keys = attributes.iter().map(|attribute| borrow::string(attribute.key));
            (*context.cast::<Vec<String>>()).push(keys.collect::<Vec<_>>().join(" "));
        }
        abi::OK
    }

    #[test]
    fn keys_that_are_put_together_can_be_read_while_the_claim_is_lent() {
        let mut seen: Vec<String> = Vec::new();
        let sink = abi::Sink {
            size: size_of::<abi::Sink>(),
            context: (&raw mut seen).cast(),
            emit: Some(emit),
            diagnose: None,
            log: None,
            should_stop: None,
            trace: None,
        };
        let mut scratch = Scratch::default();
        // SAFETY: the sink is whole, and outlives the claims.
        let claims = unsafe { Claims::borrow(&raw const sink, &mut scratch) };
        claims
            .into_iter()
            .for_each(|mut claims| [2, 0, 3].map(Parts).iter().for_each(|parts| claims.emit(parts)));
        assert_eq!(seen, ["form parts[0] parts[1]", "form", "form parts[0] parts[1] parts[2]"]);
    }
}
