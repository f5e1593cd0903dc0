//! Differences for people.

use std::fmt::Write;

use super::{Change, Claim, Counts, Difference, Look, Place, Presence, Totals};
use crate::marked::visible;

/// A block for each article, `+` before a claim gained, `-` before one lost, `~` before one that says something
/// else, and a line for each extractor at the end.
///
/// ```text
/// storm.txt
///   figures
///     + figure "some 40" 88-95  bound=about category=count value=40  [digits 0.95]
///     ~ figure "At least 14" 0-11  value: 14 → 15
///
/// 1 of 3 articles differs: claims gained 1, lost 0, changed 1
///   figures  gained 1, lost 0, changed 1
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Text;

impl Look for Text {
    fn article(&mut self, difference: &Difference, out: &mut String) {
        let _ = writeln!(out, "{}{}", visible::line(&difference.article), note(difference));
        for line in lines(difference) {
            let _ = writeln!(out, "  {line}");
        }
        out.push('\n');
    }

    fn end(&mut self, totals: &Totals, out: &mut String) {
        let _ = writeln!(out, "{}", totals.sentence());
        for line in sums(totals) {
            let _ = writeln!(out, "  {line}");
        }
    }
}

/// What differs in an article: the name of each extractor with its claims below it, then the diagnostics.
pub(super) fn lines(difference: &Difference) -> Vec<String> {
    let (mut lines, mut extractor) = (Vec::new(), None);
    for change in &difference.changes {
        let name = change.claim().extractor.as_str();
        if extractor != Some(name) {
            lines.push(visible::line(name));
            extractor = Some(name);
        }
        lines.push(format!("  {}", line(change)));
    }
    lines.extend(difference.said.iter().map(|said| format!("+ {said}")));
    lines.extend(difference.unsaid.iter().map(|said| format!("- {said}")));
    lines
}

/// The sums of each extractor.
pub(super) fn sums(totals: &Totals) -> Vec<String> {
    let width = totals.extractors.keys().map(|name| name.chars().count()).max().unwrap_or(0);
    let sum = |(name, counts): (&String, &Counts)| {
        let Counts { gained, lost, changed } = counts;
        format!("{:width$}  gained {gained}, lost {lost}, changed {changed}", visible::line(name))
    };
    totals.extractors.iter().map(sum).collect()
}

/// What is to be said of the article as a whole.
pub(super) fn note(difference: &Difference) -> &'static str {
    match (difference.presence, difference.rewritten) {
        (Presence::New, _) => " (a new article)",
        (Presence::Old, _) => " (an article that is gone)",
        (Presence::Both, true) => " (the article itself changed)",
        (Presence::Both, false) => "",
    }
}

fn line(change: &Change) -> String {
    match change {
        Change::Gained(claim) => format!("+ {}{}", head(claim), tail(claim)),
        Change::Lost(claim) => format!("- {}{}", head(claim), tail(claim)),
        Change::Changed { claim, fields } => format!("~ {}  {}", head(claim), altered(fields)),
    }
}

/// `figure "At least 14" 0-11`.
pub(super) fn head(claim: &Claim) -> String {
    let place = match claim.place {
        Place::Offsets(..) => format!(" {}", claim.place),
        Place::Block(_) | Place::Unknown => String::new(),
    };
    format!("{} \"{}\"{place}", visible::line(&claim.kind), visible::shortened(&claim.words))
}

/// `  category=count value=14  [digits 0.95]`.
pub(super) fn tail(claim: &Claim) -> String {
    let (mut out, mut found) = (String::new(), Vec::new());
    for (key, value) in &claim.fields {
        match key.as_str() {
            "rule" | "confidence" => found.push(visible::line(value)),
            _ => {
                let space = if out.is_empty() { "  " } else { " " };
                let _ = write!(out, "{space}{}={value}", visible::line(key));
            }
        }
    }
    if !found.is_empty() {
        let _ = write!(out, "  [{}]", found.join(" "));
    }
    out
}

/// `value: 14 → 15, rule: digits → words`.
pub(super) fn altered(fields: &[(String, String, String)]) -> String {
    let shown = fields.iter().map(|(key, was, is)| {
        format!("{}: {} → {}", visible::line(key), visible::line(was), visible::line(is))
    });
    shown.collect::<Vec<_>>().join(", ")
}
