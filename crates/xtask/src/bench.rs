//! Measures how fast the program is and how much memory it takes, beside another build of it.
//!
//! Every case is run several times, this build and the other in turn, so that what else the machine does hits both.
//! The best time of a case tells most: nothing makes a program faster than it is.

mod binary;
mod corpus;
mod layers;
mod process;

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use self::binary::Binary;
use self::corpus::Corpus;
use self::process::Cost;

const USAGE: &str = "usage: cargo xtask bench NEWS.jsonl [--against BINARY|COMMIT] [--runs N] [--no-layers]

NEWS.jsonl has articles, one a line; some megabytes of them. The other build is a program, or a commit that is built
first; without one, this tree is measured alone.";

/// What is measured: a name, and the arguments besides those that all have in common.
const CASES: [(&str, &[&str]); 6] = [
    ("four extractors, one thread", &["--jobs", "1"]),
    ("four extractors, two threads", &["--jobs", "2"]),
    ("dates alone", &["--jobs", "1", "--extractor", "dates"]),
    ("places alone", &["--jobs", "1", "--extractor", "places"]),
    ("figures alone", &["--jobs", "1", "--extractor", "figures"]),
    ("quotes alone", &["--jobs", "1", "--extractor", "quotes"]),
];

struct Request {
    corpus: PathBuf,
    against: Option<String>,
    runs: usize,
    layers: bool,
}

/// Runs the command with its arguments.
pub(crate) fn run(arguments: impl Iterator<Item = String>) -> anyhow::Result<()> {
    let request = request(arguments)?;
    let folder = Path::new("target/bench");
    std::fs::create_dir_all(folder)?;
    let corpus = Corpus::read(&request.corpus)?;
    let mut binaries = vec![Binary::of_this_tree()?];
    if let Some(other) = &request.against {
        binaries.push(Binary::named(other, folder)?);
    }
    println!("{} articles, {:.2} MB of text", corpus.articles, corpus.megabytes());
    println!(
        "best of {} runs (median), and how many times what it costs the other build costs",
        request.runs
    );
    let speed = |seconds: f64| format!("{:.1} MB/s", corpus.megabytes() / seconds);
    for (name, arguments) in CASES {
        let costs = measure(&binaries, arguments, &request.corpus, folder, request.runs)?;
        report(name, &costs, |cost| cost.seconds, speed);
        report("    by time on the processors", &costs, |cost| cost.processor, speed);
    }
    if let [this, other] = outputs(&binaries, folder).as_slice() {
        println!(
            "output of the two: {}",
            if std::fs::read(this)? == std::fs::read(other)? { "equal" } else { "different" }
        );
    }
    let few = folder.join("five.jsonl");
    corpus.write_first(5, &few)?;
    let costs = measure(&binaries, &["--jobs", "1"], &few, folder, 4 * request.runs)?;
    report("five articles from a cold start", &costs, |cost| cost.seconds, |s| format!("{:.1} ms", s * 1e3));
    memory(&binaries, &corpus, &request.corpus, folder)?;
    if request.layers { layers::measure(&request.corpus) } else { Ok(()) }
}

fn request(mut arguments: impl Iterator<Item = String>) -> anyhow::Result<Request> {
    let (mut corpus, mut against, mut runs, mut layers) = (None, None, 5, true);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--against" => against = Some(arguments.next().context(USAGE)?),
            "--runs" => runs = arguments.next().and_then(|runs| runs.parse().ok()).context(USAGE)?,
            "--no-layers" => layers = false,
            file if corpus.is_none() && !file.starts_with('-') => corpus = Some(PathBuf::from(file)),
            _ => bail!(USAGE),
        }
    }
    let corpus = corpus.context(USAGE)?;
    Ok(Request { corpus, against, runs: runs.max(1), layers })
}

/// Where each binary leaves what it writes.
fn outputs(binaries: &[Binary], folder: &Path) -> Vec<PathBuf> {
    binaries.iter().map(|binary| folder.join(format!("{}.jsonl", binary.name))).collect()
}

/// The costs of a case, one list for each binary.
fn measure(
    binaries: &[Binary],
    arguments: &[&str],
    input: &Path,
    folder: &Path,
    runs: usize,
) -> anyhow::Result<Vec<Vec<Cost>>> {
    let outputs = outputs(binaries, folder);
    let mut costs = vec![Vec::new(); binaries.len()];
    for _ in 0..runs {
        for ((binary, output), costs) in binaries.iter().zip(&outputs).zip(&mut costs) {
            costs.push(process::run(&binary.path, arguments, input, output)?);
        }
    }
    Ok(costs)
}

/// Prints a case: of each binary the best run and the median by what it `costs`, and how these compare.
fn report(name: &str, runs: &[Vec<Cost>], costs: impl Fn(&Cost) -> f64, show: impl Fn(f64) -> String) {
    print!("{name:44}");
    let mut best = Vec::new();
    for runs in runs {
        let mut ranked: Vec<f64> = runs.iter().map(&costs).collect();
        ranked.sort_by(f64::total_cmp);
        if let (Some(least), Some(median)) = (ranked.first(), ranked.get(ranked.len() / 2)) {
            print!("{:>12} {:14}", show(*least), format!("({})", show(*median)));
            best.push(*least);
        }
    }
    match best.as_slice() {
        [this, other] => println!("{:6.2}", other / this),
        _ => println!(),
    }
}

/// Peak memory of the corpus once and ten times over, which should differ by no more than eight bytes an article.
fn memory(binaries: &[Binary], corpus: &Corpus, once: &Path, folder: &Path) -> anyhow::Result<()> {
    let ten = folder.join("ten.jsonl");
    corpus.write_copies(10, &ten)?;
    for (name, input) in [("peak memory", once), ("peak memory, ten times the corpus", &ten)] {
        for threads in ["1", "2"] {
            let costs = measure(binaries, &["--jobs", threads], input, folder, 1)?;
            let name = format!("{name}, {threads} thread(s)");
            report(&name, &costs, |cost| cost.mebibytes, |mebibytes| format!("{mebibytes:.1} MiB"));
        }
    }
    std::fs::remove_file(ten)?;
    Ok(())
}
