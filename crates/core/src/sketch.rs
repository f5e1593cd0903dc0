//! How much of a text stands in another, from a sample of each.

mod sequences;

use std::fmt;
use std::str::FromStr;

/// What is kept of a text to tell how much of it stands in another: a sample of the hashes of its five-word
/// sequences.
///
/// A sequence is kept when its hash ends in `level` zero bits, one in two to the power of `level`; whether it
/// is does not depend on the rest of the text, so that samples of any sizes are compared at the coarser level
/// of the two ("FracMinHash": Irber et al. 2022, *Lightweight compositional analysis of metagenomes*). Texts
/// of up to some 260 words are kept whole, longer ones to a quarter, those beyond 4,000 words to a thousand
/// sequences. Where half of a 300-word article stands in a 3,000-word one, the estimate is off by .06
/// (standard deviation).
///
/// Words are runs of ASCII letters and digits, whatever their case; what stands between them does not count.
///
/// ```
/// use copydesk_core::Sketch;
/// let long = Sketch::of("The ferry to Lower Marsh was late on Monday because of the storm, its owner said.");
/// let short = Sketch::of("“The ferry to Lower Marsh was late on Monday”");
/// assert_eq!(short.containment(&long), 1.0);
/// assert_eq!(short.to_string().parse(), Ok(short));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sketch {
    level: u8,
    sequences: u32,
    /// Sorted and distinct; of each the [`BITS`] above those that are zero.
    hashes: Vec<u32>,
}

/// Bits of a hash that are kept: of news of any usual length, one hash in a hundred is met by chance.
const BITS: u32 = 18;
/// Texts of so many sequences are kept whole.
const WHOLE: usize = 256;
/// As far as longer texts are thinned at once; a short text still finds itself in them.
const QUARTER: u8 = 2;
/// What is kept at the most of those that are longer still.
const MOST: usize = 1024;

impl Sketch {
    /// The sketch of `text`, in linear time.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let words = sequences::words(text);
        let sequences = sequences::count(&words);
        let mut level = 0;
        while sequences >> level > if level < QUARTER { WHOLE } else { MOST } {
            level += 1;
        }
        let mut hashes = vec![0; sequences];
        let mut kept = 0;
        sequences::hashes(&words, |hash| {
            // Whether a hash is kept is anybody's guess: it is written all the same, and stays or is written over.
            if let Some(place) = hashes.get_mut(kept) {
                *place = bits(hash >> level, BITS);
            }
            kept += usize::from(bits(hash, level.into()) == 0);
        });
        hashes.truncate(kept);
        sort(&mut hashes);
        hashes.dedup();
        Self { level, sequences: u32::try_from(sequences).unwrap_or(u32::MAX), hashes }
    }

    /// How many five-word sequences the text has, repeated ones included.
    #[must_use]
    pub fn sequences(&self) -> u32 {
        self.sequences
    }

    /// The share of the shorter text's five-word sequences that stand in the longer one, from 0 to 1; 0 where
    /// a text has fewer than five words.
    #[must_use]
    pub fn containment(&self, other: &Self) -> f64 {
        let (short, long) = if self.sequences <= other.sequences { (self, other) } else { (other, self) };
        let level = short.level.max(long.level);
        let bits = BITS - u32::from(level - short.level.min(long.level));
        let (short, long) = (short.at(level, bits), long.at(level, bits));
        let shared = short.iter().filter(|hash| long.binary_search(hash).is_ok()).count();
        #[expect(clippy::cast_precision_loss, reason = "some thousands")]
        let share = shared as f64 / short.len().max(1) as f64;
        share
    }

    /// How coarse the sketch is: it keeps one sequence in two to the power of this.
    #[must_use]
    pub fn level(&self) -> u8 {
        self.level
    }

    /// What two texts have in common if a sequence of theirs is the same: the hashes that a coarser `level` keeps,
    /// in ascending order, to look up candidates for [`containment`](Self::containment) by. None where this
    /// sketch is coarser already.
    ///
    /// ```
    /// use copydesk_core::Sketch;
    /// let words: Vec<String> = (0..300).map(|n| format!("w{n}")).collect();
    /// let (long, short) = (Sketch::of(&words.join(" ")), Sketch::of(&words[..200].join(" ")));
    /// assert_ne!(long.level(), short.level());
    /// assert!(short.hashes(2).iter().all(|hash| long.hashes(2).contains(hash)));
    /// ```
    #[must_use]
    pub fn hashes(&self, level: u8) -> Vec<u32> {
        // As few bits as the finest sketch has at that level, so that all are comparable.
        if level < self.level { Vec::new() } else { self.at(level, BITS.saturating_sub(u32::from(level))) }
    }

    /// The hashes that the coarser `level` keeps, cut to `bits`.
    fn at(&self, level: u8, bits: u32) -> Vec<u32> {
        let further = u32::from(level - self.level);
        let zero = |hash: &&u32| hash.trailing_zeros() >= further;
        let mut hashes: Vec<u32> =
            self.hashes.iter().filter(zero).map(|hash| self::bits((*hash >> further).into(), bits)).collect();
        hashes.sort_unstable();
        hashes
    }
}

/// The lowest `count` bits of a hash, less than 32 of them.
#[expect(clippy::cast_possible_truncation, reason = "cut to its bits")]
const fn bits(hash: u64, count: u32) -> u32 {
    hash as u32 & ((1 << count) - 1)
}

/// Sorts hashes, which are spread evenly: each goes where its highest bits belong, and is then a step or two from its
/// place.
fn sort(hashes: &mut [u32]) {
    const PILES: usize = 256;
    let pile = |hash: u32| (hash >> (BITS - 8)) as usize % PILES;
    let mut ends = [0usize; PILES];
    hashes.iter().for_each(|hash| ends[pile(*hash)] += 1);
    ends.iter_mut().fold(0, |before, end| {
        *end += before;
        *end
    });
    let mut sorted = vec![0; hashes.len()];
    for hash in hashes.iter() {
        let end = &mut ends[pile(*hash)];
        *end -= 1;
        sorted[*end] = *hash;
    }
    for (at, hash) in sorted.into_iter().enumerate() {
        let mut at = at;
        while let Some(before) = at.checked_sub(1).filter(|before| hashes[*before] > hash) {
            hashes[at] = hashes[before];
            at = before;
        }
        hashes[at] = hash;
    }
}

/// Six bits a character, in the order of ASCII.
const DIGITS: &[u8; 64] = b"-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

impl Sketch {
    /// The hashes as they are written, three characters each.
    pub fn written(&self) -> impl Iterator<Item = [u8; 3]> {
        self.hashes.iter().map(|hash| [12, 6, 0].map(|shift| DIGITS[(hash >> shift) as usize & 63]))
    }
}

/// `LEVEL.SEQUENCES.HASHES`, three characters a hash.
impl fmt::Display for Sketch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.", self.level, self.sequences)?;
        self.written().try_for_each(|digits| f.write_str(str::from_utf8(&digits).unwrap_or_default()))
    }
}

/// The words were no sketch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnreadableSketch;

impl fmt::Display for UnreadableSketch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no sketch of the form LEVEL.SEQUENCES.HASHES")
    }
}

impl std::error::Error for UnreadableSketch {}

impl FromStr for Sketch {
    type Err = UnreadableSketch;

    fn from_str(written: &str) -> Result<Self, UnreadableSketch> {
        let mut parts = written.splitn(3, '.');
        let mut next = || parts.next().ok_or(UnreadableSketch);
        let (level, sequences, hashes) = (next()?, next()?, next()?);
        let level = level.parse().ok().filter(|level| *level <= 32).ok_or(UnreadableSketch)?;
        let sequences = sequences.parse().map_err(|_| UnreadableSketch)?;
        let (triples, rest) = hashes.as_bytes().as_chunks::<3>();
        let digit = |c: &u8| DIGITS.binary_search(c).ok().and_then(|d| u32::try_from(d).ok());
        let hash = |triple: &[u8; 3]| triple.iter().try_fold(0, |hash, c| Some(hash << 6 | digit(c)?));
        let hashes: Option<Vec<u32>> = triples.iter().map(hash).collect();
        match hashes {
            Some(hashes) if rest.is_empty() => Ok(Self { level, sequences, hashes }),
            _ => Err(UnreadableSketch),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::sequences::scramble;
    use super::*;

    /// A text of so many words that no other `seed` shares.
    fn words(seed: u64, count: usize) -> Vec<String> {
        (0..count as u64).map(|i| format!("w{:x}", scramble(seed << 32 | i) >> 44)).collect()
    }

    #[test]
    fn half_of_a_text_is_seen_at_every_length() {
        for (short, long) in [(100, 100), (100, 3000), (300, 500), (600, 3000), (3000, 3000), (3000, 20_000)]
        {
            let (mut error, mut chance) = (0.0f64, 0.0f64);
            for seed in 0..20 {
                let a = words(seed, short);
                let mut b = a[..short / 2].to_vec();
                b.extend(words(seed + 1000, long - short / 2));
                let (a, b) = (Sketch::of(&a.join(" ")), Sketch::of(&b.join(", ")));
                error += (a.containment(&b) - 0.48).abs() / 20.0;
                chance += a.containment(&Sketch::of(&words(seed + 2000, long).join(" "))) / 20.0;
            }
            assert!(error < 0.1, "{short} in {long}: off by {error}");
            assert!(chance < 0.04, "{short} in {long}: {chance} by chance");
        }
    }

    #[test]
    fn layout_and_case_do_not_count() {
        let a = Sketch::of("The ferry’s late, again: its owner said so.");
        let b = Sketch::of("  THE FERRY'S LATE\nAGAIN -- ITS OWNER SAID SO");
        assert_eq!(a, b);
        assert_eq!(a.sequences(), 5);
    }

    #[test]
    fn what_is_too_short_shares_nothing() {
        let empty = Sketch::of("only four words here");
        assert_eq!(empty.to_string(), "0.0.");
        assert_eq!(empty.containment(&empty), 0.0);
    }

    #[test]
    fn it_is_read_back_as_written() {
        for count in [0, 4, 5, 200, 1500, 9000] {
            let sketch = Sketch::of(&words(7, count).join(" "));
            assert_eq!(sketch.to_string().parse(), Ok(sketch));
        }
        for bad in ["", "1", "1.2", "a.1.", "1.a.", "1.1.ab", "1.1.a!b", "99.1."] {
            assert_eq!(bad.parse::<Sketch>(), Err(UnreadableSketch), "{bad:?}");
        }
    }

    /// Sketches are compared across runs and versions: the hashes must not change.
    #[test]
    fn its_form_is_stable() {
        assert_eq!(Sketch::of("one two three four five six seven").to_string(), "0.3.-mHGNApG7");
    }
}
