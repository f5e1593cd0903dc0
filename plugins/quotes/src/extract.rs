//! Reads an article paragraph by paragraph, sentence by sentence, and keeps who spoke last.

use std::ops::Range;

use copydesk_sdk::core::layers::{Class, Language, Mention, QuotationFlags, TokenKind, Zone};
use copydesk_sdk::core::{Form, Quote, Rule, Span, Speaker};

use crate::attribution::{self, Attribution, Manner};
use crate::content::{self, Taken};
use crate::cue::{self, Cue};
use crate::cues::Cues;
use crate::form;
use crate::line::{Line, Lines, View};
use crate::name;
use crate::speaker;

/// The rules that find quotations without a cue.
pub(crate) const UNCUED: [&str; 2] = ["continued", "alone"];

/// A quotation that goes on longer, in parts, goes on in a claim of its own.
const MOST_PARTS: usize = 64;

/// A quote before its speaker's name is looked up.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) form: Form,
    pub(crate) parts: Vec<Span>,
    pub(crate) speaker: Option<Span>,
    pub(crate) cue: Option<Span>,
    pub(crate) recipient: Option<Span>,
    pub(crate) rule: &'static str,
}

/// Who spoke last, and in which quote.
#[derive(Clone, Copy, Debug)]
struct Spoke {
    speaker: Option<Span>,
    /// The draft that a quotation with no cue of its own goes on.
    draft: Option<usize>,
    /// The paragraph in which that was.
    paragraph: usize,
    /// Whether nothing came behind it in that paragraph.
    last: bool,
}

/// All quotes of an article, in the order in which they are found: by sentence, then by cue.
#[must_use]
pub fn quotes(view: &View<'_>, cues: &Cues) -> Vec<Quote> {
    let mut reading =
        Reading { view, cues, found: Vec::new(), spoke: None, buffer: Vec::new(), attributions: Vec::new() };
    let mut lines = Lines::default();
    for (number, paragraph) in view.paragraphs.iter().enumerate() {
        let skipped = matches!(paragraph.zone, Zone::TITLE | Zone::HEADING | Zone::CREDIT | Zone::DATELINE);
        if skipped || paragraph.language != Language::ENGLISH {
            if paragraph.zone == Zone::HEADING {
                reading.spoke = None;
            }
            continue;
        }
        lines.fill(view, paragraph);
        for line in lines.each(view) {
            reading.line(&line, number);
        }
    }
    reading.found.into_iter().map(|draft| finish(view, draft)).collect()
}

fn finish(view: &View<'_>, draft: Draft) -> Quote {
    let speaker = draft.speaker.map(|span| Speaker { span, name: name::of(view, span) });
    let rule = Rule { name: draft.rule, confidence: 0.8 };
    Quote { form: draft.form, parts: draft.parts, speaker, cue: draft.cue, recipient: draft.recipient, rule }
}

struct Reading<'a> {
    view: &'a View<'a>,
    cues: &'a Cues,
    found: Vec<Draft>,
    spoke: Option<Spoke>,
    buffer: Vec<Cue>,
    attributions: Vec<Attribution>,
}

impl Reading<'_> {
    fn line(&mut self, line: &Line<'_>, paragraph: usize) {
        cue::all(line, self.cues, &mut self.buffer);
        attribution::all(line, &self.buffer, &mut self.attributions);
        let mut taken = Taken::default();
        let mut main = None;
        let mut covered = vec![false; line.len()];
        let mut spoke = None;
        let mut pending = None;
        let first = self.found.len();
        for k in 0..self.attributions.len() {
            let a = &self.attributions[k];
            let Some(content) = content::find(line, &self.attributions, k, taken) else {
                pending = a.speaker.as_ref().map(|s| line.span_of(s)).or(pending);
                continue;
            };
            let quoted = content.parts.iter().cloned().flatten().any(|i| line.quotation(i).is_some());
            if content.needs_quotation && !quoted {
                continue;
            }
            // Words inside a judgement or a thing named are no judgement of their own.
            let weak = matches!(content.rule, "cue-judgement" | "cue-noun");
            if weak && content.parts.first().is_some_and(|p| covered.get(p.start) == Some(&true)) {
                continue;
            }
            let Some((parts, form)) = form::parts(line, &content.parts) else { continue };
            let nested = covered.get(a.cue.verb) == Some(&true);
            for i in content.parts.iter().cloned().flatten() {
                if let Some(c) = covered.get_mut(i) {
                    *c = true;
                }
            }
            if !weak {
                let end = content.parts.iter().map(|p| p.end).max().unwrap_or(0);
                taken = Taken { lead: a.end, consumed: taken.consumed.max(end) };
            }
            let span = |range: &Range<usize>| line.span_of(range);
            // What hangs on a clause is said by the speaker of the clause, not by one who is reported in it.
            let hung = matches!(a.manner, Manner::Participle | Manner::Elided);
            let own = a.speaker.as_ref().map(span);
            let speaker = if hung { main.or(own) } else { own };
            if !nested && !hung && a.manner != Manner::Relative {
                main = speaker.or(main);
            }
            let recipient = content.recipient.as_ref().or(a.recipient.as_ref()).map(span);
            let cue = Some(line.span_of(&(a.cue.verb..content.cue_end.unwrap_or(a.cue.words().end))));
            self.found.push(Draft { form, parts, speaker, cue, recipient, rule: content.rule });
            spoke = Some(Spoke { speaker, draft: None, paragraph, last: true });
        }
        self.drop_nested(first);
        if let Some(spoke) = &mut spoke {
            let last = self.found.last().filter(|d| d.form != Form::Indirect);
            spoke.draft = last.and(self.found.len().checked_sub(1));
        }
        let opens_quote = (0..line.len()).next_back().is_some_and(|i| line.is_kind(i, TokenKind::COLON));
        if let Some(speaker) = pending.filter(|_| opens_quote) {
            spoke = Some(Spoke { speaker: Some(speaker), draft: None, paragraph, last: true });
        }
        let free = self.floating(line, &covered, paragraph, spoke.is_some());
        if spoke.is_some() {
            self.spoke = spoke;
        } else if !free {
            if let Some(s) = &mut self.spoke {
                s.last = false;
                s.draft = None;
            }
            // A sentence about somebody, then a quotation: they speak.
            if let Some(range) = speaker::of_line(line, 0, line.len()) {
                let span = line.span_of(&range);
                if self.person(span) && self.spoke.is_none_or(|s| s.paragraph != paragraph) {
                    self.spoke = Some(Spoke { speaker: Some(span), draft: None, paragraph, last: false });
                }
            }
        }
    }

    /// Judgements inside the content of another cue of the sentence belong to it.
    fn drop_nested(&mut self, first: usize) {
        let drafts = self.found.get(first..).unwrap_or_default();
        if drafts.len() < 2 {
            return;
        }
        let inside = |part: &Span, d: &Draft| d.parts.iter().any(|p| p.contains(*part) && p != part);
        let nested: Vec<bool> = drafts
            .iter()
            .map(|d| {
                matches!(d.rule, "cue-judgement" | "cue-noun")
                    && drafts
                        .iter()
                        .take(16)
                        .any(|other| d.parts.first().is_some_and(|part| inside(part, other)))
            })
            .collect();
        let mut nested = nested.into_iter();
        let mut index = 0;
        self.found.retain(|_| {
            index += 1;
            index <= first || !nested.next().unwrap_or(false)
        });
    }

    fn person(&self, span: Span) -> bool {
        name::mention(self.view, span)
            .is_some_and(|m: &Mention| m.kind == copydesk_sdk::core::layers::MentionKind::PERSON)
    }

    /// Quotations that no cue governs. Returns whether the line was nothing but such.
    fn floating(&mut self, line: &Line<'_>, covered: &[bool], paragraph: usize, attributed: bool) -> bool {
        let bare = (0..line.len()).any(|i| line.is_word(i) && !line.has(i, Class::COORDINATOR));
        if bare || attributed {
            return false;
        }
        let mut any = false;
        for i in (0..line.len()).filter(|&i| !covered.get(i).copied().unwrap_or(false)) {
            let Some(quotation) = line.quotation(i) else { continue };
            any = true;
            let part = form::trim(self.view.text, quotation.inner);
            if part.is_empty() {
                continue;
            }
            let spoke =
                self.spoke.filter(|s| s.paragraph == paragraph || s.last && s.paragraph + 1 == paragraph);
            let continues = quotation.flags.has(QuotationFlags::CONTINUES);
            let spoke = if continues { self.spoke } else { spoke };
            if let Some(draft) = spoke
                .and_then(|s| s.draft)
                .and_then(|d| self.found.get_mut(d))
                .filter(|d| d.parts.len() < MOST_PARTS)
            {
                draft.parts.push(part);
                self.spoke = self.spoke.map(|s| Spoke { paragraph, last: true, ..s });
                continue;
            }
            let speaker = spoke.and_then(|s| s.speaker);
            self.found.push(Draft {
                form: Form::Direct,
                parts: vec![part],
                speaker,
                cue: None,
                recipient: None,
                rule: "continued",
            });
            self.spoke = Some(Spoke { speaker, draft: Some(self.found.len() - 1), paragraph, last: true });
        }
        any
    }
}
