//! Plugins that break the rules: each costs its own claims, is named, and nothing else happens.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use copydesk_config::{Library, WantedLibrary};
use copydesk_core::{Document, Extraction, Level, Reason, Span};
use copydesk_host::{Extractor, LoadError, Pipeline, Registry, Step, Worker};
use copydesk_tests::compile;

fn load(fault: &str) -> Result<Extractor, LoadError> {
    let folder = tempfile::tempdir().unwrap();
    let library =
        compile("tests/hostile/hostile.c", "hostile", folder.path(), &[&format!("-DFAULT={fault}")]);
    let mut registry = Registry::default();
    let wanted = WantedLibrary {
        name: "hostile".to_owned(),
        id: "hostile".to_owned(),
        library: Library::Path(library),
        isolation: None,
    };
    registry.load(&wanted, &[])?;
    Ok(registry.iter().next().unwrap().1.clone())
}

/// What is wrong with it, as the user is told, without the path.
fn refusal(fault: &str) -> String {
    let message = load(fault).err().unwrap_or_else(|| panic!("{fault} was loaded")).to_string();
    message.split_once(".so ").or(message.split_once(".dylib ")).unwrap().1.to_owned()
}

/// The extraction of one article by a plugin with this fault.
fn run(fault: &str) -> Extraction {
    worker(fault).extract(article())
}

fn worker(fault: &str) -> Worker {
    let step = Step { name: "mine".to_owned(), extractor: load(fault).unwrap(), config: "{}".to_owned() };
    Pipeline::new(vec![step]).worker().unwrap()
}

fn article() -> Extraction {
    let text = "Überall spoke first. Then Mayor Ada Quill said nothing.".to_owned();
    let article =
        Document { id: "a".to_owned(), text, language: Some("en".to_owned()), ..Document::default() };
    Extraction { article, ..Extraction::default() }
}

fn diagnostics(extraction: &Extraction) -> Vec<String> {
    extraction.diagnostics.iter().map(ToString::to_string).collect()
}

#[test]
fn without_a_fault_it_is_a_plugin_like_any_other() {
    let extraction = run("NONE");
    assert_eq!(diagnostics(&extraction), [""; 0]);
    assert_eq!(extraction.findings.len(), 1);
    let found = &extraction.findings[0];
    assert_eq!((&*found.kind, &*found.extractor, found.span.end), ("word", "mine", 8));
    assert_eq!(found.attributes.string("note"), Some("first"));
}

#[test]
fn a_descriptor_of_a_later_minor_is_read_as_far_as_it_is_known() {
    assert_eq!(run("LONGER_STRUCT").findings.len(), 1);
}

#[test]
fn descriptors_with_a_fault_are_refused_by_name() {
    let refused = [
        (
            "NULL_DESCRIPTOR",
            "cannot be used: it does not work with this version of Copydesk, which offers plugin ABI 1.1; use a build of the plugin for that, or the Copydesk that it was made for",
        ),
        (
            "WRONG_MAGIC",
            "cannot be used: its entry function returned something that is no Copydesk extractor",
        ),
        (
            "NEWER_MAJOR",
            "cannot be used: it was built for plugin ABI 2.0, and this Copydesk takes 1.x; upgrade Copydesk",
        ),
        (
            "OLDER_MAJOR",
            "cannot be used: it was built for plugin ABI 0.0, and this Copydesk takes 1.x; rebuild the plugin with a newer SDK",
        ),
        (
            "SHORT_STRUCT",
            "cannot be used: its descriptor has 24 bytes, and the first version of the ABI already had 192",
        ),
        ("OTHER_ID", "exports copydesk_extractor_hostile, but calls itself \"honest\""),
        (
            "BAD_ID",
            "cannot be used: its id \"../Hostile\" is not made of lower-case letters, digits and hyphens",
        ),
        ("NULL_ID", "cannot be used: its id is null but has a length"),
        ("ID_NOT_UTF8", "cannot be used: its id is not UTF-8"),
        ("NO_CREATE", "cannot be used: its create is null"),
        ("NO_EXTRACT", "cannot be used: its extract is null"),
        ("NAMES_ARE_NULL", "cannot be used: its requires is null but has a length"),
        (
            "STRANGE_NEED",
            "cannot be used: its requires names \"A plugin with a fault\", which is no layer and no claim",
        ),
    ];
    for (fault, expected) in refused {
        assert_eq!(refusal(fault), expected, "{fault}");
    }
    assert!(refusal("SCHEMA_NO_JSON").starts_with("cannot be used: its config_schema is no JSON: "));
}

#[test]
fn claims_with_a_fault_are_dropped_with_a_diagnostic() {
    let dropped = [
        (
            "SPAN_OUTSIDE",
            "the span of a claim 0..57 does not fit the text, which has 56 bytes [span-outside-text]",
        ),
        (
            "SPAN_BACKWARDS",
            "the span of a claim 3..1 does not fit the text, which has 56 bytes [span-outside-text]",
        ),
        (
            "SPAN_EMPTY",
            "the span of a claim 0..0 does not fit the text, which has 56 bytes [span-outside-text]",
        ),
        ("SPAN_SPLITS", "the span of a claim 0..1 splits a character [span-splits-character]"),
        (
            "UNDECLARED_KIND",
            "a claim of kind \"quote\", which the extractor did not declare [undeclared-kind]",
        ),
        ("KIND_NOT_UTF8", "the kind of a claim is not UTF-8 [unreadable-claim]"),
        ("KIND_NULL", "the kind of a claim is null but has a length [unreadable-claim]"),
        ("CONFIDENCE_NAN", "a confidence of NaN; it lies between 0 and 1 [confidence-out-of-range]"),
        ("CONFIDENCE_TWO", "a confidence of 2; it lies between 0 and 1 [confidence-out-of-range]"),
        ("RULE_NULL", "the rule of a claim is null but has a length [unreadable-claim]"),
        ("CLAIM_NULL", "a claim is null or shorter than the ABI's first version [unreadable-claim]"),
        ("CLAIM_SHORT", "a claim is null or shorter than the ABI's first version [unreadable-claim]"),
        ("ATTRIBUTES_NULL", "the attribute list of a claim is null but has a length [unreadable-claim]"),
        (
            "ATTRIBUTES_ENDLESS",
            "a claim with 18446744073709551615 attributes; 1000 are allowed [malformed-attributes]",
        ),
        (
            "KEY_MALFORMED",
            "attribute key \"no key][\" is not of the form name.name[0].name [malformed-attributes]",
        ),
        ("KEY_TWICE", "attribute key \"note\" is given twice [malformed-attributes]"),
        ("STRING_NOT_UTF8", "the attribute \"note\" is not UTF-8 [malformed-attributes]"),
        ("NUMBER_INFINITE", "the attribute \"sure\" is no finite number [malformed-attributes]"),
        (
            "TAG_UNKNOWN",
            "the attribute \"sure\" has a type that this version does not know [malformed-attributes]",
        ),
        ("BOOLEAN_TWO", "the attribute \"sure\" is a boolean that is neither 0 nor 1 [malformed-attributes]"),
        (
            "ATTRIBUTE_SPAN_OUTSIDE",
            "the span of \"sure\" 0..65 does not fit the text, which has 56 bytes [span-outside-text]",
        ),
    ];
    for (fault, expected) in dropped {
        let extraction = run(fault);
        assert_eq!(extraction.findings, [], "{fault}");
        let expected = format!("warning (mine): a claim of hostile 0.0.1 was dropped: {expected}");
        assert_eq!(diagnostics(&extraction), [expected], "{fault}");
    }
}

/// The reasons of a plugin with this fault, and the diagnostics.
fn explain(fault: &str) -> (Vec<Reason>, Vec<String>) {
    let (extraction, reasons) = worker(fault).explain(article());
    assert_eq!(extraction.findings.len(), 1, "{fault}");
    (reasons, diagnostics(&extraction))
}

#[test]
fn reasons_are_given_where_they_are_asked_for() {
    let (reasons, said) = explain("NONE");
    assert_eq!(said, [""; 0]);
    let reason = Reason::taken(Span::new(0, 8), "first-word", "nothing stands before it").on(Span::new(0, 2));
    assert_eq!(reasons, [Reason { extractor: "mine".into(), ..reason }]);
}

#[test]
fn reasons_with_a_fault_are_dropped_with_a_diagnostic() {
    let dropped = [
        ("REASON_NULL", "it is null or shorter than the first version that had it [unreadable-reason]"),
        ("REASON_SHORT", "it is null or shorter than the first version that had it [unreadable-reason]"),
        ("REASON_SPAN_SPLITS", "the span of a reason 0..1 splits a character [span-splits-character]"),
        (
            "REASON_EVIDENCE_OUTSIDE",
            "the evidence of a reason 2..57 does not fit the text, which has 56 bytes [span-outside-text]",
        ),
        ("REASON_RULE_NULL", "its rule is null but has a length [unreadable-reason]"),
        ("REASON_NOTE_NOT_UTF8", "its note is not UTF-8 [unreadable-reason]"),
        ("REASON_VERDICT_UNKNOWN", "its verdict is neither taken nor rejected [unreadable-reason]"),
    ];
    for (fault, expected) in dropped {
        let (reasons, said) = explain(fault);
        assert_eq!(reasons, [], "{fault}");
        assert_eq!(said, [format!("warning (mine): a reason of hostile 0.0.1 was dropped: {expected}")]);
        assert_eq!(diagnostics(&run(fault)), [""; 0], "nobody asked for reasons");
    }
}

#[test]
fn calls_with_a_fault_are_told() {
    for fault in ["FAILS_IN_SILENCE", "STATUS_UNKNOWN"] {
        let extraction = run(fault);
        assert_eq!(
            diagnostics(&extraction),
            ["error (mine): hostile 0.0.1 failed without saying why [failed]"]
        );
    }
    let flooded = run("DIAGNOSTIC_FLOOD");
    assert_eq!(flooded.findings.len(), 1);
    assert_eq!(flooded.diagnostics.len(), 21);
    let last = flooded.diagnostics.last().unwrap();
    assert_eq!((last.level, &*last.code), (Level::Warning, "diagnostics-left-out"));
    let unreadable = run("DIAGNOSTIC_NOT_UTF8");
    assert_eq!(unreadable.findings.len(), 1);
    assert_eq!(diagnostics(&unreadable), ["warning (mine): (a message that is not UTF-8) [unnamed]"]);

    let extractor = load("REFUSES_IN_SILENCE").unwrap();
    let step = Step { name: "mine".to_owned(), extractor, config: "{}".to_owned() };
    let refused = Pipeline::new(vec![step]).worker().unwrap_err();
    assert_eq!(
        refused.to_string(),
        "the extractor \"mine\" refuses its configuration: the extractor gave no reason (status 1)"
    );
}

#[test]
fn what_is_no_library_is_refused_with_the_systems_words() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("libcopydesk_text.so");
    std::fs::write(&path, "not a library").unwrap();
    let wanted = |path: &std::path::Path, id: &str| WantedLibrary {
        name: "x".to_owned(),
        id: id.to_owned(),
        library: Library::Path(path.to_owned()),
        isolation: None,
    };
    let error = |wanted| Registry::default().load(&wanted, &[]).unwrap_err().to_string();
    assert!(error(wanted(&path, "text")).contains("cannot be loaded: "));
    assert!(error(wanted(&folder.path().join("gone.so"), "gone")).starts_with("there is no library at "));
    let real = compile("tests/hostile/hostile.c", "hostile", folder.path(), &["-DFAULT=NONE"]);
    assert!(error(wanted(&real, "other")).contains("it exports no function copydesk_extractor_other"));
    let named = WantedLibrary { library: Library::Name("libnone.so".to_owned()), ..wanted(&real, "none") };
    let message = Registry::default().load(&named, &[folder.path().to_owned()]).unwrap_err().to_string();
    assert!(message.contains("no library named libnone.so on the plugin path"), "{message}");
}
