//! A folder with files of every format, good and broken: each article is there once, each fault is named.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use std::io::Write;
use std::path::Path;

use copydesk_corpus::{Corpus, Read, Request};

const TEXT: &str = "The harbour board of Lower Marsh voted on Monday to close the old ferry pier, which has stood since \
    1921, after a survey found that its piles had rotted through, the clerk said.";

fn page(text: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><title>Pier to close</title>\
         <meta property=\"og:site_name\" content=\"Marsh Post\"></head><body><nav><a href=\"/\">Home</a></nav>\
         <article><p>{text}</p><p>{text}</p></article></body></html>"
    )
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

fn warc(uri: &str, body: &str) -> Vec<u8> {
    let block = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{body}");
    format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2024-05-06T08:00:00Z\r\n\
         Content-Type: application/http;msgtype=response\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
        block.len()
    )
    .into_bytes()
}

/// One line an entry: id, how many bytes of text, and what is said of it.
fn shown(folder: &Path) -> Vec<String> {
    let request = Request { base: folder.to_owned(), ..Request::new(["in"]) };
    let entries = Corpus::open(&request).unwrap().map(|read| match read {
        Read::Article(article, said) => {
            let said: Vec<String> = said.iter().map(|d| format!(" [{}]", d.code)).collect();
            format!("{}: {} bytes{}", article.id, article.text.len(), said.concat())
        }
        Read::Failed(article, error) => format!("{}: {error}", article.id),
    });
    entries.collect()
}

#[test]
fn every_format_is_read_and_every_fault_is_named() {
    let feed = |items: &str| {
        format!("<rss version=\"2.0\"><channel><title>Marsh Post</title>{items}</channel></rss>")
    };
    let item = "<item><guid>feed-1</guid><description>The pier is shut.</description></item><item><title>Empty</title></item>";
    let nitf = "<nitf><head><docdata><doc-id id-string=\"nitf-1\"/></docdata></head><body><body.content><p>The pier is shut.</p>\
                </body.content></body></nitf>";
    let archive =
        [warc("https://post.example/1", &page(TEXT)), warc("https://post.example/2", "<html></html>")]
            .concat();
    let line = |id| gzip(format!("{{\"id\": \"{id}\", \"text\": \"The pier is shut.\"}}\n").as_bytes());
    let cut_off = [line("packed-2"), line("packed-3")[..30].to_vec()].concat();
    let files: Vec<(&str, Vec<u8>)> = vec![
        ("a.csv", b"id;text;desk\ncsv-1;The pier is shut.;city\ncsv-2;short\n".to_vec()),
        ("b-broken.csv", b"id,body\n1,The pier is shut.\n".to_vec()),
        ("c.html", page(TEXT).into_bytes()),
        ("d-broken.html", b"<html><body></body></html>".to_vec()),
        (
            "e.json",
            b"[\n {\"id\": \"json-1\", \"text\": \"The pier is shut.\"},\n {\"text\": [5]}\n]\n".to_vec(),
        ),
        ("f-broken.json", b"{\n \"text\": \"The pier".to_vec()),
        ("g.jsonl.gz", line("packed-1")),
        ("h-broken.jsonl.gz", cut_off),
        ("i.json", b"{\n \"uri\": \"ninjs-1\",\n \"body_text\": \"The pier is shut.\"\n}".to_vec()),
        ("j.rss", feed(item).into_bytes()),
        ("k-broken.rss", b"<rss version=\"2.0\"><channel><item>".to_vec()),
        ("l.warc", archive.clone()),
        ("m-broken.warc.gz", gzip(&archive[..archive.len() - 200])),
        ("n.xml", nitf.as_bytes().to_vec()),
        ("o-broken.xml", nitf.replace("</p>", "").into_bytes()),
        ("p.txt", page(TEXT).into_bytes()),
        ("q.xml", b"<catalogue><book/></catalogue>".to_vec()),
        ("r.pdf", b"%PDF-1.7".to_vec()),
        ("s-broken.txt", b"%PDF-1.7".to_vec()),
        ("t.txt", b"The pier is shut.".to_vec()),
        (
            "u-broken.json",
            b"[\n {\"id\": \"json-2\", \"text\": \"The pier is shut.\"},\n {\"text\": \"The {pier,\n \"id\": 4},\n \
              {\"id\": \"json-3\", \"text\": \"The pier is shut.\"}\n]\n"
                .to_vec(),
        ),
        ("v-broken.json", b"[{\"id\": \"json-4\", \"text\": \"The pier is shut.\"},\n\n]".to_vec()),
        ("w-broken.csv", b"id,text\ncsv-3,\"The pier is shut.\ncsv-4,\"The pier is shut.\"\n".to_vec()),
    ];
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("in")).unwrap();
    for (name, content) in &files {
        std::fs::write(folder.path().join("in").join(name), content).unwrap();
    }
    let expected = r#"
csv-1: 17 bytes
a.csv:3: error: the row of line 3 has 2 cells where the header has 3 [bad-row]
b-broken.csv: error: has no column "text"; say which one holds the text, as in [corpus.fields] text = "..."; it has "id", "body" [bad-table]
c.html: 356 bytes
d-broken.html: error: is a page without a main text: failed to grab the article [no-article]
json-1: 17 bytes
e.json:2: error: record 2 has a list for "text", not a string [bad-line]
f-broken.json:1: error: record 1 (line 1) is no JSON, line 2 of it, column 18: EOF while parsing a string [bad-line]
packed-1: 17 bytes
packed-2: 17 bytes
h-broken.jsonl.gz:2: error: cannot be read: incomplete deflate stream [unreadable-file]
ninjs-1: 17 bytes
feed-1: 17 bytes [summary-only]
j.rss:2: error: has no text [no-text]
k-broken.rss: error: is no feed that can be read: unable to parse XML: Parser error: syntax error: tag not closed: `>` not found before end of input [bad-feed]
https://post.example/1: 356 bytes
https://post.example/2: error: record 2 is a page without a main text: failed to grab the article [no-article]
https://post.example/1~2: 356 bytes [repeated-id]
m-broken.warc.gz:2: error: record 2 has no Content-Length; the rest of the archive is left out [bad-record]
nitf-1: 17 bytes
o-broken.xml: error: is no XML that can be read, line 1: ill-formed document: expected `</p>`, but `</body.content>` was found [bad-xml]
p.txt: 356 bytes
q.xml: error: is XML, but neither NewsML-G2 nor NITF: it has no news item [bad-xml]
s-broken.txt: error: is a PDF file [not-text]
t.txt: 17 bytes
json-2: 17 bytes
u-broken.json:2: error: record 2 (line 3) is no JSON, line 2 of it, column 0: control character (\u0000-\u001F) found while parsing a string [bad-line]
json-3: 17 bytes
json-4: 17 bytes
v-broken.json:2: error: the document is no JSON: expected value at line 3 column 1 [bad-record]
w-broken.csv:2: error: the row of line 2 opens a quotation mark that is never closed [bad-row]
csv-4: 17 bytes
"#;
    assert_eq!(shown(folder.path()).join("\n"), expected.trim());
}

#[test]
fn a_page_knows_where_it_is_from() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("crawl.warc");
    std::fs::write(&file, warc("https://post.example/1", &page(TEXT))).unwrap();
    let Some(Read::Article(article, _)) = Corpus::open(&Request::new([file])).unwrap().next() else {
        panic!("no article")
    };
    assert_eq!(article.url.as_deref(), Some("https://post.example/1"));
    assert_eq!(article.metadata["fetched"], "2024-05-06T08:00:00Z");
    assert_eq!(
        (article.outlet.as_deref(), article.title.as_deref()),
        (Some("Marsh Post"), Some("Pier to close"))
    );
    assert_eq!(article.published, None, "the day of fetching is not the day of publication");
    assert_eq!(article.text, format!("{TEXT}\n\n{TEXT}"));
}

proptest::proptest! {
    /// Whatever follows the first bytes of a format, reading ends, and says something.
    #[test]
    fn any_continuation_is_read_or_refused(rest: Vec<u8>, cut in 0usize..400) {
        let starts: [&[u8]; 8] = [
            b"<!DOCTYPE html>", b"<rss version='2.0'>", b"<newsItem>", b"<nitf>", b"WARC/1.0\r\n", b"{\n", b"id,text\n",
            b"\x1f\x8b\x08\0\0\0\0\0\0\x03",
        ];
        let whole = [warc("u", &page(TEXT)), gzip(b"text"), page(TEXT).into_bytes()];
        let folder = tempfile::tempdir().unwrap();
        let begun = starts.iter().map(|start| [start, rest.as_slice()].concat());
        let cut = whole.iter().map(|whole| [whole.get(..cut).unwrap_or(whole), rest.as_slice()].concat());
        for (number, bytes) in begun.chain(cut).enumerate() {
            let file = folder.path().join(number.to_string());
            std::fs::write(&file, &bytes).unwrap();
            proptest::prop_assert!(Corpus::open(&Request::new([file])).unwrap().count() <= rest.len() + 2);
        }
    }
}
