//! From expressions to values.
//!
//! Each expression is resolved in the order of the text, at its own grain, against the publication date or,
//! where it refers back, against the date mentioned before. What would take a guess stays without a value.

mod candidates;
mod context;
mod reference;
mod why;
mod write;

use copydesk_sdk::chrono::NaiveDate;
use copydesk_sdk::core::Grain;
use copydesk_sdk::prelude::Tracer;

pub(crate) use context::Context;
pub use context::DayOrder;
pub(crate) use write::length;

use crate::calendar::Period;
use crate::expression::{Amount, Expression, Length, Named, Origin, Pick, Unit};
use crate::scan::{Cursor, Found};
use crate::tense::{self, Tense};
use reference::{Mentions, Place};

/// What an expression means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Resolution {
    /// ISO 8601 or TIMEX3; none where it would take a guess.
    pub(crate) value: Option<String>,
    pub(crate) grain: Grain,
    /// The day it was resolved against.
    pub(crate) anchor: Option<NaiveDate>,
}

/// A period and the day that a relative expression was resolved against.
type Anchored = (Period, Option<NaiveDate>);

/// Resolves the expressions of one article, in order, and gives each to `take`, which gives back the text of its value
/// for the next.
pub(crate) fn resolve(
    c: &Cursor<'_>,
    all: &[Found],
    context: &Context,
    tracer: Tracer<'_>,
    mut take: impl FnMut(&Found, Resolution) -> Option<String>,
) {
    let mut mentions = Mentions::default();
    let mut room = String::new();
    let mut read = 0;
    for found in all {
        mentions.read_on(c, read, found.first);
        read = found.end;
        let resolver = Resolver { context, mentions: &mentions, place: Place { c, found } };
        let (resolution, period) = resolver.resolve(&found.expression, &mut room);
        why::tell(tracer, &resolver, &resolution);
        match period {
            Some(period) if resolver.place.sets_the_scene() => mentions.add(period, context),
            // What comes next may refer to this date, which nobody knows.
            None if found.expression.is_point() => mentions.forget(context),
            _ => {}
        }
        room = take(found, resolution).unwrap_or(room);
    }
}

struct Resolver<'a> {
    context: &'a Context,
    mentions: &'a Mentions,
    place: Place<'a>,
}

impl Resolver<'_> {
    /// The value of an expression, and the period that later ones may refer to. `room` is a text to write it into.
    fn resolve(&self, expression: &Expression, room: &mut String) -> (Resolution, Option<Period>) {
        let timex = self.context.timex;
        let plain = |value: Option<String>, grain| (Resolution { value, grain, anchor: None }, None);
        match expression {
            Expression::Length(length) => plain(Some(write::length(*length)), Grain::Duration),
            Expression::Around(length) => plain(timex.then(|| write::length(*length)), Grain::Vague),
            Expression::Distant { future } => {
                let value = if *future { "FUTURE_REF" } else { "PAST_REF" };
                plain(timex.then(|| value.to_owned()), Grain::Vague)
            }
            Expression::Every(named) => plain(timex.then(|| write::every(*named)), Grain::Set),
            Expression::Often(value) => plain(Some(value.to_string()), Grain::Set),
            Expression::Vague(value) => plain(Some((*value).to_owned()), Grain::Vague),
            Expression::Part { part, day } => {
                let day = match day {
                    Some(day) => self.period(day),
                    None => self.mentions.day_nearby(self.context).map(|day| (day, None)),
                };
                let value = day.map(|(day, _)| format!("{day}T{}", part.code()));
                self.with_time(value, day)
            }
            Expression::Clock { clock, day } => {
                let day = match day {
                    Some(day) => self.period(day),
                    None => self.mentions.day_nearby(self.context).map(|day| (day, None)),
                };
                let value = write::clock(day.map(|(day, _)| day), *clock);
                self.with_time(Some(value), day)
            }
            Expression::Range { from, to } => self.range(from, to),
            other => match self.period(other) {
                Some((period, anchor)) => {
                    let mut value = std::mem::take(room);
                    value.clear();
                    period.write(&mut value);
                    (Resolution { value: Some(value), grain: period.grain(), anchor }, Some(period))
                }
                None => plain(self.masked(other), write::grain(other)),
            },
        }
    }

    fn with_time(&self, value: Option<String>, day: Option<Anchored>) -> (Resolution, Option<Period>) {
        let anchor = day.and_then(|(_, anchor)| anchor);
        (Resolution { value, grain: Grain::Time, anchor }, day.map(|(day, _)| day))
    }

    /// What TIMEX3 has where the calendar gives no value: a length from now, a day that is not known
    /// (2012-XX-XX).
    fn masked(&self, expression: &Expression) -> Option<String> {
        if let (Expression::Shift { unit, origin: Origin::Story, .. }, true) =
            (expression, self.context.timex)
        {
            return Some(length(Length { amount: Amount::whole(1), unit: *unit }));
        }
        let day = matches!(expression, Expression::UnknownDay | Expression::Shift { unit: Unit::Day, .. });
        (self.context.timex && day).then(|| match self.mentions.last().and_then(Period::year) {
            Some(year) => format!("{year:04}-XX-XX"),
            None => "XXXX-XX-XX".to_owned(),
        })
    }

    /// July 14-15; Jan-Feb 2017; 2 to 3 p.m. on Monday.
    fn range(&self, from: &Expression, to: &Expression) -> (Resolution, Option<Period>) {
        if let (Expression::Clock { clock: first, day: on }, Expression::Clock { clock: last, .. }) =
            (from, to)
        {
            let day = on.as_ref().map(|day| self.period(day));
            let period = day.flatten().map(|(day, _)| day);
            // The day is stated and not known: so is the time.
            let value = (on.is_none() || period.is_some()).then(|| write::clocks(period, *first, *last));
            return self.with_time(value, day.flatten());
        }
        let (from, to) = (self.period(from), self.period(to));
        let grain = from.or(to).map_or(Grain::Day, |(period, _)| period.grain());
        let anchor = to.and_then(|(_, anchor)| anchor);
        let both = from.zip(to).map(|((from, _), (to, _))| (from, to));
        let value =
            both.filter(|(from, to)| from.start() <= to.start()).map(|(from, to)| format!("{from}/{to}"));
        (Resolution { value, grain, anchor }, to.map(|(period, _)| period))
    }

    /// The period that a calendar expression names.
    fn period(&self, expression: &Expression) -> Option<Anchored> {
        let stated = |period| Some((period, None));
        match expression {
            Expression::Dated { named, year } => stated(candidates::in_year(*named, *year)?),
            Expression::Slashed { first, second, year } => self.slashed(*first, *second, *year),
            Expression::Year(year) => stated(Period::Year(*year)),
            Expression::YearBc(year) => stated(Period::YearBc(*year)),
            Expression::Decade(decade) => stated(Period::Decade(*decade)),
            Expression::Century(century) => stated(Period::Century(*century)),
            Expression::CenturyBc(century) => stated(Period::CenturyBc(*century)),
            Expression::Named { named, pick } => self.named(*named, *pick),
            Expression::Shift { unit, by, origin } => self.shift(*unit, *by, *origin),
            Expression::Within { named, whole } => {
                let (whole, anchor) = self.period(whole)?;
                Some((candidates::within(*named, whole)?, anchor))
            }
            Expression::Nth { unit, nth, whole } => {
                let (whole, anchor) = self.period(whole)?;
                Some((candidates::nth(*unit, *nth, whole)?, anchor))
            }
            Expression::Offset { unit, by, from } => {
                let (from, anchor) = self.period(from)?;
                let day =
                    if *unit == Unit::Day && !matches!(from, Period::Day(_)) { None } else { from.start() };
                Some((Period::around(day?, *unit).shift(*by)?, anchor))
            }
            _ => None,
        }
    }

    fn slashed(&self, first: u32, second: u32, year: Option<i32>) -> Option<Anchored> {
        let (month, day) = match self.context.day_first? {
            true => (second, first),
            false => (first, second),
        };
        candidates::in_year(Named::Day { month, day }, year?).map(|period| (period, None))
    }

    /// A name that recurs, picked among its years or weeks.
    fn named(&self, named: Named, pick: Pick) -> Option<Anchored> {
        if matches!(pick, Pick::Following | Pick::Previous) {
            let base = self.mentions.last().and_then(Period::start).or(self.context.publication)?;
            return Some((candidates::pick(named, pick, base, Tense::Unknown)?, Some(base)));
        }
        if self.context.narrative {
            let base = self.mentions.last()?;
            return Some((candidates::near_mention(named, base)?, base.start()));
        }
        let Some(publication) = self.context.publication else {
            // No day to count from; but the article may speak of one year only.
            let latest = self
                .context
                .latest
                .filter(|_| matches!((named, pick), (Named::Day { .. }, Pick::Nearest)))?;
            let picked = candidates::pick(named, pick, latest, Tense::Unknown)?;
            return (picked.year() == Period::Day(latest).year()).then_some((picked, Some(latest)));
        };
        if let (Named::Day { month, day }, Pick::Nearest) = (named, pick)
            && let Some(same) = self.mentions.same_day(month, day, publication)
        {
            return Some((Period::Day(same), Some(publication)));
        }
        // The tense of the clause is not that of "the October 7 attack"; weekdays lie close either way.
        let attributive = self.place.is_attributive() && !matches!(named, Named::Weekday(_));
        let tense = match attributive {
            true => Tense::Unknown,
            false => tense::around(self.place.c, self.place.found.first, self.place.found.end),
        };
        let picked = candidates::pick(named, pick, publication, tense)?;
        Some((self.not_before_its_neighbour(named, picked, publication).unwrap_or(picked), Some(publication)))
    }

    /// "late Tuesday or early Wednesday", "from 6 April to 27 October": the second is not before the first.
    fn not_before_its_neighbour(&self, named: Named, day: Period, publication: NaiveDate) -> Option<Period> {
        let first = self.mentions.last_day()?;
        if matches!(self.place.found.expression, Expression::Offset { .. }) {
            return None;
        }
        let weekday = matches!(named, Named::Weekday(_));
        // "from 6 April to 27 October": one stretch, wherever it lies.
        let stretch = self.place.ends_stretch() && matches!(named, Named::Day { .. } | Named::Month(_));
        let joined = weekday && first > publication && self.place.is_joined() || stretch;
        let back = joined && day.start()? < first;
        back.then(|| candidates::pick(named, Pick::Nearest, first, Tense::Future)).flatten()
    }

    /// Last week; two years ago; the next day; a year earlier.
    fn shift(&self, unit: Unit, by: i32, origin: Origin) -> Option<Anchored> {
        if unit.is_clock() {
            return None;
        }
        let publication = match origin {
            Origin::Publication if !self.context.narrative => self.context.publication,
            // In a history "today" is no day that is known, and "this year" is the year it tells of.
            Origin::Publication if unit == Unit::Day || by != 0 => None,
            Origin::Publication => self.mentions.last().and_then(Period::start),
            Origin::Story if !self.context.narrative => return None,
            Origin::Mention | Origin::Story => return self.shift_from_mention(unit, by),
            Origin::Sentence => {
                return self.mentions.reported_day(self.context).map(|day| (Period::Day(day), Some(day)));
            }
        };
        let base = publication?;
        Some((Period::around(base, unit).shift(by)?, Some(base)))
    }

    fn shift_from_mention(&self, unit: Unit, by: i32) -> Option<Anchored> {
        if unit == Unit::Day {
            let base =
                if by < 0 { self.mentions.reported_day(self.context) } else { self.mentions.last_day() }?;
            return Some((Period::Day(base).shift(by)?, Some(base)));
        }
        let Some(mention) = self.mentions.last() else {
            let base = self.context.publication.filter(|_| !self.context.narrative)?;
            return Some((Period::around(base, unit).shift(by)?, Some(base)));
        };
        if let (Period::YearBc(_), Unit::Year) = (mention, unit) {
            return Some((mention.shift(by)?, None));
        }
        let base = mention.start()?;
        if unit == Unit::Year {
            let year = if by == 0 { Period::Year(mention.year()?) } else { mention.shift_years(by)? };
            return Some((year, Some(base)));
        }
        let finer = Period::around(base, unit).grain() < mention.grain();
        (!finer).then(|| Some((Period::around(base, unit).shift(by)?, Some(base)))).flatten()
    }
}
