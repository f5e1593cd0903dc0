//! Lines under the words: which claim goes under which row, and how overlapping ones are stacked.

use std::collections::BTreeMap;

use copydesk_core::{Finding, SmolStr, Span, Value};

use super::rows::Row;

/// The most lines of marks under a row of text. A claim that finds no room is still listed.
const MOST: usize = 12;

/// A stretch of words to be marked, of one claim.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    pub(crate) span: Span,
    /// `q1`; empty where it goes on from an earlier block, in which its label had its place.
    pub(crate) label: String,
    pub(crate) kind: SmolStr,
}

/// The labels of a block's claims: the first letter of the kind and a count of its own, so that one claim
/// more or less of a kind leaves the labels of the others alone.
pub(crate) fn labels<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Vec<String> {
    let mut counts: BTreeMap<char, usize> = BTreeMap::new();
    let label = |finding: &Finding| {
        let letter = finding.kind.chars().next().filter(char::is_ascii_alphanumeric).unwrap_or('x');
        let count = counts.entry(letter).or_default();
        *count += 1;
        format!("{letter}{count}")
    };
    findings.into_iter().map(label).collect()
}

/// What is marked of a claim: its parts, where it has any (a quote that its attribution breaks), else all
/// of it.
pub(crate) fn marked(finding: &Finding) -> impl Iterator<Item = Span> {
    let part = |attribute: copydesk_core::Attribute<'_>| match *attribute.value {
        Value::Span(span) if attribute.key.starts_with("parts[") && attribute.key.ends_with(']') => {
            Some(span)
        }
        _ => None,
    };
    let parts = finding.attributes.iter().filter_map(part);
    let whole = finding.attributes.get("parts[0]").is_none().then_some(finding.span);
    parts.chain(whole)
}

/// A line of marks: for each column what stands there and the number of the mark it belongs to.
#[derive(Default)]
pub(crate) struct Line {
    columns: Vec<Option<(char, usize)>>,
}

impl Line {
    /// Whether the columns are free, with one to spare on both sides.
    fn has_room(&self, start: usize, end: usize) -> bool {
        let columns = self.columns.get(start.saturating_sub(1)..).unwrap_or_default();
        columns.iter().take(end + 1 - start.saturating_sub(1)).all(Option::is_none)
    }

    fn draw(&mut self, start: usize, end: usize, label: &str, mark: usize) {
        let lead = if label.is_empty() { "…" } else { label };
        let drawn = lead.chars().chain(std::iter::repeat('─')).take((end - start).max(lead.chars().count()));
        for (column, c) in (start..).zip(drawn) {
            if column >= self.columns.len() {
                self.columns.resize(column + 1, None);
            }
            self.columns[column] = Some((c, mark));
        }
    }

    /// The line as stretches of one mark each (or of blanks, which have none).
    pub(crate) fn stretches(&self) -> impl Iterator<Item = (String, Option<usize>)> {
        let same = |a: &Option<(char, usize)>, b: &Option<(char, usize)>| a.map(|a| a.1) == b.map(|b| b.1);
        self.columns.chunk_by(same).map(|stretch| {
            let shown = stretch.iter().map(|column| column.map_or(' ', |(c, _)| c)).collect();
            (shown, stretch.first().copied().flatten().map(|(_, mark)| mark))
        })
    }
}

/// The lines under `row`. Short marks come first, right under their words; what overlaps goes further down.
pub(crate) fn under(row: &Row, marks: &[Mark]) -> Vec<Line> {
    let place = |(i, mark): (usize, &Mark)| {
        let (start, end) = row.columns(mark.span.start as usize, mark.span.end as usize)?;
        Some((end - start, start, i))
    };
    let mut places: Vec<_> = marks.iter().enumerate().filter_map(place).collect();
    places.sort_unstable();
    let mut lines: Vec<Line> = Vec::new();
    for (length, start, i) in places {
        let label = &marks[i].label;
        let end = start + length.max(label.len()).max(1);
        let free = match lines.iter().position(|line| line.has_room(start, end)) {
            Some(free) => free,
            None if lines.len() < MOST => {
                lines.push(Line::default());
                lines.len() - 1
            }
            None => continue,
        };
        lines[free].draw(start, start + length, label, i);
    }
    lines
}
