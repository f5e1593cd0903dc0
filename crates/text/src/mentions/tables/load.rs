//! Reads the tables.

use std::collections::HashMap;

use copydesk_core::Word;
use copydesk_core::layers::{Class, Gender};

use super::{Kind, LongRole, Nation, Organisation, Role, RoleHead, Sort, Tables};
use crate::lexicon::{Table, rows};
use crate::mentions::phrase;

const ROLES: &str = include_str!("../../../data/roles.tsv");
const TITLES: &str = include_str!("../../../data/titles.tsv");
const ORGANISATIONS: &str = include_str!("../../../data/organisations.tsv");
const GROUPS: &str = include_str!("../../../data/groups.tsv");
const DOCUMENTS: &str = include_str!("../../../data/documents.tsv");
const NATIONS: &str = include_str!("../../../data/nations.tsv");

/// All tables.
pub(super) fn tables() -> Tables {
    let mut kinds = Kinds::default();
    let (roles, long) = roles(&mut kinds);
    let titles = titles(&mut kinds);
    let groups = groups(&mut kinds);
    let (organisations, names, openers) = organisations();
    let (nations, demonyms) = nations();
    let documents = rows(DOCUMENTS).map(|word| (Word::of(word), ())).collect();
    Tables {
        roles,
        long,
        broader: kinds.broader,
        titles,
        organisations,
        names,
        openers,
        groups: Table::new(groups),
        documents: Table::new(documents),
        nations,
        demonyms,
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

fn organisations() -> (Table<Organisation>, Table<Sort>, Table<()>) {
    let (mut heads, mut names, mut openers) = (Vec::new(), Vec::new(), Vec::new());
    for row in rows(ORGANISATIONS) {
        let columns: Vec<&str> = row.split('\t').collect();
        match columns.as_slice() {
            [name, sort, "name"] => {
                names.push((phrase::key_of(name), Word::of(sort)));
                if let [opener, _, ..] = phrase::words(name).as_slice() {
                    openers.push((*opener, ()));
                }
            }
            [word, sort, note] => {
                let capital = *note == "capital";
                heads.push((Word::of(word), Organisation { sort: Word::of(sort), capital }));
            }
            _ => {}
        }
    }
    (Table::new(heads), Table::new(names), Table::new(openers))
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
