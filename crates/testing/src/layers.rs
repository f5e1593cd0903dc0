use copydesk_core::Span;
use copydesk_core::layers::{Layers, NONE};

/// Checks that layers keep their promises: spans on character boundaries of the text and in order, indices
/// within their layers, tokens within paragraphs, no byte of two tokens.
///
/// # Panics
/// Where they do not.
pub fn check_layers(text: &str, layers: &Layers) {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let (tokens, sentences) = (count(layers.tokens.len()), count(layers.sentences.len()));
    let words = |what: &str, span: Span| {
        assert!(span.of(text).is_some(), "the {what} {span:?} does not fit the text");
        assert!(!span.is_empty(), "the {what} at {} is empty", span.start);
    };
    let range = |what: &str, first: u32, end: u32, of: u32| {
        assert!(first <= end && end <= of, "a {what} has {first}..{end} of {of}");
    };
    let mut last = 0;
    for token in &layers.tokens {
        words("token", token.span);
        assert!(last <= token.span.start, "two tokens share a byte at {}", token.span.start);
        last = token.span.end;
    }
    let mut last = 0;
    for paragraph in &layers.paragraphs {
        words("paragraph", paragraph.span);
        assert!(last <= paragraph.span.start, "two paragraphs share a byte");
        last = paragraph.span.end;
        range("paragraph", paragraph.first_token, paragraph.end_token, tokens);
        range("paragraph", paragraph.first_sentence, paragraph.end_sentence, sentences);
    }
    let mut last = 0;
    for sentence in &layers.sentences {
        words("sentence", sentence.span);
        assert!(last <= sentence.span.start, "two sentences share a byte at {}", sentence.span.start);
        last = sentence.span.end;
        range("sentence", sentence.first_token, sentence.end_token, tokens);
        let paragraph = layers.paragraphs.get(sentence.paragraph as usize);
        assert!(paragraph.is_some_and(|p| p.span.contains(sentence.span)), "a sentence leaves its paragraph");
    }
    for quotation in &layers.quotations {
        words("quotation", quotation.span);
        assert!(quotation.span.contains(quotation.inner), "a quotation's inside is outside");
        assert!(quotation.inner.of(text).is_some());
        range("quotation", quotation.first_token, quotation.end_token, tokens);
        assert!(quotation.parent == NONE || quotation.parent < count(layers.quotations.len()));
    }
    for mention in &layers.mentions {
        words("mention", mention.span);
        assert!(mention.name.of(text).is_some() && mention.full_name.of(text).is_some());
        range("mention", mention.first_token, mention.end_token, tokens);
    }
}
