//! Which of the quotes found in an article are right: some part shares at least half of its words with a marked
//! piece, and the speaker is the same.
//!
//! Pieces are cut at line breaks and stripped of marks at their edges on both sides, so that one quote over three
//! paragraphs is worth what three are. Each marked piece answers for one found piece, the closest first.

use copydesk_testing::Checked;

use super::gold::{Article, Speaker, Stretch};
use super::speakers;

/// What is stripped from the edges of a piece.
const EDGE: &str = " \t\u{a0}\"'“”‘’„«»`.,;:!?…-–—―()[]";
const LINE_ENDS: [char; 4] = ['\n', '\r', '\u{2028}', '\u{2029}'];

/// How much of two pieces must be shared.
const SHARED: f64 = 0.5;

/// A piece of the text, in code points, and the quote that it belongs to.
struct Piece {
    start: usize,
    end: usize,
    quote: usize,
}

/// The confidence of each quote found, and whether it is right; quotes in stretches that nobody judged are left out.
pub(crate) fn quotes(article: &Article, checked: &Checked) -> Vec<(f64, bool)> {
    let chars: Vec<char> = article.text.chars().collect();
    let starts: Vec<usize> = article.text.char_indices().map(|(i, _)| i).collect();
    let code_point = |byte: u32| starts.partition_point(|&s| s < byte as usize);

    let mut marked = Vec::new();
    for (i, quote) in article.gold.quotes.iter().enumerate() {
        for part in quote.parts() {
            pieces(&chars, part, quote.kind == "indirect", i, &mut marked);
        }
    }
    let mut found = Vec::new();
    let findings: Vec<_> = checked.findings().collect();
    for (i, finding) in findings.iter().enumerate() {
        let indirect = finding.attributes.string("form") == Some("indirect");
        for part in (0..).map_while(|n| finding.attributes.span(&format!("parts[{n}]"))) {
            let stretch = Stretch { start: code_point(part.start), end: code_point(part.end) };
            pieces(&chars, stretch, indirect, i, &mut found);
        }
    }
    let unjudged = |p: &Piece| {
        article
            .gold
            .ignore
            .iter()
            .any(|&(start, end)| 2 * p.end.min(end).saturating_sub(p.start.max(start)) > p.end - p.start)
    };
    found.retain(|p| !unjudged(p));

    let mut right: Vec<Option<bool>> = vec![None; findings.len()];
    for piece in &found {
        if let Some(right) = right.get_mut(piece.quote) {
            right.get_or_insert(false);
        }
    }
    for (m, f) in matched(&marked, &found) {
        let speaker = article.gold.quotes.get(m.quote).and_then(|q| q.speaker.as_ref());
        let Some(finding) = findings.get(f.quote) else { continue };
        let named = finding.attributes.span("speaker").map(|span| Speaker {
            text: checked.text(span).to_owned(),
            start: code_point(span.start),
            end: code_point(span.end),
        });
        if let Some(Some(right)) = right.get_mut(f.quote) {
            *right |= speakers::agree(speaker, named.as_ref());
        }
    }
    let confidence = |i: usize| findings.get(i).map_or(0.0, |f| f64::from(f.confidence));
    right.iter().enumerate().filter_map(|(i, right)| Some((confidence(i), (*right)?))).collect()
}

/// One to one, the closest first; of equals the first.
fn matched<'a>(marked: &'a [Piece], found: &'a [Piece]) -> Vec<(&'a Piece, &'a Piece)> {
    let mut pairs = Vec::new();
    for (i, m) in marked.iter().enumerate() {
        for (j, f) in found.iter().enumerate() {
            let shared = share(m, f);
            if shared >= SHARED {
                pairs.push((shared, i, j));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut marked_used, mut found_used) = (vec![false; marked.len()], vec![false; found.len()]);
    let mut out = Vec::new();
    for (_, i, j) in pairs {
        if let (Some(m), Some(f), false, false) = (marked.get(i), found.get(j), marked_used[i], found_used[j])
        {
            (marked_used[i], found_used[j]) = (true, true);
            out.push((m, f));
        }
    }
    out
}

/// What two pieces share of what they cover together.
fn share(a: &Piece, b: &Piece) -> f64 {
    let shared = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    shared as f64 / (a.end.max(b.end) - a.start.min(b.start)) as f64
}

fn pieces(chars: &[char], whole: Stretch, indirect: bool, quote: usize, out: &mut Vec<Piece>) {
    let edge = |i: usize| chars.get(i).is_some_and(|c| EDGE.contains(*c));
    let line_end = |&i: &usize| chars.get(i).is_none_or(|c| LINE_ENDS.contains(c));
    let mut start = whole.start;
    while start < whole.end {
        let line = (start..whole.end).find(line_end).unwrap_or(whole.end);
        let (mut a, mut b) = (start, line);
        while a < b && edge(a) {
            a += 1;
        }
        while b > a && edge(b - 1) {
            b -= 1;
        }
        let that =
            chars.get(a..a + 5).is_some_and(|w| w.iter().collect::<String>().to_lowercase() == "that ");
        if indirect && that {
            a += 5;
        }
        if a < b {
            out.push(Piece { start: a, end: b, quote });
        }
        start = line + 1;
    }
}

#[cfg(test)]
mod tests {
    use copydesk_quotes::Quotes;
    use copydesk_testing::check;

    use super::*;

    /// An article and the quote that is marked in it.
    fn judged(marked: &str, speaker: &str) -> Vec<bool> {
        let text = "The mill at Ober burned on Sunday.\n\n“The mill is lost for good,” Ann Gale said.\n";
        let at = |words: &str| {
            let start = text.split(words).next().map_or(0, |before| before.chars().count());
            (start, start + words.chars().count())
        };
        let ((start, end), (from, to)) = (at(marked), at(speaker));
        let line = format!(
            r#"{{"text": {}, "gold": {{"quotes": [{{"start": {start}, "end": {end}, "kind": "direct",
                "speaker": {{"text": "{speaker}", "start": {from}, "end": {to}}}}}]}}}}"#,
            serde_json::to_string(text).expect("a string"),
        );
        let article: Article = serde_json::from_str(&line).expect("an article");
        quotes(&article, &check::<Quotes>(text, "")).into_iter().map(|(_, right)| right).collect()
    }

    #[test]
    fn half_of_the_words_and_the_speaker() {
        assert_eq!(judged("“The mill is lost for good,”", "Ann Gale"), [true]);
        assert_eq!(judged("mill is lost for good", "Ann Gale"), [true]);
        assert_eq!(judged("The mill", "Ann Gale"), [false]);
        assert_eq!(judged("The mill is lost for good", "Ober"), [false]);
    }
}
