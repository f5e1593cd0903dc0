use serde::{Deserialize, Serialize};

use crate::{AttributeSink, Claim, Rule, Span, Speaker, kind};

/// How the words of a quote are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// All of them between quotation marks.
    Direct,
    /// A reported clause with quoted words in it.
    Mixed,
    /// Reported without quotation marks.
    Indirect,
}

impl Form {
    /// The word for it in output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Mixed => "mixed",
            Self::Indirect => "indirect",
        }
    }
}

/// Words, or the gist of words, that the article attributes to somebody.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// Direct, mixed or indirect.
    pub form: Form,
    /// What was said, without outer marks, speaker, cue or a leading "that": one part, or several where the
    /// attribution breaks the quote. Never empty, in order.
    pub parts: Vec<Span>,
    /// Who said it.
    pub speaker: Option<Speaker>,
    /// The reporting word or phrase.
    pub cue: Option<Span>,
    /// Who was told.
    pub recipient: Option<Span>,
    /// How it was found.
    pub rule: Rule,
}

/// The keys of the parts that nearly all quotes make do with.
const PARTS: [&str; 4] = ["parts[0]", "parts[1]", "parts[2]", "parts[3]"];

impl Claim for Quote {
    fn kind(&self) -> &str {
        kind::QUOTE
    }
    fn span(&self) -> Span {
        self.parts.iter().copied().reduce(Span::cover).unwrap_or_default()
    }
    fn confidence(&self) -> f32 {
        self.rule.confidence
    }
    fn rule(&self) -> &str {
        self.rule.name
    }
    fn attributes<'a>(&'a self, out: &mut dyn AttributeSink<'a>) {
        out.add("form", self.form.name().into());
        for (i, part) in self.parts.iter().enumerate() {
            match PARTS.get(i) {
                Some(key) => out.add(key, (*part).into()),
                None => out.add_made(format!("parts[{i}]"), (*part).into()),
            }
        }
        out.add("speaker", self.speaker.as_ref().map(|s| s.span).into());
        if let Some(speaker) = &self.speaker {
            out.add("speaker.name", speaker.name.as_str().into());
        }
        out.add("cue", self.cue.into());
        out.add("recipient", self.recipient.into());
    }
}
