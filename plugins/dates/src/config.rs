//! The configuration of the extractor.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::resolve::DayOrder;

/// How dates are extracted.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Also emit lengths of time (six weeks), times of day, what recurs (every day) and vague references
    /// (now, recently), with the values that TIMEX3 gives them. Without it, lengths are left to the figures.
    pub durations: bool,
    /// Which number is the day in 03/04/2024: true for the first, false for the second, "auto" for what the
    /// article's other dates tell. Where they tell nothing, such a date gets no value.
    pub day_first: DayFirst,
    /// Leave out claims whose rule is less sure than this, from 0 to 1.
    pub minimum_confidence: f32,
}

/// Which number is the day, as the configuration says it.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(untagged)]
pub enum DayFirst {
    /// true: the first; false: the second.
    Known(bool),
    /// The article's other dates tell.
    Open(Auto),
}

/// The word "auto".
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Auto {
    /// The article's other dates tell.
    Auto,
}

impl Default for DayFirst {
    fn default() -> Self {
        Self::Open(Auto::Auto)
    }
}

impl From<DayFirst> for DayOrder {
    fn from(day_first: DayFirst) -> Self {
        match day_first {
            DayFirst::Known(true) => Self::DayFirst,
            DayFirst::Known(false) => Self::MonthFirst,
            DayFirst::Open(Auto::Auto) => Self::Auto,
        }
    }
}
