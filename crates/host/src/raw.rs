//! Reading strings and arrays that a plugin hands over. A plugin is not trusted to get them right, so far as
//! that can be told: null with a length, lengths that no memory could have, bytes that are not UTF-8.

use copydesk_abi as abi;

/// The array behind `lent`, or what is wrong with it.
///
/// # Safety
/// Unless null or absurdly long, `lent` can be read for `'a`.
pub(crate) unsafe fn slice<'a, T>(lent: abi::Slice<T>) -> Result<&'a [T], &'static str> {
    if lent.len == 0 {
        return Ok(&[]);
    }
    if lent.data.is_null() {
        return Err("is null but has a length");
    }
    if !lent.data.is_aligned() {
        return Err("is not aligned");
    }
    let fits =
        lent.len.checked_mul(size_of::<T>().max(1)).is_some_and(|bytes| bytes < isize::MAX as usize / 2);
    if !fits {
        return Err("is longer than memory");
    }
    // SAFETY: not null, aligned, of a possible length; the caller vouches for the rest.
    Ok(unsafe { std::slice::from_raw_parts(lent.data, lent.len) })
}

/// The bytes behind `lent`, or what is wrong with it.
///
/// # Safety
/// Unless null or absurdly long, `lent` can be read for `'a`.
pub(crate) unsafe fn bytes<'a>(lent: abi::Str) -> Result<&'a [u8], &'static str> {
    // SAFETY: the caller vouches for it.
    unsafe { slice(abi::Slice { data: lent.data, len: lent.len }) }
}

/// The string behind `lent`, or what is wrong with it.
///
/// # Safety
/// Unless null or absurdly long, `lent` can be read for `'a`.
pub(crate) unsafe fn string<'a>(lent: abi::Str) -> Result<&'a str, &'static str> {
    // SAFETY: the caller vouches for it.
    let bytes = unsafe { bytes(lent) }?;
    if is_ascii(bytes) {
        // SAFETY: ASCII is UTF-8.
        return Ok(unsafe { std::str::from_utf8_unchecked(bytes) });
    }
    std::str::from_utf8(bytes).map_err(|_| "is not UTF-8")
}

/// Whether all is ASCII, as nearly all short strings are: eight bytes at a time, the last of them once more with those
/// before them.
fn is_ascii(bytes: &[u8]) -> bool {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    match (bytes.last_chunk::<8>(), bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        (Some(last), ..) => {
            let eights = bytes.as_chunks::<8>().0.iter().chain([last]);
            eights.fold(0, |all, eight| all | u64::from_ne_bytes(*eight)) & HIGH == 0
        }
        (None, Some(first), Some(last)) => {
            (u32::from_ne_bytes(*first) | u32::from_ne_bytes(*last)) & HIGH as u32 == 0
        }
        _ => bytes.is_ascii(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_outside_of_ascii_is_seen_wherever_it_stands() {
        for length in 0..40 {
            let mut bytes = vec![0x7F; length];
            assert!(is_ascii(&bytes));
            for at in 0..length {
                bytes[at] = 0x80;
                assert!(!is_ascii(&bytes), "{at} of {length}");
                bytes[at] = 0x7F;
            }
        }
    }
}
