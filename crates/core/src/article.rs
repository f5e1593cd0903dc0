use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;
use serde::Serialize;

/// A news article, as the layers and extractors see it.
///
/// Only the id and the text are always there. What an article does not say is `None`: an undated article
/// stays undated.
pub trait Article {
    /// The name of the article in this run, unique within it.
    fn id(&self) -> &str;
    /// The decoded content exactly as read; every offset points into it.
    fn text(&self) -> &str;
    /// The headline, where it is known apart from the text.
    fn title(&self) -> Option<&str> {
        None
    }
    /// When it was published.
    fn published(&self) -> Option<&Published> {
        None
    }
    /// Who published it.
    fn outlet(&self) -> Option<&str> {
        None
    }
    /// Where on the web it stands.
    fn url(&self) -> Option<&str> {
        None
    }
    /// A two-letter language code, where the article states one.
    fn language(&self) -> Option<&str> {
        None
    }
    /// A further field, by name.
    fn metadata(&self, _key: &str) -> Option<&str> {
        None
    }
}

/// A publication date: a day, and the words it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    date: NaiveDate,
    written: Box<str>,
}

/// The words were no ISO 8601 date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadableDate(pub String);

impl fmt::Display for UnreadableDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\" is no ISO 8601 date (2024-02-06, or 2024-02-06T08:30:00Z)", self.0)
    }
}

impl std::error::Error for UnreadableDate {}

impl Published {
    /// Reads an ISO 8601 date, with or without a time of day. The day is the one written: no conversion
    /// between time zones.
    ///
    /// ```
    /// use copydesk_core::Published;
    /// let published = Published::parse("2024-02-06T23:30:00-05:00").unwrap();
    /// assert_eq!(published.date().to_string(), "2024-02-06");
    /// assert!(Published::parse("6 February").is_err());
    /// ```
    ///
    /// # Errors
    /// [`UnreadableDate`] where the words are no such date.
    pub fn parse(written: &str) -> Result<Self, UnreadableDate> {
        let written = written.trim();
        let unreadable = || UnreadableDate(written.to_owned());
        let (day, rest) = written.split_at_checked(10).ok_or_else(unreadable)?;
        let date = plain_day(day.as_bytes());
        let date = date.or_else(|| NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()).ok_or_else(unreadable)?;
        let time = rest.strip_prefix(['T', ' ']).unwrap_or("00:00");
        let clock = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | '+' | '-' | 'Z');
        let timed = rest.is_empty() || rest.starts_with(['T', ' ']);
        let plausible = time.len() >= 5 && time.as_bytes().get(2) == Some(&b':') && time.chars().all(clock);
        if timed && plausible { Ok(Self { date, written: written.into() }) } else { Err(unreadable()) }
    }

    /// The day.
    #[must_use]
    pub fn date(&self) -> NaiveDate {
        self.date
    }

    /// The day in ISO 8601: mostly as it is written.
    ///
    /// ```
    /// use copydesk_core::Published;
    /// assert_eq!(Published::parse("2024-02-06T23:30").unwrap().day(), "2024-02-06");
    /// ```
    #[must_use]
    pub fn day(&self) -> Cow<'_, str> {
        match self.written.split_at_checked(10) {
            Some((day, _)) if plain_day(day.as_bytes()) == Some(self.date) => Cow::Borrowed(day),
            _ => Cow::Owned(self.date.to_string()),
        }
    }

    /// The words it was read from.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.written
    }
}

/// The day of "2024-02-06", as nearly all are written: much sooner than any format is read.
fn plain_day(written: &[u8]) -> Option<NaiveDate> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = written else { return None };
    let number = |digits: &[u8]| {
        let digit = |d: &u8| d.is_ascii_digit().then(|| i32::from(d - b'0'));
        digits.iter().try_fold(0, |number, d| Some(number * 10 + digit(d)?))
    };
    let (month, day) = (number(&[m1, m2])?, number(&[d1, d2])?);
    NaiveDate::from_ymd_opt(number(&[y1, y2, y3, y4])?, month.unsigned_abs(), day.unsigned_abs())
}

impl Serialize for Published {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.written)
    }
}

/// An article held in memory: what the readers of every input format produce.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// See [`Article::id`].
    pub id: String,
    /// The file it was read from, with forward slashes.
    pub path: Option<String>,
    /// See [`Article::url`].
    pub url: Option<String>,
    /// See [`Article::outlet`].
    pub outlet: Option<String>,
    /// See [`Article::title`].
    pub title: Option<String>,
    /// See [`Article::published`].
    pub published: Option<Published>,
    /// See [`Article::language`].
    pub language: Option<String>,
    /// See [`Article::text`].
    pub text: String,
    /// Fields that have no place of their own.
    pub metadata: BTreeMap<String, String>,
    /// The first of the configuration's overrides that is meant for the file it was read from.
    pub overridden_by: Option<usize>,
}

impl Article for Document {
    fn id(&self) -> &str {
        &self.id
    }
    fn text(&self) -> &str {
        &self.text
    }
    fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }
    fn published(&self) -> Option<&Published> {
        self.published.as_ref()
    }
    fn outlet(&self) -> Option<&str> {
        self.outlet.as_deref()
    }
    fn url(&self) -> Option<&str> {
        self.url.as_deref()
    }
    fn language(&self) -> Option<&str> {
        self.language.as_deref()
    }
    fn metadata(&self, key: &str) -> Option<&str> {
        self.metadata.get(key).map(String::as_str)
    }
}
