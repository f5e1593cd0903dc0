//! Whose turn it is: who spoke last, or whom the last sentences were about, and so may speak next.

use copydesk_sdk::core::Span;
use copydesk_sdk::core::layers::TokenKind;

use crate::draft::Spoke;
use crate::line::Line;
use crate::reading::Reading;
use crate::{credit, name, speaker};

/// Who spoke last, as far as it was asked for: whom a sentence of no quote is about takes a while to find, and most
/// often somebody is named as the speaker before anybody asks.
#[derive(Debug, Default)]
pub(crate) struct Turn {
    spoke: Option<Spoke>,
    /// Sentences since then that may be about somebody else.
    about: Vec<usize>,
}

impl Turn {
    pub(crate) fn set(&mut self, spoke: Option<Spoke>) {
        self.about.clear();
        self.spoke = spoke;
    }
}

impl Reading<'_> {
    /// Who spoke last.
    pub(crate) fn spoke(&mut self) -> Option<Spoke> {
        let about = std::mem::take(&mut self.turn.about);
        for (paragraph, line) in about.iter().filter_map(|number| self.lines.get(*number)) {
            let paragraph = *paragraph;
            if self.turn.spoke.is_none_or(|s| s.paragraph != paragraph)
                && let Some(speaker) = self.subject(line, false)
            {
                self.turn.spoke = Some(Spoke { speaker: Some(speaker), draft: None, paragraph, last: false });
            }
        }
        // Its room is used again.
        self.turn.about = about;
        self.turn.about.clear();
        self.turn.spoke
    }

    /// Whoever spoke right before the question that paragraph `number` is, and so is to answer it.
    pub(crate) fn asked(&mut self, number: usize) -> Option<Spoke> {
        let asked = self.spoke().filter(|s| s.last && s.paragraph + 1 == number)?;
        Some(Spoke { draft: None, paragraph: number, ..asked })
    }

    /// The sentence `number`, which is no quote. Whoever it is about may speak next; who is `pending`, does.
    pub(crate) fn about(&mut self, number: usize, line: &Line<'_>, pending: Option<Span>) {
        let paragraph = self.paragraph;
        let opens = line.items.last().is_some_and(|item| item.kind == TokenKind::COLON);
        if let Some(spoke) = &mut self.turn.spoke {
            spoke.last = false;
            spoke.draft = None;
        }
        if !opens && pending.is_none() {
            self.turn.about.push(number);
            return;
        }
        let speaker = pending.or_else(|| self.subject(line, opens));
        if speaker.is_some() {
            self.turn.set(Some(Spoke { speaker, draft: None, paragraph, last: true }));
        }
    }

    /// The subject of the sentence or whoever issued what it speaks of, if they can speak.
    fn subject(&self, line: &Line<'_>, opens: bool) -> Option<Span> {
        let range = credit::issuer(line).or_else(|| speaker::of_line(line, 0, line.len()))?;
        let span = line.span_of(&range);
        name::mention(self.view, span).is_some_and(|m| name::can_speak(m, opens)).then_some(span)
    }
}
