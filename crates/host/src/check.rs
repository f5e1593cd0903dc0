//! Checking what came over the boundary: claims, and the reasons given for them.

use copydesk_abi as abi;
use copydesk_core::{Attributes, Finding, Reason, SmolStr, Span, Value, Verdict};

use crate::collect::{MESSAGE, plain};
use crate::descriptor::is_id;
use crate::raw;
use crate::shapes::Shapes;

/// The most attributes of a claim.
const ATTRIBUTES: usize = 1_000;
/// The most bytes of all strings among them.
const STRINGS: usize = 1 << 20;
/// The longest rule name, in bytes.
const RULE: usize = 100;

/// Why a claim is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refusal {
    #[error("a claim is null or shorter than the ABI's first version")]
    Short,
    #[error("it is null or shorter than the first version that had it")]
    ShortReason,
    #[error("the {0} of a claim {1}")]
    Unreadable(&'static str, &'static str),
    #[error("its {0} {1}")]
    UnreadableReason(&'static str, &'static str),
    #[error("a claim of kind \"{0}\", which the extractor did not declare")]
    Undeclared(String),
    #[error("the {what} {start}..{end} does not fit the text, which has {len} bytes")]
    Outside { what: String, start: u32, end: u32, len: usize },
    #[error("the {what} {start}..{end} splits a character")]
    Splits { what: String, start: u32, end: u32 },
    #[error("a confidence of {0}; it lies between 0 and 1")]
    Confidence(String),
    #[error("a claim with {0} attributes; {ATTRIBUTES} are allowed")]
    TooMany(usize),
    #[error("a claim whose strings have more than the {STRINGS} bytes that are allowed")]
    TooLong,
    #[error("{0}")]
    Key(#[from] copydesk_core::KeyError),
    #[error("the attribute \"{0}\" {1}")]
    Attribute(String, &'static str),
}

impl Refusal {
    /// The stable name, for programs.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::Short | Self::Unreadable(..) => "unreadable-claim",
            Self::ShortReason | Self::UnreadableReason(..) => "unreadable-reason",
            Self::Undeclared(_) => "undeclared-kind",
            Self::Outside { .. } => "span-outside-text",
            Self::Splits { .. } => "span-splits-character",
            Self::Confidence(_) => "confidence-out-of-range",
            Self::TooMany(_) | Self::TooLong | Self::Key(_) | Self::Attribute(..) => "malformed-attributes",
        }
    }
}

/// What a claim is checked against.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Checker<'a> {
    /// The article's text.
    pub(crate) text: &'a str,
    /// The extractor's name in the pipeline.
    pub(crate) extractor: &'a SmolStr,
    /// The kinds it declared.
    pub(crate) kinds: &'a [SmolStr],
}

impl Checker<'_> {
    /// Copies a claim into the host's own form, if it keeps every rule. Its strings have so many bytes.
    ///
    /// # Safety
    /// `claim` is null, or can be read as far as its first field says, and so can what it points to.
    pub(crate) unsafe fn claim(
        self,
        claim: *const abi::Claim,
        shapes: &mut Shapes,
    ) -> Result<(Finding, usize), Refusal> {
        if claim.is_null() || !claim.is_aligned() {
            return Err(Refusal::Short);
        }
        // SAFETY: its first field is its size.
        let size = unsafe { claim.cast::<usize>().read() };
        if size < size_of::<abi::Claim>() {
            return Err(Refusal::Short);
        }
        // SAFETY: it is at least as long as this version of it; no bit pattern of it is invalid.
        let claim = unsafe { claim.read() };
        // SAFETY: the caller vouches for what it points to.
        unsafe {
            let kind = raw::string(claim.kind).map_err(|why| Refusal::Unreadable("kind", why))?;
            let Some(kind) = self.kinds.iter().find(|declared| *declared == kind) else {
                let kind = if is_id(kind) { kind.to_owned() } else { kind.escape_debug().take(64).collect() };
                return Err(Refusal::Undeclared(kind));
            };
            let rule = rule(claim.rule).map_err(|why| Refusal::Unreadable("rule", why))?;
            let span = self.span(claim.span, || "span of a claim".to_owned())?;
            if span.is_empty() {
                return Err(self.outside("span of a claim".to_owned(), claim.span));
            }
            if !(0.0..=1.0).contains(&claim.confidence) {
                return Err(Refusal::Confidence(claim.confidence.to_string()));
            }
            #[expect(clippy::cast_possible_truncation, reason = "between 0 and 1")]
            let confidence = claim.confidence as f32;
            let (attributes, strings) = self.attributes(claim.attributes, shapes)?;
            let (kind, extractor) = (kind.clone(), self.extractor.clone());
            Ok((Finding { kind, extractor, span, confidence, rule: rule.into(), attributes }, strings))
        }
    }

    /// Copies a reason into the host's own form, if it keeps every rule.
    ///
    /// # Safety
    /// `reason` is null, or can be read as far as its first field says, and so can what it points to.
    pub(crate) unsafe fn reason(self, reason: *const abi::Reason) -> Result<Reason, Refusal> {
        if reason.is_null() || !reason.is_aligned() {
            return Err(Refusal::ShortReason);
        }
        // SAFETY: its first field is its size.
        let size = unsafe { reason.cast::<usize>().read() };
        if size < size_of::<abi::Reason>() {
            return Err(Refusal::ShortReason);
        }
        // SAFETY: it is at least as long as this version of it; no bit pattern of it is invalid.
        let reason = unsafe { reason.read() };
        // SAFETY: the caller vouches for what it points to.
        let (rule, note) = unsafe {
            let rule = rule(reason.rule).map_err(|why| Refusal::UnreadableReason("rule", why))?;
            (rule, raw::string(reason.note).map_err(|why| Refusal::UnreadableReason("note", why))?)
        };
        let span = self.span(reason.span, || "span of a reason".to_owned())?;
        let evidence = match reason.evidence {
            abi::Span::NONE => None,
            evidence => Some(self.span(evidence, || "evidence of a reason".to_owned())?),
        };
        let verdict = match reason.verdict {
            abi::TAKEN => Verdict::Taken,
            abi::REJECTED => Verdict::Rejected,
            _ => return Err(Refusal::UnreadableReason("verdict", "is neither taken nor rejected")),
        };
        let extractor = self.extractor.clone();
        Ok(Reason { extractor, span, verdict, rule: rule.into(), note: plain(note, MESSAGE), evidence })
    }

    /// # Safety
    /// See [`Checker::claim`].
    unsafe fn attributes(
        self,
        lent: abi::Slice<abi::Attribute>,
        shapes: &mut Shapes,
    ) -> Result<(Attributes, usize), Refusal> {
        if lent.len > ATTRIBUTES {
            return Err(Refusal::TooMany(lent.len));
        }
        // SAFETY: the caller vouches for it.
        let lent = unsafe { raw::slice(lent) }.map_err(|why| Refusal::Unreadable("attribute list", why))?;
        // Keys that came in this order before need no look at how they nest.
        let (mut place, mut last, mut known) = (Shapes::START, None, 0);
        for attribute in lent {
            // SAFETY: as above.
            let key = unsafe { raw::bytes(attribute.key) };
            let Some(next) = key.ok().and_then(|key| shapes.known(place, key, last)) else { break };
            (place, last, known) = (next, Some(attribute.tag), known + 1);
        }
        let mut strings = 0;
        let mut values: Vec<Value> = Vec::with_capacity(lent.len());
        for (at, attribute) in lent.iter().take(known).enumerate() {
            let place = values.as_mut_ptr().wrapping_add(at);
            // SAFETY: as above; there is room for a value of each attribute, and all before this one are written.
            let taken = unsafe { self.value(attribute, &mut strings, |value| place.write(value)) };
            if taken.is_none() {
                // SAFETY: as above.
                let key = unsafe { raw::string(attribute.key) }.unwrap_or_default();
                // SAFETY: as above.
                return Err(unsafe { self.refused(key, attribute) });
            }
            // SAFETY: as above.
            unsafe { values.set_len(at + 1) };
        }
        let new = lent.get(values.len()..).unwrap_or_default();
        let mut attributes = shapes.attributes(place, values);
        let mut place = Some(place);
        for attribute in new {
            // SAFETY: as above.
            let key = unsafe { raw::string(attribute.key) };
            let key = key.map_err(|why| Refusal::Unreadable("attribute key", why))?;
            let mut taken = Value::Null;
            // SAFETY: as above.
            if unsafe { self.value(attribute, &mut strings, |value| taken = value) }.is_none() {
                // SAFETY: as above.
                return Err(unsafe { self.refused(key, attribute) });
            }
            attributes.push(key, taken)?;
            place = place.and_then(|place| shapes.keep(place, &attributes));
        }
        Ok((attributes, strings))
    }

    /// Hands the value of an attribute to `take`, unless it is [refused](Self::refused); the bytes of a string are added
    /// to `strings`. (Handed on, it is written once, where it belongs: returned, it is copied twice.)
    ///
    /// # Safety
    /// See [`Checker::claim`].
    #[inline(always)]
    unsafe fn value(
        self,
        attribute: &abi::Attribute,
        strings: &mut usize,
        take: impl FnOnce(Value),
    ) -> Option<()> {
        match attribute.tag {
            abi::NULL => take(Value::Null),
            abi::STRING => {
                *strings = strings.saturating_add(attribute.string.len);
                if *strings > STRINGS {
                    return None;
                }
                // SAFETY: the caller vouches for it.
                take(Value::from(unsafe { raw::string(attribute.string) }.ok()?));
            }
            abi::SPAN => take(Value::Span(self.within(attribute.span)?)),
            abi::INTEGER => take(Value::Integer(attribute.integer)),
            abi::NUMBER if attribute.number.is_finite() => take(Value::Number(attribute.number)),
            abi::BOOL if attribute.integer == 0 || attribute.integer == 1 => {
                take(Value::Bool(attribute.integer == 1));
            }
            _ => return None,
        }
        Some(())
    }

    /// Why the value of an attribute is none.
    ///
    /// # Safety
    /// See [`Checker::claim`].
    #[cold]
    unsafe fn refused(self, key: &str, attribute: &abi::Attribute) -> Refusal {
        let why = match attribute.tag {
            abi::BOOL => "is a boolean that is neither 0 nor 1",
            abi::NUMBER => "is no finite number",
            abi::STRING if attribute.string.len > STRINGS => return Refusal::TooLong,
            // SAFETY: the caller vouches for it.
            abi::STRING => match unsafe { raw::string(attribute.string) } {
                Ok(_) => return Refusal::TooLong,
                Err(why) => why,
            },
            abi::SPAN => match self.span(attribute.span, || format!("span of \"{key}\"")) {
                Err(refusal) => return refusal,
                Ok(_) => "is no span",
            },
            _ => "has a type that this version does not know",
        };
        Refusal::Attribute(key.escape_debug().take(128).collect(), why)
    }

    /// A span of the text, if it is one.
    #[inline]
    fn within(self, span: abi::Span) -> Option<Span> {
        let (start, end) = (span.start as usize, span.end as usize);
        let fits = start <= end && self.text.is_char_boundary(start) && self.text.is_char_boundary(end);
        fits.then_some(Span::new(span.start, span.end))
    }

    fn span(self, span: abi::Span, what: impl Fn() -> String) -> Result<Span, Refusal> {
        if let Some(span) = self.within(span) {
            return Ok(span);
        }
        if span.start > span.end || span.end as usize > self.text.len() {
            return Err(self.outside(what(), span));
        }
        Err(Refusal::Splits { what: what(), start: span.start, end: span.end })
    }

    fn outside(self, what: String, span: abi::Span) -> Refusal {
        Refusal::Outside { what, start: span.start, end: span.end, len: self.text.len() }
    }
}

/// The name of a rule, or what is wrong with it.
///
/// # Safety
/// See [`Checker::claim`].
unsafe fn rule<'a>(lent: abi::Str) -> Result<&'a str, &'static str> {
    // SAFETY: the caller vouches for it.
    let rule = unsafe { raw::string(lent) }?;
    let plain = |byte: u8| byte.is_ascii() && !byte.is_ascii_control();
    let short = rule.len() <= RULE && (rule.bytes().all(plain) || !rule.chars().any(char::is_control));
    if short { Ok(rule) } else { Err("is no short name") }
}
