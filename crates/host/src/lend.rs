//! Lending an article, its layers and earlier claims to an extractor.

use std::mem::{align_of, offset_of, size_of};

use copydesk_abi as abi;
use copydesk_core::layers::{self, Layers};
use copydesk_core::{Document, Finding, Published, SmolStr, Span, Value};

/// What an extractor is lent of the claims of others. Keeps its memory from article to article.
#[derive(Debug, Default)]
pub(crate) struct Lent {
    attributes: Vec<abi::Attribute>,
    claims: Vec<abi::Claim>,
    metadata: Vec<abi::Field>,
}

// SAFETY: between articles the arrays are empty; their pointers are used on one thread.
unsafe impl Send for Lent {}

impl Lent {
    /// Calls `with` with the article as the boundary has it. Only claims whose kind is in `kinds` are lent.
    pub(crate) fn with<T>(
        &mut self,
        article: &Document,
        layers: &Layers,
        findings: &[Finding],
        kinds: &[SmolStr],
        with: impl FnOnce(&abi::Article) -> T,
    ) -> T {
        self.metadata.clear();
        self.metadata.extend(
            article
                .metadata
                .iter()
                .map(|(key, value)| abi::Field { key: abi::Str::lend(key), value: abi::Str::lend(value) }),
        );
        self.collect_claims(findings, kinds);
        let published = article.published.as_ref().map(Published::day).unwrap_or_default();
        let stated = |field: &Option<String>| abi::Str::lend(field.as_deref().unwrap_or_default());
        let result = with(&abi::Article {
            size: size_of::<abi::Article>(),
            id: abi::Str::lend(&article.id),
            text: abi::Str::lend(&article.text),
            title: stated(&article.title),
            published: abi::Str::lend(&published),
            outlet: stated(&article.outlet),
            url: stated(&article.url),
            language: stated(&article.language),
            metadata: abi::Slice::lend(&self.metadata),
            paragraphs: lend(&layers.paragraphs),
            sentences: lend(&layers.sentences),
            tokens: lend(&layers.tokens),
            quotations: lend(&layers.quotations),
            mentions: lend(&layers.mentions),
            claims: abi::Slice::lend(&self.claims),
        });
        self.claims.clear();
        self.attributes.clear();
        self.metadata.clear();
        result
    }

    fn collect_claims(&mut self, findings: &[Finding], kinds: &[SmolStr]) {
        let lent = || findings.iter().filter(|f| kinds.iter().any(|kind| **kind == *f.kind));
        self.attributes.clear();
        for finding in lent() {
            self.attributes.extend(finding.attributes.iter().map(|a| attribute(a.key, a.value)));
        }
        let mut rest = self.attributes.as_slice();
        self.claims.clear();
        for finding in lent() {
            let (mine, others) = rest.split_at(finding.attributes.len());
            rest = others;
            self.claims.push(abi::Claim {
                size: size_of::<abi::Claim>(),
                kind: abi::Str::lend(&finding.kind),
                span: span(finding.span),
                confidence: f64::from(finding.confidence),
                rule: abi::Str::lend(&finding.rule),
                attributes: abi::Slice::lend(mine),
            });
        }
    }
}

fn span(span: Span) -> abi::Span {
    abi::Span { start: span.start, end: span.end }
}

fn attribute(key: &str, value: &Value) -> abi::Attribute {
    let key = abi::Str::lend(key);
    match value {
        Value::Null => abi::Attribute::null(key),
        Value::Bool(value) => abi::Attribute::bool(key, *value),
        Value::Integer(value) => abi::Attribute::integer(key, *value),
        Value::Number(value) => abi::Attribute::number(key, *value),
        Value::String(value) => abi::Attribute::string(key, abi::Str::lend(value)),
        Value::Span(value) => abi::Attribute::span(key, span(*value)),
    }
}

/// A record of the core that the boundary has field for field.
pub(crate) trait Alike {
    type Lent;
}

/// Lends a layer as it is.
pub(crate) fn lend<T: Alike>(records: &[T]) -> abi::Slice<T::Lent> {
    abi::Slice { data: records.as_ptr().cast(), len: records.len() }
}

macro_rules! alike {
    ($($name:ident { $($field:ident),+ })+) => { $(
        const _: () = {
            assert!(size_of::<abi::$name>() == size_of::<layers::$name>());
            assert!(align_of::<abi::$name>() == align_of::<layers::$name>());
            $(assert!(offset_of!(abi::$name, $field) == offset_of!(layers::$name, $field));)+
        };
        impl Alike for layers::$name {
            type Lent = abi::$name;
        }
    )+ };
}

alike! {
    Paragraph { span, first_sentence, end_sentence, first_token, end_token, dateline_end, zone, language }
    Sentence { span, first_token, end_token, paragraph }
    Token { word, span, class, kind, case, flags }
    Quotation { span, inner, first_token, end_token, parent, style, flags }
    Mention { span, name, full_name, first_token, end_token, chain, kind, form, gender, plural }
}
