//! The keys that an extractor's claims had before: what was checked once needs no second check, and claims with the
//! same keys share them.

use std::sync::Arc;

use copydesk_abi as abi;
use copydesk_core::{Attributes, Shape, SmolStr, Value};

/// The most keys that are kept for one extractor.
const MOST: usize = 1 << 10;
/// The most keys that are kept to follow one key.
const BRANCHES: usize = 16;
/// The most keys of a shape that is kept: more than any bundled extractor has, candidates of places included.
const LONGEST: usize = 1 << 6;

/// Sequences of keys that fitted, as a tree. An extractor's claims have few different ones; one that thinks up
/// new keys for every claim fills the tree, and is checked in full from then on.
#[derive(Debug)]
pub(crate) struct Shapes {
    /// The first stands before all keys.
    nodes: Vec<Node>,
}

#[derive(Debug, Default)]
struct Node {
    key: Box<str>,
    /// What joins the key to the one before it, where that is its parent: a dot or a bracket.
    joint: Option<u8>,
    /// The node of the key before it.
    before: Place,
    /// The first of the keys that followed this one, else the start.
    next: Place,
    /// Another key that followed the one before, else the start.
    or: Place,
    /// The shape of the claims that end here, from the first on.
    shape: Option<Arc<Shape>>,
}

/// How far a sequence is known: a node of the tree.
pub(crate) type Place = usize;

impl Default for Shapes {
    fn default() -> Self {
        Self { nodes: vec![Node::default()] }
    }
}

impl Shapes {
    /// Where every sequence begins.
    pub(crate) const START: Place = 0;

    /// The place of `key` behind `place`, where the value before has the tag `last`, if it fits there whatever its own
    /// value is.
    ///
    /// Whether a key fits follows from the keys before it, and from the value of its parent where that is the key
    /// just before: only "nothing" and a span can have members.
    #[inline]
    pub(crate) fn known(&self, place: Place, key: &[u8], last: Option<u32>) -> Option<Place> {
        let mut at = self.nodes.get(place)?.next;
        while at != Self::START {
            let node = self.nodes.get(at)?;
            if same(node.key.as_bytes(), key) {
                let fits = match (node.joint, last) {
                    (None, _) | (_, None | Some(abi::NULL)) => true,
                    (Some(joint), Some(abi::SPAN)) => joint == b'.',
                    _ => false,
                };
                return fits.then_some(at);
            }
            at = node.or;
        }
        None
    }

    /// The key at `place`.
    pub(crate) fn key(&self, place: Place) -> &str {
        self.nodes.get(place).map_or("", |node| &node.key)
    }

    /// The attributes whose keys lead to `place`, and these values.
    pub(crate) fn attributes(&mut self, place: Place, values: Vec<Value>) -> Attributes {
        if let Some(shape) = self.nodes.get(place).and_then(|node| node.shape.as_ref()) {
            return Attributes::shaped(Arc::clone(shape), values);
        }
        let before = |at: &Place| self.nodes.get(*at).map(|node| node.before).filter(|at| *at != Self::START);
        let way: Vec<Place> = std::iter::successors(Some(place), before).collect();
        let mut attributes = Attributes::with_capacity(values.len());
        for (at, value) in way.into_iter().rev().zip(values) {
            attributes.push_fitting(self.key(at).into(), value);
        }
        if let Some(node) = self.nodes.get_mut(place)
            && attributes.len() <= LONGEST
        {
            node.shape = Some(attributes.shape());
        }
        attributes
    }

    /// Keeps the last of `fitting`, which stands behind `place`, and returns its place; `None` where the tree is
    /// full.
    pub(crate) fn keep(&mut self, place: Place, fitting: &Attributes) -> Option<Place> {
        let (last, keys) = fitting.keys().split_last()?;
        let at = self.nodes.len();
        let or = self.nodes.get(place)?.next;
        let followers = std::iter::successors(Some(or), |at| self.nodes.get(*at).map(|node| node.or));
        if at >= MOST || followers.take_while(|at| *at != Self::START).count() >= BRANCHES {
            return None;
        }
        self.nodes.get_mut(place)?.next = at;
        let parent = keys.last().map_or("", SmolStr::as_str);
        let joint = last.strip_prefix(parent).and_then(|rest| rest.bytes().next());
        let joint = joint.filter(|joint| !parent.is_empty() && matches!(joint, b'.' | b'['));
        self.nodes.push(Node { key: last.as_str().into(), joint, before: place, or, ..Node::default() });
        Some(at)
    }
}

/// Whether two keys are the same. Those of up to sixteen bytes, as nearly all are, are compared as two numbers: their
/// beginnings and their ends.
#[inline]
fn same(one: &[u8], other: &[u8]) -> bool {
    let eight = |eight: Option<&[u8; 8]>| eight.map(|eight| u64::from_ne_bytes(*eight));
    let four = |four: Option<&[u8; 4]>| four.map(|four| u32::from_ne_bytes(*four));
    one.len() == other.len()
        && match one.len() {
            4..8 => {
                (four(one.first_chunk()), four(one.last_chunk()))
                    == (four(other.first_chunk()), four(other.last_chunk()))
            }
            8..=16 => {
                (eight(one.first_chunk()), eight(one.last_chunk()))
                    == (eight(other.first_chunk()), eight(other.last_chunk()))
            }
            _ => one == other,
        }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use copydesk_core::Span;
    use proptest::prelude::*;

    use super::*;

    /// Adds the attributes as the host does, and says which key was refused.
    fn build(shapes: &mut Shapes, keys: &[(String, Value)]) -> Result<Attributes, usize> {
        let (mut values, mut place, mut last) = (Vec::new(), Shapes::START, None);
        for (key, value) in keys {
            let Some(next) = shapes.known(place, key.as_bytes(), last) else { break };
            values.push(value.clone());
            place = next;
            last = Some(match value {
                Value::Null => abi::NULL,
                Value::Span(_) => abi::SPAN,
                _ => abi::INTEGER,
            });
        }
        let known = values.len();
        let mut attributes = shapes.attributes(place, values);
        let mut place = Some(place);
        for (at, (key, value)) in keys.iter().enumerate().skip(known) {
            attributes.push(key, value.clone()).map_err(|_| at)?;
            place = place.and_then(|place| shapes.keep(place, &attributes));
        }
        Ok(attributes)
    }

    proptest! {
        /// Whatever was kept before, a sequence of keys comes out as it does where nothing is kept.
        #[test]
        fn what_is_kept_changes_nothing(
            claims in prop::collection::vec(
                prop::collection::vec(("[ab](\\.[ab]|\\[[01]\\]){0,2}", 0u8..3), 0..6), 0..12)
        ) {
            let mut shapes = Shapes::default();
            for claim in claims {
                let value = |n| match n { 0 => Value::Null, 1 => Span::new(0, 1).into(), _ => 1.0.into() };
                let claim: Vec<_> = claim.into_iter().map(|(key, n)| (key, value(n))).collect();
                prop_assert_eq!(build(&mut shapes, &claim), build(&mut Shapes::default(), &claim));
            }
        }
    }

    #[test]
    fn keys_are_the_same_where_all_their_bytes_are() {
        let key = "abcdefghijklmnopqrstuvwxyz".as_bytes();
        for length in 0..key.len() {
            let key = &key[..length];
            assert!(same(key, key));
            for at in 0..length {
                let mut other = key.to_vec();
                other[at] = b'.';
                assert!(!same(key, &other) && !same(key, &key[..at]), "{at} of {length}");
            }
        }
    }

    #[test]
    fn it_does_not_grow_without_bound() {
        let mut shapes = Shapes::default();
        for n in 0..10_000 {
            build(&mut shapes, &[(format!("a{n}"), Value::Null), (format!("b{}", n % 3), Value::Null)])
                .unwrap();
        }
        assert!(shapes.nodes.len() <= MOST);
    }
}
