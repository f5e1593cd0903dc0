//! The words of a role's name.

use copydesk_core::Word;

/// Which word is the head of the role `name`: the one before "of" or "in", before a "general" behind the
/// noun, else the last.
pub(super) fn head(name: &str) -> usize {
    let words = || name.split([' ', '-']);
    let joint = words().position(|word| matches!(word, "of" | "in"));
    match joint {
        Some(at) => at.saturating_sub(1),
        None if name.ends_with("general") && !matches!(words().next(), Some("major" | "brigadier")) => 0,
        None => words().count().saturating_sub(1),
    }
}

/// The plural of a role.
pub(super) fn plural(role: &str) -> Word {
    let with = |stem: &str, ending: &str| ending.bytes().fold(Word::of(stem), Word::with);
    let before = |ending| role.strip_suffix(ending);
    if let Some(stem) = before("man") {
        with(stem, "men")
    } else if role == "child" {
        word!("children")
    } else if role == "person" {
        word!("people")
    } else if let Some(stem) = before("wife") {
        with(stem, "wives")
    } else if role.ends_with(['s', 'x', 'h']) && !role.ends_with("arch") {
        with(role, "es")
    } else if let Some(stem) = before("y").filter(|stem| !stem.ends_with(['a', 'e', 'o'])) {
        with(stem, "ies")
    } else {
        with(role, "s")
    }
}
