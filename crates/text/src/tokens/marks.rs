//! Punctuation, quotation marks and signs.

use copydesk_core::Word;
use copydesk_core::layers::TokenKind;

use super::Scanner;

impl Scanner<'_> {
    /// Reads the ASCII mark `byte` at `at`.
    #[inline(never)]
    pub(super) fn mark(&mut self, byte: u8) {
        let kind = match byte {
            b'.' => return self.stop(),
            b'"' if self.opens() => TokenKind::OPEN_QUOTE,
            b'"' => TokenKind::CLOSE_QUOTE,
            b'\'' => return self.apostrophe(1),
            b'`' => {
                let doubled = self.byte(self.at + 1) == b'`';
                return self.push(self.at + 1 + usize::from(doubled), TokenKind::OPEN_QUOTE);
            }
            b'-' if self.byte(self.at + 1) != b'-' => self.hyphen(self.at + 1),
            b'-' => return self.hyphens(),
            b'@' if self.at_sign() => return,
            b'#' if self.hashtag() => return,
            b':' => TokenKind::COLON,
            b';' => TokenKind::SEMICOLON,
            b'?' => TokenKind::QUESTION,
            b'!' => TokenKind::EXCLAMATION,
            b'(' | b'[' | b'{' => TokenKind::OPEN_BRACKET,
            b')' | b']' | b'}' => TokenKind::CLOSE_BRACKET,
            b'/' => TokenKind::SLASH,
            b'$' => TokenKind::CURRENCY,
            b'%' => TokenKind::PERCENT,
            b'*' if self.fresh_line() => TokenKind::HYPHEN,
            _ => TokenKind::SYMBOL,
        };
        self.plain_mark(byte, kind);
    }

    /// Reads the mark `c` at `at`, which is outside of ASCII.
    pub(super) fn foreign_mark(&mut self, c: char) {
        let end = self.at + c.len_utf8();
        match c {
            '’' => self.apostrophe(c.len_utf8()),
            '‘' | '‚' | '“' | '„' | '«' | '‹' | '「' | '『' => {
                self.push(end, TokenKind::OPEN_QUOTE)
            }
            '”' | '»' | '›' | '」' | '』' => self.push(end, TokenKind::CLOSE_QUOTE),
            '‟' | '＂' => self.quote(end),
            '•' | '▪' | '●' => {
                self.note_mark();
                self.push(end, TokenKind::HYPHEN);
            }
            '‐' | '‑' | '·' | '◦' | '■' | '‣' | '⁃' => self.push(end, TokenKind::HYPHEN),
            '‒' | '–' | '—' | '―' | '−' => self.push(end, TokenKind::DASH),
            '…' => self.push(end, TokenKind::ELLIPSIS),
            '£' | '€' | '¥' | '¢' | '₹' | '₽' | '₺' | '₪' | '₦' | '₩' | '₱' | '฿' | '₫' | '₴' | '₡' | '₲'
            | '₵' | '₸' => {
                self.push(end, TokenKind::CURRENCY);
            }
            '。' => self.push(end, TokenKind::STOP),
            '？' | '؟' => self.push(end, TokenKind::QUESTION),
            '！' => self.push(end, TokenKind::EXCLAMATION),
            '，' | '、' | '،' => self.push(end, TokenKind::COMMA),
            '٪' | '％' => self.push(end, TokenKind::PERCENT),
            '（' => self.push(end, TokenKind::OPEN_BRACKET),
            '）' => self.push(end, TokenKind::CLOSE_BRACKET),
            '⁄' | '∕' => self.push(end, TokenKind::SLASH),
            _ => self.push(end, TokenKind::SYMBOL),
        }
    }

    /// Reads a stop, an ellipsis, or a number that begins with its point.
    fn stop(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let stops = rest.iter().take_while(|byte| **byte == b'.').count();
        if stops > 1 {
            self.push(self.at + stops, TokenKind::ELLIPSIS);
        } else if self.byte(self.at + 1).is_ascii_digit()
            && self.glued().is_none_or(|last| last.kind == TokenKind::CURRENCY)
        {
            let end = self.digits(self.at + 1);
            self.push(end, TokenKind::NUMBER);
        } else {
            self.push(self.at + 1, TokenKind::STOP);
        }
    }

    /// What a single hyphen is: it joins words, is a bullet or a minus sign, or stands for a dash. `end` is behind it.
    fn hyphen(&self, end: usize) -> TokenKind {
        let joins = self.glued().is_some() || self.byte(end).is_ascii_digit() || self.fresh_line();
        if joins { TokenKind::HYPHEN } else { TokenKind::DASH }
    }

    /// Reads several hyphens, which stand for a dash.
    fn hyphens(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let hyphens = rest.iter().take_while(|byte| **byte == b'-').count();
        self.push(self.at + hyphens, TokenKind::DASH);
    }

    /// Reads a mark that both opens and closes quotations. It opens after a blank or an opening mark.
    fn quote(&mut self, end: usize) {
        let opens = self.opens();
        self.push(end, if opens { TokenKind::OPEN_QUOTE } else { TokenKind::CLOSE_QUOTE });
    }

    fn opens(&self) -> bool {
        self.spaced
            || self.glued().is_none_or(|last| {
                matches!(
                    last.kind,
                    TokenKind::OPEN_QUOTE | TokenKind::OPEN_BRACKET | TokenKind::DASH | TokenKind::HYPHEN
                )
            })
    }

    /// Reads an apostrophe of `length` bytes that stands at the edge of a word: two of them are a double
    /// quotation mark, an s makes a possessive, else it opens or closes a quotation or stands for letters
    /// left out.
    fn apostrophe(&mut self, length: usize) {
        const POSSESSIVE_S: Word = Word::ascii("'s");
        let (at, end) = (self.at, self.at + length);
        let glued = self.glued().map(|last| last.kind);
        if matches!(self.byte(end), b's' | b'S')
            && matches!(glued, Some(TokenKind::WORD | TokenKind::NUMBER | TokenKind::CLOSE_QUOTE))
            && !self.char_at(end + 1).is_some_and(char::is_alphanumeric)
        {
            return self.push_as(POSSESSIVE_S, end + 1, TokenKind::POSSESSIVE);
        }
        let next = self.char_at(end);
        let ends_in_s = matches!(self.byte(at.wrapping_sub(1)), b's' | b'S');
        // Of three behind a word, the first is its apostrophe or closes the inner quotation.
        let third = self.byte(end + 1) == b'\'' && !self.opens();
        if length == 1 && next == Some('\'') && !third {
            self.quote(end + 1);
        } else if length == 3 && next == Some('’') {
            self.push(end + length, TokenKind::CLOSE_QUOTE);
        } else if glued == Some(TokenKind::NUMBER) && next.is_some_and(|c| c.is_ascii_digit()) {
            self.push(end, TokenKind::SYMBOL);
        } else if glued == Some(TokenKind::WORD) && ends_in_s {
            self.note_mark();
            self.push(end, TokenKind::POSSESSIVE);
        } else if length == 1 && self.opens() && next.is_some_and(|c| c.is_alphanumeric() || c == '"') {
            self.push(end, TokenKind::OPEN_QUOTE);
        } else if self.opens() {
            self.push(end, TokenKind::APOSTROPHE);
        } else {
            self.push(end, TokenKind::CLOSE_QUOTE);
        }
    }
}
