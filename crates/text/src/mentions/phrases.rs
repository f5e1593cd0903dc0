//! From a noun phrase to the mentions in it.

mod descriptions;
mod offices;

use copydesk_core::Word;
use copydesk_core::layers::{Class, Gender, MentionForm, TokenFlags, TokenKind};

use super::acts::Act;
use super::found::{Found, Stretch, What};
use super::names;
use super::reader::{GIVEN, Reader};
use super::tables::{Role, Sort};
use super::units::{NounPhrase, Unit};
use super::words::Words;

/// The mentions of a noun phrase: that of the whole, and those of its possessors, in no order.
pub(super) fn mentions(reader: &Reader<'_>, phrase: &NounPhrase, sentence: u32, found: &mut Vec<Found>) {
    if !phrase.names && is_bare(reader, phrase) {
        return;
    }
    let mut rest = phrase.units.as_slice();
    let mut owner = false;
    for (index, start) in phrase.parts.iter().enumerate().rev() {
        let Some((before, units)) = rest.split_at_checked(*start) else { continue };
        rest = before;
        let Some(closing) = units.last() else { continue };
        let end = closing.at + 1;
        let act = if owner { Act::None } else { reader.act(phrase.first, end) };
        let reading = Reading { reader, phrase, units, index, end, attribute: owner, act, sentence };
        match reading.read() {
            Some(mention) => found.push(mention),
            None if phrase.names => reading.inner(found),
            None => {}
        }
        owner = true;
    }
}

/// Whether the phrase is a single head that nothing introduces: it describes nobody, unless it is a plural, or a
/// document that says something.
fn is_bare(reader: &Reader<'_>, phrase: &NounPhrase) -> bool {
    let ([only], None) = (phrase.units.as_slice(), phrase.determiner) else { return false };
    let speaks = || only.class.has(Class::DOCUMENT) && reader.act(phrase.first, only.at + 1) == Act::Speech;
    let stands = only.class.has(Class::GROUP) || follows_a_name(reader, phrase.first) || speaks();
    !stands
}

/// Whether a name and a comma stand before the phrase that begins at `first`: "Jens Aker, spokesman for the port".
fn follows_a_name(reader: &Reader<'_>, first: usize) -> bool {
    let name = |at| reader.is_name(at) || reader.token(at).kind == TokenKind::NUMBER;
    reader.before(first).kind == TokenKind::COMMA && first.checked_sub(2).is_some_and(name)
}

/// One part of a noun phrase.
struct Reading<'a> {
    reader: &'a Reader<'a>,
    phrase: &'a NounPhrase,
    units: &'a [Unit],
    index: usize,
    end: usize,
    attribute: bool,
    act: Act,
    sentence: u32,
}

impl Reading<'_> {
    /// The mention whose head is the last word of the part.
    fn read(&self) -> Option<Found> {
        let last = self.units.len().checked_sub(1)?;
        let run = self.units.iter().rposition(|unit| !unit.name).map_or(0, |at| at + 1);
        if run > last {
            return self.description(last);
        }
        // The last role or title among the capitalised words; the name stands behind it.
        let heads = if self.phrase.roles { run..last + 1 } else { run..run };
        for at in heads.rev() {
            let Some((role, start, end)) = self.role(at) else { continue };
            let (role, start) = self.office_before(role, start);
            let indefinite = self.phrase.determiner.is_some_and(|word| INDEFINITE.has(word));
            let name = self.units.get(end..).unwrap_or_default();
            let title = self.units.get(at).is_some_and(|unit| unit.class.has(Class::TITLE));
            if indefinite
                && !title
                && end <= last
                && names::judge(self.reader, name, Act::None, false) != What::Person
            {
                break;
            }
            if end <= last && !self.is_organisation(end) {
                return Some(self.person(end, Some((role, start))));
            }
            if end > last && !self.is_organisation(run) {
                return Some(self.role_description(role, start));
            }
            break;
        }
        if let Some((role, start)) = run.checked_sub(1).and_then(|before| self.role_ending(before)) {
            return Some(self.person(run, Some((role, start))));
        }
        let group = self.units.last().is_some_and(|unit| unit.class.has(Class::GROUP));
        match self.named(run) {
            Some(name) if group && !matches!(name.what, What::Person | What::Organisation(_)) => {
                self.description(last)
            }
            name => name,
        }
    }

    /// A run of names without role: a person, an organisation, a place.
    #[inline(never)]
    fn named(&self, run: usize) -> Option<Found> {
        let units = self.units.get(run..)?;
        let act = self.act;
        let bare = run == 0 && self.index == 0;
        let definite = bare && self.phrase.determiner == Some(word!("the"));
        // Demonyms before a name belong to the span, not to the name: Palestinian Mohamad Kozaat.
        let people =
            units.iter().take_while(|unit| unit.class.has(Class::DEMONYM) && !unit.class.has(GIVEN)).count();
        if let Some(name) = units.get(people..)
            && people > 0
            && name.len() > 1
            && names::judge(self.reader, units, act, definite) != What::Organisation(None)
            && names::judge(self.reader, name, act, false) == What::Person
        {
            return Some(self.person(run + people, None));
        }
        let mut what = names::judge(self.reader, units, act, definite);
        let head = units.last()?;
        if what == What::Unsure && head.class.has(Class::ORGANISATION) && (self.index > 0 || run > 0) {
            what = What::Organisation(head.known.organisation.map(|known| known.sort));
        }
        if what == What::Person {
            return Some(self.person(run, None));
        }
        let organisation = matches!(what, What::Organisation(_));
        // "the Ministry" describes what another place names.
        let known = head.known.named.is_some();
        if organisation && definite && !known && units.len() == 1 && head.class.has(Class::ORGANISATION) {
            let mut found = self.described(what);
            found.head = head.word;
            return Some(found);
        }
        // An owner belongs to what it owns: Gaza's Health Ministry.
        let owned = organisation && self.index > 0 && head.class.has(Class::ORGANISATION);
        // A noun that opens the sentence is part of it: Marsh Holdings Inc.
        let noun = run.checked_sub(1).and_then(|before| self.units.get(before)).filter(|unit| {
            let opens = self.reader.token(unit.at).flags.has(TokenFlags::OPENS_SENTENCE);
            organisation && opens && unit.class.has(Class::NOUN) && !unit.class.has(Class::ADJECTIVE)
        });
        let first = noun.map_or(units.first()?.at, |unit| unit.at);
        let start = if owned || (bare && definite) { self.phrase.first } else { first };
        let name = if owned { self.after_determiner() } else { first };
        let mut found = self.found((start, self.end), (name, self.end), what, MentionForm::NAME);
        // A relative clause behind "from Leeds, who" is no town's.
        if matches!(what, What::Nation(_)) && found.governed && found.act == Act::Verb {
            found.act = Act::None;
        }
        found.head = head.word;
        found.qualifier = self.qualifier(self.units.len() - 1);
        found.definite = definite;
        let indefinite = bare && self.phrase.determiner.is_some_and(|word| INDEFINITE.has(word));
        found.attribute |= indefinite;
        found.plural = matches!(what, What::Organisation(Some(Sort::Party | Sort::Military)))
            && self.reader.token(head.at).span.of(self.reader.text).is_some_and(|word| word.ends_with('s'));
        Some(found)
    }

    /// A person with a name.
    fn person(&self, name: usize, role: Option<(Role, usize)>) -> Found {
        let units = self.units.get(name..).unwrap_or_default();
        let at = units.first().map_or(self.end, |unit| unit.at);
        let numbered = self.reader.token(self.phrase.first).kind == TokenKind::NUMBER;
        let start = match role {
            Some((_, start)) => self.start_of_role(start),
            None => self
                .units
                .get(..name)
                .and_then(|before| before.iter().rev().take_while(|unit| unit.name).last())
                .map_or(at, |unit| unit.at),
        };
        // "District 7 Superintendent Ann Lee": the number is the district's.
        let start = if numbered && start == self.phrase.first { start + 1 } else { start };
        let mut found = self.found((start, self.end), (at, self.end), What::Person, MentionForm::NAME);
        found.gender = names::gender(self.reader, units);
        if let Some((role, start)) = role {
            found.gender = if role.gender == Gender::UNKNOWN { found.gender } else { role.gender };
            found.role = Some(self.bearing(role.kind, start));
        }
        found
    }

    /// Names within a part that is no mention as a whole: "Trump" of "the Trump tax plan".
    #[cold]
    fn inner(&self, found: &mut Vec<Found>) {
        let mut at = 0;
        while at < self.units.len() {
            let run = self.units.get(at..).unwrap_or_default().iter().take_while(|unit| unit.name).count();
            let units = self.units.get(at..at + run).unwrap_or_default();
            if let (Some(first), Some(last)) = (units.first(), units.last())
                && at + run < self.units.len()
            {
                let what = names::judge(self.reader, units, Act::None, false);
                let span = (first.at, last.at + 1);
                let mut mention = self.found(span, span, what, MentionForm::NAME);
                mention.gender = names::gender(self.reader, units);
                mention.attribute = true;
                mention.act = Act::None;
                mention.head = last.word;
                found.push(mention);
            }
            at += run.max(1);
        }
    }

    fn after_determiner(&self) -> usize {
        self.phrase.units.first().map_or(self.phrase.first, |unit| unit.at)
    }

    fn found(&self, span: (usize, usize), name: (usize, usize), what: What, form: MentionForm) -> Found {
        let token = self.reader.token(span.0);
        Found {
            span: Stretch::new(span.0, span.1),
            name: Stretch::new(name.0, name.1),
            what,
            form,
            gender: Gender::UNKNOWN,
            plural: false,
            role: None,
            head: Word::EMPTY,
            qualifier: Word::EMPTY,
            definite: false,
            owned: false,
            same: false,
            act: self.act,
            attribute: self.attribute,
            governed: self.reader.governed(span.0),
            inserted: false,
            quoted: token.flags.has(TokenFlags::QUOTED),
            sentence: self.sentence,
        }
    }
}

static INDEFINITE: Words<9> = Words::of(["a", "an", "another", "some", "any", "no", "each", "every", "many"]);
