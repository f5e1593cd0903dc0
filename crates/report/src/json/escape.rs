//! What a string of JSON must escape.

/// How many bytes need no escape: nearly always all. Eight are asked at a time, or twice four of a short string, the last
/// of them once more with those before them.
pub(super) fn clean(bytes: &[u8]) -> usize {
    let special = |b: &u8| *b < 0x20 || *b == b'"' || *b == b'\\';
    let dirty = |eight: &[u8; 8]| any_special(u64::from_ne_bytes(*eight));
    let clean = match (bytes.last_chunk::<8>(), bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        (Some(last), ..) => !bytes.as_chunks::<8>().0.iter().any(dirty) && !dirty(last),
        (None, Some(&[a, b, c, d]), Some(&[e, f, g, h])) => !dirty(&[a, b, c, d, e, f, g, h]),
        _ => !bytes.iter().any(special),
    };
    if clean { bytes.len() } else { bytes.iter().position(special).unwrap_or(bytes.len()) }
}

/// Whether any of eight bytes is a control character, a quotation mark or a backslash. (Exact: a borrow out of one
/// byte into the next can only come from a byte that is special itself. "Determine if a word has a byte less than n",
/// Anderson, *Bit Twiddling Hacks*.)
const fn any_special(eight: u64) -> bool {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let control = eight.wrapping_sub(ONES * 0x20);
    let quote = (eight ^ (ONES * b'"' as u64)).wrapping_sub(ONES);
    let backslash = (eight ^ (ONES * b'\\' as u64)).wrapping_sub(ONES);
    // A byte outside of ASCII is none of them, and has the high bit itself.
    (control & !eight
        | quote & !(eight ^ (ONES * b'"' as u64))
        | backslash & !(eight ^ (ONES * b'\\' as u64)))
        & HIGH
        != 0
}

/// How a byte that needs it is escaped, and in how many bytes.
pub(super) fn escaped(byte: u8) -> ([u8; 6], usize) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let short = match byte {
        b'"' | b'\\' => byte,
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        0x08 => b'b',
        0x0C => b'f',
        _ => {
            let digit = |d: u8| HEX[usize::from(d & 15)];
            return ([b'\\', b'u', b'0', b'0', digit(byte >> 4), digit(byte)], 6);
        }
    };
    ([b'\\', short, 0, 0, 0, 0], 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_that_needs_an_escape_is_found_and_no_other() {
        for length in 1..20 {
            for at in 0..length {
                for byte in 0..=u8::MAX {
                    let mut bytes = vec![b'!'; length];
                    bytes[at] = byte;
                    let special = byte < 0x20 || byte == b'"' || byte == b'\\';
                    assert_eq!(
                        clean(&bytes),
                        if special { at } else { length },
                        "{byte} at {at} of {length}"
                    );
                }
            }
        }
    }
}
