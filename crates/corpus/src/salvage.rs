//! What can still be read of a document of JSON that is none as a whole.

/// The objects of a document that is no JSON as a whole, each with the line that it begins in: what stands between
/// braces that match. Strings end with their line, as they must, so that one that is never closed does no harm below it.
pub(crate) fn objects(document: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut bytes = document.bytes().enumerate();
    let mut line = 1;
    std::iter::from_fn(move || {
        let (mut begun, mut depth) = (None, 0);
        let (mut in_string, mut escaped) = (false, false);
        for (at, byte) in bytes.by_ref() {
            line += usize::from(byte == b'\n');
            in_string &= byte != b'\n';
            match byte {
                _ if std::mem::take(&mut escaped) => {}
                b'\\' => escaped = in_string,
                b'"' => in_string = !in_string,
                _ if in_string => {}
                b'{' => {
                    begun = begun.or(Some((line, at)));
                    depth += 1;
                }
                b'}' if depth > 1 => depth -= 1,
                b'}' if let Some((line, start)) = begun => return Some((line, document.get(start..=at)?)),
                _ => {}
            }
        }
        begun.and_then(|(line, start)| Some((line, document.get(start..)?)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_are_found_whatever_stands_around_them() {
        let found = |document| objects(document).collect::<Vec<_>>();
        assert_eq!(
            found("[{\"a\": 1}, x\n {\"b\": {\"c\": \"}\"}},]"),
            [(1, "{\"a\": 1}"), (2, "{\"b\": {\"c\": \"}\"}}")]
        );
        assert_eq!(found("{\"a\": \"\\\"}\"} {"), [(1, "{\"a\": \"\\\"}\"}"), (1, "{")]);
        assert_eq!(found("{\"a\": \"open,\n \"b\": 1}\n{}"), [(1, "{\"a\": \"open,\n \"b\": 1}"), (3, "{}")]);
        assert!(found("no } object").is_empty());
    }
}
