//! The nested object that flat attributes stand for.

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

use super::{Attribute, Value, path};
use crate::Offsets;

/// The attributes whose keys share the first `depth` bytes, as an object, a list or a plain value.
pub(super) struct Nested<'a> {
    pub(super) entries: &'a [Attribute],
    pub(super) depth: usize,
    /// The value of the shared key itself, where it has one.
    pub(super) own: Option<&'a Value>,
    pub(super) text: &'a str,
    pub(super) offsets: &'a Offsets<'a>,
}

impl<'a> Nested<'a> {
    /// The children: name, and what stands below it.
    fn children(&self) -> impl Iterator<Item = (&'a str, Self)> {
        let (text, offsets, depth) = (self.text, self.offsets, self.depth);
        let mut rest = self.entries;
        std::iter::from_fn(move || {
            let key: &'a str = &rest.first()?.key;
            let (name, after) = path::step(&key[depth..])?;
            let end = key.len() - after.len();
            let prefix = &key[..end];
            let below =
                |k: &str| k.strip_prefix(prefix).is_some_and(|r| r.is_empty() || r.starts_with(['.', '[']));
            let n = rest.iter().take_while(|a| below(&a.key)).count();
            let (mine, others) = rest.split_at(n);
            rest = others;
            let (own, entries) = match mine.split_first() {
                Some((first, below)) if first.key.len() == end => (Some(&first.value), below),
                _ => (None, mine),
            };
            Some((name, Self { entries, depth: end, own, text, offsets }))
        })
    }
}

impl Serialize for Nested<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let list = self.entries.first().is_some_and(|a| a.key[self.depth..].starts_with('['));
        if list {
            let mut seq = serializer.serialize_seq(None)?;
            for (_, child) in self.children() {
                seq.serialize_element(&child)?;
            }
            return seq.end();
        }
        match self.own {
            Some(Value::Span(span)) => {
                let mut map = serializer.serialize_map(None)?;
                map.serialize_entry("start", &self.offsets.convert(span.start))?;
                map.serialize_entry("end", &self.offsets.convert(span.end))?;
                map.serialize_entry("text", span.of(self.text).unwrap_or_default())?;
                for (name, child) in self.children() {
                    map.serialize_entry(name, &child)?;
                }
                map.end()
            }
            Some(Value::Null) if self.entries.is_empty() => serializer.serialize_none(),
            Some(Value::Bool(b)) => serializer.serialize_bool(*b),
            Some(Value::Integer(n)) => serializer.serialize_i64(*n),
            Some(Value::Number(n)) => serializer.serialize_f64(*n),
            Some(Value::String(s)) => serializer.serialize_str(s),
            Some(Value::Null) | None => {
                let mut map = serializer.serialize_map(None)?;
                for (name, child) in self.children() {
                    map.serialize_entry(name, &child)?;
                }
                map.end()
            }
        }
    }
}
