//! The symbols that a library exports, read from its file: its entry, and whatever else it shows.

use std::path::Path;

/// How many are named.
const MOST: usize = 8;

/// The exported symbols in a line, the entry first; what is not an ELF library of 64 bits says so.
pub(super) fn report(library: &Path, entry: &str) -> String {
    let exported = std::fs::read(library).ok().and_then(|bytes| exported(&bytes));
    let Some(mut names) = exported else { return "not read: no ELF library of 64 bits".to_owned() };
    names.retain(|name| name != entry);
    names.sort_unstable();
    let mut line = entry.to_owned();
    if !names.is_empty() {
        let shown = names.iter().take(MOST).map(String::as_str).collect::<Vec<_>>().join(", ");
        let more = names.len().checked_sub(MOST).filter(|n| *n > 0).map(|n| format!(" and {n} more"));
        line += &format!("; besides {shown}{}", more.unwrap_or_default());
    }
    line
}

/// The defined, visible symbols of the dynamic table (System V ABI, chapters 4 and 5).
fn exported(bytes: &[u8]) -> Option<Vec<String>> {
    const DYNAMIC_SYMBOLS: usize = 11;
    const SYMBOL: usize = 24;
    // Magic, 64 bits, little-endian.
    if bytes.get(..6)? != [0x7f, b'E', b'L', b'F', 2, 1] {
        return None;
    }
    let number = |at: usize, width: usize| -> Option<u64> {
        let bytes = bytes.get(at..at.checked_add(width)?)?;
        Some(bytes.iter().rev().fold(0, |n, byte| n << 8 | u64::from(*byte)))
    };
    let size = |at: usize, width: usize| usize::try_from(number(at, width)?).ok();
    let (table, width, count) = (size(0x28, 8)?, size(0x3A, 2)?, size(0x3C, 2)?);
    let section = |index: usize| table.checked_add(index.checked_mul(width)?);
    // The fields of a section's header: its type, where it begins, how long it is, which other it goes with.
    let field = |header: usize, at: usize, width: usize| size(header.checked_add(at)?, width);
    let content = |header: usize| {
        let start = field(header, 0x18, 8)?;
        bytes.get(start..start.checked_add(field(header, 0x20, 8)?)?)
    };
    let symbols = (0..count).filter_map(section).find(|&at| field(at, 4, 4) == Some(DYNAMIC_SYMBOLS))?;
    let names = content(section(field(symbols, 0x28, 4)?)?)?;
    let name = |at: usize| {
        let name = names.get(at..)?.split(|byte| *byte == 0).next()?;
        Some(String::from_utf8_lossy(name).into_owned()).filter(|name| !name.is_empty())
    };
    let found = content(symbols)?.chunks_exact(SYMBOL).filter_map(|symbol| {
        let [n0, n1, n2, n3, info, other, s0, s1, ..] = symbol else { return None };
        // Global or weak, not hidden, and defined here.
        let visible = matches!(info >> 4, 1 | 2) && other & 3 == 0 && (*s0, *s1) != (0, 0);
        visible.then(|| name(u32::from_le_bytes([*n0, *n1, *n2, *n3]) as usize)).flatten()
    });
    Some(found.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_library_has_no_symbols() {
        assert_eq!(exported(b""), None);
        assert_eq!(exported(b"\x7fELF\x02\x01 and nothing that follows"), None);
        assert_eq!(exported(&[0x7f, b'E', b'L', b'F', 2, 1].repeat(40)), None);
    }
}
