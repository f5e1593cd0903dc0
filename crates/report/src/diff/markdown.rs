//! Differences as a summary in Markdown.

use std::fmt::Write;

use super::{Change, Counts, Difference, Look, Totals, text};
use crate::marked::visible;

/// A table of the extractors, then the articles, folded: for a pull request or a job summary.
#[derive(Clone, Debug, Default)]
pub struct Markdown {
    articles: String,
    shown: usize,
}

/// How many articles are shown, since a job summary holds a megabyte.
const SHOWN: usize = 100;
/// How many changes of an article are shown.
const CHANGES: usize = 100;

impl Look for Markdown {
    fn article(&mut self, difference: &Difference, _: &mut String) {
        self.shown += 1;
        if self.shown > SHOWN {
            return;
        }
        let Difference { article, changes, said, unsaid, .. } = difference;
        let out = &mut self.articles;
        let (article, note) = (html(&visible::line(article)), text::note(difference));
        let _ = writeln!(out, "\n<details><summary>{article}{note}</summary>\n");
        for change in changes.iter().take(CHANGES) {
            let claim = change.claim();
            let (what, rest) = match change {
                Change::Gained(_) => ("gained", text::tail(claim)),
                Change::Lost(_) => ("lost", text::tail(claim)),
                Change::Changed { fields, .. } => ("**changed**", format!("  {}", text::altered(fields))),
            };
            let line = code(&format!("{}{rest}", text::head(claim)));
            let _ = writeln!(out, "- {} {what}: {line}", html(&visible::line(&claim.extractor)));
        }
        if let Some(more) = changes.len().checked_sub(CHANGES + 1) {
            let _ = writeln!(out, "- and {} more", more + 1);
        }
        for (what, lines) in [("new", said), ("gone", unsaid)] {
            for line in lines {
                let _ = writeln!(out, "- diagnostic {what}: {}", code(line));
            }
        }
        out.push_str("\n</details>\n");
    }

    fn end(&mut self, totals: &Totals, out: &mut String) {
        let _ = writeln!(out, "### Claims\n\n{}", totals.sentence());
        if !totals.extractors.is_empty() {
            out.push_str("\n| extractor | gained | lost | changed |\n| --- | ---: | ---: | ---: |\n");
        }
        for (name, Counts { gained, lost, changed }) in &totals.extractors {
            let name = html(&visible::line(name)).replace('|', "\\|");
            let _ = writeln!(out, "| {name} | {gained} | {lost} | {changed} |");
        }
        out.push_str(&self.articles);
        if let Some(more) = self.shown.checked_sub(SHOWN + 1) {
            let _ = writeln!(out, "\nand {} more articles", more + 1);
        }
    }
}

fn html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// As code, whatever backticks are in it.
fn code(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let space = if longest > 0 { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}
