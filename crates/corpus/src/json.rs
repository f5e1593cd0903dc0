//! Articles as JSON objects.

use std::fmt;

use copydesk_core::{Diagnostic, Document, Level};
use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::draft::Draft;
use crate::fields::{Fields, Meaning};
use crate::ninjs;

/// Why a record is no article, and the id it gives all the same.
pub(crate) struct BadRecord {
    pub(crate) id: Option<String>,
    pub(crate) reason: String,
}

/// Whether an article comes from a run and has its claims with it.
pub(crate) fn is_extracted(article: &Document) -> bool {
    article.metadata.contains_key("claims")
}

/// The unit of offsets that the header of a run names.
pub(crate) fn offsets(header: &[u8]) -> Option<String> {
    #[derive(Deserialize)]
    struct Record {
        header: Header,
    }
    #[derive(Deserialize)]
    struct Header {
        offsets: String,
    }
    serde_json::from_slice(header).ok().map(|record: Record| record.header.offsets)
}

/// Reads one record, which must be a JSON object with the text of an article, or with "claims" where what was
/// `extracted` by a run is read too.
///
/// The id is left empty where the record gives none.
pub(crate) fn article(
    record: &str,
    fields: &Fields,
    extracted: bool,
) -> Result<(Document, Vec<Diagnostic>), BadRecord> {
    let mut json = serde_json::Deserializer::from_str(record);
    let row = RowSeed(fields).deserialize(&mut json).and_then(|row| json.end().map(|()| row));
    let Row { mut draft, text, claims } =
        row.map_err(|error| BadRecord { id: None, reason: not_an_object(&error) })?;
    match text {
        Field::Text(text) if !text.is_empty() => draft.article.text = text,
        Field::Absent if claims && extracted => {}
        Field::Absent if ninjs::complete(&mut draft) => {}
        other => {
            let called = fields.called("text");
            let reason = match other {
                Field::Absent if claims => {
                    "holds claims and no \"text\": output of a run made without it".into()
                }
                Field::Absent => format!("lacks \"{called}\""),
                Field::Text(_) => format!("has an empty \"{called}\""),
                Field::Other(what) => format!("has {what} for \"{called}\", not a string"),
            };
            let id = Some(draft.article.id).filter(|id| !id.is_empty());
            return Err(BadRecord { id, reason });
        }
    }
    Ok(draft.finish())
}

/// "column 7: expected value": of the place that serde_json names only the column says something in a line.
fn not_an_object(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let what = message.rfind(" at line ").map_or(message.as_str(), |at| &message[..at]);
    match error.classify() {
        serde_json::error::Category::Data => format!("is no article: {what}"),
        _ if error.line() > 1 => {
            format!("is no JSON, line {} of it, column {}: {what}", error.line(), error.column())
        }
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

/// A record as it is read, field by field and without an intermediate tree.
#[derive(Default)]
struct Row {
    draft: Draft,
    text: Field,
    claims: bool,
}

struct RowSeed<'f>(&'f Fields);

impl<'de> DeserializeSeed<'de> for RowSeed<'_> {
    type Value = Row;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Row, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for RowSeed<'_> {
    type Value = Row;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object with \"{}\"", self.0.called("text"))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Row, A::Error> {
        let mut row = Row::default();
        while let Some(Key(key)) = map.next_key()? {
            match self.0.meaning(&key) {
                Meaning::Own("text") => row.text = map.next_value()?,
                Meaning::Own(name) => row.field(name, map.next_value()?),
                Meaning::Further(name) => {
                    row.claims |= name == "claims";
                    let raw: &RawValue = map.next_value()?;
                    for (way, is) in self.0.inside(&key) {
                        row.nested(raw, way, is);
                    }
                    if let Some(value) = metadata(raw) {
                        row.draft.article.metadata.insert(name.to_owned(), value);
                    }
                }
            }
        }
        Ok(row)
    }
}

impl Row {
    /// Sets a field of the article's own; empty is absent, and what is no string is warned of.
    fn field(&mut self, name: &str, field: Field) {
        match field {
            Field::Text(text) => self.draft.set(name, text),
            Field::Absent => {}
            Field::Other(what) => {
                let message = format!("{name}: {what} where a string belongs; left out");
                self.draft.diagnostics.push(Diagnostic::new(Level::Warning, "unreadable-field", message));
            }
        }
    }

    /// Sets the field `is` from inside an object, going the `way` down into it.
    fn nested(&mut self, outer: &RawValue, way: &str, is: &str) {
        let Ok(outer) = serde_json::from_str::<serde_json::Value>(outer.get()) else { return };
        let found = way.split('.').try_fold(&outer, |value, step| match value {
            serde_json::Value::Array(list) => list.get(step.parse::<usize>().ok()?),
            value => value.get(step),
        });
        let Some(field) = found.and_then(|value| Field::deserialize(value).ok()) else { return };
        match field {
            field if is == "text" => self.text = field,
            field => self.field(is, field),
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
        let (article, said) =
            article(line, &Fields::default(), false).unwrap_or_else(|bad| panic!("{}", bad.reason));
        (article, said.iter().map(ToString::to_string).collect())
    }

    fn reason(line: &str) -> String {
        article(line, &Fields::default(), false).err().unwrap().reason
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
    fn fields_have_the_names_that_they_are_given() {
        let names = [("text", "body"), ("title", "head.lines.0"), ("id", "doc.no"), ("desk", "section")];
        let fields = Fields::new(&names.map(|(is, called)| (is.to_owned(), called.to_owned())).into());
        let record = r#"{"body": "B", "head": {"lines": ["H", "I"]}, "doc": {"no": 7}, "section": "city", "text": "T"}"#;
        let (read, said) = article(record, &fields, false).unwrap_or_else(|bad| panic!("{}", bad.reason));
        assert_eq!((read.text.as_str(), read.title.as_deref(), read.id.as_str()), ("B", Some("H"), "7"));
        assert_eq!((read.metadata["desk"].as_str(), read.metadata["text"].as_str()), ("city", "T"));
        assert_eq!(said, []);
        assert_eq!(article("{}", &fields, false).err().unwrap().reason, "lacks \"body\"");
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
        assert_eq!(
            article("{\"id\": \"x\"}", &Fields::default(), false).err().unwrap().id.as_deref(),
            Some("x")
        );
    }
}
