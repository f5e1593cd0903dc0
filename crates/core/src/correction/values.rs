//! Values that a person gives, made into attributes of a claim.
//!
//! They have the form that output has: a table with `text` is words of the article, found nearest to the claim or
//! where `start` says; any other table nests.

use serde_json::{Map, Value as Json};

use crate::{Attribute, Attributes, OffsetUnit, Offsets, Span, Value};

/// An article's text, in which words are looked for.
pub(super) struct Text<'a> {
    pub(super) text: &'a str,
    /// Code points, as output counts.
    pub(super) offsets: &'a Offsets<'a>,
}

impl Text<'_> {
    /// Where the words stand: at `start` in code points, else nearest to `near`.
    pub(super) fn find(&self, words: &str, start: Option<u64>, near: Span) -> Result<Span, String> {
        if words.is_empty() {
            return Err("no words are given".to_owned());
        }
        let distance =
            |span: &Span| near.start.saturating_sub(span.end).max(span.start.saturating_sub(near.end));
        let mut all = self.occurrences(words);
        match start {
            Some(start) => all
                .find(|span| u64::from(self.offsets.convert(span.start)) == start)
                .ok_or_else(|| format!("the words {words:?} do not stand at {start}")),
            None => all
                .min_by_key(distance)
                .ok_or_else(|| format!("the words {words:?} do not stand in the article")),
        }
    }

    pub(super) fn occurrences<'t>(&'t self, words: &'t str) -> impl Iterator<Item = Span> + 't {
        let spans = self.text.match_indices(words).map(|(at, _)| (at, at + words.len()));
        // Longer texts have been refused before.
        spans.filter_map(|(start, end)| Some(Span::new(start.try_into().ok()?, end.try_into().ok()?)))
    }

    /// The given value with bytes for all words of the article that it names.
    fn placed(&self, given: &Json, near: Span) -> Result<Json, String> {
        match given {
            Json::Object(table) => {
                let mut placed = Map::new();
                for (key, value) in table {
                    placed.insert(key.clone(), self.placed(value, near)?);
                }
                if let Some(words) = table.get("text").and_then(Json::as_str) {
                    let span = self.find(words, table.get("start").and_then(Json::as_u64), near)?;
                    placed.insert("start".to_owned(), span.start.into());
                    placed.insert("end".to_owned(), span.end.into());
                }
                Ok(placed.into())
            }
            Json::Array(list) => list.iter().map(|value| self.placed(value, near)).collect(),
            plain => Ok(plain.clone()),
        }
    }

    /// The attributes with what is given laid over them, and what is to be cleared null.
    pub(super) fn laid_over(
        &self,
        attributes: &Attributes,
        set: &Map<String, Json>,
        clear: &[String],
        near: Span,
    ) -> Result<Attributes, String> {
        let mut out = Attributes::with_capacity(attributes.len());
        let bytes = Offsets::new(self.text, OffsetUnit::Bytes);
        let mut laid: Vec<&str> = Vec::new();
        let all: Vec<_> = attributes.iter().collect();
        for group in all.chunk_by(|a, b| name(a) == name(b)) {
            let key = group.first().map(name).unwrap_or_default();
            if let Some(given) = set.get(key) {
                let mut own = Attributes::new();
                group.iter().for_each(|a| own.push_fitting(a.key.into(), a.value.clone()));
                let mut json =
                    serde_json::to_value(own.nested(self.text, &bytes)).map_err(|e| e.to_string())?;
                let mut below = json.get_mut(key).map(Json::take).unwrap_or_default();
                lay(&mut below, self.placed(given, near)?);
                flatten(key, &below, &mut out)?;
                laid.push(key);
            } else if clear.iter().any(|cleared| cleared == key) {
                push(&mut out, key, Value::Null)?;
                laid.push(key);
            } else {
                group.iter().try_for_each(|a| push(&mut out, a.key, a.value.clone()))?;
            }
        }
        for (key, given) in set.iter().filter(|(key, _)| !laid.contains(&key.as_str())) {
            flatten(key, &self.placed(given, near)?, &mut out)?;
        }
        Ok(out)
    }
}

/// The first step of an attribute's key.
fn name<'a>(attribute: &Attribute<'a>) -> &'a str {
    attribute.key.split(['.', '[']).next().unwrap_or_default()
}

/// Lays one value over another: tables key by key, anything else whole.
fn lay(below: &mut Json, above: Json) {
    match (below, above) {
        (Json::Object(below), Json::Object(above)) => {
            for (key, value) in above {
                lay(below.entry(key).or_insert(Json::Null), value);
            }
        }
        (below, above) => *below = above,
    }
}

fn flatten(key: &str, value: &Json, out: &mut Attributes) -> Result<(), String> {
    match value {
        Json::Null => push(out, key, Value::Null),
        Json::Bool(boolean) => push(out, key, (*boolean).into()),
        Json::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(integer), _) => push(out, key, integer.into()),
            (None, Some(number)) => push(out, key, number.into()),
            (None, None) => Err(format!("`{key}` is no number that can be kept")),
        },
        Json::String(text) => push(out, key, text.as_str().into()),
        Json::Array(list) if list.is_empty() => push(out, key, Value::Null),
        Json::Array(list) => {
            list.iter().enumerate().try_for_each(|(n, item)| flatten(&format!("{key}[{n}]"), item, out))
        }
        Json::Object(table) => {
            let offset =
                |name: &str| table.get(name).and_then(Json::as_u64).and_then(|n| u32::try_from(n).ok());
            let span = table.get("text").and(offset("start").zip(offset("end")));
            if let Some((start, end)) = span {
                push(out, key, Span::new(start, end).into())?;
            } else if table.is_empty() {
                push(out, key, Value::Null)?;
            }
            let members = table
                .iter()
                .filter(|(name, _)| span.is_none() || !matches!(name.as_str(), "start" | "end" | "text"));
            members.into_iter().try_for_each(|(name, value)| flatten(&format!("{key}.{name}"), value, out))
        }
    }
}

fn push(out: &mut Attributes, key: &str, value: Value) -> Result<(), String> {
    out.push(key, value).map_err(|error| error.to_string())
}
