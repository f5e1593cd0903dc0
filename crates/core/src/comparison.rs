use serde::{Serialize, Serializer};

use crate::Value;

/// How the numbers of a group stand to each other. The first that holds is the relation.
///
/// ```
/// use copydesk_core::Relation;
/// assert_eq!(Relation::Updates.name(), "updates");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// Numbers and bounds say the same.
    Agrees,
    /// From date to date the numbers move one way.
    Updates,
    /// Some value satisfies every claim.
    Compatible,
    /// No value does.
    Conflicts,
}

impl Relation {
    /// The word for it in output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Agrees => "agrees",
            Self::Updates => "updates",
            Self::Compatible => "compatible",
            Self::Conflicts => "conflicts",
        }
    }
}

/// What a quotation is, next to the fullest wording of its group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Alteration {
    /// Word for word.
    Same,
    /// Words are missing, none are new.
    Cut,
    /// Words are added or replaced.
    Altered,
    /// It is given to somebody else.
    OtherSpeaker,
}

impl Alteration {
    /// The word for it in output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Cut => "cut",
            Self::Altered => "altered",
            Self::OtherSpeaker => "other_speaker",
        }
    }
}

/// One difference between two wordings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "op", rename_all = "lowercase")]
pub enum Edit {
    /// Words of the fullest wording that are missing.
    Drop {
        /// The words.
        from: String,
    },
    /// Words that it does not have.
    Add {
        /// The words.
        to: String,
    },
    /// Other words in the place of some of its own.
    Replace {
        /// Its words.
        from: String,
        /// The others.
        to: String,
    },
}

/// Claims of several articles that say the same thing, or should.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Group<T> {
    /// What they are about, in words of one of them.
    pub about: String,
    /// How many witnesses stand behind the group: articles, near-copies of one text counted once.
    pub witnesses: usize,
    /// What makes the group one of its kind.
    #[serde(flatten)]
    pub kind: T,
}

/// The figures of a group: how they relate, and each.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figures {
    /// How the numbers stand to each other.
    pub relation: Relation,
    /// The unit of the group, which `spread` is given in: that of its first claim.
    pub unit: Option<String>,
    /// From the lowest to the highest number that is stated.
    #[serde(serialize_with = "spread")]
    pub spread: Option<[f64; 2]>,
    /// The claims, by date, outlet and article.
    pub claims: Vec<Stated<FigureStated>>,
}

/// The quotations of a group.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Quotes {
    /// The claims, the fullest wording first, the others by date, outlet and article.
    pub claims: Vec<Stated<QuoteStated>>,
}

/// A claim in a group: where it stands, and what it says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Stated<T> {
    /// The article's id.
    pub article: String,
    /// The claim's id.
    pub id: String,
    /// Where it starts in the article, in the unit that the claims came with: code points, unless they say
    /// otherwise.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// Its words.
    pub text: String,
    /// Who published it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// When, as the article writes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// What it says.
    #[serde(flatten)]
    pub said: T,
    /// The sentence it stands in, where it was asked for and is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sentence: Option<String>,
    /// The article of which this one is a near-copy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reprint_of: Option<String>,
}

/// What a figure in a group says.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct FigureStated {
    /// See [`Figure::value`](crate::Figure::value).
    #[serde(serialize_with = "number")]
    pub value: Option<f64>,
    /// See [`Figure::low`](crate::Figure::low).
    #[serde(serialize_with = "number", skip_serializing_if = "Option::is_none")]
    pub low: Option<f64>,
    /// See [`Figure::high`](crate::Figure::high).
    #[serde(serialize_with = "number", skip_serializing_if = "Option::is_none")]
    pub high: Option<f64>,
    /// See [`Figure::bound`](crate::Figure::bound).
    pub bound: String,
    /// See [`Figure::unit`](crate::Figure::unit).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// See [`Figure::what`](crate::Figure::what).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub what: Option<String>,
    /// See [`Figure::predicate`](crate::Figure::predicate).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub predicate: Option<String>,
    /// The name of who asserts it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// See [`Figure::window`](crate::Figure::window).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub window: Option<String>,
    /// See [`Figure::as_of`](crate::Figure::as_of).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
}

/// What a quotation in a group says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QuoteStated {
    /// See [`Quote::form`](crate::Quote::form).
    pub form: String,
    /// The name of who said it.
    pub speaker: Option<String>,
    /// What became of the fullest wording here.
    pub change: Alteration,
    /// How, word by word.
    pub edits: Vec<Edit>,
}

/// Articles that are near-copies of one text: one witness.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reprint {
    /// The original first: the earliest, and of those of a day the longest.
    pub articles: Vec<String>,
    /// The share of the shorter text's five-word sequences that stand in the longer one; of several pairs the
    /// least by which an article belongs here.
    pub shared: f64,
}

/// What a comparison found.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Comparison {
    /// Figures for the same thing.
    pub figures: Vec<Group<Figures>>,
    /// The same utterance.
    pub quotes: Vec<Group<Quotes>>,
    /// Near-copies.
    pub reprints: Vec<Reprint>,
}

/// Whole numbers without ".0", as claims write them.
fn number<S: Serializer>(n: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    match n.map(Value::from) {
        Some(Value::Integer(n)) => serializer.serialize_i64(n),
        Some(Value::Number(n)) => serializer.serialize_f64(n),
        _ => serializer.serialize_none(),
    }
}

fn spread<S: Serializer>(ends: &Option<[f64; 2]>, serializer: S) -> Result<S::Ok, S::Error> {
    struct End(f64);
    impl Serialize for End {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            number(&Some(self.0), serializer)
        }
    }
    ends.map(|ends| ends.map(End)).serialize(serializer)
}
