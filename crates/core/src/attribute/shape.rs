//! The keys of a claim's attributes, and what stands between their values where they nest.

use std::fmt::Write as _;
use std::ops::Range;

use smol_str::SmolStr;

/// The keys of a claim's attributes in order, and how they nest. An extractor's claims have few different shapes,
/// so that a run keeps each once and its claims share it.
///
/// ```
/// use copydesk_core::{Attributes, Value};
/// let mut attributes = Attributes::new();
/// attributes.push("speaker", Value::Null)?;
/// attributes.push("speaker.name", "Ada Quill")?;
/// attributes.push("cue", Value::Null)?;
/// let shape = attributes.shape();
/// assert_eq!(shape.frame(), r#"{"speaker":{"name":null},"cue":null}"#);
/// let places: Vec<_> = shape.places().iter().map(|place| (place.start, place.end)).collect();
/// assert_eq!(places, [(12, 12), (19, 23), (31, 35)]);
/// assert!(shape.places()[0].is_parent());
/// # Ok::<(), copydesk_core::KeyError>(())
/// ```
#[derive(Debug)]
pub struct Shape {
    keys: Box<[SmolStr]>,
    frame: String,
    places: Box<[ValuePlace]>,
}

/// Where the value of a key goes in the frame of a shape: in place of the bytes from `start` to `end`, which are `null`.
#[derive(Clone, Copy, Debug)]
pub struct ValuePlace {
    /// The first byte of what the value replaces.
    pub start: u32,
    /// The byte behind it.
    pub end: u32,
}

impl ValuePlace {
    /// Whether the place is the start of the object or list in which the members of this key stand. If its value is a
    /// span, what tells the span comes there, with a comma behind it; if it is null, nothing does.
    #[must_use]
    pub fn is_parent(&self) -> bool {
        self.start == self.end
    }
}

impl Shape {
    /// The shape that has `keys`, of which each fits behind the ones before it.
    pub(super) fn new(keys: &[SmolStr]) -> Self {
        let mut frame = Frame { keys, text: "{".to_owned(), places: Vec::with_capacity(keys.len()) };
        frame.members(0..keys.len(), 0);
        frame.text.push('}');
        Self { keys: keys.into(), frame: frame.text, places: frame.places.into() }
    }

    /// The keys.
    #[must_use]
    pub fn keys(&self) -> &[SmolStr] {
        &self.keys
    }

    /// The nested object as JSON, all its values null.
    #[must_use]
    pub fn frame(&self) -> &str {
        &self.frame
    }

    /// Where in the frame the values go, one for each key.
    #[must_use]
    pub fn places(&self) -> &[ValuePlace] {
        &self.places
    }
}

struct Frame<'a> {
    keys: &'a [SmolStr],
    text: String,
    places: Vec<ValuePlace>,
}

impl Frame<'_> {
    /// Writes the members of an object or the elements of a list: `range`, whose keys share `depth` bytes.
    fn members(&mut self, range: Range<usize>, depth: usize) {
        let keys = self.keys;
        let mut rest = range;
        let mut comma = "";
        while let Some(key) = rest.clone().next().map(|first| &*keys[first]) {
            self.text.push_str(std::mem::replace(&mut comma, ","));
            let end = key.bytes().skip(depth + 1).position(is_joint).map_or(key.len(), |n| depth + 1 + n);
            let name = &key[depth..end];
            if !name.starts_with('[') {
                let _ = write!(self.text, "\"{}\":", name.strip_prefix('.').unwrap_or(name));
            }
            let step = &key[..end];
            let below = |k: &str| k.strip_prefix(step).is_some_and(|r| r.bytes().next().is_none_or(is_joint));
            let mine = rest.start..rest.start + keys[rest.clone()].iter().take_while(|k| below(k)).count();
            rest.start = mine.end;
            let has_value = key.len() == end;
            let members = mine.start + usize::from(has_value)..mine.end;
            let list = keys[members.clone()].first().map(|member| member.as_bytes().get(end) == Some(&b'['));
            self.text.push_str(list.map_or("", |list| if list { "[" } else { "{" }));
            if has_value {
                let start = self.end();
                self.text.push_str(if list.is_some() { "" } else { "null" });
                self.places.push(ValuePlace { start, end: self.end() });
            }
            self.members(members, end);
            self.text.push_str(list.map_or("", |list| if list { "]" } else { "}" }));
        }
    }
}

impl Frame<'_> {
    /// The end of what is written. (Keys are not so many, nor so long, that they take four gigabytes.)
    fn end(&self) -> u32 {
        u32::try_from(self.text.len()).unwrap_or(u32::MAX)
    }
}

fn is_joint(byte: u8) -> bool {
    matches!(byte, b'.' | b'[')
}
