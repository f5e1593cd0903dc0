//! The rules by which figures are found, and how sure each is.

use copydesk_sdk::core::Rule;

use crate::draft::{Draft, Kind};

/// The rule that found `draft`. The confidences are those of the README's table.
pub(crate) fn of(draft: &Draft, has_noun: bool) -> Rule {
    let (name, confidence) = match draft.kind {
        Kind::Digits if has_noun => ("digits", 0.95),
        Kind::Digits => ("digits-alone", 0.82),
        Kind::Words => ("number-words", 0.92),
        Kind::One => ("one", 0.85),
        Kind::Unit => ("unit", 0.97),
        Kind::Money => ("money", 0.96),
        Kind::Percent => ("percent", 0.98),
        Kind::Age => ("age", 0.92),
        Kind::Range => ("range", 0.95),
        Kind::Change => ("change", 0.93),
        Kind::Score => ("score", 0.8),
        Kind::Vague => ("magnitude", 0.93),
        Kind::Ordinal => ("ordinal", 0.88),
        Kind::Fraction => ("fraction", 0.88),
        Kind::Ratio => ("ratio", 0.85),
    };
    Rule { name, confidence }
}
