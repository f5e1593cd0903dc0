//! Values that have a meaning but that this version cannot do yet.

use crate::error::ConfigError;
use crate::origin::Origin;
use crate::tree::{Entry, Table, Tree};

/// Takes the values out of the configuration that are for a later version, and reports each.
pub(crate) fn refuse(tree: &mut Table, errors: &mut Vec<ConfigError>) {
    let Some(extractors) = inner(tree, "extractor") else { return };
    for extractor in extractors.values_mut() {
        let Tree::Table(table) = &mut extractor.node.value else { continue };
        if let Some(entry) = take(table, "plugin", |_| true) {
            let error = not_yet("find an extractor by the name of its plugin", entry.node.origin);
            errors.push(error.help("`library` names the file"));
        }
    }
}

fn not_yet(what: &str, origin: Origin) -> ConfigError {
    ConfigError::new(format!("this version cannot {what} yet"), origin)
}

fn inner<'a>(tree: &'a mut Table, key: &str) -> Option<&'a mut Table> {
    match &mut tree.get_mut(key)?.node.value {
        Tree::Table(table) => Some(table),
        _ => None,
    }
}

fn take(table: &mut Table, key: &str, which: impl Fn(&Entry) -> bool) -> Option<Entry> {
    if table.get(key).is_some_and(which) { table.remove(key) } else { None }
}
