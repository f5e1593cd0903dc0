//! How fast each layer is computed, with those before it: `cargo bench -p copydesk-text`.
//!
//! The articles are those of the JSON Lines that `COPYDESK_BENCH` names (their field "text"), else one that is written
//! for this. To compare two states of the code, run it with `--save-baseline before`, then with `--baseline before`.
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a bench fails by panicking; criterion's macros make items"
)]

use std::hint::black_box;

use copydesk_text::{Layer, analyse, language};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

const ARTICLE: &str = "Ferry to Lower Marsh stays in port

LOWER MARSH, Feb. 6 — The ferry between Lower Marsh and the islands will stay in port until Friday, the harbour
authority said on Tuesday, after a storm damaged two of its three piers.

\u{201C}We cannot let 240 passengers board from a pier that may not hold,\u{201D} said Ann Lee, the harbour master. She added
that repairs would cost about $1.2 million.

Mayor Tom Grice told the council that at least 1,400 people who live on the islands depend on the ferry. \u{201C}They need
bread and medicine,\u{201D} he said, \u{201C}not promises.\u{201D} The company that runs the ferry, Marsh Lines, did not answer
questions.
";

fn texts() -> Vec<String> {
    match std::env::var("COPYDESK_BENCH") {
        Ok(path) => {
            let lines = std::fs::read_to_string(path).unwrap();
            let text = |line: &str| {
                let article: serde_json::Value = serde_json::from_str(line).unwrap();
                article.get("text").and_then(serde_json::Value::as_str).unwrap_or_default().to_owned()
            };
            // A megabyte or two is enough: a bench is run hundreds of times.
            lines.lines().take(500).map(text).collect()
        }
        Err(_) => vec![ARTICLE.to_owned()],
    }
}

fn layers(criterion: &mut Criterion) {
    let texts = texts();
    let bytes = texts.iter().map(|text| text.len() as u64).sum();
    let mut group = criterion.benchmark_group("layers");
    group.throughput(Throughput::BytesDecimal(bytes)).sample_size(20);
    group.bench_function("language", |bencher| {
        bencher.iter(|| texts.iter().for_each(|text| _ = black_box(language::of(text))));
    });
    let layers = [("tokens", Layer::Tokens), ("sentences", Layer::Sentences), ("mentions", Layer::Mentions)];
    for (name, layer) in layers {
        group.bench_function(name, |bencher| {
            bencher.iter(|| texts.iter().for_each(|text| drop(black_box(analyse(text, layer)))));
        });
    }
    group.finish();
}

criterion_group!(benches, layers);
criterion_main!(benches);
