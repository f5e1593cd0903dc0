//! The attributes of a claim: keys that nest, and their values.

mod nested;
mod path;
mod shape;
mod value;

use std::fmt;
use std::sync::Arc;

use serde::Serialize;
use smol_str::SmolStr;

use crate::{Offsets, Span};

use nested::Nested;

pub use shape::{Shape, ValuePlace};
pub use value::{Value, ValueRef};

/// One attribute: a key such as `speaker.name` or `parts[0]`, and its value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Attribute<'a> {
    /// Dots nest, `[n]` makes a list.
    pub key: &'a str,
    /// What it says.
    pub value: &'a Value,
}

/// The attributes of a claim, as a flat list that stands for a nested object.
///
/// Keys follow their parent at once (`speaker`, then `speaker.name`), and the elements of a list are in
/// order from 0. [`Attributes::push`] keeps to that or refuses.
#[derive(Clone, Debug, Default)]
pub struct Attributes {
    /// The keys that many claims share, if these are such a claim's.
    shape: Option<Arc<Shape>>,
    /// The keys of this claim alone.
    keys: Vec<SmolStr>,
    /// One for each key.
    values: Vec<Value>,
}

/// Takes what a claim says, attribute by attribute: keys nest as those of [`Attributes`], each behind its parent. All that is
/// lent lives as long as the claim does.
///
/// ```
/// use copydesk_core::{AttributeSink, Attributes, ValueRef};
/// let mut attributes = Attributes::new();
/// let sink: &mut dyn AttributeSink<'_> = &mut attributes;
/// sink.add("speaker", ValueRef::Null);
/// sink.add("speaker.name", "Ada Quill".into());
/// sink.add_made(format!("parts[{}]", 0), 0.5.into());
/// assert_eq!(attributes.string("speaker.name"), Some("Ada Quill"));
/// ```
pub trait AttributeSink<'a> {
    /// Takes an attribute whose key is at hand.
    fn add(&mut self, key: &'a str, value: ValueRef<'a>);
    /// Takes an attribute whose key is put together for this claim: `candidates[3].name`.
    fn add_made(&mut self, key: String, value: ValueRef<'a>);
}

impl<'a> AttributeSink<'a> for Attributes {
    fn add(&mut self, key: &'a str, value: ValueRef<'a>) {
        self.push_fitting(key.into(), value);
    }

    fn add_made(&mut self, key: String, value: ValueRef<'a>) {
        self.push_fitting(key.into(), value);
    }
}

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

impl PartialEq for Attributes {
    fn eq(&self, other: &Self) -> bool {
        self.keys() == other.keys() && self.values == other.values
    }
}

impl Attributes {
    /// No attributes.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// No attributes, and room for `n`.
    #[must_use]
    pub fn with_capacity(n: usize) -> Self {
        Self { shape: None, keys: Vec::with_capacity(n), values: Vec::with_capacity(n) }
    }

    /// The attributes with the keys of `shape` and these values, one for each. What has members is null or a
    /// span, as [`push`](Self::push) would see to it.
    #[must_use]
    pub fn shaped(shape: Arc<Shape>, values: Vec<Value>) -> Self {
        debug_assert_eq!(shape.keys().len(), values.len(), "a value for each key");
        Self { shape: Some(shape), keys: Vec::new(), values }
    }

    /// Adds an attribute.
    ///
    /// # Errors
    /// A [`KeyError`] where the key is malformed, repeated, or does not follow its parent.
    pub fn push(&mut self, key: &str, value: impl Into<Value>) -> Result<(), KeyError> {
        match path::fits(self.keys(), self.values.last(), key) {
            Ok(()) => {
                self.push_fitting(key.into(), value);
                Ok(())
            }
            Err(reason) => Err(KeyError { key: key.to_owned(), reason }),
        }
    }

    /// Adds an attribute whose key is known to fit: that of a kind of claim that is written down in code, or one that
    /// was checked before. The host checks every key again when a claim comes over the boundary.
    pub fn push_fitting(&mut self, key: SmolStr, value: impl Into<Value>) {
        debug_assert_eq!(path::fits(self.keys(), self.values.last(), &key), Ok(()), "{key}");
        if self.shape.is_some() {
            self.part();
        }
        self.keys.push(key);
        self.values.push(value.into());
    }

    /// Takes the keys out of what other claims share.
    #[cold]
    fn part(&mut self) {
        if let Some(shape) = self.shape.take() {
            self.keys = shape.keys().to_vec();
        }
    }

    /// The value under `key`.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.iter().find(|a| a.key == key).map(|a| a.value)
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
    #[inline]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Attribute<'_>> {
        self.keys().iter().zip(&self.values).map(|(key, value)| Attribute { key, value })
    }

    /// The keys in order.
    #[must_use]
    pub fn keys(&self) -> &[SmolStr] {
        self.shape.as_ref().map_or(&self.keys, |shape| shape.keys())
    }

    /// The values, one for each key.
    #[must_use]
    pub fn values(&self) -> &[Value] {
        &self.values
    }

    /// How the keys nest: shared with other claims where a run found them, else worked out anew.
    #[must_use]
    pub fn shape(&self) -> Arc<Shape> {
        self.shape.clone().unwrap_or_else(|| Arc::new(Shape::new(&self.keys)))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The nested object, ready to be serialised: spans become `{"start", "end", "text"}`.
    #[must_use]
    pub fn nested<'a>(&'a self, text: &'a str, offsets: &'a Offsets<'a>) -> impl Serialize + 'a {
        Nested { keys: self.keys(), values: &self.values, depth: 0, own: None, text, offsets }
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
