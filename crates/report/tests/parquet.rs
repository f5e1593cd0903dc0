//! A Parquet file read back, row by row.
#![cfg(feature = "parquet")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use copydesk_core::{Attributes, Document, Extraction, Finding, OffsetUnit, Span};
use copydesk_report::{COLUMNS, Output, Parquet, Store};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;

fn figure(value: i64) -> Finding {
    let mut attributes = Attributes::new();
    attributes.push("category", "count").unwrap();
    attributes.push("value", value).unwrap();
    Finding {
        kind: "figure".into(),
        extractor: "figures".into(),
        span: Span::new(0, 5),
        confidence: 0.95,
        rule: "words".into(),
        attributes,
    }
}

#[test]
fn every_claim_is_a_row_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("claims.parquet");
    let mut parquet = Box::new(Parquet::new(Output::file(&file).unwrap(), OffsetUnit::Codepoints).unwrap());
    for number in 0..3 {
        let article =
            Document { id: format!("a{number}"), text: "Three boats.".into(), ..Document::default() };
        let findings = vec![figure(number), figure(7)];
        parquet.article(&Extraction { article, findings, ..Extraction::default() }).unwrap();
    }
    assert!(!file.exists());
    parquet.finish().unwrap();

    let reader = SerializedFileReader::new(std::fs::File::open(&file).unwrap()).unwrap();
    let columns = reader.metadata().file_metadata().schema_descr().num_columns();
    assert_eq!(columns, COLUMNS.len());
    let rows: Vec<_> = reader.get_row_iter(None).unwrap().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 6);
    let cell = |name: &str| rows[4].get_column_iter().find(|(column, _)| *column == name).unwrap().1.clone();
    assert_eq!((cell("article"), cell("value")), (Field::Str("a2".into()), Field::Double(2.0)));
    assert_eq!(
        (cell("text"), cell("speaker"), cell("end")),
        (Field::Str("Three".into()), Field::Null, Field::Long(5))
    );
}
