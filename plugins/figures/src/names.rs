//! Numbers that are names or parts of names: Channel 12, Flight 370, F-150, 22nd Street, No. 5.

use copydesk_sdk::core::Word;
use copydesk_sdk::core::layers::{Case, Class, TokenFlags, TokenKind};

use crate::lexicon::{Cue, Label};
use crate::numerals::{OF, Shape, THE};
use crate::quantity::Quantity;
use crate::trace::Why;
use crate::view::View;

const NO: Word = Word::ascii("no");
const BLOCK: Word = Word::ascii("block");
const NUMBER: Word = Word::ascii("number");

/// Why the quantity is a name or part of one. `first` is where its bounds begin.
pub(crate) fn named(view: &View<'_>, quantity: &Quantity, first: usize, end: usize) -> Option<Why> {
    let beside = |holds| Why::when(holds, "name", "part of the name beside it");
    let tied = Why::when(tied(view, quantity), "name", "a hyphen ties it to a name");
    if quantity.unit.is_some() {
        return tied.or_else(|| beside(titled(view, quantity)));
    }
    let numbered =
        || Why::when(numbered(view, quantity), "numbered-name", "numbers what the word before it names");
    let name = || capitalised(view, quantity) || after_name(view, quantity) || before_name(view, quantity);
    let glued = || glued(view, quantity);
    tied.or_else(numbered)
        .or_else(|| beside(first == quantity.first && name()))
        .or_else(|| Why::when(address(view, quantity, end), "address", "part of an address"))
        .or_else(|| Why::when(glued(), "name", "written together with letters or signs that are no unit"))
}

/// "F-150", "COVID-19", "TPP-11", "top-10".
fn tied(view: &View<'_>, quantity: &Quantity) -> bool {
    let at = quantity.first;
    at >= 2
        && view.joins(at - 1)
        && view.is(at - 2, TokenKind::WORD)
        && !(view.says(at - 2, Cue::TIED) || view.number(at - 2).is_some())
        && !view.is(at, TokenKind::CURRENCY)
        || at >= 1 && view.glued(at) && view.is(at - 1, TokenKind::WORD)
        || view.is(at, TokenKind::HYPHEN) && at >= 1 && view.case(at - 1) == Case::UPPER
}

/// "channel 12", "No. 5", "number 10", "# 3".
fn numbered(view: &View<'_>, quantity: &Quantity) -> bool {
    let Some(before) = quantity.first.checked_sub(1) else { return false };
    if quantity.numeral.shape != Shape::Cardinal {
        return false;
    }
    let word = view.word(before);
    let label = || view.label(before) == Some(Label::Numbered);
    let capital = || view.case(before) == Case::CAPITALISED && quantity.numeral.bare;
    let no = || word == NO && (view.flag(before, TokenFlags::ABBREVIATION) || capital());
    let number = || word == NUMBER && !quantity.has_scale();
    label() || no() || number() || view.letters(before) == b"#"
}

/// A number word with a capital in running text: BBC One, the Big Ten, First Lady.
fn capitalised(view: &View<'_>, quantity: &Quantity) -> bool {
    let at = quantity.numeral.first;
    let token = view.get(at);
    let capital =
        token.is_some_and(|t| t.kind == TokenKind::WORD && matches!(t.case, Case::CAPITALISED | Case::UPPER));
    if !capital || view.flag(at, TokenFlags::HEADLINE) {
        return false;
    }
    let opens = opens(view, at);
    let next = view.get(quantity.end).is_some_and(|t| {
        t.kind == TokenKind::WORD && t.case == Case::CAPITALISED && !t.class.has(Class::DEMONYM)
    });
    !opens || quantity.numeral.shape == Shape::Ordinal && next
}

/// A number word and its unit that open a name: Million Dollar Baby, the Ten Pound Poms.
fn titled(view: &View<'_>, quantity: &Quantity) -> bool {
    let (at, unit) = (quantity.numeral.first, quantity.end.wrapping_sub(1));
    let capital = |at: usize| view.case(at) == Case::CAPITALISED;
    let name =
        unit > at && [at, unit, quantity.end].into_iter().all(capital) && !view.letters(unit).ends_with(b"s");
    // Nobody writes "million dollar" of a sum, however many capitals a headline has.
    let scale_alone = unit == at + 1 && quantity.has_scale();
    name && (scale_alone || !(opens(view, at) || view.flag(at, TokenFlags::HEADLINE)))
}

/// Whether a word has its capital, if it has one, since it comes first.
fn opens(view: &View<'_>, at: usize) -> bool {
    at == 0 || view.flag(at, TokenFlags::OPENS_SENTENCE) || opens_quote(view, at)
}

fn opens_quote(view: &View<'_>, at: usize) -> bool {
    view.before(at).is_some_and(|t| {
        matches!(t.kind, TokenKind::OPEN_QUOTE | TokenKind::COLON | TokenKind::STOP | TokenKind::DASH)
            || matches!(t.kind, TokenKind::OPEN_BRACKET | TokenKind::QUESTION | TokenKind::CLOSE_QUOTE)
    })
}

/// Bare digits right behind a name: Boeing 737, Section 427, S&P 500.
fn after_name(view: &View<'_>, quantity: &Quantity) -> bool {
    let at = quantity.first;
    let Some(before) = view.before(at) else { return false };
    if !quantity.numeral.digits || quantity.numeral.scale != 1.0 {
        return false;
    }
    let name = before.kind == TokenKind::WORD
        && matches!(before.case, Case::CAPITALISED | Case::UPPER | Case::MIXED)
        && !before.class.has(Class::MONTH.with(Class::WEEKDAY));
    let opening = before.flags.has(TokenFlags::OPENS_SENTENCE) && (before.class.0 != 0 || view.len() < 3);
    let headline = before.flags.has(TokenFlags::HEADLINE) && before.case != Case::UPPER;
    if !name || opening || headline || view.letters(at).contains(&b',') {
        return false;
    }
    // "In Gaza 132 hostages remain": a place, and something counted.
    let counted = view.get(quantity.end).is_some_and(|t| t.kind == TokenKind::WORD && t.case == Case::LOWER)
        && view.token_text(quantity.end).ends_with(['s', 'e', 'n']);
    let placed = at >= 2 && view.has(at - 2, Class::PREPOSITION);
    let comes_of_list = before.class.has(Class::DETERMINER.with(Class::PREPOSITION).with(Class::COORDINATOR));
    !(counted && placed || comes_of_list)
}

/// Bare digits between "the" and a name: "the 400 Club".
fn before_name(view: &View<'_>, quantity: &Quantity) -> bool {
    if !quantity.numeral.bare || !view.is_word(quantity.first.wrapping_sub(1), &[THE]) {
        return false;
    }
    let name = view.case(quantity.end) == Case::CAPITALISED
        && !view.has(quantity.end, Class::DEMONYM)
        && !view.token_text(quantity.end).ends_with('s');
    let noun = view.is(quantity.end + 1, TokenKind::WORD)
        && view.case(quantity.end + 1) == Case::LOWER
        && !view.has(quantity.end + 1, Class::PREPOSITION.with(Class::COORDINATOR).with(Class::AUXILIARY));
    name && !noun
}

/// "30 22nd St.", "358 El Brillo Way", "90049 ZIP Code".
fn address(view: &View<'_>, quantity: &Quantity, end: usize) -> bool {
    if !quantity.numeral.bare && quantity.numeral.shape != Shape::Ordinal {
        return false;
    }
    // "the 2400 block of Alder Avenue"
    if quantity.numeral.bare && view.is_word(end, &[BLOCK]) && view.is_word(end + 1, &[OF]) {
        return true;
    }
    for at in end..end + 5 {
        let Some(token) = view.get(at) else { return false };
        let capital = matches!(token.case, Case::CAPITALISED | Case::UPPER);
        if capital && view.label(at) == Some(Label::Street) {
            return true;
        }
        let passes =
            capital || token.kind == TokenKind::NUMBER || view.glued(at) && token.kind == TokenKind::WORD;
        if !passes || token.kind != TokenKind::WORD && token.kind != TokenKind::NUMBER {
            return false;
        }
    }
    false
}

/// Letters at the digits that are no unit: "6A", "49ers", "1990s", "4x4".
fn glued(view: &View<'_>, quantity: &Quantity) -> bool {
    let end = quantity.numeral.end;
    if !view.glued(end) || !quantity.numeral.digits || quantity.numeral.shape != Shape::Cardinal {
        return false;
    }
    let letter = || {
        view.is(end + 1, TokenKind::WORD)
            && view.joins(end)
            && view.letters(end + 1).len() == 1
            && view.case(end + 1) != Case::LOWER
    };
    view.is(end, TokenKind::WORD)
        || letter()
        || view.is(end, TokenKind::SLASH) && view.glued(end + 1)
        || view.letters(end) == b"&"
}
