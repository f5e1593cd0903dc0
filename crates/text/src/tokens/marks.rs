//! Punctuation, quotation marks and signs.

use copydesk_core::layers::TokenKind;

use super::Scanner;

impl Scanner<'_> {
    /// Reads the ASCII mark `byte` at `at`.
    #[inline(never)]
    pub(super) fn mark(&mut self, byte: u8) {
        let at = self.at;
        match byte {
            b',' => self.push(at + 1, TokenKind::COMMA),
            b'.' => self.stop(),
            b'"' => self.quote(at + 1),
            b'\'' => self.apostrophe(1),
            b'`' => self.push(at + 1 + usize::from(self.byte(at + 1) == b'`'), TokenKind::OPEN_QUOTE),
            b'-' => self.hyphen(),
            b':' => self.push(at + 1, TokenKind::COLON),
            b';' => self.push(at + 1, TokenKind::SEMICOLON),
            b'?' => self.push(at + 1, TokenKind::QUESTION),
            b'!' => self.push(at + 1, TokenKind::EXCLAMATION),
            b'(' | b'[' | b'{' => self.push(at + 1, TokenKind::OPEN_BRACKET),
            b')' | b']' | b'}' => self.push(at + 1, TokenKind::CLOSE_BRACKET),
            b'/' => self.push(at + 1, TokenKind::SLASH),
            b'$' => self.push(at + 1, TokenKind::CURRENCY),
            b'%' => self.push(at + 1, TokenKind::PERCENT),
            b'*' if self.fresh_line() => self.push(at + 1, TokenKind::HYPHEN),
            b'@' if self.at_sign() => {}
            b'#' if self.hashtag() => {}
            _ => self.push(at + 1, TokenKind::SYMBOL),
        }
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
            '‐' | '‑' | '•' | '·' | '▪' | '●' | '◦' | '■' | '‣' | '⁃' => {
                self.push(end, TokenKind::HYPHEN)
            }
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

    /// Reads hyphens: one joins words, is a bullet or a minus sign, or stands for a dash; more are a dash.
    fn hyphen(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let hyphens = rest.iter().take_while(|byte| **byte == b'-').count();
        let end = self.at + hyphens;
        let joins = self.glued().is_some() || self.byte(end).is_ascii_digit() || self.fresh_line();
        self.push(end, if hyphens == 1 && joins { TokenKind::HYPHEN } else { TokenKind::DASH });
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
        let (at, end) = (self.at, self.at + length);
        let next = self.char_at(end);
        let glued = self.glued().map(|last| last.kind);
        let ends_in_s = matches!(self.byte(at.wrapping_sub(1)), b's' | b'S');
        let possessive_s =
            matches!(next, Some('s' | 'S')) && !self.char_at(end + 1).is_some_and(char::is_alphanumeric);
        // Of three behind a word, the first is its apostrophe or closes the inner quotation.
        let third = self.byte(end + 1) == b'\'' && !self.opens();
        if length == 1 && next == Some('\'') && !third {
            self.quote(end + 1);
        } else if length == 3 && next == Some('’') {
            self.push(end + length, TokenKind::CLOSE_QUOTE);
        } else if possessive_s
            && matches!(glued, Some(TokenKind::WORD | TokenKind::NUMBER | TokenKind::CLOSE_QUOTE))
        {
            self.push(end + 1, TokenKind::POSSESSIVE);
        } else if glued == Some(TokenKind::NUMBER) && next.is_some_and(|c| c.is_ascii_digit()) {
            self.push(end, TokenKind::SYMBOL);
        } else if glued == Some(TokenKind::WORD) && ends_in_s {
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
