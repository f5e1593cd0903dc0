//! Reading tokens: every question the grammar asks of the token at a place.
//!
//! A place beyond the end is no token: all answers are "no".

use copydesk_sdk::core::layers::{Case, Class, Token, TokenFlags, TokenKind};
use copydesk_sdk::core::{Span, Word};

use crate::lexicon::{Number, Senses, UNKNOWN};

/// The words of ordinals in digits: 21st, 2nd, 3rd, 4th.
const SUFFIXES: [Word; 4] = [Word::ascii("st"), Word::ascii("nd"), Word::ascii("rd"), Word::ascii("th")];

/// The tokens of a text and the lexicon.
#[derive(Clone, Copy)]
pub(crate) struct Cursor<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
    /// The first token of the paragraph that is read.
    start: usize,
    /// What the words of the tokens can mean, and perhaps of more tokens behind them.
    meanings: &'a [&'static Senses],
    /// Whether times of day are part of an expression: the wider reading of the option `durations`.
    pub(crate) clocks: bool,
    /// How many expressions deep the grammar is.
    pub(crate) depth: u8,
}

impl<'a> Cursor<'a> {
    /// All of a text.
    pub(crate) fn new(
        text: &'a str,
        tokens: &'a [Token],
        meanings: &'a [&'static Senses],
        clocks: bool,
    ) -> Self {
        Self { text, tokens, start: 0, meanings, clocks, depth: 0 }
    }

    /// The tokens from `start` to before `end`.
    pub(super) fn paragraph(&self, start: usize, end: usize) -> Self {
        Self { start, tokens: self.tokens.get(..end).unwrap_or(self.tokens), ..*self }
    }

    /// The place before `at`, where there is one in the paragraph.
    #[inline]
    pub(crate) fn before(&self, at: usize) -> Option<usize> {
        at.checked_sub(1).filter(|before| *before >= self.start)
    }

    #[inline]
    pub(crate) fn token(&self, at: usize) -> Option<&'a Token> {
        self.tokens.get(at)
    }

    #[inline]
    pub(crate) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.token(at).map(|token| token.kind)
    }

    /// What the word before `at` can mean; nothing at the beginning of a paragraph.
    #[inline]
    pub(crate) fn senses_before(&self, at: usize) -> &'static Senses {
        self.before(at).map_or(&UNKNOWN, |before| self.senses(before))
    }

    #[inline]
    pub(crate) fn is_kind(&self, at: usize, kind: TokenKind) -> bool {
        self.kind(at) == Some(kind)
    }

    pub(crate) fn words(&self, at: usize) -> &'a str {
        self.token(at).and_then(|token| token.span.of(self.text)).unwrap_or_default()
    }

    /// The span from the token `first` to the one before `end`.
    pub(crate) fn span(&self, first: usize, end: usize) -> Span {
        match (self.token(first), self.token(end.wrapping_sub(1))) {
            (Some(first), Some(last)) => first.span.cover(last.span),
            _ => Span::default(),
        }
    }

    /// What the word can mean.
    #[inline]
    pub(crate) fn senses(&self, at: usize) -> &'static Senses {
        if self.is_kind(at, TokenKind::WORD) { self.meaning(at) } else { &UNKNOWN }
    }

    /// What the table says of a token, word or not.
    #[inline]
    fn meaning(&self, at: usize) -> &'static Senses {
        if at < self.tokens.len() { self.meanings.get(at).copied().unwrap_or(&UNKNOWN) } else { &UNKNOWN }
    }

    /// Whether the token may open an expression without being more than a determiner.
    #[inline]
    pub(super) fn is_determiner(&self, at: usize) -> bool {
        self.has_class(at, Class::DETERMINER) || self.meaning(at).known
    }

    /// What the word at `at` can mean, if the lexicon has it.
    #[inline]
    pub(crate) fn known(&self, at: usize) -> Option<&'static Senses> {
        Some(self.meaning(at)).filter(|senses| senses.known)
    }

    /// The same tokens, read one expression deeper.
    pub(super) fn deeper(&self) -> Self {
        Self { depth: self.depth + 1, ..*self }
    }

    /// Whether the lexicon has the word as one of time.
    #[inline]
    pub(crate) fn is_known(&self, at: usize) -> bool {
        self.known(at).is_some_and(|senses| !senses.measure)
    }

    /// q1, Q4.
    #[inline]
    pub(crate) fn is_quarter(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.span.len() == 2)
            && matches!(self.words(at).as_bytes(), [b'q' | b'Q', b'1'..=b'4'])
    }

    #[inline]
    pub(crate) fn is(&self, at: usize, word: Word) -> bool {
        self.token(at).is_some_and(|token| token.word == word)
    }

    #[inline]
    pub(crate) fn is_any(&self, at: usize, words: &[Word]) -> bool {
        self.token(at).is_some_and(|token| words.contains(&token.word))
    }

    /// The place after `word` where it stands at `at`, else `at`.
    pub(crate) fn skip(&self, at: usize, word: Word) -> usize {
        at + usize::from(self.is(at, word))
    }

    /// The place after one of `words` where it stands at `at`, else `at`.
    pub(crate) fn skip_any(&self, at: usize, words: &[Word]) -> usize {
        at + usize::from(self.is_any(at, words))
    }

    /// Whether the token follows the one before it without a blank.
    #[inline]
    pub(crate) fn is_glued(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| !token.flags.has(TokenFlags::SPACED))
    }

    #[inline]
    pub(crate) fn has_class(&self, at: usize, class: Class) -> bool {
        self.token(at).is_some_and(|token| token.class.has(class))
    }

    /// Written with a capital first letter.
    #[inline]
    pub(crate) fn is_capital(&self, at: usize) -> bool {
        self.token(at)
            .is_some_and(|token| matches!(token.case, Case::CAPITALISED | Case::UPPER | Case::MIXED))
    }

    #[inline]
    pub(crate) fn is_abbreviation(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.flags.has(TokenFlags::ABBREVIATION))
    }

    /// The abbreviation of a time zone: CT, EST, GMT.
    pub(crate) fn is_zone(&self, at: usize) -> bool {
        let short = self.token(at).is_some_and(|t| t.case == Case::UPPER && (2..=4).contains(&t.span.len()));
        short && (self.words(at).ends_with('T') || self.words(at) == "UTC")
    }

    /// The first word of a sentence.
    pub(crate) fn opens_sentence(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.flags.has(TokenFlags::OPENS_SENTENCE))
    }

    /// A word in small letters.
    #[inline]
    pub(crate) fn is_small(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.case == Case::LOWER)
    }

    /// A hyphen or dash between two tokens, close to both or set apart from both.
    #[inline]
    pub(crate) fn is_joint(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(TokenKind::HYPHEN | TokenKind::DASH))
    }

    /// A hyphen, slash or dash with no blank on either side.
    pub(crate) fn is_tight(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(TokenKind::HYPHEN | TokenKind::SLASH | TokenKind::DASH))
            && self.is_glued(at)
            && self.is_glued(at + 1)
    }

    /// A number of digits alone, no longer than `longest`: its value and how many digits it has.
    #[inline]
    pub(crate) fn digits(&self, at: usize, longest: usize) -> Option<(u32, usize)> {
        if self.is_kind(at, TokenKind::NUMBER) { digits_alone(self.words(at), longest) } else { None }
    }

    /// A day of the month in digits, with or without its ending (7, 7th), and the place after it.
    pub(crate) fn day_of_month(&self, at: usize) -> Option<(u32, usize)> {
        let (day, _) = self.digits(at, 2).filter(|(day, _)| (1..=31).contains(day))?;
        if self.is_any(at + 1, &SUFFIXES) && self.is_glued(at + 1) {
            return Some((day, at + 2));
        }
        // 40C, 5G, 3m: digits that letters follow are something else.
        let glued = self.is_kind(at + 1, TokenKind::WORD) && self.is_glued(at + 1);
        (!glued).then_some((day, at + 1))
    }

    /// An ordinal in digits (21st), and the place after it.
    pub(crate) fn ordinal_digits(&self, at: usize) -> Option<(i32, usize)> {
        let (value, _) = self.digits(at, 3)?;
        (self.is_any(at + 1, &SUFFIXES) && self.is_glued(at + 1))
            .then(|| i32::try_from(value).ok())
            .flatten()
            .map(|value| (value, at + 2))
    }

    /// An ordinal in digits or words (21st, twenty-first, third), and the place after it.
    pub(crate) fn ordinal(&self, at: usize) -> Option<(i32, usize)> {
        match self.kind(at)? {
            TokenKind::NUMBER => self.ordinal_digits(at),
            TokenKind::WORD => self.ordinal_word(at, self.senses(at)),
            _ => None,
        }
    }

    /// An ordinal in words, the first of which can mean `senses`.
    fn ordinal_word(&self, at: usize, senses: &Senses) -> Option<(i32, usize)> {
        let Some(Number::Tens(tens)) = senses.number else {
            return senses.ordinal.map(|value| (value, at + 1));
        };
        let next = at + 1 + usize::from(self.is_kind(at + 1, TokenKind::HYPHEN));
        let ones = self.senses(next).ordinal.filter(|ones| (1..10).contains(ones))?;
        Some((i32::try_from(tens).ok()? + ones, next + 1))
    }

    /// The lexicon's possessive ending, if one stands here.
    pub(crate) fn skip_possessive(&self, at: usize) -> usize {
        at + usize::from(self.is_kind(at, TokenKind::POSSESSIVE))
    }
}

/// The value of digits alone, no more of them than `longest`, and how many they are.
fn digits_alone(words: &str, longest: usize) -> Option<(u32, usize)> {
    if words.len() > longest {
        return None;
    }
    let mut value: u32 = 0;
    for byte in words.bytes() {
        if !byte.is_ascii_digit() {
            return None;
        }
        value = value.checked_mul(10)?.checked_add(u32::from(byte - b'0'))?;
    }
    (!words.is_empty()).then_some((value, words.len()))
}
