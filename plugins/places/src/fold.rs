//! Names as keys: what two spellings of one name have in common.
//!
//! Case, accents, apostrophes and full stops are left out, hyphens part words, and Saint, Mount and Fort
//! read like St, Mt and Ft: "Saint-Étienne" and "St. Etienne" have one [`Key`]. A key is made word by word,
//! so that the names that begin at a token are looked up without writing any of them down.

mod letters;

use copydesk_sdk::prelude::Word;

use letters::{LETTERS, NO_LETTER, PARTS, WIDE, unaccented};

/// The identity of a folded name: 64 bits, of which the gazetteer stores what its buckets do not imply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(pub u64);

const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// A name under construction, word by word: FNV-1a over the folded words and the spaces between them.
#[derive(Clone, Copy, Debug)]
pub struct Folded(u64);

impl Default for Folded {
    fn default() -> Self {
        Self::new()
    }
}

impl Folded {
    /// The empty name.
    #[must_use]
    pub const fn new() -> Self {
        Self(BASIS)
    }

    /// The name with `words` added: one word, or several that white space or hyphens part.
    #[must_use]
    pub fn with(self, words: &str) -> Self {
        let mut spelling = Spelling::behind(self);
        spelling.push(words);
        spelling.closed()
    }

    /// The key of the name so far. FNV leaves the high bits poorly mixed, so they are stirred
    /// (the finaliser of MurmurHash3, public domain).
    #[must_use]
    pub const fn key(self) -> Key {
        let mut h = self.0;
        h ^= h >> 33;
        h = h.wrapping_mul(0xff51_afd7_ed55_8ccd);
        h ^= h >> 33;
        h = h.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        h ^= h >> 33;
        Key(h)
    }
}

/// A name that is read piece by piece, as it is written: its last word may go on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spelling {
    /// The words before the last one.
    closed: Folded,
    /// The same with the last one, as far as it is read.
    open: Folded,
    /// The last eight letters of the last word, a byte each: enough to know those that are written short.
    letters: u64,
}

impl Default for Spelling {
    fn default() -> Self {
        Self::behind(Folded::new())
    }
}

const SAINT: u64 = packed(b"saint");
const MOUNT: u64 = packed(b"mount");
const FORT: u64 = packed(b"fort");

/// The words that are written short, with their letters.
const WRITTEN_SHORT: [(Word, u64); 3] =
    [(Word::ascii("saint"), SAINT), (Word::ascii("mount"), MOUNT), (Word::ascii("fort"), FORT)];

const fn packed(mut word: &[u8]) -> u64 {
    let mut letters = 0;
    while let [letter, rest @ ..] = word {
        (letters, word) = (letters << 8 | *letter as u64, rest);
    }
    letters
}

impl Spelling {
    /// Begins with a word that is `written` so. The identity of a word is the same hash of its letters in lower case:
    /// where they are nothing but ASCII, it need not be computed again.
    pub(crate) fn of(word: Word, written: &str) -> Self {
        if written.bytes().fold(0, |other, byte| other | NO_LETTER[usize::from(byte)]) != 0 {
            let mut spelling = Self::default();
            spelling.push(written);
            return spelling;
        }
        let short = WRITTEN_SHORT.iter().find(|(long, _)| *long == word);
        Self { closed: Folded::new(), open: Folded(word.0), letters: short.map_or(u64::MAX, |short| short.1) }
    }

    /// Goes on behind whole words.
    const fn behind(closed: Folded) -> Self {
        let open = if closed.0 == BASIS { closed } else { Folded(step(closed.0, b' ')) };
        Self { closed, open, letters: 0 }
    }

    /// Reads on.
    pub(crate) fn push(&mut self, text: &str) {
        let mut rest = text;
        while let Some((wide, behind)) = self.ascii(rest) {
            self.wide(wide);
            rest = behind;
        }
    }

    /// Reads on up to a character beyond ASCII: that one, and what stands behind it.
    #[inline]
    fn ascii<'t>(&mut self, text: &'t str) -> Option<(char, &'t str)> {
        let mut read = *self;
        let mut wide = None;
        for (at, byte) in text.bytes().enumerate() {
            let letter = LETTERS[usize::from(byte)];
            if letter > WIDE {
                read.letter(letter);
            } else if letter == PARTS {
                read.close();
            } else if letter == WIDE {
                wide = text.get(at..);
                break;
            }
        }
        *self = read;
        let mut rest = wide?.chars();
        Some((rest.next()?, rest.as_str()))
    }

    const fn letter(&mut self, letter: u8) {
        self.open.0 = step(self.open.0, letter);
        self.letters = self.letters << 8 | letter as u64;
    }

    /// Reads a character beyond ASCII.
    #[cold]
    fn wide(&mut self, c: char) {
        match c {
            '’' | '‘' | 'ʼ' | 'ʻ' | 'ʿ' | 'ʾ' => {}
            c if c.is_whitespace() || matches!(c, '‐'..='―') => self.close(),
            c => match unaccented(c) {
                Some(plain) => plain.bytes().for_each(|b| self.letter(b)),
                None => {
                    let mut utf8 = [0; 4];
                    for lower in c.to_lowercase() {
                        lower.encode_utf8(&mut utf8).bytes().for_each(|b| self.letter(b));
                    }
                }
            },
        }
    }

    const fn close(&mut self) {
        *self = Self::behind(self.closed());
    }

    /// The name with its last word at an end.
    const fn closed(&self) -> Folded {
        let short = match self.letters {
            0 => return self.closed,
            SAINT => b"st",
            MOUNT => b"mt",
            FORT => b"ft",
            _ => return self.open,
        };
        let [first, second] = *short;
        Folded(step(step(Self::behind(self.closed).open.0, first), second))
    }

    /// The key of the name so far.
    pub(crate) const fn key(&self) -> Key {
        self.closed().key()
    }
}

impl Key {
    /// The key of a whole name.
    ///
    /// ```
    /// use copydesk_places::fold::Key;
    /// assert_eq!(Key::of("Saint-Étienne"), Key::of("St. Etienne"));
    /// assert_ne!(Key::of("Rome"), Key::of("Rom"));
    /// ```
    #[must_use]
    pub fn of(name: &str) -> Self {
        Folded::new().with(name).key()
    }
}

/// A name without the marks of a transliteration: Rafaḩ reads Rafah, Khān Yūnis Khan Yunis.
#[must_use]
pub fn plain(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        match unaccented(c) {
            _ if matches!(c, '`' | '‘' | 'ʼ' | 'ʻ' | 'ʿ' | 'ʾ' | 'ʹ') => {}
            Some(letters) if c.is_uppercase() => {
                let mut letters = letters.chars();
                out.extend(letters.next().map(|l| l.to_ascii_uppercase()));
                out.extend(letters);
            }
            Some(letters) => out.push_str(letters),
            None => out.push(c),
        }
    }
    out
}

const fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(PRIME)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_meet() {
        for (a, b) in [
            ("Port-au-Prince", "Port au Prince"),
            ("N’Djamena", "N'Djamena"),
            ("U.S.", "US"),
            ("SÃO PAULO", "Sao Paulo"),
            ("Mount Vernon", "Mt. Vernon"),
            ("Nu‘uanu", "Nuuanu"),
            ("Zaporizhzhi\u{301}a", "Zaporizhzhia"),
            ("Saint-Mount-FORT", "st mt ft"),
        ] {
            assert_eq!(Key::of(a), Key::of(b), "{a} {b}");
        }
        assert_ne!(Key::of("New York"), Key::of("Newyork"));
        assert_ne!(Key::of("Fortmount"), Key::of("ftmt"));
        assert_ne!(Key::of("Beaufort-en-Saintonge"), Key::of("Beauft-en-Stonge"));
    }

    #[test]
    fn transliterations_are_written_plainly() {
        assert_eq!(plain("Khān Yūnis"), "Khan Yunis");
        assert_eq!(plain("As Suwaydā’"), "As Suwayda’");
        assert_eq!(plain("Ōsaka"), "Osaka");
    }

    #[test]
    fn a_key_grows_word_by_word() {
        assert_eq!(Folded::new().with("Gulf").with("of").with("Aden").key(), Key::of("Gulf of Aden"));
        assert_eq!(Folded::new().with("").with("Aden").with("-").key(), Key::of("Aden"));
    }

    #[test]
    fn a_name_may_be_read_in_pieces() {
        for name in ["St. Étienne", "King’s Lynn", "Port-au-Prince", "X’ian", "Fort  Worth", "Bab al-Mandab"]
        {
            for (cut, _) in name.char_indices() {
                let mut spelling = Spelling::default();
                spelling.push(&name[..cut]);
                let _ = spelling.key();
                spelling.push(&name[cut..]);
                assert_eq!(spelling.key(), Key::of(name), "{name} {cut}");
            }
        }
    }

    #[test]
    fn a_word_need_not_be_spelt_to_be_a_name() {
        for word in
            ["Gaza", "G20", "Saint", "MOUNT", "fort", "Forts", "O'Brien", "N’Djamena", "Étienne", "U.S."]
        {
            assert_eq!(Spelling::of(Word::of(word), word).key(), Key::of(word), "{word}");
            let mut longer = Spelling::of(Word::of(word), word);
            longer.push(" Vernon’s");
            assert_eq!(longer.key(), Key::of(&format!("{word} Vernon's")), "{word}");
        }
    }

    #[test]
    fn long_words_cost_no_more_and_differ() {
        let long = "x".repeat(500);
        assert_eq!(Key::of(&long), Key::of(&long));
        assert_ne!(Key::of(&long), Key::of(&format!("{long}y")));
    }
}
