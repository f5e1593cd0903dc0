//! Tables (CSV and the like), an article a row.

mod records;

use std::io::BufRead;

use csv::{ByteRecord, ReaderBuilder};

use crate::draft::Draft;
use crate::encoding;
use crate::fields::{Fields, Meaning};
use records::Records;

/// A row of a table: its line, and the article or why it is none.
pub(crate) type Row = (u64, Result<Draft, String>);

/// What a table of claims begins with; its "text" is that of a claim.
const OF_A_RUN: [&str; 7] = ["id", "article", "kind", "extractor", "start", "end", "text"];

/// The rows of a table, as they are read.
pub(crate) struct Table<R> {
    records: Records<R>,
    separator: u8,
    /// What each column is, and whether that is one of the article's own fields.
    columns: Vec<(String, bool)>,
    record: ByteRecord,
    /// Whether the source could not be read any further.
    broken: bool,
}

impl<R: BufRead> Table<R> {
    /// Reads the header, which names the columns.
    ///
    /// # Errors
    /// The reason where no column holds the text.
    pub(crate) fn open(source: R, mut separator: u8, fields: &Fields) -> Result<Self, String> {
        let mut records = Records::new(source, separator);
        let mut header = ByteRecord::new();
        // Spreadsheets may say first what separates cells, as in `sep=;`.
        while let Some(record) =
            records.next().map_err(|error| format!("is no table that can be read: {error}"))?
        {
            let bytes = record.bytes.map_err(|reason| format!("has a first line that {reason}"))?;
            if let Some([said]) = bytes.trim_ascii().strip_prefix(b"sep=") {
                separator = *said;
                records.separate_by(separator);
            } else {
                cells(bytes, separator, &mut header)
                    .map_err(|reason| format!("has a first line that {reason}"))?;
                break;
            }
        }
        let names: Vec<String> = header
            .iter()
            .map(|name| String::from_utf8_lossy(name).trim_start_matches('\u{FEFF}').trim().to_owned())
            .collect();
        if names.iter().map(String::as_str).take(OF_A_RUN.len()).eq(OF_A_RUN) {
            return Err("holds the claims that a run found, not articles".to_owned());
        }
        let text = fields.called("text");
        if !names.iter().any(|name| name.eq_ignore_ascii_case(text)) {
            let there = names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
            return Err(format!(
                "has no column \"{text}\"; say which one holds the text, as in [corpus.fields] text = \"...\"; it has {there}"
            ));
        }
        let columns = names.iter().map(|name| match fields.meaning(name) {
            Meaning::Own(is) => (is.to_owned(), true),
            // Spreadsheets like capitals: "Text", "Title".
            Meaning::Further(is) => match fields.meaning(&name.to_ascii_lowercase()) {
                Meaning::Own(own) => (own.to_owned(), true),
                Meaning::Further(_) => (is.to_owned(), false),
            },
        });
        let columns = columns.collect();
        Ok(Self { records, separator, columns, record: ByteRecord::new(), broken: false })
    }

    fn draft(&self) -> Result<Draft, String> {
        let (cells, columns) = (self.record.len(), self.columns.len());
        if cells != columns {
            return Err(format!("has {cells} cells where the header has {columns}"));
        }
        let mut draft = Draft::default();
        for (cell, (name, own)) in self.record.iter().zip(&self.columns) {
            let text = match std::str::from_utf8(cell) {
                Ok(text) => text.to_owned(),
                Err(_) => {
                    let (text, said) = encoding::decode(cell.to_vec(), None)?;
                    draft.diagnostics.extend(said);
                    text
                }
            };
            if *own { draft.set(name, text) } else { draft.keep(name, text) }
        }
        if draft.article.text.is_empty() { Err("has no text".to_owned()) } else { Ok(draft) }
    }
}

impl<R: BufRead> Iterator for Table<R> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        if self.broken {
            return None;
        }
        match self.records.next() {
            Ok(Some(record)) => {
                let line = record.line;
                let read = record
                    .bytes
                    .map_err(str::to_owned)
                    .and_then(|bytes| cells(bytes, self.separator, &mut self.record));
                Some((line, read.and_then(|()| self.draft())))
            }
            Ok(None) => None,
            Err(error) => {
                self.broken = true;
                Some((self.records.line(), Err(format!("cannot be read: {error}"))))
            }
        }
    }
}

/// The cells of one record.
fn cells(bytes: &[u8], separator: u8, into: &mut ByteRecord) -> Result<(), String> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .buffer_capacity(bytes.len().max(1))
        .from_reader(bytes);
    let read = reader.read_byte_record(into).map_err(|error| format!("cannot be read: {error}"))?;
    if read { Ok(()) } else { Err("has no cells".to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(table: &str, fields: &[(&str, &str)]) -> Vec<String> {
        let fields: std::collections::BTreeMap<_, _> =
            fields.iter().map(|(is, called)| ((*is).to_owned(), (*called).to_owned())).collect();
        let rows =
            Table::open(table.as_bytes(), b',', &Fields::new(&fields)).unwrap().map(
                |(line, row)| match row {
                    Ok(draft) => {
                        let (a, said) = draft.finish();
                        format!(
                            "{line}: {} | {} | {:?} | {:?} | {}",
                            a.id,
                            a.text,
                            a.title,
                            a.metadata,
                            said.len()
                        )
                    }
                    Err(reason) => format!("{line}: {reason}"),
                },
            );
        rows.collect()
    }

    #[test]
    fn a_row_is_an_article_and_a_bad_one_stops_nothing() {
        let table = "id,Title,Text,desk\n1,Pier,\"The pier, shut.\nFor good.\",city\n2,Rain\n3,Sun,,\n4,Wind,\"It \"\"blew\"\".\",\n";
        assert_eq!(
            rows(table, &[]),
            [
                "2: 1 | The pier, shut.\nFor good. | Some(\"Pier\") | {\"desk\": \"city\"} | 0",
                "4: has 2 cells where the header has 4",
                "5: has no text",
                "6: 4 | It \"blew\". | Some(\"Wind\") | {} | 0",
            ]
        );
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_spoils_its_own_line() {
        let table = "id,text\n1,\"Shut.\n2,\"Open.\"\n3,It is 12\" tall.\n4,\"Two\nlines.\"\n";
        assert_eq!(
            rows(table, &[]),
            [
                "2: opens a quotation mark that is never closed",
                "3: 2 | Open. | None | {} | 0",
                "4: 3 | It is 12\" tall. | None | {} | 0",
                "5: 4 | Two\nlines. | None | {} | 0",
            ]
        );
        let table = "id,text\n1,Shut.\n2,\"Open.\n3,Rain.\n\n4,Sun.";
        assert_eq!(
            rows(table, &[]),
            [
                "2: 1 | Shut. | None | {} | 0",
                "3: opens a quotation mark that is never closed",
                "4: 3 | Rain. | None | {} | 0",
                "6: 4 | Sun. | None | {} | 0",
            ]
        );
    }

    #[test]
    fn what_separates_cells_may_be_said_first() {
        assert_eq!(
            rows("sep=;\r\nid;text\r\n1;Shut, for good.\r\n", &[]),
            ["3: 1 | Shut, for good. | None | {} | 0"]
        );
        assert_eq!(rows("id,text\r1,Shut.\r2,Open.", &[]).len(), 2);
    }

    #[test]
    fn the_claims_of_a_run_are_no_articles() {
        let claims =
            &b"id,article,kind,extractor,start,end,text,confidence\na:place:0-4,a,place,places,0,4,Pier,1\n"
                [..];
        assert!(Table::open(claims, b',', &Fields::default()).err().unwrap().contains("a run found"));
    }

    #[test]
    fn columns_have_the_names_that_they_are_given() {
        assert_eq!(
            rows("no,body,text\n1,Shut.,notes\n", &[("text", "body"), ("id", "no")]),
            ["2: 1 | Shut. | None | {\"text\": \"notes\"} | 0"]
        );
        let error = Table::open(&b"id,body\n"[..], b',', &Fields::default()).err().unwrap();
        assert!(error.contains("no column \"text\"") && error.contains("\"id\", \"body\""), "{error}");
    }
}
