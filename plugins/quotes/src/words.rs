//! The function words that the rules look at, by identity.

use copydesk_sdk::core::Word;

macro_rules! words {
    ($($name:ident = $word:literal;)+) => { $(pub(crate) const $name: Word = Word::ascii($word);)+ };
}

words! {
    A = "a";
    ABOUT = "about";
    ACCORDING = "according";
    AN = "an";
    AND = "and";
    AS = "as";
    BUT = "but";
    BY = "by";
    CITING = "citing";
    COMMENT = "comment";
    FOR = "for";
    FROM = "from";
    IN = "in";
    NO = "no";
    NOT = "not";
    OF = "of";
    ON = "on";
    OWN = "own";
    PER = "per";
    SAME = "same";
    SO = "so";
    THAN = "than";
    THAT = "that";
    THE = "the";
    THERE = "there";
    TO = "to";
    WHAT = "what";
    WITH = "with";
    WHO = "who";
    WHICH = "which";
    YOU = "you";
    HER = "her";
    SAYING = "saying";
    WORDS = "words";
}

pub(crate) const fn all<const N: usize>(words: [&str; N]) -> [Word; N] {
    let mut out = [Word(0); N];
    let mut i = 0;
    while i < N {
        out[i] = Word::ascii(words[i]);
        i += 1;
    }
    out
}

/// The verb "to be": with a participle it makes a passive.
pub(crate) const BE: &[Word] = &all(["be", "is", "are", "was", "were", "been", "being", "am"]);
/// What a question reported with "asked" or "explained" opens with.
pub(crate) const QUESTION: &[Word] = &all(["whether", "if", "how", "why", "what", "where", "when", "who"]);
/// Modals under which nothing was said yet.
pub(crate) const UNREAL: &[Word] = &all(["can", "could", "may", "might", "should", "must", "cannot"]);
/// Subjects that may do without a noun: "some say", "others argue".
pub(crate) const STANDALONE: &[Word] = &all([
    "some", "others", "many", "most", "all", "both", "this", "another", "several", "few", "one", "neither",
]);
/// Openers of a clause of the writer's own behind a comma.
pub(crate) const OWN_CLAUSE: &[Word] = &all([
    "however",
    "while",
    "though",
    "although",
    "whereas",
    "despite",
    "without",
    "prompting",
    "sparking",
    "amid",
    "drawing",
    "referring",
]);
/// Pronouns that are determiners or conjunctions too, where they stand alone.
pub(crate) const SUBJECT_PRONOUN: &[Word] = &all(["he", "she", "it", "they", "i", "we", "you", "who"]);
/// What points to a time before a unit of time: last week.
pub(crate) const DEICTIC: &[Word] = &all(["last", "this", "next", "earlier", "that", "the", "late", "early"]);
/// The verb "to have".
pub(crate) const HAVE: &[Word] =
    &all(["have", "has", "had", "having", "he's", "i've", "we've", "they've", "he'd", "she'd"]);
/// The verb "to do".
pub(crate) const DO: &[Word] = &all(["do", "does", "did"]);
/// Auxiliaries with a negation in them.
pub(crate) const NEGATED: &[Word] = &all([
    "didn't",
    "doesn't",
    "don't",
    "wouldn't",
    "won't",
    "hasn't",
    "haven't",
    "hadn't",
    "isn't",
    "wasn't",
    "aren't",
    "weren't",
    "couldn't",
    "can't",
    "shouldn't",
    "cannot",
]);
/// Openers of a relative clause.
pub(crate) const RELATIVE: &[Word] = &all(["who", "which", "whose", "whom", "where", "that"]);
/// Small words inside names.
pub(crate) const PARTICLES: &[Word] = &all([
    "al", "el", "bin", "ibn", "de", "del", "della", "di", "da", "du", "la", "van", "von", "der", "den",
]);
/// Parts of a day, behind a weekday.
pub(crate) const DAYPART: &[Word] = &all(["morning", "afternoon", "evening", "night", "overnight"]);
/// Words that belong to the subject but may stand behind an auxiliary: they have both said.
pub(crate) const FLOATED: &[Word] = &all(["both", "all", "each"]);
/// Subjects that say nothing.
pub(crate) const NOBODY: &[Word] =
    &all(["you", "what", "there", "nobody", "everything", "nothing", "no", "neither"]);
/// Prepositions that hedge a number: about 40, up to 40, at least 40.
pub(crate) const HEDGE: &[Word] = &all(["about", "around", "over", "under", "up", "at", "close", "between"]);
/// What may stand between the two.
pub(crate) const HEDGED: &[Word] = &all(["least", "most", "to", "the", "a"]);
/// Determiners that stand for somebody.
pub(crate) const POSSESSIVE: &[Word] = &all(["his", "her", "their", "its", "my", "our"]);
/// Adjectives behind a noun that take a phrase: people close to the talks.
pub(crate) const CLOSE_TO: &[Word] = &all(["close", "familiar", "opposed", "loyal", "privy"]);
