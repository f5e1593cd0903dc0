//! `copydesk snapshot`: the corpus's claims, kept beside the configuration in a form that is reviewed.

mod store;

use std::collections::BTreeSet;
use std::path::PathBuf;

use copydesk_config::Settings;
use copydesk_core::{Extraction, Level};
use copydesk_corpus::Read;
use copydesk_report::diff::{Look, Text, Totals, difference, page_claims};
use copydesk_report::{Format, Marked};

use crate::args::Snapshot;
use crate::failure::{self, Failure, Status, say};
use crate::{prepare, run, settings};
use store::{Kept, Store};

pub(crate) fn snapshot(args: &Snapshot) -> Result<Status, Failure> {
    let settings = settings::of(&args.configuration)?;
    let registry = prepare::registry(&settings, args.configuration.trust)?;
    let prepared = prepare::pipeline(settings, &registry)?;
    let settings = &prepared.plan.settings;
    let store = Store::open(folder(args, settings));
    let mut review = Review::new(args, &store);
    prepared.pipeline.run(
        run::open(settings, false)?.map(Read::into_extraction),
        run::jobs(settings),
        |worker, input| Page::new(&prepared.desk.correct(worker.read(input)), settings),
        |page| review.page(&page),
    )?;
    prepared.desk.account(true);
    review.end()
}

/// The folder of the snapshots: one that is named, else `snapshots` beside the configuration.
fn folder(args: &Snapshot, settings: &Settings) -> PathBuf {
    args.dir.clone().unwrap_or_else(|| settings.corpus.base.join("snapshots"))
}

/// An article as its snapshot shows it.
struct Page {
    id: String,
    /// Where it was read from, relative to the configuration.
    source: String,
    text: String,
    failures: Vec<String>,
}

impl Page {
    fn new(extraction: &Extraction, settings: &Settings) -> Self {
        let article = &extraction.article;
        let mut text = Vec::new();
        Marked::default().article(extraction, &mut text);
        let path = article.path.as_deref().unwrap_or(&article.id);
        let base = settings.corpus.base.to_string_lossy().replace('\\', "/");
        let source = path.strip_prefix(&base).unwrap_or(path).trim_start_matches('/');
        let errors = extraction.diagnostics.iter().filter(|d| d.level == Level::Error);
        Self {
            id: article.id.clone(),
            source: source.to_owned(),
            text: store::normal(&String::from_utf8_lossy(&text)),
            failures: errors.map(|error| format!("{}: {error}", article.id)).collect(),
        }
    }
}

/// The pages of a run, held against the snapshots.
struct Review<'a> {
    args: &'a Snapshot,
    store: &'a Store,
    /// The snapshots whose articles are there.
    seen: BTreeSet<String>,
    totals: Totals,
    /// A line for each snapshot that is not as it was.
    lines: Vec<String>,
    failed: bool,
}

impl<'a> Review<'a> {
    fn new(args: &'a Snapshot, store: &'a Store) -> Self {
        let (seen, totals, lines) = (BTreeSet::new(), Totals::default(), Vec::new());
        Self { args, store, seen, totals, lines, failed: false }
    }

    fn page(&mut self, page: &Page) -> Result<(), Failure> {
        page.failures.iter().for_each(|failure| say(failure));
        self.failed |= !page.failures.is_empty();
        let name = store::file_name(&page.id);
        let kept = self.store.read(&name)?;
        let before = kept.as_ref().map(|kept| kept.text.as_str());
        if before == Some(page.text.as_str()) {
            self.totals.articles += 1;
            if !self.args.check {
                self.store.forget_pending(&name)?;
            }
        } else {
            self.differs(page, before);
            let what = if before.is_some() { "changed" } else { "new" };
            if self.args.accept {
                self.store.write(&name, &page.source, &page.text)?;
                self.store.forget_pending(&name)?;
                self.lines.push(format!("{what:<8} {}", self.store.show(&name)));
            } else if !self.args.check {
                let pending = store::pending(&name);
                self.store.write(&pending, &page.source, &page.text)?;
                self.lines.push(format!("{what:<8} {}", self.store.show(&pending)));
            }
        }
        self.seen.insert(name);
        Ok(())
    }

    /// Counts what differs, and says it where nothing is to be written.
    fn differs(&mut self, page: &Page, before: Option<&str>) {
        let before = before.map(|before| page_claims(&page.id, before));
        let Some(mut difference) = difference(before, Some(page_claims(&page.id, &page.text))) else {
            return;
        };
        // The page is another, even where its claims are the same.
        difference.rewritten |= difference.is_empty();
        self.totals.count(&difference);
        if self.args.check {
            let mut text = String::new();
            Text.article(&difference, &mut text);
            self.lines.push(text);
        }
    }

    /// What is kept of articles that are no longer in the corpus.
    fn left_over(&mut self) -> Result<(), Failure> {
        for Kept { name, text, .. } in self.store.ours()? {
            if self.seen.contains(&name) {
                continue;
            }
            let id = text.lines().next().unwrap_or(&name);
            let Some(difference) = difference(Some(page_claims(id, &text)), None) else { continue };
            self.totals.count(&difference);
            if self.args.check {
                let mut text = String::new();
                Text.article(&difference, &mut text);
                self.lines.push(text);
            } else {
                if self.args.accept {
                    self.store.remove(&name)?;
                }
                self.lines.push(format!("{:<8} {}", "gone", self.store.show(&name)));
            }
        }
        Ok(())
    }

    fn end(mut self) -> Result<Status, Failure> {
        self.left_over()?;
        let mut text = String::new();
        for line in &self.lines {
            text.push_str(line);
            if !line.ends_with('\n') {
                text.push('\n');
            }
        }
        Text.end(&self.totals, &mut text);
        if !self.totals.is_same() && !self.args.check && !self.args.accept {
            text.push_str(HINT);
        }
        failure::print(&text)?;
        Ok(match self.failed {
            _ if !self.totals.is_same() && !self.args.accept => Status::Difference,
            true => Status::Partial,
            false => Status::Done,
        })
    }
}

const HINT: &str = "Review what is pending with `cargo insta review`, or take it all with `copydesk snapshot \
                    --accept`.\n";
