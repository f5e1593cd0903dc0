//! The roles and titles in a noun phrase, and what they say of who has them.

use copydesk_core::Word;
use copydesk_core::layers::{Class, Gender};

use super::Reading;
use crate::mentions::found::Trait;
use crate::mentions::phrase;
use crate::mentions::reader::GIVEN;
use crate::mentions::tables::{Facts, Kind, Nation, Role};
use crate::mentions::units::Unit;
use crate::mentions::words::Words;

impl Reading<'_> {
    /// Where a mention begins whose role or title begins with unit `start`: with the phrase, unless a noun says
    /// that a clause begins ("a campaign Mr. Lee has led").
    pub(super) fn start_of_role(&self, start: usize) -> usize {
        // "the Ober Valleysince Danish Minister Ann Lee": two names and then a people belong to two phrases.
        let before = self.units.get(..start).unwrap_or_default();
        let peoples = before.iter().rev().take_while(|unit| unit.class.has(Class::DEMONYM)).count();
        let (names, people) = before.split_at(before.len() - peoples);
        if let (Some(first), [.., one, other]) = (people.first(), names)
            && one.name
            && other.name
            && !names.iter().any(|unit| unit.class.has(Class::ROLE.with(Class::TITLE)))
        {
            return first.at;
        }
        let noun = start.checked_sub(1).and_then(|before| self.units.get(before)).filter(|unit| !unit.name);
        let people = Class::ROLE.with(Class::TITLE).with(Class::ORGANISATION).with(Class::ADJECTIVE);
        match (noun, self.units.get(start)) {
            (Some(noun), Some(title)) if title.name && noun.class.has(Class::NOUN) => {
                let office = title.class.has(Class::ROLE) && noun.class.has(people);
                if office { self.phrase.first } else { title.at }
            }
            _ => self.phrase.first,
        }
    }

    /// The role or title at unit `at`, and its first and end unit.
    pub(super) fn role(&self, at: usize) -> Option<(Role, usize, usize)> {
        let unit = self.units.get(at)?;
        if unit.joint || !unit.facts.has(Facts::ROLE) && !unit.class.has(Class::TITLE) {
            return None;
        }
        let word = |offset: isize| self.units.get(at.checked_add_signed(offset)?).map(|unit| unit.word);
        // "head of Norland's government": the nation is passed over.
        let nation = usize::from(word(1) == Some(word!("of")) && self.nation_within(at).is_some());
        let apart = |offset: isize| word(if offset > 1 { offset + nation.cast_signed() } else { offset });
        let whole =
            self.reader.tables.role(unit.known, &apart).filter(|(.., right)| nation == 0 || *right > 1);
        if let Some((role, left, right)) = whole {
            return Some((role, at - left, at + right + nation + 1));
        }
        if let Some((role, left, right)) = self.reader.tables.role(unit.known, &word) {
            return Some((role, at - left, at + right + 1));
        }
        let title = unit.known.title.filter(|_| unit.class.has(Class::TITLE))?;
        Some((title, at, at + 1))
    }

    /// The office before a mere title, which says more: "Prime Minister Dr Ann Lee".
    pub(super) fn office_before(&self, title: Role, start: usize) -> (Role, usize) {
        let mere = self.units.get(start).is_some_and(|unit| unit.class.has(Class::TITLE));
        match start.checked_sub(1).filter(|_| mere).and_then(|before| self.role_ending(before)) {
            Some((office, first)) => {
                let gender = if title.gender == Gender::UNKNOWN { office.gender } else { title.gender };
                (Role { gender, ..office }, first)
            }
            None => (title, start),
        }
    }

    /// The role whose last word is unit `at`, and its first unit.
    pub(super) fn role_ending(&self, at: usize) -> Option<(Role, usize)> {
        if !self.phrase.roles {
            return None;
        }
        let within = (at.saturating_sub(3)..=at).rev().filter_map(|head| self.role(head));
        within.into_iter().find(|(_, _, end)| *end == at + 1).map(|(role, start, _)| (role, start))
    }

    /// Whether the words from `run` on name an organisation: "Prime Minister's Office" is no minister.
    pub(super) fn is_organisation(&self, run: usize) -> bool {
        let units = self.units.get(run..).unwrap_or_default();
        let Some(last) = units.last() else { return false };
        let complement = [word!("of"), word!("for"), word!("on")];
        let complemented = units.windows(2).any(|pair| match pair {
            [head, joint] => {
                joint.joint && complement.contains(&joint.word) && head.class.has(Class::ORGANISATION)
            }
            _ => false,
        });
        let key = units.iter().map(|unit| unit.word).fold(Word::EMPTY, phrase::join);
        if complemented || self.reader.tables.of(key).named.is_some() {
            return true;
        }
        let headed = last.class.has(Class::ORGANISATION) && !last.class.has(Class::ROLE.with(Class::SURNAME));
        headed && !(units.len() == 2 && units.first().is_some_and(|unit| unit.class.has(GIVEN)))
    }

    /// What a role that begins at unit `start` says of its bearer, with what stands before it.
    pub(super) fn bearing(&self, kind: Kind, start: usize) -> Trait {
        let units = self.phrase.units.as_slice();
        let part = self.phrase.parts.get(self.index).copied().unwrap_or(0);
        let before = units.get(..part + start).unwrap_or_default();
        let nation = before
            .iter()
            .rev()
            .find_map(|unit| nation_of(*unit))
            .or_else(|| self.nation_within(start))
            .or_else(|| self.nation_behind());
        let former = before.iter().any(|unit| FORMER.has(unit.word));
        let deputy = before.iter().any(|unit| DEPUTY.has(unit.word));
        let narrows = |unit: &&Unit| unit.name && nation_of(**unit).is_none();
        let qualifier = before.iter().rev().find(narrows).map_or(Word::EMPTY, |unit| unit.word);
        Trait { kind: if deputy { Kind::NONE } else { kind }, nation, qualifier, former }
    }

    /// The nation in "head of Egypt's government", whose first word is unit `start`.
    fn nation_within(&self, start: usize) -> Option<Nation> {
        let [of, nation, _] = self.units.get(start + 1..start + 4)? else { return None };
        (of.word == word!("of")).then_some(nation.known.nation)?
    }

    /// The nation in "the president of Egypt".
    pub(super) fn nation_behind(&self) -> Option<Nation> {
        let reader = self.reader;
        (reader.token(self.end).word == word!("of"))
            .then(|| reader.tables.of(reader.token(self.end + 1).word).nation)?
    }

    /// The word that narrows the head at unit `at`.
    pub(super) fn qualifier(&self, at: usize) -> Word {
        let part = self.phrase.parts.get(self.index).copied().unwrap_or(0);
        let before = (part + at).checked_sub(1).and_then(|before| self.phrase.units.get(before));
        let of = self.units.iter().position(|unit| unit.joint && unit.word == word!("of"));
        let complement = of.and_then(|of| self.units.get(of + 1));
        complement.or(before).map_or(Word::EMPTY, |unit| unit.word)
    }
}

/// The nation that a word names or derives from.
fn nation_of(unit: Unit) -> Option<Nation> {
    let derived = unit.known.demonym.filter(|_| unit.class.has(Class::DEMONYM));
    derived.or_else(|| unit.known.nation.filter(|_| unit.name))
}

static FORMER: Words<5> = Words::of(["former", "ex", "late", "onetime", "then"]);

static DEPUTY: Words<5> = Words::of(["deputy", "vice", "assistant", "associate", "junior"]);
