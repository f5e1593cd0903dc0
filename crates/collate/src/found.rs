//! Claims of an extraction, as a run has them in memory.

use copydesk_core::{Attributes, Extraction, Finding, OffsetUnit, Offsets, Span, Value, kind};

use crate::claim::{Claim, DateSays, FigureSays, PlaceSays, QuoteSays, Range, Says, Words};

/// The claims that are compared, in order; with their sentences, where these are wanted.
pub(crate) fn claims(extraction: &Extraction, sentences: bool) -> Vec<Claim<'_>> {
    let offsets = Offsets::new(&extraction.article.text, OffsetUnit::Codepoints);
    let view = View { extraction, text: &extraction.article.text, offsets, sentences };
    let findings = &extraction.findings;
    let twins = Finding::twins(findings);
    findings.iter().zip(twins).filter_map(|(finding, twin)| view.claim(finding, twin)).collect()
}

struct View<'a> {
    extraction: &'a Extraction,
    text: &'a str,
    offsets: Offsets<'a>,
    sentences: bool,
}

impl<'a> View<'a> {
    /// A finding as a claim; `twin` counts it among those of its kind and span.
    fn claim(&self, finding: &'a Finding, twin: Option<usize>) -> Option<Claim<'a>> {
        let says = self.says(finding)?;
        let Range { start, end } = self.range(finding.span);
        let sentence = self.extraction.sentence_of(finding.span);
        let id = twin.map(|count| {
            let Finding { kind, extractor, .. } = finding;
            let id = format!("{}:{kind}:{start}-{end}:{extractor}", self.extraction.article.id);
            if count > 1 { format!("{id}:{count}").into() } else { id.into() }
        });
        Some(Claim {
            id,
            start,
            end,
            text: self.words(finding.span).into(),
            sentence: sentence.map(|sentence| self.range(sentence)),
            shown: sentence.filter(|_| self.sentences).map(|sentence| self.words(sentence)),
            says,
        })
    }

    fn range(&self, span: Span) -> Range {
        Range { start: self.offsets.convert(span.start), end: self.offsets.convert(span.end) }
    }

    fn words(&self, span: Span) -> &'a str {
        span.of(self.text).unwrap_or_default()
    }

    /// What a finding says; none of a kind that is not compared.
    fn says(&self, finding: &'a Finding) -> Option<Says<'a>> {
        let attributes = &finding.attributes;
        Some(match &*finding.kind {
            kind::FIGURE => Says::Figure(self.figure(attributes).into()),
            kind::QUOTE => Says::Quote(self.quote(attributes)),
            kind::PLACE => Says::Place(PlaceSays {
                name: attributes.string("name").map(Into::into),
                feature: attributes.string("feature").map(Into::into),
                role: attributes.string("role").unwrap_or_default().into(),
            }),
            kind::DATE => Says::Date(DateSays { value: attributes.string("value").map(Into::into) }),
            _ => return None,
        })
    }

    fn figure(&self, attributes: &'a Attributes) -> FigureSays<'a> {
        let mut says = FigureSays::default();
        for attribute in attributes.iter() {
            let value = attribute.value;
            let string =
                || if let Value::String(string) = value { Some(string.as_str().into()) } else { None };
            match attribute.key {
                "category" => says.category = string().unwrap_or_default(),
                "value" => says.value = number(value),
                "low" => says.low = number(value),
                "high" => says.high = number(value),
                "bound" => says.bound = string().unwrap_or_default(),
                "unit" => says.unit = string(),
                "per" => says.per = string(),
                "change.from" => says.change = Some(serde::de::IgnoredAny),
                "what" => says.what = self.span(value),
                "predicate" => says.predicate = self.span(value),
                "source" => says.source = self.span(value),
                "source.name" => {
                    if let Some(source) = &mut says.source {
                        source.name = string();
                    }
                }
                "window" => says.window = self.span(value),
                "as_of" => says.as_of = string(),
                _ => {}
            }
        }
        says
    }

    fn quote(&self, attributes: &'a Attributes) -> QuoteSays<'a> {
        let parts = attributes.iter().filter(|attribute| attribute.key.starts_with("parts["));
        let mut speaker = attributes.get("speaker").and_then(|value| self.span(value));
        if let Some(speaker) = &mut speaker {
            speaker.name = attributes.string("speaker.name").map(Into::into);
        }
        QuoteSays {
            form: attributes.string("form").unwrap_or_default().into(),
            parts: parts.filter_map(|part| self.span(part.value)).collect(),
            speaker,
        }
    }

    fn span(&self, value: &Value) -> Option<Words<'a>> {
        let Value::Span(span) = value else { return None };
        let Range { start, end } = self.range(*span);
        Some(Words { start, end, text: self.words(*span).into(), name: None })
    }
}

#[expect(clippy::cast_precision_loss, reason = "figures of news fit")]
fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Integer(n) => Some(*n as f64),
        Value::Number(n) => Some(*n),
        _ => None,
    }
}
