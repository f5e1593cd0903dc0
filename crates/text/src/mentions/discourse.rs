//! Chains by description and pronoun, read from the beginning to the end as a reader does.

use copydesk_core::Word;
use copydesk_core::layers::{Gender, Layers, MentionForm, Token, TokenKind, Zone};

use super::acts::Act;
use super::appositions::Apposition;
use super::entities::{Entities, Entity};
use super::found::{Found, What};
use super::handles::{Handle, Handles};
use super::salience::Recents;
use super::words::Words;

/// Who was mentioned so far. Its room is kept for the next article.
#[derive(Default)]
pub(super) struct Memory {
    handles: Handles,
    people: Recents,
    groups: Recents,
    bodies: Recents,
}

impl Memory {
    /// Forgets everybody whom a pronoun may mean.
    fn clear_recent(&mut self) {
        self.people.clear();
        self.groups.clear();
        self.bodies.clear();
    }
}

/// The state of the reading.
pub(super) struct Discourse<'a> {
    layers: &'a Layers,
    found: &'a [Found],
    memory: &'a mut Memory,
    source: Option<Entity>,
    /// Where the reading is.
    sentence: u32,
    paragraph: u32,
}

impl<'a> Discourse<'a> {
    /// Chains what is not chained by name.
    pub(super) fn chain(
        layers: &'a Layers,
        found: &'a [Found],
        appositions: &[Apposition],
        memory: &'a mut Memory,
        entities: &mut Entities,
    ) {
        memory.handles.clear(found);
        memory.clear_recent();
        let mut discourse = Self { layers, found, memory, source: None, sentence: u32::MAX, paragraph: 0 };
        discourse.appositions(appositions, entities);
        // Owners come before what they own: in "her mother", "her" is nobody's mother.
        let mut at = 0;
        while let Some(whole) = found.get(at) {
            let within = |at: usize| found.get(at).filter(|mention| mention.span.end() <= whole.span.end());
            let mut end = at + 1;
            while within(end).is_some() {
                end += 1;
            }
            discourse.turn(whole);
            for at in (at + 1..end).rev() {
                if let Some(mention) = within(at) {
                    discourse.step(at, mention, entities);
                }
            }
            discourse.step(at, whole, entities);
            at = end;
        }
    }

    /// Forgets who pronouns may mean where a heading stands between.
    fn turn(&mut self, mention: &Found) {
        if mention.sentence == self.sentence {
            return;
        }
        self.sentence = mention.sentence;
        let Some(sentence) = self.layers.sentences.get(mention.sentence as usize) else { return };
        if sentence.paragraph == self.paragraph {
            return;
        }
        let between = self.layers.paragraphs.get(self.paragraph as usize..=sentence.paragraph as usize);
        let turns = |zone| matches!(zone, Zone::HEADING | Zone::TITLE);
        if between.unwrap_or_default().iter().any(|paragraph| turns(paragraph.zone)) {
            self.memory.clear_recent();
        }
        self.paragraph = sentence.paragraph;
    }

    fn step(&mut self, at: usize, mention: &Found, entities: &mut Entities) {
        let entity = match entities.of(at) {
            Some(entity) => entity,
            None => {
                let known = match mention.form {
                    MentionForm::NAME => return,
                    MentionForm::PRONOUN => self.pronoun(at, mention, entities),
                    _ => self.description(mention, entities),
                };
                match known {
                    Some(entity) => {
                        entities.join(at, mention.gender, None, entity);
                        entity
                    }
                    None => entities.open(at, mention, mention.what),
                }
            }
        };
        if mention.form == MentionForm::DESCRIPTION {
            let name = mention.name;
            entities.name(at, entity, (1, name.len() as u32), name.first() as u32);
        }
        // A pronoun that nobody was found for is nobody's antecedent.
        let found = entities.get(entity).is_some_and(|known| known.fullest.is_some());
        if found || mention.form != MentionForm::PRONOUN {
            self.remember(mention, entity, entities);
        }
    }

    /// Keeps the entity for those who are mentioned later.
    fn remember(&mut self, mention: &Found, entity: Entity, entities: &Entities) {
        let Some(known) = entities.get(entity) else { return };
        if mention.quoted && mention.form == MentionForm::DESCRIPTION {
            return;
        }
        if mention.form != MentionForm::PRONOUN {
            self.memory.handles.keep_roles(mention, entity, entities);
            if mention.head != Word::EMPTY && known.what != What::Person {
                self.memory.handles.keep(mention, Handle::head(mention.head), entity);
                self.memory.handles.keep(mention, Handle::compound(mention.qualifier, mention.head), entity);
                if let What::Organisation(Some(sort)) = known.what {
                    self.memory.handles.keep(mention, Handle::sort(sort), entity);
                }
            }
        }
        if mention.quoted || matches!(self.zone(), Zone::TITLE | Zone::HEADING | Zone::CAPTION) {
            return;
        }
        if mention.act == Act::Speech && known.what != What::Person {
            self.source = Some(entity);
        }
        match known.what {
            What::Person => self.memory.people.add(entity, mention),
            What::Group => self.memory.groups.add(entity, mention),
            _ if known.plural => self.memory.groups.add(entity, mention),
            _ => self.memory.bodies.add(entity, mention),
        }
    }

    /// The zone of the paragraph that is read.
    fn zone(&self) -> Zone {
        self.layers.paragraphs.get(self.paragraph as usize).map_or(Zone::BODY, |paragraph| paragraph.zone)
    }

    /// Whom a pronoun means.
    fn pronoun(&mut self, at: usize, mention: &Found, entities: &Entities) -> Option<Entity> {
        if mention.head == word!("who") || mention.head == word!("which") {
            return self.relative(at, mention, entities);
        }
        if self.zone() == Zone::CAPTION {
            return None;
        }
        match mention.what {
            What::Person => {
                let ahead = self.subject_ahead(at, mention, entities);
                ahead.or_else(|| self.memory.people.antecedent(mention, entities))
            }
            What::Group => self.memory.groups.antecedent(mention, entities),
            _ => self.memory.bodies.antecedent(mention, entities),
        }
    }

    /// The subject that follows "For his part," or "In her speech," at the start of a sentence.
    fn subject_ahead(&self, at: usize, mention: &Found, entities: &Entities) -> Option<Entity> {
        let sentence = self.layers.sentences.get(mention.sentence as usize)?;
        let opens = mention.span.first() == sentence.first_token as usize + 1
            && mention.attribute
            && mention.governed;
        let ahead = self.found.get(at + 1..).unwrap_or_default().iter().zip(at + 1..).take(3);
        let mut ahead = ahead.filter(|(next, _)| opens && next.form == MentionForm::NAME && !next.attribute);
        let (subject, index) =
            ahead.find(|(next, _)| next.act != Act::None && next.sentence == mention.sentence)?;
        let comma = self.token(subject.span.first().checked_sub(1)?)?.kind == TokenKind::COMMA;
        let entity = entities.of(index).filter(|_| comma)?;
        let known = entities.get(entity)?;
        let agrees = known.gender == mention.gender || known.gender == Gender::UNKNOWN;
        (agrees && known.what == What::Person).then_some(entity)
    }

    /// Who stands right before "who" or "which".
    fn relative(&self, at: usize, mention: &Found, entities: &Entities) -> Option<Entity> {
        let comma = |at: usize| self.token(at).is_some_and(|token| token.kind == TokenKind::COMMA);
        let first = mention.span.first();
        let mut end = first - usize::from(first > 0 && comma(first - 1));
        let age = |at: usize| self.token(at).is_some_and(|token| token.kind == TokenKind::NUMBER);
        if end >= 2 && age(end - 1) && comma(end - 2) {
            end -= 2;
        }
        let earlier = || {
            let near = (at.saturating_sub(4)..at).rev();
            near.filter_map(|before| Some((before, self.found.get(before)?)))
                .filter(|(_, earlier)| !earlier.attribute && earlier.sentence == mention.sentence)
        };
        let animate =
            |what: What| !matches!(what, What::Nation(_) | What::Actor | What::Unsure | What::Document);
        let (before, adjacent) = earlier().find(|(_, earlier)| earlier.span.end() == end)?;
        if mention.head == word!("who") && !animate(adjacent.what) {
            // "Ann Lee, of Leeds, who left": not the town.
            return earlier()
                .find(|(_, earlier)| earlier.what == What::Person)
                .and_then(|(at, _)| entities.of(at));
        }
        entities.of(before)
    }

    /// Whom a definite description means.
    fn description(&self, mention: &Found, entities: &Entities) -> Option<Entity> {
        if mention.same {
            return self.source.filter(|_| mention.what != What::Document);
        }
        if !mention.definite || mention.quoted && mention.what == What::Person {
            return None;
        }
        match mention.what {
            What::Person => {
                let role = mention.role?;
                // The party's nominee is another than the nominee.
                let narrowed = role.nation.is_some() || role.qualifier != Word::EMPTY;
                let entity =
                    self.memory.handles.last(Handle::meant(role)?).filter(|_| narrowed || !mention.owned)?;
                let known = entities.get(entity)?;
                let agrees = known.gender == mention.gender
                    || known.gender == Gender::UNKNOWN
                    || mention.gender == Gender::UNKNOWN;
                (agrees && known.what == What::Person).then_some(entity)
            }
            What::Organisation(sort) => {
                let compound = self.memory.handles.last(Handle::compound(mention.qualifier, mention.head));
                let narrowed = mention.qualifier != Word::EMPTY;
                let head = self.memory.handles.last(Handle::head(mention.head)).filter(|_| !narrowed);
                let generic = GENERIC.has(mention.head) && !narrowed;
                let sort =
                    sort.and_then(|sort| self.memory.handles.last(Handle::sort(sort))).filter(|_| generic);
                compound.or(head).or(sort)
            }
            _ => self.memory.handles.last(Handle::compound(mention.qualifier, mention.head)),
        }
    }

    /// Joins descriptions to the names that they stand beside.
    fn appositions(&self, appositions: &[Apposition], entities: &mut Entities) {
        for apposition in appositions {
            let Some(description) = self.found.get(apposition.description) else { continue };
            let Some(entity) = entities.of(apposition.name) else { continue };
            let person = entities.get(entity).is_some_and(|known| known.what == What::Person);
            if person == (description.what == What::Person) && entities.of(apposition.description).is_none() {
                entities.join(apposition.description, description.gender, description.role, entity);
            }
        }
    }

    fn token(&self, at: usize) -> Option<&'a Token> {
        self.layers.tokens.get(at)
    }
}

/// Heads that stand for any organisation of their sort.
static GENERIC: Words<16> = Words::of([
    "company",
    "firm",
    "corporation",
    "group",
    "organisation",
    "organization",
    "movement",
    "party",
    "team",
    "club",
    "newspaper",
    "broadcaster",
    "airline",
    "carmaker",
    "retailer",
    "charity",
]);
