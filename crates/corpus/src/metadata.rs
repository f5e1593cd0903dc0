use std::collections::BTreeMap;

use copydesk_core::{Document, MetadataRule, Published};
use globset::{GlobBuilder, GlobMatcher};

use crate::{CorpusError, language};

/// The rules, ready to be asked.
#[derive(Debug, Default)]
pub(crate) struct Rules(Vec<(GlobMatcher, Fill)>);

/// What to fill in, for the articles of one file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fill {
    published: Option<Published>,
    fields: BTreeMap<String, String>,
}

/// A glob in which `*` does not cross a slash.
pub(crate) fn glob(pattern: &str) -> Result<GlobMatcher, CorpusError> {
    let glob = GlobBuilder::new(pattern).literal_separator(true).build();
    let matcher = glob.map(|glob| glob.compile_matcher());
    matcher.map_err(|source| CorpusError::Pattern { pattern: pattern.to_owned(), source })
}

impl Rules {
    pub(crate) fn new(rules: &[MetadataRule]) -> Result<Self, CorpusError> {
        let compile = |rule: &MetadataRule| {
            let mut fields: BTreeMap<_, _> = rule
                .fields
                .iter()
                .filter(|(_, v)| !v.is_empty())
                .map(|(k, v)| (k.clone(), v.clone()))
                .collect();
            if let Some(language) = fields.get_mut("language")
                && let Some(code) = language::code(language)
            {
                *language = code;
            }
            let published = fields.remove("published").map(|written| Published::parse(&written)).transpose();
            let published =
                published.map_err(|source| CorpusError::Published { pattern: rule.path.clone(), source })?;
            Ok((glob(&rule.path)?, Fill { published, fields }))
        };
        rules.iter().map(compile).collect::<Result<_, _>>().map(Self)
    }

    /// What the rules say of a file, under any of its names.
    pub(crate) fn fill(&self, names: [&str; 2]) -> Fill {
        let mut all = Fill::default();
        for (_, fill) in self.0.iter().filter(|(glob, _)| names.iter().any(|name| glob.is_match(name))) {
            if all.published.is_none() {
                all.published.clone_from(&fill.published);
            }
            for (key, value) in &fill.fields {
                all.fields.entry(key.clone()).or_insert_with(|| value.clone());
            }
        }
        all
    }
}

impl Fill {
    /// Fills what `article` lacks.
    pub(crate) fn apply(&self, article: &mut Document) {
        if article.published.is_none() {
            article.published.clone_from(&self.published);
        }
        for (key, value) in &self.fields {
            let field = match key.as_str() {
                "outlet" => &mut article.outlet,
                "title" => &mut article.title,
                "url" => &mut article.url,
                "language" => &mut article.language,
                _ => {
                    article.metadata.entry(key.clone()).or_insert_with(|| value.clone());
                    continue;
                }
            };
            field.get_or_insert_with(|| value.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(path: &str, fields: &[(&str, &str)]) -> MetadataRule {
        let fields = fields.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        MetadataRule { path: path.to_owned(), fields }
    }

    #[test]
    fn rules_fill_only_what_is_missing_and_the_first_wins() {
        let rules = Rules::new(&[
            rule("post/*.txt", &[("outlet", "Harbour Post"), ("published", "2024-05-01"), ("desk", "city")]),
            rule("**", &[("outlet", "Unknown"), ("language", "en-GB")]),
        ])
        .unwrap();
        let mut article = Document { title: Some("Kept".into()), ..Document::default() };
        rules.fill(["post/a.txt", "in/post/a.txt"]).apply(&mut article);
        assert_eq!(article.outlet.as_deref(), Some("Harbour Post"));
        assert_eq!(article.published.unwrap().written(), "2024-05-01");
        assert_eq!(article.language.as_deref(), Some("en"));
        assert_eq!(article.metadata["desk"], "city");
        let mut other = Document { outlet: Some("Own".into()), ..Document::default() };
        rules.fill(["post/deep/a.txt", "x"]).apply(&mut other);
        assert_eq!((other.outlet.as_deref(), other.published), (Some("Own"), None));
    }

    #[test]
    fn a_rule_that_makes_no_sense_is_an_error() {
        let error = |r| Rules::new(&[r]).unwrap_err().to_string();
        assert_eq!(error(rule("a[", &[])), "\"a[\" is no valid glob");
        assert!(error(rule("a", &[("published", "May")])).contains("\"May\" is no ISO 8601 date"));
    }
}
