//! `copydesk run`: articles in, claims out.

use std::io::{IsTerminal, Write, stdout};
use std::path::Path;

use copydesk_config::{Format as Kind, Plan, Settings};
use copydesk_core::{Extraction, Level};
use copydesk_corpus::{Corpus, Read, Request};
use copydesk_report::{
    Extractor, Format, GeoJson, Header, Jsonl, Marked, Output, Page, Summary, fingerprint,
};

use crate::args::{Color, Run};
use crate::failure::{Failure, Status, say};
use crate::{prepare, progress, settings};

pub(crate) fn run(args: Run) -> Result<Status, Failure> {
    let settings = settings::of_run(&args)?;
    let registry = prepare::registry(&settings, args.configuration.trust)?;
    let prepared = prepare::pipeline(settings, &registry)?;
    let settings = &prepared.plan.settings;
    let corpus = open(settings, false)?;
    let format = format(&args, &prepared.plan, &registry.declarations());
    let mut output = output(settings)?;
    let mut summary = Summary::default();
    let bar = progress::bar(settings.output.path.is_none() && stdout().is_terminal());

    let mut begun = false;
    let mut bytes = Vec::new();
    format.begin(&mut bytes);
    write(&mut output, &bytes, settings)?;
    prepared.pipeline.run(
        corpus.map(Read::into_extraction),
        jobs(settings),
        |extraction| Written::new(&*format, &extraction),
        |written| {
            bar.suspend(|| written.failures.iter().for_each(|failure| say(failure)));
            bar.inc(1);
            summary.add(written.summary);
            if !written.bytes.is_empty() && std::mem::replace(&mut begun, true) {
                write(&mut output, format.between(), settings)?;
            }
            write(&mut output, &written.bytes, settings)
        },
    )?;
    bar.finish_and_clear();
    bytes.clear();
    format.end(&summary, &mut bytes);
    write(&mut output, &bytes, settings)?;
    output.finish().map_err(|error| Failure::writing(place(settings), &error))?;
    Ok(if summary.failed > 0 { Status::Partial } else { Status::Done })
}

/// What is kept of an article once it is written.
struct Written {
    bytes: Vec<u8>,
    summary: Summary,
    /// What went wrong with it, for people.
    failures: Vec<String>,
}

impl Written {
    fn new(format: &dyn Format, extraction: &Extraction) -> Self {
        let mut written = Self { bytes: Vec::new(), summary: Summary::default(), failures: Vec::new() };
        format.article(extraction, &mut written.bytes);
        written.summary.count(extraction);
        let errors = extraction.diagnostics.iter().filter(|d| d.level == Level::Error);
        written.failures = errors.map(|error| format!("{}: {error}", extraction.article.id)).collect();
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

fn format(
    args: &Run,
    plan: &Plan,
    declarations: &[(String, copydesk_core::declare::Declaration)],
) -> Box<dyn Format> {
    let output = &plan.settings.output;
    let terminal = output.path.is_none() && stdout().is_terminal();
    match output.format.unwrap_or(if terminal { Kind::Text } else { Kind::Jsonl }) {
        Kind::Text => Box::new(Marked { width: width(terminal), colour: colour(args.color, terminal) }),
        Kind::Html => Box::new(Page::default()),
        Kind::Geojson => Box::new(GeoJson { offsets: output.offsets }),
        Kind::Jsonl => Box::new(Jsonl {
            offsets: output.offsets,
            with_text: output.with_text,
            header: output.header.then(|| header(plan, declarations)),
        }),
    }
}

fn header(plan: &Plan, declarations: &[(String, copydesk_core::declare::Declaration)]) -> Header {
    let extractor = |step: &copydesk_config::Step| Extractor {
        name: step.name.clone(),
        id: step.id.clone(),
        version: declarations.get(step.declared).map(|(_, d)| d.version.clone()).unwrap_or_default(),
    };
    let configured = |steps: &[copydesk_config::Step]| -> String {
        steps.iter().map(|s| format!("{}={}\n", s.name, s.config)).collect()
    };
    let overrides = plan.overrides.iter().map(|own| format!("{}\n{}", own.path, configured(&own.steps)));
    let configured = configured(&plan.steps) + &overrides.collect::<String>();
    Header {
        copydesk: env!("CARGO_PKG_VERSION").to_owned(),
        extractors: plan.steps.iter().map(extractor).collect(),
        hashes: [("configuration".to_owned(), fingerprint(&configured))].into(),
    }
}

fn output(settings: &Settings) -> Result<Output, Failure> {
    match &settings.output.path {
        Some(path) if path != Path::new("-") => {
            Output::file(path).map_err(|error| Failure::writing(place(settings), &error))
        }
        _ => Ok(Output::stdout()),
    }
}

/// The words for where the output goes.
fn place(settings: &Settings) -> String {
    settings.output.path.as_ref().map_or("to standard output".to_owned(), |path| path.display().to_string())
}

fn write(output: &mut Output, bytes: &[u8], settings: &Settings) -> Result<(), Failure> {
    output.write_all(bytes).map_err(|error| Failure::writing(place(settings), &error))?;
    if output.is_closed() { Err(Failure::Closed) } else { Ok(()) }
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
