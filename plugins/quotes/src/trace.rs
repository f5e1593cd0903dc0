//! What the extractor tells of its work, for `copydesk explain`: the reporting words and who speaks by which
//! evidence, who else could have, and quotation marks that were left alone. Nothing here decides anything, and
//! nothing runs where nobody asks.

use copydesk_sdk::core::layers::{Mention, MentionForm, MentionKind, Paragraph};
use copydesk_sdk::core::{Claim, Quote, Span};
use copydesk_sdk::prelude::{Reason, Tracer};

use crate::attribution::{Attribution, Manner};
use crate::construction::Construction;
use crate::draft::{Draft, Parts};
use crate::line::{Line, View};
use crate::{name, scare};

/// How many others of a sentence are told of, that could have spoken.
const MOST_OTHERS: usize = 6;
/// So many drafts back, one may hold a quotation of the sentence.
const RECENT: usize = 64;
/// A quotation of so few words is a word or a name that the writer sets off.
const FEW: usize = 3;

/// A quote that a reporting word governs. `own` is the subject that the word itself has.
pub(crate) fn reported(
    tracer: Tracer<'_>,
    line: &Line<'_>,
    a: &Attribution,
    draft: &Draft,
    own: Option<Span>,
) {
    if !tracer.is_asked() {
        return;
    }
    let span = draft.parts.whole();
    if let Some(cue) = draft.cue {
        tracer.trace(|| {
            Reason::taken(span, "cue", format!("reports it, in the frame {}", draft.construction.name()))
                .on(cue)
        });
    }
    let Some(speaker) = draft.speaker else {
        return tracer.trace(|| Reason::rejected(span, "speaker", "the reporting word names nobody"));
    };
    let inherited = own != Some(speaker);
    let evidence = match a.manner {
        _ if inherited => "speaks in the main clause, on which the reporting word hangs",
        Manner::Subject => "is the subject of the reporting word",
        Manner::Inverted => "stands behind the reporting word (inversion)",
        Manner::Elided => "is the subject of the verb before, which the reporting word shares",
        Manner::Relative => "is what the relative clause with the reporting word is about",
        Manner::Participle => "is the subject of the clause on which the reporting word hangs",
        Manner::Modifier => "is what the reporting word describes",
        Manner::Passive => "is the agent of the passive",
        Manner::According => "stands behind the reporting phrase",
        Manner::Noun => "is whose words the noun stands for",
    };
    tracer.trace(|| Reason::taken(span, "speaker", evidence).on(speaker));
    if let Some(own) = own.filter(|_| inherited) {
        let note = "is nearer, but the one who speaks in the main clause comes first";
        tracer.trace(|| Reason::rejected(span, "speaker", note).on(own));
    }
    if let Some(recipient) = draft.recipient {
        tracer.trace(|| Reason::taken(span, "recipient", "is who was told").on(recipient));
    }
    let told = [Some(speaker), own, draft.recipient];
    let chains: Vec<u32> =
        told.iter().flatten().filter_map(|span| name::mention(line.view, *span)).map(|m| m.chain).collect();
    let others = others(line, &draft.parts)
        .filter(|m| !chains.contains(&m.chain) && !told.iter().flatten().any(|t| t.overlaps(m.span)));
    for other in others.take(MOST_OTHERS) {
        let note = "is named beside it, but not as the one who speaks";
        tracer.trace(|| Reason::rejected(span, "speaker", note).on(other.span));
    }
}

/// People and organisations of the sentence that stand outside of what is said.
fn others<'a>(line: &Line<'a>, parts: &'a Parts) -> impl Iterator<Item = &'a Mention> {
    let here = line.span_of(&(0..line.len()));
    let mentions = line.view.mentions;
    let from = mentions.partition_point(|m| m.span.start < here.start);
    let inside = mentions.iter().skip(from).take_while(move |m| m.span.start < here.end);
    let can_speak = |kind| matches!(kind, MentionKind::PERSON | MentionKind::ORGANISATION);
    inside.filter(move |m| can_speak(m.kind) && !parts.iter().any(|part| part.overlaps(m.span)))
}

/// A reporting word behind which nothing was found that it reports.
pub(crate) fn nothing_said(tracer: Tracer<'_>, line: &Line<'_>, a: &Attribution) {
    tracer.trace(|| {
        let cue = line.span_of(&(a.cue.verb..a.cue.end));
        let note = match a.cue.unreal {
            true => "a reporting word that is negated or merely possible: nothing was said",
            false => "a reporting word that takes no statement here",
        };
        Reason::rejected(cue, "cue", note)
    });
}

/// A quotation that no reporting word governs, and that is speech all the same.
pub(crate) fn uncued(tracer: Tracer<'_>, part: Span, construction: Construction, speaker: Option<Span>) {
    tracer.trace(|| {
        let note = match (construction, speaker) {
            (Construction::Credit, _) => "whoever is named behind the dash says it",
            (_, Some(_)) => "goes on from the quote or the sentence before, whose speaker it keeps",
            (_, None) => "stands alone and is long enough to be speech; nobody near says it",
        };
        let reason = Reason::taken(part, construction.name(), note);
        speaker.map_or(reason.clone(), |speaker| reason.on(speaker))
    });
}

/// The quotations of a sentence that came into no quote.
pub(crate) fn left_alone(tracer: Tracer<'_>, line: &Line<'_>, found: &[Draft]) {
    let recent = found.get(found.len().saturating_sub(RECENT)..).unwrap_or_default();
    let held = |inner: Span| recent.iter().any(|d| d.parts.iter().any(|part| part.overlaps(inner)));
    for (i, quotation) in (0..line.len()).filter_map(|i| Some((i, line.quotation(i)?))) {
        if held(quotation.inner) {
            continue;
        }
        let (rule, note) = if scare::is_title(line, i) {
            (
                "title",
                "a name, a nickname or the title of a work: its words have capitals, and nobody says it",
            )
        } else if line.quoted_words(i) <= FEW {
            ("scare-quote", "a word or two that the writer sets off: no reporting word governs it")
        } else {
            ("no-cue", "no reporting word of its sentence governs it")
        };
        tracer.trace(|| Reason::rejected(quotation.inner, rule, note));
    }
}

/// The quotations of a paragraph that is not read.
pub(crate) fn skipped(tracer: Tracer<'_>, view: &View<'_>, paragraph: &Paragraph) {
    if !tracer.is_asked() {
        return;
    }
    let from = view.quotations.partition_point(|q| q.span.start < paragraph.span.start);
    let inside = view.quotations.iter().skip(from).take_while(|q| q.span.start < paragraph.span.end);
    let note = "stands in a headline, a heading, a credit or a paragraph in another language";
    inside.for_each(|q| tracer.trace(|| Reason::rejected(q.inner, "not-read", note)));
}

/// How the speaker of a quote came to the name.
pub(crate) fn named(tracer: Tracer<'_>, view: &View<'_>, quote: &Quote) {
    let Some(speaker) = &quote.speaker else { return };
    let span = quote.span();
    let Some(mention) = name::mention(view, speaker.span) else {
        return tracer
            .trace(|| Reason::taken(span, "name", "the words name nobody that the article names elsewhere"));
    };
    let full = mention.full_name;
    if full.is_empty() || mention.span.contains(full) {
        return;
    }
    let note = match mention.form {
        MentionForm::PRONOUN => "is whom the pronoun stands for",
        MentionForm::DESCRIPTION => "is whom the description means",
        _ => "is the fullest name of the same one",
    };
    tracer.trace(|| Reason::taken(span, "name", note).on(full));
}
