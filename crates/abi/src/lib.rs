//! The boundary between Copydesk and an extractor in a library of its own: types and constants, no code
//! that runs. `include/copydesk.h` says the same in C: `cargo xtask header` makes it of these types.
//!
//! # How it works
//! A library `libcopydesk_<id>.so` exports one function, `copydesk_extractor_<id>` (hyphens
//! as underscores), of the type [`Entry`]. It returns a static [`Descriptor`]. The host calls `create` with the
//! configuration, `extract` for each article, `destroy` at the end. An instance is used by one thread at a
//! time; the host makes as many as it needs.
//!
//! # What is promised
//! - [`MAJOR`] changes when a plugin built for the old one cannot run any more; then [`MAGIC`] changes too.
//! - [`MINOR`] changes when something is added: 1.1 added [`Sink::trace`]. Structs only grow at their end, and whoever reads one reads
//!   no more than its `size` says: what is missing counts as zero.
//! - A host loads every plugin of its major, whatever the minor.
//!
//! # Rules of the types
//! - Plain integers, floats and pointers: no `bool`, no enum, no reference, so that no bit pattern is
//!   undefined behaviour. A null pointer is allowed only with length 0, or where a field says so.
//! - What is lent (text, layers, claims, strings) is valid until the call returns. Who wants to keep it
//!   copies it. No memory is freed by the other side.
//! - Offsets are bytes into the article's text, ends exclusive.
//! - No call may unwind across the boundary.
#![no_std]

mod article;
mod claim;
mod layers;
mod lent;

use core::ffi::c_void;

pub use article::{Article, Field};
pub use claim::{Attribute, Claim};
pub use layers::{Mention, Paragraph, Quotation, Sentence, Token};
pub use lent::{Slice, Span, Str};

/// The first bytes of every descriptor of this major.
pub const MAGIC: [u8; 8] = *b"CPYDESK1";
/// The boundary's major number.
pub const MAJOR: u16 = 1;
/// The boundary's minor number.
pub const MINOR: u16 = 1;
/// The name of the entry function is this and the id, `-` written as `_`.
pub const ENTRY_PREFIX: &str = "copydesk_extractor_";

/// Major and minor in one number, as the entry function takes them.
#[must_use]
pub const fn version(major: u16, minor: u16) -> u32 {
    (major as u32) << 16 | minor as u32
}

/// Status: done.
pub const OK: i32 = 0;
/// Status: the configuration was refused; the reason went to [`Host::refuse`].
pub const REFUSED: i32 = 1;
/// Status: the extractor gave up on this article; the reason went to [`Sink::diagnose`].
pub const FAILED: i32 = 2;
/// Status: the extractor panicked; the message went to [`Sink::diagnose`]. The instance must be destroyed.
pub const PANICKED: i32 = 3;

/// Descriptor flag: panics are caught on the plugin's side.
pub const CATCHES_PANICS: u64 = 1;

/// Level of a diagnostic or log line: a note.
pub const NOTE: u32 = 0;
/// Level: a warning.
pub const WARNING: u32 = 1;
/// Level: an error.
pub const ERROR: u32 = 2;

/// Tag of [`Attribute`]: it holds nothing.
pub const NULL: u32 = 0;
/// Tag: 0 or 1 in `integer`.
pub const BOOL: u32 = 1;
/// Tag: a number in `integer`.
pub const INTEGER: u32 = 2;
/// Tag: a finite number in `number`.
pub const NUMBER: u32 = 3;
/// Tag: words in `string`.
pub const STRING: u32 = 4;
/// Tag: a stretch of the text in `span`.
pub const SPAN: u32 = 5;

/// Verdict of [`Reason`]: it is part of the claim.
pub const TAKEN: u32 = 0;
/// Verdict: it was considered and left out.
pub const REJECTED: u32 = 1;

/// "No span", where one is optional: both ends are this.
pub const NO_OFFSET: u32 = u32::MAX;
/// "None", where an index is optional.
pub const NONE: u32 = u32::MAX;

/// The one function that a library exports. It is told the host's [`version`], and returns its descriptor,
/// which lives as long as the program, or null where it cannot work with that host.
pub type Entry = unsafe extern "C" fn(host: u32) -> *const Descriptor;

/// The entry function of an extractor that is linked into the program, known to keep to this boundary.
#[derive(Clone, Copy, Debug)]
pub struct Linked(Entry);

impl Linked {
    /// Vouches for an entry function.
    ///
    /// # Safety
    /// It returns null or a descriptor that keeps to this boundary in everything.
    #[must_use]
    pub const unsafe fn new(entry: Entry) -> Self {
        Self(entry)
    }

    /// The function.
    #[must_use]
    pub const fn entry(self) -> Entry {
        self.0
    }
}

/// What an extractor is and how it is called.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct Descriptor {
    /// [`MAGIC`].
    pub magic: [u8; 8],
    /// The [`MAJOR`] it was built with.
    pub abi_major: u16,
    /// The [`MINOR`] it was built with.
    pub abi_minor: u16,
    /// The size of this struct, in bytes, as it was built.
    pub size: u32,
    /// [`CATCHES_PANICS`], others to come.
    pub flags: u64,
    /// Lower-case words with hyphens; the name of the library and of the entry follow from it.
    pub id: Str,
    /// The extractor's own version.
    pub version: Str,
    /// What it finds, in a line.
    pub summary: Str,
    /// Its licence, as an SPDX expression.
    pub licence: Str,
    /// What it was built with: "copydesk-sdk 0.1.0".
    pub sdk: Str,
    /// The layers ("layer:tokens") and claims ("claim:date") it cannot do without.
    pub requires: Slice<Str>,
    /// Those it uses where they are there.
    pub optional: Slice<Str>,
    /// The kinds of claim it emits ("claim:quote").
    pub provides: Slice<Str>,
    /// Returns the JSON Schema of its configuration, which lives as long as the program.
    pub config_schema: Option<unsafe extern "C" fn() -> Str>,
    /// Makes an instance from its configuration, a JSON object. Returns [`OK`] with `instance` set, or
    /// [`REFUSED`].
    pub create:
        Option<unsafe extern "C" fn(config: Str, host: *const Host, instance: *mut *mut c_void) -> i32>,
    /// Reads one article and gives the claims to the sink. Returns [`OK`], [`FAILED`] or [`PANICKED`].
    pub extract: Option<
        unsafe extern "C" fn(instance: *mut c_void, article: *const Article, sink: *const Sink) -> i32,
    >,
    /// Ends an instance.
    pub destroy: Option<unsafe extern "C" fn(instance: *mut c_void)>,
    /// Later additions, by name; may be null, and returns null for a name it does not know.
    pub extension: Option<unsafe extern "C" fn(name: Str) -> *const c_void>,
}

/// What the host offers while an instance is made.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct Host {
    /// The size of this struct, in bytes.
    pub size: usize,
    /// To be handed back in each call.
    pub context: *mut c_void,
    /// Says why the configuration is refused: a JSON pointer to the value at fault (empty for all of it),
    /// and a sentence.
    pub refuse: Option<unsafe extern "C" fn(context: *mut c_void, pointer: Str, message: Str)>,
    /// A line for whoever watches the run. May be null.
    pub log: Option<unsafe extern "C" fn(context: *mut c_void, level: u32, message: Str)>,
}

/// What the host offers while an article is read.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct Sink {
    /// The size of this struct, in bytes.
    pub size: usize,
    /// To be handed back in each call.
    pub context: *mut c_void,
    /// Takes a claim; it is copied before the call returns. Returns [`OK`], or [`FAILED`] where the claim
    /// was refused: it broke a rule, and a diagnostic says which.
    pub emit: Option<unsafe extern "C" fn(context: *mut c_void, claim: *const Claim) -> i32>,
    /// Takes something worth knowing about the article: a level, a stable code, a sentence, and the words
    /// it concerns or [`Span::NONE`].
    pub diagnose:
        Option<unsafe extern "C" fn(context: *mut c_void, level: u32, code: Str, message: Str, span: Span)>,
    /// A line for whoever watches the run. May be null.
    pub log: Option<unsafe extern "C" fn(context: *mut c_void, level: u32, message: Str)>,
    /// Not 0 when the extractor should return soon: the run is being stopped. May be null.
    pub should_stop: Option<unsafe extern "C" fn(context: *mut c_void) -> i32>,
    /// Takes something that the extractor weighed; it is copied before the call returns. Null where nobody
    /// asks for reasons, which is the common case. Since 1.1.
    pub trace: Option<unsafe extern "C" fn(context: *mut c_void, reason: *const Reason)>,
}

/// Something that an extractor weighed: why a claim is as it is, or why there is none. Since 1.1.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct Reason {
    /// The size of this struct, in bytes.
    pub size: usize,
    /// The words of the claim, or words that could have been one.
    pub span: Span,
    /// The words on which it rests, or [`Span::NONE`].
    pub evidence: Span,
    /// [`TAKEN`] or [`REJECTED`].
    pub verdict: u32,
    /// Always 0.
    pub reserved: u32,
    /// A short stable name for what was weighed.
    pub rule: Str,
    /// What was found, in words for people.
    pub note: Str,
}
