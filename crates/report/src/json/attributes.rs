//! What a claim says, as a nested object.

use copydesk_core::{Attributes, Value};

use super::{Json, Quotable};

impl Json<'_> {
    /// Writes the nested object that flat attributes stand for: the same as [`Attributes::nested`] through a
    /// serialiser, but the object of a claim that says nothing is ready in the shape that claims of a kind share,
    /// and what this one says takes the place of its nulls.
    pub(crate) fn attributes(&mut self, attributes: &Attributes, text: &Quotable<'_>) {
        let shape = attributes.shape();
        let frame = shape.frame().as_bytes();
        let mut copied = 0;
        for (place, value) in shape.places().iter().zip(attributes.values()) {
            if *value == Value::Null {
                continue;
            }
            let (start, end) = (place.start as usize, place.end as usize);
            self.start(frame.get(copied..).unwrap_or_default(), start - copied);
            copied = end;
            match value {
                Value::Null => {}
                Value::Bool(true) => self.piece(b"true"),
                Value::Bool(false) => self.piece(b"false"),
                Value::Integer(n) => self.integer(*n),
                Value::Number(n) => self.number(*n),
                Value::String(words) => self.string(words),
                Value::Span(span) if place.is_parent() => {
                    self.words(*span, text);
                    self.piece(b",");
                }
                Value::Span(span) => {
                    self.piece(b"{");
                    self.words(*span, text);
                    self.piece(b"}");
                }
            }
        }
        self.bytes(frame.get(copied..).unwrap_or_default());
    }
}

#[cfg(test)]
mod tests {
    use copydesk_core::{OffsetUnit, Offsets, Span};
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Keys are tried one after the other, as an extractor might send them; what nests is written as the
        /// serialiser of the model writes it.
        #[test]
        fn attributes_are_written_as_the_model_nests_them(
            tried in prop::collection::vec(("[abé]|([ab](\\.[ab]|\\[[01]\\]){0,3})", 0u8..6), 0..24)
        ) {
            let text = "Zoë “said” so";
            let offsets = Offsets::new(text, OffsetUnit::Codepoints);
            let mut all = Attributes::new();
            for (key, value) in tried {
                let value = match value {
                    0 => Value::Null,
                    1 => true.into(),
                    2 => 27_478.0.into(),
                    3 => 0.25.into(),
                    4 => "a \"b\"\n".into(),
                    _ => Span::new(5, 15).into(),
                };
                let _ = all.push(&key, value);
            }
            let expected = serde_json::to_string(&all.nested(text, &offsets)).unwrap();
            let mut written = Vec::new();
            Json::on(&mut written).attributes(&all, &Quotable::new(text, OffsetUnit::Codepoints));
            prop_assert_eq!(String::from_utf8(written).unwrap(), expected);
        }
    }
}
