//! A comparison for people: a block a group, values and wordings side by side.

use std::collections::BTreeSet;
use std::fmt::Write;

use copydesk_core::{Comparison, Edit, Figures, Group, Quotes, Reprint, Stated};
use unicode_width::UnicodeWidthStr;

/// A comparison as text: a block a group, with the number or the change of each claim, its outlet (else the
/// article's id), its date and its source, and how many witnesses stand behind each number. A claim's sentence
/// stands under it where the comparison has it.
///
/// ```
/// use copydesk_core::Comparison;
/// assert_eq!(copydesk_report::comparison_text(&Comparison::default()), "No claim stands in two articles.\n");
/// ```
#[must_use]
pub fn comparison_text(comparison: &Comparison) -> String {
    let Comparison { figures, quotes, reprints } = comparison;
    if figures.is_empty() && quotes.is_empty() && reprints.is_empty() {
        return "No claim stands in two articles.\n".to_owned();
    }
    let mut out = String::new();
    for group in figures {
        figure_group(group, &mut out);
    }
    for group in quotes {
        quote_group(group, &mut out);
    }
    for reprint in reprints {
        reprint_line(reprint, &mut out);
    }
    let plural = |n: usize, one: &str| format!("{n} {one}{}", if n == 1 { "" } else { "s" });
    let _ = writeln!(
        out,
        "{} of figures, {} of quotations, {}",
        plural(figures.len(), "group"),
        plural(quotes.len(), "group"),
        plural(reprints.len(), "reprint")
    );
    out
}

fn witnesses(n: usize) -> String {
    if n == 1 { "1 witness".to_owned() } else { format!("{n} witnesses") }
}

/// How many texts stand behind claims: near-copies are one.
fn behind<'a, T: 'a>(claims: impl Iterator<Item = &'a Stated<T>>) -> usize {
    claims.map(|claim| claim.reprint_of.as_ref().unwrap_or(&claim.article)).collect::<BTreeSet<_>>().len()
}

fn figure_group(group: &Group<Figures>, out: &mut String) {
    let Group { about, kind, .. } = group;
    let _ = writeln!(out, "{}: {about} ({})", kind.relation.name(), witnesses(group.witnesses));
    // Claims of one number stand together, where the first of them stands.
    let mut values: Vec<(String, Vec<&Stated<_>>)> = Vec::new();
    for claim in &kind.claims {
        let value = claim.text.to_lowercase();
        match values.iter_mut().find(|(known, _)| *known == value) {
            Some((_, claims)) => claims.push(claim),
            None => values.push((value, vec![claim])),
        }
    }
    let mut rows = Vec::new();
    for (_, claims) in &values {
        for (i, claim) in claims.iter().enumerate() {
            let count = || witnesses(behind(claims.iter().copied()));
            let value = if i == 0 { flat(&claim.text) } else { String::new() };
            let count = if i == 0 { count() } else { String::new() };
            let source = claim.said.source.as_deref().map(|source| format!("says {}", flat(source)));
            rows.push(Row {
                cells: [value, count, date(claim), outlet(claim), source.unwrap_or_default()],
                below: below(claim),
            });
        }
    }
    table(&rows, out);
}

fn quote_group(group: &Group<Quotes>, out: &mut String) {
    let claims = &group.kind.claims;
    let Some(fullest) = claims.first() else { return };
    let speaker =
        fullest.said.speaker.as_deref().map_or("quotation".to_owned(), |s| format!("{} said", flat(s)));
    let _ = writeln!(out, "{speaker}: {} ({})", flat(&fullest.text), witnesses(group.witnesses));
    let mut rows = Vec::new();
    for claim in claims {
        let change = claim.said.change.name().replace('_', " ");
        let said = claim.said.speaker.as_deref().map(flat).unwrap_or_default();
        let mut below = below(claim);
        let edits: Vec<String> = claim.said.edits.iter().map(edit).collect();
        if !edits.is_empty() {
            below.insert(0, edits.join(" "));
        }
        rows.push(Row { cells: [change, String::new(), date(claim), outlet(claim), said], below });
    }
    table(&rows, out);
}

fn reprint_line(reprint: &Reprint, out: &mut String) {
    let copies = reprint.articles.get(1..).unwrap_or_default().join(", ");
    let original = reprint.articles.first().map(String::as_str).unwrap_or_default();
    let _ = writeln!(out, "near-copy: {copies} of {original} ({:.0} % shared)\n", reprint.shared * 100.0);
}

/// `[-gone-]`, `{+new+}`, as word differences are shown elsewhere.
fn edit(edit: &Edit) -> String {
    match edit {
        Edit::Drop { from } => format!("[-{from}-]"),
        Edit::Add { to } => format!("{{+{to}+}}"),
        Edit::Replace { from, to } => format!("[-{from}-]{{+{to}+}}"),
    }
}

fn date<T>(claim: &Stated<T>) -> String {
    // The time of day is more than a table needs.
    claim.published.as_deref().map_or("undated".to_owned(), |written| written.chars().take(10).collect())
}

fn outlet<T>(claim: &Stated<T>) -> String {
    claim.outlet.as_deref().unwrap_or(&claim.article).to_owned()
}

fn below<T>(claim: &Stated<T>) -> Vec<String> {
    let copy = claim.reprint_of.as_deref().map(|original| format!("(near-copy of {original})"));
    copy.into_iter().chain(claim.sentence.as_deref().map(flat)).collect()
}

/// On one line, and without characters that a terminal would act on.
fn flat(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    words.chars().filter(|c| !c.is_control()).collect()
}

struct Row {
    cells: [String; 5],
    /// Lines under it.
    below: Vec<String>,
}

fn table(rows: &[Row], out: &mut String) {
    let mut widths = [0; 5];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(&row.cells) {
            *width = (*width).max(cell.width());
        }
    }
    for row in rows {
        let mut line = String::from("  ");
        for (cell, width) in row.cells.iter().zip(widths).filter(|(_, width)| *width > 0) {
            let _ = write!(line, "{cell}{:1$}  ", "", width.saturating_sub(cell.width()));
        }
        out.push_str(line.trim_end());
        out.push('\n');
        for below in &row.below {
            let _ = writeln!(out, "      {below}");
        }
    }
    out.push('\n');
}
