//! Large runs: in parts, and with what was found before.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

fn copydesk(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
    command.current_dir(folder).args(args).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn done(folder: &Path, args: &[&str]) -> Output {
    let output = copydesk(folder, args).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output
}

/// A folder with so many articles, some of the same id.
fn corpus(count: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let lines = (0..count).fold(String::new(), |mut lines, number| {
        let id = number - number % 10 / 9;
        let _ = writeln!(
            lines,
            "{{\"id\": \"a{id}\", \"published\": \"2024-05-06\", \"text\": \"At least {number} people were hurt in Bangor, \
             Maine, on Monday, said Ada Quill, the mayor. “It had to be done,” she said.\"}}"
        );
        lines
    });
    std::fs::write(folder.path().join("news.jsonl"), lines).unwrap();
    folder
}

/// Whoever writes articles down a pipe gets the claims of each before the next is written.
#[test]
fn an_article_that_comes_down_a_pipe_is_answered_at_once() {
    use std::io::{BufRead, BufReader, Write};
    let folder = tempfile::tempdir().unwrap();
    for jobs in ["1", "2"] {
        let args = ["run", "--no-config", "--format", "jsonl", "--jobs", jobs, "-"];
        let mut run = copydesk(folder.path(), &args).stdin(Stdio::piped()).spawn().unwrap();
        let mut articles = run.stdin.take().unwrap();
        let mut lines = BufReader::new(run.stdout.take().unwrap()).lines();
        for number in 1..4 {
            writeln!(articles, "{{\"id\": \"a{number}\", \"text\": \"It rained in Bangor, Maine.\"}}")
                .unwrap();
            let line = lines.next().unwrap().unwrap();
            assert!(line.starts_with(&format!("{{\"id\":\"a{number}\"")), "{line}");
        }
        drop(articles);
        assert!(lines.next().is_none());
        assert!(run.wait().unwrap().success());
    }
}

#[test]
fn parts_put_together_are_the_whole() {
    let folder = corpus(23);
    let folder = folder.path();
    for more in [&[][..], &["--header"]] {
        let whole = done(folder, &[&["run", "news.jsonl"], more].concat()).stdout;
        for part in ["1/4", "2/4", "3/4", "4/4"] {
            let name = format!("{}.jsonl", &part[..1]);
            done(folder, &[&["run", "news.jsonl", "--shard", part, "--output", &name], more].concat());
        }
        assert_eq!(done(folder, &["merge", "1.jsonl", "2.jsonl", "3.jsonl", "4.jsonl"]).stdout, whole);
        for wrong in
            [&["2.jsonl", "4.jsonl", "3.jsonl", "1.jsonl"][..], &["2.jsonl", "1.jsonl", "news.jsonl"]]
        {
            let output = copydesk(folder, &[&["merge"], wrong].concat()).output().unwrap();
            assert_eq!(output.status.code(), Some(2), "{wrong:?}");
        }
    }
    assert_eq!(
        copydesk(folder, &["run", "news.jsonl", "--shard", "5/4"]).output().unwrap().status.code(),
        Some(2)
    );
}

#[test]
fn what_was_found_before_is_written_again_and_changes_count() {
    let folder = corpus(5);
    let folder = folder.path();
    let run =
        |more: &[&str]| done(folder, &[&["run", "news.jsonl", "--state", "state"], more].concat()).stdout;
    let records = || std::fs::metadata(folder.join("state/articles")).unwrap().len();
    let plain = done(folder, &["run", "news.jsonl"]).stdout;
    assert_eq!(run(&[]), plain);
    let once = records();
    assert_eq!(run(&[]), plain);
    assert_eq!(records(), once, "nothing was extracted again");
    let text = std::fs::read_to_string(folder.join("news.jsonl")).unwrap();
    std::fs::write(folder.join("news.jsonl"), text.replacen("At least 3", "At least 33", 1)).unwrap();
    assert_ne!(run(&[]), plain);
    assert!(records() < once * 2, "one article was extracted again");
    let other = run(&["--set", "extractor.quotes.minimum_words=4"]);
    assert_eq!(
        other,
        done(folder, &["run", "news.jsonl", "--set", "extractor.quotes.minimum_words=4"]).stdout
    );
    std::fs::remove_dir_all(folder.join("state")).unwrap();
    assert_eq!(run(&["--set", "extractor.quotes.minimum_words=4"]), other);
    let refused = copydesk(
        folder,
        &["run", "news.jsonl", "--state", "state", "--format", "sqlite", "--output", "x.db"],
    );
    assert_eq!({ refused }.output().unwrap().status.code(), Some(2));
}

/// What is kept was corrected already: with other corrections it is not what a run would find.
#[test]
fn changed_corrections_are_not_answered_from_what_was_found_before() {
    let folder = corpus(5);
    let folder = folder.path();
    let corrections = |text: &str| std::fs::write(folder.join("corrections.toml"), text).unwrap();
    let args = ["run", "news.jsonl", "--set", "corpus.corrections=[\"corrections.toml\"]"];
    let found = || done(folder, &args).stdout;
    let kept = || done(folder, &[&args[..], &["--state", "state"]].concat()).stdout;
    let records = || std::fs::metadata(folder.join("state/articles")).unwrap().len();
    let plain = done(folder, &["run", "news.jsonl", "--state", "state"]).stdout;
    let name = |name: &str| format!("[[merge]]\nspeakers = [\"Ada Quill\"]\nas = \"{name}\"\n");

    corrections(&name("Ada M. Quill"));
    let first = kept();
    assert_ne!(first, plain, "corrections that were not there before count");
    assert_eq!(first, found());
    let once = records();
    assert_eq!(kept(), first);
    assert_eq!(records(), once, "nothing was extracted again");

    corrections(&name("Ada N. Quill"));
    let second = kept();
    assert!(!String::from_utf8_lossy(&second).contains("Ada M. Quill"));
    assert_eq!(second, found());

    corrections("");
    assert_eq!(kept(), plain, "what was taken back is gone");
}

/// Wherever it is killed, the next run goes on, and in the end the output is that of a run nobody disturbed.
#[cfg(unix)]
#[test]
fn a_run_that_is_killed_at_random_goes_on() {
    let folder = corpus(4_000);
    let folder = folder.path();
    let undisturbed = done(folder, &["run", "news.jsonl", "--jobs", "2"]).stdout;
    let args = ["run", "news.jsonl", "--jobs", "2", "--state", "state", "--output", "claims.jsonl"];
    let mut random = 88_172_645_463_325_252_u64;
    let mut kills = 0;
    while kills < 50 {
        // xorshift: Marsaglia, "Xorshift RNGs", 2003.
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let mut running = copydesk(folder, &args).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(random % 120));
        running.kill().unwrap();
        let ended = running.wait().unwrap();
        if ended.success() {
            // It was faster: from the beginning.
            assert_eq!(std::fs::read(folder.join("claims.jsonl")).unwrap(), undisturbed);
            std::fs::remove_dir_all(folder.join("state")).unwrap();
            std::fs::remove_file(folder.join("claims.jsonl")).unwrap();
        } else {
            assert_eq!(ended.code(), None, "it failed by itself");
            kills += 1;
            assert!(
                std::fs::read(folder.join("claims.jsonl")).is_ok_and(|bytes| bytes == undisturbed)
                    || !folder.join("claims.jsonl").exists()
            );
        }
    }
    done(folder, &args);
    assert_eq!(std::fs::read(folder.join("claims.jsonl")).unwrap(), undisturbed);
}

#[test]
fn a_record_says_what_a_run_was_made_with_and_what_came_of_it() {
    let folder = corpus(3);
    let folder = folder.path();
    let lines = std::fs::read_to_string(folder.join("news.jsonl")).unwrap();
    std::fs::write(folder.join("news.jsonl"), lines + "nonsense\n").unwrap();
    let output = copydesk(folder, &["run", "news.jsonl", "--record", "run.json"]).output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    let record: serde_json::Value =
        serde_json::from_slice(&std::fs::read(folder.join("run.json")).unwrap()).unwrap();
    assert_eq!(record["articles"], serde_json::json!({"read": 4, "done": 3, "skipped": 0, "failed": 1}));
    assert_eq!(record["claims"]["date"]["dates"], 3);
    assert_eq!(record["diagnostics"]["error bad-line"], 1);
    assert_eq!(record["hashes"]["gazetteer"].as_str().unwrap().len(), 32);
    assert_eq!(record["extractors"].as_array().unwrap().len(), 4);
}

#[test]
fn a_watched_folder_is_read_again_when_it_changes() {
    let folder = corpus(1);
    let folder = folder.path();
    let output = folder.join("claims.jsonl");
    let lines = |wanted: usize| {
        (0..300).any(|_| {
            std::thread::sleep(Duration::from_millis(100));
            std::fs::read_to_string(&output).is_ok_and(|text| text.lines().count() == wanted)
        })
    };
    let mut watching =
        copydesk(folder, &["run", "news.jsonl", "more", "--watch", "--output", "claims.jsonl"]);
    std::fs::create_dir(folder.join("more")).unwrap();
    std::fs::write(folder.join("more/one.txt"), "The pier is shut.").unwrap();
    let mut watching = watching.spawn().unwrap();
    let first = lines(2);
    std::fs::write(folder.join("more/two.txt"), "The pier is open.").unwrap();
    let second = lines(3);
    watching.kill().unwrap();
    watching.wait().unwrap();
    assert!(first && second);
}

#[test]
fn a_part_that_is_cut_off_is_never_taken_for_whole() {
    let folder = corpus(5);
    let folder = folder.path();
    for part in ["1/2", "2/2"] {
        let name = format!("{}.jsonl", &part[..1]);
        done(folder, &["run", "news.jsonl", "--shard", part, "--output", &name]);
    }
    let first = std::fs::read_to_string(folder.join("1.jsonl")).unwrap();
    std::fs::write(folder.join("1.jsonl"), format!("{first}{{\"id\": \"cut")).unwrap();
    let output = copydesk(folder, &["merge", "1.jsonl", "2.jsonl"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("ends within a line"));
}

/// What a run writes into the folder that it reads is no article of the next one, and sets off no run of its own.
#[test]
fn what_a_run_writes_is_not_what_the_next_one_reads() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    std::fs::create_dir(folder.join("in")).unwrap();
    std::fs::write(folder.join("in/one.txt"), "The pier is shut, said Ada Quill.").unwrap();
    let args = ["run", "in", "--output", "in/claims.jsonl", "--record", "in/run.json", "--state", "in/state"];
    done(folder, &args);
    let once = std::fs::read(folder.join("in/claims.jsonl")).unwrap();
    done(folder, &args);
    assert_eq!(std::fs::read(folder.join("in/claims.jsonl")).unwrap(), once);

    let mut watching = copydesk(folder, &["run", "in", "--watch", "--output", "in/claims.jsonl"]);
    std::fs::remove_file(folder.join("in/run.json")).unwrap();
    let mut watching = watching.spawn().unwrap();
    std::thread::sleep(Duration::from_secs(4));
    watching.kill().unwrap();
    let said = watching.wait_with_output().unwrap().stderr;
    assert_eq!(String::from_utf8_lossy(&said).matches("waiting for changes").count(), 1);
}

#[test]
fn watching_what_is_not_there_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let output =
        copydesk(folder.path(), &["run", "nothing", "--watch", "--output", "x.jsonl"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
}
