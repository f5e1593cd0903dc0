//! What a worker found in an article, in as many messages as it takes, and how the reading ended.

use copydesk_abi as abi;
use copydesk_core::{Diagnostic, Level};

use crate::collect::Collected;
use crate::instance::Ended;
use crate::isolate::claims::{self, read_claim, read_span};
use crate::isolate::frame;
use crate::isolate::wire::{Reader, Unreadable, Write};

const CLAIMS: u8 = 70;
const REASONS: u8 = 71;
const DONE: u8 = 72;
/// Writes what was found in an article: frames of a handy size, then that it is done.
pub(crate) fn append_found(number: u32, ended: Ended, collected: Collected<'_>, out: &mut Vec<u8>) {
    let found = collected.finish();
    pieces(CLAIMS, number, &found.findings, claims::write_claim, out);
    pieces(REASONS, number, &found.reasons, claims::write_reason, out);
    frame::append(out, |out| {
        out.u8(DONE);
        out.u32(number);
        out.u8(match ended {
            Ended::Done => 0,
            Ended::Failed => 1,
            Ended::Panicked => 2,
        });
        out.count(found.diagnostics.len());
        found.diagnostics.iter().for_each(|diagnostic| write_diagnostic(diagnostic, out));
    });
}

/// How large a frame with several claims grows.
const PIECE: usize = 1 << 16;

fn pieces<T>(kind: u8, number: u32, all: &[T], write: impl Fn(&T, &mut Vec<u8>), out: &mut Vec<u8>) {
    let mut rest = all.iter().peekable();
    while rest.peek().is_some() {
        frame::append(out, |out| {
            let start = out.len();
            out.u8(kind);
            out.u32(number);
            while out.len() - start < PIECE
                && let Some(one) = rest.next()
            {
                write(one, out);
            }
        });
    }
}

fn write_diagnostic(diagnostic: &Diagnostic, out: &mut Vec<u8>) {
    out.u8(match diagnostic.level {
        Level::Note => abi::NOTE,
        Level::Warning => abi::WARNING,
        Level::Error => abi::ERROR,
    } as u8);
    out.str(&diagnostic.code);
    out.str(&diagnostic.message);
    claims::write_optional_span(diagnostic.span, out);
}

/// Takes what a worker found in article `number`; how it ended, once it says so. Claims and reasons are
/// checked as if a plugin had emitted them here.
pub(crate) fn gather(
    message: &[u8],
    number: u32,
    collected: &mut Collected<'_>,
) -> Result<Option<Ended>, Unreadable> {
    let mut from = Reader(message);
    let kind = from.u8()?;
    if !matches!(kind, CLAIMS | REASONS | DONE) || from.u32()? != number {
        return Err(Unreadable::OutOfTurn);
    }
    let mut attributes = Vec::new();
    match kind {
        CLAIMS => {
            while !from.0.is_empty() {
                attributes.clear();
                let (claim, _) = read_claim(&mut from, &mut attributes)?;
                let claim = abi::Claim { attributes: abi::Slice::lend(&attributes), ..claim };
                // SAFETY: it points into the message and to the attributes, which outlive the call.
                unsafe { collected.emit(&raw const claim) };
            }
            Ok(None)
        }
        REASONS => {
            while !from.0.is_empty() {
                let reason = claims::read_reason(&mut from)?;
                // SAFETY: it points into the message, which outlives the call.
                unsafe { collected.trace(&raw const reason) };
            }
            Ok(None)
        }
        _ => {
            let ended = match from.u8()? {
                0 => Ended::Done,
                1 => Ended::Failed,
                2 => Ended::Panicked,
                _ => return Err(Unreadable::Unknown("status")),
            };
            for _ in 0..from.u32()? {
                let (level, code, message) = (from.u8()?, from.str()?, from.str()?);
                collected.pass_on(level.into(), code, message, read_span(&mut from)?);
            }
            from.end()?;
            Ok(Some(ended))
        }
    }
}
