//! How often a claim is right: measured, see the table in README.md.

/// The share of right claims at a score, in whole points of the score from 0 on.
const SHARES: [f32; 8] = [0.66, 0.75, 0.82, 0.86, 0.88, 0.91, 0.94, 0.96];

/// The share of facilities that others, too, mark as a place.
pub(crate) const FACILITY: f32 = 0.35;

/// The share of right claims among those of this score, in between the measured points.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "cut to the length of the table")]
pub(crate) fn of(score: f32) -> f32 {
    let last = SHARES.len() - 1;
    let score = score.clamp(0.0, last as f32);
    let below = score as u8;
    let at = |i: u8| SHARES.get(usize::from(i).min(last)).copied().unwrap_or_default();
    let (low, high) = (at(below), at(below + 1));
    let share = low + (high - low) * (score - f32::from(below));
    f32::from((share * 100.0 + 0.5) as u8) / 100.0
}

#[cfg(test)]
mod tests {
    #[test]
    fn confidence_rises_with_the_score() {
        let shares: Vec<f32> = (-2..20_u8 as i8).map(|s| super::of(f32::from(s) / 2.0)).collect();
        assert!(shares.is_sorted() && shares.iter().all(|s| (0.6..1.0).contains(s)), "{shares:?}");
    }
}
