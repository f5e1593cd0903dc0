//! The command line.

use std::fmt::{self, Display, Formatter};
use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args as Group, Parser, Subcommand, ValueEnum};

/// Finds the claims in news articles: quotes, figures, places, dates.
#[derive(Debug, Parser)]
#[command(name = "copydesk", version, max_term_width = 100, arg_required_else_help = true)]
#[command(after_help = "Exit status: 0 done; 1 a check found a difference; 2 bad usage, configuration or \
                        input; 3 finished, but some article or extractor failed.")]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read articles and write the claims in them
    Run(Run),
    /// Put the parts of a run together that `run --shard` wrote
    Merge(Merge),
    /// Lay the same claim from different articles side by side
    Compare(Compare),
    /// Keep the corpus's claims as snapshots, and show what changed; exit status 1 where anything did
    Snapshot(Snapshot),
    /// Show why an article's claims are as they are, and what was considered and left alone
    Explain(Explain),
    /// Show which claims two runs differ in; exit status 1 where there are any
    Diff(Diff),
    /// Show, check and make extractors
    Plugins {
        #[command(subcommand)]
        command: Plugins,
    },
    /// Check or show the configuration
    Config {
        #[command(subcommand)]
        command: Config,
    },
    /// Print shell completions
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Run an extractor for another process of this program, which talks to it over standard input and output
    #[command(hide = true)]
    Worker,
    /// Print the licences of the data in this program
    #[command(alias = "licenses")]
    Licences,
}

/// Where settings come from; the same for every command that needs them.
#[derive(Debug, Default, Group)]
#[command(next_help_heading = "Configuration")]
pub(crate) struct Configuration {
    /// The configuration file [default: copydesk.toml in the current folder, if it is there]
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Use no configuration file
    #[arg(long, conflicts_with = "config")]
    pub(crate) no_config: bool,
    /// Set a value: extractor.dates.durations=true
    #[arg(long, value_name = "KEY=VALUE")]
    pub(crate) set: Vec<String>,
    /// Run just these extractors of the pipeline, and what they require
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub(crate) extractor: Option<Vec<String>>,
    /// A folder in which libraries are looked up
    #[arg(long, value_name = "FOLDER")]
    pub(crate) plugin_dir: Vec<PathBuf>,
    /// Let a configuration that was found, not named, load libraries from anywhere
    #[arg(long)]
    pub(crate) trust: bool,
}

#[derive(Debug, Group)]
pub(crate) struct Run {
    /// Files, folders or globs; "-" for standard input [default: the configuration's corpus]
    #[arg(value_name = "INPUT")]
    pub(crate) inputs: Vec<String>,
    /// What to write [default: text on a terminal, jsonl elsewhere]
    #[arg(long, value_name = "FORMAT")]
    pub(crate) format: Option<String>,
    /// The file to write [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<String>,
    /// The unit of offsets: codepoints, bytes or utf16
    #[arg(long, value_name = "UNIT")]
    pub(crate) offsets: Option<String>,
    /// Begin the output with a record of versions and settings
    #[arg(long)]
    pub(crate) header: bool,
    /// Write each article's text too
    #[arg(long)]
    pub(crate) with_text: bool,
    /// How many articles to work on at once [default: as many as there are processors]
    #[arg(long, short, value_name = "N")]
    pub(crate) jobs: Option<u32>,
    /// When to use colours
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,
    /// Keep what was found in each article here, and extract none again that has not changed
    #[arg(long, value_name = "FOLDER")]
    pub(crate) state: Option<PathBuf>,
    /// Take every Nth article, beginning with the Ith; `copydesk merge` puts the parts together
    #[arg(long, value_name = "I/N")]
    pub(crate) shard: Option<Shard>,
    /// Write a record of the run: versions, hashes, and counts of articles and claims
    #[arg(long, value_name = "FILE")]
    pub(crate) record: Option<PathBuf>,
    /// Run again whenever an input changes, until interrupted
    #[arg(long, requires = "output")]
    pub(crate) watch: bool,
    #[command(flatten)]
    pub(crate) configuration: Configuration,
}

/// A part of a corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shard {
    /// Which of the parts, from 1.
    pub(crate) part: usize,
    /// How many there are.
    pub(crate) of: usize,
}

impl FromStr for Shard {
    type Err = &'static str;

    fn from_str(written: &str) -> Result<Self, Self::Err> {
        let numbers = written.split_once('/').and_then(|(i, n)| Some((i.parse().ok()?, n.parse().ok()?)));
        match numbers {
            Some((part, of)) if (1..=of).contains(&part) => Ok(Self { part, of }),
            _ => Err("a part and their number, as 1/4"),
        }
    }
}

impl Display for Shard {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.part, self.of)
    }
}

#[derive(Debug, Group)]
pub(crate) struct Merge {
    /// What `copydesk run --shard` wrote as JSON Lines, the parts in order
    #[arg(value_name = "FILE", required = true)]
    pub(crate) parts: Vec<PathBuf>,
    /// The file to write [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, Group)]
pub(crate) struct Compare {
    /// Articles, or JSON Lines that `copydesk run` wrote: files, folders or globs; "-" for standard input
    /// [default: the configuration's corpus]
    #[arg(value_name = "INPUT")]
    pub(crate) inputs: Vec<String>,
    /// What to write [default: text on a terminal, json elsewhere]
    #[arg(long, value_name = "FORMAT")]
    pub(crate) format: Option<CompareFormat>,
    /// The file to write [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<String>,
    /// Compare just these
    #[arg(long, value_name = "KIND", value_delimiter = ',')]
    pub(crate) only: Vec<Only>,
    /// Show only what stands in so many articles
    #[arg(long, value_name = "N", default_value_t = 2)]
    pub(crate) min_articles: usize,
    /// Show each claim's sentence; of JSON Lines this needs those written with --with-text
    #[arg(long)]
    pub(crate) sentences: bool,
    /// How many articles to work on at once [default: as many as there are processors]
    #[arg(long, short, value_name = "N")]
    pub(crate) jobs: Option<u32>,
    #[command(flatten)]
    pub(crate) configuration: Configuration,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum CompareFormat {
    /// A block a group
    Text,
    /// One JSON object
    Json,
    /// A self-contained page for a browser
    Html,
}

#[derive(Debug, Group)]
pub(crate) struct Explain {
    /// The article: a file; "-" for standard input
    #[arg(value_name = "ARTICLE")]
    pub(crate) article: String,
    /// What stands at an offset, as the output counts them
    #[arg(long, value_name = "OFFSET", conflicts_with = "claim")]
    pub(crate) at: Option<u32>,
    /// The claim with this id
    #[arg(long, value_name = "ID")]
    pub(crate) claim: Option<String>,
    /// The article with this id, where the file has several
    #[arg(long, value_name = "ID")]
    pub(crate) id: Option<String>,
    /// What to write
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: ExplainFormat,
    /// When to use colours
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,
    #[command(flatten)]
    pub(crate) configuration: Configuration,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExplainFormat {
    /// Each sentence with the words marked, and the reasons below
    Text,
    /// One JSON object an article
    Json,
}

#[derive(Debug, Group)]
pub(crate) struct Diff {
    /// What `copydesk run --format jsonl` wrote before; "-" for standard input
    #[arg(value_name = "OLD")]
    pub(crate) old: PathBuf,
    /// What it writes now; "-" for standard input
    #[arg(value_name = "NEW")]
    pub(crate) new: PathBuf,
    /// What to write
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: DiffFormat,
}

#[derive(Debug, Group)]
pub(crate) struct Snapshot {
    /// Write nothing, and print the claims gained, lost and changed
    #[arg(long, conflicts_with = "accept")]
    pub(crate) check: bool,
    /// Take what is new or changed, and remove snapshots of articles that are gone
    #[arg(long)]
    pub(crate) accept: bool,
    /// The folder of the snapshots [default: snapshots beside the configuration]
    #[arg(long, value_name = "DIR")]
    pub(crate) dir: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) configuration: Configuration,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffFormat {
    /// A line a claim
    Text,
    /// Annotations of a GitHub workflow
    Github,
    /// A summary in Markdown
    Markdown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Only {
    /// Figures for the same thing
    Figures,
    /// Quotations of the same utterance
    Quotes,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless NO_COLOR is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Plugins {
    /// List the extractors: the bundled ones, and those that the configuration loads
    List {
        #[command(flatten)]
        configuration: Configuration,
    },
    /// Make an extractor to begin with
    New(New),
    /// Say whether a library keeps to the rules, in a report to paste; exit status 1 where it does not
    Check {
        /// The path of the library
        #[arg(value_name = "LIB")]
        library: String,
        /// The extractor's id, where the library has another name
        #[arg(long)]
        id: Option<String>,
        /// Work in this process, which a library could end
        #[arg(long, hide = true)]
        unguarded: bool,
    },
    /// Show all that an extractor says of itself
    Inspect {
        /// The name of an extractor, or the path of a library
        plugin: String,
        /// The extractor's id, where the library has another name
        #[arg(long)]
        id: Option<String>,
        #[command(flatten)]
        configuration: Configuration,
    },
}

#[derive(Debug, Group)]
pub(crate) struct New {
    /// Its name: lower-case words with hyphens between them
    #[arg(value_name = "NAME")]
    pub(crate) name: String,
    /// The folder to make it in [default: NAME]
    #[arg(long, value_name = "DIR")]
    pub(crate) path: Option<PathBuf>,
    /// The language to write it in
    #[arg(long, value_name = "LANGUAGE", default_value = "rust")]
    pub(crate) lang: Language,
    /// Where the sources of Copydesk are [default: where this program was built from]
    #[arg(long, value_name = "PATH")]
    pub(crate) sdk: Option<PathBuf>,
    /// Add it to the repository of Copydesk that the current folder lies in
    #[arg(long, conflicts_with_all = ["path", "lang", "sdk"])]
    pub(crate) in_tree: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Language {
    /// A crate with the SDK
    Rust,
    /// A C source with the header
    C,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Config {
    /// Say whether the configuration is in order
    Check {
        #[command(flatten)]
        configuration: Configuration,
    },
    /// Print the merged configuration, each value with where it came from; or a preset as it is written
    Show {
        /// A preset: copydesk:newsroom
        #[arg(value_name = "PRESET")]
        preset: Option<String>,
        /// Say behind each value where it came from; this is the default
        #[arg(long, overrides_with = "no_origin")]
        origin: bool,
        /// Leave out where values came from
        #[arg(long)]
        no_origin: bool,
        #[command(flatten)]
        configuration: Configuration,
    },
    /// Print a JSON Schema of the configuration, for editors
    Schema {
        /// The schema of files of corrections instead
        #[arg(long)]
        corrections: bool,
        #[command(flatten)]
        configuration: Configuration,
    },
}
