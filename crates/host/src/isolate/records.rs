//! The records of the text layers, field by field.

use copydesk_core::layers::{
    Case, Class, Gender, Language, Layers, Mention, MentionForm, MentionKind, Paragraph, Quotation,
    QuotationFlags, QuoteStyle, Sentence, Token, TokenFlags, TokenKind, Zone,
};
use copydesk_core::{Span, Word};

use super::wire::{Reader, Unreadable, Write};

/// What is written in a fixed number of bytes.
trait Record: Sized {
    fn write(&self, out: &mut Vec<u8>);
    fn read(from: &mut Reader<'_>) -> Result<Self, Unreadable>;
}

macro_rules! integers {
    ($($type:ident)+) => { $(
        impl Record for $type {
            fn write(&self, out: &mut Vec<u8>) {
                out.extend_from_slice(&self.to_le_bytes());
            }
            fn read(from: &mut Reader<'_>) -> Result<Self, Unreadable> {
                from.$type()
            }
        }
    )+ };
}

macro_rules! named {
    ($($type:ident)+) => { $(
        impl Record for $type {
            fn write(&self, out: &mut Vec<u8>) {
                self.0.write(out);
            }
            fn read(from: &mut Reader<'_>) -> Result<Self, Unreadable> {
                Record::read(from).map(Self)
            }
        }
    )+ };
}

macro_rules! records {
    ($($type:ident { $($field:ident),+ })+) => { $(
        impl Record for $type {
            fn write(&self, out: &mut Vec<u8>) {
                let Self { $($field),+ } = self;
                $($field.write(out);)+
            }
            fn read(from: &mut Reader<'_>) -> Result<Self, Unreadable> {
                Ok(Self { $($field: Record::read(from)?),+ })
            }
        }
    )+ };
}

integers! { u8 u16 u32 u64 }
named! {
    Word Zone Language TokenKind Case TokenFlags Class QuoteStyle QuotationFlags MentionKind MentionForm Gender
}
records! {
    Span { start, end }
    Paragraph { span, first_sentence, end_sentence, first_token, end_token, dateline_end, zone, language, reserved }
    Sentence { span, first_token, end_token, paragraph, reserved }
    Token { word, span, class, kind, case, flags }
    Quotation { span, inner, first_token, end_token, parent, style, flags, reserved }
    Mention { span, name, full_name, first_token, end_token, chain, kind, form, gender, plural }
}

pub(crate) fn write_layers(layers: &Layers, out: &mut Vec<u8>) {
    let Layers { paragraphs, sentences, tokens, quotations, mentions } = layers;
    write(paragraphs, out);
    write(sentences, out);
    write(tokens, out);
    write(quotations, out);
    write(mentions, out);
}

pub(crate) fn read_layers(from: &mut Reader<'_>) -> Result<Layers, Unreadable> {
    Ok(Layers {
        paragraphs: from.list(Record::read)?,
        sentences: from.list(Record::read)?,
        tokens: from.list(Record::read)?,
        quotations: from.list(Record::read)?,
        mentions: from.list(Record::read)?,
    })
}

fn write<T: Record>(records: &[T], out: &mut Vec<u8>) {
    out.count(records.len());
    out.reserve(size_of_val(records));
    records.iter().for_each(|record| record.write(out));
}
