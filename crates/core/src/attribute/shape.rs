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
/// attributes.add("speaker", Value::Null);
/// attributes.add("speaker.name", "Ada Quill");
/// attributes.add("cue", Value::Null);
/// let shape = attributes.shape();
/// let pieces: Vec<_> = shape.pieces().map(|piece| piece.before).collect();
/// assert_eq!(pieces, [r#"{"speaker":{"#, r#""name":"#, r#"},"cue":"#]);
/// assert_eq!(shape.tail(), "}");
/// ```
#[derive(Debug)]
pub struct Shape {
    keys: Box<[SmolStr]>,
    /// What JSON has around the values, without a gap.
    frame: String,
    /// For each key where in `frame` the piece before its value ends, and whether others stand below it.
    ends: Box<[(usize, bool)]>,
}

/// What JSON has between two values.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'a> {
    /// What stands before the value.
    pub before: &'a str,
    /// Whether `before` opened an object or a list for the members of this key. If its value is a span, what
    /// tells the span comes before the members, with a comma behind it; if it is null, nothing does.
    pub is_parent: bool,
}

impl Shape {
    /// The shape that has `keys`, of which each fits behind the ones before it.
    pub(super) fn new(keys: &[SmolStr]) -> Self {
        let mut frame = Frame { keys, text: "{".to_owned(), ends: Vec::with_capacity(keys.len()) };
        frame.members(0..keys.len(), 0);
        frame.text.push('}');
        Self { keys: keys.into(), frame: frame.text, ends: frame.ends.into() }
    }

    /// The keys.
    #[must_use]
    pub fn keys(&self) -> &[SmolStr] {
        &self.keys
    }

    /// What stands before each value.
    pub fn pieces(&self) -> impl Iterator<Item = Piece<'_>> {
        let mut start = 0;
        self.ends.iter().map(move |&(end, is_parent)| {
            let before = &self.frame[std::mem::replace(&mut start, end)..end];
            Piece { before, is_parent }
        })
    }

    /// What stands behind the last value.
    #[must_use]
    pub fn tail(&self) -> &str {
        &self.frame[self.ends.last().map_or(0, |&(end, _)| end)..]
    }
}

struct Frame<'a> {
    keys: &'a [SmolStr],
    text: String,
    ends: Vec<(usize, bool)>,
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
                self.ends.push((self.text.len(), list.is_some()));
            }
            self.members(members, end);
            self.text.push_str(list.map_or("", |list| if list { "]" } else { "}" }));
        }
    }
}

fn is_joint(byte: u8) -> bool {
    matches!(byte, b'.' | b'[')
}
