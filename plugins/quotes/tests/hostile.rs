//! No input makes the extractor fail, or take more than linear time.
use std::time::Instant;

use copydesk_quotes::Quotes;
use copydesk_testing::check;

#[test]
fn it_keeps_to_the_contract() {
    copydesk_testing::conformance::<Quotes>("");
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
