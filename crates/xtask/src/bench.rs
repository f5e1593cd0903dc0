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
    println!(
        "{} articles, {:.2} MB of text, best of {} runs",
        corpus.articles,
        corpus.megabytes(),
        request.runs
    );
    for (name, arguments) in CASES {
        let costs = measure(&binaries, arguments, &request.corpus, folder, request.runs)?;
        report(name, &costs, |cost| format!("{:6.1} MB/s", corpus.megabytes() / cost.seconds));
        let cpu = |cost: &Cost| {
            format!("{:6.1} MB for each second of a processor", corpus.megabytes() / cost.processor)
        };
        report("", &costs, cpu);
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
    report("five articles from a cold start", &costs, |cost| format!("{:6.1} ms", cost.seconds * 1e3));
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

/// The costs of a case, one list for each binary, the fastest run first.
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
    costs.iter_mut().for_each(|costs| costs.sort_by(|a, b| a.seconds.total_cmp(&b.seconds)));
    Ok(costs)
}

/// Prints a case: of each binary the best run and the median, and how much faster the first is.
fn report(name: &str, costs: &[Vec<Cost>], show: impl Fn(&Cost) -> String) {
    print!("{name:34}");
    for costs in costs {
        if let (Some(best), Some(median)) = (costs.first(), costs.get(costs.len() / 2)) {
            print!("  {} (median {})", show(best), show(median).trim());
        }
    }
    if let [Some(this), Some(other)] = costs.iter().map(|costs| costs.first()).collect::<Vec<_>>().as_slice()
    {
        print!("  {:.2} times as fast", other.seconds / this.seconds);
    }
    println!();
}

/// Peak memory of the corpus once and ten times over, which should differ by no more than eight bytes an article.
fn memory(binaries: &[Binary], corpus: &Corpus, once: &Path, folder: &Path) -> anyhow::Result<()> {
    let ten = folder.join("ten.jsonl");
    corpus.write_copies(10, &ten)?;
    for (name, input) in [("peak memory", once), ("peak memory, ten times the corpus", &ten)] {
        for threads in ["1", "2"] {
            let costs = measure(binaries, &["--jobs", threads], input, folder, 1)?;
            report(&format!("{name}, {threads} thread(s)"), &costs, |cost| {
                format!("{:6.1} MiB", cost.mebibytes)
            });
        }
    }
    std::fs::remove_file(ten)?;
    Ok(())
}
