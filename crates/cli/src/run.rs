//! `copydesk run`: articles in, claims out.

use std::io::{IsTerminal, stdout};
use std::path::{Path, PathBuf};

use copydesk_config::{ConfigError, Origin, Settings};
use copydesk_corpus::{Corpus, CorpusError, Read, Request};
use copydesk_host::Batches;
use copydesk_report::{Format, Output, Summary};

use crate::args::{Color, Run, Shard};
use crate::failure::{Failure, Status, say};
use crate::state::{Additions, State};
use crate::writer::{self, Writer};
use crate::written::Written;
use crate::{prepare, progress, settings, watch};

pub(crate) fn run(args: Run) -> Result<Status, Failure> {
    if args.watch { watch::run(&args) } else { once(&args, &settings::of_run(&args)?) }
}

/// Reads the corpus and writes what is found in it.
pub(crate) fn once(args: &Run, settings: &Settings) -> Result<Status, Failure> {
    let registry = prepare::registry(settings, args.configuration.trust)?;
    let prepared = prepare::pipeline(settings.clone(), &registry)?;
    let (plan, settings, desk) = (&prepared.plan, &prepared.plan.settings, &prepared.desk);
    let corpus = corpus(settings, &Request { except: written(args, settings), ..request(settings, false) })?;
    let header = writer::header(args, &prepared, &registry.declarations());
    let format = writer::format(settings, args.color, &header);
    let format = format.as_deref();
    let (state, mut additions) = match &args.state {
        Some(folder) => kept(folder, &writer::decisive(plan, &header, args.color), format)?,
        None => (None, None),
    };
    let mut writer = Writer::open(settings, format, &header)?;
    let mut summary = Summary::default();
    let bar = progress::bar(settings.output.path.is_none() && stdout().is_terminal());

    let shard = args.shard.unwrap_or(Shard { part: 1, of: 1 });
    let (ready, more) = (corpus.ready(), corpus.ready());
    let inputs = corpus.skip(shard.part - 1).step_by(shard.of).map(Read::into_extraction);
    prepared.pipeline.run(
        Batches::of(inputs).while_ready(ready),
        jobs(settings),
        |worker, inputs| -> Box<dyn Iterator<Item = Written>> {
            let mut read = |inputs| worker.read(inputs).map(|read| desk.correct(read));
            match &state {
                Some(state) => Box::new(Written::known(state, format, inputs, read).into_iter()),
                None => Box::new(read(inputs).map(move |read| Written::new(format, read))),
            }
        },
        |written| {
            bar.suspend(|| written.failures.iter().for_each(|failure| say(failure)));
            bar.inc(1);
            if let (Some(additions), Some(key)) = (&mut additions, written.key) {
                additions.add(key, &written.to_record()).map_err(|error| unkept(args, &error))?;
            }
            summary.add(written.summary);
            match &written.extraction {
                Some(extraction) => writer.store(extraction)?,
                None => writer.article(&written.bytes)?,
            }
            if more() { Ok(()) } else { writer.flush() }
        },
    )?;
    bar.finish_and_clear();
    // What an earlier run kept, or another part of the corpus, is corrected there.
    desk.account(settings.reads_own_corpus() && args.state.is_none() && args.shard.is_none());
    if let Some(additions) = additions {
        additions.finish().map_err(|error| unkept(args, &error))?;
    }
    writer.finish(format, &summary)?;
    if let Some(path) = &args.record {
        let record = copydesk_report::record(&header, settings.output.offsets, &summary);
        Output::whole(path, record.as_bytes()).map_err(|error| Failure::writing(path.display(), &error))?;
    }
    Ok(if summary.failed > 0 { Status::Partial } else { Status::Done })
}

type Kept = (Option<State>, Option<Additions>);

/// What earlier runs found, and where this one adds to it.
fn kept(folder: &Path, decisive: &str, format: Option<&dyn Format>) -> Result<Kept, Failure> {
    if format.is_none() {
        let message = "`--state` works with formats that are written article by article, not with databases and folders";
        return Err(Failure::unusable(message));
    }
    let (state, additions) = State::open(folder, decisive).map_err(|error| {
        Failure::unusable(format!("cannot use the state in {}: {error}", folder.display()))
    })?;
    Ok((Some(state), Some(additions)))
}

fn unkept(args: &Run, error: &std::io::Error) -> Failure {
    let folder = args.state.as_deref().unwrap_or(Path::new("")).display();
    Failure::unusable(format!("cannot keep the state in {folder}: {error}"))
}

/// The corpus of the settings; with what is already `extracted` let through, or not.
pub(crate) fn open(settings: &Settings, extracted: bool) -> Result<Corpus, Failure> {
    corpus(settings, &request(settings, extracted))
}

fn corpus(settings: &Settings, request: &Request) -> Result<Corpus, Failure> {
    if request.inputs.is_empty() {
        return Err(Failure::unusable(
            "nothing to read: name files or folders, or give `paths` under [corpus] in the configuration",
        ));
    }
    Corpus::open(request).map_err(|error| unopened(settings, request, &error))
}

/// Why a corpus cannot be opened, shown at the path of the configuration that is to blame.
fn unopened(settings: &Settings, request: &Request, error: &CorpusError) -> Failure {
    let message = match error {
        CorpusError::Unreadable { source, .. } => format!("{error}: {source}"),
        CorpusError::Pattern { source, .. } => format!("{error}: {}", source.kind()),
        error => error.to_string(),
    };
    let alone = |path: &String| Request { inputs: vec![path.into()], ..request.clone() };
    let mut paths = settings.corpus.paths.iter().zip(settings.path_origins());
    match paths.find(|(path, _)| Corpus::open(&alone(path)).is_err()) {
        Some((_, origin)) if matches!(origin, Origin::File { .. }) => {
            let shown = ConfigError::new(message, origin.clone());
            match error {
                CorpusError::Pattern { .. } => shown.into(),
                _ => shown.help("paths of a configuration start from its folder").into(),
            }
        }
        _ => Failure::unusable(message),
    }
}

/// What a run writes, which it never reads should it lie among the articles.
pub(crate) fn written(args: &Run, settings: &Settings) -> Vec<PathBuf> {
    let paths = [settings.output.path.as_ref(), args.state.as_ref(), args.record.as_ref()];
    paths.into_iter().flatten().filter_map(|path| std::path::absolute(path).ok()).collect()
}

/// What the settings ask the corpus for.
pub(crate) fn request(settings: &Settings, extracted: bool) -> Request {
    Request {
        metadata: settings.corpus.metadata.clone(),
        fields: settings.corpus.fields.clone(),
        base: settings.corpus.base.clone(),
        overrides: settings.override_paths(),
        extracted,
        ..Request::new(&settings.corpus.paths)
    }
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
