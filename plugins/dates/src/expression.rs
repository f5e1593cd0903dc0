//! What a time expression says, before anything is computed: a small typed tree.
//!
//! The scan builds it from the words alone; the [resolver](crate::resolve) turns it into a value with the
//! help of the publication date and of the dates mentioned before.

use copydesk_sdk::chrono::Weekday;

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Weekend,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
}

impl Unit {
    /// Shorter than a day.
    pub(crate) const fn is_clock(self) -> bool {
        matches!(self, Self::Second | Self::Minute | Self::Hour)
    }
}

/// A season.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

impl Season {
    /// How TIMEX3 writes it.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Autumn => "FA",
            Self::Winter => "WI",
        }
    }

    /// The month it begins with, in the northern half of the world.
    pub(crate) const fn first_month(self) -> u32 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
    Daytime,
}

impl Part {
    /// How TIMEX3 writes it.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Morning => "MO",
            Self::Midday => "MI",
            Self::Afternoon => "AF",
            Self::Evening => "EV",
            Self::Night => "NI",
            Self::Daytime => "DT",
        }
    }
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clock {
    pub(crate) hour: u32,
    pub(crate) minute: u32,
    pub(crate) second: Option<u32>,
}

/// What recurs, or would: it becomes one date only with a year or a point of reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    /// October 7.
    Day { month: u32, day: u32 },
    /// October.
    Month(u32),
    /// Tuesday.
    Weekday(Weekday),
    /// Friday the 13th: a weekday that falls on a day of the month.
    WeekdayOn { weekday: Weekday, day: u32 },
    /// The 21st.
    DayOfMonth(u32),
    /// Summer.
    Season(Season),
    /// The third quarter.
    Quarter(u32),
    /// The first half.
    Half(u32),
    /// Christmas, by its place in the table of holidays.
    Holiday(u16),
    /// Week 31.
    Week(u32),
    /// The weekend.
    Weekend,
}

/// Which of the many that share a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pick {
    /// "Tuesday": the tense decides.
    Nearest,
    /// "last Tuesday"
    Last,
    /// "this summer"
    This,
    /// "next June"
    Next,
    /// "the following Friday": after the date mentioned before.
    Following,
    /// "the previous Friday": before the date mentioned before.
    Previous,
}

/// What a shift counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// The publication: last week, two years ago.
    Publication,
    /// The date mentioned before: the next day, a year earlier.
    Mention,
    /// The date mentioned before, in a history; in news "the next week" is a length from now.
    Story,
    /// The date that the sentence is about: "the day after he held talks".
    Sentence,
}

/// A number of units, in hundredths, or one that is not told ("several").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Amount {
    Hundredths(u64),
    Untold,
}

impl Amount {
    /// A whole number.
    pub(crate) const fn whole(n: u64) -> Self {
        Self::Hundredths(n.saturating_mul(100))
    }

    /// The amount where it is whole and small enough to count with.
    pub(crate) fn count(self) -> Option<i32> {
        match self {
            Self::Hundredths(n) if n % 100 == 0 => i32::try_from(n / 100).ok(),
            _ => None,
        }
    }
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Length {
    pub(crate) amount: Amount,
    pub(crate) unit: Unit,
}

/// A time expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Expression {
    /// October 7, 2023; March 2020; Christmas 1999; the third quarter of 2019.
    Dated { named: Named, year: i32 },
    /// A full date whose order of day and month is open: 03/04/2024.
    Slashed { first: u32, second: u32, year: Option<i32> },
    /// 1984.
    Year(i32),
    /// 264 BC.
    YearBc(i32),
    /// The 1990s, as 199.
    Decade(i32),
    /// The 20th century, as 19.
    Century(i32),
    /// The ninth century BC, as 8.
    CenturyBc(i32),
    /// Tuesday; last summer; October 7.
    Named { named: Named, pick: Pick },
    /// Last week (Week, -1); two years ago; that day (Day, 0); a year earlier.
    Shift { unit: Unit, by: i32, origin: Origin },
    /// Something named inside of something said: July 25 of that year; Monday of next week.
    Within { named: Named, whole: Box<Expression> },
    /// The last week of July; the third month of 2021. Negative counts from the end.
    Nth { unit: Unit, nth: i32, whole: Box<Expression> },
    /// Two days before Christmas.
    Offset { unit: Unit, by: i32, from: Box<Expression> },
    /// Sunday night; that morning.
    Part { part: Part, day: Option<Box<Expression>> },
    /// 8 p.m. on Sunday.
    Clock { clock: Clock, day: Option<Box<Expression>> },
    /// July 14-15.
    Range { from: Box<Expression>, to: Box<Expression> },
    /// Six weeks; several days.
    Length(Length),
    /// "recent weeks", "the coming days": a length that hangs on the present, and no more exact.
    Around(Length),
    /// "months ago", "years later": past or future, no finer.
    Distant { future: bool },
    /// Every Monday, each spring.
    Every(Named),
    /// Daily; every two weeks; per year: the TIMEX3 value.
    Often(Box<str>),
    /// now, at the time: PRESENT_REF, PAST_REF, FUTURE_REF.
    Vague(&'static str),
    /// A day that no rule computes: "the day before the vote".
    UnknownDay,
}

impl Expression {
    /// Whether it stands for one point of the calendar, known or not.
    pub(crate) fn is_point(&self) -> bool {
        self.is_calendar()
            && !matches!(self, Self::Every(_) | Self::Around(_) | Self::Distant { .. } | Self::UnknownDay)
    }

    /// Whether it counts as a date without the option `durations`: a calendar or relative expression, not a
    /// bare length, a bare time of day, something that recurs by the clock, or a vague adverb.
    pub(crate) fn is_calendar(&self) -> bool {
        match self {
            Self::Length(_) | Self::Often(_) | Self::Vague(_) | Self::Clock { .. } => false,
            Self::Part { day, .. } => day.is_some(),
            Self::Range { from, to } => from.is_calendar() && to.is_calendar(),
            Self::Shift { unit, .. } => !unit.is_clock(),
            _ => true,
        }
    }
}

impl Clock {
    /// Whether there is such a time; 24:00 ends a day.
    pub(crate) const fn is_valid(self) -> bool {
        let second = match self.second {
            Some(second) => second,
            None => 0,
        };
        (self.hour < 24 || (self.hour == 24 && self.minute == 0)) && self.minute < 60 && second < 60
    }
}
