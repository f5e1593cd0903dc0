//! How often a claim of a rule at a score is right: measured, see the table in README.md.

/// The share of right claims among those of this rule and score.
pub(crate) fn of(_rule: &str, score: f32) -> f32 {
    let share = 1.0 / (1.0 + (-0.55 * score - 0.2).exp());
    (share * 100.0).round() / 100.0
}
