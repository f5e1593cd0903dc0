//! The shape in which GDELT publishes quotations and counts.

use copydesk_core::{Extraction, Finding, Published, Value, kind};

use crate::json::Json;
use crate::{Format, Summary, context};

/// JSON Lines in the shape of GDELT's Global Quotation Graph, an article a line, with the counts of its Global Knowledge Graph:
/// `{"date", "url", "title", "lang", "quotes": [{"pre", "quote", "post", "speaker"}], "counts": [{"type", "count", "object"}]}`.
///
/// Quotes are those in quotation marks, with up to 100 characters before and behind them. `type` is GDELT's where the
/// predicate is one of its own (KILL, WOUND, ARREST, KIDNAP, EVACUATION, DISPLACED, PROTEST),
/// else COUNT. GDELT's own files name articles by address; so an article without one has its id there.
#[derive(Clone, Copy, Debug, Default)]
pub struct Gdelt;

/// How many characters stand before and behind a quote.
const CONTEXT: usize = 100;

impl Format for Gdelt {
    fn begin(&self, _: &mut Vec<u8>) {}

    fn article(&self, extraction: &Extraction, out: &mut Vec<u8>) {
        let out = &mut Json::on(out);
        let article = &extraction.article;
        out.piece(b"{\"date\":");
        match &article.published {
            Some(published) => out.string(Published::written(published)),
            None => out.piece(b"null"),
        }
        let fields = [
            (",\"url\":", article.url.as_deref().unwrap_or(&article.id)),
            (",\"title\":", article.title.as_deref().unwrap_or_default()),
            (",\"lang\":", article.language.as_deref().unwrap_or("en")),
        ];
        for (key, value) in fields {
            out.bytes(key.as_bytes());
            out.string(value);
        }
        out.piece(b",\"quotes\":[");
        let of = |kind: &'static str| extraction.findings.iter().filter(move |f| *f.kind == *kind);
        let quotes = of(kind::QUOTE).filter(|quote| quote.attributes.string("form") != Some("indirect"));
        each(quotes, out, |quote, out| self::quote(&article.text, quote, out));
        out.piece(b"],\"counts\":[");
        let counted = |figure: &&Finding| {
            figure.attributes.string("category") == Some("count")
                && figure.attributes.number("value").is_some()
        };
        each(of(kind::FIGURE).filter(counted), out, |figure, out| count(&article.text, figure, out));
        out.piece(b"]}\n");
    }

    fn end(&self, _: &Summary, _: &mut Vec<u8>) {}
}

fn each<'a>(
    findings: impl Iterator<Item = &'a Finding>,
    out: &mut Json<'_>,
    write: impl Fn(&Finding, &mut Json<'_>),
) {
    for (i, finding) in findings.enumerate() {
        if i > 0 {
            out.piece(b",");
        }
        write(finding, out);
    }
}

fn quote(text: &str, quote: &Finding, out: &mut Json<'_>) {
    let (before, after) = context::around(text, quote.span, CONTEXT);
    let speaker = match quote.attributes.get("speaker") {
        Some(Value::Span(span)) => quote.attributes.string("speaker.name").or(span.of(text)),
        _ => None,
    };
    let fields = [
        ("{\"pre\":", before),
        (",\"quote\":", quote.span.of(text).unwrap_or_default()),
        (",\"post\":", after),
    ];
    for (key, value) in fields {
        out.bytes(key.as_bytes());
        out.string(value);
    }
    out.piece(b",\"speaker\":");
    match speaker {
        Some(speaker) => out.string(speaker),
        None => out.piece(b"null"),
    }
    out.piece(b"}");
}

/// What GDELT calls a count, by the words that are said of it.
const TYPES: [(&str, &[&str]); 7] = [
    ("KILL", &["killed", "dead", "died", "deaths", "death toll", "killing", "slain", "murdered"]),
    ("WOUND", &["wounded", "injured", "hurt", "injuring", "wounding"]),
    ("ARREST", &["arrested", "detained", "arresting"]),
    ("KIDNAP", &["kidnapped", "abducted", "taken hostage", "held hostage", "captured"]),
    ("EVACUATION", &["evacuated"]),
    ("DISPLACED", &["displaced", "fled", "driven from"]),
    ("PROTEST", &["protested", "marched", "rallied"]),
];

fn count(text: &str, figure: &Finding, out: &mut Json<'_>) {
    let words = |key| match figure.attributes.get(key) {
        Some(Value::Span(span)) => span.of(text).unwrap_or_default(),
        Some(Value::String(words)) => words.as_str(),
        _ => "",
    };
    let predicate = words("predicate").to_lowercase();
    let named = TYPES.iter().find(|(_, said)| said.iter().any(|word| predicate.contains(word)));
    out.piece(b"{\"type\":");
    out.string(named.map_or("COUNT", |(name, _)| name));
    out.piece(b",\"count\":");
    out.number(figure.attributes.number("value").unwrap_or_default());
    out.piece(b",\"object\":");
    out.string(words("what"));
    out.piece(b"}");
}
