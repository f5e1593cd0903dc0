//! Parquet: a row a claim, for data frames and engines that read columns.

use std::io;
use std::sync::Arc;

use copydesk_core::{Extraction, OffsetUnit};
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;

use crate::json::Quotable;
use crate::rows::{self, COLUMNS, Cell, Holds};
use crate::{Output, Store};

/// A Parquet file with the columns [`COLUMNS`]; each may be null. It appears whole or not at all.
pub struct Parquet {
    writer: SerializedFileWriter<Output>,
    rows: Vec<Vec<Cell<'static>>>,
    offsets: OffsetUnit,
}

/// How many rows are kept until they are written together.
const GROUP: usize = 20_000;

fn failed(error: ParquetError) -> io::Error {
    io::Error::other(error)
}

impl Parquet {
    /// Begins the file.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn new(output: Output, offsets: OffsetUnit) -> io::Result<Self> {
        let field = |column: &rows::Column| {
            let (physical, logical) = match column.holds {
                Holds::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
                Holds::Integer => (Physical::INT64, None),
                Holds::Number => (Physical::DOUBLE, None),
            };
            let field = Type::primitive_type_builder(column.name, physical);
            let field = field.with_repetition(Repetition::OPTIONAL).with_logical_type(logical).build()?;
            Ok(Arc::new(field))
        };
        let fields: Result<Vec<_>, ParquetError> = COLUMNS.iter().map(field).collect();
        let schema = Type::group_type_builder("claims")
            .with_fields(fields.map_err(failed)?)
            .build()
            .map_err(failed)?;
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by(concat!("copydesk ", env!("CARGO_PKG_VERSION")).to_owned())
            .build();
        let writer =
            SerializedFileWriter::new(output, Arc::new(schema), Arc::new(properties)).map_err(failed)?;
        Ok(Self { writer, rows: Vec::new(), offsets })
    }

    /// Writes the rows that are kept as a row group.
    fn flush(&mut self) -> Result<(), ParquetError> {
        let mut group = self.writer.next_row_group()?;
        for (at, column) in COLUMNS.iter().enumerate() {
            let Some(mut writer) = group.next_column()? else { break };
            let cells = || self.rows.iter().filter_map(move |row| row.get(at));
            let filled: Vec<i16> = cells().map(|cell| i16::from(*cell != Cell::Empty)).collect();
            match column.holds {
                Holds::Text => {
                    let words = |cell: &Cell<'_>| match cell {
                        Cell::Text(text) => Some(ByteArray::from(text.as_bytes().to_vec())),
                        _ => None,
                    };
                    let values: Vec<ByteArray> = cells().filter_map(words).collect();
                    writer.typed::<ByteArrayType>().write_batch(&values, Some(&filled), None)?;
                }
                Holds::Integer => {
                    let whole = |cell: &Cell<'_>| if let Cell::Integer(n) = cell { Some(*n) } else { None };
                    let values: Vec<i64> = cells().filter_map(whole).collect();
                    writer.typed::<Int64Type>().write_batch(&values, Some(&filled), None)?;
                }
                Holds::Number => {
                    let values: Vec<f64> = cells().filter_map(Cell::number).collect();
                    writer.typed::<DoubleType>().write_batch(&values, Some(&filled), None)?;
                }
            }
            writer.close()?;
        }
        group.close()?;
        self.rows.clear();
        Ok(())
    }
}

impl Store for Parquet {
    fn article(&mut self, extraction: &Extraction) -> io::Result<()> {
        let text = Quotable::new(&extraction.article.text, self.offsets);
        self.rows.extend(rows::rows(extraction, &text));
        if self.rows.len() >= GROUP { self.flush().map_err(failed) } else { Ok(()) }
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        if !self.rows.is_empty() {
            self.flush().map_err(failed)?;
        }
        self.writer.into_inner().map_err(failed)?.finish()
    }
}
