//! SQLite: articles, claims and diagnostics in a database with indexes and a full-text search.

use std::io;
use std::path::{Path, PathBuf};

use copydesk_core::{Extraction, OffsetUnit, Published};
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ToSql, params, params_from_iter};
use tempfile::NamedTempFile;

use crate::json::Quotable;
use crate::output::{beside, folder_of};
use crate::rows::{self, COLUMNS, Cell, Holds};
use crate::{Header, Store, fingerprint};

/// A database with the tables `articles`, `claims` (whose columns are [`COLUMNS`], those of the article aside), `diagnostics` and
/// `run`, indexes for what is usually asked, and `claims_search` for words in claims and their sentences (FTS5). It
/// appears whole or not at all.
pub struct Sqlite {
    connection: Connection,
    insert: String,
    beside: NamedTempFile,
    path: PathBuf,
    offsets: OffsetUnit,
    with_text: bool,
}

/// The columns of the articles, which the claims need not repeat.
const OF_ARTICLE: [&str; 5] = ["outlet", "published", "title", "url", "path"];

impl Sqlite {
    /// A database at `path`, in place of one that is there.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn file(path: &Path, offsets: OffsetUnit, with_text: bool, header: &Header) -> io::Result<Self> {
        if path.is_dir() {
            return Err(io::Error::new(io::ErrorKind::IsADirectory, "is a folder"));
        }
        let folder = folder_of(path)?;
        let beside = beside(folder)?;
        let connection = Connection::open(beside.path()).map_err(io::Error::other)?;
        let columns = || COLUMNS.iter().filter(|column| !OF_ARTICLE.contains(&column.name));
        let declared: Vec<String> = columns()
            .map(|column| {
                let holds = match column.holds {
                    Holds::Text => "TEXT",
                    Holds::Integer => "INTEGER",
                    Holds::Number => "REAL",
                };
                let key = match column.name {
                    "id" => " PRIMARY KEY",
                    "article" => " NOT NULL REFERENCES articles(id)",
                    _ => "",
                };
                format!("\"{}\" {holds}{key}", column.name)
            })
            .collect();
        let schema = format!(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;
             CREATE TABLE run (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
             CREATE TABLE articles (id TEXT PRIMARY KEY, path TEXT, url TEXT, outlet TEXT, title TEXT, published TEXT,
                                    language TEXT, fingerprint TEXT, skipped INTEGER, text TEXT);
             CREATE TABLE claims ({});
             CREATE TABLE diagnostics (article TEXT NOT NULL REFERENCES articles(id), level TEXT, extractor TEXT, code TEXT,
                                       message TEXT, start INTEGER, \"end\" INTEGER);",
            declared.join(", ")
        );
        connection.execute_batch(&schema).map_err(io::Error::other)?;
        let record = |key: &str, value: &str| {
            connection.execute("INSERT INTO run VALUES (?1, ?2)", params![key, value])
        };
        let unit = serde_json::to_value(offsets).unwrap_or_default();
        record("offsets", unit.as_str().unwrap_or_default()).map_err(io::Error::other)?;
        record("copydesk", &header.copydesk).map_err(io::Error::other)?;
        for extractor in &header.extractors {
            let version = format!("{} {}", extractor.id, extractor.version);
            record(&format!("extractor {}", extractor.name), &version).map_err(io::Error::other)?;
        }
        for (name, hash) in &header.hashes {
            record(&format!("hash {name}"), hash).map_err(io::Error::other)?;
        }
        let marks = vec!["?"; columns().count()].join(", ");
        let insert = format!("INSERT INTO claims VALUES ({marks})");
        Ok(Self { connection, insert, beside, path: path.to_owned(), offsets, with_text })
    }

    fn insert(&self, extraction: &Extraction) -> rusqlite::Result<()> {
        let article = &extraction.article;
        let text = Quotable::new(&article.text, self.offsets);
        self.connection
            .prepare_cached("INSERT INTO articles VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")?
            .execute(params![
                article.id,
                article.path,
                article.url,
                article.outlet,
                article.title,
                article.published.as_ref().map(Published::written),
                article.language,
                fingerprint(&article.text),
                extraction.skipped,
                self.with_text.then_some(&article.text),
            ])?;
        let mut claims = self.connection.prepare_cached(&self.insert)?;
        for row in rows::rows(extraction, &text) {
            let cells = COLUMNS.iter().zip(&row).filter(|(column, _)| !OF_ARTICLE.contains(&column.name));
            claims.execute(params_from_iter(cells.map(|(_, cell)| cell)))?;
        }
        let mut diagnostics =
            self.connection.prepare_cached("INSERT INTO diagnostics VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?;
        for said in &extraction.diagnostics {
            let at = said.span.map(|span| (text.offset(span.start), text.offset(span.end)));
            diagnostics.execute(params![
                article.id,
                said.level.name(),
                said.extractor.as_deref(),
                &*said.code,
                &*said.message,
                at.map(|(start, _)| start),
                at.map(|(_, end)| end),
            ])?;
        }
        Ok(())
    }
}

impl Store for Sqlite {
    fn article(&mut self, extraction: &Extraction) -> io::Result<()> {
        self.insert(extraction).map_err(io::Error::other)
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        let Self { connection, beside, path, .. } = *self;
        let rest = "CREATE INDEX claims_by_article ON claims(article);
             CREATE INDEX claims_by_kind ON claims(kind, confidence);
             CREATE INDEX claims_by_speaker ON claims(speaker_name) WHERE speaker_name IS NOT NULL;
             CREATE INDEX claims_by_place ON claims(country, geonameid) WHERE geonameid IS NOT NULL;
             CREATE INDEX claims_by_what ON claims(what) WHERE what IS NOT NULL;
             CREATE INDEX articles_by_day ON articles(published);
             CREATE VIRTUAL TABLE claims_search USING fts5(text, sentence, content='claims', tokenize='porter unicode61');
             INSERT INTO claims_search(claims_search) VALUES('rebuild');
             COMMIT;";
        connection.execute_batch(rest).map_err(io::Error::other)?;
        connection.close().map_err(|(_, error)| io::Error::other(error))?;
        beside.as_file().sync_all()?;
        beside.persist(path)?;
        Ok(())
    }
}

impl ToSql for Cell<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Empty => ToSqlOutput::Borrowed(ValueRef::Null),
            Self::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Self::Integer(n) => ToSqlOutput::Borrowed(ValueRef::Integer(*n)),
            Self::Number(n) => ToSqlOutput::Borrowed(ValueRef::Real(*n)),
        })
    }
}
