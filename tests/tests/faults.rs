//! docs/hardening.md lists what plugins can do wrong and what comes of it, inside the program and in a process of
//! their own; here all of it is done.
//!
//! `UPDATE_DOCUMENTS=1 cargo test -p copydesk-tests --test faults` writes the tables anew.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::Write as _;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use copydesk_config::{Library, Limits, WantedLibrary};
use copydesk_core::{Document, Extraction};
use copydesk_host::{Extractor, Pipeline, Registry, Step};
use copydesk_sdk::linked;
use copydesk_tests::{compile, root, worker};

/// A plugin with a fault, and the fault in words.
type Fault = (&'static str, &'static str);

/// What `hostile.c` can do wrong at the boundary.
const BOUNDARY: &[Fault] = &[
    ("NONE", "none"),
    ("NULL_DESCRIPTOR", "its entry function returns null"),
    ("WRONG_MAGIC", "its descriptor is none"),
    ("NEWER_MAJOR", "a newer major"),
    ("OLDER_MAJOR", "an older major"),
    ("SHORT_STRUCT", "a descriptor that is too short"),
    ("LONGER_STRUCT", "a descriptor of a later minor"),
    ("OTHER_ID", "another id than its function's"),
    ("BAD_ID", "an id that is a path"),
    ("NULL_ID", "an id that is null"),
    ("ID_NOT_UTF8", "an id that is not UTF-8"),
    ("NO_CREATE", "no `create`"),
    ("NO_EXTRACT", "no `extract`"),
    ("NAMES_ARE_NULL", "a list of needs that is null"),
    ("STRANGE_NEED", "a need that is no layer and no claim"),
    ("SPAN_OUTSIDE", "a span that leaves the text"),
    ("SPAN_BACKWARDS", "a span that ends before it starts"),
    ("SPAN_EMPTY", "an empty span"),
    ("SPAN_SPLITS", "a span that splits a character"),
    ("UNDECLARED_KIND", "a kind it did not declare"),
    ("KIND_NOT_UTF8", "a kind that is not UTF-8"),
    ("KIND_NULL", "a kind that is null"),
    ("CONFIDENCE_NAN", "a confidence that is no number"),
    ("CONFIDENCE_TWO", "a confidence above 1"),
    ("RULE_NULL", "a rule that is null"),
    ("CLAIM_NULL", "a claim that is null"),
    ("CLAIM_SHORT", "a claim that is too short"),
    ("ATTRIBUTES_NULL", "attributes that are null"),
    ("ATTRIBUTES_ENDLESS", "attributes without end"),
    ("KEY_MALFORMED", "a key that is none"),
    ("KEY_TWICE", "a key given twice"),
    ("STRING_NOT_UTF8", "a string that is not UTF-8"),
    ("NUMBER_INFINITE", "a number that is infinite"),
    ("TAG_UNKNOWN", "a value of an unknown type"),
    ("ATTRIBUTE_SPAN_OUTSIDE", "an attribute outside the text"),
    ("BOOLEAN_TWO", "a boolean that is 2"),
    ("REASON_NULL", "a reason that is null"),
    ("REASON_EVIDENCE_OUTSIDE", "a reason with evidence outside the text"),
    ("REASON_VERDICT_UNKNOWN", "a reason with an unknown verdict"),
    ("REFUSES_IN_SILENCE", "refuses its configuration without a word"),
    ("FAILS_IN_SILENCE", "fails without a word"),
    ("STATUS_UNKNOWN", "returns a status that does not exist"),
    ("DIAGNOSTIC_FLOOD", "100,000 diagnostics"),
    ("DIAGNOSTIC_NOT_UTF8", "a diagnostic that is not UTF-8"),
];

/// What `deadly.c` can do to its process.
const PROCESS: &[Fault] = &[
    ("PANICS", "reports a panic"),
    ("ABORTS", "aborts"),
    ("SEGFAULTS", "writes where no memory is"),
    ("OVERFLOWS_STACK", "recursion without end"),
    ("EXITS", "exits with status 0"),
    ("LOOPS", "a loop without end"),
    ("STOPS", "stops its process"),
    ("EATS_MEMORY", "takes all memory there is"),
    ("EMITS_GIGABYTES", "4 GiB of claims"),
    ("EMITS_FOREVER", "claims without end"),
    ("COMPLAINS_FOREVER", "errors without end"),
    ("FORKS", "forks, and returns twice"),
    ("FORK_STAYS", "forks a process that stays"),
    ("FORK_OUTLIVES", "forks a process that stays, and aborts"),
    ("PRINTS", "prints to standard output"),
    ("READS_INPUT", "reads standard input"),
    ("CLOSES_FILES", "closes every file"),
    ("SCRIBBLES", "writes to every open file"),
    ("DIES_ON_THIRD", "aborts on the third article it reads"),
    ("ABORTS_ON_LOAD", "aborts while it is loaded"),
    ("ABORTS_IN_CREATE", "aborts in `create`"),
    ("SLEEPS_IN_CREATE", "sleeps in `create`"),
    ("ABORTS_IN_DESTROY", "aborts in `destroy`"),
    ("SLEEPS_IN_DESTROY", "sleeps in `destroy`"),
];

const LIMITS: Limits = Limits { timeout: Duration::from_secs(3), memory: 512 << 20 };

/// How long the program may take with the plugin inside.
const PATIENCE: Duration = Duration::from_secs(6);

/// Runs two extractors over three articles, the plugin and one that does no harm, and says what came of it.
///
/// # Panics
/// Where the other extractor or the other articles lost anything.
fn run(library: &Path, isolation: Option<Limits>) -> String {
    let id = copydesk_host::id_of(library).unwrap();
    let mut registry = Registry::default().workers(worker());
    let wanted = WantedLibrary {
        name: id.clone(),
        id: id.clone(),
        library: Library::Path(library.to_owned()),
        isolation,
    };
    if let Err(error) = registry.load(&wanted, &[]) {
        let path = library.canonicalize().unwrap().display().to_string();
        return format!(
            "not loaded: {}",
            error.to_string().replace(&path, "it").replace("it cannot", "cannot")
        );
    }
    let dates = Extractor::linked(linked::<copydesk_dates::Dates>()).unwrap();
    let loaded = registry.iter().next().unwrap().1.clone();
    let step = |name: &str, extractor| Step { name: name.to_owned(), extractor, config: "{}".to_owned() };
    let pipeline = Pipeline::new(vec![step("dates", dates), step(&id, loaded)]);
    let mut worker = match pipeline.worker() {
        Ok(worker) => worker,
        Err(refused) => return format!("not started: {}", refused.reason),
    };
    let article = |id: &str| {
        let text = "Überall spoke on 5 May 2024. Then Mayor Ada Quill said nothing.".to_owned();
        let language = Some("en".to_owned());
        let article = Document { id: id.to_owned(), text, language, ..Document::default() };
        Extraction { article, ..Extraction::default() }
    };
    let found = |extraction: &Extraction, by: &str| {
        extraction.findings.iter().filter(|finding| &*finding.extractor == by).count()
    };
    let (before, (struck, _), after) =
        (worker.extract(article("calm")), worker.explain(article("struck")), worker.extract(article("calm")));
    for extraction in [&before, &struck, &after] {
        assert_eq!(found(extraction, "dates"), 1, "{:?}", extraction.diagnostics);
    }
    for calm in [before, after].iter().filter(|_| id == "deadly") {
        assert_eq!(found(calm, &id), 1, "{:?}", calm.diagnostics);
        assert_eq!(calm.diagnostics, []);
    }
    drop(worker);
    let said: Vec<String> = struck.diagnostics.iter().map(ToString::to_string).collect();
    let mut words = match (found(&struck, &id), said.first()) {
        (1, None) => "nothing is lost".to_owned(),
        (1, Some(first)) => format!("nothing is lost; {first}"),
        (_, None) => "its claims are lost without a word".to_owned(),
        (_, Some(first)) => first.clone(),
    };
    if said.len() > 1 {
        let _ = write!(words, " and {} more", said.len() - 1);
    }
    words
}

/// The environment variables that tell the victim what to load, and where to write what came of it.
const LIBRARY: &str = "COPYDESK_TESTS_LIBRARY";
const RESULT: &str = "COPYDESK_TESTS_RESULT";

#[test]
#[ignore = "a program for the plugins to ruin: the other test starts it"]
fn victim() {
    let (Some(library), Some(result)) = (std::env::var_os(LIBRARY), std::env::var_os(RESULT)) else { return };
    let mut result = File::options().append(true).create(true).open(result).unwrap();
    let came = run(Path::new(&library), None);
    writeln!(result, "{came}").unwrap();
}

/// What comes of a plugin inside the program: done in a process that may die of it.
fn inside(library: &Path, folder: &Path, fork: bool) -> String {
    let (result, printed) = (folder.join("result"), folder.join("printed"));
    let mut victim = Command::new("sh")
        .args(["-c", "ulimit -v 1500000; ulimit -c 0; exec \"$@\"", "sh"])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", "victim", "--ignored", "--nocapture", "--test-threads=1"])
        .env(LIBRARY, library)
        .env(RESULT, &result)
        .stdin(Stdio::null())
        .stdout(File::create(&printed).unwrap())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let ended = wait(&mut victim);
    if fork {
        // What it forked may still be writing.
        std::thread::sleep(Duration::from_secs(1));
    }
    let read = |path: &Path| String::from_utf8_lossy(&fs::read(path).unwrap_or_default()).into_owned();
    let (result, printed) = (read(&result), read(&printed));
    let Some(ended) = ended else { return "the program never returns".to_owned() };
    if result.contains("scribbled") {
        return "the program's files are overwritten".to_owned();
    }
    let mut lines = result.lines();
    let Some(came) = lines.next() else {
        return match ended.signal() {
            Some(signal) => format!("the program ends (signal {signal})"),
            None => "the program ends".to_owned(),
        };
    };
    let mut came = came.to_owned();
    if lines.next().is_some() {
        came.push_str("; the program goes on twice");
    }
    if printed.contains("printed by a plugin") {
        came.push_str("; its words stand in the output");
    }
    came
}

fn wait(child: &mut Child) -> Option<ExitStatus> {
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        if let Some(status) = child.try_wait().unwrap() {
            return Some(status);
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    None
}

/// A row of the table for each fault.
///
/// Most of the time is waiting for what never ends, and that is done at once: inside and apart are jobs of their own.
fn rows(tables: [(&str, &str, &[Fault]); 2]) -> [String; 2] {
    let folder = tempfile::tempdir().unwrap();
    let jobs = tables.iter().enumerate().flat_map(|(table, (source, id, faults))| {
        let of = move |row| [Place::Apart, Place::Inside].map(|place| (table, row, place));
        (0..faults.len()).flat_map(of).map(move |job| (job, *source, *id))
    });
    let waiting = Mutex::new(jobs.collect::<Vec<_>>());
    let done = tables.map(|(_, _, faults)| vec![Default::default(); faults.len()]);
    let done: Mutex<[Vec<[String; 2]>; 2]> = Mutex::new(done);
    std::thread::scope(|scope| {
        for _ in 0..JOBS {
            scope.spawn(|| {
                loop {
                    // Those that never end stand at the end, and come first.
                    let next = waiting.lock().unwrap().pop();
                    let Some(((table, row, place), source, id)) = next else { return };
                    let (fault, _) = tables[table].2[row];
                    let folder = folder.path().join(format!("{fault}-{place:?}"));
                    fs::create_dir(&folder).unwrap();
                    let library: PathBuf = compile(source, id, &folder, &[&format!("-DFAULT={fault}")]);
                    let came = match place {
                        Place::Inside => inside(&library, &folder, fault.starts_with("FORK")),
                        Place::Apart => run(&library, Some(LIMITS)),
                    };
                    done.lock().unwrap()[table][row][place as usize] = came;
                }
            });
        }
    });
    let row = |((_, words), [inside, apart]): (&Fault, &[String; 2])| {
        let apart = if apart == inside { "the same" } else { apart };
        format!("| {words} | {} | {} |\n", cell(inside), cell(apart))
    };
    let done = done.into_inner().unwrap();
    [0, 1].map(|table| tables[table].2.iter().zip(&done[table]).map(row).collect())
}

/// Where a plugin runs.
#[derive(Clone, Copy, Debug)]
enum Place {
    Inside,
    Apart,
}

/// How many faults are done at once.
const JOBS: usize = 8;

fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('<', "&lt;")
}

const HEAD: &str = "| fault | inside the program | in a process of its own |\n| --- | --- | --- |\n";

#[test]
fn every_fault_costs_no_more_than_the_documents_say() {
    let [boundary, process] = rows([
        ("tests/hostile/hostile.c", "hostile", BOUNDARY),
        ("tests/hostile/deadly.c", "deadly", PROCESS),
    ]);
    let tables = format!("\n### At the boundary\n\n{HEAD}{boundary}\n### In the process\n\n{HEAD}{process}");

    let path = root().join("docs/hardening.md");
    let text = fs::read_to_string(&path).unwrap();
    let (before, rest) = text.split_once(BEGIN).unwrap();
    let (_, after) = rest.split_once(END).unwrap();
    let expected = format!("{before}{BEGIN}{tables}\n{END}{after}");
    if std::env::var_os("UPDATE_DOCUMENTS").is_some() {
        fs::write(&path, expected).unwrap();
    } else {
        let mut differing = expected.lines().filter(|line| !text.contains(*line)).peekable();
        assert!(
            differing.peek().is_none(),
            "docs/hardening.md does not say:\n{}\n{HOW}",
            differing.collect::<Vec<_>>().join("\n")
        );
        assert!(text == expected, "docs/hardening.md says more than happens: {HOW}");
    }
}

const BEGIN: &str = "<!-- Written by tests/tests/faults.rs. -->\n";
const END: &str = "<!-- So far. -->\n";
const HOW: &str = "UPDATE_DOCUMENTS=1 cargo test -p copydesk-tests --test faults";
