//! Finds the claims in news articles: who said what, how many, where, when.
//!
//! This crate is arguments, wiring and messages; `args` has the command line, `settings` and `prepare` lead
//! from it to a pipeline, and each command has a module of its own.
#![forbid(unsafe_code)]

mod args;
mod bundled;
mod check;
mod compare;
mod config;
mod corrections;
mod diff;
mod explain;
mod failure;
mod merge;
mod new;
mod plugins;
mod prepare;
mod progress;
mod run;
mod settings;
mod snapshot;
mod state;
mod watch;
mod writer;
mod written;

use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use crate::args::{Args, Command};
use crate::failure::{Failure, Status};

fn main() -> ExitCode {
    let args = Args::parse();
    let done = match args.command {
        Command::Run(run) => run::run(run),
        Command::Merge(merge) => merge::merge(&merge),
        Command::Compare(compare) => compare::compare(compare),
        Command::Explain(explain) => explain::explain(&explain),
        Command::Diff(diff) => diff::diff(&diff),
        Command::Snapshot(snapshot) => snapshot::snapshot(&snapshot),
        Command::Plugins { command } => plugins::plugins(command),
        Command::Config { command } => config::config(command),
        Command::Completions { shell } => completions(shell),
        Command::Worker => bundled::work(),
        Command::Licences => licences(),
    };
    match done {
        Ok(status) => status.into(),
        Err(failure) => failure.report().into(),
    }
}

/// Prints the completions of a shell.
fn completions(shell: clap_complete::Shell) -> Result<Status, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "copydesk", &mut script);
    failure::print(&String::from_utf8_lossy(&script))
}

/// Prints the licences of the data that the program carries.
fn licences() -> Result<Status, Failure> {
    failure::print(&bundled::notices())
}
