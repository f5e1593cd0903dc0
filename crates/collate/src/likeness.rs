//! Whether two figures count the same thing.

use crate::figure::{Figure, Sort};
use crate::number::{Number, Side, meet, near};
use crate::period::{Overlap, Period};
use crate::subject::shared;

/// Whether two figures of one dimension may count the same thing, and how sure of it one can be.
///
/// It takes the more likeness of what they count, the less their numbers say: that two numbers of many digits are
/// equal is no chance, that two articles both count "three" is. Numbers that differ are of one thing only where
/// nearly all that is known of the figures is the same.
pub(crate) fn likeness(a: &Figure, b: &Figure) -> Option<Likeness> {
    // That both leave a number open on the same side is some likeness as well.
    let open = a.number.bound == b.number.bound && !matches!(a.number.bound, Side::At | Side::Vague);
    let subject = a.subject.alike(&b.subject)? + i32::from(open);
    let ordinal = a.sort == Sort::Ordinal || b.sort == Sort::Ordinal;
    let overlap = a.period.overlap(&b.period);
    if overlap == Overlap::Apart {
        return None;
    }
    let fate = !a.subject.fates().is_empty() && a.subject.fates() == b.subject.fates();
    let days = a.as_of.zip(b.as_of).map(|(a, b)| (a - b).num_days().abs());
    let unlike = |a: &Period, b: &Period| matches!((a, b), (Period::Words(a), Period::Words(b)) if a != b);
    let one_time =
        overlap == Overlap::Shared || days.is_some_and(|days| days <= 2) && !unlike(&a.period, &b.period);
    let numbers = numbers(&a.number, &b.number, ordinal)?;
    // Two tolls of "the past 24 hours" are of one day only if that is known.
    let last = |f: &Figure| matches!(f.period, Period::Last { .. });
    if last(a) && last(b) && overlap == Overlap::Unknown && !a.number.same(&b.number) {
        return None;
    }
    let small = a.number.stated.max(b.number.stated) < 100.0;
    let one_place = shared(&a.places, &b.places) > 0;
    let equal = !matches!(numbers, Numbers::Unequal | Numbers::Far);
    // Two sides of one threshold are two things: those who stay for less than six months, and for six months or more.
    if !fate && a.number.bound.opposes(b.number.bound) {
        return None;
    }
    let (subject_needed, event_needed) = match numbers {
        Numbers::Telling if subject < 3 => (-1, 3),
        Numbers::Telling => (3, 1),
        Numbers::Equal if subject < 4 => (2, 3),
        Numbers::Equal if a.number.digits.min(b.number.digits) < 2 => (4, 2),
        Numbers::Equal => (4, 1),
        Numbers::Small => (5, 2),
        Numbers::Compatible if a.sort == Sort::Duration => (2, 3),
        // A toll may move far from one day to another, where nobody can doubt that it is the same one.
        Numbers::Far if fate && days.is_some_and(|days| days > 0) => (5, 3),
        Numbers::Far => return None,
        // Of small tolls there are many: two are of one event only where it is said to be in one place, or the
        // articles have much else in common.
        Numbers::Compatible | Numbers::Unequal if fate && small && !one_place => (5, 3),
        Numbers::Compatible | Numbers::Unequal if fate => (5, 2),
        Numbers::Compatible | Numbers::Unequal if one_time => (7, 2),
        Numbers::Compatible | Numbers::Unequal => return None,
    };
    let places = match (a.places.is_empty(), b.places.is_empty()) {
        _ if one_place => 1,
        (false, false) => -1,
        _ => 0,
    };
    let period = if overlap == Overlap::Shared { 1 } else { 0 };
    // Where a thing is said to be is left out as often as not: that it differs only tells where the numbers do too.
    let spare = subject + if equal { 0 } else { places.min(0) } + period - subject_needed;
    (spare >= 0).then_some(Likeness { points: subject + places + period, event_needed })
}

/// Whether something that is known of two figures parts them.
pub(crate) fn apart(a: &Figure, b: &Figure) -> bool {
    let ordinal = a.sort == Sort::Ordinal || b.sort == Sort::Ordinal;
    a.subject.alike(&b.subject).is_none()
        || a.period.overlap(&b.period) == Overlap::Apart
        || numbers(&a.number, &b.number, ordinal).is_none()
}

/// What speaks for two figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Likeness {
    /// How much.
    pub(crate) points: i32,
    /// How many points their articles must have besides; see [`Related::points`](crate::related::Related::points).
    pub(crate) event_needed: i32,
}

/// What two numbers say.
enum Numbers {
    /// Equal, of three digits or more.
    Telling,
    /// Equal.
    Equal,
    /// Equal and small, or places in a row.
    Small,
    /// Some value satisfies both.
    Compatible,
    /// None does, but they are of one size.
    Unequal,
    /// They are of another size, though less than four times each other.
    Far,
}

/// What the numbers alone say; `None` where they are too far apart.
fn numbers(a: &Number, b: &Number, ordinal: bool) -> Option<Numbers> {
    let vague = a.bound == Side::Vague || b.bound == Side::Vague;
    if near(a.stated, b.stated) && (!vague || a.bound == b.bound) {
        let small = ordinal || vague || a.stated.abs() <= 12.0;
        return Some(match a.digits.min(b.digits) {
            _ if small => Numbers::Small,
            0..=2 => Numbers::Equal,
            _ => Numbers::Telling,
        });
    }
    let (low, high) = (a.stated.min(b.stated), a.stated.max(b.stated));
    if ordinal || vague || low <= 0.0 || high > 4.0 * low {
        return None;
    }
    if high > 2.0 * low {
        return Some(Numbers::Far);
    }
    Some(if meet([a, b]) { Numbers::Compatible } else { Numbers::Unequal })
}
