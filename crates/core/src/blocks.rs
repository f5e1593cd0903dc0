//! Questions about the bytes of a text, asked of 64 at a time: a branch for each byte costs more than the question.

/// A bit for each byte of a block that is such, the lowest for the first.
///
/// ```
/// let mut block = [b' '; 64];
/// block[2] = b'x';
/// assert_eq!(copydesk_core::blocks::mask(&block, |byte| byte == b'x'), 0b100);
/// ```
#[must_use]
#[inline]
pub fn mask(block: &[u8; 64], is_such: impl Fn(u8) -> bool) -> u64 {
    let flags = block.map(|byte| u8::from(is_such(byte)));
    // The multiplication gathers the lowest bits of eight bytes in the highest byte.
    let (eights, _) = flags.as_chunks::<8>();
    let bits =
        eights.iter().map(|eight| u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56);
    bits.rev().fold(0, |all, bits| all << 8 | bits)
}

/// Hands each block of a text to `take`, with a bit for each byte of the text in it: zeros fill up the last.
///
/// ```
/// let mut spaces = Vec::new();
/// copydesk_core::blocks::each(b"a b", |block, inside| {
///     spaces.push(copydesk_core::blocks::mask(block, |byte| byte == b' ') & inside);
/// });
/// assert_eq!(spaces, [0b010]);
/// ```
#[inline]
pub fn each(text: &[u8], mut take: impl FnMut(&[u8; 64], u64)) {
    let (blocks, rest) = text.as_chunks::<64>();
    blocks.iter().for_each(|block| take(block, u64::MAX));
    if !rest.is_empty() {
        let mut last = [0; 64];
        last[..rest.len()].copy_from_slice(rest);
        take(&last, u64::MAX >> (64 - rest.len()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_byte_is_asked_once_and_no_other() {
        let text: Vec<u8> = (0..300_u32).map(|n| (n * n % 251) as u8).collect();
        for length in 0..text.len() {
            let text = &text[..length];
            let mut bits = Vec::new();
            each(text, |block, inside| {
                let such = mask(block, |byte| byte % 3 == 0) & inside;
                bits.extend((0..64).map(|at| such >> at & 1 == 1));
            });
            assert_eq!(bits.len(), length.next_multiple_of(64));
            let expected = text.iter().map(|byte| byte % 3 == 0).chain(std::iter::repeat(false));
            assert!(bits.iter().copied().eq(expected.take(bits.len())), "{length}");
        }
    }
}
