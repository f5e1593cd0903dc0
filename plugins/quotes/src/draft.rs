//! A quote while the article is read, and what one sentence leaves to the next.

use copydesk_sdk::core::{Form, Span};

use crate::construction::Construction;

/// A quote before its speaker's name is looked up.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) form: Form,
    pub(crate) parts: Parts,
    pub(crate) speaker: Option<Span>,
    pub(crate) cue: Option<Span>,
    pub(crate) recipient: Option<Span>,
    pub(crate) construction: Construction,
}

impl Draft {
    /// A quotation on its own, of nobody yet.
    pub(crate) fn direct(part: Span, construction: Construction) -> Self {
        let parts = Parts::from(part);
        Self { form: Form::Direct, parts, speaker: None, cue: None, recipient: None, construction }
    }
}

/// The parts of a quote, in order. Nearly all quotes have one, which needs no memory of its own.
#[derive(Clone, Debug, Default)]
pub(crate) struct Parts {
    first: Option<Span>,
    more: Vec<Span>,
}

impl From<Span> for Parts {
    fn from(part: Span) -> Self {
        Self { first: Some(part), more: Vec::new() }
    }
}

impl Parts {
    pub(crate) fn push(&mut self, part: Span) {
        if self.first.is_none() {
            self.first = Some(part);
        } else {
            self.more.push(part);
        }
    }

    pub(crate) fn pop(&mut self) -> Option<Span> {
        self.more.pop().or_else(|| self.first.take())
    }

    pub(crate) fn append(&mut self, behind: &Self) {
        behind.iter().for_each(|part| self.push(part));
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.first.is_none()
    }

    pub(crate) fn len(&self) -> usize {
        usize::from(self.first.is_some()) + self.more.len()
    }

    pub(crate) fn first(&self) -> Option<Span> {
        self.first
    }

    pub(crate) fn last(&self) -> Option<Span> {
        self.more.last().copied().or(self.first)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = Span> + Clone {
        self.first.into_iter().chain(self.more.iter().copied())
    }

    /// From the beginning of the first to the end of the last.
    pub(crate) fn whole(&self) -> Span {
        self.iter().reduce(Span::cover).unwrap_or_default()
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
