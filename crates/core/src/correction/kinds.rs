//! What may be said of the four kinds of claim: the attributes that output has, in their order.

/// What an attribute holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A word or phrase that is no part of the article.
    Text,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A number.
    Number,
    /// Words of the article.
    Words,
    /// Words of the article that mean somebody, and the name.
    Named,
    /// A list of words of the article.
    Parts,
    /// A list of numbers.
    Numbers,
    /// Two numbers, `from` and `to`.
    Change,
    /// A list of tables.
    Tables,
}

/// An attribute of a kind of claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub shape: Shape,
    /// Whether every claim of the kind says it; any other can be null.
    pub always: bool,
}

impl Key {
    /// Whether the article need not say it. The parts of a quote and the words of a figure default to the claim's
    /// own words, and are never null.
    #[must_use]
    pub fn can_be_null(&self) -> bool {
        !self.always && self.shape != Shape::Parts && self.name != "written"
    }
}

const fn always(name: &'static str, shape: Shape) -> Key {
    Key { name, shape, always: true }
}

const fn key(name: &'static str, shape: Shape) -> Key {
    Key { name, shape, always: false }
}

const QUOTE: [Key; 5] = [
    always("form", Shape::Choice(&["direct", "mixed", "indirect"])),
    // Where nothing else is said, the claim is its only part.
    key("parts", Shape::Parts),
    key("speaker", Shape::Named),
    key("cue", Shape::Words),
    key("recipient", Shape::Words),
];

const FIGURE: [Key; 15] = [
    always(
        "category",
        Shape::Choice(&[
            "count", "percent", "money", "duration", "measure", "ordinal", "fraction", "ratio", "age",
            "score",
        ]),
    ),
    key("value", Shape::Number),
    key("low", Shape::Number),
    key("high", Shape::Number),
    always(
        "bound",
        Shape::Choice(&[
            "exact",
            "about",
            "nearly",
            "at_least",
            "at_most",
            "more_than",
            "less_than",
            "range",
            "vague",
        ]),
    ),
    key("unit", Shape::Text),
    key("per", Shape::Text),
    key("terms", Shape::Numbers),
    key("change", Shape::Change),
    // Where nothing else is said, the claim itself.
    key("written", Shape::Words),
    key("what", Shape::Words),
    key("predicate", Shape::Words),
    key("source", Shape::Named),
    key("window", Shape::Words),
    key("as_of", Shape::Text),
];

const PLACE: [Key; 9] = [
    key("name", Shape::Text),
    key("geonameid", Shape::Number),
    key("lat", Shape::Number),
    key("lon", Shape::Number),
    key("country", Shape::Text),
    key("admin1", Shape::Text),
    key("feature", Shape::Text),
    always("role", Shape::Choice(&["literal", "demonym", "metonym", "embedded"])),
    key("candidates", Shape::Tables),
];

const DATE: [Key; 3] = [
    key("value", Shape::Text),
    always(
        "grain",
        Shape::Choice(&[
            "time", "day", "week", "month", "quarter", "season", "year", "decade", "century", "vague",
            "duration", "set",
        ]),
    ),
    key("anchor", Shape::Text),
];

/// The attributes of a kind of claim; none for kinds that only a plugin knows.
///
/// ```
/// use copydesk_core::correction::keys;
/// assert_eq!(keys("date").unwrap()[0].name, "value");
/// assert!(keys("rainfall").is_none());
/// ```
#[must_use]
pub fn keys(kind: &str) -> Option<&'static [Key]> {
    match kind {
        crate::kind::QUOTE => Some(&QUOTE),
        crate::kind::FIGURE => Some(&FIGURE),
        crate::kind::PLACE => Some(&PLACE),
        crate::kind::DATE => Some(&DATE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Attributes, Bound, Candidate, Category, Change, Claim, Date, Figure, Form, Grain, Place, Quote, Role,
        Rule, Span, Speaker,
    };

    /// The attributes at the top of a claim.
    fn top(claim: &dyn Claim) -> Vec<String> {
        let mut attributes = Attributes::new();
        claim.attributes(&mut attributes);
        let mut names: Vec<String> = attributes
            .iter()
            .map(|attribute| attribute.key.split(['.', '[']).next().unwrap_or_default().to_owned())
            .collect();
        names.dedup();
        names
    }

    #[test]
    fn the_table_says_what_the_claims_say() {
        let (span, rule) = (Span::new(0, 1), Rule { name: "r", confidence: 1.0 });
        let speaker = Some(Speaker { span, name: "A".to_owned() });
        let quote = Quote {
            form: Form::Direct,
            parts: vec![span],
            speaker: speaker.clone(),
            cue: None,
            recipient: None,
            rule,
        };
        let figure = Figure {
            span,
            category: Category::Count,
            value: None,
            low: None,
            high: None,
            bound: Bound::Exact,
            unit: None,
            per: None,
            terms: Some([1.0, 2.0]),
            change: Some(Change { from: 1.0, to: 2.0 }),
            written: span,
            what: None,
            predicate: None,
            source: speaker,
            window: None,
            as_of: None,
            rule,
        };
        let candidate = Candidate {
            name: "".into(),
            geonameid: None,
            lat: 0.0,
            lon: 0.0,
            country: None,
            admin1: None,
            feature: 'P',
        };
        let place = Place { span, role: Role::Literal, resolved: None, candidates: vec![candidate], rule };
        let date = Date { span, value: None, grain: Grain::Day, anchor: None, rule };
        for claim in [&quote as &dyn Claim, &figure, &place, &date] {
            let names: Vec<&str> = keys(claim.kind()).unwrap().iter().map(|key| key.name).collect();
            assert_eq!(top(claim), names, "{}", claim.kind());
        }
    }
}
