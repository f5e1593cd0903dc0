//! An article as its source words it, before dates and languages are read.

use copydesk_core::{Diagnostic, Document, Level, Published};

use crate::language;

/// What a record, page or feed says of one article. Every reader but the one of plain text fills one and
/// [finishes](Draft::finish) it, so that the same field means the same in every format.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    pub(crate) article: Document,
    pub(crate) published: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Draft {
    /// Sets the field of this name; a name that is none of an article's own is [kept](Draft::keep). The empty string
    /// counts as absent.
    pub(crate) fn set(&mut self, name: &str, value: String) {
        if value.is_empty() {
            return;
        }
        match name {
            "id" => self.article.id = value,
            "text" => self.article.text = value,
            "title" => self.article.title = Some(value),
            "url" => self.article.url = Some(value),
            "outlet" => self.article.outlet = Some(value),
            "published" => self.published = Some(value),
            "language" => self.language = Some(value),
            _ => self.keep(name, value),
        }
    }

    /// Keeps a further field as metadata, whatever its name.
    pub(crate) fn keep(&mut self, name: &str, value: String) {
        if !value.is_empty() {
            self.article.metadata.insert(name.to_owned(), value);
        }
    }

    /// The article, with what could not be read of its fields.
    pub(crate) fn finish(self) -> (Document, Vec<Diagnostic>) {
        let Self { mut article, published, language, mut diagnostics } = self;
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
        (article, diagnostics)
    }
}
