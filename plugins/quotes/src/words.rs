//! The function words that the rules look at, by identity, and how closed lists of words are written down.

use copydesk_sdk::core::Word;

/// A closed list of words.
#[derive(Debug)]
pub(crate) struct List {
    /// A bit for the lowest bits of each word: nearly all others are turned away by it, and never compared.
    filter: [u64; 8],
    words: &'static [Word],
}

impl List {
    pub(crate) const fn of(words: &'static [Word]) -> Self {
        let (mut filter, mut i) = ([0; 8], 0);
        while i < words.len() {
            filter[Self::chunk(words[i])] |= 1 << (words[i].0 % 64);
            i += 1;
        }
        Self { filter, words }
    }

    const fn chunk(word: Word) -> usize {
        (word.0 >> 6) as usize % 8
    }

    #[inline]
    pub(crate) fn may_have(&self, word: Word) -> bool {
        self.filter.get(Self::chunk(word)).is_some_and(|bits| bits >> (word.0 % 64) & 1 == 1)
    }

    #[inline]
    pub(crate) fn has(&self, word: Word) -> bool {
        self.may_have(word) && self.words.contains(&word)
    }
}

macro_rules! words {
    ($($name:ident = $word:literal;)+) => { $(pub(crate) const $name: Word = Word::ascii($word);)+ };
}

/// Names closed lists of words.
macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident = [$($word:literal),+ $(,)?];)+) => { $(
        $(#[$doc])*
        pub(crate) const $name: &$crate::words::List = &{
            const WORDS: &[copydesk_sdk::core::Word] = &[$(copydesk_sdk::core::Word::ascii($word)),+];
            $crate::words::List::of(WORDS)
        };
    )+ };
}
pub(crate) use lists;

words! {
    ABOUT = "about";
    ACCORDING = "according";
    AGAINST = "against";
    AND = "and";
    AS = "as";
    AT = "at";
    BUT = "but";
    BY = "by";
    CITING = "citing";
    COMMENT = "comment";
    FOR = "for";
    FROM = "from";
    HER = "her";
    IN = "in";
    NO = "no";
    NOT = "not";
    OF = "of";
    ON = "on";
    OWN = "own";
    PER = "per";
    SAME = "same";
    SAYING = "saying";
    THAT = "that";
    THE = "the";
    THERE = "there";
    TO = "to";
    WHAT = "what";
    WHO = "who";
    WITH = "with";
    WORDS = "words";
}

lists! {
    /// The verb "to be": with a participle it makes a passive.
    BE = ["be", "is", "are", "was", "were", "been", "being", "am"];
    /// What a question reported with "asked" or "explained" opens with.
    QUESTION = ["whether", "if", "how", "why", "what", "where", "when", "who"];
    /// Modals under which nothing was said yet.
    UNREAL = ["can", "could", "may", "might", "should", "must", "cannot"];
    /// Subjects that may do without a noun: "some say", "others argue".
    STANDALONE = [
        "some", "others", "many", "most", "all", "both", "this", "another", "several", "few", "one",
        "neither",
    ];
    /// Openers of a clause of the writer's own behind a comma.
    OWN_CLAUSE = [
        "however", "while", "though", "although", "whereas", "despite", "without", "prompting",
        "sparking", "amid", "drawing", "referring",
    ];
    /// What points to a time before a unit of time: last week.
    DEICTIC = ["last", "this", "next", "earlier", "that", "the", "late", "early"];
    /// The verb "to have".
    HAVE = ["have", "has", "had", "having", "he's", "i've", "we've", "they've", "he'd", "she'd"];
    /// Auxiliaries with a negation in them.
    NEGATED = [
        "didn't", "doesn't", "don't", "wouldn't", "won't", "hasn't", "haven't", "hadn't", "isn't",
        "wasn't", "aren't", "weren't", "couldn't", "can't", "shouldn't", "cannot",
    ];
    /// Openers of a relative clause.
    RELATIVE = ["who", "which", "whose", "whom", "where", "that"];
    /// Small words inside names.
    PARTICLES = [
        "al", "el", "bin", "ibn", "de", "del", "della", "di", "da", "du", "la", "van", "von", "der",
        "den",
    ];
    /// Parts of a day, behind a weekday.
    DAYPART = ["morning", "afternoon", "evening", "night", "overnight"];
    /// Words that belong to the subject but may stand behind an auxiliary: they have both said.
    FLOATED = ["both", "all", "each"];
    /// Subjects that say nothing.
    NOBODY = ["you", "what", "there", "nobody", "everything", "nothing", "no", "neither"];
    /// Prepositions that hedge a number: about 40, up to 40, at least 40.
    HEDGE = ["about", "around", "over", "under", "up", "at", "close", "between"];
    /// What may stand between the two.
    HEDGED = ["least", "most", "to", "the", "a"];
    /// Determiners that stand for somebody.
    POSSESSIVE = ["his", "her", "their", "its", "my", "our"];
    /// Adjectives behind a noun that take a phrase: people close to the talks.
    CLOSE_TO = ["close", "familiar", "opposed", "loyal", "privy"];
    /// The indefinite article.
    INDEFINITE = ["a", "an"];
    /// The articles.
    ARTICLE = ["a", "an", "the"];
    /// Relative pronouns that stand as a subject.
    RELATIVE_SUBJECT = ["who", "which", "that"];
    /// The same, where a comma sets them off.
    NON_RESTRICTIVE = ["which", "who"];
    /// What stands between words and whoever they come from.
    AGENT = ["by", "from"];
    /// Pronouns that are objects: told them.
    OBJECT = ["them", "him", "me", "us", "it", "that"];
    /// Pronouns with which a plain form agrees: they say.
    PLURAL = ["i", "we", "they", "who", "you"];
    /// Prepositions behind an adjective that binds a phrase to its noun.
    BOUND = ["to", "with"];
    /// Prepositions that bind a phrase to the noun before it.
    BINDING = ["of", "for", "from", "in", "with", "at", "on"];
    /// What joins or compares, and opens no clause.
    COMPARING = ["as", "than", "so"];
    /// What opens a clause behind "but".
    DEFINITE = ["the", "there"];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_its_words_and_no_others() {
        for word in ["be", "was", "am"] {
            assert!(BE.has(Word::of(word)), "{word}");
        }
        let others = ["been there", "have", "wasn", "", "what"];
        assert!(others.iter().all(|word| !BE.has(Word::of(word))) && !BE.has(Word::default()));
    }
}
