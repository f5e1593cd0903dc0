//! The words of a text, hashed, and the hashes of the sequences that they make.

use crate::blocks;

/// Words in a sequence.
const LENGTH: usize = 5;

/// The words of a text, hashed: runs of ASCII letters and digits, whatever their case. A 0 stands before them: it is
/// what leaves the first sequence.
///
/// Where words begin and end is told for 64 bytes at a time, since a branch that is taken at the end of every word
/// costs more than all the rest.
pub(super) fn words(text: &str) -> Vec<u64> {
    let text = text.as_bytes();
    let mut words = Vec::with_capacity(text.len() / 5 + 8);
    words.push(0);
    // The letters so far of a word that reached the end of its block.
    let mut open = 0;
    let mut base = 0usize;
    blocks::each(text, |block, _| {
        let mut letters = blocks::mask(block, |byte| byte.is_ascii_alphanumeric());
        base += 64;
        let begin = base - 64;
        if open > 0 {
            let more = letters.trailing_ones() as usize;
            if more == 64 {
                open += 64;
                return;
            }
            words.push(hash(text.get(begin - open..).unwrap_or_default(), open + more));
            open = 0;
            letters &= u64::MAX << more;
        }
        while letters != 0 {
            let at = letters.trailing_zeros() as usize;
            let length = (letters >> at).trailing_ones() as usize;
            if at + length == 64 {
                open = length;
                return;
            }
            letters &= u64::MAX << (at + length);
            let rest = text.get(begin + at..);
            words.push(match rest.and_then(<[u8]>::first_chunk) {
                Some(eight) if length <= 8 => with_letters(0, eight, length),
                _ => hash(rest.unwrap_or_default(), length),
            });
        }
    });
    if open > 0 {
        words.push(hash(text.get(text.len() - open..).unwrap_or_default(), open));
    }
    words
}

/// The hash of the word of the first `length` bytes of `text`, eight letters at a time.
#[inline(never)]
fn hash(mut text: &[u8], mut length: usize) -> u64 {
    let mut hash = 0;
    while let Some(eight) = text.first_chunk()
        && length > 8
    {
        hash = with_letters(hash, eight, 8);
        text = text.get(8..).unwrap_or_default();
        length -= 8;
    }
    match text.first_chunk() {
        Some(eight) => with_letters(hash, eight, length),
        None => with_letters(hash, &std::array::from_fn(|at| text.get(at).copied().unwrap_or(0)), length),
    }
}

/// The hash of a word, given the `hash` of what comes before its last `length` letters, one to eight.
#[inline]
fn with_letters(hash: u64, letters: &[u8; 8], length: usize) -> u64 {
    // Bit 5 tells lower case from upper, and digits have it set.
    let lower = (u64::from_le_bytes(*letters) | 0x2020_2020_2020_2020) << (64 - 8 * length);
    let hash = (hash.rotate_left(29) ^ lower).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    hash ^ hash >> 32
}

/// How many sequences there are in [`words`], repeated ones included.
pub(super) fn count(words: &[u64]) -> usize {
    words.len().saturating_sub(LENGTH)
}

/// Hands the hash of each sequence in [`words`] to `take`, in order: rolled on from word to word by a cyclic polynomial.
pub(super) fn hashes(words: &[u64], mut take: impl FnMut(u64)) {
    const TURN: u32 = 11;
    let (before, rest) = words.split_at(words.len().min(LENGTH));
    let mut rolling = before.iter().fold(0, |rolling: u64, word| rolling.rotate_left(TURN) ^ word);
    for (word, left) in rest.iter().zip(words) {
        rolling = rolling.rotate_left(TURN) ^ left.rotate_left(TURN * LENGTH as u32) ^ word;
        take(scramble(rolling));
    }
}

/// The finaliser of MurmurHash3: every bit of the result depends on every bit of `hash`.
pub(super) fn scramble(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_the_same_hash_wherever_it_stands() {
        let letters = "The quick brown fox 7 jumps over 12 lazy dogs".replace(' ', "");
        let word = |n: usize| letters.repeat(4)[..1 + n * 7 % 130].to_owned();
        let all: Vec<String> = (0..200).map(word).collect();
        let alone: Vec<u64> = all.iter().map(|word| words(word)[1]).collect();
        for between in [" ", ", ", "\n\n", " \u{2014} "] {
            assert_eq!(words(&all.join(between))[1..], alone);
        }
        assert_eq!((words(""), words(" - ")), (vec![0], vec![0]));
    }
}
