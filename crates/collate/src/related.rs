//! How far two texts are about the same.

use copydesk_core::Word;

use crate::features::{COUNTRY, Features};
use crate::hash::Map;

/// How often each feature occurs among the texts that are compared, near-copies counted once.
#[derive(Debug, Default)]
pub(crate) struct Frequencies {
    texts: f64,
    of: Map<Word, u32>,
}

/// What two articles share.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Related {
    /// From 0 to 1.
    pub(crate) share: f64,
    /// How many names of people, organisations and places, and numbers of things.
    pub(crate) names: u32,
}

impl Related {
    /// What a text shares with itself.
    pub(crate) const SAME: Self = Self { share: 1.0, names: u32::MAX };

    /// What the articles of two figures share, in points; `None` where it is too little to be one event.
    pub(crate) fn points(self) -> Option<i32> {
        match (self.share, self.names) {
            (share, names) if share >= 0.35 && names >= 3 || share >= 0.5 && names >= 2 => Some(3),
            (share, names) if share >= 0.2 && names >= 3 => Some(2),
            (share, names) if share >= 0.12 && names >= 2 || share >= 0.35 && names >= 1 => Some(1),
            _ => None,
        }
    }
}

impl Frequencies {
    /// Counts; each text gives its features once.
    pub(crate) fn count<'a>(texts: impl Iterator<Item = &'a Features>) -> Self {
        let mut frequencies = Self::default();
        for features in texts {
            frequencies.texts += 1.0;
            for feature in features {
                *frequencies.of.entry(feature.word()).or_default() += 1;
            }
        }
        frequencies
    }

    /// In how many texts a feature occurs.
    pub(crate) fn texts_with(&self, word: Word) -> u32 {
        self.of.get(&word).copied().unwrap_or(0)
    }

    /// How rare a feature is: the logarithm, as if the texts stood among two hundred others that do not have it, so
    /// that in a handful of articles on one event its names tell something yet.
    fn rarity(&self, word: Word) -> f64 {
        const OTHERS: f64 = 200.0;
        ((self.texts + OTHERS) / (f64::from(self.texts_with(word)) + 1.0)).ln().max(0.0)
    }

    /// What the features of a text weigh together.
    pub(crate) fn weight(&self, features: &Features) -> f64 {
        features.iter().map(|feature| f64::from(feature.weighs()) * self.rarity(feature.word())).sum()
    }

    /// How far two texts are about the same: the weight of the features they share, over `least`, that of the one
    /// that has less. One number that they share may be the one that is asked about: only further ones speak for them.
    pub(crate) fn relatedness(&self, a: &Features, b: &Features, least: f64) -> Related {
        let (mut i, mut j, mut shared, mut names) = (0, 0, 0.0, 0);
        let (mut numbers, mut rarest) = (0u32, 0f64);
        while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
            match x.word().cmp(&y.word()) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    let tells = x.tells().min(y.tells());
                    let weight = f64::from(tells) * self.rarity(x.word());
                    shared += weight;
                    if x.is_number() {
                        numbers += 1;
                        rarest = rarest.max(weight);
                    } else {
                        names += u32::from(tells > COUNTRY);
                    }
                    (i, j) = (i + 1, j + 1);
                }
            }
        }
        let share = if least > 0.0 { (shared - rarest) / least } else { 0.0 };
        Related { share, names: names + numbers.saturating_sub(1) }
    }
}
