//! ninjs, the JSON of the news agencies: <https://iptc.org/standards/ninjs/>, versions 1 to 3 (which differ in the
//! capitals of their names).

use serde::Deserialize;

use crate::draft::Draft;
use crate::markup;

/// A text of version 2: lists of them with roles take the place of single fields.
#[derive(Deserialize)]
struct Part {
    value: String,
    #[serde(default)]
    role: String,
    #[serde(default, alias = "contentType")]
    contenttype: String,
}

/// Reads a record without a "text" as ninjs, if it is: its fields are all in the metadata of `draft` so far. Says whether there is a
/// text now.
pub(crate) fn complete(draft: &mut Draft) -> bool {
    let Some(text) = body(draft) else { return false };
    if text.is_empty() {
        return false;
    }
    draft.article.text = text;
    let metadata = &draft.article.metadata;
    let first = |names: &[&str]| names.iter().find_map(|name| metadata.get(*name).cloned());
    let fields = [
        ("id", first(&["uri"])),
        ("title", first(&["headline"]).or_else(|| part(metadata.get("headlines")?, "main").map(|p| p.value))),
        ("published", first(&["versioncreated", "versionCreated", "firstcreated", "firstCreated"])),
        (
            "outlet",
            first(&["copyrightholder", "copyrightHolder"])
                .or_else(|| source(metadata.get("infosources").or(metadata.get("infoSources"))?)),
        ),
    ];
    for (name, value) in fields {
        let absent = match name {
            "id" => draft.article.id.is_empty(),
            "title" => draft.article.title.is_none(),
            "published" => draft.published.is_none(),
            _ => draft.article.outlet.is_none(),
        };
        if let (true, Some(value)) = (absent, value) {
            draft.set(name, value);
        }
    }
    for spent in ["body_text", "body_xhtml", "bodies"] {
        draft.article.metadata.remove(spent);
    }
    true
}

/// The body as text, plain before marked up.
fn body(draft: &Draft) -> Option<String> {
    let metadata = &draft.article.metadata;
    if let Some(text) = metadata.get("body_text") {
        return Some(text.trim().to_owned());
    }
    if let Some(html) = metadata.get("body_xhtml") {
        return Some(markup::fragment(html));
    }
    let Part { value, contenttype, .. } = part(metadata.get("bodies")?, "main")?;
    Some(if contenttype.contains("html") { markup::fragment(&value) } else { value.trim().to_owned() })
}

/// The part of this role, else the first.
fn part(list: &str, role: &str) -> Option<Part> {
    let mut parts: Vec<Part> = serde_json::from_str(list).ok()?;
    let at = parts.iter().position(|part| part.role == role).unwrap_or(0);
    (at < parts.len()).then(|| parts.swap_remove(at))
}

/// The name of the first source.
fn source(list: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Source {
        name: String,
    }
    let sources: Vec<Source> = serde_json::from_str(list).ok()?;
    sources.into_iter().next().map(|source| source.name)
}

#[cfg(test)]
mod tests {
    use crate::fields::Fields;
    use crate::json::article;

    #[test]
    fn both_versions_are_read() {
        let one = r#"{"uri": "urn:marsh:1", "type": "text", "language": "en", "headline": "Pier closes", "byline": "Ada Quill",
            "versioncreated": "2024-05-06T08:00:00+01:00", "body_xhtml": "<p>The pier is shut.</p><p>For good.</p>"}"#;
        let two = r#"{"uri": "urn:marsh:1", "headlines": [{"role": "short", "value": "Pier"}, {"role": "main", "value": "Pier closes"}],
            "firstcreated": "2024-05-06T08:00:00+01:00", "infosources": [{"name": "Marsh Post"}],
            "bodies": [{"role": "main", "contenttype": "text/html", "value": "<p>The pier is shut.</p><p>For good.</p>"}]}"#;
        for record in [one, two] {
            let (read, said) =
                article(record, &Fields::default(), false).unwrap_or_else(|bad| panic!("{}", bad.reason));
            assert_eq!(
                (read.id.as_str(), read.text.as_str()),
                ("urn:marsh:1", "The pier is shut.\n\nFor good.")
            );
            assert_eq!(read.title.as_deref(), Some("Pier closes"));
            assert_eq!(read.published.unwrap().date().to_string(), "2024-05-06");
            assert_eq!(said, []);
        }
        assert_eq!(
            article(two, &Fields::default(), false).ok().unwrap().0.outlet.as_deref(),
            Some("Marsh Post")
        );
    }

    #[test]
    fn a_picture_is_no_article() {
        let reason = article(r#"{"uri": "urn:marsh:2", "type": "picture"}"#, &Fields::default(), false)
            .err()
            .unwrap()
            .reason;
        assert_eq!(reason, "lacks \"text\"");
    }
}
