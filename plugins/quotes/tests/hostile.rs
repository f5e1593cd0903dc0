//! No input makes the extractor fail, or take more than linear time.
use std::time::Instant;

use copydesk_quotes::Quotes;
use copydesk_testing::check;

#[test]
fn it_keeps_to_the_contract() {
    copydesk_testing::conformance::<Quotes>("");
}

/// What looks at the item before must bear that there is none.
#[test]
fn sentences_may_open_with_anything() {
    let openers = [
        "That", "Which", "Who", ",", "\"A\"", ")", "–", "and", "said", "to say", "of", "'s", "was", "Gale",
        "not",
    ];
    let rests = [
        "led to talks said.",
        "Ann Gale and Tom Reed said it.",
        "said that it was over.",
        "accused him of it.",
        "\"B\" she said.",
        "was told that it was over.",
        "quoted him as saying it was over.",
        "adding that it was over.",
        ", a miller, said so.",
        "according to Ann Gale, it was over.",
        "of the mill, which burned, said so.",
        "claims that it was over.",
    ];
    for opener in openers {
        for rest in rests {
            let text = format!("The mill burned on Sunday.\n\n{opener} {rest}\n\n{opener}{rest}\n");
            let checked = check::<Quotes>(&text, "");
            assert_eq!(checked.diagnostics(), [""; 0], "{opener} {rest}");
        }
    }
}

/// What looks at the words before a name must bear that the phrase begins inside it.
#[test]
fn phrases_may_begin_inside_a_name() {
    for text in
        ["Ann Gale, Jr. said it rained.", "Gale Jr., Sr. Fenn said.", "Gale Jr., sR. Fenn , Mad, said so."]
    {
        assert_eq!(check::<Quotes>(text, "").diagnostics(), [""; 0], "{text}");
    }
}

/// Ten times the text takes about ten times the time; the factor leaves room for a busy machine.
#[test]
fn long_runs_take_linear_time() {
    for unit in ["\" ", "“", "he said ", "he said, ", "according to ", "'' ", "said that he ", "(", "Gale, "]
    {
        let seconds = |bytes: usize| {
            let text = unit.repeat(bytes / unit.len());
            let start = Instant::now();
            let _ = check::<Quotes>(&text, "");
            start.elapsed().as_secs_f64()
        };
        // The best of a few runs: the machine may be busy.
        let best = |bytes| (0..3).map(|_| seconds(bytes)).fold(f64::INFINITY, f64::min);
        let (short, long) = (best(10_000), best(100_000));
        assert!(long < 30.0 * short + 0.5, "{unit:?}: {short} s, ten times as much {long} s");
    }
}

/// A megabyte of what is worst takes no more than some three times what half of it takes, and seconds, not minutes.
#[test]
#[cfg_attr(debug_assertions, ignore = "takes long without optimisation: cargo test --release")]
fn a_megabyte_takes_twice_as_long_as_half_of_it() {
    for unit in ["\" ", "he said ", "“The mill is lost and nobody will pay for it. "] {
        let seconds = |bytes: usize| {
            // One unclosed quotation is opened once.
            let text = match unit.strip_prefix('“') {
                Some(words) => format!("“{}", words.repeat(bytes / words.len())),
                None => unit.repeat(bytes / unit.len()),
            };
            let start = Instant::now();
            let _ = check::<Quotes>(&text, "");
            start.elapsed().as_secs_f64()
        };
        let best = |bytes| (0..3).map(|_| seconds(bytes)).fold(f64::INFINITY, f64::min);
        let (half, whole) = (best(500_000), best(1_000_000));
        assert!(whole < 3.5 * half + 0.5 && whole < 20.0, "{unit:?}: {half} s, twice as much {whole} s");
    }
}

/// Four times as many names in one sentence take four times as long: none is looked for among all the others.
#[test]
#[cfg_attr(debug_assertions, ignore = "takes long without optimisation: cargo test --release")]
fn a_sentence_of_names_takes_linear_time() {
    let seconds = |times: usize| {
        let text = "Ann Gale said she told Tom Reed that it fell, ".repeat(times);
        let start = Instant::now();
        let _ = check::<Quotes>(&text, "");
        start.elapsed().as_secs_f64()
    };
    let best = |times| (0..3).map(|_| seconds(times)).fold(f64::INFINITY, f64::min);
    let (few, many) = (best(10_000), best(40_000));
    assert!(many < 6.0 * few + 0.3, "{few} s, four times as many {many} s");
}
