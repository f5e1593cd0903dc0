use std::fmt;

use copydesk_core::{Diagnostic, Document, Level, Published};
use serde::de::{IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::language;

/// Why a line is no article, and the id it gives all the same.
pub(crate) struct BadLine {
    pub(crate) id: Option<String>,
    pub(crate) reason: String,
}

/// Whether an article comes from a run and has its claims with it.
pub(crate) fn is_extracted(article: &Document) -> bool {
    article.metadata.contains_key("claims")
}

/// Reads one line, which must be valid UTF-8 and hold a JSON object with "text", or with "claims" where what was
/// `extracted` by a run is read too.
///
/// The id is left empty where the line gives none.
pub(crate) fn article(line: &str, extracted: bool) -> Result<(Document, Vec<Diagnostic>), BadLine> {
    let Row { mut article, text, published, language, mut diagnostics, claims } =
        serde_json::from_str(line).map_err(|error| BadLine { id: None, reason: not_an_object(&error) })?;
    match text {
        Field::Text(text) if !text.is_empty() => article.text = text,
        Field::Absent if claims && extracted => {}
        other => {
            let reason = match other {
                Field::Absent if claims => {
                    "holds claims and no \"text\": output of a run made without it".into()
                }
                Field::Absent => "lacks \"text\"".into(),
                Field::Text(_) => "has an empty \"text\"".into(),
                Field::Other(what) => format!("has {what} for \"text\", not a string"),
            };
            let id = Some(article.id).filter(|id| !id.is_empty());
            return Err(BadLine { id, reason });
        }
    }
    if let Some(written) = published {
        match Published::parse(&written) {
            Ok(published) => article.published = Some(published),
            Err(error) => {
                let message = format!("published: {error}");
                diagnostics.push(Diagnostic::new(Level::Warning, "unreadable-date", message));
            }
        }
    }
    if let Some(written) = language {
        match language::code(&written) {
            Some(code) => article.language = Some(code),
            None => diagnostics.push(language::unreadable(&written)),
        }
    }
    Ok((article, diagnostics))
}

/// "column 7: expected value": of the place that serde_json names only the column says something in a line.
fn not_an_object(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let what = message.rfind(" at line ").map_or(message.as_str(), |at| &message[..at]);
    match error.classify() {
        serde_json::error::Category::Data => format!("is no article: {what}"),
        _ => format!("is no JSON, column {}: {what}", error.column()),
    }
}

/// A field that should be a string.
#[derive(Default)]
enum Field {
    #[default]
    Absent,
    Text(String),
    Other(&'static str),
}

/// A line as it is read, field by field and without an intermediate tree.
#[derive(Default)]
struct Row {
    article: Document,
    text: Field,
    published: Option<String>,
    language: Option<String>,
    diagnostics: Vec<Diagnostic>,
    claims: bool,
}

impl<'de> Deserialize<'de> for Row {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(RowVisitor)
    }
}

struct RowVisitor;

impl<'de> Visitor<'de> for RowVisitor {
    type Value = Row;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with \"text\"")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Row, A::Error> {
        let mut row = Row::default();
        while let Some(Key(key)) = map.next_key()? {
            match &*key {
                "text" => row.text = map.next_value()?,
                "id" => row.article.id = row.field("id", map.next_value()?).unwrap_or_default(),
                "title" => row.article.title = row.field("title", map.next_value()?),
                "url" => row.article.url = row.field("url", map.next_value()?),
                "outlet" => row.article.outlet = row.field("outlet", map.next_value()?),
                "published" => row.published = row.field("published", map.next_value()?),
                "language" => row.language = row.field("language", map.next_value()?),
                _ => {
                    row.claims |= key == "claims";
                    let raw: &RawValue = map.next_value()?;
                    if let Some(value) = metadata(raw) {
                        row.article.metadata.insert(key.into_owned(), value);
                    }
                }
            }
        }
        Ok(row)
    }
}

impl Row {
    /// The string of a field; empty is absent, and what is no string is warned of.
    fn field(&mut self, name: &str, field: Field) -> Option<String> {
        match field {
            Field::Text(text) => Some(text).filter(|text| !text.is_empty()),
            Field::Absent => None,
            Field::Other(what) => {
                let message = format!("{name}: {what} where a string belongs; left out");
                self.diagnostics.push(Diagnostic::new(Level::Warning, "unreadable-field", message));
                None
            }
        }
    }
}

/// A further field as metadata: a string without its quotation marks, anything else as JSON; null and the
/// empty string are absent.
fn metadata(raw: &RawValue) -> Option<String> {
    let json = raw.get();
    let value = if json.starts_with('"') { serde_json::from_str(json).ok()? } else { json.to_owned() };
    (!value.is_empty() && json != "null").then_some(value)
}

/// The name of a field, borrowed from the line where it has no escapes.
struct Key<'de>(std::borrow::Cow<'de, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct KeyVisitor;
        impl<'de> Visitor<'de> for KeyVisitor {
            type Value = Key<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a field")
            }
            fn visit_borrowed_str<E>(self, key: &'de str) -> Result<Key<'de>, E> {
                Ok(Key(key.into()))
            }
            fn visit_str<E>(self, key: &str) -> Result<Key<'de>, E> {
                Ok(Key(key.to_owned().into()))
            }
        }
        deserializer.deserialize_str(KeyVisitor)
    }
}

impl<'de> Deserialize<'de> for Field {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(FieldVisitor)
    }
}

struct FieldVisitor;

/// Numbers count as the words for them (ids often are numbers).
impl<'de> Visitor<'de> for FieldVisitor {
    type Value = Field;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }
    fn visit_str<E>(self, text: &str) -> Result<Field, E> {
        Ok(Field::Text(text.to_owned()))
    }
    fn visit_unit<E>(self) -> Result<Field, E> {
        Ok(Field::Absent)
    }
    fn visit_u64<E>(self, n: u64) -> Result<Field, E> {
        Ok(Field::Text(n.to_string()))
    }
    fn visit_i64<E>(self, n: i64) -> Result<Field, E> {
        Ok(Field::Text(n.to_string()))
    }
    fn visit_f64<E>(self, n: f64) -> Result<Field, E> {
        Ok(Field::Text(n.to_string()))
    }
    fn visit_bool<E>(self, _: bool) -> Result<Field, E> {
        Ok(Field::Other("true or false"))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Field, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Field::Other("a list"))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Field, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Field::Other("an object"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> (Document, Vec<String>) {
        let (article, said) = article(line, false).unwrap_or_else(|bad| panic!("{}", bad.reason));
        (article, said.iter().map(ToString::to_string).collect())
    }

    fn reason(line: &str) -> String {
        article(line, false).err().unwrap().reason
    }

    #[test]
    fn known_fields_have_their_place_and_the_rest_is_metadata() {
        let (article, said) = read(
            r#"{"id": 7, "text": "A \"b\"\nc", "title": "T", "published": "2024-02-06T08:00:00Z", "outlet": "",
               "url": null, "language": "en-GB", "desk": "ci\u0074y", "words": 3, "tags": ["a"], "x": null}"#,
        );
        assert_eq!((article.id.as_str(), article.text.as_str()), ("7", "A \"b\"\nc"));
        assert_eq!(article.title.as_deref(), Some("T"));
        assert_eq!(article.published.unwrap().date().to_string(), "2024-02-06");
        assert_eq!((article.outlet, article.url), (None, None));
        assert_eq!(article.language.as_deref(), Some("en"));
        let metadata: Vec<_> = article.metadata.iter().map(|(k, v)| format!("{k}={v}")).collect();
        assert_eq!(metadata, ["desk=city", "tags=[\"a\"]", "words=3"]);
        assert_eq!(said, [""; 0]);
    }

    #[test]
    fn what_cannot_be_read_is_absent_with_a_warning() {
        let (article, said) =
            read(r#"{"text": "t", "published": "6 May", "title": ["a", {"b": 1}], "language": "Klingon"}"#);
        assert_eq!((article.published, article.title, article.language), (None, None, None));
        assert_eq!(
            said,
            [
                "warning: title: a list where a string belongs; left out [unreadable-field]",
                "warning: published: \"6 May\" is no ISO 8601 date (2024-02-06, or 2024-02-06T08:30:00Z) \
                 [unreadable-date]",
                "warning: language: \"Klingon\" is no language code such as \"en\" [unreadable-language]",
            ]
        );
    }

    #[test]
    fn a_line_that_is_no_article_says_why() {
        assert_eq!(reason("[1]"), "is no article: invalid type: sequence, expected an object with \"text\"");
        assert_eq!(reason("{\"text\": \"a\""), "is no JSON, column 12: EOF while parsing an object");
        assert_eq!(reason("nonsense"), "is no JSON, column 2: expected ident");
        assert_eq!(reason("{\"id\": \"x\"}"), "lacks \"text\"");
        assert_eq!(reason("{\"text\": \"\"}"), "has an empty \"text\"");
        assert_eq!(reason("{\"text\": {}}"), "has an object for \"text\", not a string");
        assert!(reason("{\"id\": \"x\", \"claims\": []}").contains("output of a run"));
        assert_eq!(article("{\"id\": \"x\"}", false).err().unwrap().id.as_deref(), Some("x"));
    }
}
