use copydesk_core::layers::{NONE, Quotation, QuotationFlags, QuoteStyle, TokenFlags, TokenKind};

use crate::{Layer, analyse};

fn quotations(text: &str) -> Vec<Quotation> {
    analyse(text, Layer::Quotations).quotations
}

/// The words inside the marks of each quotation.
fn inner(text: &str) -> Vec<&str> {
    quotations(text).iter().map(|q| q.inner.of(text).unwrap()).collect()
}

#[test]
fn straight_curly_and_doubled_marks_pair() {
    assert_eq!(inner("\"Fine,\" she said. \"Go on.\""), ["Fine,", "Go on."]);
    assert_eq!(inner("“Fine,” she said. “Go on.”"), ["Fine,", "Go on."]);
    assert_eq!(inner("''Fine,'' she said. ``Go on.''"), ["Fine,", "Go on."]);
    let beside = "''He said 'go,''' she said. ''It's the Gales''' mill.";
    assert_eq!(inner(beside), ["He said 'go,'", "go,", "It's the Gales'"]);
    assert_eq!(inner("«Bien», dit-elle. „Gut“, sagte sie."), ["Bien", "Gut"]);
}

#[test]
fn singles_nest_in_doubles() {
    let text = "“She told me ‘the boys’ club is open’ twice,” he said.";
    assert_eq!(inner(text), ["She told me ‘the boys’ club is open’ twice,", "the boys’ club is open"]);
    let found = quotations(text);
    assert_eq!((found[0].parent, found[1].parent), (NONE, 0));
    assert_eq!(found[1].style, QuoteStyle::SINGLE);
}

#[test]
fn british_style_has_doubles_in_singles() {
    let text = "'They called it \"a miracle\" at the time,' said Ms Olney. 'It wasn't.'";
    assert_eq!(inner(text), ["They called it \"a miracle\" at the time,", "a miracle", "It wasn't."]);
    assert_eq!(quotations(text)[1].parent, 0);
}

#[test]
fn apostrophes_and_inches_never_open() {
    assert_eq!(inner("In the '90s the teachers' union told 'em no, rock 'n' roll."), [""; 0]);
    assert_eq!(inner("He is 6'2\" tall and has a 15\" screen."), [""; 0]);
    assert_eq!(inner("“He’s 6’2”,” she said. “Tall.”"), ["He’s 6’2”,", "Tall."]);
    assert_eq!(inner("\"It was 12\" wide,\" he said."), ["It was 12\" wide,"]);
    assert_eq!(inner("\"We were 12\" is all he said. \"Then came Jo.\""), ["We were 12", "Then came Jo."]);
}

#[test]
fn a_mark_without_partner_spoils_no_other_pair() {
    assert_eq!(inner("He came\" back. \"Yes,\" he said."), ["Yes,"]);
    assert_eq!(inner("“Yes, he said. “No,” she said."), ["No,"]);
    assert_eq!(inner("\"Stop.\n\n\"Yes,\" he said."), ["Stop.", "Yes,"]);
}

#[test]
fn quotations_go_on_in_the_next_paragraph() {
    let text = "“We began late.\n\n“We ended late.”\n\n“Never again,” he said.";
    let flags: Vec<QuotationFlags> = quotations(text).iter().map(|q| q.flags).collect();
    assert_eq!(flags, [QuotationFlags::UNCLOSED, QuotationFlags::CONTINUES, QuotationFlags::EMPTY]);
}

#[test]
fn quotations_go_on_where_their_paragraphs_are_run_into_one() {
    let text = "He said: “We began late. “We ended late. “Never again.” They left.";
    assert_eq!(inner(text), ["We began late.", "We ended late.", "Never again."]);
    let flags: Vec<QuotationFlags> = quotations(text).iter().map(|q| q.flags).collect();
    let both = QuotationFlags::UNCLOSED.with(QuotationFlags::CONTINUES);
    assert_eq!(flags, [QuotationFlags::UNCLOSED, both, QuotationFlags::CONTINUES]);
}

#[test]
fn missing_and_surplus_blanks_are_forgiven() {
    assert_eq!(inner("He said,\"Come in\" and left."), ["Come in"]);
    assert_eq!(inner("He said: \" Come in \" and left."), ["Come in"]);
    assert_eq!(inner("She said,\" Come in\" and left."), ["Come in"]);
    assert_eq!(inner("“Come in, “ he said."), ["Come in,"]);
    assert_eq!(inner("\"\"Come in,\"\" he said."), ["Come in,"]);
}

#[test]
fn tokens_between_the_marks_are_quoted() {
    let tokens = analyse("He \"may\" 'go' on.", Layer::Quotations).tokens;
    let quoted: Vec<bool> = tokens.iter().map(|t| t.flags.has(TokenFlags::QUOTED)).collect();
    assert_eq!(quoted, [false, false, true, false, false, true, false, false, false]);
    assert_eq!(tokens[4].kind, TokenKind::OPEN_QUOTE);
    assert_eq!(tokens[6].kind, TokenKind::CLOSE_QUOTE);
}
