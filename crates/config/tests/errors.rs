//! Each file of `errors/` is a configuration that is wrong; its snapshot is what the user reads.
//!
//! Lines at the top say what stands elsewhere: `# env: NAME=VALUE`, `# set: KEY=VALUE`, `# format: FORMAT`,
//! `# extractor: NAME`.
#![allow(clippy::unwrap_used)]

mod common;

use std::path::Path;

use copydesk_config::{Sources, plan};
use libtest_mimic::{Arguments, Failed, Trial};

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/errors");
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    names.sort();
    let trials = names.into_iter().map(|name| Trial::test(name.clone(), move || show(&name)));
    libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit();
}

fn show(name: &str) -> Result<(), Failed> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/errors/{name}.toml"));
    let text = std::fs::read_to_string(path)?;
    let result = sources(&text).read().and_then(|settings| plan(settings, &common::declared(&text)));
    let errors = result.err().ok_or("nothing is wrong with it")?;
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, errors);
    });
    Ok(())
}

fn sources(text: &str) -> Sources {
    let mut sources = common::file(text);
    for line in text.lines() {
        let Some((what, value)) = line.strip_prefix("# ").and_then(|line| line.split_once(": ")) else {
            break;
        };
        match what {
            "env" => {
                let (name, value) = value.split_once('=').unwrap();
                sources.environment.push((name.to_owned(), value.to_owned()));
            }
            "set" => sources.sets.push(value.to_owned()),
            "format" => sources.format = Some(value.to_owned()),
            "extractor" => sources.extractors.get_or_insert_default().push(value.to_owned()),
            _ => panic!("unknown source {what}"),
        }
    }
    sources
}
