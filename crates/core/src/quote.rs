use serde::{Deserialize, Serialize};
use smol_str::format_smolstr;

use crate::{Attributes, Claim, Rule, Span, Speaker, Value, kind};

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
    fn attributes(&self, out: &mut Attributes) {
        out.add("form", Value::word(self.form.name()));
        for (i, part) in self.parts.iter().enumerate() {
            match PARTS.get(i) {
                Some(key) => out.add(key, *part),
                None => out.add_key(format_smolstr!("parts[{i}]"), *part),
            }
        }
        out.add("speaker", self.speaker.as_ref().map(|s| s.span));
        if let Some(speaker) = &self.speaker {
            out.add("speaker.name", speaker.name.as_str());
        }
        out.add("cue", Value::from(self.cue));
        out.add("recipient", Value::from(self.recipient));
    }
}
