//! Differences as annotations of a GitHub workflow.

use std::fmt::Write;

use super::{Change, Difference, Look, Totals, text};

/// A workflow command for each claim that differs, `::warning file=...,title=...::...`, which GitHub shows beside
/// the article's file, and a `::notice` at the end.
#[derive(Clone, Copy, Debug, Default)]
pub struct Github;

impl Look for Github {
    fn article(&mut self, difference: &Difference, out: &mut String) {
        let file = property(difference.path.as_deref().unwrap_or(&difference.article));
        let mut warn = |title: &str, message: &str| {
            let _ = writeln!(out, "::warning file={file},title={}::{}", property(title), data(message));
        };
        let note = text::note(difference);
        if !note.is_empty() {
            warn("article", &format!("{}{note}", difference.article));
        }
        for change in &difference.changes {
            let claim = change.claim();
            let (what, rest) = match change {
                Change::Gained(_) => ("gained", text::tail(claim)),
                Change::Lost(_) => ("lost", text::tail(claim)),
                Change::Changed { fields, .. } => ("changed", format!("  {}", text::altered(fields))),
            };
            warn(&format!("{}: claim {what}", claim.extractor), &format!("{}{rest}", text::head(claim)));
        }
        for (what, lines) in [("new", &difference.said), ("gone", &difference.unsaid)] {
            for line in lines {
                warn(&format!("diagnostic {what}"), line);
            }
        }
    }

    fn end(&mut self, totals: &Totals, out: &mut String) {
        let _ = writeln!(out, "::notice title=copydesk diff::{}", data(&totals.sentence()));
    }
}

/// What would end or split a message, escaped as the runner undoes it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
