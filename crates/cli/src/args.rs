//! The command line.

mod articles;
mod plugins;

use std::path::PathBuf;

use clap::{Args as Group, Parser, Subcommand, ValueEnum};

pub(crate) use articles::{Compare, CompareFormat, Explain, ExplainFormat, Merge, Only, Run, Shard};
pub(crate) use plugins::{Language, New, Plugins};

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
    /// With --check, what to write
    #[arg(long, value_name = "FORMAT", default_value = "text", requires = "check")]
    pub(crate) format: DiffFormat,
    /// The folder of the snapshots [default: what the configuration says, else snapshots beside it]
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
