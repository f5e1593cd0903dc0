mod claims;

use std::collections::BTreeMap;

use copydesk_core::{Diagnostic, Document, Extraction, Finding, OffsetUnit, Sketch};
use serde::Serialize;

use crate::json::{Json, Quotable};
use crate::{Format, Summary, fingerprint};

pub(crate) use claims::Claims;

/// About how many bytes an article takes without its claims, and each of its claims.
const DOCUMENT: usize = 1 << 10;
const CLAIM: usize = 1 << 9;

/// JSON Lines, one article a line: the format for programs, in which nothing is left out.
///
/// Fields stand in a fixed order, those that an article lacks are left out, attributes that say nothing are
/// null. A claim lies within its `sentence` even where it runs over several, which is null only where the
/// paragraph has none. `confidence` has two digits.
///
/// ```
/// use copydesk_core::{Document, Extraction};
/// use copydesk_report::{Format, Jsonl};
/// let article = Document { id: "a1".into(), text: "The ferry is late.".into(), ..Document::default() };
/// let mut line = Vec::new();
/// Jsonl::default().article(&Extraction { article, ..Extraction::default() }, &mut line);
/// let line = String::from_utf8(line).unwrap();
/// assert_eq!(
///     line,
///     "{\"id\":\"a1\",\"fingerprint\":\"406cac72046b1550bff0204a3225053e\",\"sketch\":\"0.0.\",\
///      \"claims\":[],\"diagnostics\":[]}\n"
/// );
/// ```
#[derive(Clone, Debug, Default)]
pub struct Jsonl {
    /// The unit of every offset.
    pub offsets: OffsetUnit,
    /// Whether the text is written too.
    pub with_text: bool,
    /// The first record, where one is wanted.
    pub header: Option<Header>,
}

/// What a run was made with: the record before the first article, `{"header": {...}}`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Header {
    /// The version of Copydesk.
    pub copydesk: String,
    /// The name, id and version of each extractor, in the order in which they run.
    pub extractors: Vec<Extractor>,
    /// The part of the corpus, where it was only a part: `2/5`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shard: Option<String>,
    /// Hashes of what else decides the output: of the configuration, of the gazetteer.
    pub hashes: BTreeMap<String, String>,
}

/// An extractor of a run.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Extractor {
    /// Its name in the pipeline.
    pub name: String,
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
}

impl Format for Jsonl {
    fn begin(&self, out: &mut Vec<u8>) {
        #[derive(Serialize)]
        struct Record<'a> {
            header: Units<'a>,
        }
        #[derive(Serialize)]
        struct Units<'a> {
            offsets: OffsetUnit,
            #[serde(flatten)]
            header: &'a Header,
        }
        if let Some(header) = &self.header {
            let record = Record { header: Units { offsets: self.offsets, header } };
            let written = serde_json::to_writer(&mut *out, &record);
            debug_assert!(written.is_ok(), "strings, written to memory");
            out.push(b'\n');
        }
    }

    fn article(&self, extraction: &Extraction, out: &mut Vec<u8>) {
        let Extraction { article, findings, .. } = extraction;
        let text = Quotable::new(&article.text, self.offsets);
        let out = &mut Json::expecting(out, DOCUMENT + CLAIM * findings.len());
        self.document(article, out);
        out.piece(b",\"claims\":[");
        let mut claims = Claims::of(extraction, &text);
        for (i, (finding, twin)) in findings.iter().zip(Finding::twins(findings)).enumerate() {
            if i > 0 {
                out.piece(b",");
            }
            claims.write(finding, twin, out);
        }
        out.piece(b"],\"diagnostics\":");
        diagnostics(extraction, &text, out);
        out.piece(b"}\n");
    }

    fn end(&self, _: &Summary, _: &mut Vec<u8>) {}
}

impl Jsonl {
    /// Writes an article's own fields and opens its object.
    fn document(&self, article: &Document, out: &mut Json<'_>) {
        out.piece(b"{\"id\":");
        out.string(&article.id);
        let fields = [
            (",\"path\":", article.path.as_deref()),
            (",\"url\":", article.url.as_deref()),
            (",\"outlet\":", article.outlet.as_deref()),
            (",\"title\":", article.title.as_deref()),
            (",\"published\":", article.published.as_ref().map(copydesk_core::Published::written)),
            (",\"language\":", article.language.as_deref()),
            (",\"text\":", self.with_text.then_some(article.text.as_str())),
        ];
        for (key, value) in fields {
            if let Some(value) = value {
                out.bytes(key.as_bytes());
                out.string(value);
            }
        }
        out.piece(b",\"fingerprint\":\"");
        out.bytes(fingerprint(&article.text).as_bytes());
        out.piece(b"\",\"sketch\":\"");
        let sketch = Sketch::of(&article.text);
        out.integer(sketch.level());
        out.piece(b".");
        out.integer(sketch.sequences());
        out.piece(b".");
        sketch.written().for_each(|digits| out.piece(&digits));
        out.piece(b"\"");
    }
}

/// Writes the diagnostics of an article as a list.
pub(crate) fn diagnostics(extraction: &Extraction, text: &Quotable<'_>, out: &mut Json<'_>) {
    out.piece(b"[");
    for (i, said) in extraction.diagnostics.iter().enumerate() {
        if i > 0 {
            out.piece(b",");
        }
        diagnostic(said, text, out);
    }
    out.piece(b"]");
}

fn diagnostic(diagnostic: &Diagnostic, text: &Quotable<'_>, out: &mut Json<'_>) {
    out.piece(b"{\"level\":");
    out.string(diagnostic.level.name());
    if let Some(extractor) = &diagnostic.extractor {
        out.piece(b",\"extractor\":");
        out.string(extractor);
    }
    out.piece(b",\"code\":");
    out.string(&diagnostic.code);
    out.piece(b",\"message\":");
    out.string(&diagnostic.message);
    if let Some(span) = diagnostic.span {
        out.piece(b",");
        out.range(span, text);
    }
    out.piece(b"}");
}
