//! What the extractor tells of its work, where somebody asks.

use copydesk_dates::Dates;
use copydesk_testing::Harness;

fn published(text: &str) -> Vec<String> {
    Harness::<Dates>::new().published("2024-02-07").explain(text)
}

fn undated(text: &str) -> Vec<String> {
    Harness::<Dates>::new().explain(text)
}

#[test]
fn a_value_says_what_it_was_counted_from_and_what_else_it_could_be() {
    assert_eq!(
        published("She spoke on Tuesday."),
        [
            "taken “Tuesday” anchor: counted from 2024-02-07, the day of publication",
            "taken “Tuesday” choice: the clause looks back",
            "rejected “Tuesday” candidate: 2024-02-13 has the same name",
        ]
    );
    assert_eq!(
        published("The fair of 3 May 2021 drew many."),
        ["taken “3 May 2021” stated: its words say 2021-05-03, whatever the day"]
    );
    assert_eq!(
        undated("3 May 2021. The fair opens tomorrow."),
        [
            "taken “3 May 2021” stated: its words say 2021-05-03, whatever the day",
            "taken “tomorrow” anchor: counted from 2021-05-03, the date that the article opens with",
        ]
    );
}

#[test]
fn a_date_without_a_value_says_why() {
    let guess = "the article has no date of its own, and which of many it is would be a guess";
    let told = [
        ("She spoke on Tuesday.", format!("rejected “Tuesday” value: {guess}")),
        ("It closed last week.", format!("rejected “last week” value: {guess}")),
        (
            "It closed on 03/04/2024.",
            "rejected “03/04/2024” value: either number can be the day, and no other date of the article shows \
             its order (option `day_first`)"
                .to_owned(),
        ),
        (
            "They left the next day.",
            "rejected “the next day” value: it refers to a date before it, and the article gives none".to_owned(),
        ),
    ];
    for (text, reason) in told {
        assert_eq!(undated(text), [reason], "{text}");
    }
}

#[test]
fn what_is_no_date_says_why() {
    let off = "a length of time or a time of day, and `durations` is off";
    assert_eq!(published("It took six weeks."), [format!("rejected “six weeks” duration: {off}")]);
}
