//! Doc comments as comments of C.

use syn::{Attribute, Expr, ExprLit, Lit, Meta};

/// The columns to wrap at.
pub(super) const WIDTH: usize = 110;

/// A comment above what it is about, each line behind `indent`; nothing where there is none.
pub(super) fn block(attributes: &[Attribute], indent: &str) -> String {
    let text = text(attributes);
    if text.is_empty() {
        return String::new();
    }
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let full = lines.last().is_some_and(|line| {
            !line.is_empty() && indent.len() + line.chars().count() + word.chars().count() + 7 > WIDTH
        });
        if full {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    format!("{indent}/* {} */\n", lines.join(&format!("\n{indent}   ")))
}

/// What a doc comment says, on one line, its links as C names things.
pub(super) fn text(attributes: &[Attribute]) -> String {
    let line = |attribute: &Attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value().trim().to_owned()),
            _ => None,
        },
        _ => None,
    };
    let text = attributes.iter().filter_map(line).collect::<Vec<_>>().join(" ");
    let mut out = String::new();
    let mut rest = text.trim();
    // [`Sink::trace`] is CopydeskSink.trace, [`FAILED`] is COPYDESK_FAILED.
    while let Some((before, link)) = rest.split_once("[`") {
        let Some((name, after)) = link.split_once("`]") else { break };
        // [`NONE`](crate::NONE): where the link leads is no matter of C.
        let after =
            after.strip_prefix('(').and_then(|target| target.split_once(')')).map_or(after, |(_, rest)| rest);
        out += before;
        out += &named(name);
        rest = after;
    }
    (out + rest).replace('`', "")
}

fn named(link: &str) -> String {
    let link = link.trim_end_matches("()");
    match link.split_once("::") {
        Some(("Span", "NONE")) => "none (both ends COPYDESK_NO_OFFSET)".to_owned(),
        Some((of, field)) => format!("Copydesk{of}.{field}"),
        None if link == "version" => "version, major << 16 | minor".to_owned(),
        None if link.starts_with(|c: char| c.is_lowercase()) => link.to_owned(),
        None if link.chars().all(|c| c.is_uppercase() || c == '_') => match link {
            "MAJOR" | "MINOR" => format!("COPYDESK_ABI_{link}"),
            _ => format!("COPYDESK_{link}"),
        },
        None => format!("Copydesk{link}"),
    }
}
