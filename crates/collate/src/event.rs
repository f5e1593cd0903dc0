//! Which texts tell of one event.

use copydesk_core::Word;

use crate::article::Article;
use crate::features::{COUNTRY, Features};
use crate::hash::{Map, mix};
use crate::related::{Frequencies, Related};
use crate::reprints::Witnesses;

/// So many of a text's features its claims are looked up by: the rarest that another text has too.
const KEYS: usize = 16;

/// The texts behind the articles, and what they share.
pub(crate) struct Events<'a> {
    articles: &'a [Article],
    witnesses: &'a Witnesses,
    frequencies: Frequencies,
    /// Of each text what its features weigh, and those that it is looked up by.
    of: Map<usize, (f64, Box<[Word]>)>,
}

impl<'a> Events<'a> {
    pub(crate) fn new(articles: &'a [Article], witnesses: &'a Witnesses) -> Self {
        let texts = (0..articles.len()).filter(|i| witnesses.original[*i] == *i);
        let frequencies = Frequencies::count(texts.clone().map(|i| &articles[i].features));
        let keys = |features: &Features| {
            let mut shared: Vec<(u32, Word)> = features
                .iter()
                .filter(|feature| feature.tells() >= COUNTRY)
                .map(|feature| (frequencies.texts_with(feature.word()), feature.word()))
                .filter(|(texts, _)| *texts > 1)
                .collect();
            shared.sort_unstable();
            shared.into_iter().take(KEYS).map(|(_, word)| word).collect()
        };
        let of = texts.map(|i| {
            let features = &articles[i].features;
            (i, (frequencies.weight(features), keys(features)))
        });
        let of = of.collect();
        Self { articles, witnesses, frequencies, of }
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
    pub(crate) fn keys(&self, text: usize) -> impl Iterator<Item = u64> {
        let own = mix(0, text as u64);
        let shared = self.of.get(&text).map(|(_, keys)| &**keys).unwrap_or_default();
        std::iter::once(own).chain(shared.iter().map(|word| word.0))
    }

    /// How far two texts tell of one event.
    pub(crate) fn related(&self, a: usize, b: usize) -> Related {
        if a == b {
            return Related::SAME;
        }
        let (Some((weight, _)), Some((other, _))) = (self.of.get(&a), self.of.get(&b)) else {
            return Related::default();
        };
        let features = |text: usize| &self.articles[text].features;
        self.frequencies.relatedness(features(a), features(b), weight.min(*other))
    }
}
