//! What a configuration comes to.

mod common;

use copydesk_config::{ConfigFile, Format, Library, Plan, Sources, plan, schema};
use copydesk_core::OffsetUnit;
use serde_json::json;

fn planned(sources: Sources) -> Plan {
    let text = sources.file.as_ref().map(|file| file.text.clone()).unwrap_or_default();
    let settings = sources.read().unwrap_or_else(|errors| panic!("{errors}"));
    plan(settings, &common::declared(&text)).unwrap_or_else(|errors| panic!("{errors}"))
}

fn names(plan: &Plan) -> Vec<&str> {
    plan.steps.iter().map(|step| step.name.as_str()).collect()
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

#[test]
fn without_a_configuration_all_bundled_extractors_run_with_their_defaults() {
    let plan = planned(Sources::default());
    // Figures can use dates and quotes, so they come last.
    assert_eq!(names(&plan), ["dates", "places", "quotes", "figures"]);
    assert!(plan.steps.iter().all(|step| step.config == json!({})));
    assert_eq!(plan.layers, ["layer:sentences", "layer:tokens", "layer:mentions"]);
}

#[test]
fn the_order_of_the_configuration_decides_ties() {
    let plan = planned(common::file("[pipeline]\nextractors = [\"quotes\", \"places\", \"figures\"]"));
    assert_eq!(names(&plan), ["quotes", "places", "figures"]);
}

#[test]
fn layers_that_nobody_requires_are_not_computed() {
    let plan = planned(common::file("[pipeline]\nextractors = [\"figures\"]"));
    assert_eq!(plan.layers, ["layer:sentences"]);
}

#[test]
fn the_command_line_wins_over_the_environment_and_that_over_the_file() {
    let file = "[run]\njobs = 1\n[extractor.quotes]\nminimum_words = 1\nforms = [\"direct\"]";
    let environment = vec![
        ("COPYDESK_RUN__JOBS".to_owned(), "2".to_owned()),
        ("COPYDESK_EXTRACTOR__QUOTES__MINIMUM_WORDS".to_owned(), "2".to_owned()),
        ("COPYDESK_LOG".to_owned(), "not a setting".to_owned()),
        ("HOME__OF".to_owned(), "neither".to_owned()),
    ];
    let sets = owned(&["extractor.quotes.minimum_words=3", "output.format=text"]);
    let format = Some("jsonl".to_owned());
    let plan = planned(Sources { environment, sets, format, ..common::file(file) });
    assert_eq!(plan.settings.run.jobs, Some(2));
    assert_eq!(plan.settings.output.format, Some(Format::Jsonl));
    let quotes = plan.steps.iter().find(|step| step.name == "quotes").unwrap();
    assert_eq!(quotes.config, json!({"minimum_words": 3, "forms": ["direct"]}));
}

#[test]
fn a_value_that_is_no_toml_is_text() {
    let plan = planned(Sources { sets: owned(&["output.path=out dir/claims.jsonl"]), ..Sources::default() });
    assert_eq!(plan.settings.output.path.unwrap().to_str(), Some("out dir/claims.jsonl"));
}

#[test]
fn inputs_replace_the_corpus_and_the_files_output_does_not_count() {
    let file = "[corpus]\npaths = [\"seeds\"]\n[output]\nformat = \"jsonl\"\npath = \"claims.jsonl\"\noffsets = \"utf16\"";
    let sources = || Sources {
        environment: vec![("COPYDESK_OUTPUT__HEADER".to_owned(), "true".to_owned())],
        ..common::file(file)
    };
    let settings = planned(sources()).settings;
    assert_eq!(settings.corpus.paths, ["seeds"]);
    assert_eq!((settings.output.offsets, settings.output.header), (OffsetUnit::Utf16, true));
    let settings = planned(Sources { inputs: owned(&["a.txt", "-"]), ..sources() }).settings;
    assert_eq!(settings.corpus.paths, ["a.txt", "-"]);
    assert_eq!((settings.output.format, settings.output.path), (None, None));
    assert_eq!((settings.output.offsets, settings.output.header), (OffsetUnit::Codepoints, true));
}

#[test]
fn paths_in_a_file_start_from_its_folder_and_others_from_the_current_one() {
    let text = r#"
[corpus]
paths = ["seeds", "-", "/tmp/x"]
[[corpus.metadata]]
path = "seeds/*.txt"
outlet = "Harbour Gazette"
published = 2024-02-06
[pipeline]
extractors = ["dates"]
plugin_dirs = ["plugins"]
[extractor.weather]
library = "libs/libcopydesk_weather.so"
[extractor.storms]
use = "weather"
library = "libcopydesk_weather.so"
[output]
path = "claims.jsonl"
"#;
    let file =
        ConfigFile { path: "desk/copydesk.toml".into(), text: text.to_owned(), found: false, depth: 0 };
    let plan = planned(Sources { file: Some(file), plugin_dirs: vec!["mine".into()], ..Sources::default() });
    let settings = &plan.settings;
    assert_eq!(settings.corpus.paths, ["seeds", "-", "/tmp/x"]);
    assert_eq!(settings.corpus.base, std::path::Path::new("desk"));
    assert_eq!(settings.corpus.metadata[0].fields["published"], "2024-02-06");
    assert_eq!(settings.output.path.as_deref(), Some("desk/claims.jsonl".as_ref()));
    assert_eq!(settings.plugin_path, ["mine".as_ref(), "desk/plugins".as_ref()] as [&std::path::Path; 2]);
    let libraries: Vec<_> = settings.libraries().into_iter().map(|wanted| wanted.library).collect();
    let name = Library::Name("libcopydesk_weather.so".to_owned());
    assert_eq!(libraries, [Library::Path("desk/libs/libcopydesk_weather.so".into()), name]);

    let file =
        ConfigFile { path: "desk/copydesk.toml".into(), text: text.to_owned(), found: false, depth: 0 };
    let sets = owned(&["output.path=mine.jsonl"]);
    let inputs = owned(&["seeds"]);
    let settings = planned(Sources { file: Some(file), inputs, sets, ..Sources::default() }).settings;
    assert_eq!(settings.corpus.base, std::path::Path::new(""));
    assert_eq!(settings.output.path.as_deref(), Some("mine.jsonl".as_ref()));
}

#[test]
fn one_extractor_can_run_twice() {
    let plan = planned(common::file(
        "[pipeline]\nextractors = [\"quotes\"]\n[extractor.long-quotes]\nuse = \"quotes\"\nminimum_words = 20",
    ));
    assert_eq!(names(&plan), ["quotes", "long-quotes"]);
    assert_eq!(plan.steps[1].id, "quotes");
    assert_eq!(plan.steps[1].config, json!({"minimum_words": 20}));
}

#[test]
fn a_plugin_is_the_bundled_extractor_or_one_of_the_plugin_path() {
    let text = "[pipeline]\nextractors = [\"dates\"]\n\
                [extractor.long-quotes]\nplugin = \"quotes\"\nminimum_words = 20\n\
                [extractor.storms]\nplugin = \"weather\"\nisolation = \"process\"";
    let plan = planned(common::file(text));
    assert_eq!(names(&plan), ["dates", "long-quotes", "storms"]);
    let of = |step: &copydesk_config::Step| (step.id.clone(), step.library.clone());
    let weather = Library::Plugin("weather".to_owned());
    assert_eq!(of(&plan.steps[1]), ("quotes".to_owned(), None));
    assert_eq!(of(&plan.steps[2]), ("weather".to_owned(), Some(weather.clone())));
    assert_eq!(plan.steps[1].config, json!({"minimum_words": 20}));

    let wanted = plan.settings.libraries();
    assert_eq!(wanted.iter().map(|wanted| wanted.id.as_str()).collect::<Vec<_>>(), ["quotes", "weather"]);
    assert_eq!(wanted[1].library, weather);
    assert!(wanted[1].isolation.is_some());
    assert!(plan.settings.untrusted_libraries().is_empty(), "the plugin path is the user's own");
    let sources = common::file(&text.replace("[pipeline]", "[pipeline]\nplugin_dirs = [\".\"]"));
    assert_eq!(sources.read().unwrap().untrusted_libraries().len(), 2, "it is the file's");
}

#[test]
fn a_variable_finds_a_name_with_hyphens() {
    let environment = vec![("COPYDESK_EXTRACTOR__LONG_QUOTES__MINIMUM_WORDS".to_owned(), "30".to_owned())];
    let file = common::file("[extractor.long-quotes]\nuse = \"quotes\"\nminimum_words = 20");
    let plan = planned(Sources { environment, ..file });
    assert_eq!(
        plan.steps.iter().find(|step| step.name == "long-quotes").unwrap().config,
        json!({"minimum_words": 30})
    );
}

#[test]
fn an_extractor_can_be_switched_off() {
    let plan = planned(common::file("[extractor.places]\nenabled = false\nthreshold = 0.5"));
    assert_eq!(names(&plan), ["dates", "quotes", "figures"]);
}

#[test]
fn just_these_extractors_run_and_what_they_require_comes_along() {
    let weather = "[extractor.weather]\nlibrary = \"libcopydesk_weather.so\"";
    let only = |names: &[&str]| Sources { extractors: Some(owned(names)), ..common::file(weather) };
    assert_eq!(names(&planned(only(&["weather"]))), ["dates", "weather"]);
    // What is optional does not come along.
    assert_eq!(names(&planned(only(&["figures"]))), ["figures"]);
}

#[test]
fn a_found_configuration_names_no_libraries_outside_the_plugin_path() {
    let untrusted = |sources: Sources| {
        let settings = sources.read().unwrap();
        settings.untrusted_libraries().into_iter().map(|wanted| wanted.name).collect::<Vec<_>>()
    };
    let named = "[extractor.weather]\nlibrary = \"libcopydesk_weather.so\"";
    let beside = "[extractor.weather]\nlibrary = \"./libcopydesk_weather.so\"";
    let own_path =
        "[pipeline]\nplugin_dirs = [\".\"]\n[extractor.weather]\nlibrary = \"libcopydesk_weather.so\"";
    let inside = "[extractor.weather]\nlibrary = \"/plugins/libcopydesk_weather.so\"";
    let upwards = "[extractor.weather]\nlibrary = \"/plugins/../libcopydesk_weather.so\"";
    assert!(untrusted(common::file(named)).is_empty());
    assert_eq!(untrusted(common::file(beside)), ["weather"]);
    assert_eq!(untrusted(common::file(own_path)), ["weather"]);
    let sets = owned(&["extractor.weather.library=libcopydesk_weather.so"]);
    assert_eq!(untrusted(Sources { sets, ..common::file("[pipeline]\nplugin_dirs = [\".\"]") }), ["weather"]);
    let with_folder = |text: &str| Sources { plugin_dirs: vec!["/plugins".into()], ..common::file(text) };
    assert!(untrusted(with_folder(inside)).is_empty());
    assert_eq!(untrusted(with_folder(upwards)), ["weather"]);

    // Named with --config, or by the user on the command line: trusted.
    let mut sources = common::file(beside);
    sources.file.as_mut().unwrap().found = false;
    assert!(untrusted(sources).is_empty());
    let sets = owned(&["extractor.weather.library=./libcopydesk_weather.so"]);
    assert!(untrusted(Sources { sets, ..common::file("") }).is_empty());
}

#[test]
fn a_plugins_refusal_is_shown_at_its_value() {
    let plan = planned(common::file("[extractor.quotes]\nforms = [\"direct\",\n  \"mixed\"]"));
    insta::assert_snapshot!(plan.refusal("quotes", "/forms/1", "must not be \"mixed\" alone"), @r#"
    error: extractor `quotes`: must not be "mixed" alone
     --> copydesk.toml:3:3
      |
    3 |   "mixed"]
      |   ^^^^^^^
    "#);
    assert_eq!(plan.locate("quotes", "/forms/7").to_string(), "copydesk.toml:2:9");
    assert_eq!(plan.locate("quotes", "/minimum_words").to_string(), "copydesk.toml:1:12");
    assert_eq!(plan.locate("dates", "/durations").to_string(), "default");
}

const SHOWN: &str = r#"
[corpus]
paths = ["seeds"]
[[corpus.metadata]]
path = "seeds/a.txt"
outlet = "Harbour Gazette"
[pipeline]
extractors = ["quotes", "figures", "long-quotes"]
[extractor.long-quotes]
use = "quotes"
minimum_words = 20
[extractor.figures]
rounding.digits = 2
"#;

#[test]
fn the_merged_settings_are_shown_with_where_they_came_from() {
    let environment = vec![("COPYDESK_EXTRACTOR__QUOTES__MINIMUM_WORDS".to_owned(), "2".to_owned())];
    let sets = owned(&["run.jobs=2"]);
    let sources = Sources { environment, sets, format: Some("jsonl".to_owned()), ..common::file(SHOWN) };
    insta::assert_snapshot!("show", planned(sources).show(&common::bundled(), true));
}

#[test]
fn what_is_shown_reads_back_as_the_same_settings() {
    let first = planned(common::file(SHOWN));
    let shown = first.show(&common::bundled(), true);
    let second = planned(common::file(&shown));
    assert_eq!(first.settings.corpus, second.settings.corpus);
    assert_eq!(first.settings.output, second.settings.output);
    assert_eq!(names(&first), names(&second));
    assert_eq!(second.steps[0].config, json!({"forms": ["direct", "mixed", "indirect"], "minimum_words": 1}));
}

#[test]
fn the_schema_types_each_extractors_table() {
    let schema = schema(&common::bundled());
    let quotes = &schema["properties"]["extractor"]["properties"]["quotes"];
    assert_eq!(quotes["properties"]["minimum_words"]["minimum"], 0);
    assert_eq!(quotes["properties"]["enabled"]["type"], json!(["boolean", "null"]));
    assert_eq!(quotes["additionalProperties"], false);
    let form = quotes["properties"]["forms"]["items"]["$ref"].as_str().unwrap();
    assert_eq!(form, "#/properties/extractor/properties/quotes/$defs/Form");
    assert!(schema.pointer(form.trim_start_matches('#')).is_some());
}

#[test]
fn the_default_configuration_of_the_repository_is_valid() {
    let plan = planned(common::file(include_str!("../../../copydesk.toml")));
    assert_eq!(names(&plan), ["dates", "places", "quotes", "figures"]);
    assert_eq!(plan.settings.corpus.metadata[3].fields["published"], "2024-02-07");
}

#[test]
fn what_an_extractor_calls_a_path_starts_from_the_files_folder() {
    let mut places = common::declared("").into_iter().find(|(name, _)| name == "places").unwrap();
    places.1.schema = serde_json::json!({
        "type": "object",
        "properties": {
            "lists": { "type": "array", "items": { "type": "string", "format": "path" } },
            "table": { "type": "string", "format": "path" },
            "word": { "type": "string" },
        },
    });
    let text = "[extractor.places]\nlists = [\"a.tsv\", \"/b.tsv\"]\ntable = \"./c.tsv\"\nword = \"d\"\n";
    let file =
        ConfigFile { path: "desk/copydesk.toml".into(), text: text.to_owned(), found: false, depth: 0 };
    let config = |sets: &[&str]| {
        let sources = Sources { file: Some(file.clone()), sets: owned(sets), ..Sources::default() };
        plan(sources.read().unwrap(), &[places.clone()]).unwrap().steps[0].config.clone()
    };
    let from_file = serde_json::json!(["desk/a.tsv", "/b.tsv"]);
    let expected = serde_json::json!({ "lists": from_file, "table": "desk/c.tsv", "word": "d" });
    assert_eq!(config(&[]), expected);
    assert_eq!(config(&["extractor.places.table=c.tsv"])["table"], "c.tsv");
}
