//! Tables (CSV and the like), an article a row.

use std::io::BufRead;

use csv::{ByteRecord, ErrorKind, ReaderBuilder};

use crate::draft::Draft;
use crate::encoding;
use crate::fields::{Fields, Meaning};

/// A row of a table: its line, and the article or why it is none.
pub(crate) type Row = (u64, Result<Draft, String>);

/// What a table of claims begins with; its "text" is that of a claim.
const OF_A_RUN: [&str; 7] = ["id", "article", "kind", "extractor", "start", "end", "text"];

/// The rows of a table, as they are read.
pub(crate) struct Table<R> {
    reader: csv::Reader<R>,
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
    pub(crate) fn open(source: R, separator: u8, fields: &Fields) -> Result<Self, String> {
        let mut reader = ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(source);
        let header =
            reader.byte_headers().map_err(|error| format!("is no table that can be read: {error}"))?;
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
        Ok(Self { reader, columns, record: ByteRecord::new(), broken: false })
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
        match self.reader.read_byte_record(&mut self.record) {
            Ok(true) => {
                let line = self.record.position().map_or(0, csv::Position::line);
                Some((line, self.draft()))
            }
            Ok(false) => None,
            Err(error) => {
                let line =
                    error.position().map_or_else(|| self.reader.position().line(), csv::Position::line);
                let reason = match error.into_kind() {
                    ErrorKind::Io(error) => {
                        self.broken = true;
                        format!("cannot be read: {error}")
                    }
                    other => format!("cannot be read: {other:?}"),
                };
                Some((line, Err(reason)))
            }
        }
    }
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
