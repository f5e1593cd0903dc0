//! What a plain text says about itself: a date it opens with, a headline on its first line.

use copydesk_core::{Diagnostic, Document, Level, Published};

/// Reads the marks of a plain text. The text itself stays as it is.
pub(crate) fn article(text: String) -> (Document, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let published = opening_date(&text).and_then(|day| match Published::parse(day) {
        Ok(published) => Some(published),
        Err(error) => {
            let message = format!("the text opens with a date, but {error}");
            diagnostics.push(Diagnostic::new(Level::Warning, "unreadable-date", message));
            None
        }
    });
    let title = headline(&text).map(str::to_owned);
    (Document { text, title, published, ..Document::default() }, diagnostics)
}

/// The day in an opening "date 2024-02-06", which some archives run into the first line.
fn opening_date(text: &str) -> Option<&str> {
    let word = text.trim_start();
    let (date, rest) = word.split_at_checked(4)?;
    let rest = rest.strip_prefix(':').unwrap_or(rest);
    let day = rest.trim_start_matches([' ', '\t', '\u{A0}']);
    if !date.eq_ignore_ascii_case("date") || day.len() == rest.len() {
        return None;
    }
    let shape = day.as_bytes().get(..10)?;
    let fits = shape.iter().enumerate().all(|(i, b)| match i {
        4 | 7 => *b == b'-',
        _ => b.is_ascii_digit(),
    });
    let ends = day.as_bytes().get(10).is_none_or(|b| !b.is_ascii_alphanumeric() && *b != b'-');
    if fits && ends { day.get(..10) } else { None }
}

/// The longest first line that may be a headline, in bytes.
const LONGEST: usize = 160;

/// The first line, where it is a headline beyond doubt: a few words, no final stop, no mark of a photo
/// credit, byline or dateline, then an empty line, then a paragraph that reads on. A title that is missed
/// costs little; a caption taken for one would name the article wrongly.
fn headline(text: &str) -> Option<&str> {
    let mut lines = text.trim_start_matches(['\r', '\n', ' ', '\t']).lines().map(str::trim);
    let first = lines.next()?;
    if !lines.next()?.is_empty() || first.len() > LONGEST || !looks_like_headline(first) {
        return None;
    }
    let body = lines.find(|line| !line.is_empty())?;
    runs_on(body).then_some(first)
}

fn looks_like_headline(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    if !(3..=24).contains(&words.len()) {
        return false;
    }
    let opens = |c: char| {
        c.is_uppercase() || c.is_ascii_digit() || matches!(c, '"' | '\'' | '“' | '‘' | '$' | '£' | '€')
    };
    let stops = |c: char| matches!(c, '.' | ':' | ';' | ',' | '…' | '-' | '–' | '—' | '_');
    let last = line.trim_end_matches(['"', '\'', '”', '’', ')']);
    let byline = words[0].eq_ignore_ascii_case("by") || words[0].eq_ignore_ascii_case("date");
    line.starts_with(opens) && !last.ends_with(stops) && !byline && !is_credit(&words) && !is_calendar(&words)
}

/// Words that name a picture or its source.
const CREDIT: [&str; 11] = [
    "photo",
    "photos",
    "photograph",
    "picture",
    "pictured",
    "image",
    "credit",
    "getty",
    "reuters",
    "file",
    "via",
];

fn is_credit(words: &[&str]) -> bool {
    words.iter().any(|word| {
        word.contains(['©', '®', '|', '@'])
            || word
                .split(|c: char| !c.is_alphanumeric())
                .any(|part| CREDIT.iter().any(|c| part.eq_ignore_ascii_case(c)))
    })
}

/// Whether a line is nothing but the day it was written.
fn is_calendar(words: &[&str]) -> bool {
    const CALENDAR: [&str; 19] = [
        "mon", "tue", "wed", "thu", "fri", "sat", "sun", "jan", "feb", "mar", "apr", "may", "jun", "jul",
        "aug", "sep", "oct", "nov", "dec",
    ];
    let dated = |word: &&&str| {
        let begins = |name: &&str| word.get(..3).is_some_and(|start| start.eq_ignore_ascii_case(name));
        word.starts_with(|c: char| c.is_ascii_digit()) || CALENDAR.iter().any(begins)
    };
    words.iter().filter(dated).count() * 2 > words.len()
        && words.iter().any(|w| w.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether a paragraph is running text: a dozen words or more, ended by a stop.
fn runs_on(line: &str) -> bool {
    let last = line.trim_end_matches(['"', '\'', '”', '’', ')']);
    last.ends_with(['.', '!', '?', ',']) && line.split_whitespace().nth(11).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = "The council of Lower Marsh voted on Monday to close the old bridge, its clerk said.";

    fn title(first: &str) -> Option<String> {
        article(format!("{first}\n\n{BODY}\n")).0.title
    }

    #[test]
    fn the_opening_date_is_read_and_left_in_the_text() {
        let text = " date 2024-05-01 Lower Marsh: the council met.";
        let (read, said) = article(text.to_owned());
        assert_eq!(read.published.unwrap().written(), "2024-05-01");
        assert_eq!((read.text.as_str(), said.len()), (text, 0));
        assert_eq!(opening_date("Date: 2024-05-01\n"), Some("2024-05-01"));
        for none in [
            "dates 2024-05-01",
            "date",
            "date 2024",
            "date2024-05-01",
            "update 2024-05-01",
            "date 2024-05-011",
        ] {
            assert_eq!(opening_date(none), None, "{none:?}");
        }
        let (read, said) = article("date 2024-13-01 x".to_owned());
        assert_eq!((read.published, said[0].code.as_ref()), (None, "unreadable-date"));
    }

    #[test]
    fn a_headline_is_a_title() {
        for line in [
            "Council closes old bridge after flood",
            "‘We had no choice’: council closes bridge",
            "Will the old bridge open again?",
            "20 homes cut off as bridge closes",
        ] {
            assert_eq!(title(line).as_deref(), Some(line));
        }
        assert_eq!(title("  Council closes bridge \r").as_deref(), Some("Council closes bridge"));
    }

    #[test]
    fn other_first_lines_are_none() {
        for line in [
            "The bridge was closed on Monday.",
            "LOWER MARSH, Friday —",
            "By Ada Quill of the Post",
            "The old bridge at dawn. © Ada Quill / Post",
            "Mayor Tom Reed on the bridge - PHOTO/Ada Quill",
            "Monday, 6 May 2024",
            "Advertisement",
            "date 2024-05-01 Lower Marsh",
            "in brief: the old bridge",
        ] {
            assert_eq!(title(line), None, "{line:?}");
        }
        assert_eq!(article(format!("Council closes bridge\n{BODY}")).0.title, None, "no empty line");
        assert_eq!(
            article("Council closes bridge\n\nA second short line\n\n".to_owned() + BODY).0.title,
            None
        );
    }
}
