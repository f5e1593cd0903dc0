//! CSV (RFC 4180): a row a claim, for spreadsheets and data frames.

use copydesk_core::{Extraction, OffsetUnit};

use crate::json::{Json, Quotable};
use crate::rows::{self, COLUMNS, Cell};
use crate::{Format, Summary};

/// CSV with a header, a row a claim; the columns are [`COLUMNS`]. Lines end in LF; a cell is quoted where it must be. Articles
/// without claims and diagnostics are not in it: JSON Lines have them.
///
/// ```
/// use copydesk_core::{Attributes, Document, Extraction, Finding, Span};
/// use copydesk_report::{Csv, Format};
/// let article = Document { id: "a1".into(), text: "He came, \"late\".".into(), ..Document::default() };
/// let quote = Finding {
///     kind: "quote".into(), extractor: "quotes".into(), span: Span::new(9, 15), confidence: 0.9,
///     rule: "cue".into(), attributes: Attributes::new(),
/// };
/// let mut out = Vec::new();
/// Csv::default().article(&Extraction { article, findings: vec![quote], ..Extraction::default() }, &mut out);
/// assert!(out.starts_with(b"a1:quote:9-15,a1,quote,quotes,9,15,\"\"\"late\"\"\",0.9,cue,{}"));
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Csv {
    /// The unit of every offset.
    pub offsets: OffsetUnit,
}

impl Format for Csv {
    fn begin(&self, out: &mut Vec<u8>) {
        line(COLUMNS.iter().map(|column| Cell::Text(column.name.into())), &mut Json::on(out));
    }

    fn article(&self, extraction: &Extraction, out: &mut Vec<u8>) {
        let out = &mut Json::on(out);
        let text = Quotable::new(&extraction.article.text, self.offsets);
        for row in rows::rows(extraction, &text) {
            line(row.into_iter(), out);
        }
    }

    fn end(&self, _: &Summary, _: &mut Vec<u8>) {}
}

/// Writes a line. (Numbers are written as in JSON.)
fn line<'a>(cells: impl Iterator<Item = Cell<'a>>, out: &mut Json<'_>) {
    for (i, cell) in cells.enumerate() {
        if i > 0 {
            out.piece(b",");
        }
        match cell {
            Cell::Empty => {}
            Cell::Integer(n) => out.integer(n),
            Cell::Number(n) => out.number(n),
            Cell::Text(text) if text.contains([',', '"', '\n', '\r']) => {
                out.piece(b"\"");
                out.bytes(text.replace('"', "\"\"").as_bytes());
                out.piece(b"\"");
            }
            Cell::Text(text) => out.bytes(text.as_bytes()),
        }
    }
    out.piece(b"\n");
}
