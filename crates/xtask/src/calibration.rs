//! `cargo xtask calibrate`: how often quotes of each confidence are right, counted over articles that people have
//! marked, as a table in plugins/quotes/README.md.
//!
//! Nothing is fitted: the weights stay as they are in plugins/quotes/data/confidence.tsv, and the table says how they
//! hold. The marked articles are an argument, and stay where they are.

mod gold;
mod judge;
mod speakers;

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context, Result, bail};
use copydesk_quotes::Quotes;
use copydesk_testing::Harness;

const USAGE: &str = "usage: cargo xtask calibrate GOLD.jsonl...
Each line of a GOLD file is an article: {\"id\", \"text\", \"gold\": {\"quotes\": [{\"start\", \"end\", \"parts\"?, \"kind\", \"speaker\"}], \"ignore\"?: [[start, end]]}}, offsets in code points.";

const BEGIN: &str = "<!-- cargo xtask calibrate: begin -->";
const END: &str = "<!-- cargo xtask calibrate: end -->";

/// A tenth of the scale of confidence: how many quotes fell into it, their confidences added up, and how many were right.
#[derive(Clone, Copy, Debug, Default)]
struct Bin {
    quotes: u32,
    confidence: f64,
    right: u32,
}

/// Counts, and writes the table.
pub(crate) fn run(files: impl Iterator<Item = String>) -> Result<()> {
    let mut bins = [Bin::default(); 10];
    let harness = Harness::<Quotes>::new();
    let mut articles = 0;
    for file in files {
        for article in gold::read(Path::new(&file))? {
            let checked = harness.check(&article.text);
            for (confidence, right) in judge::quotes(&article, &checked) {
                let tenth = (confidence * 10.0 + 1e-3).floor() as usize;
                let bin = bins.get_mut(tenth.min(9)).context("a confidence below 0")?;
                bin.quotes += 1;
                bin.confidence += confidence;
                bin.right += u32::from(right);
            }
            articles += 1;
        }
    }
    if articles == 0 {
        bail!("no article\n{USAGE}");
    }
    let table = table(articles, &bins);
    print!("{table}");
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plugins/quotes/README.md");
    let page = std::fs::read_to_string(&readme).with_context(|| format!("reading {}", readme.display()))?;
    let page = between(&page, &table).with_context(|| format!("{} lacks {BEGIN}", readme.display()))?;
    std::fs::write(&readme, page).with_context(|| format!("writing {}", readme.display()))
}

fn table(articles: usize, bins: &[Bin]) -> String {
    let mut table = format!(
        "Counted over {articles} articles.\n\n| confidence | quotes | mean confidence | right |\n| --- | --- | --- | --- |\n"
    );
    for (tenth, bin) in bins.iter().enumerate().filter(|(_, bin)| bin.quotes > 0) {
        let of = |n: f64| format!("{:.2}", n / f64::from(bin.quotes)).trim_start_matches('0').to_owned();
        let (mean, right) = (of(bin.confidence), of(f64::from(bin.right)));
        let _ = writeln!(table, "| .{tenth} | {} | {mean} | {right} |", bin.quotes);
    }
    table
}

/// The page with the table between its marks.
fn between(page: &str, table: &str) -> Option<String> {
    let (before, rest) = page.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}\n{table}{END}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_stands_between_its_marks() {
        let bins = [Bin::default(), Bin { quotes: 4, confidence: 0.6, right: 1 }];
        let table = table(2, &bins);
        assert!(table.ends_with("| .1 | 4 | .15 | .25 |\n"), "{table}");
        let page = format!("head\n{BEGIN}\nold\n{END}\ntail\n");
        let page = between(&page, &table);
        assert_eq!(page, Some(format!("head\n{BEGIN}\n{table}{END}\ntail\n")));
        assert_eq!(between("no marks", &table), None);
    }
}
