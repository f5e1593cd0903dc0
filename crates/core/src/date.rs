use crate::{AttributeSink, Claim, Rule, Span, kind};

/// How fine a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    /// A time of day.
    Time,
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A quarter.
    Quarter,
    /// A season or half.
    Season,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// Past, present or future, no finer.
    Vague,
    /// A length of time.
    Duration,
    /// Something that recurs.
    Set,
}

impl Grain {
    /// The word for it in output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Time => "time",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Season => "season",
            Self::Year => "year",
            Self::Decade => "decade",
            Self::Century => "century",
            Self::Vague => "vague",
            Self::Duration => "duration",
            Self::Set => "set",
        }
    }
}

/// A calendar or relative time expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Date {
    /// The expression without its preposition.
    pub span: Span,
    /// ISO 8601 or TIMEX3 at its grain; none where a value would take a guess.
    pub value: Option<String>,
    /// How fine it is.
    pub grain: Grain,
    /// The ISO 8601 date that a relative expression was resolved against.
    pub anchor: Option<String>,
    /// How it was found.
    pub rule: Rule,
}

impl Claim for Date {
    fn kind(&self) -> &str {
        kind::DATE
    }
    fn span(&self) -> Span {
        self.span
    }
    fn confidence(&self) -> f32 {
        self.rule.confidence
    }
    fn rule(&self) -> &str {
        self.rule.name
    }
    fn attributes<'a>(&'a self, out: &mut dyn AttributeSink<'a>) {
        out.add("value", self.value.as_deref().into());
        out.add("grain", self.grain.name().into());
        out.add("anchor", self.anchor.as_deref().into());
    }
}
