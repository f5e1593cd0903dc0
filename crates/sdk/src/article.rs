use copydesk_abi as abi;
use copydesk_core::chrono::NaiveDate;
use copydesk_core::layers::{Mention, Paragraph, Quotation, Sentence, Token};
use copydesk_core::{Published, Span};

use crate::borrow;

/// An article, as an extractor reads it. All of it is borrowed from the host: looking costs nothing.
#[derive(Clone, Debug)]
pub struct Article<'a> {
    id: &'a str,
    text: &'a str,
    title: &'a str,
    published: &'a str,
    outlet: &'a str,
    url: &'a str,
    language: &'a str,
    metadata: &'a [abi::Field],
    paragraphs: &'a [Paragraph],
    sentences: &'a [Sentence],
    tokens: &'a [Token],
    quotations: &'a [Quotation],
    mentions: &'a [Mention],
    claims: &'a [abi::Claim],
}

/// "" is how the boundary says "not stated".
fn stated(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

impl<'a> Article<'a> {
    /// Reads what the host lent; `None` where it broke the contract.
    ///
    /// # Safety
    /// `lent` is null or a valid article of the boundary, and so it stays for `'a`.
    pub(crate) unsafe fn borrow(lent: *const abi::Article) -> Option<Self> {
        // SAFETY: the caller vouches for `lent` and for everything it points to, for `'a`.
        unsafe {
            let lent = borrow::read(lent)?;
            Some(Self {
                id: borrow::string(lent.id),
                text: borrow::string(lent.text),
                title: borrow::string(lent.title),
                published: borrow::string(lent.published),
                outlet: borrow::string(lent.outlet),
                url: borrow::string(lent.url),
                language: borrow::string(lent.language),
                metadata: borrow::elements(lent.metadata),
                paragraphs: borrow::elements(lent.paragraphs),
                sentences: borrow::elements(lent.sentences),
                tokens: borrow::elements(lent.tokens),
                quotations: borrow::elements(lent.quotations),
                mentions: borrow::elements(lent.mentions),
                claims: borrow::elements(lent.claims),
            })
        }
    }

    /// Its name in this run.
    #[must_use]
    pub fn id(&self) -> &'a str {
        self.id
    }

    /// The text exactly as read. Every span points into it.
    #[must_use]
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// The words of `span`; empty where it does not fit the text.
    #[must_use]
    pub fn words(&self, span: Span) -> &'a str {
        span.of(self.text).unwrap_or_default()
    }

    /// The headline, where it is known apart from the text.
    #[must_use]
    pub fn title(&self) -> Option<&'a str> {
        stated(self.title)
    }

    /// The day it was published.
    #[must_use]
    pub fn published(&self) -> Option<NaiveDate> {
        stated(self.published).and_then(|written| Published::parse(written).ok()).map(|day| day.date())
    }

    /// Who published it.
    #[must_use]
    pub fn outlet(&self) -> Option<&'a str> {
        stated(self.outlet)
    }

    /// Where on the web it stands.
    #[must_use]
    pub fn url(&self) -> Option<&'a str> {
        stated(self.url)
    }

    /// A two-letter language code, where stated.
    #[must_use]
    pub fn language(&self) -> Option<&'a str> {
        stated(self.language)
    }

    /// A further field, by name.
    #[must_use]
    pub fn metadata(&self, key: &str) -> Option<&'a str> {
        self.metadata.iter().find_map(|field| {
            // SAFETY: the host lent both strings for as long as the article.
            let (name, value) = unsafe { (borrow::string(field.key), borrow::string(field.value)) };
            (name == key).then_some(value)
        })
    }

    /// The paragraphs. This layer and the next ones may be empty where the extractor does not require them.
    #[must_use]
    pub fn paragraphs(&self) -> &'a [Paragraph] {
        self.paragraphs
    }

    /// The sentences.
    #[must_use]
    pub fn sentences(&self) -> &'a [Sentence] {
        self.sentences
    }

    /// The tokens.
    #[must_use]
    pub fn tokens(&self) -> &'a [Token] {
        self.tokens
    }

    /// The stretches between quotation marks.
    #[must_use]
    pub fn quotations(&self) -> &'a [Quotation] {
        self.quotations
    }

    /// The mentions of people, organisations and groups.
    #[must_use]
    pub fn mentions(&self) -> &'a [Mention] {
        self.mentions
    }

    /// The claims of one kind that the extractors before this one found, in order. The kind must be among
    /// those that this extractor requires or uses optionally.
    pub fn claims(&self, kind: &'a str) -> impl Iterator<Item = Earlier<'a>> + use<'a> {
        let earlier = self.claims.iter().map(|claim| Earlier { claim });
        earlier.filter(move |claim| claim.kind() == kind)
    }
}

/// A claim of an extractor that ran before.
#[derive(Clone, Copy, Debug)]
pub struct Earlier<'a> {
    claim: &'a abi::Claim,
}

impl<'a> Earlier<'a> {
    /// What kind of claim.
    #[must_use]
    pub fn kind(self) -> &'a str {
        // SAFETY: the host lent it for as long as the article.
        unsafe { borrow::string(self.claim.kind) }
    }

    /// The rule that found it.
    #[must_use]
    pub fn rule(self) -> &'a str {
        // SAFETY: as above.
        unsafe { borrow::string(self.claim.rule) }
    }

    /// The words.
    #[must_use]
    pub fn span(self) -> Span {
        Span::new(self.claim.span.start, self.claim.span.end)
    }

    /// How sure its extractor is.
    #[must_use]
    pub fn confidence(self) -> f64 {
        self.claim.confidence
    }

    fn attribute(self, key: &str) -> Option<&'a abi::Attribute> {
        // SAFETY: as above, for the attributes and for their keys.
        let attributes: &'a [abi::Attribute] = unsafe { borrow::elements(self.claim.attributes) };
        // SAFETY: as above.
        attributes.iter().find(|a| unsafe { borrow::string(a.key) } == key)
    }

    /// The words under `key`, where its value is a span.
    #[must_use]
    pub fn span_of(self, key: &str) -> Option<Span> {
        self.attribute(key).filter(|a| a.tag == abi::SPAN).and_then(|a| borrow::span(a.span))
    }

    /// The string under `key`.
    #[must_use]
    pub fn string(self, key: &str) -> Option<&'a str> {
        let attribute = self.attribute(key).filter(|a| a.tag == abi::STRING)?;
        // SAFETY: as above.
        Some(unsafe { borrow::string(attribute.string) })
    }

    /// The number under `key`, whole or not.
    #[must_use]
    pub fn number(self, key: &str) -> Option<f64> {
        let attribute = self.attribute(key)?;
        match attribute.tag {
            #[expect(clippy::cast_precision_loss, reason = "figures of news fit")]
            abi::INTEGER => Some(attribute.integer as f64),
            abi::NUMBER => Some(attribute.number),
            _ => None,
        }
    }

    /// The spans of a list: `spans("parts")` reads `parts[0]`, `parts[1]` and so on.
    pub fn spans(self, list: &str) -> impl Iterator<Item = Span> {
        (0..).map_while(move |i| self.span_of(&format!("{list}[{i}]")))
    }
}
