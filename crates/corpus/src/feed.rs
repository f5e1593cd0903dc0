//! Feeds: RSS, Atom and JSON Feed, an article an entry.

use chrono::{DateTime, Utc};
use copydesk_core::{Diagnostic, Level};
use feed_rs::parser::Builder;

use crate::draft::Draft;
use crate::markup;

/// Whether a JSON document is a feed.
pub(crate) fn is_json_feed(document: &str) -> bool {
    #[derive(serde::Deserialize)]
    struct Version {
        version: String,
    }
    serde_json::from_str::<Version>(document).is_ok_and(|feed| feed.version.contains("jsonfeed.org/"))
}

/// The entries of a feed. One without a text of its own has an empty one.
///
/// # Errors
/// The reason why it is no feed.
pub(crate) fn entries(bytes: &[u8]) -> Result<Vec<Draft>, String> {
    // Ids made up by the parser would differ from run to run where an entry has neither id nor link.
    let parser =
        Builder::new().id_generator(|_, _, _| String::new()).timestamp_parser(day_as_written).build();
    let feed = parser.parse(bytes).map_err(|error| format!("is no feed that can be read: {error}"))?;
    let outlet = feed.title.map(|title| markup::one_line(&markup::fragment(&title.content)));
    let entries = feed.entries.into_iter().map(|entry| {
        let mut draft = Draft::default();
        let full = entry.content.and_then(|content| content.body);
        let cut = full.is_none();
        let text = full.or(entry.summary.map(|summary| summary.content)).unwrap_or_default();
        let link = entry.links.iter().find(|link| link.rel.as_deref().is_none_or(|rel| rel == "alternate"));
        let authors: Vec<String> = entry.authors.into_iter().filter_map(|author| author.name).collect();
        let dated = entry.published.or(entry.updated);
        for (name, value) in [
            ("id", entry.id),
            ("text", markup::fragment(&text)),
            (
                "title",
                entry
                    .title
                    .map(|title| markup::one_line(&markup::fragment(&title.content)))
                    .unwrap_or_default(),
            ),
            ("url", link.map(|link| link.href.clone()).unwrap_or_default()),
            ("published", dated.map(|time| time.format("%Y-%m-%dT%H:%M:%S").to_string()).unwrap_or_default()),
            ("outlet", outlet.clone().unwrap_or_default()),
            ("language", entry.language.or_else(|| feed.language.clone()).unwrap_or_default()),
            ("byline", authors.join(", ")),
        ] {
            draft.set(name, value);
        }
        if cut && !draft.article.text.is_empty() {
            let message = "the feed holds a summary of this article, not its text";
            draft.diagnostics.push(Diagnostic::new(Level::Note, "summary-only", message));
        }
        draft
    });
    Ok(entries.collect())
}

/// The time as its clock showed it, whatever the zone: the day of publication is the day that was written.
fn day_as_written(time: &str) -> Option<DateTime<Utc>> {
    let time = time.trim();
    let zoned = DateTime::parse_from_rfc3339(time).or_else(|_| DateTime::parse_from_rfc2822(time)).ok();
    let day = || chrono::NaiveDate::parse_from_str(time.get(..10)?, "%Y-%m-%d").ok()?.and_hms_opt(0, 0, 0);
    zoned.map(|zoned| zoned.naive_local()).or_else(day).map(|local| local.and_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(feed: &str) -> Vec<String> {
        let entries = entries(feed.as_bytes()).unwrap().into_iter().map(|draft| {
            let (a, said) = draft.finish();
            let said: Vec<_> = said.iter().map(|d| d.code.to_string()).collect();
            let day = a.published.map(|p| p.date().to_string());
            format!(
                "{} | {} | {} | {} | {} | {}",
                a.id,
                a.title.unwrap_or_default(),
                day.unwrap_or_default(),
                a.outlet.unwrap_or_default(),
                a.text,
                said.join(" ")
            )
        });
        entries.collect()
    }

    #[test]
    fn rss_is_read_with_the_day_as_written() {
        let feed = r#"<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
            <title>Marsh Post</title><item><title>Pier &amp; jetty</title><guid>p1</guid>
            <pubDate>Mon, 06 May 2024 23:30:00 -0500</pubDate><description>Short.</description>
            <content:encoded><![CDATA[<p>The pier is shut.</p><p>For good.</p>]]></content:encoded></item>
            <item><title>Rain</title><description>&lt;p&gt;It rained.&lt;/p&gt;</description></item></channel></rss>"#;
        assert_eq!(
            shown(feed),
            [
                "p1 | Pier & jetty | 2024-05-06 | Marsh Post | The pier is shut.\n\nFor good. | ",
                " | Rain |  | Marsh Post | It rained. | summary-only",
            ]
        );
    }

    #[test]
    fn atom_and_json_feed_are_read() {
        let atom = r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>Marsh Post</title><entry><id>a1</id><title>Pier</title>
            <updated>2024-05-06T01:00:00+02:00</updated><content type="html">&lt;p&gt;Shut.&lt;/p&gt;</content></entry></feed>"#;
        assert_eq!(shown(atom), ["a1 | Pier | 2024-05-06 | Marsh Post | Shut. | "]);
        let json = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Marsh Post", "items": [
            {"id": "j1", "title": "Pier", "date_published": "2024-05-06T01:00:00+02:00", "content_html": "<p>Shut.</p>"}]}"#;
        assert!(is_json_feed(json));
        assert_eq!(shown(json), ["j1 | Pier | 2024-05-06 | Marsh Post | Shut. | "]);
    }

    #[test]
    fn a_broken_feed_says_so() {
        assert!(entries(b"<rss version='2.0'><channel><item>").unwrap_err().starts_with("is no feed"));
    }
}
