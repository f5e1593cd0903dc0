//! Numbers in digits.

use copydesk_core::Word;
use copydesk_core::layers::TokenKind;

use super::Scanner;

impl Scanner<'_> {
    /// Reads the number at `at`: digits in groups, with a point.
    #[inline(never)]
    pub(super) fn number(&mut self) {
        let (mut word, mut end) = (Word::EMPTY, self.at);
        while let digit @ b'0'..=b'9' = self.byte(end) {
            word = word.with_lower(digit);
            end += 1;
        }
        if matches!(self.byte(end), b',' | b'.') {
            let whole = self.number_end(end);
            let rest = self.bytes.get(end..whole).unwrap_or_default();
            (word, end) = (rest.iter().fold(word, |word, byte| word.with_lower(*byte)), whole);
        }
        self.push_as(word, end, TokenKind::NUMBER);
    }

    /// The end of the number whose first digits end at `end`.
    fn number_end(&self, mut end: usize) -> usize {
        if end - self.at <= 3 && self.byte(end) == b',' {
            end = self.groups(end);
        }
        while self.byte(end) == b'.' && self.byte(end + 1).is_ascii_digit() {
            end = self.digits(end + 1);
        }
        end
    }

    /// The end of the digits at `at`.
    pub(super) fn digits(&self, at: usize) -> usize {
        let mut end = at;
        while self.byte(end).is_ascii_digit() {
            end += 1;
        }
        end
    }

    /// The end of the groups of digits at `at`, each with a comma before it: of three digits, or of two as
    /// Indian usage has them in 12,34,567 and 1,23,45,678.
    fn groups(&self, at: usize) -> usize {
        let mut end = at;
        let group = |at: usize, digits: usize| {
            self.byte(at) == b','
                && (1..=digits).all(|n| self.byte(at + n).is_ascii_digit())
                && !self.byte(at + digits + 1).is_ascii_digit()
        };
        for pairs in 1..=2 {
            if (0..pairs).all(|n| group(at + 3 * n, 2)) && group(at + 3 * pairs, 3) {
                return at + 3 * pairs + 4;
            }
        }
        while group(end, 3) {
            end += 4;
        }
        end
    }
}
