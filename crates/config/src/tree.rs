//! The merged configuration: TOML values that remember where they were written.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::error::ConfigError;
use crate::origin::{ConfigFile, Origin};

/// A value and where it was written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Node {
    pub(crate) value: Tree,
    pub(crate) origin: Origin,
}

/// A TOML value. Dates and times are text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Tree {
    Boolean(bool),
    Integer(i64),
    Number(f64),
    Text(String),
    List(Vec<Node>),
    Table(Table),
}

/// A table, by key.
pub(crate) type Table = BTreeMap<String, Entry>;

/// A key and its value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    /// Where the key was written.
    pub(crate) key: Origin,
    pub(crate) node: Node,
}

impl Node {
    pub(crate) fn as_table(&self) -> Option<&Table> {
        if let Tree::Table(table) = &self.value { Some(table) } else { None }
    }

    pub(crate) fn as_list(&self) -> Option<&[Node]> {
        if let Tree::List(list) = &self.value { Some(list) } else { None }
    }

    pub(crate) fn as_text(&self) -> Option<&str> {
        if let Tree::Text(text) = &self.value { Some(text) } else { None }
    }

    pub(crate) fn to_json(&self) -> Value {
        match &self.value {
            Tree::Boolean(boolean) => Value::from(*boolean),
            Tree::Integer(integer) => Value::from(*integer),
            Tree::Number(number) => Value::from(*number),
            Tree::Text(text) => Value::from(text.as_str()),
            Tree::List(list) => list.iter().map(Self::to_json).collect(),
            Tree::Table(table) => to_json(table),
        }
    }

    /// Lays `other` over this one: tables key by key, anything else whole where it `wins`.
    fn overlay(&mut self, other: Self, wins: fn(&Origin, &Origin) -> bool) {
        match (&mut self.value, other.value) {
            (Tree::Table(below), Tree::Table(above)) => lay(below, above, wins),
            (_, value) if wins(&other.origin, &self.origin) => *self = Self { value, origin: other.origin },
            _ => {}
        }
    }
}

/// The table as a JSON object.
pub(crate) fn to_json(table: &Table) -> Value {
    table.iter().map(|(key, entry)| (key.clone(), entry.node.to_json())).collect()
}

/// Lays one table over another.
pub(crate) fn overlay(below: &mut Table, above: Table) {
    lay(below, above, |_, _| true);
}

/// The same with a part of a file; what the environment or the command line said stays.
pub(crate) fn overlay_part(below: &mut Table, part: Table) {
    lay(below, part, |above, below| above.file().is_none() || below.file().is_some());
}

fn lay(below: &mut Table, above: Table, wins: fn(&Origin, &Origin) -> bool) {
    for (key, entry) in above {
        match below.get_mut(&key) {
            Some(under) => under.node.overlay(entry.node, wins),
            None => {
                below.insert(key, entry);
            }
        }
    }
}

/// The table under a key, if there is one.
pub(crate) fn table<'a>(tree: &'a Table, key: &str) -> Option<&'a Table> {
    tree.get(key)?.node.as_table()
}

/// The value that a JSON pointer names, or the last one on the way that exists, with the place of its key.
pub(crate) fn locate<'a>(entry: &'a Entry, pointer: &str) -> &'a Origin {
    let (mut node, mut origin) = (&entry.node, &entry.key);
    for segment in pointer.split('/').skip(1) {
        let segment = segment.replace("~1", "/").replace("~0", "~");
        let next = match &node.value {
            Tree::Table(table) => table.get(&segment).map(|entry| &entry.node),
            Tree::List(list) => segment.parse::<usize>().ok().and_then(|index| list.get(index)),
            _ => None,
        };
        let Some(next) = next else { break };
        (node, origin) = (next, &next.origin);
    }
    origin
}

/// Takes out the values that errors speak of.
pub(crate) fn prune(table: &mut Table, errors: &[ConfigError]) {
    fn keep(node: &mut Node, wrong: &[&Origin]) -> bool {
        match &mut node.value {
            Tree::Table(table) => {
                table.retain(|_, entry| !is_wrong(&entry.key, wrong) && keep(&mut entry.node, wrong))
            }
            Tree::List(list) => {
                // Of tables in double brackets, the list is written where its first table is.
                let first = list.first().is_some_and(|first| first.origin == node.origin);
                list.retain_mut(|item| keep(item, wrong));
                if first {
                    return true;
                }
            }
            _ => {}
        }
        !is_wrong(&node.origin, wrong)
    }
    // Sorted, so that many errors in a long file take no quadratic time.
    let mut wrong: Vec<&Origin> = errors.iter().map(|error| &error.origin).collect();
    wrong.sort_by_key(|origin| origin.position());
    table.retain(|_, entry| !is_wrong(&entry.key, &wrong) && keep(&mut entry.node, &wrong));
}

fn is_wrong(origin: &Origin, wrong: &[&Origin]) -> bool {
    let position = origin.position();
    let from = wrong.partition_point(|other| other.position() < position);
    wrong.iter().skip(from).take_while(|other| other.position() == position).any(|other| *other == origin)
}

/// Reads a file; syntax errors go to `errors`.
pub(crate) fn read_file(file: &Arc<ConfigFile>, errors: &mut Vec<ConfigError>) -> Table {
    let whole = Origin::File { file: Arc::clone(file), range: 0..0 };
    let (table, syntax) = DeTable::parse_recoverable(&file.text);
    errors.extend(syntax.into_iter().map(|error| {
        let range = error.span().unwrap_or(0..0);
        ConfigError::new("this is not TOML", whole.at(range)).label(error.message())
    }));
    Reader { origin: &whole, shift: 0, errors }.table(table.into_inner())
}

/// Reads the VALUE of "KEY=VALUE" that stands at `origin`, as TOML where it is TOML, else as text.
pub(crate) fn read_value(value: &str, origin: &Origin, shift: usize, errors: &mut Vec<ConfigError>) -> Node {
    match DeValue::parse(value) {
        Ok(parsed) => Reader { origin, shift, errors }.node(parsed),
        Err(_) => Node { value: Tree::Text(value.to_owned()), origin: origin.at(shift..shift + value.len()) },
    }
}

/// Converts what the TOML parser yields. Nesting is bounded by the parser.
struct Reader<'a> {
    origin: &'a Origin,
    /// What to add to the parser's offsets.
    shift: usize,
    errors: &'a mut Vec<ConfigError>,
}

impl Reader<'_> {
    fn place<T>(&self, spanned: &Spanned<T>) -> Origin {
        let span = spanned.span();
        self.origin.at(span.start + self.shift..span.end + self.shift)
    }

    fn table(&mut self, table: DeTable<'_>) -> Table {
        let entries = table.into_iter();
        entries
            .map(|(key, value)| {
                let origin = self.place(&key);
                (key.into_inner().into_owned(), Entry { key: origin, node: self.node(value) })
            })
            .collect()
    }

    fn node(&mut self, spanned: Spanned<DeValue<'_>>) -> Node {
        let origin = self.place(&spanned);
        let value = match spanned.into_inner() {
            DeValue::String(text) => Tree::Text(text.into_owned()),
            DeValue::Boolean(boolean) => Tree::Boolean(boolean),
            DeValue::Datetime(datetime) => Tree::Text(datetime.to_string()),
            DeValue::Integer(integer) => match i64::from_str_radix(integer.as_str(), integer.radix()) {
                Ok(integer) => Tree::Integer(integer),
                Err(_) => self.refuse("this number is too large", &origin),
            },
            DeValue::Float(float) => match float.as_str().parse::<f64>() {
                Ok(number) if number.is_finite() => Tree::Number(number),
                _ => self.refuse("no setting takes an infinite or undefined number", &origin),
            },
            DeValue::Array(list) => Tree::List(list.into_iter().map(|item| self.node(item)).collect()),
            DeValue::Table(table) => Tree::Table(self.table(table)),
        };
        Node { value, origin }
    }

    fn refuse(&mut self, message: &str, origin: &Origin) -> Tree {
        self.errors.push(ConfigError::new(message, origin.clone()));
        Tree::Integer(0)
    }
}
