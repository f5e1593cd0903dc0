//! Cuts a text into paragraphs.

use copydesk_core::Span;
use copydesk_core::layers::{Paragraph, Token};

/// The paragraphs of `text`, without sentences.
pub(crate) fn cut(text: &str, tokens: &[Token]) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    for (index, token) in (0..).zip(tokens) {
        let gap =
            paragraphs.last().and_then(|last| text.get(last.span.end as usize..token.span.start as usize));
        if let Some(last) = paragraphs.last_mut()
            && !gap.is_some_and(|gap| gap.contains('\n'))
        {
            last.span.end = token.span.end;
            last.end_token = index + 1;
        } else {
            let span = Span::new(token.span.start, token.span.end);
            paragraphs.push(Paragraph {
                span,
                first_token: index,
                end_token: index + 1,
                dateline_end: span.start,
                ..Paragraph::default()
            });
        }
    }
    paragraphs
}
