//! `copydesk compare`: articles, or what a run found in them, in; groups of claims out.

use std::cell::RefCell;
use std::io::{IsTerminal, Write, stdout};
use std::path::Path;

use copydesk_collate::{Article, Options, compare as collate};
use copydesk_core::{Comparison, Document, Extraction, Level};
use copydesk_corpus::{Corpus, Read};
use copydesk_host::Batches;
use copydesk_report::{Format, Output, Page, Summary, comparison_json, comparison_text};
use serde::Serialize;
use serde_json::value::RawValue;

use crate::args::{Compare, CompareFormat, Only};
use crate::failure::{Failure, Status, say};
use crate::{prepare, progress, run, settings};

pub(crate) fn compare(args: Compare) -> Result<Status, Failure> {
    let settings = settings::of_compare(&args)?;
    let registry = prepare::registry(&settings, args.configuration.trust)?;
    let prepared = prepare::pipeline(settings, &registry)?;
    let settings = &prepared.plan.settings;
    let corpus = run::open(settings, true)?;
    let path = args.output.as_deref().filter(|path| *path != "-");
    let mut output = match path {
        Some(path) => Output::file(Path::new(path)).map_err(|error| Failure::writing(path, &error))?,
        None => Output::stdout(),
    };
    let taken = read(&args, &prepared, corpus, run::jobs(settings))?;
    // Articles may have been lines of an earlier run, which are as that run corrected them.
    prepared.desk.account(false);
    let only = |kind| args.only.is_empty() || args.only.contains(&kind);
    let options =
        Options { figures: only(Only::Figures), quotes: only(Only::Quotes), min_articles: args.min_articles };
    let comparison = collate(taken.articles, options);
    let terminal = path.is_none() && stdout().is_terminal();
    let mut bytes = Vec::new();
    match args.format.unwrap_or(if terminal { CompareFormat::Text } else { CompareFormat::Json }) {
        CompareFormat::Text => bytes.extend_from_slice(comparison_text(&comparison).as_bytes()),
        CompareFormat::Json => comparison_json(&comparison, &mut bytes),
        CompareFormat::Html => page(comparison, taken.lines, &mut bytes),
    }
    let place = path.unwrap_or("to standard output");
    output.write_all(&bytes).map_err(|error| Failure::writing(place, &error))?;
    output.finish().map_err(|error| Failure::writing(place, &error))?;
    Ok(if taken.failed { Status::Partial } else { Status::Done })
}

/// The page of the articles and their comparison.
fn page(comparison: Comparison, mut lines: Vec<(String, String)>, out: &mut Vec<u8>) {
    let page = Page { comparison: Some(comparison) };
    page.begin(out);
    lines.sort();
    lines.iter().for_each(|(_, line)| page.record(line, out));
    page.end(&Summary::default(), out);
}

/// What was read.
#[derive(Default)]
struct Taken {
    articles: Vec<Article>,
    /// The articles' ids and lines, for a page that shows them.
    lines: Vec<(String, String)>,
    /// Whether some article or extractor failed.
    failed: bool,
}

impl Taken {
    /// Takes an article with what went wrong with it, and its line where a page shows it.
    fn take(&mut self, article: Article, line: Option<String>, failures: &[String]) {
        failures.iter().for_each(|failure| say(failure));
        self.failed |= article.failed();
        self.lines.extend(line.map(|line| (article.id().to_owned(), line)));
        self.articles.push(article);
    }

    /// Takes what a run found in an article, or says why it can't be read.
    fn take_line(&mut self, document: &Document, args: &Compare) {
        match Article::read(document, args.sentences) {
            Ok(article) => {
                let failed =
                    article.failed().then(|| format!("{}: an extractor had failed on it", document.id));
                let html = args.format == Some(CompareFormat::Html);
                self.take(article, html.then(|| line(document)), failed.as_slice());
            }
            Err(unreadable) => {
                say(&format!("{}: error: {unreadable}", document.id));
                self.failed = true;
            }
        }
    }
}

/// Reads all inputs. An article goes through the extractors; what a run wrote is taken as it is.
fn read(args: &Compare, prepared: &prepare::Prepared, corpus: Corpus, jobs: usize) -> Result<Taken, Failure> {
    let taken = RefCell::new(Taken::default());
    let bar = progress::bar(args.output.is_none() && stdout().is_terminal());
    let articles = corpus.filter_map(|read| match read {
        Read::Article(document, _) if document.metadata.contains_key("claims") => {
            bar.suspend(|| taken.borrow_mut().take_line(&document, args));
            bar.inc(1);
            None
        }
        other => Some(other.into_extraction()),
    });
    let shape = |extraction: Extraction| {
        let extraction = prepared.desk.correct(extraction);
        let line = (args.format == Some(CompareFormat::Html)).then(|| {
            let mut line = Vec::new();
            Page::RECORDS.article(&extraction, &mut line);
            String::from_utf8_lossy(&line).into_owned()
        });
        let errors = extraction.diagnostics.iter().filter(|d| d.level == Level::Error);
        let failures: Vec<String> =
            errors.map(|error| format!("{}: {error}", extraction.article.id)).collect();
        (Article::of(&extraction, args.sentences), line, failures)
    };
    prepared.pipeline.run(
        Batches::of(articles),
        jobs,
        |worker, inputs| worker.read(inputs).map(&shape),
        |(article, line, failures)| {
            bar.suspend(|| taken.borrow_mut().take(article, line, &failures));
            bar.inc(1);
            Ok::<(), Failure>(())
        },
    )?;
    bar.finish_and_clear();
    Ok(taken.into_inner())
}

/// The line of an article that a run wrote, as far as a page shows it.
fn line(document: &Document) -> String {
    #[derive(Serialize)]
    struct Line<'a> {
        id: &'a str,
        url: Option<&'a str>,
        title: Option<&'a str>,
        outlet: Option<&'a str>,
        published: Option<&'a str>,
        text: Option<&'a str>,
        sketch: &'a str,
        claims: Option<&'a RawValue>,
        diagnostics: Option<&'a RawValue>,
    }
    let raw = |key: &str| document.metadata.get(key).and_then(|json| serde_json::from_str(json).ok());
    let line = Line {
        id: &document.id,
        url: document.url.as_deref(),
        title: document.title.as_deref(),
        outlet: document.outlet.as_deref(),
        published: document.published.as_ref().map(copydesk_core::Published::written),
        text: Some(document.text.as_str()).filter(|text| !text.is_empty()),
        sketch: document.metadata.get("sketch").map(String::as_str).unwrap_or_default(),
        claims: raw("claims"),
        diagnostics: raw("diagnostics"),
    };
    serde_json::to_string(&line).unwrap_or_default()
}
