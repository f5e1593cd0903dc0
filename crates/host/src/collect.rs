//! The sink: takes what an extractor emits, checks it, and keeps it until the extractor is done.

use std::ffi::c_void;

use copydesk_abi as abi;
use copydesk_core::{Diagnostic, Finding, Level, Reason, SmolStr, Span, Value};

use crate::check::Checker;
use crate::raw;
use crate::shapes::Shapes;

/// The most diagnostics that one extractor can give on one article; the rest is counted.
const DIAGNOSTICS: usize = 20;
/// The longest message, in characters.
pub(crate) const MESSAGE: usize = 500;
/// The longest that is passed on: the message, and what was put before it.
const PASSED_ON: usize = 2 * MESSAGE;
/// How much memory the claims of one extractor on one article may take, in bytes.
const BYTES: usize = 64 << 20;
/// And how much more for each byte of its text.
const BYTES_A_BYTE: usize = 64;
/// The most reasons that one extractor can give on one article.
const REASONS: usize = 1_000_000;

/// What one extractor found in one article.
#[derive(Debug)]
pub(crate) struct Collected<'a> {
    checker: Checker<'a>,
    shapes: &'a mut Shapes,
    /// The plugin and its version, for messages about its mistakes.
    plugin: &'a str,
    pub(crate) findings: Vec<Finding>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// What it weighed; none where nobody asks.
    pub(crate) reasons: Option<Vec<Reason>>,
    unsaid: usize,
    /// About how much memory the claims take.
    bytes: usize,
    /// There were too many claims.
    overrun: bool,
}

/// What a collection holds in the end.
#[derive(Debug)]
pub(crate) struct Gathered {
    pub(crate) findings: Vec<Finding>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) reasons: Vec<Reason>,
}

impl<'a> Collected<'a> {
    /// A collection that goes into `findings`, which is empty.
    pub(crate) fn new(
        checker: Checker<'a>,
        shapes: &'a mut Shapes,
        plugin: &'a str,
        findings: Vec<Finding>,
    ) -> Self {
        Self {
            checker,
            shapes,
            plugin,
            findings,
            diagnostics: Vec::new(),
            reasons: None,
            unsaid: 0,
            bytes: 0,
            overrun: false,
        }
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
            self.diagnostics.push(note.by(self.checker.extractor.clone()));
        }
        let reasons = self.reasons.unwrap_or_default();
        Gathered { findings: self.findings, diagnostics: self.diagnostics, reasons }
    }

    /// Whether reasons are asked for.
    pub(crate) fn is_tracing(&self) -> bool {
        self.reasons.is_some()
    }

    /// Forgets all that was collected.
    pub(crate) fn clear(&mut self) {
        self.findings.clear();
        self.diagnostics.clear();
        self.reasons.iter_mut().for_each(Vec::clear);
        (self.unsaid, self.bytes, self.overrun) = (0, 0, false);
    }

    /// Says why the extractor failed on this article; a sentence without its subject, the plugin.
    pub(crate) fn fail(&mut self, code: &'static str, message: &str) {
        self.say(Diagnostic::new(Level::Error, code, format!("{} {message}", self.plugin)));
    }

    /// Takes a diagnostic that another collection, in a worker, took and made ready.
    pub(crate) fn pass_on(&mut self, level: u32, code: &str, message: &str, span: abi::Span) {
        self.say(self.diagnostic(level_of(level), code, plain(message, PASSED_ON), span));
    }

    fn say(&mut self, diagnostic: Diagnostic) {
        // An error decides how the article is counted, so the first is never among those left out.
        let first =
            diagnostic.level == Level::Error && self.diagnostics.iter().all(|d| d.level != Level::Error);
        if self.diagnostics.len() < DIAGNOSTICS || first {
            self.diagnostics.push(diagnostic.by(self.checker.extractor.clone()));
        } else {
            self.unsaid += 1;
        }
    }

    /// Takes a claim.
    ///
    /// # Safety
    /// See [`Checker::claim`].
    pub(crate) unsafe fn emit(&mut self, claim: *const abi::Claim) -> i32 {
        if self.overrun {
            return abi::FAILED;
        }
        // No honest extractor finds more claims than the text has bytes.
        if self.findings.len() > self.checker.text.len() {
            return self.too_many("more claims than the text has bytes");
        }
        // SAFETY: the caller vouches for it.
        match unsafe { self.checker.claim(claim, self.shapes) } {
            Ok((finding, strings)) => {
                self.bytes += strings + size(&finding);
                if self.bytes > BYTES + BYTES_A_BYTE * self.checker.text.len() {
                    return self.too_many("claims that take too much memory");
                }
                self.findings.push(finding);
                abi::OK
            }
            Err(refusal) => {
                let message = plain(&format!("a claim of {} was dropped: {refusal}", self.plugin), PASSED_ON);
                self.say(Diagnostic::new(Level::Warning, refusal.code(), message));
                abi::FAILED
            }
        }
    }

    /// Drops all claims, and whatever more there will be: some of them would look like all of them.
    fn too_many(&mut self, what: &str) -> i32 {
        self.findings = Vec::new();
        self.overrun = true;
        self.say(Diagnostic::new(Level::Error, "too-many-claims", format!("{}: {what}", self.plugin)));
        abi::FAILED
    }

    /// Takes a reason, where reasons are asked for.
    ///
    /// # Safety
    /// See [`Checker::reason`].
    pub(crate) unsafe fn trace(&mut self, reason: *const abi::Reason) {
        let Some(reasons) = &mut self.reasons else { return };
        if reasons.len() == REASONS {
            let message = "more reasons than are kept of one extractor and article";
            return self.say(Diagnostic::new(Level::Warning, "reasons-left-out", message));
        }
        // SAFETY: the caller vouches for it.
        match unsafe { self.checker.reason(reason) } {
            Ok(reason) => reasons.push(reason),
            Err(refusal) => {
                let message =
                    plain(&format!("a reason of {} was dropped: {refusal}", self.plugin), PASSED_ON);
                self.say(Diagnostic::new(Level::Warning, refusal.code(), message));
            }
        }
    }

    fn diagnose(&mut self, level: u32, code: &str, message: &str, span: abi::Span) {
        let level = level_of(level);
        let message = plain(message, MESSAGE);
        let message = match level {
            Level::Error => format!("{}: {message}", self.plugin),
            _ => message,
        };
        self.say(self.diagnostic(level, code, message, span));
    }

    fn diagnostic(&self, level: Level, code: &str, message: String, span: abi::Span) -> Diagnostic {
        let code: String = code.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(64).collect();
        let code = if code.is_empty() { "unnamed".to_owned() } else { code };
        let diagnostic = Diagnostic::new(level, code, message);
        let span = Span::new(span.start, span.end);
        let fits = span.start <= span.end && span.of(self.checker.text).is_some();
        if fits { diagnostic.at(span) } else { diagnostic }
    }
}

fn level_of(level: u32) -> Level {
    match level {
        abi::NOTE => Level::Note,
        abi::WARNING => Level::Warning,
        _ => Level::Error,
    }
}

/// About how much memory a claim takes without its strings: as if its keys were its own.
fn size(finding: &Finding) -> usize {
    size_of::<Finding>() + finding.attributes.len() * (size_of::<SmolStr>() + size_of::<Value>())
}

/// A plugin's words as they can be shown: on one line, and not without end.
pub(crate) fn plain(message: &str, most: usize) -> String {
    message.chars().map(|c| if c.is_control() { ' ' } else { c }).take(most).collect()
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

unsafe extern "C" fn should_stop(context: *mut c_void) -> i32 {
    // SAFETY: as above. What it finds now is dropped.
    i32::from(unsafe { collection(context) }.overrun)
}
