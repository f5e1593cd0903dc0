//! The words of a quotation.

use copydesk_core::Word;

use crate::words::{Kind, concept};

/// So many words of a quotation are compared; what goes beyond is rare, and its beginning tells it apart.
const MOST: usize = 400;

/// The words of a quotation in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Utterance {
    tokens: Vec<Token>,
    /// Whether some stand between quotation marks.
    quoted: bool,
}

/// A word as it is written and as it is compared.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub(crate) text: Box<str>,
    pub(crate) word: Word,
    quoted: bool,
    /// What stands behind it; unknown at the end of a part, where the attribution decides the mark.
    pub(crate) mark: Option<Mark>,
    /// What it stands for, where it tells something.
    pub(crate) content: Option<Word>,
}

impl Utterance {
    /// Reads the parts of a quotation of a form. In a mixed one the words between quotation marks are the
    /// speaker's, the others the reporter's.
    pub(crate) fn read<'a>(form: &str, parts: impl Iterator<Item = &'a str>) -> Self {
        let mut tokens = Vec::new();
        for part in parts {
            let spans = spans(part, form == "direct");
            for (i, (from, to, quoted)) in spans.iter().enumerate() {
                let next = spans.get(i + 1).map(|(next, ..)| *next);
                let gap = next.and_then(|next| part.get(*to..next));
                let word = part.get(*from..*to).unwrap_or_default();
                tokens.push(Token::new(word, *quoted, gap.map(Mark::in_gap)));
            }
        }
        tokens.truncate(MOST);
        let quoted = tokens.iter().any(|token: &Token| token.quoted);
        Self { tokens, quoted }
    }

    /// All words.
    pub(crate) fn all(&self) -> Vec<&Token> {
        self.tokens.iter().collect()
    }

    /// The words that the two are compared by: those between quotation marks where both have such, else all.
    pub(crate) fn comparable<'a>(&'a self, other: &'a Self) -> (Vec<&'a Token>, Vec<&'a Token>) {
        if !(self.quoted && other.quoted) {
            return (self.all(), other.all());
        }
        let own = |all: &'a Self| all.tokens.iter().filter(|token| token.quoted).collect();
        (own(self), own(other))
    }

    /// Whether some of its words stand between quotation marks.
    pub(crate) fn is_quoted(&self) -> bool {
        self.quoted
    }

    /// How many of its words are the speaker's.
    pub(crate) fn length(&self) -> usize {
        let quoted = self.tokens.iter().filter(|token| token.quoted).count();
        if self.quoted { quoted } else { self.tokens.len() }
    }

    /// Its sequences of three words of which one tells something.
    pub(crate) fn sequences(&self) -> impl Iterator<Item = Word> {
        self.tokens.windows(3).filter(|three| three.iter().any(|t| t.content.is_some())).map(|three| {
            let hash =
                |hash: u64, t: &Token| (hash.rotate_left(21) ^ t.word.0).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            Word(three.iter().fold(0, hash))
        })
    }

    /// What its words stand for, sorted and distinct.
    pub(crate) fn content(&self) -> Vec<Word> {
        let mut content: Vec<Word> = self.tokens.iter().filter_map(|token| token.content).collect();
        content.sort_unstable();
        content.dedup();
        content
    }
}

/// What stands between two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// The mark as it is written, where it is a stop of some sort.
    pub(crate) written: Option<char>,
    /// Whether a sentence ends with it.
    pub(crate) ends: bool,
}

impl Mark {
    fn in_gap(gap: &str) -> Self {
        let stop = |c: &char| matches!(c, ',' | ';' | ':' | '.' | '!' | '?');
        let ellipsis = gap.contains("..") || gap.contains('…');
        let written = gap.chars().find(stop).filter(|_| !ellipsis);
        Self { written, ends: written.is_some_and(|c| matches!(c, '.' | '!' | '?')) }
    }
}

/// The words of a part: from, to, and whether they stand between quotation marks.
fn spans(part: &str, direct: bool) -> Vec<(usize, usize, bool)> {
    let mut spans = Vec::new();
    let mut inside = direct;
    let mut start = None;
    let mut chars = part.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        let in_word = next.is_some_and(char::is_alphanumeric);
        if c.is_alphanumeric() || start.is_some() && in_word && matches!(c, '\'' | '’' | '.' | ',' | '-') {
            start.get_or_insert(at);
            continue;
        }
        spans.extend(start.take().map(|start| (start, at, inside)));
        match c {
            _ if direct => {}
            '"' => inside = !inside,
            '“' | '‘' | '«' => inside = true,
            '”' | '»' => inside = false,
            '’' if !in_word => inside = false,
            _ => {}
        }
    }
    spans.extend(start.map(|start| (start, part.len(), inside)));
    spans
}

impl Token {
    fn new(text: &str, quoted: bool, mark: Option<Mark>) -> Self {
        let concept = concept(text);
        let tells = !matches!(concept.kind, Kind::None) && text.chars().count() > 2;
        Self { text: text.into(), word: Word::of(text), quoted, mark, content: tells.then_some(concept.word) }
    }
}

/// The longest run of words that both have.
pub(crate) fn longest_run(a: &[&Token], b: &[&Token]) -> usize {
    let (mut before, mut row) = (vec![0; b.len() + 1], vec![0; b.len() + 1]);
    let mut longest = 0;
    for x in a {
        for (j, y) in b.iter().enumerate() {
            row[j + 1] = if x.word == y.word { before[j] + 1 } else { 0 };
            longest = longest.max(row[j + 1]);
        }
        std::mem::swap(&mut before, &mut row);
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(tokens: &[&Token]) -> String {
        tokens.iter().map(|t| &*t.text).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_mixed_quotation_is_compared_by_the_speakers_words() {
        let mixed = Utterance::read("mixed", ["The mayor \"won't sell\" it, or “any ferry”"].into_iter());
        let direct = Utterance::read("direct", ["I won’t sell any ferry"].into_iter());
        let indirect = Utterance::read("indirect", ["she would not sell"].into_iter());
        let (own, other) = mixed.comparable(&direct);
        assert_eq!(
            (written(&own), written(&other)),
            ("won't sell any ferry".into(), "I won’t sell any ferry".into())
        );
        assert_eq!(own[0].word, other[1].word);
        assert_eq!(written(&mixed.comparable(&indirect).0), "The mayor won't sell it or any ferry");
        assert_eq!(longest_run(&own, &other), 4);
        assert_eq!(mixed.length(), 4);
    }

    proptest! {
        #[test]
        fn any_text_is_read(text: String, other: String) {
            let (a, b) = (Utterance::read("mixed", [&*text].into_iter()), Utterance::read("direct", [&*other].into_iter()));
            let (x, y) = a.comparable(&b);
            prop_assert_eq!(longest_run(&x, &y), longest_run(&y, &x));
            prop_assert!(a.sequences().count() <= text.len());
        }
    }
}
