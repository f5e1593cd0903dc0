use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use crate::{AttributeSink, Claim, Rule, Source, Span, ValueRef, kind};

macro_rules! named_enum {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $label:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$doc])* $variant,)+ }
        impl $name {
            /// The word for it in output.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $label,)+ }
            }
        }
    };
}

named_enum! {
    /// What sort of number.
    Category {
        /// How many things.
        Count = "count",
        /// A share in a hundred, or percentage points.
        Percent = "percent",
        /// An amount of a currency.
        Money = "money",
        /// A length of time.
        Duration = "duration",
        /// A length, mass, speed, temperature and the like.
        Measure = "measure",
        /// A place in a row.
        Ordinal = "ordinal",
        /// Half, a quarter, two-thirds.
        Fraction = "fraction",
        /// Two in three, 3-to-1.
        Ratio = "ratio",
        /// How old somebody is.
        Age = "age",
        /// A result: 3-1.
        Score = "score",
    }
}

named_enum! {
    /// How a number stands to the true one.
    Bound {
        /// As stated.
        Exact = "exact",
        /// some, around, roughly
        About = "about",
        /// nearly, almost, close to, just under
        Nearly = "nearly",
        /// at least, no fewer than
        AtLeast = "at_least",
        /// up to, as many as
        AtMost = "at_most",
        /// more than, over
        MoreThan = "more_than",
        /// less than, under
        LessThan = "less_than",
        /// Two numbers.
        Range = "range",
        /// dozens, thousands
        Vague = "vague",
    }
}

/// A rise or fall from one number to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// The number before.
    pub from: f64,
    /// The number after.
    pub to: f64,
}

/// A number with what it counts or measures.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Bound or hedge, number and unit.
    pub span: Span,
    /// What sort of number.
    pub category: Category,
    /// The number; none of a range or a vague one.
    pub value: Option<f64>,
    /// The lower end of a range or of a vague number.
    pub low: Option<f64>,
    /// The upper end of a range.
    pub high: Option<f64>,
    /// How it stands to the true number.
    pub bound: Bound,
    /// `percent`, an ISO currency code, or the unit's English singular.
    pub unit: Option<SmolStr>,
    /// What a rate is per: "day", "barrel".
    pub per: Option<SmolStr>,
    /// The two numbers of a ratio or score, as written.
    pub terms: Option<[f64; 2]>,
    /// A rise or fall.
    pub change: Option<Change>,
    /// The number's own words.
    pub written: Span,
    /// The noun phrase that is counted.
    pub what: Option<Span>,
    /// The event or state said of it.
    pub predicate: Option<Span>,
    /// Who asserts it, where stated.
    pub source: Option<Source>,
    /// The period it covers, where stated.
    pub window: Option<Span>,
    /// The date it holds for, ISO 8601.
    pub as_of: Option<SmolStr>,
    /// How it was found.
    pub rule: Rule,
}

impl Claim for Figure {
    fn kind(&self) -> &str {
        kind::FIGURE
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
        out.add("category", self.category.name().into());
        out.add("value", self.value.into());
        out.add("low", self.low.into());
        out.add("high", self.high.into());
        out.add("bound", self.bound.name().into());
        out.add("unit", self.unit.as_deref().into());
        out.add("per", self.per.as_deref().into());
        match self.terms {
            Some([first, second]) => {
                out.add("terms[0]", first.into());
                out.add("terms[1]", second.into());
            }
            None => out.add("terms", ValueRef::Null),
        }
        match self.change {
            Some(Change { from, to }) => {
                out.add("change.from", from.into());
                out.add("change.to", to.into());
            }
            None => out.add("change", ValueRef::Null),
        }
        out.add("written", self.written.into());
        out.add("what", self.what.into());
        out.add("predicate", self.predicate.into());
        out.add("source", self.source.as_ref().map(|s| s.span).into());
        if let Some(source) = &self.source {
            out.add("source.name", source.name.as_str().into());
        }
        out.add("window", self.window.into());
        out.add("as_of", self.as_of.as_deref().into());
    }
}

/// A number as people read it: what goes on for longer than six decimals, as two thirds do, has four digits.
///
/// Values themselves keep their full precision; this is for views and messages.
///
/// ```
/// assert_eq!(copydesk_core::four_digits(2.0 / 3.0), "0.6667");
/// assert_eq!(copydesk_core::four_digits(0.0003 / 9.0), "0.00003333");
/// assert_eq!(copydesk_core::four_digits(27_478.0), "27478");
/// assert_eq!(copydesk_core::four_digits(31.50161), "31.50161");
/// ```
#[must_use]
pub fn four_digits(value: f64) -> String {
    let written = value.to_string();
    if written.split_once('.').is_none_or(|(_, decimals)| decimals.len() <= 6) {
        return written;
    }
    let short = if value.abs() < 1.0 { format!("{value:.3e}") } else { format!("{value:.4}") };
    short.parse::<f64>().map_or(written, |rounded| rounded.to_string())
}
