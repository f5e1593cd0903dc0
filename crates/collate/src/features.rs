//! What an article is about: the names, places, days and words of its claims.

use copydesk_core::Word;
use copydesk_core::chrono::NaiveDate;

use crate::claim::{Claim, Says, Words};
use crate::figure::Figure;
use crate::hash::{Map, mix};
use crate::words::{Kind, concept, words};

/// Sorted and distinct.
pub(crate) type Features = Box<[Feature]>;

/// A word or name with how much it tells, from 1 to 4: the upper bits of the word's hash, and the lowest three.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Feature(u64);

impl Feature {
    const TELLS: u64 = 7;

    fn new(word: Word, tells: u8) -> Self {
        Self(word.0 & !Self::TELLS | u64::from(tells))
    }

    /// The word, whatever it tells.
    pub(crate) fn word(self) -> Word {
        Word(self.0 & !Self::TELLS)
    }

    fn sort(self) -> u8 {
        (self.0 & Self::TELLS) as u8
    }

    /// How much it tells where two articles share it.
    pub(crate) fn tells(self) -> u8 {
        if self.is_number() { NAME } else { self.sort() }
    }

    /// Whether it is a number of something.
    pub(crate) fn is_number(self) -> bool {
        self.sort() == NUMBER
    }

    /// How much it tells of one article alone.
    pub(crate) fn weighs(self) -> u8 {
        if self.is_number() { 0 } else { self.sort() }
    }
}

/// So many an article keeps: those that tell most.
const MOST: usize = 96;
/// So many words of a quotation are looked at.
const WORDS: usize = 200;

const PLACE: u8 = 4;
/// Countries are named by all sorts of articles.
pub(crate) const COUNTRY: u8 = 2;
const NAME: u8 = 4;
const DAY: u8 = 2;
const CAPITALISED: u8 = 3;
/// A number of something, such as 1,300 houses, is as good as a name where two articles share it, and tells nothing
/// where they do not: on another day they may count otherwise.
const NUMBER: u8 = 5;
const WORD: u8 = 1;

/// Collects the features of an article.
pub(crate) struct Collector {
    published: Option<NaiveDate>,
    found: Map<Word, u8>,
}

impl Collector {
    pub(crate) fn new(published: Option<NaiveDate>) -> Self {
        Self { published, found: Map::default() }
    }

    fn add(&mut self, word: Word, tells: u8) {
        let most = self.found.entry(word).or_default();
        *most = tells.max(*most);
    }

    /// Takes what a claim names.
    pub(crate) fn claim(&mut self, claim: &Claim<'_>) {
        match &claim.says {
            Says::Place(_) => {
                let Some(place) = claim.place() else { return };
                let country = place.feature.as_deref() == Some("A");
                let word = Word::of(place.name.as_deref().unwrap_or(&claim.text));
                self.add(word, if country { COUNTRY } else { PLACE });
            }
            Says::Date(date) => {
                // Days near publication only tell when the article appeared.
                let far = |day: NaiveDate| self.published.is_none_or(|p| (p - day).num_days().abs() > 3);
                if date.day().is_some_and(far) {
                    self.add(Word::of(date.value.as_deref().unwrap_or_default()), DAY);
                }
            }
            Says::Figure(figure) => {
                for part in [&figure.what, &figure.predicate, &figure.window].into_iter().flatten() {
                    self.words(&part.text, false);
                }
                self.name(figure.source.as_ref());
            }
            Says::Quote(quote) => {
                for part in &quote.parts {
                    self.words(&part.text, true);
                }
                self.name(quote.speaker.as_ref());
            }
        }
    }

    /// Takes what is counted, where the number has more digits than one: with what it counts, two articles hardly
    /// share it by chance.
    pub(crate) fn figure(&mut self, figure: &Figure) {
        if figure.number.digits < 2 {
            return;
        }
        for subject in figure.subject.keys() {
            self.add(Word(mix(mix(figure.dimension.0, figure.number.stated.to_bits()), subject.0)), NUMBER);
        }
    }

    /// A name, by its last word: "Mr Amer" and "Mahmoud Amer" are one.
    fn name(&mut self, name: Option<&Words<'_>>) {
        let last = name.and_then(|name| words(name.named()).last()).filter(|word| capitalised(word));
        if let Some(last) = last {
            self.add(Word::of(last), NAME);
        }
    }

    /// The words of a text that tell something. A capital tells that a word is a name, unless a text `opens`
    /// with it.
    fn words(&mut self, text: &str, opens: bool) {
        for (i, word) in words(text).enumerate().take(WORDS) {
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
        let mut all: Vec<Feature> =
            self.found.into_iter().map(|(word, tells)| Feature::new(word, tells)).collect();
        all.sort_unstable_by_key(|feature| (std::cmp::Reverse(feature.tells()), feature.word()));
        all.truncate(MOST);
        all.sort_unstable();
        all.dedup_by_key(|feature| feature.word());
        all.into()
    }
}

fn capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}
