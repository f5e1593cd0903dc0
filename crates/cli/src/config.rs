//! `copydesk config check | show | schema`.

use copydesk_config::{Origin, Preset};

use crate::args::Config;
use crate::failure::{self, Failure, Status};
use crate::{prepare, settings};

pub(crate) fn config(command: Config) -> Result<Status, Failure> {
    match command {
        Config::Check { configuration } => {
            let settings = settings::of(&configuration)?;
            let registry = prepare::registry(&settings, configuration.trust)?;
            let prepared = prepare::pipeline(settings, &registry)?;
            let file = prepared.plan.settings.file().map(|file| file.path.display().to_string());
            let steps: Vec<&str> = prepared.plan.steps.iter().map(|step| step.name.as_str()).collect();
            failure::print(&format!(
                "{}: in order; the extractors run as {}",
                file.as_deref().unwrap_or("no configuration file"),
                steps.join(", ")
            ))
        }
        Config::Show { preset: Some(name), .. } => {
            let preset = Preset::named(&name, &Origin::Default)?;
            failure::print(preset.text)
        }
        Config::Show { preset: None, no_origin, configuration, .. } => {
            let settings = settings::of(&configuration)?;
            let registry = prepare::registry(&settings, configuration.trust)?;
            let declarations = registry.declarations();
            let prepared = prepare::pipeline(settings, &registry)?;
            failure::print(&prepared.plan.show(&declarations, !no_origin))
        }
        Config::Schema { corrections: true, .. } => {
            let schema = copydesk_config::corrections_schema();
            let schema = serde_json::to_string_pretty(&schema).map_err(Failure::unusable)?;
            failure::print(&schema)
        }
        Config::Schema { corrections: false, configuration } => {
            let settings = settings::of(&configuration)?;
            let registry = prepare::registry(&settings, configuration.trust)?;
            let declared = settings.under_all_names(&registry.declarations());
            let schema = copydesk_config::schema(&declared);
            let schema = serde_json::to_string_pretty(&schema).map_err(Failure::unusable)?;
            failure::print(&schema)
        }
    }
}
