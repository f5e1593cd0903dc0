//! Text out of HTML: whole pages, and the fragments that feeds and wire formats carry.

use dom_smoothie::{Config, Readability, TextMode};

use crate::draft::Draft;
use crate::{day, linked};

/// Where pages put the day of publication, the surest place first, beyond what JSON-LD and Open Graph say (which
/// [`dom_smoothie`] reads).
const PUBLISHED: [(&str, &str); 8] = [
    ("meta[itemprop='datePublished']", "content"),
    ("meta[name='parsely-pub-date']", "content"),
    ("meta[name='sailthru.date']", "content"),
    ("meta[name='dcterms.created']", "content"),
    ("meta[name='DC.date.issued']", "content"),
    ("meta[name='pubdate']", "content"),
    ("meta[name='date']", "content"),
    ("time[datetime]", "datetime"),
];

/// The article of a web page: its main text by Mozilla's Readability (in the form of [`dom_smoothie`]), its title, date, byline,
/// outlet and address by what JSON-LD, Open Graph and meta elements say. `url` is where the page was fetched,
/// where that is known.
///
/// # Errors
/// The reason where no text stands out.
pub(crate) fn page(html: &str, url: Option<&str>) -> Result<Draft, String> {
    let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
    let none = |reason: &dyn std::fmt::Display| format!("is a page without a main text: {reason}");
    if too_deep(html) {
        return Err(none(&format!("more than {DEPTH} elements stand in each other")));
    }
    let mut readability = Readability::new(html, None, Some(config)).map_err(|error| none(&error))?;
    let attribute = |selector: &str, name: &str| {
        let found = readability.doc.select(selector);
        found.attr(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
    };
    let written = PUBLISHED.iter().find_map(|(selector, name)| attribute(selector, name));
    let address = attribute("link[rel='canonical']", "href")
        .or_else(|| attribute("meta[property='og:url']", "content"))
        .filter(|address| address.contains("://"));
    let blocks = readability.doc.select("script[type='application/ld+json']");
    let blocks: Vec<String> = blocks.iter().map(|block| block.text().to_string()).collect();
    let linked = linked::article(&blocks);
    let article = readability.parse().map_err(|error| none(&error))?;

    let text = article.text_content.trim();
    if text.is_empty() {
        return Err(none(&"nothing but markup"));
    }
    let mut draft = Draft::default();
    draft.set("text", text.to_owned());
    draft.set("title", one_line(&linked.title.unwrap_or(article.title)));
    let known = [
        ("published", linked.published.or(article.published_time).or(written).map(|date| day::iso(&date))),
        ("outlet", linked.outlet.or(article.site_name)),
        ("language", article.lang),
        ("url", url.map(str::to_owned).or(address).or(article.url)),
        ("byline", linked.byline.or(article.byline)),
        ("modified", linked.modified.or(article.modified_time)),
    ];
    for (name, value) in known {
        draft.set(name, one_line(&value.unwrap_or_default()));
    }
    Ok(draft)
}

/// How many elements may stand in each other. Browsers stop at 512; parsing takes time with the square of it.
const DEPTH: usize = 1_000;

/// Elements that end by themselves, so that many a page leaves them open.
const OPEN: [&[u8]; 24] = [
    b"p", b"li", b"dt", b"dd", b"tr", b"td", b"th", b"tbody", b"thead", b"tfoot", b"option", b"br", b"hr",
    b"img", b"input", b"link", b"meta", b"source", b"wbr", b"col", b"area", b"base", b"embed", b"track",
];

/// Whether elements are nested beyond [`DEPTH`], counted without a parser: beginnings less ends.
fn too_deep(html: &str) -> bool {
    let bytes = html.as_bytes();
    let (mut depth, mut from) = (0usize, 0);
    while let Some(at) = bytes.get(from..).and_then(|rest| memchr::memchr(b'<', rest)) {
        let rest = bytes.get(from + at + 1..).unwrap_or_default();
        from += at + 1;
        let end = rest.first() == Some(&b'/');
        let word = if end { rest.get(1..).unwrap_or_default() } else { rest };
        let length = word.iter().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(word.len());
        let name = word.get(..length.min(12)).unwrap_or_default().to_ascii_lowercase();
        // `a < b` in a script is no element; one in a comment weighs little.
        if !word.first().is_some_and(u8::is_ascii_alphabetic) || OPEN.contains(&name.as_slice()) {
            continue;
        }
        if end {
            depth = depth.saturating_sub(1);
            continue;
        }
        if matches!(name.as_slice(), b"script" | b"style") {
            // What stands in it is no markup.
            from += memchr::memmem::find(rest, b"</").unwrap_or(rest.len());
        }
        let close = memchr::memchr2(b'>', b'<', rest).unwrap_or(rest.len());
        let closed = close.checked_sub(1).and_then(|before| rest.get(before)) == Some(&b'/');
        depth += usize::from(!closed);
        if depth > DEPTH {
            return true;
        }
    }
    false
}

/// The text of a fragment of HTML, paragraphs apart; text without markup as it is.
pub(crate) fn fragment(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return html.trim().to_owned();
    }
    if too_deep(html) {
        return String::new();
    }
    dom_query::Document::fragment(html).formatted_text().trim().to_owned()
}

/// Words with single spaces between them.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = "<p>The harbour board of Lower Marsh voted on Monday to close the old ferry pier, which \
        has stood since 1921, after a survey found that its piles had rotted through, the clerk said.</p>\
        <p>“It had to be done,” said Ada Quill, who runs the board. “Nobody wants to see a boat go down.”</p>";

    fn read(head: &str) -> (copydesk_core::Document, Vec<String>) {
        let page = format!(
            "<!DOCTYPE html><html lang='en-GB'><head><title>Ferry pier to close | Marsh Post</title>{head}</head><body>\
             <nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav><article><h1>Ferry pier to close</h1>{BODY}</article>\
             <footer>Copyright. All rights reserved.</footer><script>var x = '<p>no</p>';</script></body></html>"
        );
        let (article, said) = super::page(&page, None).unwrap().finish();
        (article, said.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn the_main_text_has_paragraphs_and_nothing_around_it() {
        let (article, _) = read("");
        assert!(article.text.starts_with("The harbour board"), "{:?}", article.text);
        assert!(article.text.contains("the clerk said.\n\n“It had"), "{:?}", article.text);
        assert!(article.text.ends_with("go down.”"), "{:?}", article.text);
        assert_eq!(article.language.as_deref(), Some("en"));
    }

    #[test]
    fn json_ld_says_who_and_when() {
        let (article, said) = read(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
               "headline": "Ferry pier &amp; jetty to close", "datePublished": "2024-05-06T08:00:00Z",
               "author": {"@type": "Person", "name": "Tom Reed"}, "publisher": {"name": "Marsh Post"}}</script>
               <link rel="canonical" href="https://post.example/pier">"#,
        );
        assert_eq!(article.title.as_deref(), Some("Ferry pier & jetty to close"));
        assert_eq!(article.published.unwrap().date().to_string(), "2024-05-06");
        assert_eq!(article.outlet.as_deref(), Some("Marsh Post"));
        assert_eq!(article.url.as_deref(), Some("https://post.example/pier"));
        assert_eq!(article.metadata["byline"], "Tom Reed");
        assert_eq!(said, [""; 0]);
    }

    #[test]
    fn meta_elements_say_it_otherwise() {
        let (article, _) = read(
            "<meta property='og:site_name' content='Marsh Post'><meta property='article:published_time' content='2024-05-06'>",
        );
        assert_eq!(article.outlet.as_deref(), Some("Marsh Post"));
        assert_eq!(article.published.unwrap().written(), "2024-05-06");
        assert_eq!(
            read("<meta name='date' content='2024-05-07'>").0.published.unwrap().written(),
            "2024-05-07"
        );
    }

    #[test]
    fn a_page_of_nothing_but_depth_is_refused_at_once() {
        assert!(page(&"<div>".repeat(100_000), None).unwrap_err().contains("in each other"));
        assert_eq!(fragment(&"<b>x".repeat(100_000)), "");
        let wide = "<div><p>x<br><svg><path d='1'/></svg></div>".repeat(5_000);
        assert!(!too_deep(&wide));
        assert!(!too_deep(&"<script>if (i<e) f('<b>');</script>".repeat(5_000)));
    }

    #[test]
    fn fragments_lose_their_tags_and_keep_their_paragraphs() {
        assert_eq!(fragment("<p>One &amp; two</p><p>three<br>four</p>"), "One & two\n\nthree\nfour");
        assert_eq!(fragment(" plain "), "plain");
    }
}
