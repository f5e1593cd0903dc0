//! Interviews and transcripts: paragraphs that each begin with who speaks and a colon, without quotation marks.

use std::collections::BTreeMap;

use copydesk_sdk::core::layers::{Case, Language, Paragraph, TokenKind, Zone};
use copydesk_sdk::core::{Form, Span, Word};

use crate::construction::Construction;
use crate::draft::Draft;
use crate::form;
use crate::line::View;

/// What is said in one paragraph of a transcript, and by whom; the label may be a plain Q or A.
#[derive(Clone, Copy, Debug)]
struct Turn {
    paragraph: usize,
    label: Span,
    said: Span,
}

/// As many labelled paragraphs make a transcript, some label among them twice.
const FEWEST: usize = 3;
/// The longest label, in tokens.
const LONGEST: usize = 5;

/// The turns of the transcript that the article is or holds, by paragraph; none for other articles.
pub(crate) fn turns(view: &View<'_>) -> BTreeMap<usize, Draft> {
    let labelled = |(i, p): (usize, &Paragraph)| turn(view, i, p);
    let turns: Vec<Turn> = view.paragraphs.iter().enumerate().filter_map(labelled).collect();
    let mut times: BTreeMap<Word, usize> = BTreeMap::new();
    for turn in &turns {
        *times.entry(Word::of(turn.label.of(view.text).unwrap_or_default())).or_default() += 1;
    }
    if turns.len() < FEWEST || times.values().all(|&n| n < 2) {
        return BTreeMap::new();
    }
    turns.into_iter().map(|turn| (turn.paragraph, draft(turn))).collect()
}

fn draft(turn: Turn) -> Draft {
    let speaker = Some(turn.label);
    Draft {
        form: Form::Indirect,
        parts: vec![turn.said],
        speaker,
        cue: None,
        recipient: None,
        construction: Construction::Transcript,
    }
}

/// A paragraph as a turn: a label in capitals, a colon, and words that no quotation mark opens.
fn turn(view: &View<'_>, index: usize, paragraph: &Paragraph) -> Option<Turn> {
    if paragraph.language != Language::ENGLISH || matches!(paragraph.zone, Zone::CREDIT | Zone::CAPTION) {
        return None;
    }
    let tokens = view.tokens.get(paragraph.first_token as usize..paragraph.end_token as usize)?;
    let colon =
        tokens.iter().take(LONGEST + 1).position(|t| t.kind == TokenKind::COLON).filter(|&n| n > 0)?;
    let label = tokens.get(..colon)?;
    let name = |case| matches!(case, Case::CAPITALISED | Case::UPPER | Case::MIXED);
    if !label.iter().all(|t| t.kind == TokenKind::WORD && name(t.case)) {
        return None;
    }
    let first = tokens.get(colon + 1).filter(|t| t.kind != TokenKind::OPEN_QUOTE)?;
    let said = form::trim(view.text, Span::new(first.span.start, paragraph.span.end));
    let label = label.first()?.span.cover(label.last()?.span);
    (!said.is_empty()).then_some(Turn { paragraph: index, label, said })
}
