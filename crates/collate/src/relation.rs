//! How the numbers of a group stand to each other.

use std::collections::BTreeMap;

use copydesk_core::Relation;
use copydesk_core::chrono::NaiveDate;

use crate::number::{Number, meet};

/// A number, the day it holds for, and the unit it is given in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Told {
    pub(crate) number: Number,
    pub(crate) as_of: Option<NaiveDate>,
    pub(crate) unit: u64,
}

/// The first relation that holds; it does not depend on the order of `told`.
pub(crate) fn relation(told: &[Told]) -> Relation {
    let numbers = || told.iter().map(|t| &t.number);
    if numbers().zip(numbers().skip(1)).all(|(a, b)| a.same(b)) {
        Relation::Agrees
    } else if updates(told) {
        Relation::Updates
    } else if meet(numbers()) {
        Relation::Compatible
    } else {
        Relation::Conflicts
    }
}

/// Whether the numbers move one way from date to date.
///
/// What is given in another unit is the same number put otherwise, and no news of it.
fn updates(told: &[Told]) -> bool {
    let mut days: BTreeMap<NaiveDate, Vec<Number>> = BTreeMap::new();
    for (day, t) in told.iter().filter_map(|t| Some((t.as_of?, t))) {
        days.entry(day).or_default().push(t.number);
    }
    if days.len() < 2 || told.windows(2).any(|pair| pair[0].unit != pair[1].unit) {
        return false;
    }
    let days: Vec<Vec<Number>> = days.into_values().collect();
    if !days.iter().all(meet) {
        return false;
    }
    let (mut up, mut down) = (false, false);
    for pair in days.windows(2) {
        for later in &pair[1] {
            for earlier in pair[0].iter().filter(|earlier| !earlier.stands(later)) {
                up |= later.stated > earlier.stated;
                down |= later.stated < earlier.stated;
            }
        }
    }
    up != down && told.iter().filter(|t| t.as_of.is_none()).all(|t| fits(&t.number, &days))
}

/// Whether an undated number is compatible with a dated one or lies between two of them.
fn fits(number: &Number, days: &[Vec<Number>]) -> bool {
    let dated = || days.iter().flatten();
    dated().any(|n| meet([n, number]))
        || dated().any(|n| n.stated < number.stated) && dated().any(|n| n.stated > number.stated)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(bound: &str, value: f64, day: u32) -> Told {
        let number = Number::new(Some(value), None, None, bound, 1.0).unwrap();
        Told { number, as_of: NaiveDate::from_ymd_opt(2024, 2, day), unit: 0 }
    }

    /// Day 0 is none.
    fn of(all: &[(&str, f64, u32)]) -> Relation {
        relation(&all.iter().map(|(b, v, d)| told(b, *v, *d)).collect::<Vec<_>>())
    }

    #[test]
    fn the_same_numbers_agree_whenever_they_were_said() {
        assert_eq!(of(&[("more_than", 1e6, 6), ("more_than", 1e6, 21)]), Relation::Agrees);
        assert_eq!(of(&[("exact", 132.0, 6), ("about", 132.0, 7)]), Relation::Agrees);
        assert_eq!(of(&[("at_least", 5.0, 6), ("exact", 5.0, 6)]), Relation::Compatible);
    }

    #[test]
    fn a_toll_that_rises_is_updated() {
        let toll = [("at_least", 27_478.0, 6), ("at_least", 27_585.0, 6), ("exact", 27_708.0, 7)];
        assert_eq!(of(&toll), Relation::Updates);
        assert_eq!(of(&[("exact", 30.0, 6), ("exact", 28.0, 7), ("exact", 28.0, 8)]), Relation::Updates);
        assert_eq!(of(&[("exact", 30.0, 6), ("exact", 28.0, 7), ("exact", 29.0, 8)]), Relation::Conflicts);
    }

    #[test]
    fn what_differs_on_one_day_is_no_update() {
        let dead = [("about", 1160.0, 6), ("exact", 1200.0, 6), ("more_than", 1160.0, 7)];
        assert_eq!(of(&dead), Relation::Conflicts);
        assert_eq!(of(&[("exact", 28.0, 6), ("exact", 29.0, 6)]), Relation::Conflicts);
    }

    #[test]
    fn without_dates_nothing_is_an_update() {
        assert_eq!(of(&[("exact", 28.0, 0), ("exact", 29.0, 0)]), Relation::Conflicts);
        assert_eq!(of(&[("exact", 28.0, 6), ("exact", 29.0, 0)]), Relation::Conflicts);
        assert_eq!(of(&[("at_least", 27_478.0, 0), ("exact", 27_708.0, 0)]), Relation::Compatible);
    }

    #[test]
    fn the_undated_take_no_part_where_they_fit() {
        let two = [("exact", 28.0, 6), ("exact", 32.0, 8)];
        let with = |b, v| of(&[two[0], two[1], (b, v, 0)]);
        assert_eq!(with("exact", 30.0), Relation::Updates);
        assert_eq!(with("at_least", 20.0), Relation::Updates);
        assert_eq!(with("exact", 40.0), Relation::Conflicts);
    }

    #[test]
    fn what_a_hedge_allows_for_is_no_move() {
        assert_eq!(
            of(&[("about", 250.0, 6), ("exact", 253.0, 6), ("about", 250.0, 7)]),
            Relation::Compatible
        );
        assert_eq!(of(&[("about", 1160.0, 6), ("more_than", 1160.0, 7)]), Relation::Compatible);
    }

    #[test]
    fn another_unit_is_no_move() {
        let days = Told { unit: 1, ..told("at_least", 40.0, 6) };
        let weeks = Told { unit: 2, ..told("exact", 42.0, 7) };
        assert_eq!(relation(&[days, weeks]), Relation::Compatible);
    }

    proptest! {
        #[test]
        fn the_order_of_the_claims_changes_nothing(
            mut all in prop::collection::vec((0usize..4, 1u32..60, 0u32..4), 1..7), turn in 0usize..7
        ) {
            let bounds = ["exact", "about", "at_least", "more_than"];
            let of = |all: &[(usize, u32, u32)]| {
                relation(&all.iter().map(|(b, v, d)| told(bounds[*b], f64::from(*v), *d)).collect::<Vec<_>>())
            };
            let before = of(&all);
            let n = all.len();
            all.rotate_left(turn % n);
            prop_assert_eq!(of(&all), before);
            all.reverse();
            prop_assert_eq!(of(&all), before);
        }
    }
}
