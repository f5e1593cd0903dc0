//! What the author of an extractor meets: `plugins new` makes one that builds, is loaded and finds something, and
//! `plugins check` says whether a library keeps to the rules.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn copydesk(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
    command.args(arguments).current_dir(folder).env("XDG_DATA_HOME", folder).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn all(output: &Output) -> String {
    format!("{}{}", out(output), String::from_utf8_lossy(&output.stderr))
}

/// The repository's root.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// Compiles a C source into the library `id`.
fn compile(source: &Path, id: &str, into: &Path, defines: &[&str]) -> PathBuf {
    let library = into.join(copydesk_host::file_name(id));
    let compiled = Command::new("cc")
        .args(["-std=c99", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-I"])
        .arg(root().join("crates/abi/include"))
        .args(defines)
        .arg("-o")
        .args([&library, source])
        .output()
        .unwrap();
    assert!(compiled.status.success(), "{}", String::from_utf8_lossy(&compiled.stderr));
    library
}

#[test]
fn a_new_crate_builds_passes_its_tests_and_finds_something() {
    let folder = tempfile::tempdir().unwrap();
    let made = copydesk(folder.path(), &["plugins", "new", "weather-station"]);
    assert!(made.status.success(), "{}", all(&made));
    let said = out(&made);
    let next: Vec<&str> = said.lines().rev().take(2).map(str::trim).collect();
    assert_eq!(next[1], "cargo build --manifest-path weather-station/Cargo.toml");
    assert_eq!(next[0], "copydesk run --config weather-station/copydesk.toml");

    let home = folder.path().join("weather-station");
    // The versions and the folder of this repository, so that nothing is fetched and little is compiled.
    fs::copy(root().join("Cargo.lock"), home.join("Cargo.lock")).unwrap();
    let exe = std::env::current_exe().unwrap();
    // target/debug/deps/authors-0123456789abcdef
    let target = exe.ancestors().nth(3).unwrap();
    // The profile of this repository, in which only what is not ours is optimised.
    let ours = ["core", "abi", "sdk", "text", "config", "host", "testing"];
    let plain = ours.map(|name| format!("--config=profile.dev.package.copydesk-{name}.opt-level=0"));
    let cargo = |arguments: &[&str]| {
        let run = Command::new(env!("CARGO"))
            .args(arguments)
            .arg("--offline")
            .current_dir(&home)
            .env("CARGO_TARGET_DIR", target)
            .env("CARGO_PROFILE_DEV_DEBUG", "line-tables-only")
            .arg("--config=profile.dev.package.\"*\".opt-level=1")
            .args(&plain)
            .output()
            .unwrap();
        assert!(run.status.success(), "{}", all(&run));
    };
    cargo(&["build"]);
    cargo(&["test"]);
    let library = target.join("debug").join(copydesk_host::file_name("weather-station"));
    let set = format!("extractor.weather-station.library={}", library.display());
    let run = copydesk(&home, &["run", "--config", "copydesk.toml", "--set", &set, "--format", "text"]);
    assert!(run.status.success(), "{}", all(&run));
    assert!(out(&run).contains("weather-station \"ferry\"  word=ferry"), "{}", out(&run));

    let check = copydesk(&home, &["plugins", "check", library.to_str().unwrap()]);
    assert_eq!(check.status.code(), Some(0), "{}", all(&check));
    assert!(out(&check).starts_with("## weather-station 0.1.0\n"), "{}", out(&check));
    assert!(out(&check).contains("| refuses an unknown key | ok |"), "{}", out(&check));

    let refused = copydesk(
        &home,
        &[
            "run",
            "--config",
            "copydesk.toml",
            "--set",
            &set,
            "--set",
            "extractor.weather-station.words=['two words']",
        ],
    );
    assert_eq!(refused.status.code(), Some(2));
    assert!(all(&refused).contains("must be one word of letters and digits"), "{}", all(&refused));
}

/// The blocks of a document in one language, with the line of text before each.
fn blocks<'a>(document: &'a str, language: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    let opening = format!("\n```{language}\n");
    let starts: Vec<(usize, &str)> = document.match_indices(&opening).collect();
    let cut: Vec<_> = starts
        .iter()
        .map(|(at, opening)| {
            let before = document[..*at].trim_end().lines().last().unwrap_or_default();
            (before, document[at + opening.len()..].split("\n```").next().unwrap_or_default())
        })
        .collect();
    cut.into_iter()
}

/// What the page on writing an extractor says to type and to write down is done, in order, in an empty folder.
#[test]
fn the_page_on_writing_an_extractor_holds() {
    let page = fs::read_to_string(root().join("docs/writing-an-extractor.md")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("weather");
    fs::create_dir(folder.path().join(".cargo")).unwrap();
    let ours = ["core", "abi", "sdk", "text", "config", "host", "testing"];
    let ours: String =
        ours.map(|name| format!("[profile.dev.package.copydesk-{name}]\nopt-level = 0\n")).concat();
    let profile = "[profile.dev]\ndebug = \"line-tables-only\"\n[profile.dev.package.\"*\"]\nopt-level = 1\n";
    fs::write(folder.path().join(".cargo/config.toml"), format!("[net]\noffline = true\n{profile}{ours}"))
        .unwrap();
    let program = Path::new(env!("CARGO_BIN_EXE_copydesk")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let sh = |command: &str| {
        let mut sh = Command::new("sh");
        sh.args(["-c", command])
            .current_dir(folder.path())
            .env("PATH", &path)
            .env("XDG_DATA_HOME", folder.path());
        let run = sh.output().unwrap();
        assert!(run.status.success(), "{command}\n{}", all(&run));
        out(&run)
    };
    let commands: Vec<Vec<&str>> = blocks(&page, "sh").map(|(_, block)| block.lines().collect()).collect();
    let [first, tests, running] = &commands[..] else { panic!("the page has other commands: {commands:?}") };

    // From nothing to a claim.
    assert!(first.len() <= 5);
    let mut said = sh(first[0]);
    // What is compiled already lies here; and the versions are those of the repository.
    let target = std::env::current_exe().unwrap().ancestors().nth(3).unwrap().to_owned();
    std::os::unix::fs::symlink(target, home.join("target")).unwrap();
    fs::copy(root().join("Cargo.lock"), home.join("Cargo.lock")).unwrap();
    for command in &first[1..] {
        assert!(first[0] == *command || !said.contains("Next:") || said.contains(command), "{said}");
        let shown = sh(command);
        said = if shown.is_empty() { said } else { shown };
    }
    assert!(said.contains("\"text\":\"ferry\"") || said.contains("\"ferry\""), "{said}");

    // The extractor, its tests, and what it finds.
    fs::write(home.join("src/lib.rs"), blocks(&page, "rust").next().unwrap().1).unwrap();
    fs::write(home.join("tests/behaviour.rs"), blocks(&page, "rust,ignore").next().unwrap().1).unwrap();
    fs::write(home.join("article.txt"), blocks(&page, "text").next().unwrap().1).unwrap();
    tests.iter().for_each(|command| drop(sh(command)));
    let shown: Vec<String> = running.iter().map(|command| sh(command)).collect();
    assert!(shown[2].contains("\"text\":\"31 degrees\""), "{}", shown[2]);
    assert!(shown[3].contains("rejected  minimum: it is colder than `minimum`"), "{}", shown[3]);
    assert!(shown[4].contains("| exports | copydesk_extractor_weather |"), "{}", shown[4]);
    assert!(shown[4].contains("| finds the same when asked why | ok |"), "{}", shown[4]);
}

#[test]
fn a_new_source_in_c_is_made_and_finds_what_it_expects() {
    let folder = tempfile::tempdir().unwrap();
    let made = copydesk(folder.path(), &["plugins", "new", "int-two", "--lang", "c", "--path", "made here"]);
    assert!(made.status.success(), "{}", all(&made));
    assert!(
        out(&made).ends_with("  make -C 'made here'\n  copydesk run --config 'made here/copydesk.toml'\n")
    );
    let home = folder.path().join("made here");
    let library = compile(&home.join("int_two.c"), "int-two", &home, &[]);
    let run = copydesk(&home, &["run", "--config", "copydesk.toml", "--format", "text"]);
    assert!(run.status.success(), "{}", all(&run));
    assert_eq!(out(&run), fs::read_to_string(home.join("expected.txt")).unwrap());
    let check = copydesk(&home, &["plugins", "check", library.to_str().unwrap()]);
    assert_eq!(check.status.code(), Some(0), "{}", all(&check));
}

#[test]
fn names_are_checked_and_nothing_is_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["Weather", "../weather", "quotes", "a_b"] {
        assert_eq!(copydesk(folder.path(), &["plugins", "new", name]).status.code(), Some(2), "{name}");
    }
    fs::create_dir(folder.path().join("weather")).unwrap();
    fs::write(folder.path().join("weather/notes"), "mine").unwrap();
    let refused = copydesk(folder.path(), &["plugins", "new", "weather"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(all(&refused).contains("weather is not empty"), "{}", all(&refused));
    let nowhere = copydesk(folder.path(), &["plugins", "new", "rain", "--sdk", "nowhere"]);
    assert!(all(&nowhere).contains("say where they are with --sdk PATH"), "{}", all(&nowhere));
    assert!(!folder.path().join("rain").exists());
}

#[test]
fn in_the_tree_the_places_that_must_know_are_changed() {
    let folder = tempfile::tempdir().unwrap();
    let refused = copydesk(folder.path(), &["plugins", "new", "rain", "--in-tree"]);
    assert!(all(&refused).contains("this folder lies in none"), "{}", all(&refused));
    manifests_of_the_repository(folder.path());
    for path in ["copydesk.toml", "README.md", "tests/tests/architecture.rs"] {
        fs::copy(root().join(path), folder.path().join(path)).unwrap();
    }
    let made = copydesk(&folder.path().join("plugins"), &["plugins", "new", "rain", "--in-tree"]);
    assert!(made.status.success(), "{}", all(&made));
    // It is a member of the workspace, and its manifest takes from the workspace what there is.
    let packages = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(packages.status.success(), "{}", all(&packages));
    assert!(out(&packages).contains("\"name\":\"copydesk-rain\""), "{}", out(&packages));
    // The sources are those of a crate outside the tree, which another test builds and runs.
    let outside = copydesk(folder.path(), &["plugins", "new", "rain", "--path", "outside"]);
    for file in ["src/lib.rs", "tests/behaviour.rs"] {
        let read = |home: &str| fs::read_to_string(folder.path().join(home).join(file)).unwrap();
        assert_eq!(read("plugins/rain"), read("outside"), "{}", all(&outside));
    }
    // The configuration stays in order before the library is built, and finds it once it is.
    let check = |arguments: &[&str]| {
        let arguments = [&["config", "check"], arguments].concat();
        all(&copydesk(folder.path(), &arguments))
    };
    assert!(check(&[]).contains("copydesk.toml: in order;"), "{}", check(&[]));
    let enabled = ["--plugin-dir", "target/debug", "--set", "extractor.rain.enabled=true"];
    assert!(check(&enabled).contains("there is no plugin `rain`"), "{}", check(&enabled));
}

#[test]
fn in_the_tree_a_source_in_c_takes_the_header_of_the_tree() {
    let folder = tempfile::tempdir().unwrap();
    for path in ["crates/sdk", "crates/abi/include", "tests/tests"] {
        fs::create_dir_all(folder.path().join(path)).unwrap();
    }
    for path in ["copydesk.toml", "README.md", "tests/tests/architecture.rs", "crates/abi/include/copydesk.h"]
    {
        fs::copy(root().join(path), folder.path().join(path)).unwrap();
    }
    let made = copydesk(folder.path(), &["plugins", "new", "rain", "--in-tree", "--lang", "c"]);
    assert!(made.status.success(), "{}", all(&made));
    let home = folder.path().join("plugins/rain");
    assert!(!home.join("copydesk.h").exists());
    let program = format!("COPYDESK={}", env!("CARGO_BIN_EXE_copydesk"));
    let tested = Command::new("make").args(["test", &program]).current_dir(&home).output().unwrap();
    assert!(tested.status.success(), "{}", all(&tested));
    let found = ["config", "check", "--plugin-dir", "plugins/rain", "--set", "extractor.rain.enabled=true"];
    assert!(
        all(&copydesk(folder.path(), &found)).contains("rain"),
        "{}",
        all(&copydesk(folder.path(), &found))
    );
}

/// Every manifest of the repository, with empty sources.
fn manifests_of_the_repository(folder: &Path) {
    let folders = ["crates", "plugins"].map(|parent| fs::read_dir(root().join(parent)).unwrap());
    let members = folders.into_iter().flatten().map(|entry| entry.unwrap().path());
    for member in members.chain([root().join("tests"), root()]) {
        let manifest = member.join("Cargo.toml");
        if !manifest.is_file() {
            continue;
        }
        let copy = folder.join(member.strip_prefix(root()).unwrap());
        fs::create_dir_all(copy.join("src")).unwrap();
        fs::create_dir_all(copy.join("tests")).unwrap();
        fs::copy(manifest, copy.join("Cargo.toml")).unwrap();
        for source in ["src/lib.rs", "src/main.rs", "src/worker.rs", "benches/layers.rs"] {
            fs::create_dir_all(copy.join(source).parent().unwrap()).unwrap();
            fs::write(copy.join(source), "").unwrap();
        }
    }
    fs::create_dir_all(folder.join("tests/tests")).unwrap();
}

#[test]
fn what_breaks_a_rule_is_reported_and_what_ends_the_process_too() {
    let folder = tempfile::tempdir().unwrap();
    let source = root().join("tests/hostile/hostile.c");
    let told = |fault: &str, words: &str| {
        let library = compile(&source, "hostile", folder.path(), &[&format!("-DFAULT={fault}")]);
        let check = copydesk(folder.path(), &["plugins", "check", library.to_str().unwrap()]);
        fs::remove_file(library).unwrap();
        assert_eq!(check.status.code(), Some(1), "{fault}: {}", all(&check));
        assert!(out(&check).contains(words), "{fault}: {}", out(&check));
    };
    told("NEWER_MAJOR", "| is loaded | **failed**: ");
    told("UNKNOWN_LAYER", "| needs what there is | **failed**: there is no layer:weather |");
    told("REFUSES_IN_SILENCE", "| starts with its defaults | **failed**: the extractor gave no reason");
    told("REFUSES_IN_SILENCE", "| does not panic | not checked |");
    told("OPEN_SCHEMA", "| refuses an unknown key | **failed**: it is accepted");
    told("SPAN_SPLITS", "| comes through awkward texts | **failed**: on ");
    told("PANICS", "| does not panic | **failed**: on ");
    told("COUNTS_ARTICLES", "| finds the same again | **failed**: a second look at ");
    told("REASON_SPAN_SPLITS", "| finds the same when asked why | **failed**: on ");
    told("ABORTS", "| survives | **failed**: it ends the process (signal: 6");
    let missing = copydesk(folder.path(), &["plugins", "check", "libcopydesk_nowhere.so"]);
    assert_eq!(missing.status.code(), Some(2));
}
