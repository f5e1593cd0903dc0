//! Reads articles: files, folders, globs and standard input, in the formats that news comes in.
//!
//! [`Corpus::open`] checks that what was asked for is there, and the [`Corpus`] then yields one [`Read`] after
//! the other. What is wrong with one file, line or record is part of what it yields and stops nothing.
//!
//! # What is read
//! - **A file that is named or globbed**, whatever its extension, gzip unpacked. What it begins with tells web pages, feeds
//!   (RSS, Atom, JSON Feed), wire stories (NewsML-G2, NITF), web archives (WARC) and, where the extension says nothing,
//!   JSON; `.jsonl` and the like hold an article a line, `.csv` and `.tsv` an article a row. Everything else
//!   is plain text, unless it is no text. Office documents and the like are refused by name.
//! - **A folder**: the files in it and below that end in one of [`FOLDER_EXTENSIONS`]. Hidden files and
//!   folders, and READMEs, are left out.
//! - **A glob**: `*`, `?`, `[ab]`, `{a,b}` within a folder, `**` across folders. A folder that matches stands
//!   for the articles in it.
//!
//! # Invariants
//! - The text is the decoded content exactly as read; only a byte-order mark is dropped.
//! - Inputs come in the order given, the files of a folder by name, lines as they stand: the same on every
//!   machine.
//! - Ids are unique. An article's is the JSON field "id"; else the path relative to the input folder, with
//!   forward slashes; of a file that is named, its name; with `:LINE` behind it for a line of JSON Lines. A
//!   repeated id becomes `id~2` with a warning.
//! - Memory does not grow with the corpus, but for 8 bytes an id: one article or line is held at a time.
//!
//! # Where things are
//! `input` finds files, `format` tells what is in them, `reader` opens them, `packed` unpacks and `encoding` decodes; `plain`, `json` (with
//! `ninjs`), `table`, `markup`, `feed`, `wire` and `warc` make a `draft` of each article, with `day` for dates and `linked` for JSON-LD; `fields` knows what records
//! call things, `metadata` fills what articles lack, `ids` keeps ids apart.
#![forbid(unsafe_code)]

mod day;
mod draft;
mod encoding;
mod error;
mod feed;
mod fields;
mod format;
mod ids;
mod input;
mod json;
mod language;
mod linked;
mod markup;
mod metadata;
mod ninjs;
mod packed;
mod plain;
mod reader;
mod salvage;
mod signature;
mod stdin;
mod table;
mod warc;
mod wire;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use copydesk_core::{Diagnostic, Document, Extraction, Level, MetadataRule};

use globset::GlobMatcher;

pub use error::CorpusError;
pub use format::FOLDER_EXTENSIONS;
pub use signature::signature;

use fields::Fields;
use ids::Ids;
use input::Input;
use metadata::{Fill, Rules};
use reader::{Entry, Failure, Fault, Reader};
use stdin::Drained;

/// What to read.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// Files, folders, globs; `-` for standard input.
    pub inputs: Vec<PathBuf>,
    /// The folder that relative inputs start from; empty for the current one.
    pub base: PathBuf,
    /// What fills in for articles that say less, first rule first.
    pub metadata: Vec<MetadataRule>,
    /// What JSON records and tables call the fields of an article, where it is not the field's own name: "text" might
    /// be "body". A dotted name goes into objects and lists: "article.paragraphs.0".
    pub fields: BTreeMap<String, String>,
    /// Globs like those of the metadata rules: an article notes the first that fits
    /// ([`Document::overridden_by`]).
    pub overrides: Vec<String>,
    /// Files and folders that are left out where a folder or a glob would bring them in, relative to `base`: what a run
    /// writes is not what the next one reads. A file that is named is read all the same.
    pub except: Vec<PathBuf>,
    /// Whether lines that a run wrote are let through, with or without their text: they have "claims" among their
    /// metadata. A line with a run's "header" is no article and is left out; the unit of offsets that it names is the
    /// "offsets" among the metadata of the lines behind it.
    pub extracted: bool,
}

impl Request {
    /// These inputs, from the current folder, without further metadata.
    #[must_use]
    pub fn new<P: Into<PathBuf>>(inputs: impl IntoIterator<Item = P>) -> Self {
        Self { inputs: inputs.into_iter().map(Into::into).collect(), ..Self::default() }
    }
}

/// What came of reading one article.
#[derive(Clone, Debug)]
pub enum Read {
    /// An article, and what is to be said of how it was read: notes and warnings.
    Article(Document, Vec<Diagnostic>),
    /// A file or a line that could not be read. The document has an id, a path where there is one, and no
    /// text; the diagnostic is an error.
    Failed(Document, Diagnostic),
}

impl Read {
    /// The article's id, also where it could not be read.
    #[must_use]
    pub fn id(&self) -> &str {
        let (Self::Article(article, _) | Self::Failed(article, _)) = self;
        &article.id
    }

    /// An extraction in which nothing has been found yet: what a report needs of an article that failed.
    #[must_use]
    pub fn into_extraction(self) -> Extraction {
        let (article, diagnostics) = match self {
            Self::Article(article, diagnostics) => (article, diagnostics),
            Self::Failed(article, diagnostic) => (article, vec![diagnostic]),
        };
        Extraction { article, diagnostics, ..Extraction::default() }
    }
}

/// The articles of a [`Request`], read one at a time.
///
/// ```
/// use copydesk_corpus::{Corpus, Read, Request};
/// # let folder = tempfile::tempdir()?;
/// # let folder = folder.path();
/// std::fs::write(folder.join("post.jsonl"), r#"{"id": "p1", "text": "The ferry is late."}"#)?;
/// std::fs::write(folder.join("storm.txt"), "date 2024-05-01 The storm has passed.")?;
/// let corpus = Corpus::open(&Request::new([folder]))?;
/// let ids: Vec<String> = corpus.map(|read| read.id().to_owned()).collect();
/// assert_eq!(ids, ["p1", "storm.txt"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Corpus {
    inputs: std::vec::IntoIter<Input>,
    current: Option<Input>,
    reader: Option<Reader>,
    fields: Arc<Fields>,
    rules: Rules,
    /// What the rules say of the file being read.
    fill: Fill,
    overrides: Vec<GlobMatcher>,
    /// The first of them that fits the file being read.
    overridden_by: Option<usize>,
    ids: Ids,
    extracted: bool,
    stdin: Drained,
}

impl std::fmt::Debug for Corpus {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Corpus").field("ids", &self.ids).finish_non_exhaustive()
    }
}

impl Corpus {
    /// Makes sure that every input is there and every rule makes sense, and gets ready to read.
    ///
    /// # Errors
    /// A path that is not there, a folder without articles, a glob that matches nothing or is malformed, a
    /// metadata rule or the path of an override that is malformed.
    pub fn open(request: &Request) -> Result<Self, CorpusError> {
        if request.inputs.is_empty() {
            return Err(CorpusError::NoInput);
        }
        let rules = Rules::new(&request.metadata)?;
        let inputs: Result<Vec<_>, _> =
            request.inputs.iter().map(|given| Input::resolve(request, given)).collect();
        Ok(Self {
            inputs: inputs?.into_iter(),
            current: None,
            reader: None,
            fields: Arc::new(Fields::new(&request.fields)),
            rules,
            fill: Fill::default(),
            overrides: request.overrides.iter().map(|path| metadata::glob(path)).collect::<Result<_, _>>()?,
            overridden_by: None,
            ids: Ids::default(),
            extracted: request.extracted,
            stdin: Drained::default(),
        })
    }

    /// Tells, while the corpus is read, whether the next article may be had without waiting for whoever writes standard
    /// input: who waits for what was found in the last one gets it before.
    pub fn ready(&self) -> impl Fn() -> bool + Send + 'static {
        let stdin = self.stdin.clone();
        move || stdin.is_ready()
    }

    /// Looks up what is said of a file, under any of its names.
    fn enter(&mut self, names: [&str; 2]) {
        self.fill = self.rules.fill(names);
        let fits = |glob: &GlobMatcher| names.iter().any(|name| glob.is_match(name));
        self.overridden_by = self.overrides.iter().position(fits);
    }

    /// The next article or failure as the reader gives it.
    fn entry(&mut self) -> Option<Entry> {
        loop {
            if let Some(entry) = self.reader.as_mut().and_then(Iterator::next) {
                return Some(entry);
            }
            self.reader = None;
            match &mut self.current {
                Some(Input::Files(files)) => match files.next() {
                    Some(Ok(file)) => {
                        self.enter([&file.name, &file.path]);
                        self.reader = Some(Reader::file(file, &self.fields, self.extracted));
                    }
                    Some(Err((path, error))) => {
                        let fault = Fault::unreadable(&error);
                        return Some(Err(Failure { id: path.clone(), path: Some(path), fault }));
                    }
                    None => self.current = None,
                },
                Some(Input::Stdin) => {
                    self.enter(["-", "-"]);
                    self.reader = Some(Reader::stdin(&self.stdin, &self.fields, self.extracted));
                    self.current = None;
                }
                None => self.current = Some(self.inputs.next()?),
            }
        }
    }
}

impl Iterator for Corpus {
    type Item = Read;

    fn next(&mut self) -> Option<Read> {
        Some(match self.entry()? {
            Ok((mut article, mut diagnostics)) => {
                if let Some(renamed) = self.ids.unique(&article.id) {
                    let message = format!("the id \"{}\" was there before; called \"{renamed}\"", article.id);
                    diagnostics.push(Diagnostic::new(Level::Warning, "repeated-id", message));
                    article.id = renamed;
                }
                self.fill.apply(&mut article);
                article.overridden_by = self.overridden_by;
                Read::Article(article, diagnostics)
            }
            Err(Failure { id, path, fault: Fault { code, message } }) => {
                let id = self.ids.unique(&id).unwrap_or(id);
                let stub = Document { id, path, ..Document::default() };
                Read::Failed(stub, Diagnostic::new(Level::Error, code, message))
            }
        })
    }
}
