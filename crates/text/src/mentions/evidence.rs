//! What an article says elsewhere about a word whose capital means nothing where it stands.
//!
//! At the start of a sentence and in a headline every word may have a capital. Whether it is a name is then
//! told by its other occurrences. The sets are filters of fixed size over word hashes: a collision costs a
//! wrong guess about one word, never more.

use copydesk_core::Word;
use copydesk_core::layers::{Case, Class, Layers, Token, TokenFlags, TokenKind, Zone};

use super::tables::Tables;

const BITS: u64 = 1 << 16;

/// A set of words.
struct Filter(Vec<u64>);

impl Filter {
    fn new() -> Self {
        Self(vec![0; usize::try_from(BITS / 64).unwrap_or(0)])
    }

    fn place(word: Word) -> (usize, u64) {
        let bit = word.0.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 48;
        (usize::try_from(bit / 64).unwrap_or(0), 1 << (bit % 64))
    }

    fn add(&mut self, word: Word) {
        let (at, bit) = Self::place(word);
        if let Some(bits) = self.0.get_mut(at) {
            *bits |= bit;
        }
    }

    fn has(&self, word: Word) -> bool {
        let (at, bit) = Self::place(word);
        self.0.get(at).is_some_and(|bits| bits & bit != 0)
    }
}

/// How the words of an article are written where their case means something.
pub(super) struct Evidence {
    small: Filter,
    capital: Filter,
    pairs: Filter,
    located: Filter,
}

impl Evidence {
    /// Reads every sentence once, but for those in capitals or title case, which tell nothing.
    pub(super) fn of(layers: &Layers, tables: &Tables) -> Self {
        let mut evidence = Self {
            small: Filter::new(),
            capital: Filter::new(),
            pairs: Filter::new(),
            located: Filter::new(),
        };
        for sentence in &layers.sentences {
            let range = sentence.first_token as usize..sentence.end_token as usize;
            let tokens = layers.tokens.get(range).unwrap_or_default();
            if !in_title_case(tokens, Zone::BODY) && !shouts(tokens) {
                evidence.read_sentence(tokens, tables);
            }
        }
        evidence
    }

    fn read_sentence(&mut self, tokens: &[Token], tables: &Tables) {
        let mut before: Option<&Token> = None;
        // The first word of the capitalised run before.
        let mut run: Option<Word> = None;
        for (at, token) in tokens.iter().enumerate() {
            if token.kind == TokenKind::WORD && token.case == Case::LOWER {
                self.small.add(token.word);
                run = None;
            } else if token.kind == TokenKind::WORD {
                self.read_capital(token, before);
                run = run.or(Some(token.word));
            } else {
                if token.kind == TokenKind::COMMA
                    && let Some(first) = run
                    && before_state(tokens.get(at + 1..).unwrap_or_default(), tables)
                {
                    self.located.add(first);
                }
                run = None;
            }
            before = Some(token);
        }
    }

    fn read_capital(&mut self, token: &Token, before: Option<&Token>) {
        let idle = TokenFlags::OPENS_SENTENCE.with(TokenFlags::HEADLINE);
        if token.flags.has(idle) {
            return;
        }
        self.capital.add(token.word);
        match before {
            Some(before)
                if before.case != Case::LOWER
                    && before.kind == TokenKind::WORD
                    && !before.flags.has(idle) =>
            {
                self.pairs.add(pair(before.word, token.word));
            }
            Some(before) if before.class.has(Class::PREPOSITION) && LOCAL.contains(&before.word) => {
                self.located.add(token.word);
            }
            _ => {}
        }
    }

    /// Whether the word stands in small letters somewhere.
    pub(super) fn small(&self, word: Word) -> bool {
        self.small.has(word)
    }

    /// Whether the word has a capital where only a name has one.
    pub(super) fn capital(&self, word: Word) -> bool {
        self.capital.has(word)
    }

    /// Whether both words stand together as (part of) a name.
    pub(super) fn pair(&self, first: Word, second: Word) -> bool {
        self.pairs.has(pair(first, second))
    }

    /// Whether a name that begins with this word follows "in", "near" and the like.
    pub(super) fn located(&self, word: Word) -> bool {
        self.located.has(word)
    }
}

/// Whether a state or country and a mark follow: "Ferguson, Missouri,".
fn before_state(tokens: &[Token], tables: &Tables) -> bool {
    match tokens {
        [state, end, ..] => {
            matches!(end.kind, TokenKind::COMMA | TokenKind::STOP | TokenKind::CLOSE_BRACKET)
                && tables.nation(state.word).is_some()
        }
        _ => false,
    }
}

/// Whether a sentence is written in capitals throughout.
pub(super) fn shouts(tokens: &[Token]) -> bool {
    let words = tokens.iter().filter(|token| token.kind == TokenKind::WORD && token.span.len() > 1);
    mostly(words, tokens.len(), 4, 70, |token| token.case == Case::UPPER)
}

/// Whether a sentence is written In Title Case. In running text, where names alone can fill a short sentence,
/// only a long one is.
pub(super) fn in_title_case(tokens: &[Token], zone: Zone) -> bool {
    let (least, percent) = if zone == Zone::BODY { (5, 95) } else { (3, 80) };
    let words = tokens.iter().filter(|token| {
        token.kind == TokenKind::WORD && token.span.len() > 3 && !token.flags.has(TokenFlags::OPENS_SENTENCE)
    });
    mostly(words, tokens.len(), least, percent, |token| token.case != Case::LOWER)
}

/// Whether at least `percent` of the words are `so`, and there are at least so many words. Looks at no more of
/// the `count` tokens than it takes to tell.
fn mostly<'a>(
    words: impl Iterator<Item = &'a Token>,
    count: usize,
    least: usize,
    percent: usize,
    so: impl Fn(&Token) -> bool,
) -> bool {
    let (mut all, mut other) = (0, 0);
    for word in words {
        all += 1;
        other += usize::from(!so(word));
        if other * 100 > count * (100 - percent) {
            return false;
        }
    }
    all >= least && (all - other) * 100 >= all * percent
}

fn pair(first: Word, second: Word) -> Word {
    super::phrase::join(first, second)
}

/// Prepositions that places follow and people hardly ever.
const LOCAL: [Word; 6] =
    [word!("in"), word!("near"), word!("outside"), word!("across"), word!("throughout"), word!("into")];
