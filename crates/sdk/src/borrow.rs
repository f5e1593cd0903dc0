//! From what the host lends to Rust's own borrowed types. All unsafe reading of the SDK is here.

use std::mem::{MaybeUninit, align_of, offset_of, size_of};

use copydesk_abi as abi;
use copydesk_core::{Span, layers};

/// A lent struct that begins with its size as a `usize`.
///
/// # Safety
/// All bytes of an implementor may be zero.
pub(crate) unsafe trait Versioned: Copy {}

// SAFETY: integers, nullable pointers and nullable function pointers.
unsafe impl Versioned for abi::Host {}
// SAFETY: as above.
unsafe impl Versioned for abi::Sink {}
// SAFETY: as above.
unsafe impl Versioned for abi::Article {}
// SAFETY: as above.
unsafe impl Versioned for abi::Claim {}

/// Copies a struct that the host lent; fields that the host does not know yet are zero. `None` where the
/// pointer is null.
///
/// # Safety
/// `from` is null, or points to a struct of the kind `T` whose size its first field tells.
pub(crate) unsafe fn read<T: Versioned>(from: *const T) -> Option<T> {
    if from.is_null() {
        return None;
    }
    // SAFETY: the first field of each such struct is its size.
    let size = unsafe { from.cast::<usize>().read() };
    let mut copy = MaybeUninit::<T>::zeroed();
    // SAFETY: `size` bytes can be read, `size_of::<T>()` written, and the two do not overlap.
    unsafe {
        std::ptr::copy_nonoverlapping(
            from.cast::<u8>(),
            copy.as_mut_ptr().cast::<u8>(),
            size.min(size_of::<T>()),
        );
    }
    // SAFETY: every byte is from the host or zero, and both are valid for `T`.
    Some(unsafe { copy.assume_init() })
}

/// The string behind `lent`. That a host lends UTF-8 is part of the boundary's contract, and an article's
/// text is too long to look through it once more for each extractor.
///
/// # Safety
/// The bytes can be read for `'a`, and are UTF-8.
pub(crate) unsafe fn string<'a>(lent: abi::Str) -> &'a str {
    // SAFETY: the caller vouches for the bytes.
    let bytes = unsafe { elements::<u8, u8>(abi::Slice { data: lent.data, len: lent.len }) };
    debug_assert!(std::str::from_utf8(bytes).is_ok(), "the host lends UTF-8");
    // SAFETY: the caller vouches for that too.
    unsafe { std::str::from_utf8_unchecked(bytes) }
}

/// A record of the boundary and the record of the core that is laid out alike.
///
/// # Safety
/// Both have the same size, alignment and fields, and no invalid bit patterns.
unsafe trait Alike<T> {}

// SAFETY: the same type.
unsafe impl Alike<Self> for u8 {}
// SAFETY: the same type.
unsafe impl Alike<Self> for abi::Claim {}
// SAFETY: the same type.
unsafe impl Alike<Self> for abi::Attribute {}
// SAFETY: the same type.
unsafe impl Alike<Self> for abi::Field {}

macro_rules! alike {
    ($($name:ident { $($field:ident),+ })+) => { $(
        const _: () = {
            assert!(size_of::<abi::$name>() == size_of::<layers::$name>());
            assert!(align_of::<abi::$name>() == align_of::<layers::$name>());
            $(assert!(offset_of!(abi::$name, $field) == offset_of!(layers::$name, $field));)+
        };
        // SAFETY: asserted just above; all fields are integers or newtypes over them.
        unsafe impl Alike<layers::$name> for abi::$name {}
    )+ };
}

alike! {
    Paragraph { span, first_sentence, end_sentence, first_token, end_token, dateline_end, zone, language }
    Sentence { span, first_token, end_token, paragraph }
    Token { word, span, class, kind, case, flags }
    Quotation { span, inner, first_token, end_token, parent, style, flags }
    Mention { span, name, full_name, first_token, end_token, chain, kind, form, gender, plural }
}

/// The array behind `lent`, as records of the core.
///
/// # Safety
/// The elements can be read for `'a`.
#[expect(private_bounds, reason = "the trait is this function's own proof")]
pub(crate) unsafe fn elements<'a, T: Alike<U>, U>(lent: abi::Slice<T>) -> &'a [U] {
    if lent.data.is_null() || lent.len == 0 {
        return &[];
    }
    // SAFETY: the caller vouches for the elements, and `Alike` for their layout.
    unsafe { std::slice::from_raw_parts(lent.data.cast::<U>(), lent.len) }
}

/// A span of the boundary as one of the core; `None` for "no span".
pub(crate) fn span(lent: abi::Span) -> Option<Span> {
    (lent != abi::Span::NONE).then_some(Span::new(lent.start, lent.end))
}
