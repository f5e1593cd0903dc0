//! A first look at every token: which words have a capital, and where a noun phrase or a pronoun may begin. Two
//! tokens of three are neither, and nothing else looks at those one by one.

use copydesk_core::layers::{Case, Class, Layers, Sentence, Token, TokenKind};

use super::joints::may_open_a_name;
use super::nominals::NOMINAL;
use super::writing::Writing;

/// What the first look at an article tells.
pub(super) struct Survey {
    /// The words with a capital, by token.
    capitals: Vec<u32>,
    /// Where phrases or pronouns may begin, by token.
    openings: Vec<u32>,
    sentences: Vec<Surveyed>,
}

/// What the first look at a sentence tells.
#[derive(Clone, Copy)]
struct Surveyed {
    writing: Writing,
    /// The end of its words with a capital in [`Survey::capitals`].
    capitals: usize,
    /// The end of its openings in [`Survey::openings`].
    openings: usize,
}

/// A sentence with what the first look at it tells.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) sentence: &'a Sentence,
    pub(super) tokens: &'a [Token],
    pub(super) writing: Writing,
    /// Its words with a capital, by token of the article.
    pub(super) capitals: &'a [u32],
    /// Where phrases or pronouns may begin, by token of the article.
    pub(super) openings: &'a [u32],
}

impl Survey {
    /// Looks at all sentences.
    pub(super) fn of(layers: &Layers) -> Self {
        let count = layers.tokens.len();
        let (mut capitals, mut openings) = (Vec::with_capacity(count / 4), Vec::with_capacity(count / 2));
        let mut sentences = Vec::with_capacity(layers.sentences.len());
        for sentence in &layers.sentences {
            let tokens = tokens_of(sentence, layers);
            let before = capitals.len();
            look(sentence.first_token, tokens, &mut capitals, &mut openings);
            let writing = Writing::of(tokens, capitals.len() - before);
            sentences.push(Surveyed { writing, capitals: capitals.len(), openings: openings.len() });
        }
        Self { capitals, openings, sentences }
    }

    /// The sentences, one after the other.
    pub(super) fn views<'a>(&'a self, layers: &'a Layers) -> impl Iterator<Item = View<'a>> {
        let mut from = (0, 0);
        layers.sentences.iter().zip(&self.sentences).map(move |(sentence, surveyed)| {
            let view = View {
                sentence,
                tokens: tokens_of(sentence, layers),
                writing: surveyed.writing,
                capitals: self.capitals.get(from.0..surveyed.capitals).unwrap_or_default(),
                openings: self.openings.get(from.1..surveyed.openings).unwrap_or_default(),
            };
            from = (surveyed.capitals, surveyed.openings);
            view
        })
    }

    /// How many words have a capital.
    pub(super) fn count_of_capitals(&self) -> usize {
        self.capitals.len()
    }
}

/// Looks at the tokens of a sentence, the first of which is the article's token `first`.
fn look(first: u32, tokens: &[Token], capitals: &mut Vec<u32>, openings: &mut Vec<u32>) {
    const BEGINNING: Class = NOMINAL.with(Class::DETERMINER).with(Class::PRONOUN).with(Class::NUMBER_WORD);
    for (at, token) in (first..).zip(tokens) {
        match (token.kind, token.case) {
            (TokenKind::WORD, Case::LOWER) if token.class.has(BEGINNING) || may_open_a_name(token) => {
                openings.push(at);
            }
            (TokenKind::WORD, Case::LOWER) => {}
            (TokenKind::WORD, _) => {
                capitals.push(at);
                openings.push(at);
            }
            (TokenKind::NUMBER, _) => openings.push(at),
            // Any word may begin a compound.
            (TokenKind::HYPHEN, _) if at > first && openings.last() != Some(&(at - 1)) => {
                openings.push(at - 1)
            }
            _ => {}
        }
    }
}

fn tokens_of<'a>(sentence: &Sentence, layers: &'a Layers) -> &'a [Token] {
    layers.tokens.get(sentence.first_token as usize..sentence.end_token as usize).unwrap_or_default()
}
