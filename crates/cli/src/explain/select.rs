//! Which of the explanations are asked for: those of an article, at an offset, or of a claim.

use copydesk_core::{Diagnostic, Extraction, Finding, OffsetUnit, Offsets, Reason, Span};
use copydesk_report::Explanation;

use crate::args::Explain;
use crate::failure::Failure;

/// An article with what its extractors weighed.
type Explained = (Extraction, Vec<Reason>);

/// What is asked for.
pub(super) enum Wanted {
    /// All there is.
    Everything,
    /// What stands at an offset, in the unit of the output.
    At(u32),
    /// A claim, by its id.
    Claim(String),
}

impl Wanted {
    pub(super) fn of(args: &Explain) -> Self {
        match (args.at, &args.claim) {
            (Some(offset), _) => Self::At(offset),
            (None, Some(id)) => Self::Claim(id.clone()),
            (None, None) => Self::Everything,
        }
    }

    /// Whether a diagnostic is about what is shown.
    pub(super) fn touches(&self, diagnostic: &Diagnostic, shown: &[Explanation<'_>]) -> bool {
        let about = |span: Span| shown.iter().any(|e| e.span.overlaps(span));
        matches!(self, Self::Everything) || diagnostic.span.is_none_or(about)
    }
}

/// The articles that are asked about.
pub(super) fn articles<'a>(
    wanted: &Wanted,
    all: &'a [Explained],
    unit: OffsetUnit,
) -> Result<impl Iterator<Item = &'a Explained>, Failure> {
    let chosen = match wanted {
        Wanted::Everything => all,
        Wanted::At(_) if all.len() > 1 => {
            return Err(Failure::unusable(format!(
                "there are {} articles, and an offset belongs to one: say which with --id, such as --id {}",
                all.len(),
                all.first().map_or("", |(extraction, _)| &extraction.article.id)
            )));
        }
        Wanted::At(_) => all,
        Wanted::Claim(id) => {
            let held = all.iter().position(|(extraction, _)| claim(extraction, id, unit).is_some());
            let Some(at) = held else { return Err(unknown(id, all, unit)) };
            all.get(at..=at).unwrap_or_default()
        }
    };
    Ok(chosen.iter())
}

/// Keeps the explanations that are asked for. Where nothing stands at an offset, says so.
pub(super) fn places(
    wanted: &Wanted,
    extraction: &Extraction,
    all: &mut Vec<Explanation<'_>>,
    unit: OffsetUnit,
) -> Result<Option<String>, Failure> {
    match wanted {
        Wanted::Everything => {}
        Wanted::Claim(id) => {
            let wanted = claim(extraction, id, unit);
            all.retain(|explanation| explanation.finding.is_some() && explanation.finding == wanted);
        }
        Wanted::At(offset) => {
            let at = byte(&extraction.article.text, *offset, unit)?;
            all.retain(|e| e.span.start <= at && at < e.span.end);
            if all.is_empty() {
                let text = &extraction.article.text;
                let sentence = extraction.sentence_at(at).map(|s| s.span);
                let here = sentence.and_then(|span| span.of(text)).map(str::trim).unwrap_or_default();
                let word = word(text, at);
                return Ok(Some(match here {
                    "" => format!("Offset {offset} lies between sentences: nothing was considered there."),
                    _ => format!(
                        "At offset {offset} (\"{word}\") no claim was found and nothing was considered:\n\n  {here}"
                    ),
                }));
            }
        }
    }
    Ok(None)
}

/// The place among the findings of the claim with this id. An article has another id alone than in its folder, so
/// what stands before the kind need not be the same.
fn claim(extraction: &Extraction, id: &str, unit: OffsetUnit) -> Option<usize> {
    let article = &extraction.article.id;
    let ids = ids(extraction, unit);
    let tail = |own: &str| own.get(article.len() + 1..).map(str::to_owned).unwrap_or_default();
    let same_article = |given: &str| {
        given.is_empty() || given.ends_with(&**article) || article.ends_with(given.trim_end_matches(':'))
    };
    let fits = |own: &String| {
        let tail = tail(own);
        own == id || id.strip_suffix(&*tail).is_some_and(|front| same_article(front.trim_end_matches(':')))
    };
    ids.iter().position(|own| own == id).or_else(|| ids.iter().position(fits))
}

fn ids(extraction: &Extraction, unit: OffsetUnit) -> Vec<String> {
    let offsets = Offsets::new(&extraction.article.text, unit);
    Finding::ids(&extraction.article.id, &extraction.findings, |byte| offsets.convert(byte))
}

/// There is no such claim; which one may be meant.
fn unknown(id: &str, all: &[Explained], unit: OffsetUnit) -> Failure {
    let wanted = place(id);
    let known = all.iter().flat_map(|(extraction, _)| ids(extraction, unit));
    let distance = |own: &String| match (place(own), wanted) {
        (Some((kind, start)), Some((wanted, at))) => (kind != wanted, start.abs_diff(at)),
        _ => (true, u32::MAX),
    };
    let nearest = known.min_by_key(distance);
    Failure::unusable(match nearest {
        Some(nearest) => format!("there is no claim \"{id}\"; the nearest is {nearest}"),
        None => format!("there is no claim \"{id}\": the article has none"),
    })
}

/// The kind and the start that an id names: `ARTICLE:KIND:START-END`, the extractor perhaps behind it.
fn place(id: &str) -> Option<(&str, u32)> {
    let parts: Vec<&str> = id.split(':').collect();
    parts.windows(2).rev().find_map(|pair| {
        let (start, end) = pair.last()?.split_once('-')?;
        end.parse::<u32>().ok()?;
        Some((*pair.first()?, start.parse().ok()?))
    })
}

/// The byte at an offset of the output's unit.
fn byte(text: &str, offset: u32, unit: OffsetUnit) -> Result<u32, Failure> {
    let offsets = Offsets::new(text, unit);
    let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
    if offset >= offsets.convert(length) {
        let message =
            format!("the article ends at offset {}, and {offset} lies behind it", offsets.convert(length));
        return Err(Failure::unusable(message));
    }
    // The last byte whose offset is not behind the wanted one begins its character.
    let (mut low, mut high) = (0, length);
    while low + 1 < high {
        let middle = low + (high - low) / 2;
        if offsets.convert(middle) <= offset { low = middle } else { high = middle }
    }
    let floor = (0..=low).rev().find(|&at| text.is_char_boundary(at as usize));
    Ok(floor.unwrap_or(0))
}

/// The word around a byte.
fn word(text: &str, at: u32) -> &str {
    let (before, behind) = text.split_at(at as usize);
    let edge = |c: char| !c.is_alphanumeric();
    let start = before.rfind(edge).map_or(0, |i| i + before[i..].chars().next().map_or(1, char::len_utf8));
    let end = behind.find(edge).unwrap_or(behind.len()).max(behind.chars().next().map_or(0, char::len_utf8));
    Span::new(u32::try_from(start).unwrap_or(0), at + u32::try_from(end).unwrap_or(0))
        .of(text)
        .unwrap_or_default()
        .trim()
}
