//! Differences as annotations of a GitHub workflow.

use std::fmt::Write;

use super::{Difference, Look, Totals, text};

/// A workflow command for each article that differs, `::warning file=...,title=...::...`, which GitHub shows beside
/// the article's file, and a `::notice` with the sums at the end.
///
/// One for each article and not for each claim, since GitHub shows ten of a step and leaves out the others.
#[derive(Clone, Copy, Debug, Default)]
pub struct Github;

/// How many lines of an article are shown, since an annotation holds 64 KiB.
const LINES: usize = 100;

impl Look for Github {
    fn article(&mut self, difference: &Difference, out: &mut String) {
        let file = property(difference.path.as_deref().unwrap_or(&difference.article));
        let title = property(&format!("claims in {}{}", difference.article, text::note(difference)));
        let mut lines = text::lines(difference);
        if let Some(more) = lines.len().checked_sub(LINES + 1) {
            lines.truncate(LINES);
            lines.push(format!("and {} more lines", more + 1));
        }
        // A command without a message is none.
        if lines.is_empty() {
            lines.push("the claims are the same".to_owned());
        }
        let _ = writeln!(out, "::warning file={file},title={title}::{}", data(&lines.join("\n")));
    }

    fn end(&mut self, totals: &Totals, out: &mut String) {
        let lines = [vec![totals.sentence()], text::sums(totals)].concat();
        let _ = writeln!(out, "::notice title=claims::{}", data(&lines.join("\n")));
    }
}

/// What would end or split a message, escaped as the runner undoes it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
