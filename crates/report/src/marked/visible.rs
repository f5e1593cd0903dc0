//! Text as a terminal shows it: clusters of characters with their widths, and nothing that it would obey.

use std::borrow::Cow;
use std::fmt::Write as _;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// What is shown of a stretch of text that takes one place: a letter with its accents, an emoji, a control
/// character made visible.
pub(crate) struct Cluster<'a> {
    /// Where it begins in the text, in bytes.
    pub(crate) at: usize,
    /// How it is shown.
    pub(crate) shown: Cow<'a, str>,
    /// How many columns that takes: 2 for East Asian characters and emoji.
    pub(crate) width: usize,
}

/// The clusters of `text`, which begins at the byte `at` of the article.
pub(crate) fn clusters(text: &str, at: usize) -> impl Iterator<Item = Cluster<'_>> {
    text.grapheme_indices(true).map(move |(offset, cluster)| {
        let (shown, width) = show(cluster);
        Cluster { at: at + offset, shown, width }
    })
}

fn show(cluster: &str) -> (Cow<'_, str>, usize) {
    if let [b' '..=b'~'] = cluster.as_bytes() {
        return (cluster.into(), 1);
    }
    let width = cluster.width();
    if width > 0 && !cluster.contains(is_obeyed) {
        return (cluster.into(), width);
    }
    let mut shown = String::new();
    for c in cluster.chars() {
        // Some have a picture of their own.
        match u32::from(c) {
            code @ 0..=0x1F => shown.extend(char::from_u32(0x2400 + code)),
            0x7F => shown.push('\u{2421}'),
            code => {
                let written = write!(shown, "⟨U+{code:04X}⟩");
                debug_assert!(written.is_ok(), "writing to memory");
            }
        }
    }
    let width = shown.width();
    (shown.into(), width)
}

/// What moves the cursor, colours the screen or turns the direction of the text.
fn is_obeyed(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// `text` on one line, with what cannot be seen made visible: `↵` for a line that ends, `¶` for a paragraph.
pub(crate) fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut lines = 0;
    for part in text.split('\n').map(|line| line.trim_matches(['\r', ' '])) {
        if !part.is_empty() && !out.is_empty() {
            out.push_str(match lines {
                1 => " ↵ ",
                _ => " ¶ ",
            });
        }
        if !part.is_empty() {
            clusters(part, 0).for_each(|cluster| out.push_str(&cluster.shown));
            lines = 0;
        }
        lines += 1;
    }
    out
}

/// `words` on one line, without its middle where it is long: both of its ends matter, and the whole stands
/// above, marked.
pub(crate) fn shortened(words: &str) -> String {
    const MOST: usize = 72;
    const HEAD: usize = 40;
    const TAIL: usize = 28;
    let Some(head) = nth_char(words, HEAD) else { return line(words) };
    if nth_char(words, MOST).is_none() {
        return line(words);
    }
    let tail = words.char_indices().rev().nth(TAIL - 1).map_or(head, |(at, _)| at);
    // Whole words at both ends, where there are any.
    let (head, tail) = (words.get(..head).unwrap_or(words), words.get(tail..).unwrap_or_default());
    let head = head.rsplit_once(char::is_whitespace).map_or(head, |(whole, _)| whole);
    let tail = tail.split_once(char::is_whitespace).map_or(tail, |(_, whole)| whole);
    format!("{} … {}", line(head), line(tail))
}

fn nth_char(text: &str, n: usize) -> Option<usize> {
    text.char_indices().nth(n).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn widths(text: &str) -> Vec<(String, usize)> {
        clusters(text, 0).map(|c| (c.shown.into_owned(), c.width)).collect()
    }

    #[test]
    fn clusters_have_the_width_they_take() {
        let pairs =
            |all: &[(&str, usize)]| all.iter().map(|(s, w)| ((*s).to_owned(), *w)).collect::<Vec<_>>();
        assert_eq!(widths("e\u{301}a"), pairs(&[("e\u{301}", 1), ("a", 1)]));
        assert_eq!(widths("東👍🏽👩‍👩‍👧"), pairs(&[("東", 2), ("👍🏽", 2), ("👩‍👩‍👧", 2)]));
    }

    #[test]
    fn nothing_is_left_that_a_terminal_obeys() {
        assert_eq!(line("a\x1b[31mb\x07\x7f"), "a␛[31mb␇␡");
        assert_eq!(line("\u{202E}abc\u{200B}\u{85}"), "⟨U+202E⟩abc⟨U+200B⟩⟨U+0085⟩");
        assert_eq!(line("\u{301}"), "⟨U+0301⟩");
        assert_eq!(line("tab\tand\r\n\r\n  next\nlast\n"), "tab␉and ¶ next ↵ last");
    }

    #[test]
    fn long_words_keep_both_ends() {
        let words =
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen";
        assert_eq!(
            shortened(words),
            "one two three four five six seven eight … twelve thirteen fourteen fifteen"
                .replace("twelve ", "")
        );
        assert_eq!(shortened("one two"), "one two");
        assert!(shortened(&"é".repeat(200)).chars().count() < 72);
    }
}
