//! What other programs read: each format is read back by a reader of its own and holds the same claims as JSON Lines.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds")
}

fn copydesk(format: &str, more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
    command.args(["run", "--no-config", "--format", format]).args(more).arg(seeds());
    command.output().unwrap()
}

fn written(format: &str) -> String {
    let output = copydesk(format, &["--with-text"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The articles as JSON Lines has them, with their texts.
fn articles() -> Vec<Value> {
    written("jsonl").lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn claims(articles: &[Value]) -> Vec<&Value> {
    articles.iter().flat_map(|article| article["claims"].as_array().unwrap()).collect()
}

fn slice(text: &str, start: &Value, end: &Value) -> String {
    let (start, end) = (start.as_u64().unwrap() as usize, end.as_u64().unwrap() as usize);
    text.chars().skip(start).take(end - start).collect()
}

/// `UPDATE_DOCUMENTS=1 cargo test -p copydesk --test outputs` writes the table of columns anew.
#[test]
fn the_columns_are_documented() {
    const MARKS: [&str; 2] = ["<!-- columns -->\n", "<!-- /columns -->"];
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/input-and-output.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = text.split_once(MARKS[0]).unwrap();
    let (_, after) = rest.split_once(MARKS[1]).unwrap();
    let row = |column: &copydesk_report::Column| {
        let holds = format!("{:?}", column.holds).to_lowercase();
        format!("| `{}` | {holds} | {} |\n", column.name, column.meaning)
    };
    let rows: String = copydesk_report::COLUMNS.iter().map(row).collect();
    let expected = format!(
        "{before}{}| column | holds | meaning |\n| --- | --- | --- |\n{rows}{}{after}",
        MARKS[0], MARKS[1]
    );
    if std::env::var_os("UPDATE_DOCUMENTS").is_some() {
        std::fs::write(&path, expected).unwrap();
    } else {
        assert!(text == expected, "UPDATE_DOCUMENTS=1 cargo test -p copydesk --test outputs");
    }
}

#[test]
fn csv_has_a_row_for_each_claim() {
    let (articles, table) = (articles(), written("csv"));
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let header = reader.headers().unwrap().clone();
    let columns: Vec<&str> = copydesk_report::COLUMNS.iter().map(|column| column.name).collect();
    assert_eq!(header.iter().collect::<Vec<_>>(), columns);
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let claims = claims(&articles);
    assert_eq!(rows.len(), claims.len());
    for (row, claim) in rows.iter().zip(claims) {
        let cell = |name: &str| row.get(columns.iter().position(|column| *column == name).unwrap()).unwrap();
        assert_eq!(
            (cell("id"), cell("text")),
            (claim["id"].as_str().unwrap(), claim["text"].as_str().unwrap())
        );
        assert_eq!(serde_json::from_str::<Value>(cell("attributes")).unwrap(), claim["attributes"]);
        assert_eq!(cell("confidence").parse::<f64>().unwrap(), claim["confidence"].as_f64().unwrap());
    }
}

#[test]
fn sqlite_is_a_sound_database_that_can_be_searched() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("claims.db");
    assert!(copydesk("sqlite", &["--output", file.to_str().unwrap()]).status.success());
    let database = rusqlite::Connection::open(&file).unwrap();
    let ask = |question: &str| database.query_row(question, [], |row| row.get::<_, String>(0)).unwrap();
    let articles = articles();
    assert_eq!(ask("PRAGMA integrity_check"), "ok");
    assert_eq!(ask("SELECT count(*) || '' FROM articles"), articles.len().to_string());
    assert_eq!(ask("SELECT count(*) || '' FROM claims"), claims(&articles).len().to_string());
    assert_eq!(
        ask("SELECT count(*) || '' FROM claims LEFT JOIN articles a ON article = a.id WHERE a.id IS NULL"),
        "0"
    );
    assert_eq!(ask("SELECT value FROM run WHERE key = 'offsets'"), "codepoints");
    let found = ask("SELECT count(*) || '' FROM claims_search WHERE claims_search MATCH 'hostages'");
    assert_ne!(found, "0");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
}

/// The rules of <https://brat.nlplab.org/standoff.html>: ids are unique and known, and offsets lead to the words behind them.
#[test]
fn brat_finds_the_words_where_the_annotations_say() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("brat");
    assert!(copydesk("brat", &["--output", target.to_str().unwrap()]).status.success());
    let mut annotated = 0;
    for entry in std::fs::read_dir(&target).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "ann") {
            continue;
        }
        let text: Vec<char> = std::fs::read_to_string(path.with_extension("txt")).unwrap().chars().collect();
        let mut known = std::collections::HashSet::new();
        for line in std::fs::read_to_string(&path).unwrap().lines() {
            let mut fields = line.splitn(3, '\t');
            let (id, what) = (fields.next().unwrap(), fields.next().unwrap());
            assert!(known.insert(id.to_owned()), "{id} twice in {path:?}");
            match id.as_bytes()[0] {
                b'T' => {
                    let (_, places) = what.split_once(' ').unwrap();
                    let words = places.split(';').map(|place| {
                        let (start, end) = place.split_once(' ').unwrap();
                        text[start.parse().unwrap()..end.parse().unwrap()].iter().collect::<String>()
                    });
                    assert_eq!(words.collect::<Vec<_>>().join(" "), fields.next().unwrap(), "{line}");
                    annotated += 1;
                }
                b'R' => {
                    let targets = what.split(' ').skip(1).map(|arg| arg.split_once(':').unwrap().1);
                    targets.for_each(|target| assert!(known.contains(target), "{line}"));
                }
                _ => assert!(known.contains(what.split(' ').nth(1).unwrap()), "{line}"),
            }
        }
    }
    assert!(annotated >= claims(&articles()).len());
}

#[test]
fn annotations_select_the_words_by_place_and_by_themselves() {
    let (articles, page) = (articles(), written("annotation"));
    let page: Value = serde_json::from_str(&page).unwrap();
    let items = page["items"].as_array().unwrap();
    let claims: Vec<(&Value, &Value)> = articles
        .iter()
        .flat_map(|article| article["claims"].as_array().unwrap().iter().map(move |claim| (article, claim)))
        .collect();
    assert_eq!(items.len(), claims.len());
    for (item, (article, claim)) in items.iter().zip(claims) {
        let selectors = &item["target"]["selector"];
        let text = article["text"].as_str().unwrap();
        assert_eq!(
            slice(text, &selectors[0]["start"], &selectors[0]["end"]),
            claim["text"].as_str().unwrap()
        );
        let quote = &selectors[1];
        let around =
            [&quote["prefix"], &quote["exact"], &quote["suffix"]].map(|part| part.as_str().unwrap()).concat();
        assert!(text.contains(&around));
        assert_eq!(item["body"]["claim"]["attributes"], claim["attributes"]);
    }
}

#[test]
fn gdelt_has_quotes_in_their_context_and_counts() {
    let (articles, graph) = (articles(), written("gdelt"));
    let lines: Vec<Value> = graph.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), articles.len());
    let mut counted = 0;
    for (line, article) in lines.iter().zip(&articles) {
        for quote in line["quotes"].as_array().unwrap() {
            let around =
                [&quote["pre"], &quote["quote"], &quote["post"]].map(|part| part.as_str().unwrap()).concat();
            assert!(article["text"].as_str().unwrap().contains(&around));
        }
        counted += line["counts"].as_array().unwrap().iter().filter(|count| count["type"] == "KILL").count();
    }
    assert!(counted > 0);
}

#[test]
fn a_database_or_a_folder_needs_a_name() {
    for format in ["sqlite", "brat"] {
        let output = copydesk(format, &[]);
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&output.stderr).contains("--output"));
    }
}

/// Said before the corpus is read, not after hours of work.
#[test]
fn a_place_where_nothing_can_be_written_is_refused_at_once() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), "The pier is shut.").unwrap();
    std::fs::create_dir(folder.path().join("there")).unwrap();
    for (format, output, said) in [
        ("sqlite", "missing/x.db", "there is no folder missing"),
        ("sqlite", "there", "is a folder"),
        ("sqlite", "-", "needs a name"),
        ("brat", "missing/x", "there is no folder missing"),
        ("brat", "a.txt", "is a file"),
        ("csv", "missing/x.csv", "there is no folder missing"),
    ] {
        let ended = Command::new(env!("CARGO_BIN_EXE_copydesk"))
            .current_dir(folder.path())
            .args(["run", "a.txt", "--format", format, "--output", output])
            .output()
            .unwrap();
        let error = String::from_utf8_lossy(&ended.stderr);
        assert_eq!(ended.status.code(), Some(2), "{format} {output}: {error}");
        assert!(error.contains(said), "{format} {output}: {error}");
    }
}
