//! One behaviour each: what stays out, and what users of other tools complain about.
#![forbid(unsafe_code)]

use copydesk_figures::Figures;
use copydesk_testing::{check, conformance};

#[test]
fn conforms() {
    conformance::<Figures>("");
}

fn none(text: &str) {
    let checked = check::<Figures>(text, "");
    assert_eq!(checked.words(), [""; 0], "in {text:?}");
}

#[test]
fn dates_and_times_are_no_figures() {
    none("The bridge opened on October 7, 2019, and closed in 2021.");
    none("She left on 14 May at 2.15pm, or by 8:30.");
    none("The order of 03.09.2018 lapsed in the 1990s.");
    none("It began three weeks ago, on the 5th of May.");
}

#[test]
fn names_are_no_figures() {
    none("The crew of Flight 370 spoke to Channel 12 about the F-150.");
    none("He stays at 22 Alder Street, off 71st Avenue.");
    none("BBC One asked for COVID-19 tests under Section 427.");
    none("Million Dollar Mermaid is shown after Million Dollar Baby.");
    none("He met the Ten Pound Poms.");
    none("Call 555-0142 or 020 7946 0991.");
}

#[test]
fn one_as_a_pronoun_counts_nothing() {
    none("No one knew which one she wanted, and one another they blamed.");
    none("Once upon a time there was a mix of views.");
}

fn values(text: &str) -> Vec<(String, String, String)> {
    let checked = check::<Figures>(text, "");
    let (low, high) = (checked.each("low"), checked.each("high"));
    checked.each("value").into_iter().zip(low.into_iter().zip(high)).map(|(v, (l, h))| (v, l, h)).collect()
}

fn one(text: &str) -> (String, String, String) {
    let mut all = values(text);
    assert_eq!(all.len(), 1, "in {text:?}: {all:?}");
    all.remove(0)
}

fn range(text: &str, low: &str, high: &str) {
    assert_eq!(one(text), ("null".to_owned(), low.to_owned(), high.to_owned()), "in {text:?}");
}

fn point(text: &str, value: &str) {
    assert_eq!(one(text), (value.to_owned(), "null".to_owned(), "null".to_owned()), "in {text:?}");
}

#[test]
fn a_range_keeps_both_ends() {
    range("It takes between five and six hours.", "5", "6");
    range("The herd counts 10-12 yaks.", "10", "12");
    range("Fees run from 1 per cent to 1.5 per cent.", "1", "1.5");
    range("He lost weight, from 208 pounds to 193.", "193", "208");
}

#[test]
fn groups_of_digits_stay_together() {
    point("The quarry moved 816 000 t.", "816000");
    point("The quarry moved 816\u{a0}000\u{2009}t.", "816000");
    point("The probe flew 3.8 billion km.", "3800000000");
    point("A couple hundred geese came.", "200");
}

#[test]
fn years_make_no_range_and_no_fraction() {
    none("The season of 2012-13 was wet.");
    point("There were more than 30000 in 2009.", "30000");
}

#[test]
fn bounds_are_seen_on_either_side() {
    let bound = |text: &str| check::<Figures>(text, "").each("bound").join(" ");
    assert_eq!(bound("Groups of 100 or over pay less."), "at_least");
    assert_eq!(bound("It holds up to 700 sheep."), "at_most");
    assert_eq!(bound("Sums exceeding 150 are taxed."), "more_than");
    assert_eq!(bound("The work took over 12 months."), "more_than");
    assert_eq!(bound("It took more than 4 days and less than 1 week."), "more_than less_than");
}

#[test]
fn soldiers_and_students_are_no_dates() {
    point("Some twenty-six soldiers paraded.", "26");
    point("The school expelled 10 students.", "10");
}

#[test]
fn a_bare_count_is_no_money() {
    let checked = check::<Figures>("More than sixty came.", "");
    assert_eq!(checked.each("unit"), ["null"]);
    assert_eq!(checked.each("category"), ["count"]);
}

#[test]
fn a_dash_before_digits_is_no_sign_between_numbers() {
    point("It fell to -5 degrees.", "-5");
    point("A margin of plus or minus 3 points is normal.", "3");
}

#[test]
fn two_lines_of_a_result_are_scores() {
    let checked = check::<Figures>(
        "Ashby Rovers 3\n\nAlder Vale 1\n\nThe rovers won by two goals on a wet night in the old town, and went up.",
        "",
    );
    assert_eq!(checked.each("category"), ["score", "score", "count"]);
    assert_eq!(checked.each("what")[..2], ["Ashby Rovers", "Alder Vale"]);
}

#[test]
fn a_source_is_named_in_full() {
    let source = |text: &str| check::<Figures>(text, "").each("source").join("; ");
    assert_eq!(
        source("The health ministry of the rebel-ruled territory said 27 people had died."),
        "The health ministry of the rebel-ruled territory"
    );
    assert_eq!(source("At least 40 homes burned, according to a count by Reuters."), "a count by Reuters");
    assert_eq!(
        source("Some 40 homes burned, according to the health ministry of the rebel-ruled territory."),
        "the health ministry of the rebel-ruled territory"
    );
}

#[test]
fn a_pronoun_is_not_what_money_is_for() {
    let checked = check::<Figures>("The town will spend $1.2 million on a new one.", "");
    assert_eq!(checked.each("what"), ["null"]);
}

#[test]
fn a_death_toll_says_what_it_counts() {
    let what = |text: &str| check::<Figures>(text, "").each("what");
    assert_eq!(what("The death toll from the landslide in the Orlo Hills rose to 147."), ["death toll"]);
    assert_eq!(what("Some 40 barns burned. The death toll is 12."), ["barns", "death toll"]);
    assert_eq!(what("Fatalities climbed to 31 on Monday."), ["Fatalities"]);
    // One that does not name the dead counts what was counted before, as do others after it.
    assert_eq!(what("Police held 90 fans. The toll rose to 95."), ["fans", "fans"]);
    let text = "The raid killed 9 miners. The death toll rose to 30. Among them, 12 were trapped.";
    assert_eq!(what(text), ["miners", "death toll", "miners"]);
}

#[test]
fn what_is_put_at_a_number_or_moved_to_it_is_the_object() {
    let what = |text: &str| check::<Figures>(text, "").each("what");
    assert_eq!(what("Officials had put the number of passengers at 131."), ["passengers"]);
    assert_eq!(what("The bank cut its price target to $21 from $26."), ["price target", "price target"]);
    assert_eq!(what("Sales rose 14 percent to $412."), ["Sales", "Sales"]);
    assert_eq!(what("The boys, aged 14 and 15, were released."), ["boys", "boys"]);
}

#[test]
fn a_time_behind_said_is_no_source() {
    let text = "Marlow, the country's fourth-largest supermarket, said last week that it would open.";
    assert_eq!(check::<Figures>(text, "").each("source"), ["null"]);
}
