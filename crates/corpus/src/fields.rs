//! `[corpus.fields]`: what records call the fields of an article.

use std::collections::BTreeMap;

/// The fields that an article has a place for.
const OWN: [&str; 7] = ["id", "text", "title", "url", "outlet", "published", "language"];

/// Which field of a JSON record, or column of a table, holds what. Without an entry a field has its own name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fields {
    /// What the record calls it, and what it is.
    renamed: Vec<(String, String)>,
}

/// What a record's field is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning<'a> {
    /// One of the article's own fields.
    Own(&'a str),
    /// Metadata of this name.
    Further(&'a str),
}

impl Fields {
    /// `fields` maps what something is to what the records call it: `text` to `body`.
    pub(crate) fn new(fields: &BTreeMap<String, String>) -> Self {
        Self { renamed: fields.iter().map(|(is, called)| (called.clone(), is.clone())).collect() }
    }

    /// What the record's field `called` is.
    pub(crate) fn meaning<'a>(&'a self, called: &'a str) -> Meaning<'a> {
        if let Some((_, is)) = self.renamed.iter().find(|(name, _)| name == called) {
            return if OWN.contains(&is.as_str()) { Meaning::Own(is) } else { Meaning::Further(is) };
        }
        let elsewhere = self.renamed.iter().any(|(_, is)| is == called);
        if OWN.contains(&called) && !elsewhere { Meaning::Own(called) } else { Meaning::Further(called) }
    }

    /// What the records call `is`.
    pub(crate) fn called<'a>(&'a self, is: &'a str) -> &'a str {
        self.renamed.iter().find(|(_, name)| name == is).map_or(is, |(called, _)| called)
    }

    /// What is held inside the object `outer`: the way to it, dot by dot, and what it is.
    pub(crate) fn inside<'a>(&'a self, outer: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.renamed.iter().filter_map(move |(called, is)| {
            let way = called.strip_prefix(outer)?.strip_prefix('.')?;
            Some((way, is.as_str()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_renamed_field_gives_its_own_name_free() {
        let fields = [("text", "body"), ("desk", "section"), ("title", "head.line")];
        let fields = Fields::new(&fields.map(|(is, called)| (is.to_owned(), called.to_owned())).into());
        assert_eq!(fields.meaning("body"), Meaning::Own("text"));
        assert_eq!(fields.meaning("text"), Meaning::Further("text"));
        assert_eq!(fields.meaning("section"), Meaning::Further("desk"));
        assert_eq!(fields.meaning("url"), Meaning::Own("url"));
        assert_eq!(fields.meaning("words"), Meaning::Further("words"));
        assert_eq!((fields.called("text"), fields.called("url")), ("body", "url"));
        assert_eq!(fields.inside("head").collect::<Vec<_>>(), [("line", "title")]);
        assert_eq!(fields.inside("he").count(), 0);
    }
}
