//! The claims on a page that [`Marked`](crate::Marked) wrote, so that a snapshot can be compared without a run.

use super::{Article, Claim, Place};
use crate::fingerprint;

/// Reads the claims off a page, of which `id` is the article. A claim's place is the number of the block it
/// stands behind, which is as much as a page tells.
///
/// ```
/// use copydesk_report::diff::page_claims;
/// let page = "a.txt\n\n  Two rooms.\n  f1─\n    f1 figure \"Two\"  value=2 what=\"rooms\"  [words 0.95]\n";
/// let article = page_claims("a", page);
/// assert_eq!(article.claims[0].words, "Two");
/// assert_eq!(article.claims[0].extractor, "figures");
/// ```
#[must_use]
pub fn read(id: &str, page: &str) -> Article {
    let (mut claims, mut diagnostics, mut rest) = (Vec::new(), Vec::new(), String::new());
    let mut block = 0;
    for line in page.lines() {
        if line.is_empty() {
            block += 1;
        }
        match claim(line, block) {
            Some(claim) => claims.push(claim),
            // A line under the words belongs to the claims.
            None if is_mark(line) => {}
            None if block > 0 && is_diagnostic(line) => diagnostics.push(line.to_owned()),
            None => {
                rest.push_str(line);
                rest.push('\n');
            }
        }
    }
    Article { id: id.to_owned(), path: None, fingerprint: fingerprint(&rest), claims, diagnostics }
}

/// Everything else behind the heading is indented.
fn is_diagnostic(line: &str) -> bool {
    ["note", "warning", "error"].iter().any(|level| line.starts_with(level))
}

/// A line under the words: labels (`f1`) or `…`, each with a line behind it where the words are longer.
fn is_mark(line: &str) -> bool {
    let mark = |word: &str| {
        let lead = word.trim_end_matches('─');
        lead == "…" || is_label(lead)
    };
    line.starts_with("  ") && !line.trim().is_empty() && line.split_whitespace().all(mark)
}

/// `f1`: the first letter of a kind, and a count.
fn is_label(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        && !chars.as_str().is_empty()
        && chars.all(|c| c.is_ascii_digit())
}

/// `    f1 figure "At least 14"  category=count value=14  [digits 0.95]`
fn claim(line: &str, block: usize) -> Option<Claim> {
    let line = line.strip_prefix("    ")?;
    let (label, line) = line.split_once(' ')?;
    let (kind, line) = line.split_once(' ')?;
    if !is_label(label) || !kind.starts_with(label.get(..1)?) {
        return None;
    }
    let (line, rule) = line.rsplit_once("  [")?;
    let rule = rule.strip_suffix(']')?;
    let (rule, confidence) = rule.rsplit_once(' ')?;
    let (extractor, rule) = match rule.split_once(": ") {
        Some((extractor, rule)) => (extractor.to_owned(), rule),
        None => (format!("{kind}s"), rule),
    };
    let (words, attributes) = line.split_once("\"  ").or_else(|| Some((line.strip_suffix('"')?, "")))?;
    let words = words.strip_prefix('"')?.to_owned();
    let mut fields = pairs(attributes);
    fields.push(("rule".to_owned(), rule.to_owned()));
    fields.push(("confidence".to_owned(), confidence.to_owned()));
    Some(Claim { extractor, kind: kind.to_owned(), words, place: Place::Block(block), fields })
}

/// `key=value` for each attribute. A value is a word, or stands in quotation marks or brackets; what stands
/// behind it in round brackets is a part of it.
fn pairs(attributes: &str) -> Vec<(String, String)> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    let (mut quoted, mut depth, mut start) = (false, 0_usize, 0);
    let mut words = Vec::new();
    for (at, c) in attributes.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '[' | '(' if !quoted => depth += 1,
            ']' | ')' if !quoted => depth = depth.saturating_sub(1),
            ' ' if !quoted && depth == 0 => {
                words.extend(attributes.get(start..at));
                start = at + 1;
            }
            _ => {}
        }
    }
    words.extend(attributes.get(start..).filter(|word| !word.is_empty()));
    let is_key = |key: &str| {
        !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-[]".contains(&b))
    };
    for word in words {
        match (word.split_once('='), pairs.last_mut()) {
            (Some((key, value)), _) if is_key(key) => pairs.push((key.to_owned(), value.to_owned())),
            (_, Some((_, value))) => {
                value.push(' ');
                value.push_str(word);
            }
            (_, None) => pairs.push(("attributes".to_owned(), word.to_owned())),
        }
    }
    pairs
}
