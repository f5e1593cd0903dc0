//! What a worker answers, but for what it found: hello, what the extractor says of itself, ready, or why not.

use copydesk_core::declare::Declaration;

use super::HELLO;
use crate::descriptor::{Extractor, Version, is_id, is_need};
use crate::instance::Refused;
use crate::isolate::wire::{Reader, Unreadable, Write};

const SAYS_HELLO: u8 = 65;
const OPENED: u8 = 66;
const UNOPENED: u8 = 67;
const READY: u8 = 68;
const REFUSED: u8 = 69;
/// What an extractor says of itself, as a worker passes it on.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct About {
    pub(crate) declaration: Declaration,
    pub(crate) licence: String,
    pub(crate) sdk: String,
    pub(crate) abi: Version,
    pub(crate) catches_panics: bool,
}

/// What a worker says, but for what it found.
#[derive(Debug, PartialEq)]
pub(crate) enum Answer<'a> {
    Hello(&'a str),
    Opened(Box<About>),
    Unopened(&'a str),
    Ready,
    Refused(Refused),
}

pub(crate) fn write_hello(out: &mut Vec<u8>) {
    out.u8(SAYS_HELLO);
    out.str(HELLO);
}

pub(crate) fn write_opened(extractor: &Extractor, out: &mut Vec<u8>) {
    let d = &extractor.declaration;
    out.u8(OPENED);
    for text in [&d.id, &d.version, &d.summary, &extractor.licence, &extractor.sdk, &d.schema.to_string()] {
        out.str(text);
    }
    for names in [&d.requires, &d.optional, &d.provides] {
        out.count(names.len());
        names.iter().for_each(|name| out.str(name));
    }
    out.u32(u32::from(extractor.abi.0) << 16 | u32::from(extractor.abi.1));
    out.u8(extractor.catches_panics.into());
}

pub(crate) fn write_unopened(why: &str, out: &mut Vec<u8>) {
    out.u8(UNOPENED);
    out.str(why);
}

pub(crate) fn write_ready(out: &mut Vec<u8>) {
    out.u8(READY);
}

pub(crate) fn write_refused(refused: &Refused, out: &mut Vec<u8>) {
    out.u8(REFUSED);
    out.str(&refused.pointer);
    out.str(&refused.message);
}

impl<'a> Answer<'a> {
    pub(crate) fn read(message: &'a [u8]) -> Result<Self, Unreadable> {
        let mut from = Reader(message);
        let answer = match from.u8()? {
            SAYS_HELLO => Self::Hello(from.str()?),
            OPENED => Self::Opened(Box::new(About::read(&mut from)?)),
            UNOPENED => Self::Unopened(from.str()?),
            READY => Self::Ready,
            REFUSED => {
                Self::Refused(Refused { pointer: from.str()?.to_owned(), message: from.str()?.to_owned() })
            }
            _ => return Err(Unreadable::Unknown("answer")),
        };
        from.end()?;
        Ok(answer)
    }
}

impl About {
    fn read(from: &mut Reader<'_>) -> Result<Self, Unreadable> {
        let mut text = || from.str().map(str::to_owned);
        let (id, version, summary, licence, sdk, schema) =
            (text()?, text()?, text()?, text()?, text()?, text()?);
        let schema: serde_json::Value =
            serde_json::from_str(&schema).map_err(|_| Unreadable::Unknown("schema"))?;
        let names = |from: &mut Reader<'_>| {
            let names = from.list(|from| from.str().map(str::to_owned))?;
            if names.iter().all(|name| is_need(name)) { Ok(names) } else { Err(Unreadable::Unknown("need")) }
        };
        let (requires, optional, provides) = (names(from)?, names(from)?, names(from)?);
        if !is_id(&id) || !schema.is_object() {
            return Err(Unreadable::Unknown("extractor"));
        }
        let version_of_abi = from.u32()?;
        Ok(Self {
            declaration: Declaration {
                id,
                version,
                summary,
                requires,
                optional,
                provides,
                schema,
                library: None,
            },
            licence,
            sdk,
            abi: Version((version_of_abi >> 16) as u16, version_of_abi as u16),
            catches_panics: from.u8()? != 0,
        })
    }
}
