//! What goes into a frame comes out of it.

use copydesk_abi as abi;
use copydesk_core::{
    Attributes, Diagnostic, Document, Finding, Level, Published, Reason, SmolStr, Span, Value,
};
use copydesk_text::{Layer, analyse};
use proptest::prelude::*;

use super::message::{Lent, Request};
use super::{frame, message};
use crate::check::Checker;
use crate::collect::Collected;
use crate::instance::Ended;
use crate::raw;
use crate::shapes::Shapes;

const TEXT: &str = "Überall spoke first, on 5 May. “Then,” Mayor Ada Quill said, “nothing.”";

fn words() -> impl Strategy<Value = Span> {
    let boundaries: Vec<u32> = TEXT.char_indices().map(|(at, _)| at as u32).collect();
    let last = boundaries.len() - 1;
    (0..last, 0..last).prop_map(move |(a, b)| Span::new(boundaries[a.min(b)], boundaries[a.max(b) + 1]))
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(Value::Integer),
        proptest::num::f64::NORMAL.prop_map(Value::Number),
        ".{0,40}".prop_map(|string| Value::String(string.into())),
        words().prop_map(Value::Span),
    ]
}

fn finding() -> impl Strategy<Value = Finding> {
    let rule = "[a-z-]{0,20}";
    (words(), 0.0_f32..=1.0, rule, prop::collection::vec(value(), 0..6)).prop_map(
        |(span, confidence, rule, values)| {
            let mut attributes = Attributes::new();
            for (n, value) in values.into_iter().enumerate() {
                attributes.push(&format!("key_{n}"), value).unwrap();
            }
            let (kind, extractor) = ("word".into(), "mine".into());
            Finding { kind, extractor, span, confidence, rule: rule.into(), attributes }
        },
    )
}

fn reason() -> impl Strategy<Value = Reason> {
    (words(), prop::option::of(words()), "[a-z]{1,9}", "[ -~]{0,60}", any::<bool>()).prop_map(
        |(span, evidence, rule, note, taken)| {
            let reason =
                if taken { Reason::taken(span, rule, note) } else { Reason::rejected(span, rule, note) };
            Reason { extractor: "mine".into(), evidence, ..reason }
        },
    )
}

static MINE: SmolStr = SmolStr::new_static("mine");
static KINDS: [SmolStr; 1] = [SmolStr::new_static("word")];

fn collect(shapes: &mut Shapes) -> Collected<'_> {
    let checker = Checker { text: TEXT, extractor: &MINE, kinds: &KINDS };
    Collected::new(checker, shapes, "mine 1.0.0", Vec::new()).tracing()
}

/// Reads a worker's answer to article 7, frame by frame.
fn read(answer: &[u8], collected: &mut Collected<'_>) -> Ended {
    let mut inbox = frame::Inbox::new(frame::ANSWER);
    let mut from = answer;
    loop {
        while let Some(message) = inbox.next().unwrap() {
            if let Some(ended) = message::gather(message, 7, collected).unwrap() {
                assert!(inbox.next().unwrap().is_none() && from.is_empty());
                return ended;
            }
        }
        assert!(inbox.fill(&mut from).unwrap() > 0, "it breaks off");
    }
}

proptest! {
    #[test]
    fn what_a_worker_finds_arrives_as_it_was(
        findings in prop::collection::vec(finding(), 0..30),
        reasons in prop::collection::vec(reason(), 0..30),
        ended in prop::sample::select(vec![Ended::Done, Ended::Failed, Ended::Panicked]),
        message in "[ -~]{0,40}",
    ) {
        let mut shapes = Shapes::default();
        let mut found = collect(&mut shapes);
        found.findings = findings.clone();
        let diagnostic = Diagnostic::new(Level::Warning, "odd", message).by("mine").at(Span::new(0, 8));
        found.diagnostics = vec![diagnostic.clone()];
        found.reasons = Some(reasons.clone());
        let mut answer = Vec::new();
        message::append_found(7, ended, found, &mut answer);

        let mut shapes = Shapes::default();
        let mut arrived = collect(&mut shapes);
        prop_assert_eq!(read(&answer, &mut arrived), ended);
        let arrived = arrived.finish();
        prop_assert_eq!(arrived.findings, findings);
        prop_assert_eq!(arrived.reasons, reasons);
        prop_assert_eq!(arrived.diagnostics, vec![diagnostic]);
    }

    #[test]
    fn an_article_arrives_as_it_was(
        text in ".{0,300}",
        title in prop::option::of("[ -~]{1,20}"),
        metadata in prop::collection::btree_map("[a-z]{1,5}", ".{0,9}", 0..4),
        findings in prop::collection::vec(finding(), 0..9),
    ) {
        let published = Some(Published::parse("2024-02-06T08:30:00Z").unwrap());
        let article =
            Document { id: "a".to_owned(), text, title, published, metadata, ..Document::default() };
        let layers = analyse(&article.text, Layer::Mentions);
        let mut request = Vec::new();
        message::write_article(9, true, &article, &layers, (&findings, &KINDS), &mut request);
        let Ok(Request::Article(lent)) = Request::read(&request) else { panic!("it is not an article") };
        prop_assert!(lent.number == 9 && lent.tracing && lent.text == article.text);
        let arrived = lent.layers();
        prop_assert_eq!(&arrived.paragraphs, &layers.paragraphs);
        prop_assert_eq!(&arrived.sentences, &layers.sentences);
        prop_assert_eq!(&arrived.tokens, &layers.tokens);
        prop_assert_eq!(&arrived.quotations, &layers.quotations);
        prop_assert_eq!(&arrived.mentions, &layers.mentions);
        prop_assert_eq!(fields(&lent), fields_of(&article));
        prop_assert_eq!(claims(&lent), findings);
    }

    #[test]
    fn no_part_of_an_article_is_one(text in "[a-z .]{0,60}", cut in 0_usize..400) {
        let article = Document { id: "a".to_owned(), text, ..Document::default() };
        let layers = analyse(&article.text, Layer::Mentions);
        let mut request = Vec::new();
        message::write_article(9, false, &article, &layers, (&[], &[]), &mut request);
        if let Some(part) = request.get(..cut).filter(|part| part.len() < request.len()) {
            prop_assert!(Request::read(part).is_err());
        }
        request.push(0);
        prop_assert!(Request::read(&request).is_err());
    }
}

fn string(lent: abi::Str) -> String {
    // SAFETY: it points into a request that lives.
    unsafe { raw::string(lent) }.unwrap().to_owned()
}

fn fields(lent: &Lent<'_>) -> Vec<String> {
    let article = lent.article();
    // SAFETY: as above.
    let metadata = unsafe { raw::slice(article.metadata) }.unwrap();
    let mut fields = vec![string(article.id), string(article.title), string(article.published)];
    fields.extend(metadata.iter().flat_map(|field| [string(field.key), string(field.value)]));
    fields
}

fn fields_of(article: &Document) -> Vec<String> {
    let title = article.title.clone().unwrap_or_default();
    let mut fields = vec![article.id.clone(), title, "2024-02-06".to_owned()];
    fields.extend(article.metadata.iter().flat_map(|(key, value)| [key.clone(), value.clone()]));
    fields
}

fn claims(lent: &Lent<'_>) -> Vec<Finding> {
    let checker = Checker { text: TEXT, extractor: &MINE, kinds: &KINDS };
    // SAFETY: as above.
    let claims = unsafe { raw::slice(lent.article().claims) }.unwrap();
    let mut shapes = Shapes::default();
    // SAFETY: as above.
    claims.iter().map(|claim| unsafe { checker.claim(claim, &mut shapes) }.unwrap().0).collect()
}

#[test]
fn claims_of_any_size_are_told_in_frames_that_are_taken() {
    let large = |n: usize| {
        let mut attributes = Attributes::new();
        attributes.push("words", "a".repeat(n)).unwrap();
        let (kind, extractor, rule) = ("word".into(), "mine".into(), "large".into());
        Finding { kind, extractor, span: Span::new(0, 8), confidence: 1.0, rule, attributes }
    };
    let findings: Vec<Finding> = (0..20).map(|n| large((1 << n).min(1 << 20))).collect();
    let mut shapes = Shapes::default();
    let mut found = collect(&mut shapes);
    found.findings = findings.clone();
    let mut answer = Vec::new();
    message::append_found(7, Ended::Done, found, &mut answer);
    let mut shapes = Shapes::default();
    let mut arrived = collect(&mut shapes);
    assert_eq!(read(&answer, &mut arrived), Ended::Done);
    assert_eq!(arrived.finish().findings, findings);
}
