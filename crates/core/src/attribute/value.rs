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

impl Value {
    /// A word that is written down in code: nothing is copied.
    #[must_use]
    pub const fn word(word: &'static str) -> Self {
        Self::String(SmolStr::new_static(word))
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

impl From<f64> for Value {
    /// A whole number below 2^53 becomes an integer, so that 27478 is not written as 27478.0.
    fn from(value: f64) -> Self {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if value.fract() == 0.0 && value.abs() < EXACT {
            #[expect(clippy::cast_possible_truncation, reason = "checked to be whole and small")]
            let whole = value as i64;
            Self::Integer(whole)
        } else {
            Self::Number(value)
        }
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::String(value.into())
    }
}

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

impl From<Span> for Value {
    fn from(value: Span) -> Self {
        Self::Span(value)
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}
