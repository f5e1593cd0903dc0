//! The reviewer's form: the text with its claims marked under the words.

pub(crate) mod claims;
mod marks;
mod rows;
pub(crate) mod visible;

use std::ops::Range;

use anstyle::{AnsiColor, Style};
use copydesk_core::{Diagnostic, Document, Extraction, Finding, Level, Published, kind};

use crate::{Format, Summary};
pub(crate) use marks::{Mark, labels, marked};

/// Text for people, on a terminal and in snapshots.
///
/// An article is its id and what else is known of it, then its text, wrapped, with a line under the words of
/// each claim, and behind every paragraph a line for each of its claims, then the diagnostics. A line under
/// the words begins with the claim's label, the first letter of its kind and a count; one that begins with
/// "…" goes on from an earlier paragraph.
///
/// ```text
/// storm.txt
/// outlet: Harbour Post
///
///   At least 14 people were hurt in Lower Marsh, said Ada Quill, the mayor.
///   f1─────────                     p1─────────
///   q1─────────────────────────────────────────
///     f1 figure "At least 14"  category=count value=14 bound=at_least what="people"  [cardinal 0.92]
///     q1 quote "At least 14 people were hurt in Lower Marsh"  form=indirect speaker="Ada Quill"  [after 0.90]
///     p1 place "Lower Marsh"  role=literal  [known-name 0.80]
/// ```
///
/// One claim more or less changes the lines around it and no others: labels are counted anew in each
/// paragraph, and nothing is aligned with what stands in another line.
#[derive(Clone, Copy, Debug)]
pub struct Marked {
    /// Columns to wrap at.
    pub width: usize,
    /// Whether to colour the kinds apart.
    pub colour: bool,
}

/// What snapshots use: 100 columns, no colour.
impl Default for Marked {
    fn default() -> Self {
        Self { width: 100, colour: false }
    }
}

const INDENT: &str = "  ";

impl Format for Marked {
    fn begin(&self, _: &mut Vec<u8>) {}

    fn article(&self, extraction: &Extraction, out: &mut Vec<u8>) {
        let mut page = Page { look: *self, out };
        page.heading(&extraction.article);
        page.text(&extraction.article.text, &extraction.findings);
        page.diagnostics(&extraction.article.text, &extraction.diagnostics);
        page.end_line();
    }

    fn end(&self, summary: &Summary, out: &mut Vec<u8>) {
        out.extend_from_slice(summary.to_string().as_bytes());
    }
}

/// The article as it is written.
pub(crate) struct Page<'a> {
    pub(crate) look: Marked,
    pub(crate) out: &'a mut Vec<u8>,
}

impl Page<'_> {
    pub(crate) fn put(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    pub(crate) fn styled(&mut self, style: Style, text: &str) {
        if self.look.colour && !style.is_plain() {
            self.put(&format!("{style}{text}{style:#}"));
        } else {
            self.put(text);
        }
    }

    pub(crate) fn end_line(&mut self) {
        self.put("\n");
    }

    pub(crate) fn heading(&mut self, article: &Document) {
        self.styled(Style::new().bold(), &visible::line(&article.id));
        self.end_line();
        let fields = [
            ("title", article.title.as_deref()),
            ("outlet", article.outlet.as_deref()),
            ("published", article.published.as_ref().map(Published::written)),
            ("language", article.language.as_deref()),
            ("url", article.url.as_deref()),
        ];
        for (name, value) in fields {
            if let Some(value) = value {
                self.put(&format!("{name}: {}\n", visible::line(value)));
            }
        }
    }

    /// The text, block by block, each with its claims behind it.
    fn text(&mut self, text: &str, mut findings: &[Finding]) {
        let mut marks: Vec<Mark> = Vec::new();
        for block in blocks(text) {
            self.end_line();
            let own = findings.partition_point(|f| (f.span.start as usize) < block.end);
            let (here, later) = findings.split_at(own);
            findings = later;
            let labels = labels(here);
            for (finding, label) in here.iter().zip(&labels) {
                let mark = |span| Mark { span, label: label.clone(), kind: finding.kind.clone() };
                marks.extend(marked(finding).map(mark));
            }
            self.block(text, block.clone(), &mut marks);
            for (finding, label) in here.iter().zip(&labels) {
                self.claim(finding, label, text);
            }
            marks.retain(|mark| mark.span.end as usize > block.end);
            marks.iter_mut().for_each(|mark| mark.label.clear());
        }
        // What stands behind the last word is listed all the same.
        for (finding, label) in findings.iter().zip(labels(findings)) {
            self.claim(finding, &label, text);
        }
    }

    /// The rows of a block, each with its marks under it. Marks that are done with are taken off the list.
    pub(crate) fn block(&mut self, text: &str, block: Range<usize>, marks: &mut Vec<Mark>) {
        marks.sort_by_key(|mark| mark.span);
        let mut waiting = std::mem::take(marks).into_iter().peekable();
        let width = self.look.width.saturating_sub(INDENT.len()).max(8);
        for line in lines(text, block) {
            for row in rows::rows(text.get(line.clone()).unwrap_or_default(), line.start, width) {
                while let Some(mark) = waiting.next_if(|mark| (mark.span.start as usize) < row.end) {
                    if marks.len() < OPEN {
                        marks.push(mark);
                    }
                }
                self.put(INDENT);
                self.put(&row.shown);
                self.end_line();
                for under in marks::under(&row, marks) {
                    self.put(INDENT);
                    for (stretch, mark) in under.stretches() {
                        let style = mark.and_then(|i| marks.get(i)).map_or(Style::new(), |m| colour(&m.kind));
                        self.styled(style, &stretch);
                    }
                    self.end_line();
                }
                marks.retain(|mark| mark.span.end as usize > row.end);
            }
        }
        marks.extend(waiting);
    }

    pub(crate) fn claim(&mut self, finding: &Finding, label: &str, text: &str) {
        let claims::Claim { words, attributes, rule } = claims::claim(finding, text);
        let (plain, dimmed) = (Style::new(), Style::new().dimmed());
        self.put("    ");
        self.styled(colour(&finding.kind).bold(), label);
        self.put(&format!(" {} ", visible::line(&finding.kind)));
        self.styled(Style::new().bold(), &words);
        for (style, part) in [(plain, attributes), (dimmed, rule)] {
            if !part.is_empty() {
                self.put("  ");
                self.styled(style, &part);
            }
        }
        self.end_line();
    }

    pub(crate) fn diagnostics(&mut self, text: &str, diagnostics: &[Diagnostic]) {
        if !diagnostics.is_empty() {
            self.end_line();
        }
        for diagnostic in diagnostics {
            let colour = match diagnostic.level {
                Level::Note => AnsiColor::Cyan,
                Level::Warning => AnsiColor::Yellow,
                Level::Error => AnsiColor::Red,
            };
            self.styled(colour.on_default(), &visible::line(&diagnostic.to_string()));
            if let Some(span) = diagnostic.span {
                self.put(&format!(" at {}", claims::quoted(span, text)));
            }
            self.end_line();
        }
    }
}

/// How many marks are open at once: more than have room, and few enough to be gone through on every row.
const OPEN: usize = 256;

fn colour(kind: &str) -> Style {
    let colour = match kind {
        kind::QUOTE => AnsiColor::Green,
        kind::FIGURE => AnsiColor::Yellow,
        kind::PLACE => AnsiColor::Magenta,
        kind::DATE => AnsiColor::Blue,
        _ => AnsiColor::Cyan,
    };
    colour.on_default()
}

/// Lines that are longer than this are paragraphs of their own; shorter ones are wrapped by hand and belong
/// together.
const PARAGRAPH: usize = 120;

/// The blocks of a text: paragraphs, however their lines are broken. They leave out nothing but white space.
fn blocks(text: &str) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    for line in lines(text, 0..text.len()) {
        let long = line.len() > PARAGRAPH;
        match blocks.last_mut() {
            Some(block) if open && !long && !line.is_empty() => block.end = line.end,
            _ if !line.is_empty() => blocks.push(line.clone()),
            _ => {}
        }
        open = !line.is_empty() && !long;
    }
    blocks
}

/// The lines of a stretch of text, without the white space at their ends.
fn lines(text: &str, stretch: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let start = stretch.start;
    let stretch = text.get(stretch).unwrap_or_default();
    stretch.split_inclusive('\n').scan(start, |at, line| {
        let start = *at;
        *at += line.len();
        Some(start..start + line.trim_end().len())
    })
}
