//! The options of the commands that read articles or what was found in them: run, merge, compare, explain.

use std::fmt::{self, Display, Formatter};
use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args as Group, ValueEnum};

use super::{Color, Configuration};

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

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Only {
    /// Figures for the same thing
    Figures,
    /// Quotations of the same utterance
    Quotes,
}
