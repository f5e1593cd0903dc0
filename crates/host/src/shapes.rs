//! The keys that an extractor's claims had before: what was checked once needs no second check.

use copydesk_core::{Attributes, SmolStr, Value};

/// The most keys that are kept for one extractor.
const MOST: usize = 1 << 10;
/// The most keys that are kept to follow one key.
const BRANCHES: usize = 16;

/// Sequences of keys that fitted, as a tree. An extractor's claims have few different ones; one that thinks up
/// new keys for every claim fills the tree, and is checked in full from then on.
#[derive(Debug)]
pub(crate) struct Shapes {
    /// The first stands before all keys.
    nodes: Vec<Node>,
}

#[derive(Debug)]
struct Node {
    key: SmolStr,
    /// What joins the key to the one before it, where that is its parent: a dot or a bracket.
    joint: Option<u8>,
    /// The keys that followed this one.
    next: Vec<usize>,
}

/// How far a sequence is known: a node of the tree; `None` where it left the tree.
pub(crate) type Place = Option<usize>;

impl Default for Shapes {
    fn default() -> Self {
        Self { nodes: vec![Node { key: SmolStr::default(), joint: None, next: Vec::new() }] }
    }
}

impl Shapes {
    /// Where every sequence begins.
    pub(crate) const START: Place = Some(0);

    /// The place of `key` behind `place`, if it fits there whatever its own value is.
    ///
    /// Whether a key fits follows from the keys before it, and from the value of its parent where that is the key
    /// just before: only "nothing" and a span can have members.
    pub(crate) fn known(&self, place: Place, key: &[u8], before: &Attributes) -> Option<(usize, &SmolStr)> {
        let next = &self.nodes.get(place?)?.next;
        let (at, node) = next
            .iter()
            .filter_map(|&at| Some((at, self.nodes.get(at)?)))
            .find(|(_, node)| node.key.as_bytes() == key)?;
        let fits = match (node.joint, before.as_slice().last().map(|parent| &parent.value)) {
            (None, _) | (_, None | Some(Value::Null)) => true,
            (Some(joint), Some(Value::Span(_))) => joint == b'.',
            _ => false,
        };
        fits.then_some((at, &node.key))
    }

    /// Keeps the last of `fitting`, which stands behind `place`, and returns its place.
    pub(crate) fn keep(&mut self, place: Place, fitting: &Attributes) -> Place {
        let (last, before) = fitting.as_slice().split_last()?;
        let at = self.nodes.len();
        let node = self.nodes.get_mut(place?)?;
        if at >= MOST || node.next.len() >= BRANCHES {
            return None;
        }
        node.next.push(at);
        let parent = before.last().map_or("", |parent| parent.key.as_str());
        let joint = last.key.strip_prefix(parent).and_then(|rest| rest.bytes().next());
        let joint = joint.filter(|joint| !parent.is_empty() && matches!(joint, b'.' | b'['));
        self.nodes.push(Node { key: last.key.clone(), joint, next: Vec::new() });
        Some(at)
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
        let mut attributes = Attributes::new();
        let mut place = Shapes::START;
        for (at, (key, value)) in keys.iter().enumerate() {
            if let Some((next, known)) = shapes.known(place, key.as_bytes(), &attributes) {
                attributes.add_key(known.clone(), value.clone());
                place = Some(next);
            } else {
                attributes.push(key, value.clone()).map_err(|_| at)?;
                place = shapes.keep(place, &attributes);
            }
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
    fn it_does_not_grow_without_bound() {
        let mut shapes = Shapes::default();
        for n in 0..10_000 {
            build(&mut shapes, &[(format!("a{n}"), Value::Null), (format!("b{}", n % 3), Value::Null)])
                .unwrap();
        }
        assert!(shapes.nodes.len() <= MOST);
    }
}
