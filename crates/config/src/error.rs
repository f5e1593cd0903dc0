//! What is wrong with a configuration, shown where it was written.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::origin::Origin;

/// One thing that is wrong with the configuration.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.render(false))]
pub struct ConfigError {
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
    /// Where it was written.
    pub origin: Origin,
    /// A word under the underlined text: "did you mean `forms`?"
    pub label: Option<String>,
    /// What is allowed, or what to do.
    pub help: Vec<String>,
}

impl ConfigError {
    /// An error at `origin`.
    pub fn new(message: impl Into<String>, origin: Origin) -> Self {
        Self { message: message.into(), origin, label: None, help: Vec::new() }
    }

    /// With words under the underlined text.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// With a line of help.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// The error with the line it stands in, underlined; with colours for a terminal where `styled`.
    #[must_use]
    pub fn render(&self, styled: bool) -> String {
        self.shown(Level::ERROR, styled)
    }

    /// The same, called a warning.
    #[must_use]
    pub fn render_warning(&self, styled: bool) -> String {
        self.shown(Level::WARNING, styled)
    }

    fn shown(&self, level: Level<'_>, styled: bool) -> String {
        let renderer = if styled { Renderer::styled() } else { Renderer::plain() };
        let (source, range, path) = match &self.origin {
            Origin::File { file, range } => (file.text.as_str(), range, Some(file.path.to_string_lossy())),
            Origin::Environment { text, range } | Origin::Argument { text, range } => (&**text, range, None),
            Origin::Default => ("", &(0..0), None),
        };
        let mut group = Group::with_title(level.primary_title(&self.message));
        if self.origin != Origin::Default {
            let range = on_characters(source, range.clone());
            let underlined = AnnotationKind::Primary.span(range).label(self.label.as_deref());
            let snippet = Snippet::source(source).path(path).line_numbering(self.origin.file().is_some());
            group = group.element(snippet.annotation(underlined));
        } else if let Some(label) = &self.label {
            group = group.element(Level::HELP.message(label));
        }
        if matches!(self.origin, Origin::Environment { .. }) {
            group = group.element(Level::NOTE.message("set in the environment"));
        }
        let help = self.help.iter().map(|help| Level::HELP.message(help));
        renderer.render(&[group.elements(help)])
    }
}

/// The part of `range` that lies inside `source` and on character boundaries.
fn on_characters(source: &str, range: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let start = source.floor_char_boundary(range.start);
    start..source.ceil_char_boundary(range.end).max(start)
}

/// How many errors are shown: nobody reads more, and each costs a pass over the file.
const MOST_SHOWN: usize = 40;

/// Everything that is wrong with the configuration; never empty.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.render(false))]
pub struct ConfigErrors(pub Vec<ConfigError>);

impl ConfigErrors {
    /// The errors in the order of the file, a blank line between two; of very many, the first ones.
    #[must_use]
    pub fn render(&self, styled: bool) -> String {
        let mut shown: Vec<String> =
            self.0.iter().take(MOST_SHOWN).map(|error| error.render(styled)).collect();
        let rest = self.0.len() - shown.len();
        if rest > 0 {
            shown.push(format!("and {rest} more"));
        }
        shown.join("\n\n")
    }

    /// The errors by where they stand.
    pub(crate) fn sorted(mut errors: Vec<ConfigError>) -> Self {
        errors.sort_by_key(|error| error.origin.position());
        Self(errors)
    }
}

impl From<ConfigError> for ConfigErrors {
    fn from(error: ConfigError) -> Self {
        Self(vec![error])
    }
}
