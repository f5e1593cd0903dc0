//! What takes bytes that nobody vouches for, for fuzzing: any bytes, read as a claim, are taken whole or refused, and
//! so are any bytes of a worker (`frames`).

mod frames;

use std::mem::size_of;

use copydesk_abi as abi;
use copydesk_core::{Finding, SmolStr, Value};

use crate::check::Checker;
use crate::shapes::Shapes;
pub use frames::frames;

/// Reads numbers and strings off the front of some bytes; zeros and empty strings when they are used up.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, n: usize) -> &'a [u8] {
        let (taken, rest) = self.0.split_at(n.min(self.0.len()));
        self.0 = rest;
        taken
    }

    fn number(&mut self) -> u64 {
        let mut bytes = [0; 8];
        for (to, from) in bytes.iter_mut().zip(self.take(8)) {
            *to = *from;
        }
        u64::from_le_bytes(bytes)
    }

    fn byte(&mut self) -> u8 {
        self.take(1).first().copied().unwrap_or(0)
    }

    /// A string as a plugin would lend it, sometimes null with a length.
    fn string(&mut self) -> abi::Str {
        let len = self.byte();
        if len == 255 {
            return abi::Str { data: std::ptr::null(), len: 9 };
        }
        let bytes = self.take(len as usize);
        abi::Str { data: bytes.as_ptr(), len: bytes.len() }
    }

    fn span(&mut self) -> abi::Span {
        abi::Span { start: u32::from(self.byte()), end: u32::from(self.byte()) }
    }
}

/// Makes a claim of `bytes` and checks it.
///
/// # Panics
/// Where a claim was taken that breaks a rule; that is what a fuzzer looks for.
pub fn claim(bytes: &[u8]) {
    let mut bytes = Bytes(bytes);
    let text = std::str::from_utf8(bytes.take(40)).unwrap_or("Überall – “quoted” 👍 words");
    let kinds = [SmolStr::new_static("quote"), SmolStr::new_static("word")];
    let kind = match bytes.byte() {
        n if n < 200 => abi::Str::lend("word"),
        _ => bytes.string(),
    };
    let (span, confidence, rule) = (bytes.span(), f64::from_bits(bytes.number()), bytes.string());
    let mut attributes = Vec::new();
    while !bytes.0.is_empty() {
        let key = bytes.string();
        attributes.push(abi::Attribute {
            tag: u32::from(bytes.byte() % 8),
            integer: bytes.number() as i64,
            number: f64::from_bits(bytes.number()),
            string: bytes.string(),
            span: bytes.span(),
            ..abi::Attribute::null(key)
        });
    }
    let lent = abi::Claim {
        size: size_of::<abi::Claim>(),
        kind,
        span,
        confidence,
        rule,
        attributes: abi::Slice::lend(&attributes),
    };
    let extractor = SmolStr::new_static("fuzzed");
    let checker = Checker { text, extractor: &extractor, kinds: &kinds };
    let mut shapes = Shapes::default();
    // SAFETY: all pointers are to `bytes`, which outlive the call, or null.
    let first = unsafe { checker.claim(&raw const lent, &mut shapes) };
    // SAFETY: as above. The keys of claims before must make no difference.
    let again = unsafe { checker.claim(&raw const lent, &mut shapes) };
    assert_eq!(first.as_ref().ok(), again.as_ref().ok());
    if let Ok((finding, _)) = first {
        assert_right(&finding, text, &kinds);
    }
}

/// That a finding keeps every rule.
fn assert_right(finding: &Finding, text: &str, kinds: &[SmolStr]) {
    assert!(kinds.contains(&finding.kind));
    assert!(finding.span.of(text).is_some_and(|words| !words.is_empty()));
    assert!((0.0..=1.0).contains(&finding.confidence));
    for attribute in finding.attributes.iter() {
        match attribute.value {
            Value::Span(span) => assert!(span.of(text).is_some()),
            Value::Number(number) => assert!(number.is_finite()),
            _ => {}
        }
    }
    let offsets = copydesk_core::Offsets::new(text, copydesk_core::OffsetUnit::Codepoints);
    let nested = serde_json::to_value(finding.attributes.nested(text, &offsets));
    assert!(nested.is_ok_and(|value| value.is_object()));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_bytes_are_a_claim_that_is_right_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            super::claim(&bytes);
        }

        #[test]
        fn so_are_claims_with_plausible_keys(
            keys in proptest::collection::vec("[a-c](\\.[ab]|\\[[01]\\]){0,3}", 0..8),
            tag in 0u8..6,
        ) {
            let mut bytes = b"Some words that will do for forty bytes!".to_vec();
            bytes.extend([0, 0, 4]);
            bytes.extend(0.5f64.to_bits().to_le_bytes());
            bytes.push(0);
            for key in keys {
                bytes.push(key.len() as u8);
                bytes.extend(key.as_bytes());
                bytes.push(tag);
                bytes.extend([0; 17]);
                bytes.extend([0, 4]);
            }
            super::claim(&bytes);
        }
    }
}
