//! `copydesk plugins new`: an extractor to begin with, which builds, is loaded and finds something.

/// A file of `crates/cli/templates`.
macro_rules! template {
    ($path:literal) => {
        include_str!(concat!("../../templates/", $path))
    };
}

mod in_tree;
mod name;

use std::fs;
use std::path::{Path, PathBuf};

use copydesk_host::file_name;

use crate::args::{Language, New};
use crate::failure::{self, Failure, Status};
use name::Name;

/// A file to be written: its path within the new folder, and what is in it.
type File = (String, String);

pub(crate) fn new(args: &New) -> Result<Status, Failure> {
    let name = Name::new(&args.name)?;
    if args.in_tree {
        return in_tree::add(&name, args.lang);
    }
    let folder = args.path.clone().unwrap_or_else(|| name.id.clone().into());
    let sources = sources(args)?;
    let (files, build) = match args.lang {
        Language::Rust => (
            rust(&name, &sources),
            format!("cargo build --manifest-path {}", quoted(&folder.join("Cargo.toml"))),
        ),
        Language::C => (c(&name), format!("make -C {}", quoted(&folder))),
    };
    write(&folder, &files)?;
    let run = format!("copydesk run --config {}", quoted(&folder.join("copydesk.toml")));
    failure::print(&report(&folder, &files, &[build, run]))
}

/// Where the sources of the SDK lie: where it was said, else where this program was built from.
fn sources(args: &New) -> Result<PathBuf, Failure> {
    let built_from = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let root = args.sdk.clone().unwrap_or_else(built_from);
    let found = root.canonicalize().ok().filter(|root| root.join("crates/sdk/Cargo.toml").is_file());
    match found {
        Some(root) => Ok(root),
        // A library in C needs none.
        None if args.lang == Language::C => Ok(root),
        None => Err(Failure::unusable(format!(
            "the sources of Copydesk are not at {}: say where they are with --sdk PATH",
            root.display()
        ))),
    }
}

fn rust(name: &Name, sources: &Path) -> Vec<File> {
    let debug = format!("target/debug/{}", file_name(&name.id));
    let path = |of: &str| serde_json::Value::from(sources.join(of).to_string_lossy()).to_string();
    let manifest = name.fill(template!("rust/Cargo.toml.in"));
    let manifest =
        manifest.replace("@sdk@", &path("crates/sdk")).replace("@testing@", &path("crates/testing"));
    let located = |text: &str| name.fill(text).replace("@library@", &debug);
    vec![
        ("Cargo.toml".to_owned(), manifest),
        ("src/lib.rs".to_owned(), name.fill(template!("rust/lib.rs.in"))),
        ("tests/behaviour.rs".to_owned(), name.fill(template!("rust/behaviour.rs.in"))),
        ("README.md".to_owned(), located(template!("rust/README.md.in"))),
        ("copydesk.toml".to_owned(), located(template!("copydesk.toml.in"))),
        ("example.txt".to_owned(), template!("example.txt").to_owned()),
        (".gitignore".to_owned(), template!("rust/gitignore").to_owned()),
    ]
}

/// The extractor in C is the repository's own example under another name.
fn c(name: &Name) -> Vec<File> {
    let source = include_str!("../../../../plugins/example-c/shouting.c");
    let snake = name.id.replace('-', "_");
    let renamed = source
        .replace(
            "-I crates/abi/include -o libcopydesk_shouting.so plugins/example-c/shouting.c",
            &format!("-I . -o {} {snake}.c", file_name(&name.id)),
        )
        .replace("libcopydesk_shouting.so", &file_name(&name.id))
        .replace("extractor.shouting", &format!("extractor.{}", name.id))
        .replace("--extractor shouting", &format!("--extractor {}", name.id))
        .replace("copydesk_extractor_shouting", &name.symbol)
        .replace("STR(\"shouting\")", &format!("STR(\"{}\")", name.id))
        .replace("STR(\"shout\")", &format!("STR(\"{}\")", name.id))
        .replace("claim:shout\"", &format!("claim:{}\"", name.id))
        .replace("Shouting", "Finder")
        .replace("shouting", "finder");
    let library = file_name(&name.id);
    let label = format!("{}1", name.id.get(..1).unwrap_or_default());
    let located = |text: &str| {
        let text = text.replace("@label@", &label).replace("@mark@", &format!("{label}──"));
        name.fill(&text).replace("@library@", &library).replace("@source@", &format!("{snake}.c"))
    };
    vec![
        (format!("{snake}.c"), renamed),
        ("copydesk.h".to_owned(), include_str!("../../../abi/include/copydesk.h").to_owned()),
        ("Makefile".to_owned(), located(template!("c/Makefile.in"))),
        ("README.md".to_owned(), located(template!("c/README.md.in"))),
        ("copydesk.toml".to_owned(), located(template!("copydesk.toml.in")).replace("\"lib", "\"./lib")),
        ("example.txt".to_owned(), template!("example.txt").to_owned()),
        ("expected.txt".to_owned(), located(template!("c/expected.txt.in"))),
        (".gitignore".to_owned(), template!("c/gitignore").to_owned()),
    ]
}

/// Writes the files into a folder that is new or empty, so that nothing of anybody's is lost.
fn write(folder: &Path, files: &[File]) -> Result<(), Failure> {
    let cannot = |path: &Path, error: std::io::Error| Failure::writing(path.display(), &error);
    if fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(Failure::unusable(format!(
            "{} is not empty: name another folder with --path",
            folder.display()
        )));
    }
    for (name, text) in files {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|error| cannot(parent, error))?;
        }
        fs::write(&path, text).map_err(|error| cannot(&path, error))?;
    }
    Ok(())
}

/// What was made, and what to type next.
fn report(folder: &Path, files: &[File], next: &[String]) -> String {
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let next: String = next.iter().map(|command| format!("  {command}\n")).collect();
    format!("{}: {}\n\nNext:\n{next}", folder.display(), names.join(", "))
}

/// A path as a shell takes it.
fn quoted(path: &Path) -> String {
    let path = path.display().to_string();
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-+:\\".contains(c);
    if path.chars().all(plain) { path } else { format!("'{}'", path.replace('\'', "'\\''")) }
}
