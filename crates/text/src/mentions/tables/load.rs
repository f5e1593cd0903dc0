//! Reads the tables.

use copydesk_core::Word;
use copydesk_core::layers::{Class, Gender};

use super::words::{head, plural};
use super::{Facts, Index, Kind, Known, LongRole, Nation, Organisation, Role, Sort, Tables};
use crate::lexicon::rows;
use crate::mentions::map::Map;
use crate::mentions::phrase::{self, Phrase};

const ROLES: &str = include_str!("../../../data/roles.tsv");
const TITLES: &str = include_str!("../../../data/titles.tsv");
pub(super) const ORGANISATIONS: &str = include_str!("../../../data/organisations.tsv");
const GROUPS: &str = include_str!("../../../data/groups.tsv");
const DOCUMENTS: &str = include_str!("../../../data/documents.tsv");
const NATIONS: &str = include_str!("../../../data/nations.tsv");

/// All tables.
pub(super) fn tables() -> Tables {
    let mut entries = Entries::with_room(ENTRIES);
    let mut kinds = Kinds::default();
    let long = roles(&mut kinds, &mut entries);
    titles(&mut kinds, &mut entries);
    groups(&mut kinds, &mut entries);
    organisations(&mut entries);
    nations(&mut entries);
    for (known, (_, facts)) in entries.known.iter().zip(&mut entries.words) {
        let long = if known.role.first < known.role.end {
            Facts::ROLE.with(Facts::LONG_ROLE)
        } else {
            Facts::default()
        };
        let alone = if known.role.alone.is_some() { Facts::ROLE } else { Facts::default() };
        *facts = facts.with(long).with(alone);
    }
    Tables { index: Index::of(&entries.words), known: entries.known, long, broader: kinds.broader }
}

/// So many words and phrases the tables know, rounded up.
const ENTRIES: usize = 4000;

/// What the tables say of each word, one after the other; of several rows on one matter the first counts.
struct Entries {
    places: Map,
    words: Vec<(Word, Facts)>,
    known: Vec<Known>,
}

impl Entries {
    fn with_room(count: usize) -> Self {
        let mut places = Map::default();
        places.clear(count);
        Self { places, words: Vec::with_capacity(count), known: Vec::with_capacity(count) }
    }

    /// The place of `word`.
    fn place(&mut self, word: Word) -> usize {
        let next = self.known.len();
        let at = self.places.get_or_insert(word.0, next as u32) as usize;
        if at == next {
            self.words.push((word, Facts::default()));
            self.known.push(Known::NOTHING);
        }
        at
    }

    /// Notes something of `word`.
    fn note(&mut self, word: Word, note: impl FnOnce(&mut Known)) {
        let at = self.place(word);
        if let Some(known) = self.known.get_mut(at) {
            note(known);
        }
    }

    /// Notes a fact of `word`.
    fn state(&mut self, word: Word, fact: Facts) {
        let at = self.place(word);
        if let Some((_, facts)) = self.words.get_mut(at) {
            *facts = facts.with(fact);
        }
    }
}

/// The lexical classes that the tables imply, for the lexicon.
pub(crate) fn classes() -> impl Iterator<Item = (Word, Class)> {
    let roles =
        rows(ROLES).map(columns::<4>).filter(|[role, ..]| is_single(role)).flat_map(|[role, _, _, note]| {
            let one_and_more =
                if note.ends_with("phrase") { [Class::NOUN; 2] } else { [Class::ROLE, Class::GROUP] };
            [Word::of(role), plural(role)].into_iter().zip(one_and_more)
        });
    let titles = rows(TITLES).map(columns).map(|[title]| (Word::of(title), Class::TITLE));
    let organisations = || rows(ORGANISATIONS).map(columns::<3>);
    let heads = organisations()
        .filter(|[_, sort, note]| !matches!(*sort, "place" | "thing") && *note != "name")
        .map(|[head, ..]| (Word::of(head), Class::ORGANISATION));
    let bodies =
        organisations().filter(|[_, _, note]| *note == "-").map(|[head, ..]| (plural(head), Class::GROUP));
    let documents = rows(DOCUMENTS).map(|word| (Word::of(word), Class::NOUN.with(Class::DOCUMENT)));
    let groups = rows(GROUPS).map(columns).map(|[group]| (Word::of(group), Class::GROUP));
    let nations = rows(NATIONS).map(columns).flat_map(|[_, adjectives, people]| {
        let adjectives = listed(adjectives).flat_map(|word| [Word::of(word), Word::of(word).with(b's')]);
        adjectives.chain(listed(people).map(Word::of)).map(|word| (word, Class::DEMONYM))
    });
    roles.chain(titles).chain(heads).chain(bodies).chain(documents).chain(groups).chain(nations)
}

/// The first columns of a row, empty where it has fewer.
fn columns<const N: usize>(row: &'static str) -> [&'static str; N] {
    let mut rest = row;
    [(); N].map(|()| {
        let end = rest.bytes().position(|byte| byte == b'\t').unwrap_or(rest.len());
        let (column, behind) = rest.split_at(end);
        rest = behind.get(1..).unwrap_or_default();
        column
    })
}

/// Whether a column is one word.
fn is_single(column: &str) -> bool {
    column.bytes().all(|byte| byte != b' ')
}

/// The words of a column, none where it is a dash.
fn listed(column: &'static str) -> impl Iterator<Item = &'static str> {
    column.split(' ').filter(|word| *word != "-")
}

/// The kinds of roles, numbered as they come.
struct Kinds {
    numbers: Map,
    broader: Vec<Vec<Kind>>,
}

impl Default for Kinds {
    fn default() -> Self {
        Self { numbers: Map::default(), broader: vec![Vec::new()] }
    }
}

impl Kinds {
    fn number(&mut self, name: &'static str) -> Kind {
        if name == "-" {
            return Kind::NONE;
        }
        let next = self.broader.len() as u32;
        let number = self.numbers.get_or_insert(Word::of(name).0, next);
        if number == next {
            self.broader.push(Vec::new());
        }
        Kind(u16::try_from(number).unwrap_or(0))
    }

    fn widen(&mut self, kind: Kind, broader: Kind) {
        if let Some(all) = self.broader.get_mut(usize::from(kind.0))
            && broader != kind
            && !all.contains(&broader)
        {
            all.push(broader);
        }
    }
}

fn gender(letter: &str) -> Gender {
    match letter {
        "f" => Gender::FEMALE,
        "m" => Gender::MALE,
        _ => Gender::UNKNOWN,
    }
}

fn roles(kinds: &mut Kinds, entries: &mut Entries) -> Vec<LongRole> {
    let mut long: Vec<(Word, LongRole)> = Vec::new();
    let mut words = Phrase::new();
    for row in rows(ROLES) {
        let [name, letter, kind, broader] = columns(row);
        let kind = kinds.number(kind);
        if !matches!(broader, "" | "-") {
            for name in broader.split(' ').filter(|name| !matches!(*name, "" | "-" | "phrase")) {
                let wider = kinds.number(name);
                kinds.widen(kind, wider);
            }
        }
        let role = Role { kind, gender: gender(letter) };
        words.clear();
        words.extend(phrase::words(name));
        let head = head(name).min(words.len().saturating_sub(1));
        let Some(word) = words.get(head).copied() else { continue };
        if words.len() > 1 {
            let (left, right) = (words.iter().take(head), words.iter().skip(head + 1));
            long.push((
                word,
                LongRole { left: left.copied().collect(), right: right.copied().collect(), role },
            ));
        } else if !broader.contains("phrase") {
            entries.note(word, |known| known.role.alone = Some(role));
        }
    }
    long.sort_by_key(|(word, role)| (*word, std::cmp::Reverse(role.left.len() + role.right.len())));
    for (index, (word, _)) in long.iter().enumerate() {
        let index = u16::try_from(index).unwrap_or(0);
        entries.note(*word, |known| {
            if known.role.end == 0 {
                known.role.first = index;
            }
            known.role.end = index + 1;
        });
    }
    long.into_iter().map(|(_, role)| role).collect()
}

fn titles(kinds: &mut Kinds, entries: &mut Entries) {
    for row in rows(TITLES) {
        let [word, letter, kind] = columns(row);
        let role = Role { gender: gender(letter), kind: kinds.number(kind) };
        entries.note(Word::of(word), |known| _ = known.title.get_or_insert(role));
    }
}

/// The groups of the table and the plurals of all roles.
fn groups(kinds: &mut Kinds, entries: &mut Entries) {
    for row in rows(GROUPS) {
        if let Some((word, kind)) = row.split_once('\t') {
            let kind = kinds.number(kind);
            entries.note(Word::of(word), |known| _ = known.group.get_or_insert(kind));
        }
    }
    for row in rows(ROLES) {
        let mut columns = row.split('\t');
        let (Some(role), Some(kind)) = (columns.next(), columns.nth(1)) else { continue };
        if is_single(role) && !row.ends_with("phrase") {
            let kind = kinds.number(kind);
            entries.note(plural(role), |known| _ = known.group.get_or_insert(kind));
        }
    }
}

fn organisations(entries: &mut Entries) {
    for row in rows(ORGANISATIONS) {
        let [name, sort, note] = columns(row);
        let Some(sort) = Sort::named(sort) else { continue };
        match note {
            "name" => {
                entries.note(phrase::key_of(name), |known| _ = known.named.get_or_insert(sort));
                let mut words = phrase::words(name);
                if let (Some(opener), Some(_)) = (words.next(), words.next()) {
                    entries.state(opener, Facts::OPENS_A_NAME);
                }
            }
            _ => {
                let head = Organisation { sort, capital: note == "capital" };
                entries.note(Word::of(name), |known| _ = known.organisation.get_or_insert(head));
            }
        }
    }
}

fn nations(entries: &mut Entries) {
    for (number, row) in (0..).zip(rows(NATIONS)) {
        let nation = Nation(number);
        let [name, adjectives, people, capitals] = columns(row);
        for name in name.split(';').chain(capitals.split(';')).filter(|name| *name != "-") {
            entries.note(phrase::key_of(name), |known| _ = known.nation.get_or_insert(nation));
        }
        let mut derived = |word: Word| entries.note(word, |known| _ = known.demonym.get_or_insert(nation));
        for adjective in listed(adjectives).map(Word::of) {
            derived(adjective);
            derived(adjective.with(b's'));
        }
        listed(people).map(Word::of).for_each(derived);
    }
}
