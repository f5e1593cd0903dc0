//! Which texts tell of one event.

use std::collections::HashMap;

use copydesk_core::Word;

use crate::article::Article;
use crate::features::{Features, Frequencies, Related, Weighed};
use crate::reprints::Witnesses;

/// So many of a text's features its claims are looked up by: the rarest that another text has too.
const KEYS: usize = 16;

/// The texts behind the articles, and what they share.
pub(crate) struct Events<'a> {
    articles: &'a [Article],
    witnesses: &'a Witnesses,
    /// Of each text its features, and those that it is looked up by.
    of: HashMap<usize, (Weighed, Vec<Word>)>,
}

impl<'a> Events<'a> {
    pub(crate) fn new(articles: &'a [Article], witnesses: &'a Witnesses) -> Self {
        let texts = (0..articles.len()).filter(|i| witnesses.original[*i] == *i);
        let features = || texts.clone().map(|i| &articles[i].features);
        let frequencies = Frequencies::count(features());
        let keys = |features: &Features| {
            let mut shared: Vec<(u32, Word)> = features
                .iter()
                .filter(|(_, tells)| *tells > 1)
                .map(|(word, _)| (frequencies.texts_with(*word), *word))
                .filter(|(texts, _)| *texts > 1)
                .collect();
            shared.sort_unstable();
            shared.into_iter().take(KEYS).map(|(_, word)| word).collect()
        };
        let of = texts
            .clone()
            .map(|i| (i, (frequencies.weigh(&articles[i].features), keys(&articles[i].features))))
            .collect();
        Self { articles, witnesses, of }
    }

    /// The text behind an article: the original of its near-copies.
    pub(crate) fn text(&self, article: usize) -> usize {
        self.witnesses.original.get(article).copied().unwrap_or(article)
    }

    /// The id of the original of an article that is a near-copy of another.
    pub(crate) fn original(&self, article: usize) -> Option<String> {
        let text = self.text(article);
        self.articles.get(text).filter(|_| text != article).map(|original| original.id.clone())
    }

    /// What claims of a text are looked up by: the text itself, for its near-copies, and what others share with it.
    pub(crate) fn keys(&self, text: usize) -> impl Iterator<Item = Word> {
        let own = Word::of(&format!("#{text}"));
        let shared = self.of.get(&text).map(|(_, keys)| keys.as_slice()).unwrap_or_default();
        std::iter::once(own).chain(shared.iter().copied())
    }

    /// How far two texts tell of one event.
    pub(crate) fn related(&self, a: usize, b: usize) -> Related {
        if a == b {
            return Related::SAME;
        }
        match (self.of.get(&a), self.of.get(&b)) {
            (Some((a, _)), Some((b, _))) => Frequencies::relatedness(a, b),
            _ => Related::default(),
        }
    }
}
