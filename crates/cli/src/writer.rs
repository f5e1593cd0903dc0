//! Where a run writes, and in which format.

use std::collections::BTreeMap;
use std::io::{IsTerminal, Write, stdout};
use std::path::{Path, PathBuf};

use copydesk_config::{Format as Kind, Library, Plan, Settings, Step};
use copydesk_core::Extraction;
use copydesk_core::declare::Declaration;
use copydesk_report::{
    Brat, Csv, Extractor, Format, Gdelt, GeoJson, Header, Jsonl, Marked, Output, Page, Store, Summary,
    WebAnnotation, fingerprint,
};

use serde_json::Value;
use xxhash_rust::xxh3::xxh3_128;

use crate::args::{Color, Run};
use crate::failure::Failure;
use crate::prepare::Prepared;
use crate::run::{colour, width};

/// What decides the output, for the record that goes with it.
pub(crate) fn header(args: &Run, prepared: &Prepared, declarations: &[(String, Declaration)]) -> Header {
    let plan = &prepared.plan;
    let extractor = |step: &Step| Extractor {
        name: step.name.clone(),
        id: step.id.clone(),
        version: declarations.get(step.declared).map(|(_, d)| d.version.clone()).unwrap_or_default(),
    };
    let configured = |steps: &[Step]| -> String {
        steps.iter().map(|step| format!("{}={}\n", step.name, step.config)).collect()
    };
    let overrides = plan.overrides.iter().map(|own| format!("{}\n{}", own.path, configured(&own.steps)));
    let configured = configured(&plan.steps) + &overrides.collect::<String>();
    let mut hashes = BTreeMap::from([("configuration".to_owned(), fingerprint(&configured))]);
    hashes.extend(prepared.desk.hash.clone().map(|hash| ("corrections".to_owned(), hash)));
    // Reading all of the gazetteer takes longer than reading an article.
    if plan.settings.output.header || args.record.is_some() || args.state.is_some() {
        hashes.insert("gazetteer".to_owned(), format!("{:032x}", xxh3_128(copydesk_places::gazetteer())));
    }
    Header {
        copydesk: env!("CARGO_PKG_VERSION").to_owned(),
        extractors: plan.steps.iter().map(extractor).collect(),
        shard: args.shard.map(|shard| shard.to_string()),
        hashes,
    }
}

/// Everything that decides, beside an article, what is written of it: a file that a setting names stands for what is in it.
pub(crate) fn decisive(plan: &Plan, header: &Header, color: Color) -> String {
    let output = &plan.settings.output;
    let steps = || plan.steps.iter().chain(plan.overrides.iter().flat_map(|own| &own.steps));
    let mut files = Vec::new();
    for step in steps() {
        named_files(&step.config, &mut files);
        files.extend(step.library.iter().filter_map(|library| match library {
            Library::Path(path) => Some(path.clone()),
            Library::Name(_) | Library::Plugin(_) => None,
        }));
    }
    let contents = files.iter().map(|path| std::fs::read(path).map_or(0, |bytes| xxh3_128(&bytes)));
    let header = serde_json::to_string(&Header { shard: None, ..header.clone() }).unwrap_or_default();
    format!(
        "{header} {:?} {:?} {} {} {} {:?}",
        output.format,
        output.offsets,
        output.with_text,
        width(output.path.is_none()),
        colour(color, output.path.is_none() && stdout().is_terminal()),
        contents.collect::<Vec<_>>()
    )
}

/// The files that a value names.
fn named_files(value: &Value, files: &mut Vec<PathBuf>) {
    match value {
        Value::String(name) if Path::new(name).is_file() => files.push(name.into()),
        Value::Array(list) => list.iter().for_each(|value| named_files(value, files)),
        Value::Object(object) => object.values().for_each(|value| named_files(value, files)),
        _ => {}
    }
}

/// The format of the settings; none where the output is a database or a folder.
pub(crate) fn format(settings: &Settings, color: Color, header: &Header) -> Option<Box<dyn Format>> {
    let output = &settings.output;
    let terminal = output.path.is_none() && stdout().is_terminal();
    Some(match output.format.unwrap_or(if terminal { Kind::Text } else { Kind::Jsonl }) {
        Kind::Text => Box::new(Marked { width: width(terminal), colour: colour(color, terminal) }),
        Kind::Html => Box::new(Page::default()),
        Kind::Geojson => Box::new(GeoJson { offsets: output.offsets }),
        Kind::Jsonl => Box::new(Jsonl {
            offsets: output.offsets,
            with_text: output.with_text,
            header: output.header.then(|| header.clone()),
        }),
        Kind::Csv => Box::new(Csv { offsets: output.offsets }),
        Kind::Annotation => Box::new(WebAnnotation),
        Kind::Gdelt => Box::new(Gdelt),
        Kind::Parquet | Kind::Sqlite | Kind::Brat => return None,
    })
}

/// The output of a run.
pub(crate) struct Writer {
    to: To,
    /// The words for where it goes.
    place: String,
}

enum To {
    Stream {
        output: Output,
        /// What stands between two articles.
        between: &'static [u8],
        begun: bool,
    },
    Store(Box<dyn Store>),
}

impl Writer {
    /// Opens the output and begins it.
    pub(crate) fn open(
        settings: &Settings,
        format: Option<&dyn Format>,
        header: &Header,
    ) -> Result<Self, Failure> {
        let path = settings.output.path.as_deref().filter(|path| *path != Path::new("-"));
        let place = path.map_or("to standard output".to_owned(), |path| path.display().to_string());
        let failed = |error| Failure::writing(place.clone(), &error);
        let Some(format) = format else {
            let store = store(settings, path, header)?.map_err(failed)?;
            return Ok(Self { to: To::Store(store), place });
        };
        let output = path.map_or_else(|| Ok(Output::stdout()), Output::file).map_err(failed)?;
        let mut writer = Self { to: To::Stream { output, between: format.between(), begun: false }, place };
        let mut bytes = Vec::new();
        format.begin(&mut bytes);
        writer.write(&bytes)?;
        Ok(writer)
    }

    /// Writes what the format made of an article.
    pub(crate) fn article(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        if let To::Stream { between, begun, .. } = &mut self.to
            && !bytes.is_empty()
            && std::mem::replace(begun, true)
        {
            let between = *between;
            self.write(between)?;
        }
        self.write(bytes)
    }

    /// Puts an article into the store.
    pub(crate) fn store(&mut self, extraction: &Extraction) -> Result<(), Failure> {
        match &mut self.to {
            To::Store(store) => {
                store.article(extraction).map_err(|error| Failure::writing(self.place.clone(), &error))
            }
            To::Stream { .. } => Ok(()),
        }
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        let To::Stream { output, .. } = &mut self.to else { return Ok(()) };
        output.write_all(bytes).map_err(|error| Failure::writing(self.place.clone(), &error))?;
        if output.is_closed() { Err(Failure::Closed) } else { Ok(()) }
    }

    /// Hands on what was written so far, to a reader that waits for it.
    pub(crate) fn flush(&mut self) -> Result<(), Failure> {
        let To::Stream { output, .. } = &mut self.to else { return Ok(()) };
        output.flush().map_err(|error| Failure::writing(self.place.clone(), &error))
    }

    /// Writes what stands at the end, and puts the output in its place.
    pub(crate) fn finish(mut self, format: Option<&dyn Format>, summary: &Summary) -> Result<(), Failure> {
        if let Some(format) = format {
            let mut bytes = Vec::new();
            format.end(summary, &mut bytes);
            self.write(&bytes)?;
        }
        let finished = match self.to {
            To::Stream { output, .. } => output.finish(),
            To::Store(store) => store.finish(),
        };
        finished.map_err(|error| Failure::writing(self.place, &error))
    }
}

/// The store of the settings, at `path`.
fn store(
    settings: &Settings,
    path: Option<&Path>,
    #[cfg_attr(not(feature = "sqlite"), expect(unused_variables, reason = "only databases keep it"))] header: &Header,
) -> Result<std::io::Result<Box<dyn Store>>, Failure> {
    let output = &settings.output;
    let kind = output.format.unwrap_or(Kind::Jsonl);
    let Some(path) = path else {
        return Err(Failure::unusable(match kind {
            Kind::Brat => "`--format brat` writes a folder: name one with `--output`",
            _ => "a database or Parquet file needs a name: give one with `--output`",
        }));
    };
    Ok(match kind {
        #[cfg(feature = "parquet")]
        Kind::Parquet => Output::file(path)
            .and_then(|file| copydesk_report::Parquet::new(file, output.offsets))
            .map(|store| Box::new(store) as Box<dyn Store>),
        #[cfg(not(feature = "parquet"))]
        Kind::Parquet => return Err(without("parquet")),
        #[cfg(feature = "sqlite")]
        Kind::Sqlite => copydesk_report::Sqlite::file(path, output.offsets, output.with_text, header)
            .map(|store| Box::new(store) as Box<dyn Store>),
        #[cfg(not(feature = "sqlite"))]
        Kind::Sqlite => return Err(without("sqlite")),
        _ => Brat::folder(path).map(|store| Box::new(store) as Box<dyn Store>),
    })
}

#[cfg(not(all(feature = "parquet", feature = "sqlite")))]
fn without(feature: &str) -> Failure {
    Failure::unusable(format!(
        "this program was built without {feature}: build it with `cargo build --release --features {feature}`"
    ))
}
