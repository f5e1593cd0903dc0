//! Claims and reasons, on their way to a worker and back. What is read is lent, in the form that the boundary
//! has, so that it is checked by whoever checks what plugins emit.

use copydesk_abi as abi;
use copydesk_core::{Attribute, Finding, Reason, Span, Value, Verdict};

use super::wire::{Reader, Unreadable, Write};

pub(crate) fn write_claim(finding: &Finding, out: &mut Vec<u8>) {
    out.str(&finding.kind);
    write_span(finding.span, out);
    out.u32(finding.confidence.to_bits());
    out.str(&finding.rule);
    out.count(finding.attributes.len());
    for Attribute { key, value } in finding.attributes.iter() {
        out.str(key);
        match value {
            Value::Null => out.u8(abi::NULL as u8),
            Value::Bool(value) => {
                out.u8(abi::BOOL as u8);
                out.u8(u8::from(*value));
            }
            Value::Integer(value) => {
                out.u8(abi::INTEGER as u8);
                out.u64(value.cast_unsigned());
            }
            Value::Number(value) => {
                out.u8(abi::NUMBER as u8);
                out.u64(value.to_bits());
            }
            Value::String(value) => {
                out.u8(abi::STRING as u8);
                out.str(value);
            }
            Value::Span(value) => {
                out.u8(abi::SPAN as u8);
                write_span(*value, out);
            }
        }
    }
}

/// Reads a claim. Its attributes go to the end of `attributes`, and it is said how many they are: the claim
/// can point to them once the list does not move any more.
pub(crate) fn read_claim(
    from: &mut Reader<'_>,
    attributes: &mut Vec<abi::Attribute>,
) -> Result<(abi::Claim, usize), Unreadable> {
    let claim = abi::Claim {
        size: size_of::<abi::Claim>(),
        kind: abi::Str::lend(from.str()?),
        span: read_span(from)?,
        confidence: f64::from(from.f32()?),
        rule: abi::Str::lend(from.str()?),
        attributes: abi::Slice::EMPTY,
    };
    let count = from.u32()?;
    for _ in 0..count {
        let key = abi::Str::lend(from.str()?);
        attributes.push(match u32::from(from.u8()?) {
            abi::NULL => abi::Attribute::null(key),
            abi::BOOL => {
                abi::Attribute { tag: abi::BOOL, integer: from.u8()?.into(), ..abi::Attribute::null(key) }
            }
            abi::INTEGER => abi::Attribute::integer(key, from.i64()?),
            abi::NUMBER => abi::Attribute::number(key, from.f64()?),
            abi::STRING => abi::Attribute::string(key, abi::Str::lend(from.str()?)),
            abi::SPAN => abi::Attribute::span(key, read_span(from)?),
            _ => return Err(Unreadable::Unknown("value")),
        });
    }
    Ok((claim, count as usize))
}

pub(crate) fn write_reason(reason: &Reason, out: &mut Vec<u8>) {
    write_span(reason.span, out);
    write_optional_span(reason.evidence, out);
    out.u8(match reason.verdict {
        Verdict::Taken => abi::TAKEN,
        Verdict::Rejected => abi::REJECTED,
    } as u8);
    out.str(&reason.rule);
    out.str(&reason.note);
}

pub(crate) fn read_reason(from: &mut Reader<'_>) -> Result<abi::Reason, Unreadable> {
    Ok(abi::Reason {
        size: size_of::<abi::Reason>(),
        span: read_span(from)?,
        evidence: read_span(from)?,
        verdict: from.u8()?.into(),
        reserved: 0,
        rule: abi::Str::lend(from.str()?),
        note: abi::Str::lend(from.str()?),
    })
}

fn write_span(span: Span, out: &mut Vec<u8>) {
    out.u32(span.start);
    out.u32(span.end);
}

pub(crate) fn write_optional_span(span: Option<Span>, out: &mut Vec<u8>) {
    let abi::Span { start, end } = abi::Span::NONE;
    write_span(span.unwrap_or(Span::new(start, end)), out);
}

pub(crate) fn read_span(from: &mut Reader<'_>) -> Result<abi::Span, Unreadable> {
    Ok(abi::Span { start: from.u32()?, end: from.u32()? })
}
