//! The articles in what was opened: each format's own reader asked, its drafts finished.

use std::io::Read;

use copydesk_core::{Diagnostic, Level};
use serde_json::value::RawValue;

use super::{Entry, Fault, Reader, Source};
use crate::draft::Draft;
use crate::format::Format;
use crate::warc::Record;
use crate::{encoding, feed, json, markup, plain, salvage, wire};

impl Reader {
    /// The articles of a file that is read as a whole.
    pub(super) fn whole(&self, mut source: Source, format: Format) -> Vec<Entry> {
        let fail = |fault| vec![Err(self.failure(self.name.clone(), fault))];
        let mut bytes = Vec::new();
        if let Err(error) = source.read_to_end(&mut bytes) {
            return fail(Fault::unreadable(&error));
        }
        if format == Format::Feed {
            return self.feed(&bytes);
        }
        let declared = if format == Format::Plain { None } else { encoding::declared(&bytes) };
        let (text, decoding) = match encoding::decode(bytes, declared) {
            Ok(decoded) => decoded,
            Err(reason) => return fail(Fault::not_text(reason)),
        };
        match format {
            Format::Html => match markup::page(&text, None) {
                Ok(mut draft) => {
                    draft.diagnostics.extend(decoding);
                    vec![self.finish(draft, self.name.clone())]
                }
                Err(reason) => fail(Fault::new("no-article", reason)),
            },
            Format::Wire => match wire::items(&text) {
                Ok(items) => self.drafts(items, decoding),
                Err(reason) => fail(Fault::new("bad-xml", reason)),
            },
            Format::Json if feed::is_json_feed(&text) => self.feed(text.as_bytes()),
            Format::Json => self.json(&text),
            _ => vec![self.plain(text, decoding)],
        }
    }

    fn plain(&self, text: String, decoding: Option<Diagnostic>) -> Entry {
        fits(&text).map_err(|fault| self.failure(self.name.clone(), fault))?;
        let empty = text.is_empty();
        let (mut article, mut diagnostics) = plain::article(text);
        if empty {
            diagnostics.push(Diagnostic::new(Level::Warning, "empty", "the file is empty"));
        }
        article.id.clone_from(&self.name);
        article.path.clone_from(&self.path);
        diagnostics.extend(decoding);
        Ok((article, diagnostics))
    }

    fn feed(&self, bytes: &[u8]) -> Vec<Entry> {
        match feed::entries(bytes) {
            Ok(entries) => self.drafts(entries, None),
            Err(reason) => vec![Err(self.failure(self.name.clone(), Fault::new("bad-feed", reason)))],
        }
    }

    /// JSON objects one after the other, each over any number of lines, or lists of them.
    fn json(&self, text: &str) -> Vec<Entry> {
        let mut entries = Vec::new();
        let mut values = serde_json::Deserializer::from_str(text).into_iter::<&RawValue>();
        loop {
            let read = values.byte_offset();
            let Some(value) = values.next() else { break };
            match value.and_then(|value| match value.get().starts_with('[') {
                true => serde_json::from_str::<Vec<&RawValue>>(value.get()),
                false => Ok(vec![value]),
            }) {
                Ok(records) => {
                    for record in records {
                        let number = entries.len() as u64 + 1;
                        entries.push(self.record(record.get(), &format!("record {number}"), number));
                    }
                }
                Err(error) => {
                    entries.extend(self.salvaged(text.split_at(read), entries.len(), &error));
                    break;
                }
            }
        }
        entries
    }

    /// What can be read of a document of JSON behind a place from which on it is none, and what is wrong with it: the
    /// fault of an object, or of what stands around the objects.
    fn salvaged(&self, (read, rest): (&str, &str), before: usize, error: &serde_json::Error) -> Vec<Entry> {
        let line = read.matches('\n').count();
        let records = salvage::objects(rest).zip(before as u64 + 1..).map(|((begun, record), number)| {
            self.record(record, &format!("record {number} (line {})", line + begun), number)
        });
        let mut entries: Vec<Entry> = records.collect();
        let told =
            entries.iter().any(|entry| entry.as_ref().is_err_and(|failure| failure.fault.code == "bad-line"));
        if !told {
            let number = (before + entries.len()) as u64 + 1;
            let fault = Fault::new("bad-record", format!("the document is no JSON: {error}"));
            entries.push(Err(self.failure(self.numbered(number), fault)));
        }
        entries
    }

    /// An article of a JSON object, which people know as `place`.
    fn record(&self, record: &str, place: &str, number: u64) -> Entry {
        let (mut article, diagnostics) =
            json::article(record, &self.fields, self.extracted).map_err(|bad| {
                let fault = Fault::new("bad-line", format!("{place} {}", bad.reason));
                self.failure(bad.id.unwrap_or_else(|| self.numbered(number)), fault)
            })?;
        if article.id.is_empty() {
            article.id = self.numbered(number);
        }
        if !(self.extracted && json::is_extracted(&article)) {
            fits(&article.text).map_err(|fault| self.failure(article.id.clone(), fault))?;
        }
        article.path.clone_from(&self.path);
        Ok((article, diagnostics))
    }

    pub(super) fn line(&self, bytes: &mut Vec<u8>, number: u64) -> Entry {
        let place = format!("line {number}");
        if let Ok(line) = std::str::from_utf8(bytes) {
            return self.record(line, &place, number);
        }
        let (line, decoding) = encoding::decode(std::mem::take(bytes), None).map_err(|reason| {
            self.failure(self.numbered(number), Fault::new("bad-line", format!("{place} {reason}")))
        })?;
        let (article, mut diagnostics) = self.record(&line, &place, number)?;
        diagnostics.extend(decoding);
        Ok((article, diagnostics))
    }

    /// The articles of a document; one without a text is an error by itself.
    fn drafts(&self, drafts: Vec<Draft>, decoding: Option<Diagnostic>) -> Vec<Entry> {
        let entries = drafts.into_iter().zip(1..).map(|(mut draft, number)| {
            draft.diagnostics.extend(decoding.clone());
            self.finish(draft, self.numbered(number))
        });
        entries.collect()
    }

    /// The article of a draft, called `otherwise` where it has no id of its own.
    pub(super) fn finish(&self, draft: Draft, otherwise: String) -> Entry {
        let (mut article, diagnostics) = draft.finish();
        if article.id.is_empty() {
            article.id = otherwise;
        }
        article.path.clone_from(&self.path);
        let fault = match fits(&article.text) {
            Ok(()) if article.text.is_empty() => Fault::new("no-text", "has no text"),
            Ok(()) => return Ok((article, diagnostics)),
            Err(fault) => fault,
        };
        Err(self.failure(article.id, fault))
    }

    /// The article of a web archive's record.
    pub(super) fn archived(&self, record: Record, number: u64) -> Entry {
        let id = record.uri.clone().unwrap_or_else(|| self.numbered(number));
        let fail = |code, reason: String| {
            self.failure(id.clone(), Fault::new(code, format!("record {number} {reason}")))
        };
        let page = record.is_page();
        let declared =
            encoding::declared(record.media.as_bytes()).or_else(|| encoding::declared(&record.body));
        let (text, decoding) =
            encoding::decode(record.body, declared).map_err(|reason| fail("not-text", reason))?;
        let mut draft = if page {
            markup::page(&text, record.uri.as_deref()).map_err(|reason| fail("no-article", reason))?
        } else {
            let (article, diagnostics) = plain::article(text);
            let mut draft = Draft { article, diagnostics, ..Draft::default() };
            draft.set("url", record.uri.unwrap_or_default());
            draft
        };
        draft.set("fetched", record.fetched.unwrap_or_default());
        draft.diagnostics.extend(decoding);
        self.finish(draft, id)
    }
}

/// Offsets are 32 bits wide.
fn fits(text: &str) -> Result<(), Fault> {
    match u32::try_from(text.len()) {
        Ok(length) if length < u32::MAX => Ok(()),
        _ => Err(Fault::new("too-long", "is longer than 4 GiB")),
    }
}
