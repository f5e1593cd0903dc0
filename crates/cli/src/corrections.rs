//! The corrections of the configuration: read before a run, applied to each article of it, and accounted for
//! behind it.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use copydesk_config::{ConfigError, ConfigFile, CorrectionFiles, Origin, Plan};
use copydesk_core::correction::{APPLIED, Corrected};
use copydesk_core::{Diagnostic, Extraction};
use copydesk_host::Registry;
use copydesk_report::fingerprint;

use crate::failure::{self, Failure, say};
use crate::settings;

/// Where claims are corrected.
#[derive(Debug)]
pub(crate) struct Desk {
    files: CorrectionFiles,
    /// What became of each correction; none where it has met no article that it is meant for.
    came: Mutex<Vec<Option<Corrected>>>,
    /// The kinds of claim that some extractor of the run finds.
    kinds: BTreeSet<String>,
    /// A hash of the files; none where there are none.
    pub(crate) hash: Option<String>,
}

impl Desk {
    pub(crate) fn open(plan: &Plan, registry: &Registry) -> Result<Self, Failure> {
        let mut files = Vec::new();
        for (path, origin) in plan.settings.correction_files() {
            let text = settings::text(path).map_err(|error| {
                let message = format!("cannot read the corrections {}: {error}", path.display());
                let in_file = matches!(origin, Origin::File { .. });
                let error = ConfigError::new(message, origin);
                if in_file { error.help("paths of a configuration start from its folder") } else { error }
            })?;
            files.push(ConfigFile { path: path.to_owned(), text, ..ConfigFile::default() });
        }
        let texts: String = files.iter().map(|file| file.text.as_str()).collect();
        let hash = (!files.is_empty()).then(|| fingerprint(&texts));
        let files = CorrectionFiles::read(files)?;
        let came = Mutex::new(vec![None; files.corrections().all().len()]);
        let declared = registry.declarations();
        let found = declared.iter().flat_map(|(_, declaration)| &declaration.provides);
        let found = found.filter_map(|name| name.strip_prefix("claim:")).map(str::to_owned).collect();
        for warning in files.unknown_kinds(&found) {
            say(&warning.render_warning(failure::styled()));
        }
        let steps = plan.steps.iter().chain(plan.overrides.iter().flat_map(|own| &own.steps));
        let provided =
            steps.filter_map(|step| declared.get(step.declared)).flat_map(|(_, d)| d.provides.clone());
        let kinds = provided.filter_map(|name| name.strip_prefix("claim:").map(str::to_owned)).collect();
        Ok(Self { files, came, kinds, hash })
    }

    /// The article with its claims corrected.
    pub(crate) fn correct(&self, mut extraction: Extraction) -> Extraction {
        self.files.corrections().apply(&mut extraction, |number, corrected| {
            let mut came = self.came.lock().unwrap_or_else(PoisonError::into_inner);
            // A name that is merged in one article need not be in the others.
            if let Some(came) = came.get_mut(number).filter(|came| **came != Some(Corrected::Applied)) {
                *came = Some(corrected);
            }
        });
        extraction
    }

    /// What is decided about the claims of an article, as notes.
    ///
    /// An article has another id alone than in its folder; what its path ends in is enough here.
    pub(crate) fn decisions(&self, extraction: &Extraction) -> Vec<Diagnostic> {
        let (mut corrected, known) = (extraction.clone(), extraction.diagnostics.len());
        let article = &extraction.article;
        let path = article.path.as_deref().unwrap_or(&article.id);
        let ends =
            |id: &&str| path.strip_suffix(*id).is_some_and(|front| front.is_empty() || front.ends_with('/'));
        let meant = self.files.corrections().all().iter().filter_map(|c| c.decision.article());
        if let Some(id) = meant.filter(ends).max_by_key(|id| id.len()) {
            id.clone_into(&mut corrected.article.id);
        }
        self.files.corrections().apply(&mut corrected, |_, _| {});
        // What fits nothing is for a run to say, which has all the extractors.
        corrected.diagnostics.into_iter().skip(known).filter(|d| d.code == APPLIED).collect()
    }

    /// Tells which corrections fit nothing. Unless the `whole` corpus was read, those that are meant for other
    /// articles are passed over; so are those of claims that no extractor of the run finds.
    pub(crate) fn account(&self, whole: bool) {
        let came = self.came.lock().unwrap_or_else(PoisonError::into_inner);
        let mut missed = 0;
        for (number, (correction, came)) in self.files.corrections().all().iter().zip(came.iter()).enumerate()
        {
            let decision = &correction.decision;
            if decision.kind().is_some_and(|kind| !self.kinds.contains(kind)) {
                continue;
            }
            let why = match (came, decision.article()) {
                (Some(Corrected::Applied | Corrected::PassedOver), _) => continue,
                (Some(Corrected::Missed(why)), _) => why.clone(),
                (None, _) if !whole => continue,
                (None, Some(article)) => format!("there is no article {article:?}"),
                (None, None) => "no claim gives a speaker this name".to_owned(),
            };
            let warning = ConfigError::new("a correction fits nothing", self.files.locate(number)).label(why);
            say(&warning.render_warning(failure::styled()));
            missed += 1;
        }
        if missed > 0 {
            say(&format!("{missed} of {} corrections fit nothing", came.len()));
        }
    }
}
