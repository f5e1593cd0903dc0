//! Files of corrections: a person's decisions about claims.
//!
//! A file is held against its `schema`, then against what each kind of claim has (`claims`), and then read.

mod claims;
mod schema;

use std::collections::BTreeSet;
use std::sync::Arc;

use copydesk_core::correction::{ClaimId, Correction, Corrections, Decision};
use serde::Deserialize;
use serde_json::{Map, Value};

use self::claims::{check_claims, kinds_of};
pub use self::schema::schema;

use crate::check::check;
use crate::error::{ConfigError, ConfigErrors};
use crate::nearest::nearest;
use crate::origin::{ConfigFile, Origin};
use crate::tree::{self, Node, Table};

/// The corrections of some files, with where each stands.
#[derive(Clone, Debug, Default)]
pub struct CorrectionFiles {
    corrections: Corrections,
    origins: Vec<Origin>,
    kinds: Vec<(String, Origin)>,
}

/// A file, once it was checked.
#[derive(Default, Deserialize)]
#[serde(default)]
struct File {
    drop: Vec<Drop>,
    change: Vec<Change>,
    add: Vec<Add>,
    merge: Vec<Merge>,
}

#[derive(Deserialize)]
struct Drop {
    claim: String,
    text: String,
    why: Option<String>,
}

#[derive(Deserialize)]
struct Change {
    claim: String,
    text: String,
    #[serde(default)]
    set: Map<String, Value>,
    #[serde(default)]
    clear: Vec<String>,
    why: Option<String>,
}

#[derive(Deserialize)]
struct Add {
    article: String,
    kind: String,
    text: String,
    start: Option<u32>,
    #[serde(default)]
    attributes: Map<String, Value>,
    why: Option<String>,
}

#[derive(Deserialize)]
struct Merge {
    speakers: Vec<String>,
    #[serde(rename = "as")]
    into: String,
    article: Option<String>,
    why: Option<String>,
}

impl CorrectionFiles {
    /// Reads files of corrections; those of all files count, in their order.
    ///
    /// # Errors
    /// Everything that is wrong with them, where it stands.
    pub fn read(files: Vec<ConfigFile>) -> Result<Self, ConfigErrors> {
        let mut all_errors = Vec::new();
        let mut all = Vec::new();
        let mut origins = Vec::new();
        let mut kinds = Vec::new();
        for file in files {
            let file = Arc::new(file);
            let mut errors = Vec::new();
            let table = tree::read_file(&file, &mut errors);
            // Of what is no TOML, a part would be checked that nobody wrote.
            if errors.is_empty() {
                errors.extend(check(&table, &Origin::Default, "", &schema()));
                check_claims(&table, &mut errors);
            }
            if !errors.is_empty() {
                all_errors.extend(ConfigErrors::sorted(errors).0);
                continue;
            }
            kinds.extend(kinds_of(&table));
            match serde_json::from_value::<File>(tree::to_json(&table)) {
                Ok(read) => read.take(&table, &mut all, &mut origins),
                Err(error) => all_errors.push(ConfigError::new(error.to_string(), Origin::Default)),
            }
        }
        if !all_errors.is_empty() {
            return Err(ConfigErrors(all_errors));
        }
        Ok(Self { corrections: Corrections::new(all), origins, kinds })
    }

    /// The corrections; their numbers are those that [`locate`](Self::locate) takes.
    #[must_use]
    pub fn corrections(&self) -> &Corrections {
        &self.corrections
    }

    /// Where a correction stands: its claim, its text or the name that is merged.
    #[must_use]
    pub fn locate(&self, number: usize) -> Origin {
        self.origins.get(number).cloned().unwrap_or(Origin::Default)
    }

    /// Warnings of corrections whose kind of claim is none of those that extractors `find`. That is no error: a
    /// plugin may be away, and people may add what no extractor finds.
    pub fn unknown_kinds(&self, find: &BTreeSet<String>) -> impl Iterator<Item = ConfigError> {
        let unknown = self.kinds.iter().filter(|(kind, _)| !find.contains(kind));
        unknown.map(|(kind, origin)| {
            let warning = ConfigError::new(format!("no extractor finds a `{kind}`"), origin.clone());
            let warning = match nearest(kind, find.iter().map(String::as_str)) {
                Some(near) => warning.label(format!("did you mean `{near}`?")),
                None => warning,
            };
            let known: Vec<String> = find.iter().map(|kind| format!("`{kind}`")).collect();
            warning.help(format!("they find {}", known.join(", ")))
        })
    }
}

impl File {
    fn take(self, table: &Table, all: &mut Vec<Correction>, origins: &mut Vec<Origin>) {
        let mut put = |decision: Option<Decision>, why: Option<String>, origin: Origin| {
            if let Some(decision) = decision {
                all.push(Correction { decision, why });
                origins.push(origin);
            }
        };
        for (entry, table) in self.drop.into_iter().zip(entries(table, "drop")) {
            let claim = ClaimId::parse(&entry.claim, &entry.text);
            put(claim.map(Decision::Drop), entry.why, origin(table, "claim"));
        }
        for (entry, table) in self.change.into_iter().zip(entries(table, "change")) {
            let claim = ClaimId::parse(&entry.claim, &entry.text);
            let (set, clear) = (entry.set, entry.clear);
            let decision = claim.map(|claim| Decision::Change { claim, set, clear });
            put(decision, entry.why, origin(table, "claim"));
        }
        for (entry, table) in self.add.into_iter().zip(entries(table, "add")) {
            let Add { article, kind, text, start, attributes, why } = entry;
            put(Some(Decision::Add { article, kind, text, start, attributes }), why, origin(table, "text"));
        }
        for (entry, table) in self.merge.into_iter().zip(entries(table, "merge")) {
            let names = table.get("speakers").and_then(|entry| entry.node.as_list()).unwrap_or_default();
            for (from, node) in entry.speakers.into_iter().zip(names).filter(|(from, _)| *from != entry.into)
            {
                let (into, article) = (entry.into.clone(), entry.article.clone());
                put(Some(Decision::Merge { from, into, article }), entry.why.clone(), node.origin.clone());
            }
        }
    }
}

/// The tables of `[[drop]]` and the like.
fn entries<'a>(table: &'a Table, key: &str) -> impl Iterator<Item = &'a Table> {
    let list = table.get(key).and_then(|entry| entry.node.as_list());
    list.unwrap_or_default().iter().filter_map(Node::as_table)
}

fn origin(table: &Table, key: &str) -> Origin {
    table.get(key).map_or(Origin::Default, |entry| entry.node.origin.clone())
}
