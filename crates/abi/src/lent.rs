//! What is lent across the boundary: strings, arrays, and stretches of the text.

use crate::NO_OFFSET;

/// UTF-8, lent. What the host lends always is; what a plugin lends is checked.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct Str {
    /// The first byte.
    pub data: *const u8,
    /// How many bytes.
    pub len: usize,
}

/// An array, lent.
#[derive(Debug)]
#[repr(C)]
pub struct Slice<T> {
    /// The first element.
    pub data: *const T,
    /// How many elements.
    pub len: usize,
}

impl<T> Clone for Slice<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Slice<T> {}

impl Str {
    /// Nothing: "not stated" where a string is optional.
    pub const EMPTY: Self = Self { data: core::ptr::null(), len: 0 };

    /// Lends a string.
    #[must_use]
    pub const fn lend(text: &str) -> Self {
        Self { data: text.as_ptr(), len: text.len() }
    }
}

impl<T> Slice<T> {
    /// Nothing.
    pub const EMPTY: Self = Self { data: core::ptr::null(), len: 0 };

    /// Lends an array.
    #[must_use]
    pub const fn lend(elements: &[T]) -> Self {
        Self { data: elements.as_ptr(), len: elements.len() }
    }
}

/// A stretch of the article's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(C)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// "No span".
    pub const NONE: Self = Self { start: NO_OFFSET, end: NO_OFFSET };
}
