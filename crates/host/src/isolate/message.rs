//! What the program and a worker say to each other. Each message begins with a byte that tells its kind.
//!
//! The worker says hello; then every request has its answer: open (opened, or why not), start (ready, or why
//! the configuration is refused), article (claims and reasons in as many messages as they take, then done).

use std::path::{Path, PathBuf};

use copydesk_abi as abi;
use copydesk_core::declare::Declaration;
use copydesk_core::layers::Layers;
use copydesk_core::{Diagnostic, Document, Finding, Level, SmolStr};

use super::Source;
use super::claims::{self, read_claim, read_span};
use super::frame;
use super::records;
use super::wire::{Reader, Unreadable, Write};
use crate::collect::Collected;
use crate::descriptor::{Extractor, Version, is_id, is_need};
use crate::instance::{Ended, Refused};
use crate::lend::lend;

/// What a worker says first. Both sides are one program as a rule, and must be of one version in any case.
pub(crate) const HELLO: &str = concat!("copydesk worker ", env!("CARGO_PKG_VERSION"));

const OPEN: u8 = 1;
const START: u8 = 2;
const ARTICLE: u8 = 3;
const END: u8 = 4;

const SAYS_HELLO: u8 = 65;
const OPENED: u8 = 66;
const UNOPENED: u8 = 67;
const READY: u8 = 68;
const REFUSED: u8 = 69;
const CLAIMS: u8 = 70;
const REASONS: u8 = 71;
const DONE: u8 = 72;

// --- Requests ---

/// What a worker is asked.
#[derive(Debug)]
pub(crate) enum Request<'a> {
    /// To load an extractor, within so many bytes of memory.
    Open { id: &'a str, source: Source, memory: u64 },
    /// To make an instance with a configuration.
    Start { config: &'a str },
    /// To read an article.
    Article(Box<Lent<'a>>),
    /// To end.
    End,
}

pub(crate) fn write_open(id: &str, source: &Source, memory: u64, out: &mut Vec<u8>) {
    out.u8(OPEN);
    out.str(id);
    // Paths are UTF-8 where they come from a configuration; another one is not found by the worker.
    out.str(&match source {
        Source::Linked => String::new(),
        Source::Library(path) => path.to_string_lossy().into_owned(),
    });
    out.u64(memory);
}

pub(crate) fn write_start(config: &str, out: &mut Vec<u8>) {
    out.u8(START);
    out.str(config);
}

pub(crate) fn write_end(out: &mut Vec<u8>) {
    out.u8(END);
}

/// Writes an article with its layers, and those findings whose kind is in `kinds`.
pub(crate) fn write_article(
    number: u32,
    tracing: bool,
    article: &Document,
    layers: &Layers,
    (findings, kinds): (&[Finding], &[SmolStr]),
    out: &mut Vec<u8>,
) {
    out.u8(ARTICLE);
    out.u32(number);
    out.u8(tracing.into());
    out.str(&article.id);
    out.str(&article.text);
    out.str(article.title.as_deref().unwrap_or_default());
    out.str(&article.published.as_ref().map(|p| p.date().to_string()).unwrap_or_default());
    for field in [&article.outlet, &article.url, &article.language] {
        out.str(field.as_deref().unwrap_or_default());
    }
    out.count(article.metadata.len());
    for (key, value) in &article.metadata {
        out.str(key);
        out.str(value);
    }
    records::write_layers(layers, out);
    let lent = || findings.iter().filter(|f| kinds.iter().any(|kind| **kind == *f.kind));
    out.count(lent().count());
    lent().for_each(|finding| claims::write_claim(finding, out));
}

/// An article as a worker received it: all but its layers still stands in the message.
#[derive(Debug)]
pub(crate) struct Lent<'a> {
    /// Which request this is; the answers say it too.
    pub(crate) number: u32,
    /// Whether reasons are asked for.
    pub(crate) tracing: bool,
    id: &'a str,
    pub(crate) text: &'a str,
    title: &'a str,
    published: &'a str,
    outlet: &'a str,
    url: &'a str,
    language: &'a str,
    metadata: Vec<abi::Field>,
    layers: Layers,
    claims: Vec<abi::Claim>,
    /// What the claims point to.
    _attributes: Vec<abi::Attribute>,
}

impl<'a> Lent<'a> {
    fn read(from: &mut Reader<'a>) -> Result<Self, Unreadable> {
        let (number, tracing) = (from.u32()?, from.u8()? != 0);
        let (id, text, title, published) = (from.str()?, from.str()?, from.str()?, from.str()?);
        let (outlet, url, language) = (from.str()?, from.str()?, from.str()?);
        let metadata = from.list(|from| {
            Ok(abi::Field { key: abi::Str::lend(from.str()?), value: abi::Str::lend(from.str()?) })
        })?;
        let layers = records::read_layers(from)?;
        let (mut claims, mut attributes) = (Vec::new(), Vec::new());
        for _ in 0..from.u32()? {
            claims.push(read_claim(from, &mut attributes)?);
        }
        let mut rest = attributes.as_slice();
        let claims = claims.into_iter().map(|(claim, count)| {
            let (mine, others) = rest.split_at_checked(count).unwrap_or((&[], &[]));
            rest = others;
            abi::Claim { attributes: abi::Slice::lend(mine), ..claim }
        });
        let claims = claims.collect();
        Ok(Self {
            number,
            tracing,
            id,
            text,
            title,
            published,
            outlet,
            url,
            language,
            metadata,
            layers,
            claims,
            _attributes: attributes,
        })
    }

    #[cfg(test)]
    pub(crate) fn layers(&self) -> &Layers {
        &self.layers
    }

    /// The article as the boundary has it; valid as long as this is.
    pub(crate) fn article(&self) -> abi::Article {
        abi::Article {
            size: size_of::<abi::Article>(),
            id: abi::Str::lend(self.id),
            text: abi::Str::lend(self.text),
            title: abi::Str::lend(self.title),
            published: abi::Str::lend(self.published),
            outlet: abi::Str::lend(self.outlet),
            url: abi::Str::lend(self.url),
            language: abi::Str::lend(self.language),
            metadata: abi::Slice::lend(&self.metadata),
            paragraphs: lend(&self.layers.paragraphs),
            sentences: lend(&self.layers.sentences),
            tokens: lend(&self.layers.tokens),
            quotations: lend(&self.layers.quotations),
            mentions: lend(&self.layers.mentions),
            claims: abi::Slice::lend(&self.claims),
        }
    }
}

impl<'a> Request<'a> {
    pub(crate) fn read(message: &'a [u8]) -> Result<Self, Unreadable> {
        let mut from = Reader(message);
        let request = match from.u8()? {
            OPEN => {
                let (id, path) = (from.str()?, from.str()?);
                let source = match path {
                    "" => Source::Linked,
                    path => Source::Library(PathBuf::from(Path::new(path))),
                };
                Self::Open { id, source, memory: from.u64()? }
            }
            START => Self::Start { config: from.str()? },
            ARTICLE => Self::Article(Box::new(Lent::read(&mut from)?)),
            END => Self::End,
            _ => return Err(Unreadable::Unknown("request")),
        };
        from.end()?;
        Ok(request)
    }
}

// --- Answers ---

/// What an extractor says of itself, as a worker passes it on.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct About {
    pub(crate) declaration: Declaration,
    pub(crate) licence: String,
    pub(crate) sdk: String,
    pub(crate) abi: Version,
    pub(crate) catches_panics: bool,
}

/// What a worker says, but for what it found.
#[derive(Debug, PartialEq)]
pub(crate) enum Answer<'a> {
    Hello(&'a str),
    Opened(Box<About>),
    Unopened(&'a str),
    Ready,
    Refused(Refused),
}

pub(crate) fn write_hello(out: &mut Vec<u8>) {
    out.u8(SAYS_HELLO);
    out.str(HELLO);
}

pub(crate) fn write_opened(extractor: &Extractor, out: &mut Vec<u8>) {
    let d = &extractor.declaration;
    out.u8(OPENED);
    for text in [&d.id, &d.version, &d.summary, &extractor.licence, &extractor.sdk, &d.schema.to_string()] {
        out.str(text);
    }
    for names in [&d.requires, &d.optional, &d.provides] {
        out.count(names.len());
        names.iter().for_each(|name| out.str(name));
    }
    out.u32(u32::from(extractor.abi.0) << 16 | u32::from(extractor.abi.1));
    out.u8(extractor.catches_panics.into());
}

pub(crate) fn write_unopened(why: &str, out: &mut Vec<u8>) {
    out.u8(UNOPENED);
    out.str(why);
}

pub(crate) fn write_ready(out: &mut Vec<u8>) {
    out.u8(READY);
}

pub(crate) fn write_refused(refused: &Refused, out: &mut Vec<u8>) {
    out.u8(REFUSED);
    out.str(&refused.pointer);
    out.str(&refused.message);
}

impl<'a> Answer<'a> {
    pub(crate) fn read(message: &'a [u8]) -> Result<Self, Unreadable> {
        let mut from = Reader(message);
        let answer = match from.u8()? {
            SAYS_HELLO => Self::Hello(from.str()?),
            OPENED => Self::Opened(Box::new(About::read(&mut from)?)),
            UNOPENED => Self::Unopened(from.str()?),
            READY => Self::Ready,
            REFUSED => {
                Self::Refused(Refused { pointer: from.str()?.to_owned(), message: from.str()?.to_owned() })
            }
            _ => return Err(Unreadable::Unknown("answer")),
        };
        from.end()?;
        Ok(answer)
    }
}

impl About {
    fn read(from: &mut Reader<'_>) -> Result<Self, Unreadable> {
        let mut text = || from.str().map(str::to_owned);
        let (id, version, summary, licence, sdk, schema) =
            (text()?, text()?, text()?, text()?, text()?, text()?);
        let schema: serde_json::Value =
            serde_json::from_str(&schema).map_err(|_| Unreadable::Unknown("schema"))?;
        let names = |from: &mut Reader<'_>| {
            let names = from.list(|from| from.str().map(str::to_owned))?;
            if names.iter().all(|name| is_need(name)) { Ok(names) } else { Err(Unreadable::Unknown("need")) }
        };
        let (requires, optional, provides) = (names(from)?, names(from)?, names(from)?);
        if !is_id(&id) || !schema.is_object() {
            return Err(Unreadable::Unknown("extractor"));
        }
        let version_of_abi = from.u32()?;
        Ok(Self {
            declaration: Declaration {
                id,
                version,
                summary,
                requires,
                optional,
                provides,
                schema,
                library: None,
            },
            licence,
            sdk,
            abi: Version((version_of_abi >> 16) as u16, version_of_abi as u16),
            catches_panics: from.u8()? != 0,
        })
    }
}

/// Writes what was found in an article: frames of a handy size, then that it is done.
pub(crate) fn append_found(number: u32, ended: Ended, collected: Collected<'_>, out: &mut Vec<u8>) {
    let found = collected.finish();
    pieces(CLAIMS, number, &found.findings, claims::write_claim, out);
    pieces(REASONS, number, &found.reasons, claims::write_reason, out);
    frame::append(out, |out| {
        out.u8(DONE);
        out.u32(number);
        out.u8(match ended {
            Ended::Done => 0,
            Ended::Failed => 1,
            Ended::Panicked => 2,
        });
        out.count(found.diagnostics.len());
        found.diagnostics.iter().for_each(|diagnostic| write_diagnostic(diagnostic, out));
    });
}

/// How large a frame with several claims grows.
const PIECE: usize = 1 << 16;

fn pieces<T>(kind: u8, number: u32, all: &[T], write: impl Fn(&T, &mut Vec<u8>), out: &mut Vec<u8>) {
    let mut rest = all.iter().peekable();
    while rest.peek().is_some() {
        frame::append(out, |out| {
            let start = out.len();
            out.u8(kind);
            out.u32(number);
            while out.len() - start < PIECE
                && let Some(one) = rest.next()
            {
                write(one, out);
            }
        });
    }
}

fn write_diagnostic(diagnostic: &Diagnostic, out: &mut Vec<u8>) {
    out.u8(match diagnostic.level {
        Level::Note => abi::NOTE,
        Level::Warning => abi::WARNING,
        Level::Error => abi::ERROR,
    } as u8);
    out.str(&diagnostic.code);
    out.str(&diagnostic.message);
    claims::write_optional_span(diagnostic.span, out);
}

/// Takes what a worker found in article `number`; how it ended, once it says so. Claims and reasons are
/// checked as if a plugin had emitted them here.
pub(crate) fn gather(
    message: &[u8],
    number: u32,
    collected: &mut Collected<'_>,
) -> Result<Option<Ended>, Unreadable> {
    let mut from = Reader(message);
    let kind = from.u8()?;
    if !matches!(kind, CLAIMS | REASONS | DONE) || from.u32()? != number {
        return Err(Unreadable::OutOfTurn);
    }
    let mut attributes = Vec::new();
    match kind {
        CLAIMS => {
            while !from.0.is_empty() {
                attributes.clear();
                let (claim, _) = read_claim(&mut from, &mut attributes)?;
                let claim = abi::Claim { attributes: abi::Slice::lend(&attributes), ..claim };
                // SAFETY: it points into the message and to the attributes, which outlive the call.
                unsafe { collected.emit(&raw const claim) };
            }
            Ok(None)
        }
        REASONS => {
            while !from.0.is_empty() {
                let reason = claims::read_reason(&mut from)?;
                // SAFETY: it points into the message, which outlives the call.
                unsafe { collected.trace(&raw const reason) };
            }
            Ok(None)
        }
        _ => {
            let ended = match from.u8()? {
                0 => Ended::Done,
                1 => Ended::Failed,
                2 => Ended::Panicked,
                _ => return Err(Unreadable::Unknown("status")),
            };
            for _ in 0..from.u32()? {
                let (level, code, message) = (from.u8()?, from.str()?, from.str()?);
                collected.pass_on(level.into(), code, message, read_span(&mut from)?);
            }
            from.end()?;
            Ok(Some(ended))
        }
    }
}
