//! Chains by name: whom or what each name belongs to.
//!
//! Full names come first, wherever they stand, so that a surname in the headline finds the name in the body.
//! Two people with one surname stay apart; their bare surname then is whoever of them the article names more often, or else
//! named last.

mod name;
mod register;

use copydesk_core::layers::{Case, Class, Gender, MentionForm, Token, TokenFlags, TokenKind};

use self::name::{Name, initials, is_upper, letters};
use self::register::{By, Part, Register};
use super::acts::Act;
use super::entities::{Entities, Entity};
use super::found::{Found, What};
use super::map::Map;
use super::phrase;
use super::reader::GIVEN;
use super::tables::Tables;

/// What is known of the names of an article; its room is kept for the next.
#[derive(Default)]
pub(super) struct Names {
    /// The mentions by name, with what identifies who bears it.
    all: Vec<(usize, Name)>,
    /// Words that act as names by themselves: a longer name that ends in one of them is a person's.
    alone: Map,
    register: Register,
    /// The last mention of each entity, and one more; 0 where there is none yet.
    latest: Vec<usize>,
}

impl Names {
    /// Chains the mentions by name among `found`, which get entities; what is unsure gets one only if it turns
    /// out to be somebody known.
    pub(super) fn chain(&mut self, text: &str, tokens: &[Token], found: &[Found], entities: &mut Entities) {
        let Self { all, alone, register, latest } = self;
        all.clear();
        alone.clear(0);
        register.clear(found.len());
        latest.clear();
        for (at, mention) in found.iter().enumerate().filter(|(_, mention)| mention.form == MentionForm::NAME)
        {
            let name = Name::of(tokens, mention);
            if acts_alone(mention) {
                alone.get_or_insert(name.family.0, 0);
            }
            all.push((at, name));
        }
        let mut naming = Naming { text, tokens, found, register };
        let names = || all.iter().filter_map(|(at, name)| Some((*at, found.get(*at)?, name)));
        for (at, mention, name) in names() {
            let surely = mention.what == What::Person
                || mention.what == What::Unsure
                    && name.words > 1
                    && alone.get(name.family.0).is_some()
                    && Tables::get().of(name.family).organisation.is_none();
            if surely && name.words > 1 {
                naming.full_name(at, mention, name, entities);
            } else if matches!(mention.what, What::Organisation(_)) {
                naming.organisation(at, mention, entities);
            }
        }
        // Then bare surnames without a full name, so that the unsure find them wherever they stand.
        for (at, mention, name) in names().filter(|(_, mention, _)| mention.what == What::Person) {
            if entities.of(at).is_none() && naming.register.bearers(Part::Family, name.family).is_empty() {
                naming.short_name(at, mention, name, &[], entities);
            }
        }
        for (at, mention, name) in names() {
            if entities.of(at).is_none() {
                naming.short_name(at, mention, name, latest, entities);
            }
            if let Some(entity) = entities.of(at) {
                latest.resize(latest.len().max(entities.count()), 0);
                if let Some(slot) = latest.get_mut(entity.0 as usize) {
                    *slot = at + 1;
                }
                naming.rank(at, mention, name, entity, entities);
            }
        }
    }
}

/// Whom names belong to.
struct Naming<'a> {
    text: &'a str,
    tokens: &'a [Token],
    found: &'a [Found],
    register: &'a mut Register,
}

impl<'a> Naming<'a> {
    /// Chains a person's name of several words.
    fn full_name(&mut self, at: usize, mention: &Found, name: &Name, entities: &mut Entities) {
        let namesakes = self.register.bearers(Part::Family, name.family);
        let same = namesakes.iter().copied().find(|entity| {
            entities.get(*entity).is_some_and(|known| {
                agree(known.gender, mention.gender) && self.alike(known.given, name.given)
            })
        });
        if let Some(entity) = same {
            entities.join(at, mention.gender, mention.role, entity);
        }
        let entity = same.unwrap_or_else(|| entities.open(at, mention, What::Person));
        if let Some(known) = entities.get_mut(entity) {
            known.named += 1;
        }
        if same.is_some() {
            return;
        }
        if let Some(known) = entities.get_mut(entity) {
            known.given = name.given;
        }
        self.register.bear(Part::Family, name.family, entity);
        for token in mention.name.of(self.tokens) {
            if token.case != Case::LOWER && token.word != name.family {
                self.register.bear(Part::Given, token.word, entity);
            }
        }
    }

    /// Whether two first names may be the same person's: J. and Jane, Joe and Joseph, Mohamed and Mohammed.
    fn alike(&self, one: u32, other: u32) -> bool {
        let text =
            |at: u32| self.tokens.get(at as usize).and_then(|token| token.span.of(self.text)).unwrap_or("");
        let (one, other) = (text(one).trim_end_matches('.'), text(other).trim_end_matches('.'));
        let shared =
            one.chars().zip(other.chars()).take_while(|(a, b)| a.to_lowercase().eq(b.to_lowercase()));
        let shorter = one.chars().count().min(other.chars().count());
        shared.count() >= if shorter <= 3 { shorter.min(2) } else { 3 }
    }

    /// Chains an organisation's name.
    fn organisation(&mut self, at: usize, mention: &Found, entities: &mut Entities) {
        let tokens = mention.name.of(self.tokens);
        let key = phrase::key(tokens);
        let acronym = is_upper(tokens);
        let key = if acronym { letters(self.text, tokens) } else { key };
        let initials = initials(self.text, tokens);
        let known = self
            .register
            .known(By::Organisation, key)
            .or_else(|| self.bracketed(at).filter(|_| acronym).and_then(|before| entities.of(before)))
            .or_else(|| self.register.known(By::Acronym, key).filter(|_| acronym))
            .or_else(|| self.register.known(By::Organisation, initials).filter(|_| tokens.len() > 1));
        if let Some(entity) = known {
            entities.join(at, mention.gender, mention.role, entity);
            self.register.note(By::Organisation, key, entity);
            return;
        }
        let entity = entities.open(at, mention, mention.what);
        self.register.note(By::Organisation, key, entity);
        if tokens.len() > 1 {
            self.register.note(By::Acronym, initials, entity);
            let owned = tokens.get(1).is_some_and(|token| token.kind == TokenKind::POSSESSIVE);
            let general = Class::DEMONYM.with(Class::ORGANISATION).with(Class::DETERMINER);
            let nation = |token: &Token| Tables::get().of(token.word).nation.is_some();
            let opener = tokens.first().filter(|token| !owned && !token.class.has(general) && !nation(token));
            if let Some(opener) = opener {
                self.register.note(By::Opener, opener.word, entity);
            }
        }
    }

    /// The mention that an acronym at `at` stands behind in brackets or commas: "the Office (ABC)".
    fn bracketed(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        let (mention, earlier) = (self.found.get(at)?, self.found.get(before)?);
        let between = self.tokens.get(earlier.span.end())?;
        let mark = matches!(between.kind, TokenKind::OPEN_BRACKET | TokenKind::COMMA);
        (mark && earlier.span.end() + 1 == mention.span.first()).then_some(before)
    }

    /// Chains what is not chained yet: single names, places, what is unsure.
    fn short_name(
        &mut self,
        at: usize,
        mention: &Found,
        name: &Name,
        latest: &[usize],
        entities: &mut Entities,
    ) {
        let tokens = mention.name.of(self.tokens);
        // Only a verb of saying tells that it is a person: it may be short for an organisation as well.
        let doubtful = mention.what == What::Person
            && tokens.len() == 1
            && !tokens.iter().any(|token| token.class.has(GIVEN.with(Class::SURNAME)))
            && self.register.bearers(Part::Family, name.family).is_empty();
        let person = matches!(mention.what, What::Person | What::Unsure | What::Actor | What::Nation(_));
        if person && name.words == 1 && !(matches!(mention.what, What::Nation(_)) && mention.definite) {
            let family =
                self.pick(self.register.bearers(Part::Family, name.family), mention, latest, entities);
            let bearer = family.or_else(|| match self.register.bearers(Part::Given, name.family) {
                [only] => Some(*only),
                _ => None,
            });
            // A country is a person only where the full name leaves no doubt: Michael Jordan.
            let nation = matches!(mention.what, What::Nation(_));
            let certain =
                |entity: &Entity| entities.get(*entity).is_some_and(|known| known.gender != Gender::UNKNOWN);
            if let Some(entity) = bearer.filter(|entity| !nation || family.is_some() && certain(entity)) {
                entities.join(at, mention.gender, mention.role, entity);
                return;
            }
        }
        let key = if is_upper(tokens) { letters(self.text, tokens) } else { phrase::key(tokens) };
        let organisation = self
            .register
            .known(By::Organisation, key)
            .or_else(|| self.register.known(By::Acronym, key).filter(|_| is_upper(tokens)))
            .or_else(|| {
                let opener = tokens.len() == 1 && mention.act != Act::None;
                self.register.known(By::Opener, key).filter(|_| opener)
            });
        if let Some(entity) =
            organisation.filter(|_| doubtful || !matches!(mention.what, What::Person | What::Nation(_)))
        {
            entities.join(at, mention.gender, mention.role, entity);
            return;
        }
        match mention.what {
            What::Unsure => {}
            What::Nation(_) | What::Actor if mention.act == Act::None => {}
            What::Nation(_) | What::Actor => match self.register.known(By::Place, key) {
                Some(entity) => entities.join(at, mention.gender, mention.role, entity),
                None => {
                    let entity = entities.open(at, mention, mention.what);
                    self.register.note(By::Place, key, entity);
                }
            },
            _ => {
                let entity = entities.open(at, mention, mention.what);
                if mention.what == What::Person {
                    self.register.bear(Part::Family, name.family, entity);
                    if let Some(known) = entities.get_mut(entity) {
                        known.given = name.given;
                    }
                }
            }
        }
    }

    /// Which of several namesakes a bare surname means: the only one who fits, else the one whom the
    /// article names most, else the one named last.
    fn pick(
        &self,
        namesakes: &[Entity],
        mention: &Found,
        latest: &[usize],
        entities: &Entities,
    ) -> Option<Entity> {
        let fits =
            |entity: &Entity| entities.get(*entity).is_some_and(|known| agree(known.gender, mention.gender));
        let mut fitting = namesakes.iter().copied().filter(fits);
        if let (Some(only), None) = (fitting.next(), fitting.next()) {
            return Some(only);
        }
        let last = |entity: &Entity| latest.get(entity.0 as usize).copied().unwrap_or(0);
        let named = |entity: &Entity| entities.get(*entity).map_or(0, |known| known.named);
        let fitting = || namesakes.iter().copied().filter(fits);
        let most = fitting().map(|entity| named(&entity)).max()?;
        let mut main = fitting().filter(|entity| named(entity) == most);
        if let (Some(only), None) = (main.next(), main.next()) {
            return Some(only);
        }
        let main = fitting().filter(|entity| named(entity) == most);
        main.max_by_key(last).filter(|entity| last(entity) > 0)
    }

    /// How fully the mention names its entity.
    fn rank(&self, at: usize, mention: &Found, name: &Name, entity: Entity, entities: &mut Entities) {
        let first = self.tokens.get(mention.name.first()).copied().unwrap_or_default();
        let shouted = first.case == Case::UPPER && first.span.len() > 4;
        let plain = !shouted && !first.flags.has(TokenFlags::HEADLINE);
        let acronym = is_upper(mention.name.of(self.tokens));
        let words = if acronym { 0 } else { name.words };
        entities.name(at, entity, (if plain { 3 } else { 2 }, words.min(8)), name.given);
    }
}

/// Whether the mention is a single word that acts as a name by itself.
fn acts_alone(mention: &Found) -> bool {
    let acts = match mention.what {
        What::Person => true,
        What::Actor => mention.act == Act::Speech && !mention.definite,
        _ => false,
    };
    acts && mention.name.len() == 1
}

fn agree(one: Gender, other: Gender) -> bool {
    one == other || one == Gender::UNKNOWN || other == Gender::UNKNOWN
}
