//! What a word can mean to the grammar of dates, as the rows of the tables say it.

use std::str::FromStr;

use copydesk_sdk::chrono::Weekday;

use crate::calendar;
use crate::expression::{Part, Season, Unit};
use crate::holidays::Holidays;

/// What opens a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Determiner {
    The,
    A,
    This,
    That,
    Every,
}

/// Which one, relative to the present or to another date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    Last,
    Past,
    Previous,
    Next,
    Coming,
    Following,
    Same,
    Current,
    Recent,
}

/// Which way a length is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    Ago,
    Later,
    Earlier,
    Hence,
}

/// Which part of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Edge {
    Early,
    Mid,
    Late,
    Start,
    Middle,
    End,
}

/// How a unit of time is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Plurality {
    One,
    Many,
    /// hrs: only behind digits.
    Abbreviated,
}

/// A number word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Number {
    Cardinal(u32),
    Tens(u32),
    Times(u32),
    /// Several.
    Few,
}

/// All that a word can mean to the grammar of dates.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Senses {
    pub(crate) month: Option<u32>,
    pub(crate) weekday: Option<Weekday>,
    /// The month or weekday is a common word or name as well: May, sun.
    pub(crate) guarded: bool,
    pub(crate) season: Option<Season>,
    pub(crate) part: Option<Part>,
    /// Weekday or part stand in the plural: Mondays, mornings.
    pub(crate) plural: bool,
    pub(crate) unit: Option<(Unit, u32, Plurality)>,
    pub(crate) number: Option<Number>,
    /// first 1, final -1.
    pub(crate) ordinal: Option<i32>,
    /// nineties 90.
    pub(crate) decade: Option<u32>,
    pub(crate) determiner: Option<Determiner>,
    pub(crate) relation: Option<Relation>,
    pub(crate) direction: Option<Direction>,
    pub(crate) edge: Option<Edge>,
    /// Days from publication: tomorrow 1.
    pub(crate) day: Option<i32>,
    pub(crate) vague: Option<&'static str>,
    pub(crate) often: Option<&'static str>,
    pub(crate) padding: bool,
    /// A unit of measure: the number before it is no year.
    pub(crate) measure: bool,
    /// It may open an expression and has no sense of its own here: half, noon.
    pub(crate) opener: bool,
    /// It leads an expression and has no sense of its own here: half an hour.
    pub(crate) leader: bool,
    /// An expression may begin with it and be about it.
    pub(crate) opens: bool,
    /// An expression may begin with it, if the next word goes on with it.
    pub(crate) leads: bool,
    /// Small words may stand between it and what goes on with it: two or three, late in May.
    pub(crate) leads_far: bool,
    /// It may go on with what a determiner leads: any word of time but another determiner.
    pub(crate) goes_on: bool,
    /// An expression may be about it: a unit, or any name of a time. Numbers and determiners need one behind them.
    pub(crate) head: bool,
    /// The holidays whose first word it is.
    pub(crate) holidays: Option<Holidays>,
    /// It stands in a table.
    pub(crate) known: bool,
    /// It is more than a determiner or a measure: what an expression may begin with, or be made of.
    pub(crate) core: bool,
}

impl Senses {
    pub(crate) const EMPTY: Self = Self {
        month: None,
        weekday: None,
        guarded: false,
        season: None,
        part: None,
        plural: false,
        unit: None,
        number: None,
        ordinal: None,
        decade: None,
        determiner: None,
        relation: None,
        direction: None,
        edge: None,
        day: None,
        vague: None,
        often: None,
        padding: false,
        measure: false,
        opener: false,
        leader: false,
        opens: false,
        leads: false,
        leads_far: false,
        goes_on: false,
        head: false,
        holidays: None,
        known: false,
        core: false,
    };

    /// Sets what an expression may begin with and be made of, once all rows are read.
    pub(crate) fn set_beginnings(&mut self) {
        let name = self.month.is_some() || self.weekday.is_some() || self.season.is_some();
        self.opens =
            name || self.day.is_some() || self.vague.is_some() || self.often.is_some() || self.opener;
        self.head = self.opens || self.is_unit() || self.part.is_some() || self.decade.is_some();
        let number = self.number.is_some() || self.ordinal.is_some() || self.decade.is_some() || self.leader;
        let cue = self.determiner.is_some() || self.relation.is_some() || self.edge.is_some();
        self.leads = number || cue || self.is_unit();
        let opens = self.opens || self.holidays.is_some();
        let more = opens || number || self.relation.is_some() || self.edge.is_some() || self.is_unit();
        self.goes_on = !self.measure && (self.determiner.is_none() || more);
        self.leads_far = number || self.edge.is_some() || self.is_unit();
        self.known = true;
        self.core = opens || self.goes_on || self.leads_far;
    }

    /// Whether it is a unit of time, in full.
    #[inline]
    pub(crate) fn is_unit(&self) -> bool {
        self.unit.is_some()
    }

    /// Adds what one row of a table says.
    pub(crate) fn add(&mut self, sense: &str, value: &'static str, plurality: Option<&str>) {
        let unit = |value| {
            Some(match value {
                "second" => Unit::Second,
                "minute" => Unit::Minute,
                "hour" => Unit::Hour,
                "day" => Unit::Day,
                "week" => Unit::Week,
                "weekend" => Unit::Weekend,
                "month" => Unit::Month,
                "quarter" => Unit::Quarter,
                "half" => Unit::Half,
                "year" => Unit::Year,
                "decade" => Unit::Decade,
                "century" => Unit::Century,
                _ => return None,
            })
        };
        self.guarded |= sense.starts_with("guarded-");
        self.plural |= matches!(sense, "weekdays" | "parts");
        match sense.trim_start_matches("guarded-") {
            "month" if plurality.is_none() => self.month = number(value),
            "weekday" | "weekdays" => self.weekday = number(value).and_then(calendar::weekday),
            "season" => self.season = season(value),
            "part" | "parts" => self.part = part(value),
            "cardinal" => self.number = number(value).map(Number::Cardinal),
            "tens" => self.number = number(value).map(Number::Tens),
            "times" => self.number = number(value).map(Number::Times),
            "few" => self.number = Some(Number::Few),
            "ordinal" => self.ordinal = number(value),
            "decade" if plurality.is_none() => self.decade = number(value),
            "determiner" => self.determiner = determiner(value),
            "relation" => self.relation = relation(value),
            "direction" => self.direction = direction(value),
            "edge" => self.edge = edge(value),
            "day" if plurality.is_none() => self.day = number(value),
            "vague" => self.vague = Some(value),
            "often" => self.often = Some(value),
            "padding" => self.padding = true,
            "measure" => self.measure = true,
            "opener" => self.opener = true,
            "leader" => self.leader = true,
            name => {
                let plurality = match plurality {
                    Some("many") => Plurality::Many,
                    Some("abbreviated") => Plurality::Abbreviated,
                    _ => Plurality::One,
                };
                self.unit = unit(name).zip(number(value)).map(|(unit, times)| (unit, times, plurality));
            }
        }
    }
}

fn number<T: FromStr>(value: &str) -> Option<T> {
    value.parse().ok()
}

fn season(value: &str) -> Option<Season> {
    [Season::Spring, Season::Summer, Season::Autumn, Season::Winter].into_iter().find(|s| s.code() == value)
}

fn part(value: &str) -> Option<Part> {
    let all = [Part::Morning, Part::Midday, Part::Afternoon, Part::Evening, Part::Night, Part::Daytime];
    all.into_iter().find(|part| part.code() == value)
}

fn determiner(value: &str) -> Option<Determiner> {
    Some(match value {
        "the" => Determiner::The,
        "a" => Determiner::A,
        "this" => Determiner::This,
        "that" => Determiner::That,
        "every" => Determiner::Every,
        _ => return None,
    })
}

fn relation(value: &str) -> Option<Relation> {
    Some(match value {
        "last" => Relation::Last,
        "past" => Relation::Past,
        "previous" => Relation::Previous,
        "next" => Relation::Next,
        "coming" => Relation::Coming,
        "following" => Relation::Following,
        "same" => Relation::Same,
        "current" => Relation::Current,
        "recent" => Relation::Recent,
        _ => return None,
    })
}

fn direction(value: &str) -> Option<Direction> {
    Some(match value {
        "ago" => Direction::Ago,
        "later" => Direction::Later,
        "earlier" => Direction::Earlier,
        "hence" => Direction::Hence,
        _ => return None,
    })
}

fn edge(value: &str) -> Option<Edge> {
    Some(match value {
        "early" => Edge::Early,
        "mid" => Edge::Mid,
        "late" => Edge::Late,
        "start" => Edge::Start,
        "middle" => Edge::Middle,
        "end" => Edge::End,
        _ => return None,
    })
}
