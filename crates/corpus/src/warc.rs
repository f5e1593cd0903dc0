//! Web archives (WARC, ISO 28500): the pages and texts in them, record by record.

use std::io::{self, BufRead, Read};

use flate2::read::{MultiGzDecoder, ZlibDecoder};

/// A record that may hold an article.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Record {
    /// Where it was fetched.
    pub(crate) uri: Option<String>,
    /// When, as the archive writes it.
    pub(crate) fetched: Option<String>,
    /// The media type with its parameters: `text/html; charset=utf-8`.
    pub(crate) media: String,
    /// What was fetched, unpacked.
    pub(crate) body: Vec<u8>,
}

impl Record {
    /// Whether the record holds a page rather than plain text.
    pub(crate) fn is_page(&self) -> bool {
        self.media.contains("html")
    }
}

/// The records of an archive. Those that hold no text (requests, pictures, redirections) are passed over.
pub(crate) struct Archive<R> {
    source: R,
    /// How many records have been begun.
    pub(crate) number: u64,
    done: bool,
}

/// The longest line of a header, and the longest body that is kept, in bytes.
const LINE: u64 = 64 * 1024;
const BODY: u64 = 64 * 1024 * 1024;

/// What is wrong with an archive: only this record, or also all that follow, since nobody knows where they begin.
enum Bad {
    Record(String),
    Rest(String),
}

/// Header fields, names in small letters.
struct Header(Vec<(String, String)>);

impl Header {
    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    fn parse(lines: &[u8]) -> Self {
        let field = |line: &[u8]| {
            let line = String::from_utf8_lossy(line);
            let (key, value) = line.split_once(':')?;
            Some((key.trim().to_ascii_lowercase(), value.trim().to_owned()))
        };
        Self(lines.split(|b| *b == b'\n').filter_map(field).collect())
    }
}

impl<R: BufRead> Archive<R> {
    pub(crate) fn new(source: R) -> Self {
        Self { source, number: 0, done: false }
    }

    /// The next record, `None` at the end; an inner `None` for a record that is passed over.
    fn record(&mut self) -> Result<Option<Option<Record>>, Bad> {
        let io = |error: io::Error| Bad::Rest(format!("cannot be read: {error}"));
        let mut line = Vec::new();
        loop {
            line.clear();
            if self.line(&mut line).map_err(io)? == 0 {
                return Ok(None);
            }
            if !line.trim_ascii().is_empty() {
                break;
            }
        }
        self.number += 1;
        if !line.starts_with(b"WARC/") {
            return Err(rest("does not begin with WARC/ where a record should"));
        }
        let mut lines = Vec::new();
        loop {
            let before = lines.len();
            let read = self.line(&mut lines).map_err(io)?;
            if read == 0 || lines.get(before..).is_none_or(|line| line.trim_ascii().is_empty()) {
                break;
            }
            if lines.len() as u64 > 16 * LINE {
                return Err(rest("has a header without an end"));
            }
        }
        let header = Header::parse(&lines);
        let length = header.get("content-length").and_then(|length| length.parse::<u64>().ok());
        let length = length.ok_or_else(|| rest("has no Content-Length"))?;
        let cut = || Bad::Rest("ends before its Content-Length: the archive is cut off".to_owned());
        let kind = header.get("warc-type").unwrap_or_default();
        // Of what is too long the beginning tells whether it would have been text.
        let kept = match kind {
            "response" | "resource" | "conversion" if length > BODY => LINE,
            "response" | "resource" | "conversion" => length,
            _ => 0,
        };
        let mut block = Vec::new();
        let read = self.source.by_ref().take(kept).read_to_end(&mut block).map_err(io)? as u64;
        let skipped = io::copy(&mut self.source.by_ref().take(length - read), &mut io::sink()).map_err(io)?;
        if read + skipped != length {
            return Err(cut());
        }
        if kept == 0 {
            return Ok(Some(None));
        }
        let media = header.get("content-type").unwrap_or_default();
        let fetched = if kind == "response" {
            if !media.starts_with("application/http") {
                return Ok(Some(None));
            }
            response(&block)
        } else {
            Some((media.to_owned(), block))
        };
        let Some((media, body)) = fetched.filter(|(media, _)| is_text(media)) else { return Ok(Some(None)) };
        if length > BODY || body.len() as u64 > BODY {
            return Err(Bad::Record(format!("is a text of more than {} MiB", BODY / 1024 / 1024)));
        }
        Ok(Some(Some(Record {
            uri: header.get("warc-target-uri").map(|uri| uri.trim_matches(['<', '>']).to_owned()),
            fetched: header.get("warc-date").map(str::to_owned),
            media,
            body,
        })))
    }

    /// Reads a line, at most [`LINE`] bytes of it.
    fn line(&mut self, into: &mut Vec<u8>) -> io::Result<usize> {
        self.source.by_ref().take(LINE).read_until(b'\n', into)
    }
}

impl<R: BufRead> Iterator for Archive<R> {
    type Item = Result<Record, String>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.done {
            match self.record() {
                Ok(Some(Some(record))) => return Some(Ok(record)),
                Ok(Some(None)) => {}
                Ok(None) => self.done = true,
                Err(Bad::Record(reason)) => return Some(Err(reason)),
                Err(Bad::Rest(reason)) => {
                    self.done = true;
                    return Some(Err(reason));
                }
            }
        }
        None
    }
}

fn rest(reason: &str) -> Bad {
    Bad::Rest(format!("{reason}; the rest of the archive is left out"))
}

fn is_text(media: &str) -> bool {
    let media = media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    matches!(media.as_str(), "text/html" | "application/xhtml+xml" | "text/plain")
}

/// The media type and the unpacked body of an HTTP answer that went well.
fn response(block: &[u8]) -> Option<(String, Vec<u8>)> {
    let (gap, skip) = match memchr::memmem::find(block, b"\r\n\r\n") {
        Some(at) => (at, 4),
        None => (memchr::memmem::find(block, b"\n\n")?, 2),
    };
    let (head, body) = (block.get(..gap)?, block.get(gap + skip..)?);
    let status = head.split(|b| *b == b' ').nth(1)?;
    if !status.starts_with(b"200") {
        return None;
    }
    let header = Header::parse(head);
    let media = header.get("content-type")?.to_owned();
    if !is_text(&media) {
        return None;
    }
    // Crawlers often unpack a body and leave its header as it was.
    let chunked = header.get("transfer-encoding").is_some_and(|coding| coding.contains("chunked"));
    let whole = chunked.then(|| joined(body)).flatten();
    let body = whole.as_deref().unwrap_or(body);
    let mut unpacked = Vec::new();
    let read = match header.get("content-encoding") {
        Some("gzip" | "x-gzip") if body.starts_with(b"\x1f\x8b") => {
            MultiGzDecoder::new(body).take(BODY + 1).read_to_end(&mut unpacked)
        }
        Some("deflate") => ZlibDecoder::new(body).take(BODY + 1).read_to_end(&mut unpacked),
        _ => Err(io::ErrorKind::Other.into()),
    };
    Some((media, if read.is_ok() { unpacked } else { body.to_vec() }))
}

/// The chunks of a body put together; `None` where it does not consist of chunks.
fn joined(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::with_capacity(body.len());
    loop {
        let end = memchr::memchr(b'\n', body)?;
        let size = std::str::from_utf8(body.get(..end)?).ok()?.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        body = body.get(end + 1..)?;
        if size == 0 {
            return Some(whole);
        }
        whole.extend_from_slice(body.get(..size)?);
        body = body.get(size..)?;
        body = body.strip_prefix(b"\r\n").or_else(|| body.strip_prefix(b"\n"))?;
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn record(kind: &str, media: &str, block: &[u8]) -> Vec<u8> {
        let mut record = format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://post.example/1\r\n\
             WARC-Date: 2024-05-06T08:00:00Z\r\nContent-Type: {media}\r\nContent-Length: {}\r\n\r\n",
            block.len()
        )
        .into_bytes();
        record.extend_from_slice(block);
        record.extend_from_slice(b"\r\n\r\n");
        record
    }

    fn http(head: &str, body: &[u8]) -> Vec<u8> {
        let block = [format!("HTTP/1.1 {head}\r\n\r\n").as_bytes(), body].concat();
        record("response", "application/http; msgtype=response", &block)
    }

    fn bodies(archive: &[u8]) -> Vec<String> {
        Archive::new(archive)
            .map(|record| {
                record.map_or_else(|e| e, |record| String::from_utf8_lossy(&record.body).into_owned())
            })
            .collect()
    }

    #[test]
    fn texts_and_pages_are_found_among_other_records() {
        let archive = [
            record("warcinfo", "application/warc-fields", b"software: x\r\n"),
            http("200 OK\r\nContent-Type: text/html; charset=utf-8", b"<p>one"),
            http("404 Not Found\r\nContent-Type: text/html", b"<p>gone"),
            http("200 OK\r\nContent-Type: image/png", b"\x89PNG"),
            record("conversion", "text/plain", b"two"),
        ]
        .concat();
        assert_eq!(bodies(&archive), ["<p>one", "two"]);
        let first = Archive::new(archive.as_slice()).next().unwrap().unwrap();
        assert_eq!(first.uri.as_deref(), Some("https://post.example/1"));
        assert_eq!(first.fetched.as_deref(), Some("2024-05-06T08:00:00Z"));
        assert!(first.is_page());
    }

    #[test]
    fn bodies_are_unpacked() {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(b"<p>packed").unwrap();
        let packed = gzip.finish().unwrap();
        let archive = [
            http("200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip", &packed),
            http(
                "200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked",
                b"3\r\n<p>\r\n4;x=y\r\nbits\r\n0\r\n\r\n",
            ),
            http(
                "200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked",
                b"<p>was put together before",
            ),
        ]
        .concat();
        assert_eq!(bodies(&archive), ["<p>packed", "<p>bits", "<p>was put together before"]);
    }

    #[test]
    fn what_is_too_long_is_said_and_the_rest_read() {
        let length = usize::try_from(BODY).unwrap() + 1;
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(&vec![b' '; length]).unwrap();
        let archive = [
            record("conversion", "text/plain", &vec![b'x'; length]),
            record("resource", "video/mp4", &vec![0; length]),
            http("200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip", &gzip.finish().unwrap()),
            record("conversion", "text/plain", b"two"),
        ]
        .concat();
        assert_eq!(
            bodies(&archive),
            ["is a text of more than 64 MiB", "is a text of more than 64 MiB", "two"]
        );
    }

    #[test]
    fn what_is_cut_off_or_garbled_is_said_once() {
        let whole = record("conversion", "text/plain", b"two");
        let cut = [whole.as_slice(), &whole[..whole.len() - 5]].concat();
        assert_eq!(bodies(&cut), ["two", "ends before its Content-Length: the archive is cut off"]);
        let garbled = [whole.as_slice(), b"nonsense\r\n", &whole].concat();
        assert_eq!(bodies(&garbled).len(), 2);
        assert!(bodies(b"WARC/1.0\r\nX: y\r\n\r\n")[0].contains("Content-Length"));
    }
}
