//! A line of the article, wrapped.

use super::visible::{self, Cluster};

/// What fits on one line of the screen.
pub(crate) struct Row {
    /// As it is shown, without white space at the end.
    pub(crate) shown: String,
    /// For each cluster, the byte of the article it begins at and the column it stands in.
    cells: Vec<(usize, usize)>,
    /// The byte after the last cluster.
    pub(crate) end: usize,
    width: usize,
}

impl Row {
    /// The byte it begins at.
    pub(crate) fn start(&self) -> usize {
        self.cells.first().map_or(self.end, |(at, _)| *at)
    }

    /// The columns that the bytes from `start` to `end` take; none where they are not on this row.
    pub(crate) fn columns(&self, start: usize, end: usize) -> Option<(usize, usize)> {
        if end <= self.start() || start >= self.end || start >= end {
            return None;
        }
        // The cluster that holds the first byte, and the first that begins behind the last.
        let first = self.cells.partition_point(|(at, _)| *at <= start).saturating_sub(1);
        let after = self.cells.partition_point(|(at, _)| *at < end);
        let column = |i: usize| self.cells.get(i).map_or(self.width, |(_, column)| *column);
        let (first, after) = (column(first), column(after).min(self.width));
        (first < after).then_some((first, after))
    }
}

/// The rows of a line: `text` begins at the byte `at` of the article. Breaks stand behind white space, or
/// anywhere in a word that is longer than a row.
pub(crate) fn rows(text: &str, at: usize, width: usize) -> impl Iterator<Item = Row> {
    let end = at + text.len();
    let mut clusters = visible::clusters(text, at).peekable();
    let mut row: Vec<Cluster<'_>> = Vec::new();
    std::iter::from_fn(move || {
        let mut taken: usize = row.iter().map(|c| c.width).sum();
        while let Some(next) = clusters.next_if(|next| taken + next.width <= width || is_space(next)) {
            taken += next.width;
            row.push(next);
        }
        let whole = clusters.peek().is_none();
        let space = if whole { None } else { row.iter().rposition(is_space) };
        let cut = space.map_or(row.len(), |space| space + 1);
        // A cluster that is wider than a row has one to itself.
        if cut == 0 {
            row.extend(clusters.next());
        }
        let rest = row.split_off(cut.max(1).min(row.len()));
        let mine = std::mem::replace(&mut row, rest);
        (!mine.is_empty()).then(|| {
            let next = row.first().map(|c| c.at).or_else(|| clusters.peek().map(|c| c.at));
            make(&mine, next.unwrap_or(end))
        })
    })
}

fn is_space(cluster: &Cluster<'_>) -> bool {
    cluster.shown.chars().all(|c| c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{202F}'))
}

fn make(clusters: &[Cluster<'_>], end: usize) -> Row {
    let seen = clusters.iter().rposition(|c| !is_space(c)).map_or(0, |last| last + 1);
    let mut row = Row { shown: String::new(), cells: Vec::with_capacity(clusters.len()), end, width: 0 };
    for (i, cluster) in clusters.iter().enumerate() {
        row.cells.push((cluster.at, row.width));
        if i < seen {
            row.shown.push_str(&cluster.shown);
            row.width += cluster.width;
        }
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, width: usize) -> Vec<String> {
        rows(text, 0, width).map(|row| row.shown).collect()
    }

    #[test]
    fn lines_break_behind_white_space_or_where_they_must() {
        assert_eq!(shown("one two three", 8), ["one two", "three"]);
        assert_eq!(shown("one two  three ", 7), ["one two", "three"]);
        assert_eq!(shown("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
        assert_eq!(shown("東京東京", 5), ["東京", "東京"]);
        assert_eq!(shown("東京", 1), ["東", "京"]);
        assert_eq!(shown("in 9\u{A0}km", 5), ["in", "9\u{A0}km"]);
        assert_eq!(shown("", 5), [""; 0]);
    }

    #[test]
    fn columns_follow_the_widths() {
        let text = "東京 e\u{301}clair";
        let row = rows(text, 100, 40).next().unwrap();
        let columns = |words: &str| {
            let start = 100 + text.find(words).unwrap();
            row.columns(start, start + words.len())
        };
        assert_eq!(columns("京"), Some((2, 4)));
        assert_eq!(columns("e\u{301}clair"), Some((5, 11)));
        assert_eq!(columns("\u{301}"), Some((5, 6)), "part of a cluster stands for it");
        assert_eq!(row.columns(0, 100), None);
        assert_eq!(row.columns(200, 300), None);
    }
}
