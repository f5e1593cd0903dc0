//! The records of the text layers, field by field as `copydesk-core` has them: the host lends its slices as
//! they are. Their layout is fixed.

use crate::Span;

/// A paragraph.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct Paragraph {
    /// Without the white space around it.
    pub span: Span,
    /// The first sentence.
    pub first_sentence: u32,
    /// The sentence after the last.
    pub end_sentence: u32,
    /// The first token.
    pub first_token: u32,
    /// The token after the last.
    pub end_token: u32,
    /// The end of a dateline that opens it, else its start.
    pub dateline_end: u32,
    /// 0 body, 1 title, 2 heading, 3 list item, 4 caption, 5 credit, 6 dateline.
    pub zone: u8,
    /// 0 English, 1 other.
    pub language: u8,
    /// 0.
    pub reserved: u16,
}

/// A sentence.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct Sentence {
    /// Closing marks included.
    pub span: Span,
    /// The first token.
    pub first_token: u32,
    /// The token after the last.
    pub end_token: u32,
    /// The paragraph.
    pub paragraph: u32,
    /// 0.
    pub reserved: u32,
}

/// A token.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct Token {
    /// FNV-1a of the lower-case word.
    pub word: u64,
    /// Where it stands.
    pub span: Span,
    /// Lexical classes, a bit each.
    pub class: u32,
    /// 0 word, 1 number, 2 possessive, 3 hyphen, 4 dash, 5 comma, 6 stop, 7 ellipsis, 8 question,
    /// 9 exclamation, 10 colon, 11 semicolon, 12 open quote, 13 close quote, 14 apostrophe, 15 open bracket,
    /// 16 close bracket, 17 slash, 18 currency, 19 percent, 20 address, 21 symbol.
    pub kind: u8,
    /// 0 none, 1 lower, 2 capitalised, 3 upper, 4 mixed.
    pub case: u8,
    /// 1 white space before, 2 opens a sentence, 4 abbreviation, 8 quoted, 16 in a headline.
    pub flags: u16,
}

/// A stretch between quotation marks.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct Quotation {
    /// With the marks.
    pub span: Span,
    /// Without them.
    pub inner: Span,
    /// The token that opens it.
    pub first_token: u32,
    /// The token after the one that closes it.
    pub end_token: u32,
    /// The quotation it is nested in, or [`NONE`](crate::NONE).
    pub parent: u32,
    /// 0 straight, 1 curly, 2 single, 3 doubled, 4 other.
    pub style: u8,
    /// 1 unclosed, 2 goes on from the one before.
    pub flags: u8,
    /// 0.
    pub reserved: u16,
}

/// A mention of somebody who can speak or act.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct Mention {
    /// Title and role before the name included.
    pub span: Span,
    /// The name alone.
    pub name: Span,
    /// The fullest name in the article, or an empty span.
    pub full_name: Span,
    /// The first token.
    pub first_token: u32,
    /// The token after the last.
    pub end_token: u32,
    /// What all mentions of one person or organisation share.
    pub chain: u32,
    /// 0 person, 1 organisation, 2 group, 3 place, 4 document.
    pub kind: u8,
    /// 0 name, 1 description, 2 pronoun.
    pub form: u8,
    /// 0 unknown, 1 female, 2 male, 3 neuter.
    pub gender: u8,
    /// 1 for a plural.
    pub plural: u8,
}

const _: () = {
    assert!(size_of::<Paragraph>() == 32);
    assert!(size_of::<Sentence>() == 24);
    assert!(size_of::<Token>() == 24);
    assert!(size_of::<Quotation>() == 32);
    assert!(size_of::<Mention>() == 40);
};
