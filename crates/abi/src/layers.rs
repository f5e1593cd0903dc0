//! The records of the text layers, field by field as `copydesk-core` has them: the host lends its slices as
//! they are. What the numbers mean is said there and in the C header.

use crate::Span;

macro_rules! record {
    ($(#[$meta:meta])* $name:ident, $size:literal { $($(#[$doc:meta])* $field:ident: $type:ty,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug)]
        #[repr(C)]
        pub struct $name { $($(#[$doc])* pub $field: $type,)+ }
        const _: () = assert!(size_of::<$name>() == $size, "the layout of this record is fixed");
    };
}

record! {
    /// A paragraph.
    Paragraph, 32 {
        /// Without the white space around it.
        span: Span,
        /// The first sentence.
        first_sentence: u32,
        /// The sentence after the last.
        end_sentence: u32,
        /// The first token.
        first_token: u32,
        /// The token after the last.
        end_token: u32,
        /// The end of a dateline that opens it, else its start.
        dateline_end: u32,
        /// 0 body, 1 title, 2 heading, 3 list item, 4 caption, 5 credit, 6 dateline.
        zone: u8,
        /// 0 English, 1 other.
        language: u8,
        /// 0.
        reserved: u16,
    }
}

record! {
    /// A sentence.
    Sentence, 24 {
        /// Closing marks included.
        span: Span,
        /// The first token.
        first_token: u32,
        /// The token after the last.
        end_token: u32,
        /// The paragraph.
        paragraph: u32,
        /// 0.
        reserved: u32,
    }
}

record! {
    /// A token.
    Token, 24 {
        /// FNV-1a of the lower-case word.
        word: u64,
        /// Where it stands.
        span: Span,
        /// Lexical classes, a bit each.
        class: u32,
        /// 0 word, 1 number, 2 possessive ...
        kind: u8,
        /// 0 none, 1 lower, 2 capitalised, 3 upper, 4 mixed.
        case: u8,
        /// 1 white space before, 2 opens a sentence, 4 abbreviation, 8 quoted, 16 in a headline.
        flags: u16,
    }
}

record! {
    /// A stretch between quotation marks.
    Quotation, 32 {
        /// With the marks.
        span: Span,
        /// Without them.
        inner: Span,
        /// The token that opens it.
        first_token: u32,
        /// The token after the one that closes it.
        end_token: u32,
        /// The quotation it is nested in, or all bits set.
        parent: u32,
        /// 0 straight, 1 curly, 2 single, 3 doubled, 4 other.
        style: u8,
        /// 1 unclosed, 2 goes on from the one before.
        flags: u8,
        /// 0.
        reserved: u16,
    }
}

record! {
    /// A mention of somebody who can speak or act.
    Mention, 40 {
        /// Title and role before the name included.
        span: Span,
        /// The name alone.
        name: Span,
        /// The fullest name in the article, or an empty span.
        full_name: Span,
        /// The first token.
        first_token: u32,
        /// The token after the last.
        end_token: u32,
        /// What all mentions of one person or organisation share.
        chain: u32,
        /// 0 person, 1 organisation, 2 group, 3 place, 4 document.
        kind: u8,
        /// 0 name, 1 description, 2 pronoun.
        form: u8,
        /// 0 unknown, 1 female, 2 male, 3 neuter.
        gender: u8,
        /// 1 for a plural.
        plural: u8,
    }
}
