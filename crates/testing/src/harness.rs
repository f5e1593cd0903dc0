use std::fmt::Write as _;
use std::marker::PhantomData;

use copydesk_core::{Attributes, Document, Extraction, Finding, Published, Reason, Span, Value};
use copydesk_host::{self as host, Pipeline, Step, Worker};
use copydesk_sdk::{Extractor, linked};

/// Runs the extractor over `text`, undated, with the configuration that the TOML `config` gives.
///
/// # Panics
/// Where the configuration is refused.
#[must_use]
pub fn check<E: Extractor>(text: &str, config: &str) -> Checked {
    Harness::<E>::new().config(config).check(text)
}

/// An extractor under test, and what surrounds the text it is given.
#[derive(Debug)]
pub struct Harness<E> {
    config: String,
    article: Document,
    earlier: Vec<Finding>,
    extractor: PhantomData<fn() -> E>,
}

impl<E: Extractor> Default for Harness<E> {
    fn default() -> Self {
        Self::new()
    }
}

impl<E: Extractor> Harness<E> {
    /// The extractor with its defaults, and an article that says nothing of itself.
    #[must_use]
    pub fn new() -> Self {
        let article = Document { id: "test".to_owned(), ..Document::default() };
        Self { config: String::new(), article, earlier: Vec::new(), extractor: PhantomData }
    }

    /// With a configuration, as it would stand in TOML under `[extractor.NAME]`.
    #[must_use]
    pub fn config(mut self, toml: &str) -> Self {
        toml.clone_into(&mut self.config);
        self
    }

    /// With a publication date.
    ///
    /// # Panics
    /// Where it is no ISO 8601 date.
    #[must_use]
    pub fn published(mut self, date: &str) -> Self {
        let published = Published::parse(date);
        self.article.published = Some(published.unwrap_or_else(|e| panic!("{e}")));
        self
    }

    /// With a headline of its own.
    #[must_use]
    pub fn title(mut self, title: &str) -> Self {
        self.article.title = Some(title.to_owned());
        self
    }

    /// With a web address.
    #[must_use]
    pub fn url(mut self, url: &str) -> Self {
        self.article.url = Some(url.to_owned());
        self
    }

    /// With an outlet.
    #[must_use]
    pub fn outlet(mut self, outlet: &str) -> Self {
        self.article.outlet = Some(outlet.to_owned());
        self
    }

    /// With a claim that another extractor is supposed to have found before.
    #[must_use]
    pub fn earlier(mut self, kind: &str, span: Span, attributes: Attributes) -> Self {
        let (kind, rule, extractor) = (kind.into(), "given".into(), "given".into());
        self.earlier.push(Finding { kind, extractor, span, confidence: 1.0, rule, attributes });
        self
    }

    pub(crate) fn step(&self) -> Step {
        let config: toml::Table = self.config.parse().unwrap_or_else(|e| panic!("no TOML: {e}"));
        let config = serde_json::to_string(&config).unwrap_or_else(|e| panic!("no JSON: {e}"));
        let extractor =
            host::Extractor::linked(linked::<E>()).unwrap_or_else(|e| panic!("{}: {e}", E::INFO.id));
        Step { name: E::INFO.id.to_owned(), extractor, config }
    }

    fn worker(&self) -> Worker {
        Pipeline::new(vec![self.step()]).worker().unwrap_or_else(|e| panic!("{e}"))
    }

    fn extraction(&self, text: &str) -> Extraction {
        let article = Document { text: text.to_owned(), ..self.article.clone() };
        Extraction { article, findings: self.earlier.clone(), ..Extraction::default() }
    }

    /// Runs the extractor over `text` and asks for its reasons: a line each, in its own order, with the verdict,
    /// the words it is about, the rule, what was found, and the words on which that rests.
    ///
    /// # Panics
    /// Where the configuration is refused.
    #[must_use]
    pub fn explain(&self, text: &str) -> Vec<String> {
        let (_, reasons) = self.worker().explain(self.extraction(text));
        let words = |span: Span| span.of(text).unwrap_or_default();
        let line = |reason: &Reason| {
            let Reason { verdict, span, rule, note, evidence, .. } = reason;
            let on = evidence.map(|on| format!(" [“{}”]", words(on))).unwrap_or_default();
            format!("{} “{}” {rule}: {note}{on}", verdict.name(), words(*span))
        };
        reasons.iter().map(line).collect()
    }

    /// Runs the extractor over `text`.
    ///
    /// # Panics
    /// Where the configuration is refused.
    #[must_use]
    pub fn check(&self, text: &str) -> Checked {
        Checked(self.worker().extract(self.extraction(text)))
    }
}

/// What an extractor found.
#[derive(Debug)]
pub struct Checked(pub Extraction);

impl Checked {
    /// The claims in order, those given as earlier ones left out.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.0.findings.iter().filter(|f| &*f.extractor != "given")
    }

    /// The words of each claim.
    #[must_use]
    pub fn words(&self) -> Vec<&str> {
        self.findings().map(|f| self.text(f.span)).collect()
    }

    /// The words of a span.
    #[must_use]
    pub fn text(&self, span: Span) -> &str {
        span.of(&self.0.article.text).unwrap_or_default()
    }

    /// The attribute `key` of each claim, as a word: the words of a span, a number, `null`; `-` where the
    /// claim has no such attribute.
    #[must_use]
    pub fn each(&self, key: &str) -> Vec<String> {
        self.findings().map(|f| f.attributes.get(key).map_or("-".to_owned(), |v| self.value(v))).collect()
    }

    /// The diagnostics, a line each.
    #[must_use]
    pub fn diagnostics(&self) -> Vec<String> {
        self.0.diagnostics.iter().map(ToString::to_string).collect()
    }

    /// A line for each claim: kind, offsets, words, attributes that say something, rule and confidence.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        self.findings()
            .map(|f| {
                let Span { start, end } = f.span;
                let mut line = format!("{} {start}..{end} “{}”", f.kind, self.text(f.span));
                for attribute in f.attributes.iter().filter(|a| *a.value != Value::Null) {
                    let _ = write!(line, " {}={}", attribute.key, self.value(attribute.value));
                }
                let _ = write!(line, " ({} {:.2})", f.rule, f.confidence);
                line
            })
            .collect()
    }

    fn value(&self, value: &Value) -> String {
        match value {
            Value::Null => "null".to_owned(),
            Value::Bool(b) => b.to_string(),
            Value::Integer(n) => n.to_string(),
            Value::Number(n) => n.to_string(),
            Value::String(s) => s.to_string(),
            Value::Span(s) => self.text(*s).to_owned(),
        }
    }
}
