//! What news agencies send: NewsML-G2 (<https://iptc.org/standards/newsml-g2/>) and NITF
//! (<https://iptc.org/standards/nitf/>), an article a news item.

use quick_xml::escape::resolve_html5_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::day;
use crate::draft::Draft;
use crate::markup;

/// The news items of an XML document that hold text, and those that should.
///
/// # Errors
/// The reason why it is no XML, with the line.
pub(crate) fn items(xml: &str) -> Result<Vec<Draft>, String> {
    let mut reader = Reader::from_str(xml);
    let mut walk = Walk::default();
    let broken = |at: u64, what: &dyn std::fmt::Display| {
        let before =
            usize::try_from(at).ok().and_then(|at| xml.as_bytes().get(..at)).unwrap_or(xml.as_bytes());
        let line = memchr::memchr_iter(b'\n', before).count() + 1;
        format!("is no XML that can be read, line {line}: {what}")
    };
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => walk.start(&element),
            Ok(Event::Empty(element)) => {
                let name = element.local_name().as_ref().to_owned();
                walk.start(&element);
                walk.end(&name);
            }
            Ok(Event::End(element)) => walk.end(element.local_name().as_ref()),
            Ok(Event::Text(text)) => walk.text(&text.xml_content(XmlVersion::Implicit1_0)),
            Ok(Event::CData(text)) => walk.text(&text.xml_content(XmlVersion::Implicit1_0)),
            Ok(Event::GeneralRef(reference)) => match reference.resolve_char_ref() {
                Ok(Some(c)) => walk.text(c.encode_utf8(&mut [0; 4])),
                // What only a document type beside the file could tell stays as it is written.
                _ => match resolve_html5_entity(&reference) {
                    Some(text) => walk.text(text),
                    None => walk.text(&format!("&{};", &*reference)),
                },
            },
            Ok(Event::Eof) if walk.path.is_empty() => break,
            Ok(Event::Eof) => return Err(broken(reader.buffer_position(), &"it ends within an element")),
            Ok(_) => {}
            Err(error) => return Err(broken(reader.error_position(), &error)),
        }
    }
    if walk.items.is_empty() {
        return Err("is XML, but neither NewsML-G2 nor NITF: it has no news item".to_owned());
    }
    Ok(walk.items)
}

/// Elements that stand apart from the line before them and after them.
const BLOCKS: [&str; 17] = [
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hl2",
    "block",
    "div",
    "table",
    "ul",
    "ol",
    "blockquote",
    "bq",
    "media",
    "hr",
];

/// Elements that begin a line.
const LINES: [&str; 3] = ["br", "li", "tr"];

/// Elements whose words are no text.
const SILENT: [&str; 5] = ["head", "title", "style", "script", "body.head"];

/// Where the walk through the document is.
#[derive(Default)]
struct Walk {
    /// The open elements, outermost first.
    path: Vec<String>,
    items: Vec<Draft>,
    /// The news item being read, and how deep it stands.
    item: Option<(Draft, usize)>,
    /// How deep the body stands, while in it.
    body: Option<usize>,
    body_text: String,
    /// How deep the outermost element of the body stands whose words are no text, while in it.
    silent: Option<usize>,
    /// The field being read, how deep it stands, and its words so far.
    field: Option<(&'static str, usize, String)>,
    /// Whether the item says that it is something else than text.
    picture: bool,
}

impl Walk {
    fn inside(&self, name: &str) -> bool {
        self.path.iter().any(|open| open == name)
    }

    fn start(&mut self, element: &BytesStart<'_>) {
        let name = element.local_name().as_ref().to_owned();
        let depth = self.path.len();
        if self.item.is_none() && (name == "newsItem" || name == "nitf") {
            let mut draft = Draft::default();
            draft.set("id", attribute(element, "guid").unwrap_or_default());
            draft.set("language", attribute(element, "lang").unwrap_or_default());
            self.item = Some((draft, depth));
            self.picture = false;
        }
        if self.item.is_some() {
            if self.body.is_some() {
                self.apart(&name);
                if self.silent.is_none() && SILENT.contains(&name.as_str()) {
                    self.silent = Some(depth);
                }
            } else {
                self.head(&name, element, depth);
            }
        }
        self.path.push(name);
    }

    /// An element outside the body: where the body begins, a field, or attributes that hold one.
    fn head(&mut self, name: &str, element: &BytesStart<'_>, depth: usize) {
        let body = name == "body.content" || name == "inlineData" || name == "body" && self.inside("html");
        if body {
            self.body = Some(depth);
            return;
        }
        let field = match name {
            "headline" | "hl1" => Some("title"),
            "by" | "byline" => Some("byline"),
            "dateline" => Some("dateline"),
            "versionCreated" => Some("published"),
            "name" if self.path.last().is_some_and(|parent| parent == "provider") => Some("outlet"),
            _ => None,
        };
        if let (Some(field), None) = (field, &self.field) {
            self.field = Some((field, depth, String::new()));
        }
        let given = match name {
            "doc-id" => Some(("id", "id-string")),
            "date.issue" => Some(("published", "norm")),
            "pubdata" => Some(("outlet", "name")),
            "provider" => Some(("outlet", "literal")),
            _ => None,
        };
        if let Some((field, value)) = given.and_then(|(field, name)| Some((field, attribute(element, name)?)))
        {
            self.set(field, value);
        }
        if name == "pubdata"
            && let Some(day) = attribute(element, "date.publication")
        {
            self.set("published", day);
        }
        if name == "itemClass" {
            self.picture = attribute(element, "qcode").is_some_and(|class| !class.ends_with(":text"));
        }
    }

    /// Keeps an element's words apart from those before it.
    fn apart(&mut self, name: &str) {
        let kept = self.body_text.trim_end_matches([' ', '\n', '\t', '\r']).len();
        let gap = if BLOCKS.contains(&name) {
            "\n\n"
        } else if LINES.contains(&name) {
            "\n"
        } else {
            return;
        };
        if kept > 0 && !self.body_text.ends_with("\n\n") {
            self.body_text.truncate(kept);
            self.body_text.push_str(gap);
        }
    }

    fn text(&mut self, text: &str) {
        if let Some((_, _, words)) = &mut self.field {
            words.push_str(text);
        } else if let Some(body) = self.body
            && self.silent.is_none()
        {
            // Plain text keeps its lines; of marked-up text they mean nothing.
            if self.path.get(body).is_some_and(|name| name == "inlineData") {
                self.body_text.push_str(text);
                return;
            }
            for part in text.split_inclusive(|c: char| c.is_ascii_whitespace()) {
                let word = part.trim_ascii_end();
                self.body_text.push_str(word);
                if word.len() < part.len()
                    && !self.body_text.is_empty()
                    && !self.body_text.ends_with([' ', '\n'])
                {
                    self.body_text.push(' ');
                }
            }
        }
    }

    fn end(&mut self, name: &str) {
        self.path.pop();
        let depth = self.path.len();
        self.silent = self.silent.filter(|at| *at != depth);
        if self.field.as_ref().is_some_and(|(_, at, _)| *at == depth)
            && let Some((field, _, words)) = self.field.take()
        {
            self.set(field, markup::one_line(&words));
        }
        if self.body == Some(depth) {
            self.body = None;
            let text = std::mem::take(&mut self.body_text);
            self.set("text", text.trim().to_owned());
        } else if self.body.is_some() {
            self.apart(name);
        }
        if self.item.as_ref().is_some_and(|(_, at)| *at == depth)
            && let Some((mut draft, _)) = self.item.take()
            && !(self.picture && draft.article.text.is_empty())
        {
            open_with_dateline(&mut draft);
            self.items.push(draft);
        }
    }

    /// Sets a field, unless it was set before.
    fn set(&mut self, field: &str, value: String) {
        let Some((draft, _)) = &mut self.item else { return };
        let article = &draft.article;
        let there = match field {
            "id" => !article.id.is_empty(),
            "text" => !article.text.is_empty(),
            "title" => article.title.is_some(),
            "outlet" => article.outlet.is_some(),
            "published" => draft.published.is_some(),
            other => article.metadata.contains_key(other),
        };
        if !there {
            let value = if field == "published" { day::iso(&value) } else { value };
            draft.set(field, value);
        }
    }
}

/// Wire stories open with their dateline; NITF has it beside the body.
fn open_with_dateline(draft: &mut Draft) {
    let text = &mut draft.article.text;
    if let Some(dateline) = draft.article.metadata.get("dateline")
        && !text.is_empty()
        && !text.starts_with(dateline.as_str())
    {
        text.insert_str(0, &format!("{dateline}\n\n"));
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found =
        element.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    let value = found.normalized_value(XmlVersion::Implicit1_0).ok()?;
    Some(value.trim().to_owned()).filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    const G2: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2024-05-06T09:00:00Z</sent></header><itemSet>
<newsItem guid="urn:marsh:1" version="3" xml:lang="en-GB"><itemMeta><itemClass qcode="ninat:text"/>
<provider qcode="p:x"><name>Marsh Agency</name></provider><versionCreated>2024-05-06T08:00:00+01:00</versionCreated></itemMeta>
<contentMeta><headline>Pier &amp; jetty
 close</headline><by>By Ada Quill</by></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>No</title></head>
<body><p>The pier is <b>shut</b>,
 they said.</p> <p>It cost &#163;5&nbsp;million.<br/>Or more.</p></body></html></inlineXML></contentSet></newsItem>
<newsItem guid="urn:marsh:2"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta></newsItem>
<newsItem guid="urn:marsh:3"><contentSet><inlineData contenttype="text/plain">One line.
Two lines.</inlineData></contentSet></newsItem></itemSet></newsMessage>"#;

    const NITF: &str = r#"<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd"><nitf><head><title>no</title><docdata><doc-id id-string="m.7"/>
<date.issue norm="20240506T080000Z"/></docdata><pubdata name="Marsh Post"/></head><body><body.head><hedline><hl1>Pier closes</hl1></hedline>
<byline>By <person>Ada Quill</person></byline><dateline><location>LOWER MARSH</location></dateline></body.head>
<body.content><block><p>The pier is shut.</p><media><media-caption>The pier.</media-caption></media><p>For good.</p></block></body.content></body></nitf>"#;

    #[test]
    fn newsml_items_are_articles() {
        let items: Vec<_> = items(G2).unwrap().into_iter().map(|draft| draft.finish().0).collect();
        let [one, three] = items.as_slice() else { panic!("{items:?}") };
        assert_eq!(one.text, "The pier is shut, they said.\n\nIt cost £5\u{a0}million.\nOr more.");
        assert_eq!((one.id.as_str(), one.title.as_deref()), ("urn:marsh:1", Some("Pier & jetty close")));
        assert_eq!((one.outlet.as_deref(), one.language.as_deref()), (Some("Marsh Agency"), Some("en")));
        assert_eq!(one.published.as_ref().unwrap().written(), "2024-05-06T08:00:00+01:00");
        assert_eq!(one.metadata["byline"], "By Ada Quill");
        assert_eq!((three.id.as_str(), three.text.as_str()), ("urn:marsh:3", "One line.\nTwo lines."));
    }

    #[test]
    fn nitf_is_an_article() {
        let article = items(NITF).unwrap().remove(0).finish().0;
        assert_eq!(article.text, "LOWER MARSH\n\nThe pier is shut.\n\nThe pier.\n\nFor good.");
        assert_eq!((article.id.as_str(), article.title.as_deref()), ("m.7", Some("Pier closes")));
        assert_eq!(article.published.unwrap().written(), "2024-05-06T08:00:00Z");
        assert_eq!(article.outlet.as_deref(), Some("Marsh Post"));
    }

    #[test]
    fn entities_of_a_document_type_stay_as_written() {
        let nitf = "<!DOCTYPE nitf [<!ENTITY firm \"Marsh\">]><nitf><body><body.content><p>From &firm; &eacute;.</p></body.content></body></nitf>";
        assert_eq!(items(nitf).unwrap().remove(0).finish().0.text, "From &firm; é.");
    }

    #[test]
    fn what_is_broken_says_where() {
        assert!(items("<nitf>\n<body>\n</nitf>").unwrap_err().contains("line 3"));
        assert!(items("<nitf>\n<body>").unwrap_err().contains("ends within"));
        assert!(items("<catalogue/>").unwrap_err().contains("neither"));
    }
}
