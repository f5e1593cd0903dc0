//! Descriptions: who or what a phrase tells by words in small letters.

use copydesk_core::Word;
use copydesk_core::layers::{Class, MentionForm};

use super::{INDEFINITE, Reading, follows_a_name};
use crate::mentions::acts::Act;
use crate::mentions::found::{Found, What};
use crate::mentions::tables::{Kind, Role};
use crate::mentions::words::Words;

impl Reading<'_> {
    /// A description by a word in small letters at `at`: "the minister", "two officials", "an AFP tally".
    pub(super) fn description(&self, at: usize) -> Option<Found> {
        let unit = self.units.get(at)?;
        if let Some((role, start)) = self.role_ending(at) {
            return self.introduced().then(|| self.role_description(role, start));
        }
        let what = if unit.class.has(Class::GROUP) {
            What::Group
        } else if let Some(known) = unit.known.organisation.filter(|known| !known.capital) {
            if !unit.class.has(Class::ORGANISATION) || !self.introduced() {
                return None;
            }
            What::Organisation(Some(known.sort))
        } else if unit.class.has(Class::DOCUMENT) && (self.introduced() || self.act == Act::Speech) {
            What::Document
        } else {
            return None;
        };
        let mut found = self.described(what);
        found.head = unit.word;
        found.qualifier = self.qualifier(at);
        if what == What::Group {
            found.plural = true;
            let kind = unit.known.group.unwrap_or(Kind::NONE);
            found.role = Some(self.bearing(kind, at));
        }
        Some(found)
    }

    /// A description of one person by a role.
    pub(super) fn role_description(&self, role: Role, start: usize) -> Found {
        let mut found = self.described(What::Person);
        found.gender = role.gender;
        found.role = Some(self.bearing(role.kind, start));
        found.head = self.units.last().map_or(Word::EMPTY, |unit| unit.word);
        found
    }

    pub(super) fn described(&self, what: What) -> Found {
        let span = (self.phrase.first, self.end);
        let mut found = self.found(span, (self.after_determiner(), self.end), what, MentionForm::DESCRIPTION);
        let definite = |word: Word| !INDEFINITE.has(word) && !OWNERS.has(word);
        found.definite = self.index > 0 || self.phrase.determiner.is_some_and(definite);
        found.owned = self.index > 0;
        found.same = self.reader.token(self.phrase.first + 1).word == word!("same");
        found
    }

    /// Whether anything tells that a description is meant, not a word by itself.
    fn introduced(&self) -> bool {
        self.phrase.determiner.is_some()
            || self.index > 0
            || self.units.len() > 1
            || follows_a_name(self.reader, self.phrase.first)
    }
}

/// Owners: who "her father" is depends on who she is.
static OWNERS: Words<7> = Words::of(["his", "her", "their", "its", "my", "our", "your"]);
