use crate::Span;

/// Who is quoted: the words that name the source, and the fullest name the article gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The words in or nearest to the attribution, title included: "he", "Israeli Defence Minister Yoav
    /// Gallant".
    pub span: Span,
    /// The fullest name in the article: "Yoav Gallant". Where nothing fuller is known, the words themselves
    /// without their article.
    pub name: String,
}

/// Who asserts a figure; the same as a [`Speaker`], who need not have spoken.
pub type Source = Speaker;
