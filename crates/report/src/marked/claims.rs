//! A claim in one line.

use copydesk_core::{Attribute, Attributes, Finding, Span, Value, four_digits};

use super::visible;

/// What is to be read of a claim: its words, what they say, how that was found.
pub(crate) struct Claim {
    pub(crate) words: String,
    pub(crate) attributes: String,
    pub(crate) rule: String,
}

pub(crate) fn claim(finding: &Finding, text: &str) -> Claim {
    let mut rule = visible::line(&finding.rule);
    // figures find figures; anybody else who does is named.
    if finding.extractor.strip_suffix('s') != Some(&finding.kind) {
        rule = format!("{}: {rule}", visible::line(&finding.extractor));
    }
    // The words of a broken quote are those of its parts, not what stands between them.
    let words: Vec<String> = super::marks::marked(finding).map(|span| quoted(span, text)).collect();
    Claim {
        words: words.join(" then "),
        attributes: compact(&finding.attributes, finding.span, text),
        rule: format!("[{rule} {:.2}]", finding.confidence.clamp(0.0, 1.0)),
    }
}

/// The words of a span between quotation marks.
pub(crate) fn quoted(span: Span, text: &str) -> String {
    format!("\"{}\"", visible::shortened(span.of(text).unwrap_or_default()))
}

/// `key=value` for every attribute that says something: null, the parts and words that are the claim's own
/// are left out, a list is `key=[a, b]`, the name of somebody stands in brackets behind the words that mean them
/// where it is another.
fn compact(attributes: &Attributes, own: Span, text: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    let mut list: Option<&str> = None;
    let mut before: Option<Attribute<'_>> = None;
    for attribute in attributes.iter() {
        let key = attribute.key;
        let parent = before.replace(attribute).filter(|parent| key.strip_prefix(parent.key) == Some(".name"));
        let shown = match (attribute.value, parent.map(|parent| parent.value)) {
            (Value::Null, _) => continue,
            (Value::Span(_), _) if key.starts_with("parts[") => continue,
            (Value::Span(span), _) if *span == own => continue,
            (Value::String(name), Some(Value::Span(span))) => {
                if span.of(text) != Some(name)
                    && let Some(words) = out.last_mut()
                {
                    *words += &format!(" ({})", visible::line(name));
                }
                continue;
            }
            (value, _) => plain(value, text),
        };
        let base = key.strip_suffix(']').and_then(|key| key.rsplit_once('[')).map(|(base, _)| base);
        match (base, out.last_mut()) {
            (Some(base), Some(open)) if list == Some(base) => {
                open.truncate(open.len() - 1);
                *open += &format!(", {shown}]");
            }
            (Some(base), _) => out.push(format!("{base}=[{shown}]")),
            (None, _) => out.push(format!("{key}={shown}")),
        }
        list = base;
    }
    out.join(" ")
}

fn plain(value: &Value, text: &str) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(yes) => yes.to_string(),
        Value::Integer(n) => n.to_string(),
        Value::Number(n) => four_digits(*n),
        Value::Span(span) => quoted(*span, text),
        Value::String(words) => bare(words),
    }
}

/// A word as it is; anything else between quotation marks.
pub(crate) fn bare(words: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || "_-.:+/".contains(c);
    if !words.is_empty() && words.chars().all(bare) {
        words.to_owned()
    } else {
        format!("\"{}\"", visible::line(words))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_shown_in_short() {
        let text = "he said 3-1 again";
        let mut all = Attributes::new();
        let entries = [
            ("form", Value::from("direct")),
            ("unit", Value::Null),
            ("parts[0]", Span::new(8, 11).into()),
            ("terms[0]", 3.0.into()),
            ("terms[1]", 1.5.into()),
            ("speaker", Span::new(0, 2).into()),
            ("speaker.name", "Ada Quill".into()),
            ("what", Span::new(12, 17).into()),
            ("what.name", "again".into()),
            ("name", "Lower Marsh".into()),
            ("change.from", 4.0.into()),
        ];
        for (key, value) in entries {
            all.push(key, value).unwrap();
        }
        assert_eq!(
            compact(&all, Span::new(8, 11), text),
            "form=direct terms=[3, 1.5] speaker=\"he\" (Ada Quill) what=\"again\" name=\"Lower Marsh\" change.from=4"
        );
    }
}
