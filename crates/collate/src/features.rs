//! What an article is about: the names, places, days and words of its claims; and how far two articles share it.

use std::collections::HashMap;

use copydesk_core::Word;
use copydesk_core::chrono::NaiveDate;

use crate::period::day;
use crate::record::{Claim, FigureAttributes, QuoteAttributes};
use crate::words::{Kind, concept, words};

/// Sorted by word; each with how much it tells, from 1 to 4.
pub(crate) type Features = Vec<(Word, u8)>;

/// So many an article keeps: those that tell most.
const MOST: usize = 96;

/// Collects the features of an article.
pub(crate) struct Collector {
    published: Option<NaiveDate>,
    found: HashMap<Word, u8>,
}

const PLACE: u8 = 4;
const COUNTRY: u8 = 2;
const NAME: u8 = 4;
const DAY: u8 = 2;
const CAPITALISED: u8 = 3;
const WORD: u8 = 1;

impl Collector {
    pub(crate) fn new(published: Option<NaiveDate>) -> Self {
        Self { published, found: HashMap::new() }
    }

    fn add(&mut self, word: Word, tells: u8) {
        let most = self.found.entry(word).or_default();
        *most = tells.max(*most);
    }

    /// Takes what a claim names.
    pub(crate) fn claim(&mut self, claim: &Claim<'_>) {
        match &*claim.kind {
            "place" => {
                let Some(place) = claim.place_attributes() else { return };
                let country = place.feature.as_deref() == Some("A");
                let word = Word::of(place.name.as_deref().unwrap_or(&claim.text));
                self.add(word, if country { COUNTRY } else { PLACE });
            }
            "date" => {
                // Days near publication only tell when the article appeared.
                let Some(value) = claim.value() else { return };
                let far = |day: NaiveDate| self.published.is_none_or(|p| (p - day).num_days().abs() > 3);
                if day(&value).is_some_and(far) {
                    self.add(Word::of(&value), DAY);
                }
            }
            "figure" => {
                let Ok(figure) = serde_json::from_str::<FigureAttributes<'_>>(claim.attributes.get()) else {
                    return;
                };
                for part in [&figure.what, &figure.predicate, &figure.window].into_iter().flatten() {
                    self.words(&part.text, false);
                }
                if let Some(source) = &figure.source {
                    self.name(source.name.as_deref().unwrap_or(&source.text));
                }
            }
            "quote" => {
                let Ok(quote) = serde_json::from_str::<QuoteAttributes<'_>>(claim.attributes.get()) else {
                    return;
                };
                for part in &quote.parts {
                    self.words(&part.text, true);
                }
                if let Some(speaker) = &quote.speaker {
                    self.name(speaker.name.as_deref().unwrap_or(&speaker.text));
                }
            }
            _ => {}
        }
    }

    /// A name, by its last word: "Mr Amer" and "Mahmoud Amer" are one.
    fn name(&mut self, name: &str) {
        if let Some(last) = words(name).last().filter(|word| capitalised(word)) {
            self.add(Word::of(last), NAME);
        }
    }

    /// The words of a text that tell something. A capital tells that a word is a name, unless a text `opens`
    /// with it.
    fn words(&mut self, text: &str, opens: bool) {
        for (i, word) in words(text).enumerate().take(200) {
            if capitalised(word) && !(opens && i == 0) && word.len() > 2 {
                self.add(Word::of(word), CAPITALISED);
            } else if word.len() > 3 && !word.starts_with(|c: char| c.is_ascii_digit()) {
                let concept = concept(word);
                if !matches!(concept.kind, Kind::None | Kind::People | Kind::Doubt) {
                    self.add(concept.word, WORD);
                }
            }
        }
    }

    /// Those that tell most, by word.
    pub(crate) fn finish(self) -> Features {
        let mut all: Features = self.found.into_iter().collect();
        all.sort_unstable_by_key(|(word, tells)| (std::cmp::Reverse(*tells), *word));
        all.truncate(MOST);
        all.sort_unstable();
        all
    }
}

fn capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// How often each feature occurs among the texts that are compared, near-copies counted once.
#[derive(Debug, Default)]
pub(crate) struct Frequencies {
    texts: f64,
    of: HashMap<Word, u32>,
}

impl Frequencies {
    /// Counts; each text gives its features once.
    pub(crate) fn count<'a>(texts: impl Iterator<Item = &'a Features>) -> Self {
        let mut frequencies = Self::default();
        for features in texts {
            frequencies.texts += 1.0;
            for (word, _) in features {
                *frequencies.of.entry(*word).or_default() += 1;
            }
        }
        frequencies
    }

    /// How rare a feature is: the logarithm, as if the texts stood among two hundred others that do not have it, so
    /// that in a handful of articles on one event its names tell something yet.
    fn rarity(&self, word: Word) -> f64 {
        const OTHERS: f64 = 200.0;
        ((self.texts + OTHERS) / (f64::from(self.texts_with(word)) + 1.0)).ln().max(0.0)
    }

    /// The features of a text with how rare each is.
    pub(crate) fn weigh(&self, features: &Features) -> Weighed {
        let features: Vec<_> =
            features.iter().map(|(word, tells)| (*word, *tells, self.rarity(*word))).collect();
        Weighed {
            total: features.iter().map(|(_, tells, rarity)| f64::from(*tells) * rarity).sum(),
            features,
        }
    }

    /// In how many texts a feature occurs.
    pub(crate) fn texts_with(&self, word: Word) -> u32 {
        self.of.get(&word).copied().unwrap_or(0)
    }

    /// How far two texts are about the same: the weight of the features they share, over that of the one that has
    /// less.
    pub(crate) fn relatedness(a: &Weighed, b: &Weighed) -> Related {
        let (least, a, b) = (a.total.min(b.total), &a.features, &b.features);
        let (mut i, mut j, mut shared, mut names) = (0, 0, 0.0, 0);
        while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
            match x.0.cmp(&y.0) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    let tells = x.1.min(y.1);
                    shared += f64::from(tells) * x.2;
                    names += u32::from(tells > COUNTRY);
                    (i, j) = (i + 1, j + 1);
                }
            }
        }
        Related { share: if least > 0.0 { shared / least } else { 0.0 }, names }
    }
}

/// What two articles share.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Related {
    /// From 0 to 1.
    pub(crate) share: f64,
    /// How many names of people, organisations and places.
    pub(crate) names: u32,
}

/// The features of a text, by word, with what each tells and how rare it is.
#[derive(Debug, Default)]
pub(crate) struct Weighed {
    features: Vec<(Word, u8, f64)>,
    total: f64,
}

impl Related {
    /// What a text shares with itself.
    pub(crate) const SAME: Self = Self { share: 1.0, names: u32::MAX };
}
