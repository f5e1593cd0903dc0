//! What the words beside a name say about it: the cues of `data/words.tsv`.

use std::sync::LazyLock;

use copydesk_sdk::core::WordFilter;
use copydesk_sdk::prelude::layers::{Case, Token};
use copydesk_sdk::prelude::*;

/// Words that are asked for one by one.
pub(crate) const AND: Word = Word::ascii("and");
pub(crate) const OR: Word = Word::ascii("or");
pub(crate) const AMPERSAND: Word = Word::ascii("&");
pub(crate) const WHO: Word = Word::ascii("who");
pub(crate) const WHICH: Word = Word::ascii("which");
pub(crate) const OF: Word = Word::ascii("of");
pub(crate) const IN: Word = Word::ascii("in");
pub(crate) const THE: Word = Word::ascii("the");
/// "Co Durham", "Co. Durham"
pub(crate) const CO: Word = Word::ascii("co");

macro_rules! cues {
    ($($(#[$doc:meta])* $name:ident = $bit:literal;)+) => {
        /// The cues that a word gives; a word may give several.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub(crate) struct Cues(u64);

        impl Cues {
            $($(#[$doc])* pub(crate) const $name: Self = Self(1 << $bit);)+

            fn named(name: &str) -> Option<Self> {
                match name { $(stringify!($name) => Some(Self::$name),)+ _ => None }
            }
        }
    };
}

cues! {
    /// A preposition that hardly ever stands before anything but a place or a time: in, near.
    WITHIN = 0;
    /// A preposition that often stands before a place: from, to, at.
    TOWARD = 1;
    /// city, town, village: "the town of X".
    SETTLEMENT = 2;
    /// state, county, region: the same for what is larger.
    AREA = 3;
    /// northern, downtown: before a name and no part of it.
    DIRECTION = 4;
    /// of, de, upon: small words inside names.
    CONNECTOR = 5;
    /// al-, el-, deir: what is joined to a name with a hyphen.
    ARTICLE = 6;
    /// A word without a capital that may end a name: Gaza strip.
    LAST = 7;
    /// What ends the name of something that stands somewhere: Hospital, Street.
    FACILITY = 8;
    /// Those of them that may stand in lower case.
    FACILITY_LOWER = 9;
    /// What may stand before them: International, refugee.
    FACILITY_MIDDLE = 10;
    /// What ends the name of a piece of nature: River, Lake.
    NATURE = 11;
    /// What begins one: Lake, Mount.
    NATURE_FIRST = 12;
    /// What ends the name of a newspaper.
    MEDIA = 13;
    /// What ends the name of a team.
    TEAM = 14;
    /// residents, mayor: said of a place right after its name.
    PEOPLE = 15;
    /// speak, in: before an adjective that names a language.
    LANGUAGE = 16;
    /// Capitalised words that are no part of a name.
    NOT_NAME = 17;
    /// A verb of which a government is the subject.
    ACT = 18;
    /// What makes a party of the place behind it: against, by, accuse.
    PARTY = 19;
    /// What a state does, as a noun: Israel's campaign.
    DEED = 20;
    /// The head of an organisation that is no office of a state: institute, times, league.
    BODY = 21;
    /// What is joined to a party by a hyphen: -backed, -led.
    JOINED = 22;
    /// What is called after a place and is elsewhere: virus.
    ILLNESS = 23;
    /// The plural behind a list of names: counties.
    LIST = 24;
    /// Plurals that announce names of what stands somewhere: hospitals.
    FACILITIES = 25;
    /// Who belongs to a state rather than to its namesake.
    STATEWIDE = 26;
    /// Who belongs to a town.
    TOWNWIDE = 27;
    /// What of nature is water.
    WATER = 28;
    /// Agencies, and what stands in their place in the credit of a photograph.
    CREDIT = 29;
    /// What is held at a place or signed there: agreement, summit, marathon.
    EVENT = 30;
    /// sister, son: before or after a person.
    KIN = 31;
    /// What of a state, province or town acts for it: court, police, guard.
    INSTITUTION = 32;
    /// What is called after a place and is no place: Guinea pig, Panama hat.
    THING = 33;
    /// What begins the name of a team: Real Madrid.
    TEAM_FIRST = 34;
    /// Who bears a title that names a place: Duke of York.
    RANK = 35;
    /// What is built to be travelled on: street, bridge.
    ROAD = 36;
    /// One person of a place, said right after its name: "a Peru man".
    INHABITANT = 37;
    /// Before a name of something as large as a state: across Georgia.
    WIDE = 38;
    /// What lies or runs between two places: border, flight.
    BETWEEN = 39;
    /// What stands before the name of a ship: HMS, "the ferry".
    VESSEL = 40;
    /// It is a slash.
    SLASH = 62;
    /// The word begins with a capital; not in the table, but of the token.
    CAPITAL = 63;
}

impl Cues {
    /// Whether any cue of `other` is among these.
    pub(crate) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets of cues.
    pub(crate) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The cues whose tokens are listed for whoever looks for them: all that a search for names starts from, beside
/// capitals.
pub(crate) const LISTED: Cues = Cues::SLASH
    .with(Cues::LIST)
    .with(Cues::FACILITIES)
    .with(Cues::FACILITY)
    .with(Cues::FACILITY_LOWER)
    .with(Cues::NATURE)
    .with(Cues::NATURE_FIRST);

/// The tokens of an article by their cues, each looked up once. The room is kept from article to article.
#[derive(Debug, Default)]
pub(crate) struct Marked {
    /// The cues of each token.
    pub(crate) cues: Vec<Cues>,
    /// The words that begin with a capital, in order.
    pub(crate) capitals: Vec<u32>,
    /// The tokens with any of the [`LISTED`] cues, in order.
    pub(crate) listed: Vec<u32>,
}

impl Marked {
    /// Looks up the tokens of an article, 64 at a time: what may have cues is told without a branch for each of them,
    /// then only that is looked at.
    pub(crate) fn read(&mut self, tokens: &[Token]) {
        let Self { cues, capitals, listed } = self;
        let table = &*TABLE;
        cues.resize(tokens.len(), Cues::default());
        capitals.clear();
        listed.clear();
        for ((tokens, cues), first) in tokens.chunks(64).zip(cues.chunks_mut(64)).zip((0..).step_by(64)) {
            let (mut known, mut large) = (0, 0);
            for (token, slot) in tokens.iter().zip(&mut *cues).rev() {
                *slot = Cues::default();
                known = known << 1 | u64::from(table.filter.may_have(token.word));
                large = large << 1 | u64::from(is_large(token.case));
            }
            for number in bits(large) {
                if let Some(slot) = cues.get_mut(number as usize) {
                    *slot = Cues::CAPITAL;
                    capitals.push(first + number);
                }
            }
            for number in bits(known) {
                let at = number as usize;
                if let (Some(token), Some(slot)) = (tokens.get(at), cues.get_mut(at)) {
                    *slot = slot.with(table.cues(token.word));
                    if slot.has(LISTED) {
                        listed.push(first + number);
                    }
                }
            }
        }
    }
}

/// Whether a word of this case begins with a capital, or has one.
const fn is_large(case: Case) -> bool {
    matches!(case, Case::CAPITALISED | Case::UPPER | Case::MIXED)
}

/// The numbers of the bits that are set, from the lowest on.
fn bits(mut set: u64) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let lowest = set.trailing_zeros();
        (set != 0).then(|| set &= set - 1)?;
        Some(lowest)
    })
}

/// So many slots for the thousand words with cues: most of them stand at their own.
const SLOTS: usize = 4096;

/// The words with cues, hashed with open addressing: a word stands at its slot or right behind.
struct Table {
    /// 4 KiB: three of four words of a text stop here.
    filter: WordFilter<512>,
    /// An empty one has no cues.
    slots: [(Word, Cues); SLOTS],
}

static TABLE: LazyLock<Table> = LazyLock::new(|| Table::read(include_str!("../data/words.tsv")));

impl Table {
    fn read(table: &str) -> Self {
        let slots = [(Word::EMPTY, Cues::default()); SLOTS];
        let mut words = Self { filter: WordFilter::default(), slots };
        for line in table.lines().filter(|l| !l.starts_with('#')) {
            let Some((name, list)) = line.split_once('\t') else { continue };
            let Some(cue) = Cues::named(name) else { continue };
            list.split_ascii_whitespace().map(Word::of).for_each(|word| words.add(word, cue));
        }
        words
    }

    fn add(&mut self, word: Word, cue: Cues) {
        self.filter.add(word);
        let free = |slot: &&mut (Word, Cues)| slot.0 == word || slot.1 == Cues::default();
        let (before, from) = self.slots.split_at_mut(low(word) % SLOTS);
        if let Some(slot) = from.iter_mut().chain(before).find(free) {
            *slot = (word, slot.1.with(cue));
        }
    }

    /// The cues of a word.
    #[inline]
    fn cues(&self, word: Word) -> Cues {
        let mut at = low(word);
        while let Some((other, cues)) = self.slots.get(at % SLOTS) {
            if *other == word || *cues == Cues::default() {
                return *cues;
            }
            at = at.wrapping_add(1);
        }
        Cues::default()
    }
}

/// The low bits of an FNV hash depend on all letters.
#[expect(clippy::cast_possible_truncation, reason = "only the low bits count")]
const fn low(word: Word) -> usize {
    word.0 as usize
}

/// The cues of a word.
pub(crate) fn cues(word: Word) -> Cues {
    TABLE.cues(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sparse() {
        let free = TABLE.slots.iter().filter(|(_, cues)| *cues == Cues::default());
        assert!(free.count() > SLOTS / 2);
    }

    #[test]
    fn every_row_names_a_cue() {
        for line in include_str!("../data/words.tsv").lines().filter(|l| !l.starts_with('#')) {
            let (name, words) = line.split_once('\t').unwrap();
            assert!(Cues::named(name).is_some() && !words.is_empty(), "{line}");
        }
        assert!(cues(Word::of("Near")).has(Cues::WITHIN));
    }
}
