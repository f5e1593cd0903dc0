//! The output contract, read back by a program.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use copydesk_core::layers::Sentence;
use copydesk_core::{
    Attributes, Diagnostic, Document, Extraction, Finding, Level, OffsetUnit, Published, Sketch, Span, Value,
};
use copydesk_report::{Extractor, Format, Header, Jsonl, fingerprint};
use proptest::prelude::*;

fn line(format: &Jsonl, extraction: &Extraction) -> String {
    let mut out = Vec::new();
    format.article(extraction, &mut out);
    String::from_utf8(out).unwrap()
}

fn span(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap();
    Span::new(start as u32, (start + words.len()) as u32)
}

fn finding(kind: &str, extractor: &str, span: Span, attributes: &[(&str, Value)]) -> Finding {
    let mut all = Attributes::new();
    for (key, value) in attributes {
        all.push(key, value.clone()).unwrap();
    }
    let rule = "by-hand".into();
    Finding { kind: kind.into(), extractor: extractor.into(), span, confidence: 0.874, rule, attributes: all }
}

fn ferry() -> Extraction {
    let text = "“The ferry – No. 9 – is late,” Zoë Quill said. “Again.”";
    let at = |words| span(text, words);
    let sentence = |words| Sentence { span: at(words), ..Sentence::default() };
    let quote = [
        ("form", Value::from("direct")),
        ("parts[0]", at("The ferry – No. 9 – is late,").into()),
        ("parts[1]", at("Again.").into()),
        ("speaker", at("Zoë Quill").into()),
        ("speaker.name", "Zoë Quill".into()),
        ("recipient", Value::Null),
    ];
    let whole = Span::new(at("The").start, at("Again.").end);
    Extraction {
        article: Document {
            id: "harbour/\"9\"".into(),
            path: Some("in/harbour.jsonl".into()),
            published: Some(Published::parse("2024-05-01T08:00Z").unwrap()),
            text: text.into(),
            ..Document::default()
        },
        sentences: vec![sentence("“The ferry – No. 9 – is late,” Zoë Quill said."), sentence("“Again.”")],
        findings: vec![
            finding("quote", "quotes", whole, &quote),
            finding("figure", "figures", at("9"), &[("value", 9.0.into())]),
            finding("figure", "figures", at("9"), &[("value", 0.5.into())]),
        ],
        diagnostics: vec![
            Diagnostic::new(Level::Warning, "odd-number", "a number\nin a name")
                .by("figures")
                .at(at("No. 9")),
            Diagnostic::new(Level::Note, "short", "short"),
        ],
        skipped: false,
    }
}

#[test]
fn a_line_is_as_the_contract_says() {
    let extraction = ferry();
    let expected = [
        r#"{"id":"harbour/\"9\"","path":"in/harbour.jsonl","published":"2024-05-01T08:00Z","#,
        &format!(
            r#""fingerprint":"{}","sketch":"{}","#,
            fingerprint(&extraction.article.text),
            Sketch::of(&extraction.article.text)
        ),
        r#""claims":[{"id":"harbour/\"9\":quote:1-54","kind":"quote","extractor":"quotes","start":1,"end":54,"#,
        r#""text":"The ferry – No. 9 – is late,” Zoë Quill said. “Again.","sentence":{"start":0,"end":55},"#,
        r#""confidence":0.87,"rule":"by-hand","attributes":{"form":"direct","parts":["#,
        r#"{"start":1,"end":29,"text":"The ferry – No. 9 – is late,"},{"start":48,"end":54,"text":"Again."}],"#,
        r#""speaker":{"start":31,"end":40,"text":"Zoë Quill","name":"Zoë Quill"},"recipient":null}},"#,
        r#"{"id":"harbour/\"9\":figure:17-18:figures","kind":"figure","extractor":"figures","start":17,"end":18,"#,
        r#""text":"9","sentence":{"start":0,"end":46},"confidence":0.87,"rule":"by-hand","attributes":{"value":9}},"#,
        r#"{"id":"harbour/\"9\":figure:17-18:figures:2","kind":"figure","extractor":"figures","start":17,"end":18,"#,
        r#""text":"9","sentence":{"start":0,"end":46},"confidence":0.87,"rule":"by-hand","attributes":{"value":0.5}}],"#,
        r#""diagnostics":[{"level":"warning","extractor":"figures","code":"odd-number","message":"a number\nin a name","#,
        r#""start":13,"end":18},{"level":"note","code":"short","message":"short"}]}"#,
        "\n",
    ];
    assert_eq!(line(&Jsonl::default(), &extraction), expected.concat());
}

#[test]
fn ids_are_those_of_the_model() {
    let extraction = ferry();
    let read: serde_json::Value = serde_json::from_str(&line(&Jsonl::default(), &extraction)).unwrap();
    let written: Vec<_> =
        read["claims"].as_array().unwrap().iter().map(|c| c["id"].as_str().unwrap()).collect();
    let offsets = copydesk_core::Offsets::new(&extraction.article.text, OffsetUnit::Codepoints);
    let ids = Finding::ids(&extraction.article.id, &extraction.findings, |n| offsets.convert(n));
    assert_eq!(written, ids);
}

#[test]
fn the_header_names_unit_versions_and_hashes() {
    let header = Header {
        copydesk: "1.2.3".into(),
        extractors: vec![Extractor { name: "q".into(), id: "quotes".into(), version: "0.1.0".into() }],
        shard: None,
        hashes: [("configuration".to_owned(), "00ff".to_owned())].into(),
    };
    let mut out = Vec::new();
    Jsonl { header: Some(header), offsets: OffsetUnit::Utf16, with_text: false }.begin(&mut out);
    assert_eq!(
        String::from_utf8(out).unwrap(),
        concat!(
            r#"{"header":{"offsets":"utf16","copydesk":"1.2.3","extractors":[{"name":"q","id":"quotes","#,
            r#""version":"0.1.0"}],"hashes":{"configuration":"00ff"}}}"#,
            "\n"
        )
    );
}

/// What a reader of each unit takes for the words at these offsets.
fn words(text: &str, unit: OffsetUnit, start: usize, end: usize) -> String {
    match unit {
        OffsetUnit::Codepoints => text.chars().skip(start).take(end - start).collect(),
        OffsetUnit::Bytes => text[start..end].to_owned(),
        OffsetUnit::Utf16 => {
            String::from_utf16(&text.encode_utf16().collect::<Vec<_>>()[start..end]).unwrap()
        }
    }
}

proptest! {
    /// In every unit, a reader of the line finds the words of each claim at its offsets.
    #[test]
    fn offsets_lead_back_to_the_words(text in "\\PC{0,200}|[a-z é“👍\\n\"]{0,200}", cuts in (0.0..1.0, 0.0..1.0)) {
        let bounds: Vec<u32> = text.char_indices().map(|(at, _)| at as u32).chain([text.len() as u32]).collect();
        let at = |cut: f64| bounds[((bounds.len() - 1) as f64 * cut) as usize];
        let (a, b) = (at(cuts.0), at(cuts.1));
        let claim = Span::new(a.min(b), a.max(b));
        let extraction = Extraction {
            article: Document { text: text.clone(), ..Document::default() },
            findings: vec![finding("word", "words", claim, &[("again", claim.into())])],
            ..Extraction::default()
        };
        for offsets in [OffsetUnit::Codepoints, OffsetUnit::Bytes, OffsetUnit::Utf16] {
            let format = Jsonl { offsets, with_text: true, ..Jsonl::default() };
            let read: serde_json::Value = serde_json::from_str(&line(&format, &extraction)).unwrap();
            prop_assert_eq!(read["text"].as_str().unwrap(), &text);
            for place in [&read["claims"][0], &read["claims"][0]["attributes"]["again"]] {
                let end = |key: &str| place[key].as_u64().unwrap() as usize;
                prop_assert_eq!(place["text"].as_str().unwrap(), &words(&text, offsets, end("start"), end("end")));
            }
        }
    }
}
