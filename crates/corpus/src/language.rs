//! The language that an article states.

use copydesk_core::{Diagnostic, Level};

/// The two letters of a language tag: "en" of "en", "EN-gb", "en_US", "eng", "English". Codes of other
/// languages keep the form they have.
pub(crate) fn code(written: &str) -> Option<String> {
    let primary = written.split(['-', '_']).next().unwrap_or_default().trim().to_ascii_lowercase();
    match primary.as_str() {
        "eng" | "english" => Some("en".to_owned()),
        other if matches!(other.len(), 2 | 3) && other.bytes().all(|b| b.is_ascii_lowercase()) => {
            Some(primary)
        }
        _ => None,
    }
}

pub(crate) fn unreadable(written: &str) -> Diagnostic {
    let message = format!("language: \"{written}\" is no language code such as \"en\"");
    Diagnostic::new(Level::Warning, "unreadable-language", message)
}
