//! Web and e-mail addresses, handles and hashtags: one token each, so that no stop, digit or name is found
//! inside.

use copydesk_core::layers::{TokenFlags, TokenKind};

use super::Scanner;

/// Domains that are no words, so that a missing blank ("was in.He") is not taken for an address.
const DOMAINS: &[&[u8]] = &[
    b"com", b"org", b"net", b"gov", b"edu", b"mil", b"info", b"co", b"uk", b"tv", b"eu", b"html", b"ca",
    b"au", b"de", b"fr",
];

impl Scanner<'_> {
    /// Reads an address that says so at its beginning.
    pub(super) fn address(&mut self) -> bool {
        // "ht" and "ww", whatever their case; few words begin so.
        let opens = (self.byte(self.at) | 0x20, self.byte(self.at + 1) | 0x20);
        if matches!(opens, (b'h', b't') | (b'w', b'w'))
            && ["http://", "https://", "www."].iter().any(|prefix| self.looking_at(prefix))
        {
            let end = self.address_end(self.at);
            self.push(end, TokenKind::ADDRESS);
            return true;
        }
        false
    }

    fn looking_at(&self, prefix: &str) -> bool {
        self.bytes
            .get(self.at..self.at + prefix.len())
            .is_some_and(|b| b.eq_ignore_ascii_case(prefix.as_bytes()))
    }

    /// Where the stop at `stop`, behind a word that begins at `at`, stands before the last part of a domain,
    /// reads the address.
    pub(super) fn domain(&mut self, stop: usize) -> bool {
        if !self.byte(stop + 1).is_ascii_lowercase() {
            return false;
        }
        let rest = self.bytes.get(stop + 1..).unwrap_or_default();
        let letters = rest.iter().take(6).take_while(|byte| byte.is_ascii_lowercase()).count();
        let known = rest.get(..letters).is_some_and(|part| DOMAINS.contains(&part));
        let after = stop + 1 + letters;
        let ends = self.byte(after) == b'/' || self.byte(after) == b'.' || self.ends_at(after);
        if known && ends {
            self.take_back(|kind| {
                matches!(kind, TokenKind::WORD | TokenKind::NUMBER | TokenKind::STOP | TokenKind::HYPHEN)
            });
            let end = self.address_end(stop);
            self.push(end, TokenKind::ADDRESS);
        }
        known && ends
    }

    /// Reads a handle or the rest of an e-mail address at a `@`.
    pub(super) fn at_sign(&mut self) -> bool {
        let letter = self.byte(self.at + 1);
        if !letter.is_ascii_alphanumeric() && letter != b'_' {
            return false;
        }
        let mail = self.glued().is_some_and(|last| matches!(last.kind, TokenKind::WORD | TokenKind::NUMBER));
        let sign = self.at;
        if mail {
            self.take_back(|kind| {
                matches!(
                    kind,
                    TokenKind::WORD
                        | TokenKind::NUMBER
                        | TokenKind::STOP
                        | TokenKind::HYPHEN
                        | TokenKind::SYMBOL
                )
            });
        }
        let end = if mail { self.address_end(sign) } else { self.name_end(sign + 1) };
        self.push(end, TokenKind::ADDRESS);
        true
    }

    /// Reads a hashtag at a `#`; a number sign is none.
    pub(super) fn hashtag(&mut self) -> bool {
        let tagged = self.byte(self.at + 1).is_ascii_alphabetic() && self.glued().is_none();
        if tagged {
            let end = self.name_end(self.at + 1);
            self.push(end, TokenKind::ADDRESS);
        }
        tagged
    }

    /// The end of a handle or tag that begins at `at`.
    fn name_end(&self, at: usize) -> usize {
        let rest = self.bytes.get(at..).unwrap_or_default();
        at + rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count()
    }

    /// The end of the address that is read as far as `at`: before a blank, a bracket, a quotation mark or
    /// anything outside of ASCII, without the punctuation of the sentence around it.
    fn address_end(&self, at: usize) -> usize {
        let rest = self.bytes.get(at..).unwrap_or_default();
        let part = |byte: &u8| {
            byte.is_ascii_graphic()
                && !matches!(
                    byte,
                    b'"' | b'\'' | b'<' | b'>' | b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'`'
                )
        };
        let length = rest.iter().take_while(|byte| part(byte)).count();
        let address = rest.get(..length).unwrap_or_default();
        let trailing = address
            .iter()
            .rev()
            .take_while(|byte| matches!(byte, b'.' | b',' | b';' | b':' | b'!' | b'?' | b'-' | b'*'))
            .count();
        at + (length - trailing).max(1)
    }

    /// Gives back the tokens of the kinds told that stand before `at` with nothing between them, and moves
    /// `at` to the first. They become part of one address, so that each is given back at most once.
    fn take_back(&mut self, belongs: impl Fn(TokenKind) -> bool) {
        while let Some(last) = self.glued().copied().filter(|last| belongs(last.kind)) {
            if self.spaced {
                break;
            }
            self.tokens.pop();
            self.at = last.span.start as usize;
            self.spaced = last.flags.has(TokenFlags::SPACED);
        }
        let left = self.tokens.len();
        let gone = self.scan.marks.iter().rev().take_while(|mark| **mark as usize >= left).count();
        self.scan.marks.truncate(self.scan.marks.len() - gone);
    }
}
