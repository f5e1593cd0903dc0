//! How fast an extractor is beside the bundled ones: informative, since it depends on the machine.

use std::fmt::Write as _;
use std::time::Instant;

use copydesk_core::{Document, Extraction};
use copydesk_host::{Extractor, Pipeline, Step};

use crate::bundled;

/// The text, some kilobytes, that is read again and again.
const ARTICLE: &str = include_str!("../../templates/example.txt");
const REPEATS: usize = 200;
const ROUNDS: usize = 3;

/// A line with the speed of an extractor, and of the bundled ones, each alone with the layers it needs.
pub(super) fn report(extractor: &Extractor) -> String {
    let mut out = String::from("\nSpeed on this machine, each alone with the layers it needs: ");
    let show = |extractor: &Extractor| {
        let speed = speed(extractor).map_or("does not start".to_owned(), |mb| format!("{mb:.1} MB/s"));
        format!("{} {speed}", extractor.declaration.id)
    };
    let _ = write!(out, "**{}**", show(extractor));
    if let Ok(registry) = bundled::registry() {
        registry.iter().for_each(|(_, bundled)| out.push_str(&format!(", {}", show(bundled))));
    }
    out.push_str(".\n");
    if cfg!(debug_assertions) {
        out.push_str("This Copydesk is a debug build: the speeds say little.\n");
    }
    out
}

/// Megabytes a second, the best of some rounds.
fn speed(extractor: &Extractor) -> Option<f64> {
    let text = ARTICLE.repeat(REPEATS);
    let name = extractor.declaration.id.clone();
    let step = Step { name, extractor: extractor.clone(), config: "{}".to_owned() };
    let mut worker = Pipeline::new(vec![step]).worker().ok()?;
    let mut best = f64::INFINITY;
    for _ in 0..ROUNDS {
        let article = Document { id: "speed".to_owned(), text: text.clone(), ..Document::default() };
        let begun = Instant::now();
        let extraction = worker.extract(Extraction { article, ..Extraction::default() });
        best = best.min(begun.elapsed().as_secs_f64());
        drop(extraction);
    }
    #[expect(clippy::cast_precision_loss, reason = "some thousands")]
    let megabytes = text.len() as f64 / 1e6;
    Some(megabytes / best.max(1e-9))
}
