//! The options of the commands that show, check and make extractors.

use std::path::PathBuf;

use clap::{Args as Group, Subcommand, ValueEnum};

use super::Configuration;

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
    #[arg(long, conflicts_with_all = ["path", "sdk"])]
    pub(crate) in_tree: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Language {
    /// A crate with the SDK
    Rust,
    /// A C source with the header
    C,
}
