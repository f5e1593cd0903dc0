//! Whole folders, as they are read.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

use copydesk_core::MetadataRule;
use copydesk_corpus::{Corpus, Read, Request};

/// A folder with these files, and what reading `inputs` in it yields, a line an entry.
struct Folder(tempfile::TempDir);

impl Folder {
    fn with(files: &[(&str, &[u8])]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, content) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, content).unwrap();
        }
        Self(folder)
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn request(&self, inputs: &[&str]) -> Request {
        Request { base: self.path().to_owned(), ..Request::new(inputs) }
    }

    fn read(&self, inputs: &[&str]) -> Vec<String> {
        Corpus::open(&self.request(inputs)).unwrap().map(|read| shown(&read)).collect()
    }

    fn error(&self, inputs: &[&str]) -> String {
        let error = Corpus::open(&self.request(inputs)).unwrap_err();
        error.to_string().replace(&*self.path().to_string_lossy(), "DIR")
    }
}

fn shown(read: &Read) -> String {
    match read {
        Read::Article(article, said) => {
            let said: Vec<String> = said.iter().map(|d| format!(" [{}]", d.code)).collect();
            format!(
                "{} ({}): {}{}",
                article.id,
                article.path.as_deref().unwrap_or("-"),
                article.text,
                said.concat()
            )
        }
        Read::Failed(article, error) => {
            format!("{} ({}) {error}", article.id, article.path.as_deref().unwrap_or("-"))
        }
    }
}

fn news() -> Folder {
    Folder::with(&[
        ("news/b/2.txt", b"two"),
        ("news/b/10.TXT", b"ten"),
        ("news/a.jsonl", b"{\"id\": \"x\", \"text\": \"first\"}\n\n{\"text\": \"third\"}\r\n"),
        ("news/README.txt", b"about"),
        ("news/notes.md", b"about"),
        ("news/.hidden.txt", b"hidden"),
        ("news/.git/x.txt", b"hidden"),
        ("other.story", b"other"),
    ])
}

#[test]
fn a_folder_is_read_by_name_without_what_is_hidden() {
    assert_eq!(
        news().read(&["news"]),
        [
            "x (news/a.jsonl): first",
            "a.jsonl:3 (news/a.jsonl): third",
            "b/10.TXT (news/b/10.TXT): ten",
            "b/2.txt (news/b/2.txt): two",
        ]
    );
}

#[test]
fn inputs_come_in_the_order_given() {
    let read = news().read(&["other.story", "./news/b", "news/notes.md"]);
    assert_eq!(
        read,
        [
            "other.story (other.story): other",
            "10.TXT (news/b/10.TXT): ten",
            "2.txt (news/b/2.txt): two",
            "notes.md (news/notes.md): about",
        ]
    );
}

#[test]
fn globs_match_files_and_folders() {
    let news = news();
    assert_eq!(news.read(&["news/b/*.txt"]), ["2.txt (news/b/2.txt): two"]);
    assert_eq!(
        news.read(&["n*/b"]),
        ["news/b/10.TXT (news/b/10.TXT): ten", "news/b/2.txt (news/b/2.txt): two"]
    );
    assert_eq!(news.read(&["**/[2-9].{txt,text}"]), ["news/b/2.txt (news/b/2.txt): two"]);
    assert_eq!(news.read(&["*.story"]), ["other.story (other.story): other"]);
    let bracket = Folder::with(&[("a[1].txt", b"taken by its name")]);
    assert_eq!(bracket.read(&["a[1].txt"]), ["a[1].txt (a[1].txt): taken by its name"]);
}

#[test]
fn what_is_not_there_is_an_error_that_says_what_was_looked_for() {
    let folder = Folder::with(&[("empty/notes.md", b"x"), ("a.txt", b"x")]);
    assert_eq!(folder.error(&["a.txt", "gone.txt"]), "no file or folder \"gone.txt\"");
    assert_eq!(
        folder.error(&["empty"]),
        "no articles in the folder \"empty\": looked for files that end in .txt, .text, .jsonl, .ndjson, \
         .json-lines, .json, .html, .htm, .xhtml, .xml, .rss, .atom, .csv, .tsv, .warc, .nitf, in it and below (README files and hidden ones left out)"
    );
    assert_eq!(folder.error(&["empty/*.txt"]), "no file matches \"empty/*.txt\": looked in \"empty\"");
    assert_eq!(folder.error(&["*.[x"]), "\"*.[x\" is no valid glob");
    assert!(folder.error(&[]).starts_with("no input"));
}

#[test]
fn one_bad_file_or_line_does_not_stop_the_rest() {
    let folder = Folder::with(&[
        ("in/1.txt", b"\x89PNG\r\n\x1a\n\0\0\0"),
        ("in/2.jsonl", b"{\"text\": \"good\"}\nnonsense\n[1]\n{\"id\": \"own\"}\n{\"text\": \"good too\"}"),
        ("in/3.txt", b""),
        ("in/4.jsonl", b"a\0b\n"),
        ("in/5.txt", b"last"),
        ("page.docx", b"PK"),
    ]);
    assert_eq!(
        folder.read(&["in", "page.docx"]),
        [
            "1.txt (in/1.txt) error: is a PNG picture [not-text]",
            "2.jsonl:1 (in/2.jsonl): good",
            "2.jsonl:2 (in/2.jsonl) error: line 2 is no JSON, column 2: expected ident [bad-line]",
            "2.jsonl:3 (in/2.jsonl) error: line 3 is no article: invalid type: sequence, expected an object with \
             \"text\" [bad-line]",
            "own (in/2.jsonl) error: line 4 lacks \"text\" [bad-line]",
            "2.jsonl:5 (in/2.jsonl): good too",
            "3.txt (in/3.txt):  [empty]",
            "4.jsonl (in/4.jsonl) error: holds NUL bytes (UTF-16 needs a byte-order mark) [not-text]",
            "5.txt (in/5.txt): last",
            "page.docx (page.docx) error: is a .docx file, which is not read; give plain text, HTML, CSV or JSON Lines \
             [unsupported-format]",
        ]
    );
}

#[test]
fn repeated_ids_are_told_apart_with_a_warning() {
    let lines = br#"{"id": "a", "text": "1"}
{"id": "a", "text": "2"}
{"id": "a"}
{"id": "a", "text": "4"}"#;
    let folder = Folder::with(&[("x.jsonl", lines)]);
    assert_eq!(
        folder.read(&["x.jsonl"]),
        [
            "a (x.jsonl): 1",
            "a~2 (x.jsonl): 2 [repeated-id]",
            "a~3 (x.jsonl) error: line 3 lacks \"text\" [bad-line]",
            "a~4 (x.jsonl): 4 [repeated-id]",
        ]
    );
}

#[test]
fn marks_and_legacy_encodings_are_read_also_in_json_lines() {
    let folder = Folder::with(&[
        ("1.txt", b"\xEF\xBB\xBFcaf\xC3\xA9\r\n "),
        ("2.jsonl", b"\xEF\xBB\xBF{\"text\": \"mark\"}\n{\"text\": \"The caf\xE9 won\x92t open\"}\n"),
        ("3.txt", b"\x93No,\x94 she said of the caf\xE9."),
        ("4.jsonl", b"\xFF\xFE{\0}\0"),
    ]);
    assert_eq!(
        folder.read(&["1.txt", "2.jsonl", "3.txt", "4.jsonl"]),
        [
            "1.txt (1.txt): café\r\n ",
            "2.jsonl:1 (2.jsonl): mark",
            "2.jsonl:2 (2.jsonl): The café won’t open [decoded]",
            "3.txt (3.txt): “No,” she said of the café. [decoded]",
            "4.jsonl (4.jsonl) error: is JSON Lines or a table in UTF-16; it must be UTF-8 [not-text]",
        ]
    );
}

#[test]
fn a_file_of_another_name_is_read_by_its_first_character() {
    let folder = Folder::with(&[("a", b"\n {\"text\": \"json\"}"), ("b", b"plain"), ("c.txt", b"{curly}")]);
    assert_eq!(
        folder.read(&["a", "b", "c.txt"]),
        ["a:2 (a): json", "b (b): plain", "c.txt (c.txt): {curly}"]
    );
}

#[test]
fn metadata_rules_match_the_path_below_the_input_or_as_shown() {
    let folder =
        Folder::with(&[("in/post/a.txt", b"a"), ("in/b.jsonl", br#"{"text": "b", "outlet": "Own"}"#)]);
    let rule = |path: &str, outlet: &str| MetadataRule {
        path: path.to_owned(),
        fields: [("outlet".to_owned(), outlet.to_owned())].into(),
    };
    let metadata = vec![rule("post/*", "Harbour Post"), rule("in/**", "Unknown")];
    let corpus = Corpus::open(&Request { metadata, ..folder.request(&["in", "in/post"]) }).unwrap();
    let outlets: Vec<_> = corpus
        .map(|read| match read {
            Read::Article(article, _) => article.outlet.unwrap(),
            Read::Failed(_, error) => panic!("{error}"),
        })
        .collect();
    assert_eq!(outlets, ["Own", "Harbour Post", "Unknown"]);
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_a_loop_of_them_is_reported() {
    let folder = Folder::with(&[("in/a.txt", b"a"), ("elsewhere/b.txt", b"b")]);
    std::os::unix::fs::symlink(folder.path().join("elsewhere"), folder.path().join("in/link")).unwrap();
    std::os::unix::fs::symlink(folder.path().join("in"), folder.path().join("in/loop")).unwrap();
    let read = folder.read(&["in"]);
    assert_eq!(read[..2], ["a.txt (in/a.txt): a", "link/b.txt (in/link/b.txt): b"]);
    assert!(read[2].starts_with("in/loop (in/loop) error: cannot be read: "), "{read:?}");
    assert_eq!(read.len(), 3);
}

#[test]
fn a_corpus_can_be_handed_to_another_thread() {
    fn sendable<T: Send>(_: &T) {}
    let folder = Folder::with(&[("a.txt", b"a")]);
    let corpus = Corpus::open(&Request::new([PathBuf::from(folder.path())])).unwrap();
    sendable(&corpus);
}

proptest::proptest! {
    /// Whatever stands in a file, it yields one entry, or one for each line that is not empty.
    #[test]
    fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
        let folder = Folder::with(&[("a.txt", &bytes), ("b.jsonl", &bytes), ("c", &bytes)]);
        let read = folder.read(&["a.txt", "b.jsonl", "c"]);
        let lines = bytes.split(|b| *b == b'\n').count();
        proptest::prop_assert!((2..=2 + 2 * lines).contains(&read.len()) || bytes.trim_ascii().is_empty());
    }
}

#[test]
fn an_article_notes_the_first_override_that_fits_its_file() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["opinion", "sport"] {
        fs::create_dir(folder.path().join(name)).unwrap();
        fs::write(folder.path().join(name).join("a.txt"), "The ferry is late.").unwrap();
    }
    fs::write(folder.path().join("b.jsonl"), "{\"id\": \"opinion/b\", \"text\": \"It sails.\"}").unwrap();
    let overrides = ["sport/*", "*/a.txt", "opinion/**"].map(str::to_owned).into();
    let request = Request { overrides, ..Request::new([folder.path()]) };
    let noted = Corpus::open(&request).unwrap().map(|read| match read {
        Read::Article(article, _) => (article.id, article.overridden_by),
        Read::Failed(..) => panic!("it can be read"),
    });
    let expected = [("opinion/b", None), ("opinion/a.txt", Some(1)), ("sport/a.txt", Some(0))];
    assert_eq!(noted.collect::<Vec<_>>(), expected.map(|(id, at)| (id.to_owned(), at)));
}
