//! The words of a quotation.

use copydesk_core::Word;

use crate::hash::mix;
use crate::words::{Kind, concept};

/// So many words of a quotation are compared; what goes beyond is rare, and its beginning tells it apart.
const MOST: usize = 400;

/// The words of a quotation in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Utterance<'a> {
    tokens: Vec<Token<'a>>,
    /// Whether some stand between quotation marks.
    quoted: bool,
}

/// A word as it is written and as it is compared.
#[derive(Clone, Debug)]
pub(crate) struct Token<'a> {
    pub(crate) text: &'a str,
    pub(crate) word: Word,
    quoted: bool,
    /// What stands behind it; unknown at the end of a part, where the attribution decides the mark.
    pub(crate) mark: Option<Mark>,
    /// What it stands for, where it tells something.
    pub(crate) content: Option<Word>,
}

impl<'a> Utterance<'a> {
    /// Reads the parts of a quotation of a form. In a mixed one the words between quotation marks are the
    /// speaker's, the others the reporter's. A part that stands between marks as a whole comes without them: it goes
    /// on as the one before it ended.
    pub(crate) fn read(form: &str, parts: impl Iterator<Item = &'a str>) -> Self {
        let mut tokens = Vec::new();
        for part in parts {
            let goes_on = tokens.last().is_some_and(|token: &Token<'_>| token.quoted);
            let spans = spans(part, form == "direct" || goes_on);
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
    pub(crate) fn all(&self) -> Vec<&Token<'a>> {
        self.tokens.iter().collect()
    }

    /// The words that the two are compared by: those between quotation marks where both have such, else all.
    pub(crate) fn comparable<'s>(&'s self, other: &'s Self) -> (Vec<&'s Token<'a>>, Vec<&'s Token<'a>>) {
        if !(self.quoted && other.quoted) {
            return (self.all(), other.all());
        }
        let own = |all: &'s Self| all.tokens.iter().filter(|token| token.quoted).collect();
        (own(self), own(other))
    }

    /// Its words in order, for comparing.
    pub(crate) fn words(&self) -> impl Iterator<Item = Short> {
        self.tokens.iter().map(|token| Short::new(token.word, token.content.is_some(), token.text))
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

    /// What its words stand for, sorted and distinct.
    pub(crate) fn content(&self) -> Vec<Short> {
        let mut content: Vec<Short> = self
            .tokens
            .iter()
            .filter_map(|token| token.content)
            .map(|word| Short::new(word, true, ""))
            .collect();
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

/// The words of a part: from, to, and whether they stand between quotation marks, as those of a direct one do. Where
/// it has marks within it, the words before them are the reporter's all the same: The army "will stay".
fn spans(part: &str, direct: bool) -> Vec<(usize, usize, bool)> {
    let direct = direct && !part.contains(['"', '“']);
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

impl<'a> Token<'a> {
    fn new(text: &'a str, quoted: bool, mark: Option<Mark>) -> Self {
        let concept = concept(text);
        let tells = !matches!(concept.kind, Kind::None) && text.chars().count() > 2;
        Self { text, word: Word::of(text), quoted, mark, content: tells.then_some(concept.word) }
    }
}

/// A word as quotations are compared by: half of its hash, which is enough to tell words of news apart, and whether
/// it tells something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Short(u32);

impl Short {
    const TELLS: u32 = 1 << 31;
    const NUMBER: u32 = 1 << 30;

    #[expect(clippy::cast_possible_truncation, reason = "half of a hash")]
    fn new(word: Word, tells: bool, text: &str) -> Self {
        let mark = |yes: bool, bit: u32| if yes { bit } else { 0 };
        let number = text.starts_with(|c: char| c.is_ascii_digit());
        let hash = word.0 as u32 & !(Self::TELLS | Self::NUMBER);
        Self(hash | mark(tells, Self::TELLS) | mark(number, Self::NUMBER))
    }

    pub(crate) fn is_number(self) -> bool {
        self.0 & Self::NUMBER != 0
    }

    pub(crate) fn tells(self) -> bool {
        self.0 & Self::TELLS != 0
    }

    /// The identity of a sequence.
    pub(crate) fn sequence(all: &[Self]) -> u64 {
        all.iter().fold(0, |hash, word| mix(hash, u64::from(word.0)))
    }
}

/// The longest run of words that both have.
pub(crate) fn longest_run(a: &[Short], b: &[Short]) -> usize {
    let (mut before, mut row) = (vec![0; b.len() + 1], vec![0; b.len() + 1]);
    let mut longest = 0;
    for x in a {
        for (j, y) in b.iter().enumerate() {
            row[j + 1] = if x == y { before[j] + 1 } else { 0 };
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

    fn written(tokens: &[&Token<'_>]) -> String {
        tokens.iter().map(|t| t.text).collect::<Vec<_>>().join(" ")
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
        let words = |utterance: &Utterance<'_>| utterance.words().collect::<Vec<_>>();
        assert_eq!(longest_run(&words(&mixed), &words(&direct)), 2);
        assert_eq!(mixed.length(), 4);
        let taken_for_direct = Utterance::read("direct", ["The mayor \"won't sell it\""].into_iter());
        assert_eq!(taken_for_direct.length(), 3);
        let broken = ["The mayor \"won't sell it,\"", "not to anybody"];
        assert_eq!(Utterance::read("mixed", broken.into_iter()).length(), 6);
    }

    proptest! {
        #[test]
        fn any_text_is_read(text: String, other: String) {
            let (a, b) = (Utterance::read("mixed", [&*text].into_iter()), Utterance::read("direct", [&*other].into_iter()));
            let (x, y): (Vec<_>, Vec<_>) = (a.words().collect(), b.words().collect());
            prop_assert_eq!(longest_run(&x, &y), longest_run(&y, &x));
        }
    }
}
