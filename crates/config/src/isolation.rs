//! Extractors that run in a process of their own: what `isolation`, `timeout` and `memory` mean.

use std::time::Duration;

use crate::error::ConfigError;
use crate::tree::{self, Entry, Table};

/// What an extractor in a process of its own may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// For one article; a process that takes longer is ended.
    pub timeout: Duration,
    /// Bytes of address space.
    pub memory: u64,
}

impl Limits {
    /// What holds where the configuration does not say.
    pub const DEFAULT: Self = Self { timeout: Duration::from_secs(30), memory: 2 << 30 };
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// Reads a time: "500ms", "2s", "1m".
pub(crate) fn time(written: &str) -> Option<Duration> {
    let (count, unit) = count_and_unit(written)?;
    let milliseconds = match unit {
        "ms" => 1,
        "s" => 1_000,
        "m" => 60_000,
        _ => return None,
    };
    // A day is longer than anybody waits, and short enough to be added to any time.
    count.checked_mul(milliseconds).filter(|ms| (1..=86_400_000).contains(ms)).map(Duration::from_millis)
}

/// Reads a size: "512KiB", "64MiB", "2GiB".
pub(crate) fn size(written: &str) -> Option<u64> {
    let (count, unit) = count_and_unit(written)?;
    let shift = match unit {
        "KiB" => 10,
        "MiB" => 20,
        "GiB" => 30,
        "TiB" => 40,
        _ => return None,
    };
    count.checked_mul(1 << shift).filter(|size| *size > 0)
}

fn count_and_unit(written: &str) -> Option<(u64, &str)> {
    let digits = written.bytes().take_while(u8::is_ascii_digit).count();
    let (count, unit) = written.split_at(digits);
    Some((count.parse().ok()?, unit.trim_start()))
}

/// What is wrong with the extractors' limits.
pub(crate) fn check(tree: &Table) -> Vec<ConfigError> {
    let tables = tree::table(tree, "extractor").into_iter().flat_map(Table::values);
    tables.filter_map(|table| table.node.as_table()).flat_map(check_table).collect()
}

fn check_table(table: &Table) -> Vec<ConfigError> {
    let text = |key: &str| table.get(key).and_then(|entry| Some((entry, entry.node.as_text()?)));
    let mut errors = Vec::new();
    let isolated = text("isolation").filter(|(_, isolation)| *isolation == "process");
    if let Some((entry, _)) = isolated.filter(|_| !cfg!(unix)) {
        let message = "an extractor runs in a process of its own on Unix systems only";
        errors.push(ConfigError::new(message, entry.node.origin.clone()));
    }
    let wrong = |entry: &Entry, message: &str| ConfigError::new(message, entry.node.origin.clone());
    if let Some((entry, written)) = text("timeout")
        && time(written).is_none()
    {
        errors
            .push(wrong(entry, "`timeout` must be a time up to a day, such as \"500ms\", \"2s\" or \"1m\""));
    }
    if let Some((entry, written)) = text("memory")
        && size(written).is_none()
    {
        errors.push(wrong(entry, "`memory` must be a size, such as \"512KiB\", \"64MiB\" or \"2GiB\""));
    }
    for key in ["timeout", "memory"] {
        if let Some(entry) = table.get(key).filter(|_| !table.get("isolation").is_some_and(is_process)) {
            let message = format!("`{key}` is only kept where the extractor has a process of its own");
            errors.push(ConfigError::new(message, entry.key.clone()).help("add `isolation = \"process\"`"));
        }
    }
    errors
}

fn is_process(isolation: &Entry) -> bool {
    // Another value has an error of its own.
    isolation.node.as_text() != Some("none")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_and_sizes_have_a_whole_number_and_a_unit() {
        assert_eq!(time("500ms"), Some(Duration::from_millis(500)));
        assert_eq!(time("2s"), Some(Duration::from_secs(2)));
        assert_eq!(time("1 m"), Some(Duration::from_secs(60)));
        assert_eq!(time("24h"), None);
        for written in ["", "2", "s", "0s", "-1s", "1.5s", "2 seconds", "99999999999999999999s", "86401s"] {
            assert_eq!(time(written), None, "{written}");
        }
        assert_eq!(size("64MiB"), Some(64 << 20));
        assert_eq!(size("2 GiB"), Some(2 << 30));
        for written in ["", "64", "64MB", "0KiB", "99999999TiB", "MiB"] {
            assert_eq!(size(written), None, "{written}");
        }
    }
}
