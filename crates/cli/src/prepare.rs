//! From settings to the extractors at hand, and to the pipeline that will run.

use copydesk_config::{ConfigErrors, Library, Plan, Settings, plan};
use copydesk_host::{LoadError, Pipeline, Registry, StepRefused};

use crate::bundled;
use crate::corrections::Desk;
use crate::failure::Failure;

/// The bundled extractors, and those of the libraries that the settings name.
pub(crate) fn registry(settings: &Settings, trust: bool) -> Result<Registry, Failure> {
    let mut registry = bundled::registry()?;
    if !trust {
        let mut untrusted = settings.untrusted_libraries();
        untrusted.retain(|wanted| !registry.has_linked(wanted));
        let refused = untrusted.iter().map(|wanted| {
            let message = "the library lies outside the plugin path, and this configuration was only found";
            settings.refusal(&wanted.name, wanted.library.key(), message).help(
                "name the configuration with --config, or say --trust, if you know what the library does",
            )
        });
        let refused: Vec<_> = refused.collect();
        if !refused.is_empty() {
            return Err(ConfigErrors(refused).into());
        }
    }
    let mut errors = Vec::new();
    for wanted in settings.libraries() {
        let Err(error) = registry.load(&wanted, &settings.plugin_path) else { continue };
        let message = error.to_string();
        let refusal = || settings.refusal(&wanted.name, wanted.library.key(), &message);
        errors.push(match (&wanted.library, &error) {
            (_, LoadError::NoPlugin { known, .. }) => {
                let listed: Vec<String> = known.iter().map(|id| format!("`{id}`")).collect();
                let error = settings.unknown_plugin(&wanted.name, &message, known);
                error
                    .help(format!("there are {}", listed.join(", ")))
                    .help("name its folder with --plugin-dir or `plugin_dirs`, or its file with `library`")
            }
            (Library::Name(_), _) => {
                refusal().help("a path has a separator: ./plugins/libcopydesk_weather.so")
            }
            (Library::Path(_) | Library::Plugin(_), _) => refusal(),
        });
    }
    if errors.is_empty() { Ok(registry) } else { Err(ConfigErrors(errors).into()) }
}

/// A pipeline that was tried: every extractor takes its configuration.
pub(crate) struct Prepared {
    pub(crate) plan: Plan,
    pub(crate) pipeline: Pipeline,
    pub(crate) desk: Desk,
}

/// Plans, and makes an instance of each extractor, so that whatever is wrong with the configuration shows
/// before the first article is read.
pub(crate) fn pipeline(settings: Settings, registry: &Registry) -> Result<Prepared, Failure> {
    let plan = plan(settings, &registry.declarations())?;
    let pipeline = registry.pipeline(&plan);
    if let Err(StepRefused { step, reason }) = pipeline.worker() {
        return Err(plan.refusal(&step, &reason.pointer, &reason.message).into());
    }
    for (own, pipeline) in plan.overrides.iter().zip(pipeline.overrides()) {
        if let Err(StepRefused { step, reason }) = pipeline.worker() {
            return Err(own.refusal(&step, &reason.pointer, &reason.message).into());
        }
    }
    let desk = Desk::open(&plan, registry)?;
    Ok(Prepared { plan, pipeline, desk })
}
