//! The same corpus through embedded, through loaded and through isolated extractors, at one thread and at two: equal
//! bytes.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use copydesk_host::{Batches, StepRefused};
use copydesk_report::{Format, Jsonl};
use copydesk_tests::{default_corpus, default_settings, pipeline, plugin};

/// The output for the seeds, and where each extractor came from.
fn output(sets: &[&str], jobs: usize) -> (Vec<u8>, usize) {
    let (_, pipeline) = pipeline(default_settings(sets));
    let loaded = pipeline.steps().filter(|step| step.extractor.declaration.library.is_some()).count();
    let mut out = Vec::new();
    let shape = |extraction| {
        let mut line = Vec::new();
        Jsonl::default().article(&extraction, &mut line);
        line
    };
    let done: Result<(), StepRefused> = pipeline.run(
        Batches::of(default_corpus().into_iter()),
        jobs,
        |worker, inputs| worker.read(inputs).map(shape),
        |line| {
            out.extend(line);
            Ok(())
        },
    );
    done.unwrap();
    (out, loaded)
}

#[test]
fn embedded_and_loaded_extractors_give_equal_bytes_at_any_number_of_threads() {
    let libraries = ["dates", "places", "figures", "quotes"]
        .map(|id| format!("extractor.{id}.library={}", plugin(id).display()));
    let libraries: Vec<&str> = libraries.iter().map(String::as_str).collect();
    let (expected, loaded) = output(&[], 1);
    assert_eq!(loaded, 0);
    assert!(expected.len() > 100_000, "the seeds have claims");
    assert!(output(&[], 2).0 == expected, "two threads give something else than one");
    for jobs in [1, 2] {
        let (bytes, loaded) = output(&libraries, jobs);
        assert_eq!(loaded, 4);
        assert!(bytes == expected, "loaded extractors on {jobs} threads give something else");
    }
}

#[test]
#[cfg(unix)]
fn extractors_in_processes_of_their_own_give_the_same_bytes() {
    let ids = ["dates", "places", "figures", "quotes"];
    // As tables, with room for what a sanitizer takes of address space.
    let isolated = ids.map(|id| {
        format!("extractor.{id}={{isolation = \"process\", memory = \"64TiB\", timeout = \"10m\"}}")
    });
    let libraries = ids.map(|id| format!("extractor.{id}.library={}", plugin(id).display()));
    let all: Vec<&str> = isolated.iter().map(String::as_str).collect();
    let both: Vec<&str> = isolated.iter().chain(&libraries).map(String::as_str).collect();
    let (expected, _) = output(&[], 1);
    for jobs in [1, 2] {
        assert!(
            output(&all, jobs).0 == expected,
            "isolated extractors on {jobs} threads give something else"
        );
        let (bytes, loaded) = output(&both, jobs);
        assert_eq!(loaded, 4);
        assert!(bytes == expected, "isolated libraries on {jobs} threads give something else");
    }
    // What they weighed comes over too.
    let explained = |sets: &[&str]| {
        let mut worker = pipeline(default_settings(sets)).1.worker().unwrap();
        let reasons = default_corpus().into_iter().take(3).flat_map(|article| worker.explain(article).1);
        reasons.collect::<Vec<_>>()
    };
    let reasons = explained(&[]);
    assert!(reasons.len() > 100, "extractors give reasons");
    assert!(explained(&all) == reasons, "isolated extractors give other reasons");
    // One of them apart gives the others its claims, and reads theirs.
    assert!(output(&all[2..3], 2).0 == expected);
}
