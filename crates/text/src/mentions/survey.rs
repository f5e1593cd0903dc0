//! A first look at every token: which words have a capital, and where a noun phrase or a pronoun may begin. Two
//! tokens of three are neither, and nothing else looks at those one by one.

use copydesk_core::layers::{Layers, Sentence, Token};

use super::blocks::{BLOCK, Block};
use super::writing::Writing;

/// What the first look at an article tells; its room is kept for the next.
#[derive(Default)]
pub(super) struct Survey {
    blocks: Vec<Block>,
    sentences: Vec<Surveyed>,
    capitals: usize,
}

/// What the first look at a sentence tells.
#[derive(Clone, Copy)]
struct Surveyed {
    writing: Writing,
    /// The end of its blocks in [`Survey::blocks`].
    end: usize,
}

/// A sentence with what the first look at it tells.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) sentence: &'a Sentence,
    pub(super) tokens: &'a [Token],
    pub(super) writing: Writing,
    pub(super) blocks: &'a [Block],
}

impl Survey {
    /// Looks at all sentences.
    pub(super) fn look(&mut self, layers: &Layers) {
        self.blocks.clear();
        self.sentences.clear();
        self.capitals = 0;
        for sentence in &layers.sentences {
            let tokens = tokens_of(sentence, layers);
            let before = self.blocks.len();
            let mut capitals = 0;
            for (number, some) in tokens.chunks(BLOCK).enumerate() {
                let block = Block::of(number * BLOCK, some);
                capitals += block.count_of_capitals();
                self.blocks.push(block);
            }
            self.capitals += capitals;
            let blocks = self.blocks.get(before..).unwrap_or_default();
            let writing = Writing::of(tokens, blocks, capitals);
            self.sentences.push(Surveyed { writing, end: self.blocks.len() });
        }
    }

    /// The sentences, one after the other.
    pub(super) fn views<'a>(&'a self, layers: &'a Layers) -> impl Iterator<Item = View<'a>> {
        let mut first = 0;
        layers.sentences.iter().zip(&self.sentences).map(move |(sentence, surveyed)| {
            let blocks = self.blocks.get(first..surveyed.end).unwrap_or_default();
            first = surveyed.end;
            View { sentence, tokens: tokens_of(sentence, layers), writing: surveyed.writing, blocks }
        })
    }

    /// How many words have a capital.
    pub(super) fn count_of_capitals(&self) -> usize {
        self.capitals
    }
}

fn tokens_of<'a>(sentence: &Sentence, layers: &'a Layers) -> &'a [Token] {
    layers.tokens.get(sentence.first_token as usize..sentence.end_token as usize).unwrap_or_default()
}
