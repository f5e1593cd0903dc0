//! Which format a file is in: by what it begins with, else by its name.

use std::path::Path;

/// How a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// The whole file is one article.
    Plain,
    /// An article a line.
    JsonLines,
    /// JSON over several lines: an article, several, or a list of them.
    Json,
    /// A page of the web.
    Html,
    /// RSS, Atom, JSON Feed.
    Feed,
    /// NewsML-G2 or NITF.
    Wire,
    /// A row an article, cells separated by this byte.
    Table(u8),
    /// A web archive.
    Warc,
}

/// The extensions of the files that are read from a folder, each also with `.gz` behind it.
pub const FOLDER_EXTENSIONS: [&str; 16] = [
    "txt",
    "text",
    "jsonl",
    "ndjson",
    "json-lines",
    "json",
    "html",
    "htm",
    "xhtml",
    "xml",
    "rss",
    "atom",
    "csv",
    "tsv",
    "warc",
    "nitf",
];

/// Formats that people hand over by mistake, known by their extension.
const UNSUPPORTED: [&str; 8] = ["pdf", "doc", "docx", "odt", "rtf", "parquet", "xls", "xlsx"];

/// The extension of a name in small letters, without `.gz` behind it.
pub(crate) fn extension(name: &str) -> String {
    let last = |path: &Path| path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let path = Path::new(name);
    match last(path).as_str() {
        "gz" => last(Path::new(path.file_stem().unwrap_or_default())),
        other => other.to_owned(),
    }
}

/// The format of a file called `name` that begins with `start`. `text_column` is what the column that holds the text is called,
/// should it be a table.
///
/// What a file begins with decides, since names are often wrong: `.txt` files that hold web pages, `.xml` for every
/// kind of XML, no extension at all on standard input. JSON and tables are told by their name too: a plain text
/// may begin with a brace.
///
/// # Errors
/// The reason why a file of this name is not read.
pub(crate) fn tell(name: &str, start: &[u8], text_column: &str) -> Result<Format, String> {
    let extension = extension(name);
    if UNSUPPORTED.contains(&extension.as_str()) {
        return Err(format!(
            "is a .{extension} file, which is not read; give plain text, HTML, CSV or JSON Lines"
        ));
    }
    let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start).trim_ascii_start();
    if start.starts_with(b"WARC/") {
        return Ok(Format::Warc);
    }
    if let Some(format) = markup(start) {
        return Ok(format);
    }
    let braced = start.first().is_some_and(|first| matches!(first, b'{' | b'['));
    Ok(match extension.as_str() {
        "txt" | "text" => Format::Plain,
        "jsonl" | "ndjson" | "json-lines" => Format::JsonLines,
        "json" => json(start),
        "html" | "htm" | "xhtml" => Format::Html,
        "rss" | "atom" => Format::Feed,
        "xml" | "nitf" => Format::Wire,
        "warc" => Format::Warc,
        "tsv" => Format::Table(b'\t'),
        "csv" => Format::Table(separator(first_line(start))),
        _ if braced => json(start),
        _ if is_header(first_line(start), text_column) => Format::Table(separator(first_line(start))),
        _ => Format::Plain,
    })
}

fn first_line(start: &[u8]) -> &[u8] {
    start.split(|b| matches!(b, b'\n' | b'\r')).next().unwrap_or_default()
}

/// Lines where the first one is an object by itself, or too long for its end to be seen.
fn json(start: &[u8]) -> Format {
    let line = first_line(start);
    let whole = line.len() == start.len() || line.trim_ascii_end().ends_with(b"}");
    if start.starts_with(b"{") && line.len() > 1 && whole { Format::JsonLines } else { Format::Json }
}

/// The format of what begins with a tag, by the first element.
fn markup(start: &[u8]) -> Option<Format> {
    let mut rest = start;
    loop {
        rest = rest.trim_ascii_start();
        let after = |end: &[u8]| memchr::memmem::find(rest, end).and_then(|at| rest.get(at + end.len()..));
        if rest.starts_with(b"<!--") {
            rest = after(b"-->")?;
        } else if rest.starts_with(b"<?") {
            rest = after(b"?>")?;
        } else if rest.get(..9).is_some_and(|word| word.eq_ignore_ascii_case(b"<!doctype")) {
            let named = rest.get(9..)?.trim_ascii_start();
            if named.get(..4).is_some_and(|name| name.eq_ignore_ascii_case(b"html")) {
                return Some(Format::Html);
            }
            // Declarations of its own stand in brackets.
            let own = memchr::memchr2(b'[', b'>', rest).is_some_and(|at| rest.get(at) == Some(&b'['));
            rest = after(if own { b"]>" } else { b">" })?;
        } else {
            break;
        }
    }
    let name: Vec<u8> = rest
        .strip_prefix(b"<")?
        .iter()
        .take(40)
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b':' | b'-' | b'_'))
        .map(u8::to_ascii_lowercase)
        .collect();
    let local = name.rsplit(|b| *b == b':').next().unwrap_or_default();
    match local {
        b"html" | b"head" | b"body" => Some(Format::Html),
        b"rss" | b"feed" | b"rdf" => Some(Format::Feed),
        b"newsitem" | b"newsmessage" | b"nitf" => Some(Format::Wire),
        _ => None,
    }
}

/// What separates the cells of a table whose first line this is: the one of tab, semicolon and comma that it has most of.
fn separator(line: &[u8]) -> u8 {
    let count = |separator: u8| line.iter().filter(|b| **b == separator).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|s| count(*s)).unwrap_or(b',')
}

/// Whether a line names columns, one of them that of the text.
fn is_header(line: &[u8], text_column: &str) -> bool {
    let separator = separator(line);
    let mut cells = line.split(|b| *b == separator).map(|cell| {
        let cell = cell.trim_ascii();
        cell.strip_prefix(b"\"").and_then(|cell| cell.strip_suffix(b"\"")).unwrap_or(cell)
    });
    line.contains(&separator) && cells.any(|cell| cell.eq_ignore_ascii_case(text_column.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(name: &str, start: &str) -> Format {
        tell(name, start.as_bytes(), "text").unwrap()
    }

    #[test]
    fn content_goes_before_the_name() {
        assert_eq!(told("a.txt", "\u{FEFF}\n<!DOCTYPE html><html>"), Format::Html);
        assert_eq!(told("a.txt", "<b>News</b> of the day"), Format::Plain);
        assert_eq!(told("a.xml", "<?xml version='1.0'?><!-- x > y --><rss version='2.0'>"), Format::Feed);
        assert_eq!(told("a.html", "<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC '-'>\n<html>"), Format::Html);
        assert_eq!(told("a.xml", "<rdf:RDF xmlns='x'>"), Format::Feed);
        assert_eq!(told("-", "<newsMessage xmlns='x'>"), Format::Wire);
        assert_eq!(told("a.xml", "<!DOCTYPE nitf SYSTEM \"nitf.dtd\"><nitf>"), Format::Wire);
        assert_eq!(told("a.xml", "<!DOCTYPE rss [<!ENTITY a \"b\">]><rss>"), Format::Feed);
        assert_eq!(told("crawl", "WARC/1.0\r\n"), Format::Warc);
        assert_eq!(told("a.txt", "{braced"), Format::Plain);
    }

    #[test]
    fn json_is_lines_where_the_first_line_is_an_object() {
        assert_eq!(told("a.json", "{\"text\": \"x\"}\n{\"text\": \"y\"}"), Format::JsonLines);
        assert_eq!(told("-", "{\"text\": \"a long line whose end is not"), Format::JsonLines);
        assert_eq!(told("a.json", "{\n  \"text\": \"x\"\n}"), Format::Json);
        assert_eq!(told("a.json", "[{\"text\": \"x\"}]"), Format::Json);
        assert_eq!(told("a.jsonl", "{\n"), Format::JsonLines);
    }

    #[test]
    fn tables_are_told_by_their_name_or_header() {
        assert_eq!(told("a.csv.gz", "id;text\n"), Format::Table(b';'));
        assert_eq!(told("a.tsv", "id\ttext, all\n"), Format::Table(b'\t'));
        assert_eq!(told("-", "id,\"Text\"\n1,x"), Format::Table(b','));
        assert_eq!(told("-", "The text, as it stands, is plain."), Format::Plain);
        assert_eq!(told("a.csv", "text\nx"), Format::Table(b','));
    }

    #[test]
    fn what_is_not_read_says_so() {
        assert!(tell("a.DOCX", b"PK", "text").unwrap_err().contains(".docx"));
    }
}
