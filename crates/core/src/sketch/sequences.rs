//! The words of a text, hashed, and the hashes of the sequences that they make.

/// Words in a sequence.
const LENGTH: usize = 5;

/// The hashes of all sequences of `text`, in order.
pub(super) fn hashes(text: &str) -> Vec<u64> {
    let mut sequences = Sequences { hashes: Vec::with_capacity(text.len() / 5), ..Sequences::default() };
    words(text.as_bytes(), |word| sequences.word(word));
    sequences.hashes
}

/// Hands the hash of each word to `take`: where words begin and end is found for 64 bytes at a time, since a
/// branch that is taken at the end of every word costs more than all the rest.
fn words(text: &[u8], mut take: impl FnMut(u64)) {
    let mut begin = None;
    let mut before = 0;
    for (base, block) in (0..).step_by(64).zip(text.chunks(64)) {
        let letters = letters(block);
        let mut edges = letters ^ (letters << 1 | before);
        before = letters >> 63;
        while edges != 0 {
            let at = base + edges.trailing_zeros() as usize;
            begin = match begin {
                None => Some(at),
                Some(begin) => {
                    take(hash(text, begin, at));
                    None
                }
            };
            edges &= edges - 1;
        }
    }
    if let Some(begin) = begin {
        take(hash(text, begin, text.len()));
    }
}

/// A bit for each ASCII letter or digit of a block of up to 64 bytes.
fn letters(block: &[u8]) -> u64 {
    let mut flags = [0u8; 64];
    for (flag, byte) in flags.iter_mut().zip(block) {
        *flag = u8::from(byte.is_ascii_alphanumeric());
    }
    // The multiplication gathers the lowest bits of eight bytes in the highest byte.
    let (eights, _) = flags.as_chunks::<8>();
    let bits =
        eights.iter().map(|eight| u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56);
    bits.rev().fold(0, |all, bits| all << 8 | bits)
}

/// The hash of the word from `begin` to `end`, eight letters at a time.
fn hash(text: &[u8], begin: usize, end: usize) -> u64 {
    let mut hash = 0u64;
    for at in (begin..end).step_by(8) {
        let eight = match text.get(at..).and_then(<[u8]>::first_chunk) {
            Some(eight) => *eight,
            None => std::array::from_fn(|i| text.get(at + i).copied().unwrap_or(0)),
        };
        let shift = 64 - 8 * (end - at).min(8);
        // Bit 5 tells lower case from upper, and digits have it set.
        let lower = (u64::from_le_bytes(eight) | 0x2020_2020_2020_2020) << shift;
        hash = (hash.rotate_left(29) ^ lower).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
        hash ^= hash >> 32;
    }
    hash
}

/// The hashes of all sequences, rolled on from word to word by a cyclic polynomial.
#[derive(Default)]
struct Sequences {
    last: [u64; LENGTH],
    words: usize,
    rolling: u64,
    hashes: Vec<u64>,
}

impl Sequences {
    fn word(&mut self, word: u64) {
        const TURN: u32 = 11;
        let slot = self.words % LENGTH;
        let oldest = std::mem::replace(&mut self.last[slot], word);
        self.rolling = self.rolling.rotate_left(TURN) ^ oldest.rotate_left(TURN * LENGTH as u32) ^ word;
        self.words += 1;
        if self.words >= LENGTH {
            self.hashes.push(scramble(self.rolling));
        }
    }
}

/// The finaliser of MurmurHash3: every bit of the result depends on every bit of `hash`.
pub(super) fn scramble(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}
