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

/// The [masks](mask) of a whole text, block by block; behind its end stand zeros.
#[inline]
pub fn masks(text: &[u8], is_such: impl Fn(u8) -> bool) -> impl Iterator<Item = u64> {
    let (blocks, rest) = text.as_chunks::<64>();
    let last = (!rest.is_empty()).then(|| std::array::from_fn(|at| rest.get(at).copied().unwrap_or(0)));
    let last = last.into_iter().map(move |last| (last, u64::MAX >> (64 - rest.len())));
    let blocks = blocks.iter().map(|block| (*block, u64::MAX));
    blocks.chain(last).map(move |(block, inside)| mask(&block, &is_such) & inside)
}
