//! The records of the text layers, field by field.

use copydesk_core::layers::{
    Case, Class, Gender, Language, Layers, Mention, MentionForm, MentionKind, Paragraph, Quotation,
    QuotationFlags, QuoteStyle, Sentence, Token, TokenFlags, TokenKind, Zone,
};
use copydesk_core::{Span, Word};

use super::wire::{Reader, Unreadable, Write};

/// What takes a fixed number of bytes. `put` and `get` are given just so many.
trait Record: Sized {
    const SIZE: usize;
    fn put(&self, to: &mut [u8]);
    fn get(from: &[u8]) -> Self;
}

macro_rules! integers {
    ($($type:ident)+) => { $(
        impl Record for $type {
            const SIZE: usize = size_of::<Self>();
            #[inline]
            fn put(&self, to: &mut [u8]) {
                to.copy_from_slice(&self.to_le_bytes());
            }
            #[inline]
            fn get(from: &[u8]) -> Self {
                from.try_into().map(Self::from_le_bytes).unwrap_or_default()
            }
        }
    )+ };
}

macro_rules! named {
    ($($type:ident($inner:ident))+) => { $(
        impl Record for $type {
            const SIZE: usize = $inner::SIZE;
            #[inline]
            fn put(&self, to: &mut [u8]) {
                self.0.put(to);
            }
            #[inline]
            fn get(from: &[u8]) -> Self {
                Self($inner::get(from))
            }
        }
    )+ };
}

macro_rules! records {
    ($($type:ident { $($field:ident: $of:ident),+ })+) => { $(
        impl Record for $type {
            const SIZE: usize = 0 $(+ $of::SIZE)+;
            #[inline]
            fn put(&self, to: &mut [u8]) {
                let Self { $($field),+ } = self;
                $(let (part, to) = to.split_at_mut($of::SIZE); $field.put(part);)+
                debug_assert!(to.is_empty());
            }
            #[inline]
            fn get(from: &[u8]) -> Self {
                $(let (part, from) = from.split_at($of::SIZE); let $field = $of::get(part);)+
                debug_assert!(from.is_empty());
                Self { $($field),+ }
            }
        }
    )+ };
}

integers! { u8 u16 u32 u64 }
named! {
    Word(u64) Zone(u8) Language(u8) TokenKind(u8) Case(u8) TokenFlags(u16) Class(u32) QuoteStyle(u8) QuotationFlags(u8)
    MentionKind(u8) MentionForm(u8) Gender(u8)
}
records! {
    Span { start: u32, end: u32 }
    Paragraph {
        span: Span, first_sentence: u32, end_sentence: u32, first_token: u32, end_token: u32, dateline_end: u32,
        zone: Zone, language: Language, reserved: u16
    }
    Sentence { span: Span, first_token: u32, end_token: u32, paragraph: u32, reserved: u32 }
    Token { word: Word, span: Span, class: Class, kind: TokenKind, case: Case, flags: TokenFlags }
    Quotation {
        span: Span, inner: Span, first_token: u32, end_token: u32, parent: u32, style: QuoteStyle,
        flags: QuotationFlags, reserved: u16
    }
    Mention {
        span: Span, name: Span, full_name: Span, first_token: u32, end_token: u32, chain: u32, kind: MentionKind,
        form: MentionForm, gender: Gender, plural: u8
    }
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
        paragraphs: read(from)?,
        sentences: read(from)?,
        tokens: read(from)?,
        quotations: read(from)?,
        mentions: read(from)?,
    })
}

fn write<T: Record>(records: &[T], out: &mut Vec<u8>) {
    out.count(records.len());
    let start = out.len();
    out.resize(start + records.len() * T::SIZE, 0);
    let places = out.get_mut(start..).unwrap_or_default().chunks_exact_mut(T::SIZE);
    records.iter().zip(places).for_each(|(record, place)| record.put(place));
}

fn read<T: Record>(from: &mut Reader<'_>) -> Result<Vec<T>, Unreadable> {
    let count = from.u32()? as usize;
    let bytes = from.bytes(count.saturating_mul(T::SIZE))?;
    Ok(bytes.chunks_exact(T::SIZE).map(T::get).collect())
}
