//! JSON-LD in web pages: what they say of their article in the words of <https://schema.org>.

use serde_json::{Map, Value};

use crate::markup::{fragment, one_line};

/// What a page says of its article; what it does not say is absent.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Linked {
    pub(crate) title: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) modified: Option<String>,
    pub(crate) outlet: Option<String>,
    /// Its authors, one after the other.
    pub(crate) byline: Option<String>,
}

type Node = Map<String, Value>;

/// What the first article says that is found in the page's blocks of JSON-LD: an object, a list of them, or the `@graph` of one.
/// Nodes name each other by their `@id`. A block that is no JSON says nothing.
pub(crate) fn article(blocks: &[String]) -> Linked {
    let values: Vec<Value> =
        blocks.iter().filter_map(|block| serde_json::from_str(block.trim()).ok()).collect();
    let mut nodes = Vec::new();
    values.iter().for_each(|value| flatten(value, &mut nodes));
    let Some(article) = nodes.iter().find(|node| is_article(node)) else { return Linked::default() };
    let words =
        |key: &str| article.get(key).and_then(Value::as_str).map(plain).filter(|words| !words.is_empty());
    let named = |key: &str| article.get(key).and_then(|value| name(value, &nodes));
    Linked {
        title: words("headline").or_else(|| words("name")),
        published: words("datePublished"),
        modified: words("dateModified"),
        outlet: named("publisher"),
        byline: named("author"),
    }
}

fn flatten<'a>(value: &'a Value, nodes: &mut Vec<&'a Node>) {
    match value {
        Value::Array(list) => list.iter().for_each(|value| flatten(value, nodes)),
        Value::Object(node) => {
            nodes.push(node);
            if let Some(graph) = node.get("@graph") {
                flatten(graph, nodes);
            }
        }
        _ => {}
    }
}

/// Articles of every sort: NewsArticle, ReportageNewsArticle, BlogPosting, LiveBlogPosting.
fn is_article(node: &Node) -> bool {
    let fits = |value: &Value| {
        value.as_str().is_some_and(|name| name.ends_with("Article") || name.ends_with("BlogPosting"))
    };
    match node.get("@type") {
        Some(Value::Array(types)) => types.iter().any(fits),
        Some(one) => fits(one),
        None => false,
    }
}

/// The name of somebody, or the names of several.
fn name(value: &Value, nodes: &[&Node]) -> Option<String> {
    let name = match value {
        Value::String(name) => plain(name),
        Value::Array(list) => {
            let names: Vec<String> = list.iter().filter_map(|value| name(value, nodes)).collect();
            names.join(", ")
        }
        Value::Object(node) => {
            let of = |node: &Node| node.get("name").and_then(Value::as_str).map(plain);
            let same = |other: &&&Node| node.contains_key("@id") && other.get("@id") == node.get("@id");
            of(node).or_else(|| nodes.iter().filter(same).find_map(|node| of(node)))?
        }
        _ => return None,
    };
    Some(name).filter(|name| !name.is_empty() && !name.contains("://"))
}

/// Words without the markup that some pages have in them.
fn plain(words: &str) -> String {
    one_line(&fragment(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_found_in_lists_and_graphs() {
        let list = r#"[{"@type": "WebSite", "name": "No"}, {"@type": ["NewsArticle"], "headline": "Pier &amp; jetty",
            "datePublished": "2024-05-06", "author": ["Tom Reed", {"name": "Ann Lee"}], "publisher": {"name": "Marsh Post"}}]"#;
        let graph = r##"{"@graph": [{"@type": "Organization", "@id": "#o", "name": "Marsh Post"}, {"@type": "Person",
            "@id": "#t", "name": "Tom Reed"}, {"@type": "NewsArticle", "headline": "Pier &amp; jetty", "datePublished": "2024-05-06",
            "author": [{"@id": "#t"}, {"@id": "#a", "name": "Ann Lee"}], "publisher": {"@id": "#o"}}]}"##;
        for block in [list, graph] {
            let found = article(&["{broken".to_owned(), "{}".to_owned(), block.to_owned()]);
            assert_eq!(found.title.as_deref(), Some("Pier & jetty"));
            assert_eq!(found.published.as_deref(), Some("2024-05-06"));
            assert_eq!(found.outlet.as_deref(), Some("Marsh Post"));
            assert_eq!(found.byline.as_deref(), Some("Tom Reed, Ann Lee"));
        }
        assert_eq!(article(&["{\"@type\": \"Recipe\"}".to_owned()]), Linked::default());
    }
}
