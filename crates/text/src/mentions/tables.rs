//! What the tables of `data/` know of roles, titles, organisations, groups, documents and nations.

use std::collections::HashMap;
use std::sync::OnceLock;

use copydesk_core::Word;
use copydesk_core::layers::{Class, Gender};

use super::phrase::{self, Phrase};
use crate::lexicon::{Table, rows};

const ROLES: &str = include_str!("../../data/roles.tsv");
const TITLES: &str = include_str!("../../data/titles.tsv");
const ORGANISATIONS: &str = include_str!("../../data/organisations.tsv");
const GROUPS: &str = include_str!("../../data/groups.tsv");
const DOCUMENTS: &str = include_str!("../../data/documents.tsv");
const NATIONS: &str = include_str!("../../data/nations.tsv");

/// What a person is, whatever the word for it: "premier" and "prime minister" are of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Kind(u16);

impl Kind {
    /// Nothing is known.
    pub(super) const NONE: Self = Self(0);
}

/// A nation, by its row in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Nation(pub(super) u16);

/// What sort of organisation; by its word in the table.
pub(super) type Sort = Word;

/// A role or title.
#[derive(Clone, Copy, Debug)]
pub(super) struct Role {
    /// What it makes a person.
    pub(super) kind: Kind,
    /// The gender of who has it, where only one can.
    pub(super) gender: Gender,
}

/// A role of several words: its head is found first, then the words around it are compared.
#[derive(Debug)]
struct LongRole {
    left: Phrase,
    right: Phrase,
    role: Role,
}

/// The head word of roles.
#[derive(Clone, Copy, Debug, Default)]
struct RoleHead {
    alone: Option<Role>,
    /// The longer roles with this head: a range of `Tables::long`.
    first: u16,
    end: u16,
}

/// The head word of an organisation's name or description.
#[derive(Clone, Copy, Debug)]
pub(super) struct Organisation {
    /// What sort of organisation.
    pub(super) sort: Sort,
    /// Whether it is one only with a capital.
    pub(super) capital: bool,
}

/// What is known of words, beyond their classes.
pub(super) struct Tables {
    roles: Table<RoleHead>,
    long: Vec<LongRole>,
    broader: Vec<Vec<Kind>>,
    titles: Table<Role>,
    organisations: Table<Organisation>,
    names: Table<Sort>,
    groups: Table<Kind>,
    documents: Table<()>,
    nations: Table<Nation>,
    demonyms: Table<Nation>,
}

impl Tables {
    /// The tables built into the program, read when first asked for.
    pub(super) fn get() -> &'static Self {
        static TABLES: OnceLock<Tables> = OnceLock::new();
        TABLES.get_or_init(Self::read)
    }

    fn read() -> Self {
        let mut kinds = Kinds::default();
        let (roles, long) = roles(&mut kinds);
        let titles = titles(&mut kinds);
        let groups = groups(&mut kinds);
        let (organisations, names) = organisations();
        let (nations, demonyms) = nations();
        let documents = rows(DOCUMENTS).map(|word| (Word::of(word), ())).collect();
        Self {
            roles,
            long,
            broader: kinds.broader,
            titles,
            organisations,
            names,
            groups: Table::new(groups),
            documents: Table::new(documents),
            nations,
            demonyms,
        }
    }

    /// The longest role whose head is the word at `at`, and how many words of it stand on either side.
    pub(super) fn role(&self, words: &impl Fn(isize) -> Option<Word>) -> Option<(Role, usize, usize)> {
        let head = self.roles.get(words(0)?)?;
        let long = self.long.get(usize::from(head.first)..usize::from(head.end)).unwrap_or_default();
        let fits = |role: &&LongRole| {
            role.left.iter().rev().zip(1..).all(|(word, back)| words(-back) == Some(*word))
                && role.right.iter().zip(1..).all(|(word, ahead)| words(ahead) == Some(*word))
        };
        let found = long.iter().find(fits).map(|role| (role.role, role.left.len(), role.right.len()));
        found.or_else(|| head.alone.map(|role| (role, 0, 0)))
    }

    /// What the title `word` says of its bearer.
    pub(super) fn title(&self, word: Word) -> Option<Role> {
        self.titles.get(word)
    }

    /// The kinds by which somebody of `kind` may be called too.
    pub(super) fn broader(&self, kind: Kind) -> &[Kind] {
        self.broader.get(usize::from(kind.0)).map_or(&[], Vec::as_slice)
    }

    /// The head word of an organisation, place or thing.
    pub(super) fn organisation(&self, word: Word) -> Option<Organisation> {
        self.organisations.get(word)
    }

    /// The sort of the organisation with this [name](phrase::key).
    pub(super) fn organisation_named(&self, name: Word) -> Option<Sort> {
        self.names.get(name)
    }

    /// What each of the group `word` is.
    pub(super) fn group(&self, word: Word) -> Option<Kind> {
        self.groups.get(word)
    }

    /// Whether `word` is a document, a poll, a study.
    pub(super) fn document(&self, word: Word) -> bool {
        self.documents.get(word).is_some()
    }

    /// The nation with this [name](phrase::key) or capital.
    pub(super) fn nation(&self, name: Word) -> Option<Nation> {
        self.nations.get(name)
    }

    /// The nation of the adjective or people `word`.
    pub(super) fn demonym(&self, word: Word) -> Option<Nation> {
        self.demonyms.get(word)
    }
}

/// The lexical classes that the tables imply, for the lexicon.
pub(crate) fn classes() -> impl Iterator<Item = (Word, Class)> {
    let column = |row: &'static str, at| row.split('\t').nth(at).unwrap_or("");
    let roles = rows(ROLES).filter(move |row| !column(row, 0).contains(' ')).flat_map(move |row| {
        let role = column(row, 0);
        let class = if column(row, 3).ends_with("phrase") { Class::NOUN } else { Class::ROLE };
        let plural = (Word::of(&plural(role)), if class == Class::ROLE { Class::GROUP } else { Class::NOUN });
        [(Word::of(role), class), plural]
    });
    let titles = rows(TITLES).map(move |row| (Word::of(column(row, 0)), Class::TITLE));
    let heads = rows(ORGANISATIONS)
        .filter(move |row| !matches!(column(row, 1), "place" | "thing") && column(row, 2) != "name")
        .map(move |row| (Word::of(column(row, 0)), Class::ORGANISATION));
    let bodies = rows(ORGANISATIONS)
        .filter(move |row| column(row, 2) == "-")
        .map(move |row| (Word::of(&plural(column(row, 0))), Class::GROUP));
    let documents = rows(DOCUMENTS).map(|word| (Word::of(word), Class::NOUN));
    let groups = rows(GROUPS).map(move |row| (Word::of(column(row, 0)), Class::GROUP));
    let nations = rows(NATIONS).flat_map(move |row| {
        let (adjectives, people) = (column(row, 1), column(row, 2));
        let plurals = adjectives.split(' ').map(|a| format!("{a}s"));
        let words = adjectives.split(' ').chain(people.split(' ')).map(str::to_owned).chain(plurals);
        let words = words.filter(|word| !word.starts_with('-'));
        words.map(|word| (Word::of(&word), Class::DEMONYM)).collect::<Vec<_>>()
    });
    roles.chain(titles).chain(heads).chain(bodies).chain(documents).chain(groups).chain(nations)
}

/// The kinds of roles, numbered as they come.
struct Kinds {
    numbers: HashMap<&'static str, Kind>,
    broader: Vec<Vec<Kind>>,
}

impl Default for Kinds {
    fn default() -> Self {
        Self { numbers: HashMap::new(), broader: vec![Vec::new()] }
    }
}

impl Kinds {
    fn number(&mut self, name: &'static str) -> Kind {
        if name == "-" {
            return Kind::NONE;
        }
        let next = Kind(u16::try_from(self.broader.len()).unwrap_or(0));
        let kind = *self.numbers.entry(name).or_insert(next);
        if kind == next {
            self.broader.push(Vec::new());
        }
        kind
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

fn roles(kinds: &mut Kinds) -> (Table<RoleHead>, Vec<LongRole>) {
    let mut alone = HashMap::new();
    let mut long: Vec<(Word, LongRole)> = Vec::new();
    for row in rows(ROLES) {
        let columns: Vec<&'static str> = row.split('\t').collect();
        let [name, letter, kind, broader] = columns.as_slice() else { continue };
        let kind = kinds.number(kind);
        for name in broader.split(' ').filter(|name| !matches!(*name, "-" | "phrase")) {
            let wider = kinds.number(name);
            kinds.widen(kind, wider);
        }
        let role = Role { kind, gender: gender(letter) };
        let words = phrase::words(name);
        let head = head(name).min(words.len().saturating_sub(1));
        let Some(word) = words.get(head).copied() else { continue };
        if words.len() > 1 {
            let (left, right) = (words.iter().take(head), words.iter().skip(head + 1));
            long.push((
                word,
                LongRole { left: left.copied().collect(), right: right.copied().collect(), role },
            ));
        } else if !broader.contains("phrase") {
            alone.insert(word, role);
        }
    }
    long.sort_by_key(|(word, role)| (*word, std::cmp::Reverse(role.left.len() + role.right.len())));
    let mut heads: HashMap<Word, RoleHead> = alone
        .into_iter()
        .map(|(word, role)| (word, RoleHead { alone: Some(role), ..RoleHead::default() }))
        .collect();
    for (index, (word, _)) in long.iter().enumerate() {
        let index = u16::try_from(index).unwrap_or(0);
        let head = heads.entry(*word).or_default();
        if head.end == 0 {
            head.first = index;
        }
        head.end = index + 1;
    }
    (Table::new(heads.into_iter().collect()), long.into_iter().map(|(_, role)| role).collect())
}

/// Which word is the head of the role `name`: the one before "of" or "in", before a "general" behind the
/// noun, else the last.
fn head(name: &str) -> usize {
    let words: Vec<&str> = name.split([' ', '-']).collect();
    let joint = words.iter().position(|word| matches!(*word, "of" | "in"));
    match joint {
        Some(at) => at.saturating_sub(1),
        None if name.ends_with("general") && !matches!(words.first(), Some(&("major" | "brigadier"))) => 0,
        None => words.len().saturating_sub(1),
    }
}

fn titles(kinds: &mut Kinds) -> Table<Role> {
    let entry = |row: &'static str| {
        let mut columns = row.split('\t');
        let word = Word::of(columns.next()?);
        let gender = gender(columns.next()?);
        Some((word, Role { gender, kind: kinds.number(columns.next()?) }))
    };
    Table::new(rows(TITLES).filter_map(entry).collect())
}

/// The groups of the table and the plurals of all roles.
fn groups(kinds: &mut Kinds) -> Vec<(Word, Kind)> {
    let mut groups = Vec::new();
    for row in rows(GROUPS) {
        if let Some((word, kind)) = row.split_once('\t') {
            groups.push((Word::of(word), kinds.number(kind)));
        }
    }
    for row in rows(ROLES) {
        let mut columns = row.split('\t');
        let (Some(role), Some(kind)) = (columns.next(), columns.nth(1)) else { continue };
        if !role.contains(' ') && !row.ends_with("phrase") {
            groups.push((Word::of(&plural(role)), kinds.number(kind)));
        }
    }
    groups
}

fn organisations() -> (Table<Organisation>, Table<Sort>) {
    let (mut heads, mut names) = (Vec::new(), Vec::new());
    for row in rows(ORGANISATIONS) {
        let columns: Vec<&str> = row.split('\t').collect();
        match columns.as_slice() {
            [name, sort, "name"] => names.push((phrase::key_of(name), Word::of(sort))),
            [word, sort, note] => {
                let capital = *note == "capital";
                heads.push((Word::of(word), Organisation { sort: Word::of(sort), capital }));
            }
            _ => {}
        }
    }
    (Table::new(heads), Table::new(names))
}

fn nations() -> (Table<Nation>, Table<Nation>) {
    let (mut names, mut demonyms) = (Vec::new(), Vec::new());
    for (number, row) in (0..).zip(rows(NATIONS)) {
        let nation = Nation(number);
        let columns: Vec<&str> = row.split('\t').collect();
        let [name, adjectives, people, capitals] = columns.as_slice() else { continue };
        for name in name.split(';').chain(capitals.split(';')).filter(|name| *name != "-") {
            names.push((phrase::key_of(name), nation));
        }
        for adjective in adjectives.split(' ').filter(|word| *word != "-") {
            demonyms.push((Word::of(adjective), nation));
            demonyms.push((Word::of(&format!("{adjective}s")), nation));
        }
        for word in people.split(' ').filter(|word| *word != "-") {
            demonyms.push((Word::of(word), nation));
        }
    }
    (Table::new(names), Table::new(demonyms))
}

/// The plural of a role.
fn plural(role: &str) -> String {
    let ending = |suffix| role.strip_suffix(suffix);
    if let Some(stem) = ending("man") {
        format!("{stem}men")
    } else if role == "child" {
        "children".to_owned()
    } else if role == "person" {
        "people".to_owned()
    } else if let Some(stem) = ending("wife") {
        format!("{stem}wives")
    } else if role.ends_with(['s', 'x', 'h']) && !role.ends_with("arch") {
        format!("{role}es")
    } else if let Some(stem) = ending("y").filter(|stem| !stem.ends_with(['a', 'e', 'o'])) {
        format!("{stem}ies")
    } else {
        format!("{role}s")
    }
}
