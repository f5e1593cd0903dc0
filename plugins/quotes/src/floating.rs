//! Quotations that no cue in their sentence governs: they go on from the quote before, or get their speaker
//! from the sentence or the dash behind.

use copydesk_sdk::core::Span;
use copydesk_sdk::core::layers::{Class, QuotationFlags, TokenKind};

use crate::attribution::{Attribution, Manner};
use crate::construction::Construction;
use crate::cues::Frames;
use crate::draft::{Draft, Loose, Spoke};
use crate::line::Line;
use crate::reading::Reading;
use crate::{credit, form, scare, trace};

/// A quotation that goes on longer, in parts, goes on in a claim of its own.
const MOST_PARTS: usize = 64;

impl Reading<'_> {
    /// Takes the quotations of a sentence that is nothing but quotations. Returns whether it was.
    #[inline(never)]
    pub(crate) fn floating(&mut self, line: &Line<'_>) -> bool {
        let credit = (0..line.len()).rev().take(12).find_map(|i| credit::behind_dash(line, i));
        let end = credit.as_ref().map_or(line.len(), |c| c.start);
        // "Instead, "he just sat there."": a word that joins it to what was said before may stand outside.
        let joining = Class::COORDINATOR.with(Class::ADVERB);
        if (0..end).any(|i| line.is_word(i) && !line.has(i, joining)) {
            return false;
        }
        let credited = credit.map(|range| line.span_of(&range));
        let mut any = false;
        for i in (0..end).filter(|&i| line.is_quotation(i)) {
            any |= self.float(line, i, credited);
        }
        any
    }

    fn float(&mut self, line: &Line<'_>, i: usize, credited: Option<Span>) -> bool {
        let Some(quotation) = line.quotation(i) else { return false };
        let paragraph = self.paragraph;
        let near = |s: &Spoke| s.paragraph == paragraph || s.last && s.paragraph + 1 == paragraph;
        let continues = quotation.flags.has(QuotationFlags::CONTINUES);
        let spoke = if credited.is_none() { self.spoke() } else { None };
        let spoke = spoke.filter(|s| continues || near(s));
        let speaker = credited.or(spoke.and_then(|s| s.speaker));
        let part = form::trim(self.view.text, quotation.inner);
        if part.is_empty() || !scare::is_speech(line, i, speaker.is_some()) {
            return false;
        }
        let open = spoke.and_then(|s| s.draft);
        let draft = open.and_then(|d| self.found.get_mut(d)).filter(|d| d.parts.len() < MOST_PARTS);
        let index = if let (Some(draft), Some(index)) = (draft, open) {
            draft.parts.push(part);
            trace::uncued(self.tracer, part, Construction::Continued, speaker);
            index
        } else {
            let construction = match (credited, speaker) {
                (Some(_), _) => Construction::Credit,
                (None, Some(_)) => Construction::Continued,
                (None, None) => Construction::Alone,
            };
            trace::uncued(self.tracer, part, construction, speaker);
            self.found.push(Draft { speaker, ..Draft::direct(part, construction) });
            self.found.len() - 1
        };
        let draft = credited.is_none().then_some(index);
        self.turn.set(Some(Spoke { speaker, draft, paragraph, last: true }));
        let open = matches!(line.last_quoted(i), Some(TokenKind::QUESTION | TokenKind::EXCLAMATION));
        self.loose = Some(Loose { draft: index, paragraph, open: open || speaker.is_none() });
        true
    }

    /// The attribution of the quotation in the sentence before: "Is it over?" Ann Gale, a baker, asked. / – Ann Gale.
    #[inline(never)]
    pub(crate) fn belated(&mut self, line: &Line<'_>, first: Option<&Attribution>, loose: Loose) -> bool {
        let index = loose.draft;
        if let Some(name) = credit::behind_dash(line, 0).filter(|n| n.end < line.len() || line.len() < 8) {
            let speaker = Some(line.span_of(&name));
            self.reattribute(index, speaker, None, Construction::Credit);
            return true;
        }
        let subject =
            |a: &&Attribution| matches!(a.manner, Manner::Subject | Manner::Inverted) && a.start <= 1;
        let Some(a) = first.filter(subject).filter(|a| a.cue.frames.has(Frames::QUOTE) && !a.cue.unreal)
        else {
            return false;
        };
        if !loose.open || loose.paragraph != self.paragraph || line.is_kind(line.len() - 1, TokenKind::COLON)
        {
            return false;
        }
        let speaker = a.speaker.as_ref().map(|s| line.span_of(s));
        let cue = line.span_of(&(a.cue.verb..a.cue.end));
        self.reattribute(index, speaker, Some(cue), Construction::QuoteCue);
        true
    }

    /// Gives the last part of a draft to another speaker: the draft itself, where it has no other part.
    fn reattribute(
        &mut self,
        index: usize,
        speaker: Option<Span>,
        cue: Option<Span>,
        construction: Construction,
    ) {
        let Some(draft) = self.found.get_mut(index) else { return };
        let mut own = index;
        if draft.parts.len() > 1 || draft.cue.is_some() {
            let Some(part) = draft.parts.pop() else { return };
            self.found.push(Draft { speaker, cue, ..Draft::direct(part, construction) });
            own = self.found.len() - 1;
        } else {
            (draft.speaker, draft.cue, draft.construction) = (speaker, cue, construction);
        }
        let open = cue.is_some().then_some(own);
        self.turn.set(Some(Spoke { speaker, draft: open, paragraph: self.paragraph, last: true }));
    }
}
