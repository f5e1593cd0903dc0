//! The reviewer's form.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use copydesk_core::{Attributes, Diagnostic, Document, Extraction, Finding, Level, Published, Span, Value};
use copydesk_report::{Format, Marked, Summary};
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

/// An article and its claims, each found by its words.
struct Example(Extraction);

impl Example {
    fn of(text: &str) -> Self {
        let article = Document { id: "a.txt".into(), text: text.into(), ..Document::default() };
        Self(Extraction { article, ..Extraction::default() })
    }

    fn span(&self, words: &str) -> Span {
        let start = self.0.article.text.find(words).unwrap_or_else(|| panic!("no {words:?}"));
        Span::new(start as u32, (start + words.len()) as u32)
    }

    fn claim(mut self, kind: &str, words: &str, attributes: &[(&str, Value)]) -> Self {
        let span = self.span(words);
        self.0.findings.push(finding(kind, span, attributes));
        Finding::sort(&mut self.0.findings);
        self
    }

    fn shown(&self, look: Marked) -> String {
        let mut out = Vec::new();
        look.article(&self.0, &mut out);
        String::from_utf8(out).unwrap()
    }

    fn narrow(&self) -> String {
        self.shown(Marked { width: 60, colour: false })
    }
}

fn finding(kind: &str, span: Span, attributes: &[(&str, Value)]) -> Finding {
    let mut all = Attributes::new();
    for (key, value) in attributes {
        all.push(key, value.clone()).unwrap();
    }
    let extractor = format!("{kind}s").into();
    Finding { kind: kind.into(), extractor, span, confidence: 0.9, rule: "by-hand".into(), attributes: all }
}

fn storm() -> Example {
    let example = Example::of(
        "Storm cuts power to 2,000 homes\n\n\
         At least 14 people were hurt in Lower Marsh on Tuesday, Mayor Ada Quill told the Post. \
         “It could have been worse,” she said. “We were lucky.”\n\n\n\
         “The ferry will stay in port,” she added. “Nobody should try to cross.\n\n\
         “Not even in a large boat.”\n",
    );
    let at = |words| Value::Span(example.span(words));
    let reported = [
        ("form", "indirect".into()),
        ("speaker", at("Mayor Ada Quill")),
        ("speaker.name", "Ada Quill".into()),
        ("cue", at("told")),
        ("recipient", at("the Post")),
    ];
    let direct = [
        ("form", "direct".into()),
        ("parts[0]", at("It could have been worse,")),
        ("parts[1]", at("We were lucky.")),
        ("speaker", at("she")),
        ("speaker.name", "Ada Quill".into()),
    ];
    let long = [
        ("form", "direct".into()),
        ("parts[0]", at("The ferry will stay in port,")),
        ("parts[1]", at("Nobody should try to cross.\n\n“Not even in a large boat.")),
        ("speaker", at("she")),
        ("speaker.name", "Ada Quill".into()),
    ];
    let hurt = [
        ("category", "count".into()),
        ("value", 14.0.into()),
        ("bound", "at_least".into()),
        ("unit", Value::Null),
        ("written", at("14")),
        ("what", at("people")),
        ("predicate", at("were hurt in Lower Marsh")),
    ];
    let homes = [("category", "count".into()), ("value", 2000.0.into()), ("what", at("homes"))];
    let mut example = example
        .claim("figure", "2,000", &homes)
        .claim("figure", "At least 14", &hurt)
        .claim("quote", "At least 14 people were hurt in Lower Marsh on Tuesday", &reported)
        .claim("place", "Lower Marsh", &[("name", "Lower Marsh".into()), ("role", "literal".into())])
        .claim("date", "Tuesday", &[("value", "2024-04-30".into()), ("grain", "day".into())])
        .claim("quote", "It could have been worse,” she said. “We were lucky.", &direct)
        .claim("quote", "The ferry will stay in port,” she added. “Nobody should try to cross.\n\n“Not even in a large boat.", &long);
    example.0.article.outlet = Some("Harbour Post".into());
    example.0.article.published = Published::parse("2024-05-01").ok();
    let post = example.span("the Post");
    example.0.diagnostics = vec![
        Diagnostic::new(Level::Warning, "odd-name", "the Post may be a place").by("places").at(post),
        Diagnostic::new(Level::Note, "decoded", "read as windows-1252, by the look of it"),
    ];
    example
}

#[test]
fn an_article() {
    insta::assert_snapshot!(storm().shown(Marked::default()));
}

#[test]
fn the_same_in_a_narrow_window() {
    insta::assert_snapshot!(storm().narrow());
}

#[test]
fn colours_tell_the_kinds_apart() {
    let example = Example::of("Two of 9").claim("figure", "Two", &[]).claim("date", "9", &[]);
    insta::assert_snapshot!(example.shown(Marked { width: 40, colour: true }).replace('\x1b', "ESC"));
}

#[test]
fn overlapping_claims_are_stacked_and_short_ones_lie_next_to_their_words() {
    let example = Example::of("five or six of the 10 in Upper Marsh")
        .claim("quote", "five or six of the 10 in Upper Marsh", &[])
        .claim("figure", "five or six", &[])
        .claim("figure", "five", &[])
        .claim("figure", "six", &[])
        .claim("weather", "10", &[])
        .claim("place", "Upper Marsh", &[]);
    insta::assert_snapshot!(example.narrow());
}

#[test]
fn marks_stay_under_wide_and_combining_characters() {
    let example = Example::of("東京 and Zoe\u{308}’s 👩‍👩‍👧 met 5 in Rome")
        .claim("place", "東京", &[])
        .claim("quote", "Zoe\u{308}", &[])
        .claim("weather", "👩‍👩‍👧", &[])
        .claim("figure", "5", &[])
        .claim("place", "Rome", &[]);
    insta::assert_snapshot!(example.narrow());
}

#[test]
fn what_a_terminal_would_obey_is_made_visible() {
    let mut example =
        Example::of("\x1b[2J 7\tmen \u{202E}left\r\n").claim("figure", "7", &[("what", "\x07".into())]);
    example.0.article.id = "a\nb".into();
    insta::assert_snapshot!(example.narrow());
}

#[test]
fn lines_that_were_wrapped_by_hand_stay_together() {
    let example = Example::of("The ferry to Upper\nMarsh was late.\n\n  - one\n  - two")
        .claim("place", "Upper\nMarsh", &[])
        .claim("figure", "one", &[])
        .claim("figure", "two", &[]);
    insta::assert_snapshot!(example.narrow());
}

#[test]
fn one_claim_less_changes_only_the_lines_around_it() {
    let all = storm();
    let mut fewer = storm();
    fewer.0.findings.retain(|f| &*f.kind != "place");
    let (all, fewer) = (all.shown(Marked::default()), fewer.shown(Marked::default()));
    let all: Vec<&str> = all.lines().collect();
    let fewer: Vec<&str> = fewer.lines().collect();
    let gone: Vec<&&str> = all.iter().filter(|line| !fewer.contains(line)).collect();
    assert_eq!(gone.len(), 2, "the line of marks and the claim itself: {gone:#?}");
}

#[test]
fn an_article_that_failed_shows_why() {
    let mut example = Example::of("");
    example.0.diagnostics.push(Diagnostic::new(Level::Error, "not-text", "is a PDF file"));
    insta::assert_snapshot!(example.narrow());
}

#[test]
fn the_summary_counts() {
    let mut summary = Summary::default();
    assert_eq!(summary.to_string(), "0 articles\n0 claims\n");
    let mut failed = Example::of("");
    failed.0.diagnostics.push(Diagnostic::new(Level::Error, "not-text", "is a PDF file"));
    let mut other = storm();
    other.0.findings[0].extractor = "rainfall".into();
    for example in [storm(), other, failed] {
        summary.count(&example.0);
    }
    insta::assert_snapshot!(summary.to_string());
}

/// One paragraph of many words, each of them claimed twice, and claims that cover all of it: what does not
/// fit is listed.
#[test]
fn one_huge_paragraph_takes_linear_time() {
    let mut example = Example::of(&"word ".repeat(20_000));
    for i in 0..20_000 {
        let span = Span::new(i * 5, i * 5 + 4);
        example.0.findings.extend([finding("word", span, &[]), finding("other", span, &[])]);
        example.0.findings.push(finding("all", Span::new(0, 99_999), &[]));
    }
    Finding::sort(&mut example.0.findings);
    assert_eq!(example.narrow().matches("[by-hand 0.90]").count(), 60_000);
}

proptest! {
    /// Any text with claims anywhere, at any width: nothing panics, every claim has a line, every character
    /// that can be seen is shown, and nothing is left that a terminal would obey.
    #[test]
    fn any_text_is_shown(
        text in "(\\PC|\\pC|[ \\n“é東👍]){0,80}",
        cuts in prop::collection::vec((0.0..1.0, 0.0..1.0, "[qfp]"), 0..12),
        width in 0usize..50,
    ) {
        let mut example = Example::of(&text);
        let bounds: Vec<u32> = text.char_indices().map(|(at, _)| at as u32).chain([text.len() as u32]).collect();
        let at = |cut: f64| bounds[((bounds.len() - 1) as f64 * cut) as usize];
        for (a, b, kind) in &cuts {
            let span = Span::new(at(*a).min(at(*b)), at(*a).max(at(*b)));
            example.0.findings.push(finding(kind, span, &[("parts[0]", span.into())]));
        }
        Finding::sort(&mut example.0.findings);
        let shown = example.shown(Marked { width, colour: false });
        prop_assert_eq!(shown.matches("[by-hand 0.90]").count(), cuts.len());
        prop_assert!(!shown.contains(|c: char| c.is_control() && c != '\n'));
        for c in text.chars().filter(|c| c.is_alphanumeric()) {
            let code = format!("⟨U+{:04X}⟩", u32::from(c));
            prop_assert!(shown.contains(c) || shown.contains(&code), "{:?} is not shown", c);
        }
    }

    /// The line under a claim begins and ends with its words, however wide their characters are.
    #[test]
    fn a_mark_covers_its_words(before in "[a東👍 ]{0,20}", words in "[bé京😀]([bé京😀 \u{301}]{0,20}[b京])", after in "[a東 ]{0,9}") {
        let example = Example::of(&format!("|{before}{words}{after}|")).claim("figure", &words, &[]);
        let shown = example.shown(Marked { width: 400, colour: false });
        let [text, mark] = shown.lines().skip(2).take(2).collect::<Vec<_>>()[..] else { panic!("{shown}") };
        let start = text.find(&words).unwrap();
        let drawn = mark.trim_start_matches(' ');
        prop_assert_eq!(mark.len() - drawn.len(), text[..start].width());
        prop_assert_eq!(drawn.chars().count(), words.width().max(2));
    }
}
