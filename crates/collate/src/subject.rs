//! What a figure is about: the things it counts and what is said of them, as concepts.

mod reading;

use copydesk_core::Word;

use crate::words::{Concept, Kind};

/// What is counted, and what is said of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Subject {
    /// The noun that is counted.
    head: Option<Concept>,
    /// Believed and not known.
    doubt: bool,
    /// Five lists, each sorted and distinct, one behind the other.
    words: Box<[Word]>,
    /// Where the lists end.
    ends: [u8; 5],
}

/// How far two subjects are the same, in points; `None` where they are not.
pub(crate) type Points = Option<i32>;

impl Subject {
    fn list(&self, n: usize) -> &[Word] {
        let end = |n: usize| self.ends.get(n).copied().map_or(0, usize::from);
        let start = n.checked_sub(1).map_or(0, end);
        self.words.get(start..end(n)).unwrap_or_default()
    }

    /// The other words of the noun phrase.
    fn things(&self) -> &[Word] {
        self.list(0)
    }

    /// The kinds of person that are counted apart, wherever they stand in the noun phrase.
    fn parts(&self) -> &[Word] {
        self.list(1)
    }

    /// What becomes of people: killed, seized, released.
    pub(crate) fn fates(&self) -> &[Word] {
        self.list(2)
    }

    /// What becomes of other things: sold, risen.
    fn events(&self) -> &[Word] {
        self.list(3)
    }

    /// The other words of what is said.
    fn acts(&self) -> &[Word] {
        self.list(4)
    }

    /// Whether nothing is known of it.
    pub(crate) fn is_empty(&self) -> bool {
        self.keys().next().is_none()
    }

    /// The concepts under which figures for the same thing are found.
    pub(crate) fn keys(&self) -> impl Iterator<Item = Word> {
        let head = self.head.filter(|head| !matches!(head.kind, Kind::People | Kind::None));
        head.map(|head| head.word)
            .into_iter()
            .chain(self.fates().iter().copied())
            .chain(self.events().iter().copied())
            .chain(self.acts().iter().copied())
    }

    /// How far both count the same; symmetric.
    ///
    /// Different events, a part and its whole, and what is believed and what is known are never the same.
    pub(crate) fn alike(&self, other: &Self) -> Points {
        if self.parts() != other.parts() || self.doubt != other.doubt {
            return None;
        }
        let same = |a: &[Word], b: &[Word], points| match (a.is_empty(), b.is_empty()) {
            (true, true) => Some(0),
            (false, false) if shared(a, b) > 0 => Some(points),
            (false, false) => None,
            _ => Some(-1),
        };
        // "Dead or missing" are more than the dead.
        let fates = same(self.fates(), other.fates(), if self.fates() == other.fates() { 5 } else { 2 })?;
        let events = same(self.events(), other.events(), 2)?;
        let acts = match (self.acts().is_empty(), other.acts().is_empty()) {
            (false, false) if shared(self.acts(), other.acts()) > 0 => 2,
            (false, false) => -1,
            _ => 0,
        };
        let things = shared(self.things(), other.things());
        let modifiers = match things {
            0 if !self.things().is_empty() && !other.things().is_empty() => -1,
            0 => 0,
            1 => 1,
            _ => 2,
        };
        let head = match (self.head, other.head) {
            (Some(a), Some(b)) if a.word == b.word => {
                if a.kind == Kind::People {
                    1
                } else {
                    3
                }
            }
            (Some(a), Some(b)) => {
                let stands_for = |a: Concept, b: Concept| {
                    a.kind == Kind::People && (b.kind == Kind::Group || fates > 0 && b.kind == Kind::Other)
                };
                // The noun may be taken for what is said of it: "provides for a truce of 40 days".
                if other.acts().contains(&a.word) || self.acts().contains(&b.word) {
                    2 - acts.min(0)
                } else if stands_for(a, b) || stands_for(b, a) {
                    0
                } else {
                    return None;
                }
            }
            // "a truce of 40 days", "a six-week truce": the noun may be taken for the predicate.
            (Some(a), None) if other.acts().contains(&a.word) => 3 - acts.min(0),
            (None, Some(b)) if self.acts().contains(&b.word) => 3 - acts.min(0),
            // A toll names no noun: what dies are people.
            (None, None) => 0,
            (Some(a), None) | (None, Some(a)) => match a.kind {
                Kind::People | Kind::Group if fates > 0 => 1,
                _ => -1,
            },
        };
        Some(head + fates + events + acts + modifiers)
    }
}

/// How many words two sorted lists share.
pub(crate) fn shared<T: Ord>(a: &[T], b: &[T]) -> usize {
    let (mut i, mut j, mut count) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, count) = (i + 1, j + 1, count + 1),
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn alike(a: (&str, &str), b: (&str, &str)) -> Points {
        let (a, b) = (Subject::read(a.0, [a.1], true), Subject::read(b.0, [b.1], true));
        assert_eq!(a.alike(&b), b.alike(&a));
        a.alike(&b)
    }

    fn same(a: (&str, &str), b: (&str, &str)) -> bool {
        alike(a, b).is_some_and(|points| points >= 2)
    }

    #[test]
    fn synonyms_and_inflection_count_the_same() {
        assert!(same(("people", "killed"), ("people", "deaths")));
        assert!(same(("people", "were killed"), ("death toll", "")));
        assert!(same(("hostages", "seized"), ("people", "abducted")));
        assert!(same(("miners", "died"), ("people", "dead")));
        assert!(same(("truce", ""), ("pause in fighting", "")));
        assert!(same(
            ("population of the valley", "has taken shelter"),
            ("the population", "has taken refuge")
        ));
    }

    #[test]
    fn another_event_is_another_figure() {
        assert!(!same(("people", "killed"), ("people", "injured")));
        assert!(!same(("hostages", "seized"), ("hostages", "released")));
    }

    #[test]
    fn a_part_is_no_total() {
        assert!(!same(("people", "killed"), ("women and children", "killed")));
        assert!(!same(("soldiers", "killed"), ("people", "killed")));
        assert!(same(("civilians", "killed"), ("civilians", "died")));
    }

    #[test]
    fn belief_is_not_knowledge() {
        assert!(!same(("hostages", "believed dead"), ("hostages", "killed")));
        assert!(same(("hostages", "believed to have been killed"), ("hostages", "thought to be dead")));
    }

    #[test]
    fn the_dead_and_the_missing_are_more_than_the_dead() {
        let (dead, both) = (("people", "killed"), ("people", "dead or missing"));
        assert!(alike(dead, both) < alike(dead, ("people", "died")));
    }

    #[test]
    fn that_a_toll_rose_is_news_of_the_same_toll() {
        assert!(same(("death toll", "rose"), ("people", "killed")));
    }

    #[test]
    fn only_of_what_is_counted_does_something_become() {
        let (takings, toll) = (Subject::read("", ["took"], false), Subject::read("", ["took"], true));
        assert!(takings.fates().is_empty() && !toll.fates().is_empty());
    }

    #[test]
    fn other_things_are_other_figures() {
        assert!(!same(("ferries", "sold"), ("buses", "sold")));
        assert!(!same(("people", ""), ("ferries", "")));
    }

    proptest! {
        #[test]
        fn likeness_is_symmetric(a: String, b: String, c in "[a-z ]{0,30}", d in "[a-z ]{0,30}") {
            let (a, b) = (Subject::read(&a, [&*c], true), Subject::read(&d, [&*b], true));
            prop_assert_eq!(a.alike(&b), b.alike(&a));
        }
    }
}
