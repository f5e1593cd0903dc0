use std::fmt;

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use smol_str::SmolStr;

use crate::{Offsets, Span};

/// The value of an attribute.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// The article does not say.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A number; always finite.
    Number(f64),
    /// Words that are no span of the article.
    String(SmolStr),
    /// Words of the article.
    Span(Span),
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}
impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}
impl From<f64> for Value {
    /// A whole number below 2^53 becomes an integer, so that 27478 is not written as 27478.0.
    fn from(value: f64) -> Self {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if value.fract() == 0.0 && value.abs() < EXACT {
            #[expect(clippy::cast_possible_truncation, reason = "checked to be whole and small")]
            let whole = value as i64;
            Self::Integer(whole)
        } else {
            Self::Number(value)
        }
    }
}
impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::String(value.into())
    }
}
impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::String(value.into())
    }
}
impl From<SmolStr> for Value {
    fn from(value: SmolStr) -> Self {
        Self::String(value)
    }
}
impl From<Span> for Value {
    fn from(value: Span) -> Self {
        Self::Span(value)
    }
}
impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// One attribute: a key such as `speaker.name` or `parts[0]`, and its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribute {
    /// Dots nest, `[n]` makes a list.
    pub key: SmolStr,
    /// What it says.
    pub value: Value,
}

/// The attributes of a claim, as a flat list that stands for a nested object.
///
/// Keys follow their parent at once (`speaker`, then `speaker.name`), and the elements of a list are in
/// order from 0. [`Attributes::push`] keeps to that or refuses.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attributes(Vec<Attribute>);

/// A key that does not fit behind the ones before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyError {
    /// The key.
    pub key: String,
    /// Why it was refused.
    pub reason: &'static str,
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "attribute key \"{}\" {}", self.key, self.reason)
    }
}

impl std::error::Error for KeyError {}

impl Attributes {
    /// No attributes.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// No attributes, and room for `n`.
    #[must_use]
    pub fn with_capacity(n: usize) -> Self {
        Self(Vec::with_capacity(n))
    }

    /// Adds an attribute.
    ///
    /// # Errors
    /// A [`KeyError`] where the key is malformed, repeated, or does not follow its parent.
    pub fn push(&mut self, key: &str, value: impl Into<Value>) -> Result<(), KeyError> {
        match path::fits(&self.0, key) {
            Ok(()) => {
                self.0.push(Attribute { key: key.into(), value: value.into() });
                Ok(())
            }
            Err(reason) => Err(KeyError { key: key.to_owned(), reason }),
        }
    }

    /// Adds an attribute whose key is known to fit: that of a kind of claim that is written down in code. The
    /// host checks every key again when a claim comes over the boundary.
    pub fn add(&mut self, key: impl Into<SmolStr>, value: impl Into<Value>) {
        let key = key.into();
        debug_assert_eq!(path::fits(&self.0, &key), Ok(()), "{key}");
        self.0.push(Attribute { key, value: value.into() });
    }

    /// Adds all of another list, which was checked, to an empty one.
    pub fn add_all(&mut self, others: &Self) {
        debug_assert!(self.is_empty() || others.is_empty(), "keys may repeat");
        self.0.extend_from_slice(&others.0);
    }

    /// Takes all out; the room stays.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// The value under `key`.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.iter().find(|a| &*a.key == key).map(|a| &a.value)
    }

    /// The span under `key`.
    #[must_use]
    pub fn span(&self, key: &str) -> Option<Span> {
        if let Some(Value::Span(span)) = self.get(key) { Some(*span) } else { None }
    }

    /// The string under `key`.
    #[must_use]
    pub fn string(&self, key: &str) -> Option<&str> {
        if let Some(Value::String(string)) = self.get(key) { Some(string) } else { None }
    }

    /// The number under `key`, whole or not.
    #[must_use]
    pub fn number(&self, key: &str) -> Option<f64> {
        match self.get(key)? {
            #[expect(clippy::cast_precision_loss, reason = "figures of news fit")]
            Value::Integer(n) => Some(*n as f64),
            Value::Number(n) => Some(*n),
            _ => None,
        }
    }

    /// The attributes in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Attribute> {
        self.0.iter()
    }

    /// The attributes in order.
    #[must_use]
    pub fn as_slice(&self) -> &[Attribute] {
        &self.0
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The nested object, ready to be serialised: spans become `{"start", "end", "text"}`.
    #[must_use]
    pub fn nested<'a>(&'a self, text: &'a str, offsets: &'a Offsets<'a>) -> impl Serialize + 'a {
        Nested { entries: &self.0, depth: 0, own: None, text, offsets }
    }
}

impl<'a> IntoIterator for &'a Attributes {
    type Item = &'a Attribute;
    type IntoIter = std::slice::Iter<'a, Attribute>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// The grammar of keys: `name ( "." name | "[" digits "]" )*`.
mod path {
    use super::{Attribute, Value};

    /// So many attributes a claim may have: far more than any has, and few enough to be looked through.
    const MOST: usize = 4096;
    /// So many bytes a key may have.
    const LONGEST: usize = 128;

    /// The first step of `rest`: its name or index, and what follows.
    pub(super) fn step(rest: &str) -> Option<(&str, &str)> {
        if let Some(list) = rest.strip_prefix('[') {
            return list.split_once(']');
        }
        let rest = rest.strip_prefix('.').unwrap_or(rest);
        let end = rest.find(['.', '[']).unwrap_or(rest.len());
        Some(rest.split_at(end))
    }

    /// What a key looks like.
    #[derive(Clone, Copy, PartialEq, Eq)]
    enum Form {
        Malformed,
        /// One name.
        Plain,
        /// Several steps.
        Path,
    }

    fn form(key: &str) -> Form {
        if key.is_empty() || key.len() > LONGEST {
            return Form::Malformed;
        }
        let mut form = Form::Plain;
        // How long the name or index is that is being read; none between an index and what follows.
        let (mut name, mut index) = (Some(0), None);
        for byte in key.bytes() {
            match (byte, name, index) {
                (b'a'..=b'z' | b'0'..=b'9' | b'_', Some(n), _) => name = Some(n + 1),
                (b'0'..=b'9', None, Some(0..6)) => index = index.map(|n| n + 1),
                (b']', None, Some(1..)) => index = None,
                (b'.' | b'[', Some(1..), _) | (b'.' | b'[', None, None) => {
                    form = Form::Path;
                    (name, index) = if byte == b'.' { (Some(0), None) } else { (None, Some(0)) };
                }
                _ => return Form::Malformed,
            }
        }
        if name == Some(0) || index.is_some() { Form::Malformed } else { form }
    }

    /// Whether `key` may come behind `before`.
    ///
    /// Nearly all of it follows from the key just before. Only that a member is new takes a look at the others
    /// of its parent, which stand together at the end.
    pub(super) fn fits(before: &[Attribute], key: &str) -> Result<(), &'static str> {
        let form = form(key);
        if form == Form::Malformed {
            return Err("is not of the form name.name[0].name");
        }
        if before.len() >= MOST {
            return Err("is one too many");
        }
        if form == Form::Plain {
            return match before.iter().find(|a| is_below(&a.key, key)) {
                None => Ok(()),
                Some(a) if *a.key == *key => Err("is given twice"),
                Some(_) => Err("comes behind its own members"),
            };
        }
        let Some(previous) = before.last() else { return list_in_order(None, key) };
        let shared = common(&previous.key, key);
        if shared == key.len() {
            let same = previous.key.len() == shared;
            return Err(if same { "is given twice" } else { "comes behind its own members" });
        }
        let (parent, rest) = key.split_at(shared);
        if shared > 0 && previous.key.len() == shared {
            match previous.value {
                Value::Null => {}
                Value::Span(_) if rest.starts_with('.') => {}
                _ => return Err("gives members to a plain value"),
            }
        }
        list_in_order(Some((&previous.key, shared)), key)?;
        if rest.starts_with('[') {
            return Ok(());
        }
        let member = step(rest).map_or(key, |(_, after)| &key[..key.len() - after.len()]);
        let siblings = before.iter().rev().take_while(|a| is_below(&a.key, parent));
        match siblings.into_iter().find(|a| is_below(&a.key, member)) {
            None => Ok(()),
            Some(a) if *a.key == *key => Err("is given twice"),
            Some(_) => Err("does not follow its parent"),
        }
    }

    /// Whether `key` is `parent` or stands below it.
    fn is_below(key: &str, parent: &str) -> bool {
        parent.is_empty() || ends_step(key, parent.len()) && key.as_bytes().starts_with(parent.as_bytes())
    }

    fn ends_step(key: &str, at: usize) -> bool {
        match key.as_bytes().get(at) {
            Some(next) => matches!(next, b'.' | b'['),
            None => key.len() == at,
        }
    }

    /// How many bytes of whole steps two keys share.
    fn common(a: &str, b: &str) -> usize {
        let equal = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
        (1..=equal).rev().find(|&at| ends_step(a, at) && ends_step(b, at)).unwrap_or(0)
    }

    /// A list counts from 0 without a gap; what was a plain object cannot go on as a list.
    fn list_in_order(previous: Option<(&str, usize)>, key: &str) -> Result<(), &'static str> {
        let (at, before) = previous.map_or((0, ""), |(k, n)| (n, &k[n..]));
        let rest = &key[at..];
        let index =
            |s: &str| s.strip_prefix('[').and_then(|s| s.split_once(']')).and_then(|s| s.0.parse().ok());
        let expected: u32 = match index(before) {
            Some(i) if rest.starts_with('[') => 1u32.saturating_add(i),
            Some(_) => return Err("makes an object of a list"),
            None if rest.starts_with('[') && before.starts_with('.') => {
                return Err("makes a list of an object");
            }
            None => 0,
        };
        if index(rest).is_some_and(|i: u32| i != expected) {
            return Err("skips an element of its list");
        }
        // Deeper lists that this key opens start at 0 too.
        let mut rest = step(rest).map_or("", |(_, after)| after);
        while let Some((part, after)) = step(rest) {
            if rest.is_empty() {
                break;
            }
            if rest.starts_with('[') && part != "0" {
                return Err("skips an element of its list");
            }
            rest = after;
        }
        Ok(())
    }
}

/// The attributes whose keys share the first `depth` bytes, as an object, a list or a plain value.
struct Nested<'a> {
    entries: &'a [Attribute],
    depth: usize,
    /// The value of the shared key itself, where it has one.
    own: Option<&'a Value>,
    text: &'a str,
    offsets: &'a Offsets<'a>,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::OffsetUnit;

    fn json(entries: &[(&str, Value)]) -> String {
        let mut attributes = Attributes::new();
        for (key, value) in entries {
            attributes.push(key, value.clone()).unwrap();
        }
        let text = "É: Mahmoud Amer";
        let offsets = Offsets::new(text, OffsetUnit::Codepoints);
        serde_json::to_string(&attributes.nested(text, &offsets)).unwrap()
    }

    #[test]
    fn flat_keys_rebuild_the_nested_form() {
        let entries = [
            ("form", Value::from("direct")),
            ("parts[0]", Span::new(0, 2).into()),
            ("parts[1]", Span::new(4, 11).into()),
            ("speaker", Span::new(4, 16).into()),
            ("speaker.name", "Mahmoud Amer".into()),
            ("change.from", Value::from(4.0)),
            ("change.to", Value::from(6.5)),
            ("cue", Value::Null),
        ];
        assert_eq!(
            json(&entries),
            r#"{"form":"direct","parts":[{"start":0,"end":1,"text":"É"},{"start":3,"end":10,"text":"Mahmoud"}],"speaker":{"start":3,"end":15,"text":"Mahmoud Amer","name":"Mahmoud Amer"},"change":{"from":4,"to":6.5},"cue":null}"#
        );
    }

    #[test]
    fn lists_of_objects_nest() {
        let entries =
            [("c[0].name", Value::from("Rome")), ("c[0].at[0]", 1.0.into()), ("c[1].name", "Roma".into())];
        assert_eq!(json(&entries), r#"{"c":[{"name":"Rome","at":[1]},{"name":"Roma"}]}"#);
    }

    #[test]
    fn keys_that_cannot_nest_are_refused() {
        let refused = |before: &[&str], key: &str| {
            let mut attributes = Attributes::new();
            for k in before {
                attributes.push(k, Value::Null).unwrap();
            }
            attributes.push(key, Value::Null).err().map(|e| e.reason)
        };
        for key in ["", ".", "a.", ".a", "a..b", "a[", "a[]", "a[x]", "[0]", "A", "a b", "a]b"] {
            assert_eq!(refused(&[], key), Some("is not of the form name.name[0].name"), "{key:?}");
        }
        assert_eq!(refused(&["a"], "a"), Some("is given twice"));
        assert_eq!(refused(&["a", "b"], "a.c"), Some("does not follow its parent"));
        assert_eq!(refused(&["a.b", "c"], "a.d"), Some("does not follow its parent"));
        assert_eq!(refused(&[], "a[1]"), Some("skips an element of its list"));
        assert_eq!(refused(&["a.b"], "a"), Some("comes behind its own members"));
        assert_eq!(refused(&["a.b", "a.c"], "a.b.d"), Some("does not follow its parent"));
        assert_eq!(refused(&["a.b", "a.c"], "a.b"), Some("is given twice"));
        assert_eq!(refused(&["a.b", "a.c"], "a.bc"), None);
        assert_eq!(refused(&["a[1]"; 0], "a[0][1]"), Some("skips an element of its list"));
        assert_eq!(refused(&["a[0]"], "a[2]"), Some("skips an element of its list"));
        assert_eq!(refused(&["a[0]"], "a.b"), Some("makes an object of a list"));
        assert_eq!(refused(&["a.b"], "a[0]"), Some("makes a list of an object"));
        assert_eq!(refused(&["ab"], "a"), None);
        assert_eq!(refused(&["a[0]", "a[1]"], "a[1].name"), None);
        let mut plain = Attributes::new();
        plain.push("a", 5.0).unwrap();
        assert_eq!(plain.push("a.b", 6.0).unwrap_err().reason, "gives members to a plain value");
        let mut span = Attributes::new();
        span.push("a", Span::new(0, 2)).unwrap();
        assert_eq!(span.push("a[0]", 6.0).unwrap_err().reason, "gives members to a plain value");
        assert_eq!(span.push("a.b", 6.0), Ok(()));
    }
}
