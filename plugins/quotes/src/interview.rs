//! Interviews and transcripts: paragraphs that each begin with who speaks and a colon, without quotation marks.

use copydesk_sdk::core::layers::{Case, Language, Paragraph, Token, TokenKind, Zone};
use copydesk_sdk::core::{Form, Span, Word};

use crate::construction::Construction;
use crate::draft::{Draft, Parts};
use crate::form;
use crate::line::View;

/// What is said in one paragraph of a transcript, and by whom; the label may be a plain Q or A.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Turn {
    pub(crate) paragraph: usize,
    label: Span,
    said: Span,
}

/// As many labelled paragraphs make a transcript, some label among them twice.
const FEWEST: usize = 3;
/// The longest label, in tokens.
const LONGEST: usize = 5;

/// The turns of the transcript that the article is or holds, by paragraph; none for other articles.
pub(crate) fn turns(view: &View<'_>) -> Vec<Turn> {
    let mut turns = Vec::new();
    for (number, paragraph) in view.paragraphs.iter().enumerate() {
        turns.extend(turn(view, number, paragraph));
    }
    let label = |turn: &Turn| Word::of(turn.label.of(view.text).unwrap_or_default());
    let mut labels: Vec<Word> = turns.iter().map(label).collect();
    labels.sort_unstable();
    let again = labels.windows(2).any(|pair| pair.first() == pair.last());
    if turns.len() < FEWEST || !again {
        turns.clear();
    }
    turns
}

impl Turn {
    pub(crate) fn draft(&self) -> Draft {
        Draft {
            form: Form::Indirect,
            parts: Parts::from(self.said),
            speaker: Some(self.label),
            cue: None,
            recipient: None,
            construction: Construction::Transcript,
        }
    }
}

/// A paragraph as a turn: a label in capitals, a colon, and words that no quotation mark opens.
fn turn(view: &View<'_>, index: usize, paragraph: &Paragraph) -> Option<Turn> {
    if paragraph.language != Language::ENGLISH || matches!(paragraph.zone, Zone::CREDIT | Zone::CAPTION) {
        return None;
    }
    let tokens = view.tokens.get(paragraph.first_token as usize..paragraph.end_token as usize)?;
    let name = |t: &&Token| {
        t.kind == TokenKind::WORD && matches!(t.case, Case::CAPITALISED | Case::UPPER | Case::MIXED)
    };
    let colon = tokens.iter().take(LONGEST + 1).take_while(name).count();
    let label = tokens.get(..colon).filter(|label| (1..=LONGEST).contains(&label.len()))?;
    tokens.get(colon).filter(|t| t.kind == TokenKind::COLON)?;
    let first = tokens.get(colon + 1).filter(|t| t.kind != TokenKind::OPEN_QUOTE)?;
    let said = form::trim(view.text, Span::new(first.span.start, paragraph.span.end));
    let label = label.first()?.span.cover(label.last()?.span);
    (!said.is_empty()).then_some(Turn { paragraph: index, label, said })
}
