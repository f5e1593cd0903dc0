//! Files of corrections, in order and not.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use copydesk_config::{ConfigFile, CorrectionFiles};
use copydesk_core::correction::Decision;

fn read(text: &str) -> Result<CorrectionFiles, String> {
    let file = ConfigFile { path: "corrections.toml".into(), text: text.to_owned(), ..ConfigFile::default() };
    CorrectionFiles::read(vec![file]).map_err(|errors| errors.to_string())
}

#[test]
fn the_example_of_the_documentation_is_in_order() {
    let files = read(include_str!("../../../docs/corrections.toml")).unwrap();
    let all = files.corrections().all();
    assert_eq!(all.len(), 5);
    assert!(matches!(&all[1].decision, Decision::Change { set, clear, .. }
        if set.len() == 2 && clear.as_slice() == ["source"]));
    assert!(matches!(&all[3].decision, Decision::Merge { from, into, article: None }
        if from == "Ada Quill" && into == "Ada M. Quill"));
    assert_eq!(files.locate(0).to_string(), "corrections.toml:4:9");
    assert_eq!(files.locate(4).to_string(), "corrections.toml:22:26");
}

#[test]
fn mistakes_are_shown_where_they_stand() {
    let mistakes = r#"
[[drop]]
claim = "figure 12"
text = "12"

[[drop]]
claim = "a.txt:figure:1-3"

[[chnage]]
claim = "a.txt:figure:1-3"

[[change]]
claim = "a.txt:quote:1-3"
text = "it"
set.speeker = { text = "she" }
set.form = "dirct"
set.cue = "said"
set.recipient = { txt = "Reuters" }
clear = ["form", "cu"]

[[add]]
article = "a.txt"
kind = "Place"
text = "Ohio"

[[add]]
article = "a.txt"
kind = "place"
text = "Ohio"
attributes.lat = "40"

[[merge]]
speakers = []
as = "Ada Quill"
"#;
    insta::assert_snapshot!(read(mistakes).unwrap_err());
}

#[test]
fn what_is_no_toml_is_not_checked_further_and_files_are_shown_one_after_the_other() {
    let file = |name: &str, text: &str| ConfigFile {
        path: name.into(),
        text: text.to_owned(),
        ..ConfigFile::default()
    };
    let files = vec![file("a.toml", "\n\n[[drpo]]\n"), file("b.toml", "[[drop]\n")];
    let errors = CorrectionFiles::read(files).unwrap_err();
    let shown: Vec<(String, String)> =
        errors.0.iter().map(|error| (error.origin.to_string(), error.message.clone())).collect();
    let expected = [("a.toml:3:3", "unknown key `drpo`"), ("b.toml:1:8", "this is not TOML")];
    assert_eq!(shown, expected.map(|(at, message)| (at.to_owned(), message.to_owned())));
}

#[test]
fn kinds_that_no_extractor_finds_are_pointed_out() {
    let text = r#"
[[drop]]
claim = "a.txt:figrue:1-3"
text = "12"

[[drop]]
claim = "a.txt:figure:1-3"
text = "12"

[[add]]
article = "a.txt"
kind = "rainfall"
text = "12"
"#;
    let find = ["date", "figure"].map(str::to_owned).into();
    let warnings: Vec<String> =
        read(text).unwrap().unknown_kinds(&find).map(|warning| warning.render_warning(false)).collect();
    insta::assert_snapshot!(warnings.join("\n\n"));
}

#[test]
fn what_only_a_plugin_knows_is_left_to_it() {
    let text =
        "[[change]]\nclaim = \"a.txt:rainfall:1-3\"\ntext = \"it\"\nset.anything = 1\nclear = [\"depth\"]\n";
    assert!(read(text).is_ok());
}
