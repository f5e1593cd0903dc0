//! What one sentence after the other says, and by whom.

use std::ops::Range;

use copydesk_sdk::core::layers::QuotationFlags;
use copydesk_sdk::core::{Form, Span};
use copydesk_sdk::prelude::Tracer;

use crate::attribution::{Attribution, Manner};
use crate::construction::Construction;
use crate::cues::Frames;
use crate::draft::{Draft, Loose, Parts, Spoke};
use crate::frames::{self, Content, Taken};
use crate::line::{Line, View};
use crate::turn::Turn;
use crate::{credit, form, trace};

/// The state between sentences.
pub(crate) struct Reading<'a> {
    pub(crate) view: &'a View<'a>,
    pub(crate) tracer: Tracer<'a>,
    /// The sentences, each with the number of its paragraph.
    pub(crate) lines: &'a [(usize, Line<'a>)],
    pub(crate) found: &'a mut Vec<Draft>,
    pub(crate) turn: &'a mut Turn,
    /// The draft that the quotations of the sentence before made or went on, if they stood alone there.
    pub(crate) loose: Option<Loose>,
    pub(crate) paragraph: usize,
    /// In how many quotes each item of the sentence stands already.
    pub(crate) covered: &'a mut Vec<u8>,
}

impl Reading<'_> {
    /// Reads the sentence `number`.
    pub(crate) fn line(&mut self, number: usize, line: &Line<'_>, attributions: &[Attribution]) {
        self.covered.clear();
        if !attributions.is_empty() {
            self.covered.resize(line.len(), 0);
        }
        let loose = self.loose.take();
        let (found, pending) = self.attributed(line, attributions);
        let spoke = found.or_else(|| if line.quoted { self.labelled(line) } else { None });
        if let Some(spoke) = spoke {
            self.turn.set(Some(spoke));
            return;
        }
        let belated = loose.is_some_and(|loose| self.belated(line, attributions.first(), loose));
        if belated || line.quoted && self.floating(line) {
            return;
        }
        self.about(number, line, pending);
    }

    /// The quotes of the cues of the sentence. Returns who spoke, and who was left with nothing said.
    fn attributed(&mut self, line: &Line<'_>, attributions: &[Attribution]) -> (Option<Spoke>, Option<Span>) {
        let first = self.found.len();
        let (mut taken, mut main, mut pending, mut spoke) = (Taken::default(), None, None, None);
        for (k, a) in attributions.iter().enumerate() {
            let depth = self.depth(a.cue.verb);
            if depth >= DEEPEST {
                continue;
            }
            let own = a.speaker.as_ref().map(|s| line.span_of(s));
            let content = frames::find(line, attributions, k, taken).filter(|c| self.counts(line, c));
            let Some(content) = content else {
                trace::nothing_said(self.tracer, line, a);
                pending = own.filter(|_| a.cue.frames.has(Frames::QUOTE)).or(pending);
                continue;
            };
            let Some((mut parts, form)) = form::parts(line, content.parts()) else { continue };
            self.cover(content.parts());
            if !content.construction.is_weak() {
                let end = content.parts().map(|p| p.end).max().unwrap_or(0);
                taken = Taken { lead: a.end, consumed: taken.consumed.max(end) };
            }
            // What hangs on a clause is said by the speaker of the clause, not by one who is reported in it.
            let hung = matches!(a.manner, Manner::Participle | Manner::Elided);
            let speaker = if hung { main.or(own) } else { own };
            // "He said no. Adding, "Never.""
            let fragment = a.manner == Manner::Participle && a.start == 0;
            let before = if fragment { self.spoke() } else { None };
            let same = before.filter(|s| s.paragraph == self.paragraph).and_then(|s| s.speaker);
            let speaker = speaker.or(same);
            if depth == 0 && !hung && !matches!(a.manner, Manner::Relative | Manner::Noun) {
                main = speaker.or(main);
            }
            let recipient = content.recipient.as_ref().or(a.recipient.as_ref()).map(|r| line.span_of(r));
            let cue = Some(line.span_of(&(a.cue.verb..content.cue_end.unwrap_or(a.cue.end))));
            let opened = self.opened(line, &content);
            if let Some(mut all) = opened {
                all.append(&parts);
                parts = all;
            }
            let draft = Draft { form, parts, speaker, cue, recipient, construction: content.construction };
            trace::reported(self.tracer, line, a, &draft, own);
            self.found.push(draft);
            spoke = Some(Spoke { speaker, draft: None, paragraph: self.paragraph, last: true });
        }
        self.drop_nested(first);
        if let Some(spoke) = &mut spoke {
            let last = self.found.last().filter(|d| d.form != Form::Indirect);
            spoke.draft = last.and(self.found.len().checked_sub(1));
        }
        (spoke, pending)
    }

    /// The parts of a quotation that earlier paragraphs opened and that only here gets its attribution; they are
    /// taken from the draft that held them.
    fn opened(&mut self, line: &Line<'_>, content: &Content) -> Option<Parts> {
        let first = line.quotation(content.first.start);
        let continues = first.is_some_and(|q| q.flags.has(QuotationFlags::CONTINUES));
        let goes_on = continues && content.construction == Construction::QuoteCue;
        let spoke = if goes_on { self.spoke() } else { None };
        let draft = spoke.filter(|s| s.paragraph + 1 == self.paragraph).and_then(|s| s.draft);
        let draft = draft.and_then(|d| self.found.get_mut(d)).filter(|d| d.cue.is_none());
        // Inside a quotation that another kind of mark opened, somebody else is quoted.
        let text = self.view.text;
        let opener = |at: u32| text.get(..at as usize).and_then(|t| t.chars().next_back());
        let mark = first.and_then(|q| opener(q.inner.start));
        let same = |d: &&mut Draft| d.parts.last().is_some_and(|p| opener(p.start) == mark);
        draft.filter(same).map(|d| std::mem::take(&mut d.parts))
    }

    /// Whether the content has the quoted words it needs, and is not part of what somebody else says.
    fn counts(&self, line: &Line<'_>, content: &Content) -> bool {
        let lacks = content.needs_quotation && !content.parts().any(|part| line.quotes(part.clone()));
        // A quotation that a cue in reported words governs is part of them, too.
        let construction = content.construction;
        let bound = construction.is_weak() || construction == Construction::CueQuote;
        let part = bound && self.depth(content.first.start) > 0;
        !(lacks || part)
    }

    fn depth(&self, item: usize) -> u8 {
        self.covered.get(item).copied().unwrap_or(0)
    }

    fn cover<'r>(&mut self, parts: impl IntoIterator<Item = &'r Range<usize>>) {
        for part in parts {
            if let Some(covered) = self.covered.get_mut(part.clone()) {
                covered.iter_mut().for_each(|depth| *depth = depth.saturating_add(1));
            }
        }
    }

    /// Judgements and things named inside the content of another cue of the sentence belong to it.
    fn drop_nested(&mut self, first: usize) {
        let drafts = self.found.get(first..).unwrap_or_default();
        if drafts.len() < 2 {
            return;
        }
        let inside = |part: Span, d: &Draft| d.parts.iter().any(|p| p.contains(part) && p != part);
        let nested = |d: &Draft| {
            let within = |other: &Draft| d.parts.first().is_some_and(|part| inside(part, other));
            d.construction.is_weak() && drafts.iter().take(NEIGHBOURS).any(within)
        };
        let mut nested = drafts.iter().map(nested).collect::<Vec<_>>().into_iter();
        let mut index = 0;
        self.found.retain(|_| {
            index += 1;
            index <= first || !nested.next().unwrap_or(false)
        });
    }

    /// Ann Gale: "...".
    #[inline(never)]
    fn labelled(&mut self, line: &Line<'_>) -> Option<Spoke> {
        let (range, quotation) = credit::before_colon(line)?;
        let content = quotation..line.len();
        let (parts, form) = form::parts(line, [&content])?;
        self.cover([&content]);
        let speaker = Some(line.span_of(&range));
        let construction = Construction::Label;
        self.found.push(Draft { form, parts, speaker, cue: None, recipient: None, construction });
        Some(Spoke { speaker, draft: Some(self.found.len() - 1), paragraph: self.paragraph, last: true })
    }
}

/// She said that he said that they said: deeper, nothing is reported.
const DEEPEST: u8 = 3;

/// How many drafts of a sentence are compared with each of its judgements.
const NEIGHBOURS: usize = 16;
