//! A quote while the article is read, and what one sentence leaves to the next.

use copydesk_sdk::core::{Form, Span};

use crate::construction::Construction;

/// A quote before its speaker's name is looked up.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) form: Form,
    pub(crate) parts: Vec<Span>,
    pub(crate) speaker: Option<Span>,
    pub(crate) cue: Option<Span>,
    pub(crate) recipient: Option<Span>,
    pub(crate) construction: Construction,
}

impl Draft {
    /// A quotation on its own, of nobody yet.
    pub(crate) fn direct(part: Span, construction: Construction) -> Self {
        let parts = vec![part];
        Self { form: Form::Direct, parts, speaker: None, cue: None, recipient: None, construction }
    }
}

/// Who spoke last, and in which quote.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spoke {
    pub(crate) speaker: Option<Span>,
    /// The draft that a quotation with no cue of its own goes on.
    pub(crate) draft: Option<usize>,
    /// The paragraph in which that was.
    pub(crate) paragraph: usize,
    /// Whether nothing came behind it in that paragraph.
    pub(crate) last: bool,
}

/// A quotation that stood alone in the sentence before.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Loose {
    /// The draft that it made or went on.
    pub(crate) draft: usize,
    pub(crate) paragraph: usize,
    /// It ended in a question or exclamation mark, behind which its attribution may begin with a capital.
    pub(crate) open: bool,
}
