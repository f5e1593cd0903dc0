//! `copydesk snapshot`: the corpus's claims, kept beside the configuration in a form that is reviewed.

mod store;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::PathBuf;

use copydesk_config::Settings;
use copydesk_core::{Extraction, Level};
use copydesk_corpus::Read;
use copydesk_host::Batches;
use copydesk_report::diff::{Difference, Look, Text, Totals, difference, page_claims};
use copydesk_report::{Format, Marked};

use crate::args::Snapshot;
use crate::failure::{self, Failure, Status, say};
use crate::{diff, prepare, run, settings};
use store::{Kept, Store};

pub(crate) fn snapshot(args: &Snapshot) -> Result<Status, Failure> {
    let settings = settings::of(&args.configuration)?;
    let registry = prepare::registry(&settings, args.configuration.trust)?;
    let prepared = prepare::pipeline(settings, &registry)?;
    let settings = &prepared.plan.settings;
    let store = Store::open(folder(args, settings));
    let mut review = Review::new(args, &store);
    prepared.pipeline.run(
        Batches::of(run::open(settings, false)?.map(Read::into_extraction)),
        run::jobs(settings),
        |worker, inputs| worker.read(inputs).map(|read| Page::new(&prepared.desk.correct(read), settings)),
        |page| review.page(&page),
    )?;
    prepared.desk.account(true);
    review.end()
}

/// The folder of the snapshots: one that is named, else `snapshots` beside the configuration.
fn folder(args: &Snapshot, settings: &Settings) -> PathBuf {
    let named = args.dir.as_ref().or(settings.snapshots.path.as_ref());
    named.cloned().unwrap_or_else(|| settings.corpus.base.join("snapshots"))
}

/// An article as its snapshot shows it.
struct Page {
    id: String,
    /// Where it was read from.
    path: String,
    /// The same, relative to the configuration.
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
            path: path.to_owned(),
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
    look: Box<dyn Look>,
    /// What is to be said: with `--check` the differences, else a line for each snapshot that is not as it was.
    said: String,
    failed: bool,
}

impl<'a> Review<'a> {
    fn new(args: &'a Snapshot, store: &'a Store) -> Self {
        let (seen, totals, said) = (BTreeSet::new(), Totals::default(), String::new());
        Self { args, store, seen, totals, look: diff::look(args.format), said, failed: false }
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
                self.line(what, &name);
            } else if !self.args.check {
                let pending = store::pending(&name);
                self.store.write(&pending, &page.source, &page.text)?;
                self.line(what, &pending);
            }
        }
        self.seen.insert(name);
        Ok(())
    }

    /// Counts how an article differs from its snapshot.
    fn differs(&mut self, page: &Page, before: Option<&str>) {
        let before = before.map(|before| page_claims(&page.id, before));
        let Some(mut difference) = difference(before, Some(page_claims(&page.id, &page.text))) else {
            return;
        };
        // The page is another, even where its claims are the same.
        difference.rewritten |= difference.is_empty();
        difference.path = Some(page.path.clone());
        self.count(&difference);
    }

    /// Counts a difference, and says it where nothing is to be written.
    fn count(&mut self, difference: &Difference) {
        self.totals.count(difference);
        if self.args.check {
            self.look.article(difference, &mut self.said);
        }
    }

    fn line(&mut self, what: &str, name: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.said, "{what:<8} {}", self.store.show(name));
    }

    /// What is kept of articles that are no longer in the corpus.
    fn left_over(&mut self) -> Result<(), Failure> {
        for Kept { name, text, .. } in self.store.ours()? {
            if self.seen.contains(&name) {
                continue;
            }
            let id = text.lines().next().unwrap_or(&name);
            let Some(mut difference) = difference(Some(page_claims(id, &text)), None) else { continue };
            // The article is gone, its snapshot is there.
            difference.path = Some(self.store.show(&name));
            self.count(&difference);
            if self.args.accept {
                self.store.remove(&name)?;
            }
            if !self.args.check {
                self.line("gone", &name);
            }
        }
        Ok(())
    }

    fn end(mut self) -> Result<Status, Failure> {
        self.left_over()?;
        let Self { args, store, totals, mut look, mut said, failed, .. } = self;
        if args.check {
            look.end(&totals, &mut said);
        } else {
            Text.end(&totals, &mut said);
        }
        let pending = !totals.is_same() && !args.accept;
        if pending && !args.check {
            said.push_str(if store.lies_in_a_package() { REVIEW } else { LOOK });
        }
        failure::print(&said)?;
        Ok(match failed {
            _ if pending => Status::Difference,
            true => Status::Partial,
            false => Status::Done,
        })
    }
}

const REVIEW: &str = "Review what is pending with `cargo insta review`, or take it all with `copydesk snapshot \
                      --accept`.\n";
/// `cargo insta` looks in packages of Cargo alone.
const LOOK: &str = "See the claims with `copydesk snapshot --check`, and take what is pending with `copydesk snapshot \
                    --accept`.\n";
