//! The sink: takes what an extractor emits, checks it, and keeps it until the extractor is done.

use std::ffi::c_void;
use std::mem::size_of;

use copydesk_abi as abi;
use copydesk_core::{Diagnostic, Finding, Level, Reason, Span};

use crate::check::{Checker, Shape};
use crate::raw;

/// The most diagnostics that one extractor can give on one article; the rest is counted.
const DIAGNOSTICS: usize = 20;
/// The longest message, in characters.
const MESSAGE: usize = 500;
/// The most reasons that one extractor can give on one article.
const REASONS: usize = 1_000_000;

/// What one extractor found in one article.
#[derive(Debug)]
pub(crate) struct Collected<'a> {
    checker: Checker<'a>,
    shape: &'a mut Shape,
    /// The plugin and its version, for messages about its mistakes.
    plugin: &'a str,
    pub(crate) findings: Vec<Finding>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// What it weighed; none where nobody asks.
    reasons: Option<Vec<Reason>>,
    unsaid: usize,
}

/// What a collection holds in the end.
#[derive(Debug)]
pub(crate) struct Gathered {
    pub(crate) findings: Vec<Finding>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) reasons: Vec<Reason>,
}

impl<'a> Collected<'a> {
    pub(crate) fn new(checker: Checker<'a>, shape: &'a mut Shape, plugin: &'a str) -> Self {
        let (findings, diagnostics) = (Vec::new(), Vec::new());
        Self { checker, shape, plugin, findings, diagnostics, reasons: None, unsaid: 0 }
    }

    /// The same, with reasons asked for.
    pub(crate) fn tracing(self) -> Self {
        Self { reasons: Some(Vec::new()), ..self }
    }

    /// Calls `with` with a sink that fills this collection.
    pub(crate) fn with_sink<T>(&mut self, with: impl FnOnce(&abi::Sink) -> T) -> T {
        let sink = abi::Sink {
            size: size_of::<abi::Sink>(),
            context: std::ptr::from_mut(self).cast(),
            emit: Some(emit),
            diagnose: Some(diagnose),
            log: Some(log),
            should_stop: Some(should_stop),
            trace: self.reasons.is_some().then_some(trace),
        };
        with(&sink)
    }

    /// Ends the collection: says how many diagnostics were left out.
    pub(crate) fn finish(mut self) -> Gathered {
        if self.unsaid > 0 {
            let message = format!("{} more diagnostics of this extractor are left out", self.unsaid);
            let note = Diagnostic::new(Level::Warning, "diagnostics-left-out", message);
            self.diagnostics.push(note.by(self.checker.extractor));
        }
        let reasons = self.reasons.unwrap_or_default();
        Gathered { findings: self.findings, diagnostics: self.diagnostics, reasons }
    }

    fn say(&mut self, diagnostic: Diagnostic) {
        // An error decides how the article is counted, so it is never among those left out.
        if self.diagnostics.len() < DIAGNOSTICS || diagnostic.level == Level::Error {
            self.diagnostics.push(diagnostic.by(self.checker.extractor));
        } else {
            self.unsaid += 1;
        }
    }

    /// # Safety
    /// See [`Checker::claim`].
    unsafe fn emit(&mut self, claim: *const abi::Claim) -> i32 {
        // No honest extractor finds more claims than the text has bytes.
        if self.findings.len() > self.checker.text.len() {
            self.say(Diagnostic::new(
                Level::Warning,
                "too-many-claims",
                "more claims than the text has bytes",
            ));
            return abi::FAILED;
        }
        // SAFETY: the caller vouches for it.
        match unsafe { self.checker.claim(claim, self.shape) } {
            Ok(finding) => {
                self.findings.push(finding);
                abi::OK
            }
            Err(refusal) => {
                let message = format!("a claim of {} was dropped: {refusal}", self.plugin);
                self.say(Diagnostic::new(Level::Warning, refusal.code(), message));
                abi::FAILED
            }
        }
    }

    /// # Safety
    /// See [`Checker::reason`].
    unsafe fn trace(&mut self, reason: *const abi::Reason) {
        let Some(reasons) = &mut self.reasons else { return };
        if reasons.len() == REASONS {
            let message = "more reasons than are kept of one extractor and article";
            return self.say(Diagnostic::new(Level::Warning, "reasons-left-out", message));
        }
        // SAFETY: the caller vouches for it.
        match unsafe { self.checker.reason(reason) } {
            Ok(reason) => reasons.push(reason),
            Err(refusal) => {
                let message = format!("a reason of {} was dropped: {refusal}", self.plugin);
                self.say(Diagnostic::new(Level::Warning, refusal.code(), message));
            }
        }
    }

    fn diagnose(&mut self, level: u32, code: &str, message: &str, span: abi::Span) {
        let level = match level {
            abi::NOTE => Level::Note,
            abi::WARNING => Level::Warning,
            _ => Level::Error,
        };
        let code: String = code.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(64).collect();
        let code = if code.is_empty() { "unnamed".to_owned() } else { code };
        let message = plain(message);
        let message = match level {
            Level::Error => format!("{}: {message}", self.plugin),
            _ => message,
        };
        let diagnostic = Diagnostic::new(level, code, message);
        let span = Span::new(span.start, span.end);
        let fits = span.start <= span.end && span.of(self.checker.text).is_some();
        self.say(if fits { diagnostic.at(span) } else { diagnostic });
    }
}

/// A plugin's words as they can be shown: on one line, and not without end.
pub(crate) fn plain(message: &str) -> String {
    message.chars().map(|c| if c.is_control() { ' ' } else { c }).take(MESSAGE).collect()
}

/// # Safety
/// `context` is the collection that made the sink, not used by anybody else during the call.
unsafe fn collection<'a>(context: *mut c_void) -> &'a mut Collected<'a> {
    // SAFETY: the caller vouches for it.
    unsafe { &mut *context.cast::<Collected<'a>>() }
}

unsafe extern "C" fn emit(context: *mut c_void, claim: *const abi::Claim) -> i32 {
    // SAFETY: the plugin hands back the context it was given, and lends the claim.
    unsafe { collection(context).emit(claim) }
}

unsafe extern "C" fn trace(context: *mut c_void, reason: *const abi::Reason) {
    // SAFETY: the plugin hands back the context it was given, and lends the reason.
    unsafe { collection(context).trace(reason) }
}

unsafe extern "C" fn diagnose(
    context: *mut c_void,
    level: u32,
    code: abi::Str,
    message: abi::Str,
    span: abi::Span,
) {
    // SAFETY: the plugin hands back the context it was given, and lends the strings.
    unsafe {
        let code = raw::string(code).unwrap_or_default();
        let message = raw::string(message).unwrap_or("(a message that is not UTF-8)");
        collection(context).diagnose(level, code, message, span);
    }
}

unsafe extern "C" fn log(context: *mut c_void, level: u32, message: abi::Str) {
    let level = level.min(abi::WARNING);
    // SAFETY: as above.
    unsafe { diagnose(context, level, abi::Str::lend("log"), message, abi::Span::NONE) }
}

unsafe extern "C" fn should_stop(_context: *mut c_void) -> i32 {
    0
}
