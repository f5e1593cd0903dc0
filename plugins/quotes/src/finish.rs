//! From drafts to quotes: the speaker's name, the rule, how sure it is.

use copydesk_sdk::core::{Form, Quote, Rule, Span, Speaker};

use crate::draft::Draft;
use crate::line::View;
use crate::name::Persons;
use crate::{confidence, name};

/// Where quotes are put together, one at a time: each takes the memory of the one before.
#[derive(Debug)]
pub(crate) struct Place {
    quote: Quote,
    /// The name, while there is no speaker.
    name: String,
}

impl Default for Place {
    fn default() -> Self {
        let (parts, rule) = (Vec::new(), Rule { name: "", confidence: 0.0 });
        let quote = Quote { form: Form::Direct, parts, speaker: None, cue: None, recipient: None, rule };
        Self { quote, name: String::new() }
    }
}

/// Makes quotes of the drafts of an article.
pub(crate) struct Finished<'a> {
    view: &'a View<'a>,
    persons: Persons,
    place: &'a mut Place,
    /// Where the last name stands.
    named: Option<Span>,
}

impl<'a> Finished<'a> {
    pub(crate) fn new(view: &'a View<'a>, place: &'a mut Place) -> Self {
        Self { view, persons: Persons::default(), place, named: None }
    }

    pub(crate) fn quote(&mut self, draft: &Draft) -> &Quote {
        let Place { quote, name } = &mut *self.place;
        if let Some(speaker) = quote.speaker.take() {
            *name = speaker.name;
        }
        quote.speaker = draft.speaker.map(|span| {
            let fullest = name::fullest(self.view, span);
            // Who spoke last often goes on.
            if self.named != Some(fullest) {
                self.named = Some(fullest);
                name.clear();
                name.push_str(&name::written(self.view, fullest, &self.persons));
            }
            Speaker { span, name: std::mem::take(name) }
        });
        quote.form = draft.form;
        quote.parts.clear();
        quote.parts.extend(draft.parts.iter());
        (quote.cue, quote.recipient) = (draft.cue, draft.recipient);
        quote.rule = Rule { name: draft.construction.name(), confidence: confidence::of(self.view, draft) };
        quote
    }
}
