//! Whether two figures count the same thing.

use crate::article::Figure;
use crate::features::Related;
use crate::number::{Number, Side, digits, meet, near};
use crate::period::Overlap;
use crate::subject::{Points, shared};

/// So many points two figures need, those for what their articles share included, to count the same thing.
pub(crate) const ENOUGH: i32 = 6;

/// How much speaks for it that two figures of one dimension count the same thing; `None` where they cannot.
pub(crate) fn likeness(a: &Figure, b: &Figure) -> Points {
    let subject = a.subject.alike(&b.subject)?;
    let ordinal = &*a.category == "ordinal" || &*b.category == "ordinal";
    let numbers = numbers(&a.number, &b.number, ordinal)?;
    let period = match a.period.overlap(&b.period) {
        Overlap::Apart => return None,
        Overlap::Shared => 2,
        Overlap::Unknown => 0,
    };
    let places = match (a.places.is_empty(), b.places.is_empty()) {
        (false, false) if shared(&a.places, &b.places) > 0 => 1,
        (false, false) => -1,
        _ => 0,
    };
    Some(subject + numbers + period + places)
}

/// How much the numbers alone say: that two exact numbers of many digits are equal is no chance.
fn numbers(a: &Number, b: &Number, ordinal: bool) -> Points {
    let small = |n: &Number| n.stated.abs() <= 12.0;
    if near(a.stated, b.stated) {
        return Some(match digits(a.stated) {
            _ if a.bound == Side::Vague || b.bound == Side::Vague => {
                if a.bound == b.bound {
                    0
                } else {
                    return None;
                }
            }
            _ if small(a) => 0,
            0 | 1 => 1,
            2 => 2,
            _ => 3,
        });
    }
    let vague = [a, b].iter().any(|n| matches!(n.bound, Side::Vague));
    if ordinal || vague {
        return None;
    }
    let (low, high) = (a.stated.min(b.stated), a.stated.max(b.stated));
    if low <= 0.0 || high > 2.0 * low {
        return None;
    }
    Some(match high / low {
        _ if a.bound == Side::Range && b.bound == Side::Range => -1,
        _ if small(a) || small(b) => -2,
        r if r <= 1.05 => 1,
        r if r <= 1.2 || meet([a, b]) => 0,
        _ => -1,
    })
}

impl Related {
    /// What the articles of two figures share, in points; `None` where it is too little to be one event.
    pub(crate) fn points(self) -> Points {
        match (self.share, self.names) {
            (share, names) if share >= 0.35 && names >= 3 => Some(3),
            (share, names) if share >= 0.2 && names >= 3 => Some(2),
            (share, names) if share >= 0.12 && names >= 2 => Some(1),
            _ => None,
        }
    }
}
