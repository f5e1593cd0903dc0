//! JSON inside a `<script>` element.

/// Appends `json` as one line that no HTML parser takes for the end of the block or the start of a comment, and no
/// JavaScript parser for the end of a string.
///
/// `<`, `>` and `&` stand only in strings of JSON, where an escape means the same; so do U+2028 and U+2029, which are
/// `E2 80 A8` and `E2 80 A9` in UTF-8. A line feed stands only between values.
pub(super) fn line(json: &[u8], out: &mut Vec<u8>) {
    let mut rest = json.trim_ascii_end();
    while let Some(at) = rest.iter().position(|b| matches!(b, b'<' | b'>' | b'&' | b'\n' | 0xE2)) {
        let (clean, special) = rest.split_at(at);
        out.extend_from_slice(clean);
        let (length, escaped): (usize, &[u8]) = match special {
            [b'<', ..] => (1, b"\\u003c"),
            [b'>', ..] => (1, b"\\u003e"),
            [b'&', ..] => (1, b"\\u0026"),
            [b'\n', ..] => (1, b" "),
            [0xE2, 0x80, 0xA8, ..] => (3, b"\\u2028"),
            [0xE2, 0x80, 0xA9, ..] => (3, b"\\u2029"),
            _ => (1, &[0xE2]),
        };
        out.extend_from_slice(escaped);
        rest = special.get(length..).unwrap_or_default();
    }
    out.extend_from_slice(rest);
    out.push(b'\n');
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::line;

    fn embedded(json: &str) -> String {
        let mut out = Vec::new();
        line(json.as_bytes(), &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn what_a_browser_would_obey_is_escaped() {
        assert_eq!(
            embedded("{\"a\":\"</script><!-- &amp; \u{2028}\u{2029} – “x”\",\n\"b\":1}\n"),
            "{\"a\":\"\\u003c/script\\u003e\\u003c!-- \\u0026amp; \\u2028\\u2029 – “x”\", \"b\":1}\n"
        );
    }

    proptest! {
        #[test]
        fn the_json_stays_what_it_is(text in "[<>&!/a\\-\n\u{2027}-\u{202a}é\"\\\\]{0,40}") {
            let json = serde_json::to_string(&text).unwrap();
            let line = embedded(&json);
            let obeyed = line.contains(['<', '>', '&', '\u{2028}', '\u{2029}']);
            prop_assert!(!obeyed);
            prop_assert_eq!(line.matches('\n').count(), 1);
            prop_assert_eq!(serde_json::from_str::<String>(&line).unwrap(), text);
        }
    }
}
