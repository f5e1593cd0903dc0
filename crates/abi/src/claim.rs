//! A claim and what it says.

use crate::{BOOL, INTEGER, NULL, NUMBER, SPAN, STRING, Slice, Span, Str};

/// A claim: on its way to the host, or that of an extractor that ran before.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct Claim {
    /// The size of this struct, in bytes.
    pub size: usize,
    /// "quote", "figure", "place", "date", or a lower-case word of the extractor's own.
    pub kind: Str,
    /// The words.
    pub span: Span,
    /// From 0 to 1.
    pub confidence: f64,
    /// The rule that found it.
    pub rule: Str,
    /// What it says, flat: see [`Attribute::key`].
    pub attributes: Slice<Attribute>,
}

/// One attribute of a claim.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct Attribute {
    /// Dots nest, `[n]` makes a list: `speaker.name`, `parts[0]`. A key follows its parent at once.
    pub key: Str,
    /// [`NULL`], [`BOOL`], [`INTEGER`], [`NUMBER`], [`STRING`] or [`SPAN`].
    pub tag: u32,
    /// Always 0.
    pub reserved: u32,
    /// The value of a boolean or an integer.
    pub integer: i64,
    /// The value of a number.
    pub number: f64,
    /// The value of a string.
    pub string: Str,
    /// The value of a span.
    pub span: Span,
}

impl Attribute {
    /// An attribute that says nothing.
    #[must_use]
    pub const fn null(key: Str) -> Self {
        let (string, span) = (Str::EMPTY, Span::NONE);
        Self { key, tag: NULL, reserved: 0, integer: 0, number: 0.0, string, span }
    }

    /// A boolean.
    #[must_use]
    pub const fn bool(key: Str, value: bool) -> Self {
        Self { tag: BOOL, integer: value as i64, ..Self::null(key) }
    }

    /// An integer.
    #[must_use]
    pub const fn integer(key: Str, value: i64) -> Self {
        Self { tag: INTEGER, integer: value, ..Self::null(key) }
    }

    /// A number, which must be finite.
    #[must_use]
    pub const fn number(key: Str, value: f64) -> Self {
        Self { tag: NUMBER, number: value, ..Self::null(key) }
    }

    /// A string.
    #[must_use]
    pub const fn string(key: Str, value: Str) -> Self {
        Self { tag: STRING, string: value, ..Self::null(key) }
    }

    /// A stretch of the text.
    #[must_use]
    pub const fn span(key: Str, value: Span) -> Self {
        Self { tag: SPAN, span: value, ..Self::null(key) }
    }
}
