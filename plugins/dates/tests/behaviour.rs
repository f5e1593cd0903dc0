//! One behaviour each, beyond the README's tables: what users of other systems complain of, what must not be
//! a date, and what a value is counted from.

use copydesk_dates::Dates;
use copydesk_testing::{Harness, check, conformance};

/// The dates of `text`, published on a Wednesday, as "words = value".
fn dated(text: &str) -> Vec<String> {
    listed(&Harness::<Dates>::new().published("2024-02-07"), text)
}

/// The dates of `text` with durations and times.
fn timex(text: &str) -> Vec<String> {
    listed(&Harness::<Dates>::new().config("durations = true").published("2024-02-07"), text)
}

/// The dates of `text`, which has no date of its own.
fn undated(text: &str) -> Vec<String> {
    listed(&Harness::<Dates>::new(), text)
}

fn listed(harness: &Harness<Dates>, text: &str) -> Vec<String> {
    let checked = harness.check(text);
    let values = checked.each("value");
    checked.words().iter().zip(values).map(|(words, value)| format!("{words} = {value}")).collect()
}

const NOTHING: [&str; 0] = [];

#[test]
fn it_keeps_the_contract() {
    conformance::<Dates>("");
}

#[test]
fn months_that_are_words_are_no_dates() {
    assert_eq!(dated("It may rain. They march on, and the august body sat."), NOTHING);
    assert_eq!(dated("April Jones and August Bell met June Carr."), NOTHING);
    assert_eq!(dated("They met in May and in March."), ["May = 2023-05", "March = 2023-03"]);
}

#[test]
fn first_and_second_are_no_dates() {
    assert_eq!(dated("The first was late, the second early. Wait a second."), NOTHING);
    assert_eq!(dated("Let us go to a second round."), NOTHING);
}

#[test]
fn soldiers_and_students_are_no_dates() {
    assert_eq!(dated("Twenty-six soldiers and 10 students, more than 30000 in all."), NOTHING);
}

#[test]
fn a_year_behind_a_count_is_a_year() {
    assert_eq!(dated("It sold more than 30000 in 2009."), ["2009 = 2009"]);
}

#[test]
fn units_of_measure_are_no_dates() {
    assert_eq!(dated("It holds 100M, weighs 19,60 5 and cost $1984."), NOTHING);
    assert_eq!(dated("At most 816 000 t were sold to a mill."), NOTHING);
}

#[test]
fn a_measure_and_an_address_are_no_years() {
    assert_eq!(dated("The 1520 sq m hall stands at 1160 W. Alder Street."), NOTHING);
    assert_eq!(dated("The 2000 metres and a 1990 km drive were next."), NOTHING);
    assert_eq!(dated("The 2000 race and the 1990 drive were next."), ["2000 = 2000", "1990 = 1990"]);
}

#[test]
fn a_length_that_leads_up_to_a_date_is_over() {
    assert_eq!(dated("It lost 3 ducks in the year to March."), ["March = 2023-03"]);
    assert_eq!(dated("Profit rose in the six months to the end of June."), ["the end of June = 2023-06"]);
    assert_eq!(dated("Wards admitted 90 patients in the week to 5 May."), ["5 May = 2023-05-05"]);
}

#[test]
fn what_a_modal_leads_is_no_past() {
    assert_eq!(dated("It will be hot and could hit a record by the weekend."), ["the weekend = 2024-W06-WE"]);
}

#[test]
fn of_two_days_that_are_joined_the_second_is_later() {
    assert_eq!(
        dated("The storm is expected late Tuesday or early Wednesday."),
        ["late Tuesday = 2024-02-13", "early Wednesday = 2024-02-14"]
    );
    let harness = Harness::<Dates>::new().published("2024-03-21");
    assert_eq!(
        listed(&harness, "Open at weekends from 6 April to 27 October."),
        ["6 April = 2024-04-06", "27 October = 2024-10-27"]
    );
}

#[test]
fn the_verb_of_another_sentence_says_nothing() {
    let harness = Harness::<Dates>::new().published("2024-03-21");
    assert_eq!(
        listed(&harness, "\u{201c}We will have to (…)\u{201d} October 7, which few understand, was a blow."),
        ["October 7 = 2023-10-07"]
    );
}

#[test]
fn what_is_arranged_looks_ahead() {
    assert_eq!(dated("The ban takes effect on 1 July, later than planned."), ["1 July = 2024-07-01"]);
    assert_eq!(dated("The strike is to end on Friday at noon."), ["Friday = 2024-02-09"]);
    assert_eq!(dated("This Saturday's games are sold out."), ["This Saturday = 2024-02-10"]);
}

#[test]
fn a_conjunction_is_no_part_of_a_date() {
    assert_eq!(dated("He noted that a few weeks ago it had rained."), ["a few weeks ago = null"]);
}

#[test]
fn how_often_is_no_week_on() {
    assert_eq!(dated("They meet once a week on Sunday."), ["Sunday = 2024-02-04"]);
}

#[test]
fn small_words_are_no_dates() {
    assert_eq!(dated("He went to a fair, and to a mill, at a loss."), NOTHING);
}

#[test]
fn every_run_finds_the_same() {
    let text = "On Monday, 4 May 2019 and the next day, a week ago.";
    assert_eq!(dated(text), dated(text));
}

#[test]
fn long_runs_of_digits_are_no_dates() {
    assert_eq!(dated("Call 20160203 or 0044 1934 555 1212, code 133-03-03-2020."), NOTHING);
}

#[test]
fn idioms_are_no_dates() {
    assert_eq!(dated("Once upon a time there was a fall in prices and the fall of a town."), NOTHING);
    assert_eq!(timex("He waited for news, day after day."), NOTHING);
    assert_eq!(dated("She has a 22-year-old son in the quarter-final."), NOTHING);
}

#[test]
fn names_are_no_dates() {
    assert_eq!(dated("The band Happy Mondays and Father Christmas met Jamie Noon."), NOTHING);
    assert_eq!(dated("It was an April Fools' joke about Thanksgiving turkey."), NOTHING);
}

#[test]
fn last_tuesday_on_a_wednesday_is_yesterday() {
    assert_eq!(dated("He left last Tuesday."), ["last Tuesday = 2024-02-06"]);
}

#[test]
fn this_week_in_the_first_days_of_a_year_is_that_years_week() {
    let harness = Harness::<Dates>::new().published("2020-01-02");
    assert_eq!(
        listed(&harness, "It rained this week and last week."),
        ["this week = 2020-W01", "last week = 2019-W52"]
    );
    let harness = Harness::<Dates>::new().published("2021-01-02");
    assert_eq!(listed(&harness, "It rained this week."), ["this week = 2020-W53"]);
}

#[test]
fn a_day_beyond_its_month_has_no_value() {
    assert_eq!(dated("It is set for February 30, 2019."), ["February 30, 2019 = null"]);
}

#[test]
fn february_29_is_looked_for_in_leap_years() {
    let harness = Harness::<Dates>::new().published("2023-06-01");
    assert_eq!(listed(&harness, "It snowed on February 29."), ["February 29 = 2020-02-29"]);
}

#[test]
fn without_any_date_relative_expressions_have_no_value() {
    assert_eq!(
        undated("It opened on Tuesday, last week and on October 7."),
        ["Tuesday = null", "last week = null", "October 7 = null"]
    );
}

#[test]
fn the_date_an_article_opens_with_counts_as_its_publication() {
    assert_eq!(
        undated("date 2024-02-06 Rome: The mayor resigned on Monday."),
        ["2024-02-06 = 2024-02-06", "Monday = 2024-02-05"]
    );
}

#[test]
fn a_date_in_the_first_sentence_is_not_what_an_article_opens_with() {
    let found = undated("On March 3, 2020, the mill burned. It had been sold on Monday.");
    assert_eq!(found, ["March 3, 2020 = 2020-03-03", "Monday = null"]);
}

#[test]
fn an_undated_article_may_speak_of_one_year() {
    let found = undated("The order of 09.03.2018 was late. They wrote on March 13.");
    assert_eq!(found, ["09.03.2018 = 2018-03-09", "March 13 = 2018-03-13"]);
    let found = undated("They married on April 5, 1958, and moved in 1966. The feast is on May 2.");
    assert_eq!(found.last().unwrap(), "May 2 = null");
}

#[test]
fn a_date_under_a_picture_does_not_date_the_article() {
    let found = undated(
        "The war erupted on October 7. The mill closed the day before. Seen in Rome on February 6, 2024.",
    );
    assert_eq!(found[..2], ["October 7 = null", "the day before = null"]);
}

#[test]
fn a_date_that_is_not_known_is_referred_to_in_vain() {
    let found = undated("It froze on 3 March 2020. The dam broke on Friday. The next day it thawed.");
    assert_eq!(found, ["3 March 2020 = 2020-03-03", "Friday = null", "The next day = null"]);
}

#[test]
fn a_past_verb_does_not_pull_back_what_is_planned() {
    assert_eq!(dated("The union announced a strike for February 20."), ["February 20 = 2024-02-20"]);
    assert_eq!(dated("The vote is to be held on February 20."), ["February 20 = 2024-02-20"]);
    assert_eq!(dated("The union struck on March 20."), ["March 20 = 2023-03-20"]);
}

#[test]
fn one_day_by_one_name_is_one_day() {
    assert_eq!(
        dated("The mill burned on October 7. The town is planning for October 7 again."),
        ["October 7 = 2023-10-07", "October 7 = 2023-10-07"]
    );
    assert_eq!(dated("He is accused of planning the October 7 attack."), ["October 7 = 2023-10-07"]);
}

#[test]
fn what_is_somebodys_last_is_not_last() {
    assert_eq!(dated("It was her last Monday and his last year in office."), NOTHING);
}

#[test]
fn days_in_digits_need_a_word_before_them() {
    assert_eq!(dated("They met on 11/20 and 11/22."), ["11/20 = 2023-11-20", "11/22 = 2023-11-22"]);
    assert_eq!(dated("About 11/20 of it, 24/7, at 50/50."), NOTHING);
    assert_eq!(dated("Since the 9/11 attacks much has changed."), ["9/11 = 2001-09-11"]);
}

#[test]
fn a_history_counts_from_the_date_before() {
    let text = "The siege of 1862 was long. In June 1862 the dam broke. On July 4 the town fell. \
                The next day it burned. By December 1862 it was empty. On January 9 the war ended.";
    assert_eq!(
        dated(text),
        [
            "1862 = 1862",
            "June 1862 = 1862-06",
            "July 4 = 1862-07-04",
            "The next day = 1862-07-05",
            "December 1862 = 1862-12",
            "January 9 = 1863-01-09"
        ]
    );
}

#[test]
fn the_first_of_two_joined_dates_shares_the_year() {
    assert_eq!(
        dated("It ran from July 1 to July 3, 1963."),
        ["July 1 = 1963-07-01", "July 3, 1963 = 1963-07-03"]
    );
    assert_eq!(dated("It ran from November 9 to March 3, 1963.")[0], "November 9 = 1962-11-09");
    assert_eq!(
        dated("It ran from 15 to 22 February 1984."),
        ["15 = 1984-02-15", "22 February 1984 = 1984-02-22"]
    );
}

#[test]
fn numbers_behind_a_day_are_not_always_days() {
    assert_eq!(dated("On May 4 and 5 people came."), ["May 4 = 2023-05-04"]);
    assert_eq!(dated("In October 20 people came."), ["October = 2023-10"]);
}

#[test]
fn the_order_of_day_and_month_is_configured_or_told_by_other_dates() {
    let order = |config: &str, text: &str| listed(&Harness::<Dates>::new().config(config), text);
    assert_eq!(order("day_first = true", "Dated 03/04/2024."), ["03/04/2024 = 2024-04-03"]);
    assert_eq!(order("day_first = false", "Dated 03/04/2024."), ["03/04/2024 = 2024-03-04"]);
    assert_eq!(order("day_first = \"auto\"", "Dated 03/04/2024."), ["03/04/2024 = null"]);
    assert_eq!(order("", "Dated 03/04/2024, sent 7 May 2024.")[0], "03/04/2024 = 2024-04-03");
    assert_eq!(order("", "Dated 03/04/2024, sent May 7, 2024.")[0], "03/04/2024 = 2024-03-04");
    assert_eq!(order("", "Dated 05/05/2024."), ["05/05/2024 = 2024-05-05"]);
}

#[test]
fn points_put_the_day_first() {
    assert_eq!(undated("Signed on 03.04.2024."), ["03.04.2024 = 2024-04-03"]);
}

#[test]
fn a_zone_is_left_as_written() {
    assert_eq!(
        timex("The vote is at 9:30 p.m. EST on Friday."),
        ["9:30 p.m. EST = 2024-02-02T21:30", "Friday = 2024-02-02"]
    );
    assert_eq!(dated("The vote is at 9:30 p.m. EST on Friday."), ["Friday = 2024-02-02"]);
}

#[test]
fn pence_are_no_hours() {
    assert_eq!(timex("Shares rose 10p and a stamp costs 7p."), NOTHING);
    assert_eq!(timex("Doors open at 7p."), ["7p = 19:00:00"]);
}

#[test]
fn paragraphs_in_another_language_are_skipped() {
    let text = "The mayor of the town resigned in November, and nobody in the council knows what will come next.\n\n\
                El alcalde de la ciudad dijo que no sabe nada de la reunión del 6 de febrero de 2024 en la casa.\n\n\
                She had been in office for longer than any of those who came before her, and she was liked.\n\n\
                The council will now have to find somebody who can do the work, which is not going to be easy.";
    assert_eq!(dated(text), ["November = 2023-11"]);
}

#[test]
fn without_durations_no_length_is_a_date() {
    let text = "In the last 24 hours, over the past two years and for six weeks, a three-month plan held.";
    assert_eq!(dated(text), NOTHING);
    assert_eq!(timex(text).len(), 4);
}

#[test]
fn a_length_from_a_year_is_no_date_of_its_own() {
    assert_eq!(dated("She led it for three years from 1987."), ["1987 = 1987"]);
    assert_eq!(dated("It is due ten days from today."), ["ten days from today = 2024-02-17"]);
}

#[test]
fn claims_below_the_minimum_are_left_out() {
    let checked =
        check::<Dates>("On 4 May 2019 the mill burned. That day it rained.", "minimum_confidence = 0.95");
    assert_eq!(checked.words(), ["4 May 2019"]);
}

#[test]
fn a_claim_says_how_it_was_resolved() {
    let checked = Harness::<Dates>::new().published("2024-02-07").check("It closed on Monday.");
    assert_eq!(checked.each("grain"), ["day"]);
    assert_eq!(checked.each("anchor"), ["2024-02-07"]);
}

#[test]
fn the_longest_name_of_a_holiday_wins() {
    assert_eq!(dated("They met on Christmas Eve in the mill."), ["Christmas Eve = 2023-12-24"]);
    assert_eq!(dated("They met on New Year’s Eve."), ["New Year’s Eve = 2023-12-31"]);
    assert_eq!(dated("They met at Christmas."), ["Christmas = 2023-12-25"]);
}
