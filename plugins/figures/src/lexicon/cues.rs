//! The cues that words near a number give, from `data/cues.tsv`.

macro_rules! cues {
    ($($(#[$doc:meta])* $name:ident = $bit:literal, $label:literal;)+) => {
        /// What a word says of the number near it; a word can say several things.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub(crate) struct Cue(u64);

        impl Cue {
            $($(#[$doc])* pub(crate) const $name: Self = Self(1 << $bit);)+

            /// Either cue.
            pub(crate) const fn or(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }

            /// Whether it is one of `wanted`.
            #[inline]
            pub(crate) const fn has(self, wanted: Self) -> bool {
                self.0 & wanted.0 != 0
            }

            /// Adds a cue.
            pub(super) const fn add(&mut self, other: Self) {
                self.0 |= other.0;
            }

            /// The cue of that name in the table.
            pub(super) fn named(label: &str) -> Option<Self> {
                match label { $($label => Some(Self::$name),)+ _ => None }
            }
        }
    };
}

cues! {
    /// rose, fell, grew: a rise or fall.
    CHANGE = 0, "change";
    /// killed, wounded: said of the people counted.
    CASUALTY = 1, "casualty";
    /// toll, tally: counts what it does not name.
    TOLL = 2, "toll";
    /// won, beat, vote: near a score.
    CONTEST = 3, "contest";
    /// dead, missing: a state behind the noun.
    STATE = 4, "state";
    /// remain, took: a verb that its ending does not show.
    VERB = 5, "verb";
    /// took, was: a form that is a verb and nothing else.
    PAST = 6, "past";
    /// cost, paid, worth: near "pounds" that are money.
    PAYS = 7, "pays";
    /// cost, spent: right before a sum without a currency.
    COSTS = 8, "costs";
    /// earlier, ago: behind "a year" that is no rate.
    LATER = 9, "later";
    /// pm, GMT: behind a time of day.
    CLOCK = 10, "clock";
    /// century, quarter: what an ordinal dates.
    PERIOD = 11, "period";
    /// in, since, the: before a year.
    BEFORE_YEAR = 12, "before_year";
    /// sub, now: tied by a hyphen to a number that still counts.
    TIED = 13, "tied";
    /// tall, sprint: "m" before it is metres.
    LENGTH = 14, "length";
    /// of, its: behind "half" that is a fraction.
    AFTER_HALF = 15, "after_half";
    /// first, top: before "half" that is a part of a match or year.
    BEFORE_PERIOD = 16, "before_period";
    /// people, cattle: plurals that do not end in s.
    PLURAL = 17, "plural";
    /// worth, north: behind a number but no part of its noun phrase.
    NO_NOUN = 18, "no_noun";
    /// other, further: between a number and its noun.
    BETWEEN = 19, "between";
    /// said, believe: takes a clause, not a number.
    CLAUSAL = 20, "clausal";
    /// after, while: opens a clause of its own.
    OPENS_CLAUSE = 21, "opens_clause";
    /// away, apart: said of a distance or time without a verb.
    AWAY = 22, "away";
    /// no, this: before "one" that is a pronoun.
    BEFORE_PRONOUN = 23, "before_pronoun";
    /// another, hand: behind "one" that counts nothing.
    AFTER_PRONOUN = 24, "after_pronoun";
    /// in, for: before "one day" that is a duration.
    WITHIN = 25, "within";
    /// way, off: tied by a hyphen to a number that is part of a word.
    PART_OF_WORD = 26, "part_of_word";
    /// aid, lady: nouns that an ordinal names.
    NAMED_BY_ORDINAL = 27, "named_by_ordinal";
    /// finished, came: before a rank.
    RANKED = 28, "ranked";
    /// accuse, urge: verbs of saying whose object is not what is said.
    DIRECTED = 29, "directed";
    /// found, shows: verbs of documents, before "that".
    FOUND = 30, "found";
    /// is, were: forms of "be".
    BE = 31, "be";
    /// last, coming: before a duration that is a window.
    LAST = 32, "last";
    /// for, within: before a duration that something takes.
    OVER_TIME = 33, "over_time";
    /// in, during: before a period.
    BEFORE_WINDOW = 34, "before_window";
    /// last, each: before a unit of time that is a period.
    RELATIVE = 35, "relative";
    /// daily, annually: how often.
    REGULAR = 36, "regular";
    /// deep, higher: behind a measure or share, of which it says in what respect.
    DIMENSION = 37, "dimension";
    /// average, total: of something that is said elsewhere.
    AMOUNT = 38, "amount";
    /// said, added: stands before its subject as well.
    INVERTED = 39, "inverted";
    /// goes, took: before "up to" that is no bound.
    MOVES = 40, "moves";
    /// children, voters: people of whom an age is said.
    PERSON = 41, "person";
    /// from, to, plus: before a sum that has the unit of the one before.
    SHARES_UNIT = 42, "shares_unit";
    /// death, fatalities: a toll of these says what it counts.
    DEATHS = 43, "deaths";
    /// show, suggest: what documents do, said of a plural; nouns otherwise.
    SHOWS = 44, "shows";
    /// according, per: before who is named as a source.
    CITES = 45, "cites";
    /// since: before an event or a date.
    SINCE = 46, "since";
    /// and, of, per: behind a number, perhaps a part of the figure.
    GOES_ON = 47, "goes_on";
}
