//! What an attribute can hold.

use smol_str::SmolStr;

use crate::Span;

/// The value of an attribute.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// The article does not say.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A number; always finite.
    Number(f64),
    /// Words that are no span of the article.
    String(SmolStr),
    /// Words of the article.
    Span(Span),
}

/// A [`Value`] that is lent by whoever says it: nothing is copied before it crosses the boundary.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ValueRef<'a> {
    /// The article does not say.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A number; always finite.
    Number(f64),
    /// Words that are no span of the article.
    String(&'a str),
    /// Words of the article.
    Span(Span),
}

impl From<ValueRef<'_>> for Value {
    #[inline]
    fn from(lent: ValueRef<'_>) -> Self {
        match lent {
            ValueRef::Null => Self::Null,
            ValueRef::Bool(value) => Self::Bool(value),
            ValueRef::Integer(value) => Self::Integer(value),
            ValueRef::Number(value) => Self::Number(value),
            ValueRef::String(words) => Self::String(words.into()),
            ValueRef::Span(span) => Self::Span(span),
        }
    }
}

impl<'a> From<&'a Value> for ValueRef<'a> {
    #[inline]
    fn from(value: &'a Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Bool(*value),
            Value::Integer(value) => Self::Integer(*value),
            Value::Number(value) => Self::Number(*value),
            Value::String(words) => Self::String(words),
            Value::Span(span) => Self::Span(*span),
        }
    }
}

impl From<bool> for ValueRef<'_> {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<i64> for ValueRef<'_> {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

impl From<f64> for ValueRef<'_> {
    /// A whole number below 2^53 becomes an integer, so that 27478 is not written as 27478.0.
    #[inline]
    fn from(value: f64) -> Self {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        #[expect(clippy::cast_possible_truncation, reason = "what does not fit is not equal")]
        let whole = value as i64;
        #[expect(clippy::cast_precision_loss, clippy::float_cmp, reason = "exact below 2^53")]
        let is_whole = whole as f64 == value && value.abs() < EXACT;
        if is_whole { Self::Integer(whole) } else { Self::Number(value) }
    }
}

impl<'a> From<&'a str> for ValueRef<'a> {
    fn from(value: &'a str) -> Self {
        Self::String(value)
    }
}

impl From<Span> for ValueRef<'_> {
    fn from(value: Span) -> Self {
        Self::Span(value)
    }
}

impl<T: Into<Self>> From<Option<T>> for ValueRef<'_> {
    #[inline]
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

macro_rules! as_lent {
    ($($type:ty),+) => { $(
        impl From<$type> for Value {
            fn from(value: $type) -> Self {
                ValueRef::from(value).into()
            }
        }
    )+ };
}

as_lent!(bool, i64, f64, &str, Span);

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::String(value.into())
    }
}

impl From<SmolStr> for Value {
    fn from(value: SmolStr) -> Self {
        Self::String(value)
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_integers_where_they_are_exact() {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        for (number, whole) in
            [(0.0, 0), (-0.0, 0), (27_478.0, 27_478), (-3.0, -3), (EXACT - 1.0, (1 << 53) - 1)]
        {
            assert_eq!(Value::from(number), Value::Integer(whole));
        }
        for number in [0.5, -2.25, EXACT, -EXACT, 1e300, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(Value::from(number), Value::Number(number));
        }
        assert!(matches!(Value::from(f64::NAN), Value::Number(_)));
    }
}
