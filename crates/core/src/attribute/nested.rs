//! The nested object that flat attributes stand for.

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use smol_str::SmolStr;

use super::{Value, path};
use crate::Offsets;

/// The attributes whose keys share the first `depth` bytes, as an object, a list or a plain value.
pub(super) struct Nested<'a> {
    pub(super) keys: &'a [SmolStr],
    /// One for each key.
    pub(super) values: &'a [Value],
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
        let (mut keys, mut values) = (self.keys, self.values);
        std::iter::from_fn(move || {
            let key: &'a str = keys.first()?;
            let (name, after) = path::step(&key[depth..])?;
            let end = key.len() - after.len();
            let prefix = &key[..end];
            let below =
                |k: &str| k.strip_prefix(prefix).is_some_and(|r| r.is_empty() || r.starts_with(['.', '[']));
            let n = keys.iter().take_while(|k| below(k)).count();
            let (my_keys, my_values);
            (my_keys, keys) = keys.split_at(n);
            (my_values, values) = values.split_at(n);
            let own = my_values.first().filter(|_| key.len() == end);
            let first = usize::from(own.is_some());
            let (keys, values) = (&my_keys[first..], &my_values[first..]);
            Some((name, Self { keys, values, depth: end, own, text, offsets }))
        })
    }
}

impl Serialize for Nested<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let list = self.keys.first().is_some_and(|key| key[self.depth..].starts_with('['));
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
            Some(Value::Null) if self.keys.is_empty() => serializer.serialize_none(),
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
