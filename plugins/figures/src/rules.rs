//! The rules by which figures are found, and how sure each is.

use copydesk_sdk::core::Rule;

use crate::draft::{Draft, Kind};

/// The rule that found `draft`.
pub(crate) fn of(draft: &Draft<'_>, has_noun: bool) -> Rule {
    let (name, confidence) = match draft.kind {
        Kind::Digits if has_noun => ("digits", 0.95),
        Kind::Digits => ("digits-alone", 0.8),
        Kind::Words => ("number-words", 0.95),
        Kind::One => ("one", 0.8),
        Kind::Unit => ("unit", 0.95),
        Kind::Money => ("money", 0.95),
        Kind::Percent => ("percent", 0.97),
        Kind::Age => ("age", 0.93),
        Kind::Range => ("range", 0.9),
        Kind::Change => ("change", 0.9),
        Kind::Score => ("score", 0.85),
        Kind::Vague => ("magnitude", 0.9),
        Kind::Ordinal => ("ordinal", 0.85),
        Kind::Fraction => ("fraction", 0.9),
        Kind::Ratio => ("ratio", 0.85),
    };
    Rule { name, confidence }
}
