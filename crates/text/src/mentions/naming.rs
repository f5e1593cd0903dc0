//! Chains by name: whom or what each name belongs to.
//!
//! Full names come first, wherever they stand, so that a surname in the headline finds the name in the body.
//! Two people with one surname stay apart; their bare surname then is whoever of them the article names more often, or else
//! named last.

use copydesk_core::Word;
use copydesk_core::layers::{Case, Class, Gender, MentionForm, Token, TokenFlags, TokenKind};

use super::acts::Act;
use super::entities::{Entities, Entity};
use super::found::{Found, What};
use super::map::{Map, Set};
use super::names::is_suffix;
use super::phrase;
use super::reader::GIVEN;
use super::tables::Tables;

/// So many namesakes are kept apart.
const MOST_NAMESAKES: usize = 8;

/// The words of a name that identify.
struct Name {
    /// The first, by its token.
    given: usize,
    family: Word,
    key: Word,
    words: u32,
}

/// Whom names belong to.
pub(super) struct Naming<'a> {
    text: &'a str,
    tokens: &'a [Token],
    found: &'a [Found],
    families: Map<Word, Vec<Entity>>,
    givens: Map<Word, Vec<Entity>>,
    organisations: Map<Word, Entity>,
    acronyms: Map<Word, Entity>,
    openers: Map<Word, Entity>,
    places: Map<Word, Entity>,
}

impl<'a> Naming<'a> {
    /// Chains the mentions by name among `found`, which get entities; what is unsure gets one only if it turns
    /// out to be somebody known.
    pub(super) fn chain(text: &'a str, tokens: &'a [Token], found: &'a [Found], entities: &mut Entities) {
        let mut naming = Self {
            text,
            tokens,
            found,
            families: Map::default(),
            givens: Map::default(),
            organisations: Map::default(),
            acronyms: Map::default(),
            openers: Map::default(),
            places: Map::default(),
        };
        let names = found.iter().enumerate().filter(|(_, mention)| mention.form == MentionForm::NAME);
        let names: Vec<(usize, &Found, Name)> =
            names.map(|(at, mention)| (at, mention, naming.name(mention))).collect();
        let alone = surnames_alone(&names);
        for (at, mention, name) in &names {
            let surely = mention.what == What::Person
                || mention.what == What::Unsure
                    && name.words > 1
                    && alone.contains(&name.family)
                    && Tables::get().of(name.family).organisation.is_none();
            if surely && name.words > 1 {
                naming.full_name(*at, mention, name, entities);
            } else if matches!(mention.what, What::Organisation(_)) {
                naming.organisation(*at, mention, entities);
            }
        }
        // Then bare surnames without a full name, so that the unsure find them wherever they stand.
        for (at, mention, name) in names.iter().filter(|(_, mention, _)| mention.what == What::Person) {
            if entities.of(*at).is_none() && !naming.families.contains_key(&name.family) {
                naming.short_name(*at, mention, name, &[], entities);
            }
        }
        let mut latest = vec![0; entities.count()];
        for (at, mention, name) in names {
            if entities.of(at).is_none() {
                naming.short_name(at, mention, &name, &latest, entities);
            }
            if let Some(entity) = entities.of(at) {
                latest.resize(latest.len().max(entities.count()), 0);
                if let Some(slot) = latest.get_mut(entity.0 as usize) {
                    *slot = at + 1;
                }
                naming.rank(at, mention, &name, entity, entities);
            }
        }
    }

    fn range(&self, range: (usize, usize)) -> &'a [Token] {
        self.tokens.get(range.0..range.1).unwrap_or_default()
    }

    /// The words of a name. Articles and particles do not count: al-Sisi and El-Sisi are Sisi.
    fn name(&self, mention: &Found) -> Name {
        let tokens = (mention.name.0..).zip(self.range(mention.name));
        let words = tokens.filter(|(_, token)| token.kind == TokenKind::WORD);
        let mut name = Name { given: mention.name.0, family: Word::EMPTY, key: Word::EMPTY, words: 0 };
        for (at, token) in words {
            let opens = name.words == 0 && token.flags.has(TokenFlags::OPENS_SENTENCE);
            let article = [word!("al"), word!("el"), word!("the"), word!("bin"), word!("ibn")]
                .contains(&token.word)
                || opens && [word!("van"), word!("von"), word!("de"), word!("di")].contains(&token.word);
            if article || token.case == Case::LOWER || (name.words > 0 && is_suffix(token.word)) {
                continue;
            }
            name.given = if name.words == 0 { at } else { name.given };
            name.family = token.word;
            name.key = phrase::join(name.key, token.word);
            name.words += 1;
        }
        name
    }

    /// Chains a person's name of several words.
    fn full_name(&mut self, at: usize, mention: &Found, name: &Name, entities: &mut Entities) {
        let namesakes = self.families.get(&name.family).map_or(&[][..], Vec::as_slice);
        let same = namesakes.iter().copied().find(|entity| {
            entities.get(*entity).is_some_and(|known| {
                agree(known.gender, mention.gender) && self.alike(known.given, name.given)
            })
        });
        let person = Found { what: What::Person, ..*mention };
        if let Some(entity) = same {
            entities.join(at, &person, entity);
        }
        let entity = same.unwrap_or_else(|| entities.open(at, &person));
        if let Some(known) = entities.get_mut(entity) {
            known.named += 1;
        }
        if same.is_some() {
            return;
        }
        if let Some(known) = entities.get_mut(entity) {
            known.given = name.given;
        }
        let words: Vec<Word> =
            self.range(mention.name).iter().filter(|t| t.case != Case::LOWER).map(|t| t.word).collect();
        bear(&mut self.families, name.family, entity);
        for word in words.into_iter().filter(|word| *word != name.family) {
            bear(&mut self.givens, word, entity);
        }
    }

    /// Whether two first names may be the same person's: J. and Jane, Joe and Joseph, Mohamed and Mohammed.
    fn alike(&self, one: usize, other: usize) -> bool {
        let text = |at: usize| self.tokens.get(at).and_then(|token| token.span.of(self.text)).unwrap_or("");
        let (one, other) = (text(one).trim_end_matches('.'), text(other).trim_end_matches('.'));
        let shared =
            one.chars().zip(other.chars()).take_while(|(a, b)| a.to_lowercase().eq(b.to_lowercase()));
        let shorter = one.chars().count().min(other.chars().count());
        shared.count() >= if shorter <= 3 { shorter.min(2) } else { 3 }
    }

    /// Chains an organisation's name.
    fn organisation(&mut self, at: usize, mention: &Found, entities: &mut Entities) {
        let tokens = self.range(mention.name);
        let key = phrase::key(tokens);
        let acronym = is_upper(tokens);
        let key = if acronym { letters(self.text, tokens) } else { key };
        let bracketed = self.bracketed(at).and_then(|before| entities.of(before));
        let known = self.organisations.get(&key).copied();
        let known = known.or(bracketed.filter(|_| acronym));
        let known = known.or_else(|| self.acronyms.get(&key).copied().filter(|_| acronym));
        let initials = initials(self.text, tokens);
        let known = known.or_else(|| self.organisations.get(&initials).copied().filter(|_| tokens.len() > 1));
        if let Some(entity) = known {
            entities.join(at, mention, entity);
            self.organisations.entry(key).or_insert(entity);
            return;
        }
        let entity = entities.open(at, mention);
        self.organisations.insert(key, entity);
        if tokens.len() > 1 {
            self.acronyms.entry(initials).or_insert(entity);
            let owned = tokens.get(1).is_some_and(|token| token.kind == TokenKind::POSSESSIVE);
            let general = Class::DEMONYM.with(Class::ORGANISATION).with(Class::DETERMINER);
            let nation = |token: &Token| Tables::get().of(token.word).nation.is_some();
            let opener = tokens.first().filter(|token| !owned && !token.class.has(general) && !nation(token));
            if let Some(opener) = opener {
                self.openers.entry(opener.word).or_insert(entity);
            }
        }
    }

    /// The mention that an acronym at `at` stands behind in brackets or commas: "the Office (ABC)".
    fn bracketed(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        let (mention, earlier) = (self.found.get(at)?, self.found.get(before)?);
        let between = self.tokens.get(earlier.span.1)?;
        let mark = matches!(between.kind, TokenKind::OPEN_BRACKET | TokenKind::COMMA);
        (mark && earlier.span.1 + 1 == mention.span.0).then_some(before)
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
        let tokens = self.range(mention.name);
        // Only a verb of saying tells that it is a person: it may be short for an organisation as well.
        let doubtful = mention.what == What::Person
            && tokens.len() == 1
            && !tokens.iter().any(|token| token.class.has(GIVEN.with(Class::SURNAME)))
            && !self.families.contains_key(&name.family);
        let person = matches!(mention.what, What::Person | What::Unsure | What::Actor | What::Nation(_));
        if person && name.words == 1 && !(matches!(mention.what, What::Nation(_)) && mention.definite) {
            let family = self.pick(self.families.get(&name.family), mention, latest, entities);
            let bearer = family.or_else(|| self.only(self.givens.get(&name.family)));
            // A country is a person only where the full name leaves no doubt: Michael Jordan.
            let nation = matches!(mention.what, What::Nation(_));
            let certain =
                |entity: &Entity| entities.get(*entity).is_some_and(|known| known.gender != Gender::UNKNOWN);
            if let Some(entity) = bearer.filter(|entity| !nation || family.is_some() && certain(entity)) {
                entities.join(at, &Found { what: What::Person, ..*mention }, entity);
                return;
            }
        }
        let key = if is_upper(tokens) { letters(self.text, tokens) } else { phrase::key(tokens) };
        let organisation = self.organisations.get(&key).copied();
        let organisation =
            organisation.or_else(|| self.acronyms.get(&key).copied().filter(|_| is_upper(tokens)));
        let organisation = organisation.or_else(|| {
            let opener = tokens.len() == 1 && mention.act != Act::None;
            self.openers.get(&key).copied().filter(|_| opener)
        });
        if let Some(entity) =
            organisation.filter(|_| doubtful || !matches!(mention.what, What::Person | What::Nation(_)))
        {
            entities.join(at, mention, entity);
            return;
        }
        match mention.what {
            What::Unsure => {}
            What::Nation(_) | What::Actor if mention.act == Act::None => {}
            What::Nation(_) | What::Actor => match self.places.get(&key) {
                Some(entity) => entities.join(at, mention, *entity),
                None => {
                    let entity = entities.open(at, mention);
                    self.places.insert(key, entity);
                }
            },
            _ => {
                let entity = entities.open(at, mention);
                if mention.what == What::Person {
                    bear(&mut self.families, name.family, entity);
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
        namesakes: Option<&Vec<Entity>>,
        mention: &Found,
        latest: &[usize],
        entities: &Entities,
    ) -> Option<Entity> {
        let fits = |entity: &&Entity| {
            entities.get(**entity).is_some_and(|known| agree(known.gender, mention.gender))
        };
        let fitting: Vec<Entity> = namesakes?.iter().filter(fits).copied().collect();
        if let [only] = fitting.as_slice() {
            return Some(*only);
        }
        let last = |entity: &Entity| latest.get(entity.0 as usize).copied().unwrap_or(0);
        let named = |entity: &Entity| entities.get(*entity).map_or(0, |known| known.named);
        let most = fitting.iter().map(named).max()?;
        let main: Vec<Entity> = fitting.into_iter().filter(|entity| named(entity) == most).collect();
        match main.as_slice() {
            [only] => Some(*only),
            _ => main.into_iter().max_by_key(last).filter(|entity| last(entity) > 0),
        }
    }

    fn only(&self, bearers: Option<&Vec<Entity>>) -> Option<Entity> {
        match bearers?.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// How fully the mention names its entity.
    fn rank(&self, at: usize, mention: &Found, name: &Name, entity: Entity, entities: &mut Entities) {
        let first = self.tokens.get(mention.name.0).copied().unwrap_or_default();
        let shouted = first.case == Case::UPPER && first.span.len() > 4;
        let plain = !shouted && !first.flags.has(TokenFlags::HEADLINE);
        let acronym = is_upper(self.range(mention.name));
        let words = if acronym { 0 } else { name.words };
        entities.name(at, entity, (if plain { 3 } else { 2 }, words.min(8)), name.given);
    }
}

/// Words that act as names by themselves: a longer name that ends in one of them is a person's.
fn surnames_alone(names: &[(usize, &Found, Name)]) -> Set<Word> {
    let acts = |mention: &Found| match mention.what {
        What::Person => true,
        What::Actor => mention.act == Act::Speech && !mention.definite,
        _ => false,
    };
    let alone = names.iter().filter(|(_, mention, _)| mention.name.1 == mention.name.0 + 1 && acts(mention));
    alone.map(|(.., name)| name.family).collect()
}

/// Makes `entity` one who bears the name `word`.
fn bear(bearers: &mut Map<Word, Vec<Entity>>, word: Word, entity: Entity) {
    let bearers = bearers.entry(word).or_default();
    if bearers.len() < MOST_NAMESAKES {
        bearers.push(entity);
    }
}

fn agree(one: Gender, other: Gender) -> bool {
    one == other || one == Gender::UNKNOWN || other == Gender::UNKNOWN
}

fn is_upper(tokens: &[Token]) -> bool {
    matches!(tokens, [only] if only.case == Case::UPPER)
}

/// The word that the first letters of a name make: HRW of Human Rights Watch.
fn initials(text: &str, tokens: &[Token]) -> Word {
    let letters = tokens.iter().filter(|token| token.kind == TokenKind::WORD && token.case != Case::LOWER);
    let letters = letters.filter_map(|token| text.as_bytes().get(token.span.start as usize));
    letters.filter(|letter| letter.is_ascii_alphabetic()).fold(Word::EMPTY, |word, letter| word.with(*letter))
}

/// The letters of an acronym: "U.N." is UN.
fn letters(text: &str, tokens: &[Token]) -> Word {
    let written = tokens.first().and_then(|token| token.span.of(text)).unwrap_or("");
    written.bytes().filter(u8::is_ascii_alphabetic).fold(Word::EMPTY, Word::with)
}
