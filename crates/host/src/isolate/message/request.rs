//! What a worker is asked: to load an extractor, to make an instance, to read an article, to end.

use std::path::{Path, PathBuf};

use copydesk_abi as abi;
use copydesk_core::layers::Layers;
use copydesk_core::{Document, Finding, Published, SmolStr};

use crate::isolate::claims::{self, read_claim};
use crate::isolate::wire::{Reader, Unreadable, Write};
use crate::isolate::{Source, records};
use crate::lend::lend;

const OPEN: u8 = 1;
const START: u8 = 2;
const ARTICLE: u8 = 3;
const END: u8 = 4;
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
    out.str(&article.published.as_ref().map(Published::day).unwrap_or_default());
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
