//! Claims as rows of one flat table, which CSV, Parquet and SQLite share.

use std::borrow::Cow;

use copydesk_core::{Extraction, Finding, Published, Span, Value, kind};

use crate::json::{Json, Quotable};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Words.
    Text,
    /// Whole numbers.
    Integer,
    /// Numbers.
    Number,
}

/// A column of the table of claims.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What it holds; any cell but the first ten of a row may be empty.
    pub holds: Holds,
    /// What it means.
    pub meaning: &'static str,
    source: Source,
}

/// Where the cells of a column come from.
#[derive(Clone, Copy, Debug)]
enum Source {
    Claim(fn(&Row<'_>) -> Cell<'static>),
    /// An attribute of the claims of one kind.
    Attribute(&'static str, &'static str),
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell<'a> {
    Empty,
    Text(Cow<'a, str>),
    Integer(i64),
    Number(f64),
}

impl Cell<'_> {
    fn text(text: Option<&str>) -> Cell<'static> {
        text.map_or(Cell::Empty, |text| Cell::Text(text.to_owned().into()))
    }

    /// The number in it, whole or not.
    #[cfg(feature = "parquet")]
    #[expect(clippy::cast_precision_loss, reason = "figures of news fit")]
    pub(crate) fn number(&self) -> Option<f64> {
        match self {
            Self::Integer(n) => Some(*n as f64),
            Self::Number(n) => Some(*n),
            Self::Empty | Self::Text(_) => None,
        }
    }
}

/// A claim of an article, to be asked for its cells.
struct Row<'a> {
    extraction: &'a Extraction,
    finding: &'a Finding,
    id: &'a str,
    text: &'a Quotable<'a>,
}

impl Row<'_> {
    fn words(&self, span: Span) -> Cell<'static> {
        Cell::text(Some(self.text.of(span)))
    }

    fn offset(&self, byte: u32) -> Cell<'static> {
        Cell::Integer(self.text.offset(byte).into())
    }

    fn attribute(&self, key: &str) -> Cell<'static> {
        match self.finding.attributes.get(key) {
            None | Some(Value::Null) => Cell::Empty,
            Some(Value::Bool(yes)) => Cell::text(Some(if *yes { "true" } else { "false" })),
            Some(Value::Integer(n)) => Cell::Integer(*n),
            Some(Value::Number(n)) => Cell::Number(*n),
            Some(Value::String(words)) => Cell::text(Some(words)),
            Some(Value::Span(span)) => self.words(*span),
        }
    }

    fn cell(&self, column: &Column) -> Cell<'static> {
        match column.source {
            Source::Claim(cell) => cell(self),
            Source::Attribute(kind, key) if *self.finding.kind == *kind => self.attribute(key),
            Source::Attribute(..) => Cell::Empty,
        }
    }
}

/// The rows of an article, one a claim, in the order of [`COLUMNS`].
pub(crate) fn rows(extraction: &Extraction, text: &Quotable<'_>) -> Vec<Vec<Cell<'static>>> {
    let ids = Finding::ids(&extraction.article.id, &extraction.findings, |byte| text.offset(byte));
    let rows = extraction.findings.iter().zip(&ids).map(|(finding, id)| {
        let row = Row { extraction, finding, id, text };
        COLUMNS.iter().map(|column| row.cell(column)).collect()
    });
    rows.collect()
}

const fn claim(
    name: &'static str,
    holds: Holds,
    meaning: &'static str,
    cell: fn(&Row<'_>) -> Cell<'static>,
) -> Column {
    Column { name, holds, meaning, source: Source::Claim(cell) }
}

const fn attribute(
    kind: &'static str,
    name: &'static str,
    key: &'static str,
    holds: Holds,
    meaning: &'static str,
) -> Column {
    Column { name, holds, meaning, source: Source::Attribute(kind, key) }
}

use Holds::{Integer, Number, Text};
use kind::{DATE, FIGURE, PLACE, QUOTE};

/// The columns of the table of claims. New ones are added at the end.
pub const COLUMNS: [Column; 45] = [
    claim("id", Text, "the claim's id", |row| Cell::text(Some(row.id))),
    claim("article", Text, "the article's id", |row| Cell::text(Some(&row.extraction.article.id))),
    claim("kind", Text, "quote, figure, place, date, or a plugin's own", |row| {
        Cell::text(Some(&row.finding.kind))
    }),
    claim("extractor", Text, "who found it", |row| Cell::text(Some(&row.finding.extractor))),
    claim("start", Integer, "where it starts in the text", |row| row.offset(row.finding.span.start)),
    claim("end", Integer, "where it ends, exclusive", |row| row.offset(row.finding.span.end)),
    claim("text", Text, "its words", |row| row.words(row.finding.span)),
    claim("confidence", Number, "0 to 1, two digits", |row| {
        Cell::Number((f64::from(row.finding.confidence) * 100.0).round() / 100.0)
    }),
    claim("rule", Text, "the rule behind it", |row| Cell::text(Some(&row.finding.rule))),
    claim("attributes", Text, "all attributes, as JSON", |row| {
        let mut json = Vec::new();
        Json::on(&mut json).attributes(&row.finding.attributes, row.text);
        Cell::Text(String::from_utf8(json).unwrap_or_default().into())
    }),
    claim("sentence", Text, "the sentence or sentences it stands in", |row| {
        row.extraction.sentence_of(row.finding.span).map_or(Cell::Empty, |span| row.words(span))
    }),
    claim("outlet", Text, "who published the article", |row| {
        Cell::text(row.extraction.article.outlet.as_deref())
    }),
    claim("published", Text, "when, ISO 8601", |row| {
        Cell::text(row.extraction.article.published.as_ref().map(Published::written))
    }),
    claim("title", Text, "its headline", |row| Cell::text(row.extraction.article.title.as_deref())),
    claim("url", Text, "its address", |row| Cell::text(row.extraction.article.url.as_deref())),
    claim("path", Text, "the file it was read from", |row| {
        Cell::text(row.extraction.article.path.as_deref())
    }),
    attribute(QUOTE, "form", "form", Text, "of a quote: direct, mixed, indirect"),
    attribute(QUOTE, "speaker", "speaker", Text, "who says it, as written"),
    attribute(QUOTE, "speaker_name", "speaker.name", Text, "the fullest name the article gives"),
    attribute(QUOTE, "cue", "cue", Text, "the words that attribute it"),
    attribute(QUOTE, "recipient", "recipient", Text, "to whom"),
    attribute(FIGURE, "category", "category", Text, "of a figure: count, percent, money, ..."),
    attribute(FIGURE, "value", "value", Number, "the number; empty for ranges"),
    attribute(FIGURE, "low", "low", Number, "of a range"),
    attribute(FIGURE, "high", "high", Number, "of a range"),
    attribute(FIGURE, "bound", "bound", Text, "exact, about, at_least, ..."),
    attribute(FIGURE, "unit", "unit", Text, "normalised"),
    attribute(FIGURE, "per", "per", Text, "of a rate"),
    attribute(FIGURE, "written", "written", Text, "the number as written"),
    attribute(FIGURE, "what", "what", Text, "what is counted or measured"),
    attribute(FIGURE, "predicate", "predicate", Text, "what is said of it"),
    attribute(FIGURE, "source", "source", Text, "who asserts it, as written"),
    attribute(FIGURE, "source_name", "source.name", Text, "the fullest name the article gives"),
    attribute(FIGURE, "window", "window", Text, "the time it covers"),
    attribute(FIGURE, "as_of", "as_of", Text, "the day it holds for"),
    attribute(PLACE, "name", "name", Text, "of a place: its name in the gazetteer"),
    attribute(PLACE, "geonameid", "geonameid", Integer, "its number in GeoNames"),
    attribute(PLACE, "lat", "lat", Number, "degrees north"),
    attribute(PLACE, "lon", "lon", Number, "degrees east"),
    attribute(PLACE, "country", "country", Text, "ISO 3166 code"),
    attribute(PLACE, "admin1", "admin1", Text, "the first-level division"),
    attribute(PLACE, "role", "role", Text, "literal, demonym, metonym, embedded"),
    attribute(DATE, "date", "value", Text, "of a date: ISO 8601 or TIMEX3; empty where it would be a guess"),
    attribute(DATE, "grain", "grain", Text, "day, month, ..."),
    attribute(DATE, "anchor", "anchor", Text, "the day it was counted from"),
];
