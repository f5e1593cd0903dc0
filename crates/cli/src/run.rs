//! `copydesk run`: articles in, claims out.

use std::io::{IsTerminal, stdout};

use copydesk_config::Settings;
use copydesk_core::{Extraction, Level};
use copydesk_corpus::{Corpus, Read, Request};
use copydesk_report::{Format, Summary};

use crate::args::{Color, Run};
use crate::failure::{Failure, Status, say};
use crate::writer::{self, Writer};
use crate::{prepare, progress, settings};

pub(crate) fn run(args: Run) -> Result<Status, Failure> {
    let settings = settings::of_run(&args)?;
    let registry = prepare::registry(&settings, args.configuration.trust)?;
    let prepared = prepare::pipeline(settings, &registry)?;
    let settings = &prepared.plan.settings;
    let corpus = open(settings, false)?;
    let header = writer::header(&prepared.plan, &registry.declarations());
    let format = writer::format(settings, args.color, &header);
    let mut writer = Writer::open(settings, format.as_deref(), &header)?;
    let mut summary = Summary::default();
    let bar = progress::bar(settings.output.path.is_none() && stdout().is_terminal());

    prepared.pipeline.run(
        corpus.map(Read::into_extraction),
        jobs(settings),
        |extraction| Written::new(format.as_deref(), extraction),
        |written| {
            bar.suspend(|| written.failures.iter().for_each(|failure| say(failure)));
            bar.inc(1);
            summary.add(written.summary);
            match &written.extraction {
                Some(extraction) => writer.store(extraction),
                None => writer.article(&written.bytes),
            }
        },
    )?;
    bar.finish_and_clear();
    writer.finish(format.as_deref(), &summary)?;
    Ok(if summary.failed > 0 { Status::Partial } else { Status::Done })
}

/// What is kept of an article once it is written.
struct Written {
    bytes: Vec<u8>,
    /// All of it, where it goes into a store.
    extraction: Option<Extraction>,
    summary: Summary,
    /// What went wrong with it, for people.
    failures: Vec<String>,
}

impl Written {
    fn new(format: Option<&dyn Format>, extraction: Extraction) -> Self {
        let errors = extraction.diagnostics.iter().filter(|d| d.level == Level::Error);
        let failures = errors.map(|error| format!("{}: {error}", extraction.article.id)).collect();
        let mut written = Self { bytes: Vec::new(), extraction: None, summary: Summary::default(), failures };
        written.summary.count(&extraction);
        match format {
            Some(format) => format.article(&extraction, &mut written.bytes),
            None => written.extraction = Some(extraction),
        }
        written
    }
}

/// The corpus of the settings; with what is already `extracted` let through, or not.
pub(crate) fn open(settings: &Settings, extracted: bool) -> Result<Corpus, Failure> {
    if settings.corpus.paths.is_empty() {
        return Err(Failure::unusable(
            "nothing to read: name files or folders, or give `paths` under [corpus] in the configuration",
        ));
    }
    let request = Request {
        metadata: settings.corpus.metadata.clone(),
        fields: settings.corpus.fields.clone(),
        base: settings.corpus.base.clone(),
        overrides: settings.override_paths(),
        extracted,
        ..Request::new(&settings.corpus.paths)
    };
    Corpus::open(&request).map_err(Failure::unusable)
}

pub(crate) fn jobs(settings: &Settings) -> usize {
    let all = || std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    settings.run.jobs.map_or_else(all, |jobs| jobs as usize)
}

pub(crate) fn colour(when: Color, terminal: bool) -> bool {
    match when {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
    }
}

/// The columns to wrap at: the terminal's, as far as lines stay readable.
pub(crate) fn width(terminal: bool) -> usize {
    let columns = if terminal { console::Term::stdout().size_checked() } else { None };
    columns.map_or(100, |(_, columns)| usize::from(columns).clamp(40, 120))
}
