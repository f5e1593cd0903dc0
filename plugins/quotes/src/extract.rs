//! Reads an article paragraph by paragraph, sentence by sentence, and keeps who spoke last.

use std::ops::Range;

use copydesk_sdk::core::layers::{Language, QuotationFlags, TokenKind, Zone};
use copydesk_sdk::core::{Form, Quote, Rule, Span, Speaker};
use copydesk_sdk::prelude::Tracer;

use crate::attribution::{self, Attribution, Manner};
use crate::construction::Construction;
use crate::cue::{self, Cue};
use crate::cues::{Cues, Frames};
use crate::draft::{Draft, Loose, Spoke};
use crate::frames::{self, Content, Taken};
use crate::line::{Line, View};
use crate::lines::Lines;
use crate::name::Persons;
use crate::{confidence, credit, form, interview, name, speaker, trace};

/// Room to work in, kept between articles.
#[derive(Debug, Default)]
pub(crate) struct Room {
    lines: Lines,
    attributions: Vec<Attribution>,
    cues: Vec<Cue>,
    covered: Vec<u8>,
}

/// All quotes of an article, in the order in which they are found: by sentence, then by cue.
#[must_use]
pub fn quotes(view: &View<'_>, cues: &Cues) -> Vec<Quote> {
    let mut quotes = Vec::new();
    traced(view, cues, &mut Room::default(), Tracer::SILENT, |quote| quotes.push(quote));
    quotes
}

/// Gives all quotes of an article to `take`, and the reasons for them to `tracer`.
pub(crate) fn traced(
    view: &View<'_>,
    cues: &Cues,
    room: &mut Room,
    tracer: Tracer<'_>,
    mut take: impl FnMut(Quote),
) {
    let Room { lines, attributions, cues: buffer, covered } = room;
    // News has a quote in every other sentence.
    let found = Vec::with_capacity(view.sentences.len() / 2 + 1);
    let mut reading =
        Reading { view, tracer, cues, found, spoke: None, loose: None, paragraph: 0, covered, buffer };
    let mut turns = interview::turns(view);
    lines.restart();
    for (number, paragraph) in view.paragraphs.iter().enumerate() {
        if let Some(turn) = turns.remove(&number) {
            reading.found.push(turn);
            continue;
        }
        let last = paragraph.end_token.checked_sub(1).and_then(|last| view.tokens.get(last as usize));
        let ends = |kind| last.is_some_and(|t| t.kind == kind);
        let introduces = paragraph.zone == Zone::HEADING && ends(TokenKind::COLON);
        let skipped = !introduces
            && matches!(paragraph.zone, Zone::TITLE | Zone::HEADING | Zone::CREDIT | Zone::DATELINE);
        if skipped || paragraph.language != Language::ENGLISH {
            trace::skipped(tracer, view, paragraph);
            if paragraph.zone == Zone::HEADING {
                reading.spoke = if ends(TokenKind::QUESTION) { reading.asked(number) } else { None };
            }
            continue;
        }
        reading.paragraph = number;
        let (before, found) = (reading.spoke, reading.found.len());
        lines.open(view, paragraph);
        while let Some(line) = lines.next(view) {
            reading.line(&line, attributions);
            trace::left_alone(tracer, &line, &reading.found);
        }
        // An interviewer's question leaves the word with whom it is put to.
        if ends(TokenKind::QUESTION) && reading.found.len() == found {
            let last = std::mem::replace(&mut reading.spoke, before);
            reading.spoke = reading.asked(number).or(last);
        }
    }
    let persons = Persons::default();
    for draft in reading.found.into_iter().filter(|draft| !draft.parts.is_empty()) {
        let quote = finish(view, draft, &persons);
        trace::named(tracer, view, &quote);
        take(quote);
    }
}

fn finish(view: &View<'_>, draft: Draft, persons: &Persons) -> Quote {
    let speaker = draft.speaker.map(|span| Speaker { span, name: name::of(view, span, persons) });
    let rule = Rule { name: draft.construction.name(), confidence: confidence::of(view, &draft) };
    Quote { form: draft.form, parts: draft.parts, speaker, cue: draft.cue, recipient: draft.recipient, rule }
}

/// The state between sentences.
pub(crate) struct Reading<'a> {
    pub(crate) view: &'a View<'a>,
    pub(crate) tracer: Tracer<'a>,
    cues: &'a Cues,
    pub(crate) found: Vec<Draft>,
    pub(crate) spoke: Option<Spoke>,
    /// The draft that the quotations of the sentence before made or went on, if they stood alone there.
    pub(crate) loose: Option<Loose>,
    pub(crate) paragraph: usize,
    /// In how many quotes each item of the sentence stands already.
    pub(crate) covered: &'a mut Vec<u8>,
    buffer: &'a mut Vec<Cue>,
}

impl Reading<'_> {
    /// Whoever spoke right before the question that paragraph `number` is, and so is to answer it.
    fn asked(&self, number: usize) -> Option<Spoke> {
        let asked = self.spoke.filter(|s| s.last && s.paragraph + 1 == number)?;
        Some(Spoke { draft: None, paragraph: number, ..asked })
    }

    fn line(&mut self, line: &Line<'_>, attributions: &mut Vec<Attribution>) {
        cue::all(line, self.cues, self.buffer);
        attribution::all(line, self.buffer, attributions);
        self.covered.clear();
        self.covered.resize(line.len(), 0);
        let loose = self.loose.take();
        let (found, pending) = self.attributed(line, attributions);
        let spoke = found.or_else(|| if line.quoted { self.labelled(line) } else { None });
        if let Some(spoke) = spoke {
            self.spoke = Some(spoke);
            return;
        }
        if self.belated(line, attributions.first(), loose) || line.quoted && self.floating(line) {
            return;
        }
        self.about(line, pending);
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
            let same =
                self.spoke.filter(|s| fragment && s.paragraph == self.paragraph).and_then(|s| s.speaker);
            let speaker = speaker.or(same);
            if depth == 0 && !hung && !matches!(a.manner, Manner::Relative | Manner::Noun) {
                main = speaker.or(main);
            }
            let recipient = content.recipient.as_ref().or(a.recipient.as_ref()).map(|r| line.span_of(r));
            let cue = Some(line.span_of(&(a.cue.verb..content.cue_end.unwrap_or(a.cue.end))));
            let opened = self.opened(line, &content);
            if !opened.is_empty() {
                parts.splice(..0, opened);
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
    fn opened(&mut self, line: &Line<'_>, content: &Content) -> Vec<Span> {
        let first = line.quotation(content.first.start);
        let continues = first.is_some_and(|q| q.flags.has(QuotationFlags::CONTINUES));
        let goes_on = continues && content.construction == Construction::QuoteCue;
        let draft = self.spoke.filter(|s| goes_on && s.paragraph + 1 == self.paragraph).and_then(|s| s.draft);
        let draft = draft.and_then(|d| self.found.get_mut(d)).filter(|d| d.cue.is_none());
        // Inside a quotation that another kind of mark opened, somebody else is quoted.
        let text = self.view.text;
        let opener = |at: u32| text.get(..at as usize).and_then(|t| t.chars().next_back());
        let mark = first.and_then(|q| opener(q.inner.start));
        let same = |d: &&mut Draft| d.parts.last().is_some_and(|p| opener(p.start) == mark);
        draft.filter(same).map(|d| std::mem::take(&mut d.parts)).unwrap_or_default()
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
        let inside = |part: &Span, d: &Draft| d.parts.iter().any(|p| p.contains(*part) && p != part);
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

    /// A sentence of no quote. Whoever it is about may speak next.
    fn about(&mut self, line: &Line<'_>, pending: Option<Span>) {
        let paragraph = self.paragraph;
        let opens = line.items.last().is_some_and(|item| item.kind == TokenKind::COLON);
        let another = opens || pending.is_some() || self.spoke.is_none_or(|s| s.paragraph != paragraph);
        if let Some(spoke) = &mut self.spoke {
            spoke.last = false;
            spoke.draft = None;
        }
        if !another {
            return;
        }
        let subject = || {
            let range = credit::issuer(line).or_else(|| speaker::of_line(line, 0, line.len()))?;
            Some(line.span_of(&range))
        };
        let named = |span: &Span| name::mention(self.view, *span).is_some_and(|m| name::can_speak(m, opens));
        let speaker = pending.or_else(|| subject().filter(named));
        if speaker.is_some() {
            self.spoke = Some(Spoke { speaker, draft: None, paragraph, last: opens || pending.is_some() });
        }
    }

    /// Ann Gale: "...".
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
