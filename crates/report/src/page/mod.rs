//! The page for people: one HTML file that needs nothing but a browser.

mod embed;
mod shell;

use copydesk_core::{Comparison, Extraction, OffsetUnit};

use crate::{Format, Jsonl, Summary, comparison_json};

/// A self-contained HTML page: the articles with their claims marked, a table of all claims, a map of the
/// places and, where there is one, the comparison.
///
/// The page is a shell, the same for every run, around one block of data: the lines that [`Jsonl`] writes, texts
/// included, and behind them a line with the comparison. Everything that is seen is made from it in the browser,
/// one article at a time, so that hundreds of them open at once. It loads nothing, and says so in a
/// content security policy.
///
/// Nothing of an article can end the block or become markup: see the module `embed` for this side, and
/// `assets/dom.js` for the browser's.
///
/// ```
/// use copydesk_core::{Document, Extraction};
/// use copydesk_report::{Format, Page, Summary};
/// let article = Document { id: "a1".into(), text: "</script><b>".into(), ..Document::default() };
/// let (page, mut html) = (Page::default(), Vec::new());
/// page.begin(&mut html);
/// page.article(&Extraction { article, ..Extraction::default() }, &mut html);
/// page.end(&Summary::default(), &mut html);
/// let html = String::from_utf8(html).unwrap();
/// assert!(html.starts_with("<!doctype html>") && html.ends_with("</html>\n"));
/// assert!(html.contains("\"text\":\"\\u003c/script\\u003e\\u003cb\\u003e\""));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The comparison of the articles, where there is one.
    pub comparison: Option<Comparison>,
}

impl Page {
    /// How articles are written as lines for the page.
    pub const RECORDS: Jsonl = Jsonl { offsets: OffsetUnit::Codepoints, with_text: true, header: None };

    /// Appends an article that is there as a line which [`RECORDS`](Self::RECORDS) wrote. Where the line has no text,
    /// the page shows the claims alone.
    pub fn record(&self, line: &str, out: &mut Vec<u8>) {
        embed::line(line.as_bytes(), out);
    }
}

impl Format for Page {
    fn begin(&self, out: &mut Vec<u8>) {
        shell::before_data(out);
    }

    fn article(&self, extraction: &Extraction, out: &mut Vec<u8>) {
        let mut line = Vec::new();
        Self::RECORDS.article(extraction, &mut line);
        embed::line(&line, out);
    }

    fn end(&self, _: &Summary, out: &mut Vec<u8>) {
        if let Some(comparison) = &self.comparison {
            let mut line = b"{\"comparison\":".to_vec();
            comparison_json(comparison, &mut line);
            line.push(b'}');
            embed::line(&line, out);
        }
        shell::after_data(out);
    }
}
