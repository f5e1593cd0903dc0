//! What the tests of Copydesk as a whole share: the default pipeline and corpus, finding and building
//! libraries.
#![forbid(unsafe_code)]

use std::path::{Path, PathBuf};
use std::process::Command;

use copydesk_config::{ConfigFile, Plan, Settings, Sources, plan};
use copydesk_core::Extraction;
use copydesk_corpus::{Corpus, Read, Request};
use copydesk_host::abi::Linked;
use copydesk_host::{Pipeline, Program, Registry};
use copydesk_sdk::linked;

/// The root of the repository.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new(".")).to_owned()
}

/// The bundled extractors.
#[must_use]
pub fn bundled() -> [Linked; 4] {
    [
        linked::<copydesk_dates::Dates>(),
        linked::<copydesk_places::Places>(),
        linked::<copydesk_figures::Figures>(),
        linked::<copydesk_quotes::Quotes>(),
    ]
}

/// The settings of the repository's own `copydesk.toml`, with some values set.
///
/// # Panics
/// Where it is not in order.
#[must_use]
pub fn default_settings(sets: &[&str]) -> Settings {
    let path = root().join("copydesk.toml");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let file = Some(ConfigFile { path, text, found: false, depth: 0 });
    let sets = sets.iter().map(|set| (*set).to_owned()).collect();
    Sources { file, sets, ..Sources::default() }.read().unwrap_or_else(|e| panic!("{e}"))
}

/// The plan of some settings, and its pipeline with the bundled extractors.
///
/// # Panics
/// Where the settings are not in order.
#[must_use]
pub fn pipeline(settings: Settings) -> (Plan, Pipeline) {
    let mut registry = Registry::bundled(&bundled()).unwrap_or_else(|e| panic!("{e}")).workers(worker());
    for wanted in settings.libraries() {
        registry.load(&wanted, &settings.plugin_path).unwrap_or_else(|e| panic!("{e}"));
    }
    let plan = plan(settings, &registry.declarations()).unwrap_or_else(|e| panic!("{e}"));
    let pipeline = registry.pipeline(&plan);
    (plan, pipeline)
}

/// The pipeline of the repository's own `copydesk.toml`.
///
/// # Panics
/// Where it is not in order.
#[must_use]
pub fn default_pipeline() -> Pipeline {
    pipeline(default_settings(&[])).1
}

/// The articles of the repository's own `copydesk.toml`, nothing extracted yet.
///
/// # Panics
/// Where one of them cannot be read.
#[must_use]
pub fn default_corpus() -> Vec<Extraction> {
    corpus(&default_settings(&[]))
}

/// The articles of some settings, nothing extracted yet.
///
/// # Panics
/// Where one of them cannot be read.
#[must_use]
pub fn corpus(settings: &Settings) -> Vec<Extraction> {
    let request = Request {
        base: settings.corpus.base.clone(),
        metadata: settings.corpus.metadata.clone(),
        overrides: settings.override_paths(),
        ..Request::new(&settings.corpus.paths)
    };
    let corpus = Corpus::open(&request).unwrap_or_else(|e| panic!("{e}"));
    corpus.map(Read::into_extraction).collect()
}

/// The library of a bundled extractor, as built beside the running test.
///
/// # Panics
/// Where it is not there.
#[must_use]
pub fn plugin(id: &str) -> PathBuf {
    beside(&copydesk_host::file_name(id))
}

/// The program that the tests start as a worker, as built beside the running test.
///
/// # Panics
/// Where it is not there.
#[must_use]
pub fn worker() -> Program {
    let name = format!("copydesk-tests-worker{}", std::env::consts::EXE_SUFFIX);
    Program { path: Some(beside(&name)), arguments: Vec::new() }
}

/// A file beside the running test, or in the folder above.
fn beside(name: &str) -> PathBuf {
    let exe = std::env::current_exe().unwrap_or_else(|e| panic!("no path of this test: {e}"));
    let found = exe.ancestors().skip(1).take(2).map(|folder| folder.join(name)).find(|path| path.is_file());
    found.unwrap_or_else(|| panic!("{name} lies nowhere beside {}", exe.display()))
}

/// Compiles a C source of the repository into a library, with the system's compiler (`CC`, else `cc`).
///
/// # Panics
/// Where that fails.
#[must_use]
pub fn compile(source: &str, id: &str, into: &Path, defines: &[&str]) -> PathBuf {
    let library = into.join(copydesk_host::file_name(id));
    run_compiler(&root().join(HEADER), &root().join(source), &library, defines);
    library
}

/// Compiles a C source of the repository against the header in a folder of its own.
///
/// # Panics
/// Where that fails.
#[must_use]
pub fn compile_against(header: &str, source: &str, id: &str, into: &Path) -> PathBuf {
    let library = into.join(copydesk_host::file_name(id));
    run_compiler(&root().join(header), &root().join(source), &library, &[]);
    library
}

/// Compiles a C text for what the compiler says of it.
///
/// # Panics
/// Where it does not compile.
pub fn compile_text(text: &str) {
    let folder = tempfile::tempdir().unwrap_or_else(|e| panic!("no folder: {e}"));
    let source = folder.path().join("text.c");
    std::fs::write(&source, text).unwrap_or_else(|e| panic!("{}: {e}", source.display()));
    run_compiler(&root().join(HEADER), &source, &folder.path().join("text.so"), &[]);
}

/// The folder of the C header.
pub const HEADER: &str = "crates/abi/include";

fn run_compiler(header: &Path, source: &Path, library: &Path, defines: &[&str]) {
    let compiler = std::env::var("CC").unwrap_or_else(|_| "cc".to_owned());
    let output = Command::new(&compiler)
        .args(["-std=c99", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-I"])
        .arg(header)
        .args(defines)
        .arg("-o")
        .args([library, source])
        .output()
        .unwrap_or_else(|e| panic!("{compiler} cannot be run: {e}"));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// The code in the documents, compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../../docs/writing-an-extractor.md")]
pub struct WritingAnExtractor;
