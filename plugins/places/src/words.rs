//! What the words beside a name say about it: the cues of `data/words.tsv`.

use std::sync::LazyLock;

use copydesk_sdk::prelude::*;

macro_rules! cues {
    ($($(#[$doc:meta])* $name:ident = $bit:literal;)+) => {
        /// The cues that a word gives; a word may give several.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub(crate) struct Cues(u32);

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

static TABLE: LazyLock<Vec<(Word, Cues)>> = LazyLock::new(|| read(include_str!("../data/words.tsv")));

fn read(table: &str) -> Vec<(Word, Cues)> {
    let mut words: Vec<(Word, Cues)> = Vec::new();
    for line in table.lines().filter(|l| !l.starts_with('#')) {
        let Some((name, list)) = line.split_once('\t') else { continue };
        let Some(cue) = Cues::named(name) else { continue };
        words.extend(list.split_ascii_whitespace().map(|w| (Word::of(w), cue)));
    }
    words.sort_unstable_by_key(|(word, _)| *word);
    words.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 = kept.1.with(next.1);
        }
        same
    });
    words
}

/// The cues of a word.
pub(crate) fn cues(word: Word) -> Cues {
    let table = &*TABLE;
    table
        .binary_search_by_key(&word, |(w, _)| *w)
        .ok()
        .and_then(|i| table.get(i))
        .map(|(_, c)| *c)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_names_a_cue() {
        for line in include_str!("../data/words.tsv").lines().filter(|l| !l.starts_with('#')) {
            let (name, words) = line.split_once('\t').unwrap();
            assert!(Cues::named(name).is_some() && !words.is_empty(), "{line}");
        }
        assert!(cues(Word::of("Near")).has(Cues::WITHIN));
    }
}
