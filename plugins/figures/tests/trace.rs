//! What the extractor tells of its work, where somebody asks.
#![forbid(unsafe_code)]

use copydesk_figures::Figures;
use copydesk_testing::Harness;

fn reasons(text: &str) -> Vec<String> {
    Harness::<Figures>::new().explain(text)
}

#[test]
fn numbers_that_are_left_alone_say_why() {
    let left_alone = [
        ("It opened in 1998.", "rejected “1998” year: four digits that read as a year"),
        ("The office shuts at 7 p.m. daily.", "rejected “7” clock-time: a time of day"),
        (
            "Call 020 7946 0991 today.",
            "rejected “020” phone-number: groups of digits, as of a telephone number or a code",
        ),
        (
            "They watched Channel 12 at home.",
            "rejected “12” numbered-name: numbers what the word before it names",
        ),
        ("He lives at 22 Alder Street.", "rejected “22” address: part of an address"),
        (
            "No one of them came.",
            "rejected “one” pronoun: \"one\" stands for something else and counts nothing",
        ),
    ];
    for (text, reason) in left_alone {
        assert_eq!(reasons(text).first().map(String::as_str), Some(reason), "{text}");
    }
}

#[test]
fn a_figure_says_what_each_part_rests_on() {
    assert_eq!(
        reasons(
            "At least 40 rooms burned, the council said. Ada Quill said that 12 were saved, Bo Reed said."
        ),
        [
            "taken “At least 40” number: reads as 40 [“40”]",
            "taken “At least 40” bound: at_least [“At least”]",
            "taken “At least 40” what: is what it counts or measures [“rooms”]",
            "taken “At least 40” predicate: is said of what it counts [“burned”]",
            "taken “At least 40” source: is who the sentence attributes it to [“the council”]",
            "taken “12” number: reads as 12 [“12”]",
            "taken “12” what: is what it counts or measures [“rooms”]",
            "taken “12” predicate: is said of what it counts [“saved”]",
            "taken “12” source: is who the sentence attributes it to [“Ada Quill”]",
            "rejected “12” source: another attribution is nearer [“Bo Reed”]",
        ]
    );
}

#[test]
fn what_the_configuration_leaves_out_is_told() {
    let harness = Harness::<Figures>::new().config("categories = [\"money\"]");
    let last = harness.explain("Twelve rooms burned.").pop();
    let reason = "rejected “Twelve” configuration: its category is not among `categories`";
    assert_eq!(last.as_deref(), Some(reason));
}
