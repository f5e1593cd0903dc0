//! Chores of this repository, one module each.
#![forbid(unsafe_code)]

mod bench;
mod calibration;
mod gazetteer;
mod header;

use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask COMMAND

  bench       measures speed and memory, beside another build of the program
  calibrate   counts how often quotes of each confidence are right, for plugins/quotes/README.md
  gazetteer   builds plugins/places/data/gazetteer.bin
  header      makes crates/abi/include/copydesk.h of the types in crates/abi; --check says whether it is so
";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let done = match arguments.next().as_deref() {
        Some("bench") => bench::run(arguments),
        Some("calibrate") => calibration::run(arguments),
        Some("gazetteer") => gazetteer::run(arguments),
        Some("header") => header::run(arguments),
        _ => {
            eprint!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
