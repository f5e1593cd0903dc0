//! Explanations for people: the sentence with the words marked under it, then what is said of them, and why.

use anstyle::{AnsiColor, Style};
use copydesk_core::{Extraction, Finding, OffsetUnit, Offsets, Reason, SmolStr, Span, Verdict};

use super::{Explanation, stretch};
use crate::marked::{Mark, Marked, Page, claims, labels, marked, visible};

/// Appends explanations of an article for people, in the look of its marked text.
///
/// ```text
/// inn.txt
///
///   It opened in 1998 with 40 rooms.
///                ?1── f1
///     ?1 no claim "1998"  [figures]
///        rejected  year: four digits that read as a year
///     f1 figure "40"  category=count value=40 what="rooms"  [number-in-digits 0.90]
///        id        inn.txt:figure:23-25
///        taken     what: the noun behind it "rooms"
/// ```
pub fn explanations_text(
    extraction: &Extraction,
    explanations: &[Explanation<'_>],
    look: Marked,
    unit: OffsetUnit,
    out: &mut Vec<u8>,
) {
    let text = &extraction.article.text;
    let offsets = Offsets::new(text, unit);
    let ids = Finding::ids(&extraction.article.id, &extraction.findings, |byte| offsets.convert(byte));
    let mut page = Page { look, out };
    page.heading(&extraction.article);
    let mut rest = explanations;
    while let Some(first) = rest.first() {
        // What shares a sentence is shown under it together.
        let mut around = stretch(extraction, first.span);
        let mut end = 1;
        while let Some(next) = rest.get(end).filter(|next| next.span.start < around.end) {
            around = around.cover(stretch(extraction, next.span));
            end += 1;
        }
        let (here, later) = rest.split_at(end);
        rest = later;
        page.end_line();
        page.together(extraction, here, around, &ids);
    }
    page.diagnostics(text, &extraction.diagnostics);
}

impl Page<'_> {
    fn together(
        &mut self,
        extraction: &Extraction,
        explanations: &[Explanation<'_>],
        around: Span,
        ids: &[String],
    ) {
        let text = &extraction.article.text;
        let finding = |e: &Explanation<'_>| e.finding.and_then(|i| extraction.findings.get(i));
        let mut claims_labels = labels(explanations.iter().filter_map(finding)).into_iter();
        let mut left_alone = 0;
        let mut marks = Vec::new();
        let mut named = Vec::new();
        for explanation in explanations {
            let label = match finding(explanation) {
                Some(_) => claims_labels.next().unwrap_or_default(),
                None => {
                    left_alone += 1;
                    format!("?{left_alone}")
                }
            };
            let mark = |span, kind| Mark { span, label: label.clone(), kind };
            match finding(explanation) {
                Some(finding) => {
                    marks.extend(marked(finding).map(|span| mark(span, finding.kind.clone())));
                }
                None => marks.push(mark(explanation.span, SmolStr::default())),
            }
            named.push((label, explanation));
        }
        self.block(text, around.start as usize..around.end as usize, &mut marks);
        for (label, explanation) in named {
            match finding(explanation) {
                Some(finding) => {
                    self.claim(finding, &label, text);
                    let id = explanation.finding.and_then(|i| ids.get(i)).map(String::as_str);
                    self.row(Style::new().dimmed(), "id", &visible::line(id.unwrap_or_default()));
                }
                None => {
                    let words = claims::quoted(explanation.span, text);
                    self.put(&format!("    {label} no claim {words}  "));
                    let by = format!("[{}]", visible::line(explanation.extractor));
                    self.styled(Style::new().dimmed(), &by);
                    self.end_line();
                }
            }
            for reason in &explanation.reasons {
                self.reason(reason, explanation.span, text);
            }
        }
    }

    fn reason(&mut self, reason: &Reason, own: Span, text: &str) {
        let colour = match reason.verdict {
            Verdict::Taken => AnsiColor::Green,
            Verdict::Rejected => AnsiColor::Red,
        };
        let mut said = format!("{}: {}", visible::line(&reason.rule), visible::line(&reason.note));
        if let Some(evidence) = reason.evidence.filter(|evidence| !evidence.is_empty()) {
            said += &format!(" {}", claims::quoted(evidence, text));
        }
        if reason.span != own {
            said += &format!(" (of {})", claims::quoted(reason.span, text));
        }
        self.row(colour.on_default(), reason.verdict.name(), &said);
    }

    fn row(&mut self, style: Style, name: &str, said: &str) {
        self.put("       ");
        self.styled(style, &format!("{name:<8}"));
        self.put(&format!("  {said}"));
        self.end_line();
    }
}
