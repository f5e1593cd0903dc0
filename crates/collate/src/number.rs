//! The number of a figure as an interval, in the first unit of its dimension.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::hash::key;

/// What a figure measures: figures of different dimensions are never compared. It is a hash of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Dimension(pub(crate) u64);

static UNITS: LazyLock<HashMap<&str, (&str, f64)>> = LazyLock::new(|| {
    let rows = include_str!("../data/units.tsv").lines().filter(|row| !row.starts_with('#'));
    let row = |row: &'static str| {
        let mut columns = row.split('\t');
        let (dimension, unit) = (columns.next()?, columns.next()?);
        Some((unit, (dimension, columns.next()?.parse().ok()?)))
    };
    rows.filter_map(row).collect()
});

/// A number as it is stated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Number {
    /// The number itself; of a range its middle, of a vague number its lower end.
    pub(crate) stated: f64,
    /// How many of its digits are meant, before any conversion: 1 of two years, whatever that is in days.
    pub(crate) digits: usize,
    /// What it leaves possible.
    pub(crate) low: End,
    pub(crate) high: End,
    /// How the bound is to be read when numbers are said to be the same.
    pub(crate) bound: Side,
}

/// An end of an interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct End {
    pub(crate) at: f64,
    /// Whether the end itself belongs to the interval.
    pub(crate) closed: bool,
}

/// On which side a number is open. "132" and "some 132" are stated alike, and so are "over" and "more than".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Side {
    /// Exact or hedged.
    At,
    AtLeast,
    AtMost,
    More,
    Less,
    Range,
    Vague,
}

impl Side {
    /// Whether one leaves a number open above and the other below.
    pub(crate) fn opposes(self, other: Self) -> bool {
        let above = |side| matches!(side, Self::AtLeast | Self::More);
        let below = |side| matches!(side, Self::AtMost | Self::Less);
        above(self) && below(other) || below(self) && above(other)
    }
}

impl Number {
    /// The interval of a figure's number, times `factor`; none where there is no number.
    pub(crate) fn new(
        value: Option<f64>,
        low: Option<f64>,
        high: Option<f64>,
        bound: &str,
        factor: f64,
    ) -> Option<Self> {
        let closed = |at: f64| End { at: at * factor, closed: true };
        let open = |at: f64| End { at: at * factor, closed: false };
        let (below, above) = (open(f64::NEG_INFINITY), open(f64::INFINITY));
        let finite = |n: Option<f64>| n.filter(|n| n.is_finite());
        let (value, low, high) = (finite(value), finite(low), finite(high));
        let (stated, low, high, bound) = match (bound, value) {
            ("at_least", Some(n)) => (n, closed(n), above, Side::AtLeast),
            ("at_most", Some(n)) => (n, below, closed(n), Side::AtMost),
            ("more_than", Some(n)) => (n, open(n), above, Side::More),
            ("less_than", Some(n)) => (n, below, open(n), Side::Less),
            ("about" | "nearly", Some(n)) => {
                let play = last_place(n);
                (n, closed(n - play), closed(n + play), Side::At)
            }
            ("vague", _) => {
                let n = low.or(value)?;
                (n, closed(n), high.map_or(above, closed), Side::Vague)
            }
            (_, Some(n)) => (n, closed(n), closed(n), Side::At),
            (_, None) => {
                let (low, high) = (low.or(high)?, high.or(low)?);
                let (low, high) = (low.min(high), low.max(high));
                ((low + high) / 2.0, closed(low), closed(high), Side::Range)
            }
        };
        Some(Self { stated: stated * factor, digits: digits(stated), low, high, bound })
    }

    /// Whether numbers and bounds say the same.
    pub(crate) fn same(&self, other: &Self) -> bool {
        self.bound == other.bound
            && near(self.stated, other.stated)
            && (self.bound != Side::Range
                || near(self.low.at, other.low.at) && near(self.high.at, other.high.at))
    }

    /// Whether a number stands where the other stood, a hedge of either allowing for the difference.
    pub(crate) fn stands(&self, other: &Self) -> bool {
        let hedged = |n: &Self| n.bound == Side::At && n.low.at < n.high.at;
        let within = |n: &Self, x: f64| n.low.at <= x && x <= n.high.at;
        near(self.stated, other.stated)
            || hedged(self) && within(self, other.stated)
            || hedged(other) && within(other, self.stated)
    }
}

/// Whether some value lies in all intervals.
pub(crate) fn meet<'a>(numbers: impl IntoIterator<Item = &'a Number>) -> bool {
    let mut low = End { at: f64::NEG_INFINITY, closed: true };
    let mut high = End { at: f64::INFINITY, closed: true };
    for n in numbers {
        if n.low.at > low.at || n.low.at >= low.at && !n.low.closed {
            low = n.low;
        }
        if n.high.at < high.at || n.high.at <= high.at && !n.high.closed {
            high = n.high;
        }
    }
    low.at < high.at && !near(low.at, high.at) || near(low.at, high.at) && low.closed && high.closed
}

/// Equal but for what conversion leaves.
pub(crate) fn near(a: f64, b: f64) -> bool {
    a == b || a.is_finite() && b.is_finite() && (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}

/// One unit in the place of the last digit that is not zero: 10 of 250, 1000 of 3000, 0.1 of 2.5.
pub(crate) fn last_place(n: f64) -> f64 {
    let written = format!("{}", n.abs());
    let (whole, fraction) = written.split_once('.').unwrap_or((&written, ""));
    let power = if fraction.is_empty() {
        i32::try_from(whole.len() - whole.trim_end_matches('0').len()).unwrap_or(0)
    } else {
        -i32::try_from(fraction.len()).unwrap_or(0)
    };
    if n == 0.0 { 0.0 } else { 10f64.powi(power) }
}

/// How many digits of a number are meant: 3 of 132, 1 of 3000, 5 of 27,478.
fn digits(n: f64) -> usize {
    let written = format!("{}", n.abs());
    written.replace('.', "").trim_matches('0').len()
}

/// The dimension of a figure of a category, in a unit, `per` another; and the factor that takes its numbers to the
/// dimension's first unit.
pub(crate) fn dimension(category: &str, unit: Option<&str>, per: Option<&str>) -> (Dimension, f64) {
    let (name, unit, factor) = match (category, unit) {
        ("fraction", _) => ("share", None, 100.0),
        ("percent" | "duration" | "measure", Some(unit)) => match UNITS.get(unit) {
            Some((dimension, factor)) => (*dimension, None, *factor),
            None => (unit, None, 1.0),
        },
        (category, unit) => (category, unit, 1.0),
    };
    (Dimension(key([name, unit.unwrap_or_default(), per.unwrap_or_default()])), factor)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn number(bound: &str, value: f64) -> Number {
        Number::new(Some(value), None, None, bound, 1.0).unwrap()
    }

    #[test]
    fn a_hedge_allows_one_unit_of_the_last_digit() {
        for (n, low, high) in
            [(250.0, 240.0, 260.0), (1160.0, 1150.0, 1170.0), (2.5, 2.4, 2.6), (3.0, 2.0, 4.0)]
        {
            let about = number("about", n);
            assert!(near(about.low.at, low) && near(about.high.at, high), "{n}");
        }
    }

    #[test]
    fn bounds_are_open_on_their_side() {
        assert!(meet(&[number("about", 250.0), number("exact", 253.0), number("about", 250.0)]));
        assert!(!meet(&[number("about", 1160.0), number("exact", 1200.0)]));
        assert!(meet(&[number("about", 1160.0), number("more_than", 1160.0)]));
        assert!(!meet(&[number("exact", 40.0), number("more_than", 40.0)]));
        assert!(meet(&[number("exact", 40.0), number("at_most", 40.0)]));
        assert!(!meet(&[number("less_than", 40.0), number("at_least", 40.0)]));
    }

    #[test]
    fn durations_convert() {
        let (days, day) = dimension("duration", Some("day"), None);
        let (weeks, week) = dimension("duration", Some("week"), None);
        assert_eq!(days, weeks);
        let forty = Number::new(Some(40.0), None, None, "at_least", day).unwrap();
        let six = Number::new(Some(6.0), None, None, "exact", week).unwrap();
        assert!(meet(&[forty, six]));
        assert_eq!(six.stated, 42.0);
    }

    #[test]
    fn a_half_is_fifty_percent() {
        let of = |category, unit| dimension(category, Some(unit), None);
        let (share, factor) = dimension("fraction", None, None);
        assert_eq!((share, factor / of("percent", "percent").1), (of("percent", "percent").0, 100.0));
        assert_ne!(of("percent", "percentage point").0, share);
        assert_ne!(of("money", "USD").0, of("money", "EUR").0);
        assert_ne!(dimension("money", Some("USD"), Some("barrel")).0, of("money", "USD").0);
    }

    proptest! {
        #[test]
        fn meeting_is_symmetric_and_reflexive(a in 0f64..1e6, b in 0f64..1e6, i in 0usize..6, j in 0usize..6) {
            let bounds = ["exact", "about", "at_least", "at_most", "more_than", "less_than"];
            let (a, b) = (number(bounds[i], a.round()), number(bounds[j], b.round()));
            prop_assert_eq!(meet([&a, &b]), meet([&b, &a]));
            prop_assert_eq!(a.same(&b), b.same(&a));
            prop_assert_eq!(a.stands(&b), b.stands(&a));
            prop_assert!(meet([&a, &a]) && a.same(&a));
        }
    }
}
