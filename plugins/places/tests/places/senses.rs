//! Jordan, Georgia, Paris, Washington, Chad: one name, each of its senses.

use copydesk_places::Places;
use copydesk_testing::check;

use super::senses;

/// Holds each text against the senses that `name` has in it.
fn hold(name: &str, cases: &[(&str, &[&str])]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(text, expected)| senses(name, text) != *expected)
        .map(|(text, expected)| format!("{text}\n  {:?} instead of {expected:?}", senses(name, text)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn jordan() {
    hold(
        "Jordan",
        &[
            ("King Abdullah of Jordan met envoys in Amman.", &["JO A literal"]),
            ("AMMAN, Jordan — The wells are dry.", &["JO A literal"]),
            ("The families fled to Lebanon, Jordan and Turkey.", &["JO A literal"]),
            ("Jordan reopened its border with Syria on Monday.", &["JO A metonym"]),
            ("Jordan said it would close the crossing.", &["JO A metonym"]),
            ("Jordanian farmers sold dates.", &["JO A demonym"]),
            ("The Jordan River has shrunk to a trickle.", &["null H literal"]),
            ("They crossed the River Jordan at dawn.", &["null H literal"]),
            ("Pilgrims waded across the Jordan.", &["null H literal"]),
            ("A barn burnt down in Jordan, Minnesota.", &["US P literal"]),
            ("The Air Jordan shoe sold out.", &["JO A embedded"]),
            ("Jordan Petersfield scored, and Jordan bowed.", &[]),
            ("Michael Jordan watched. Jordan, who won six titles, left early.", &[]),
            ("Rep. Kim Jordan of Ohio voted no. Jordan denied it.", &[]),
            ("Jordan said he would not run again.", &[]),
            ("Her brother Jordan drove the van.", &[]),
        ],
    );
}

#[test]
fn georgia() {
    hold(
        "Georgia",
        &[
            ("Georgia's parliament in Tbilisi passed the bill.", &["GE A literal"]),
            ("TBILISI, Georgia (AP) — Snow fell.", &["GE A literal"]),
            ("Russia invaded Georgia in 2008.", &["GE A literal"]),
            ("Georgia rejected the note from Moscow.", &["GE A metonym"]),
            ("Georgian envoys met in Batumi.", &["GE A demonym"]),
            ("Voters in Georgia lined up in Atlanta and Savannah.", &["US A literal"]),
            ("Snow fell in Georgia, Alabama and Tennessee.", &["US A literal"]),
            ("A storm hit southern Georgia, near Valdosta.", &["US A literal"]),
            ("Georgia Gov. Dale Whitcombe spoke.", &["US A literal"]),
            ("Buses from Macon, Ga., cross Georgia at night.", &["US A literal"]),
            ("The Georgia National Guard sent trucks to Macon.", &["US A literal"]),
            ("Georgia Hale sang. Georgia is from Leeds.", &[]),
            ("He mourned his wife, Georgia.", &[]),
            ("Georgia's mother was proud.", &[]),
        ],
    );
    let universities = check::<Places>("The University of Georgia beat Auburn. Georgia scored early.", "");
    assert!(universities.each("admin1").iter().all(|d| d == "Georgia"), "{:?}", universities.each("admin1"));
}

#[test]
fn paris() {
    hold(
        "Paris",
        &[
            ("The train left Paris for Lyon.", &["FR P literal"]),
            ("Paris rejected the plan, and Berlin agreed.", &["FR P metonym"]),
            ("Envoys asked Paris to wait.", &["FR P metonym"]),
            ("Parisians queued for bread.", &["FR P demonym"]),
            ("The Paris Agreement was signed in 2015.", &["FR P embedded"]),
            ("The mayor of Paris, Texas, closed the school. Paris waits.", &["US P literal", "US P literal"]),
            ("A man from Paris, Ky., was charged in Lexington.", &["US P literal"]),
            ("He stopped in Paris in Texas.", &["US P literal"]),
            ("Paris Wetherby sang, and Paris smiled.", &[]),
            ("Paris Wetherby opened a hotel in Paris.", &["FR P literal"]),
            ("Her daughter Paris was unhurt.", &[]),
        ],
    );
    let ontario = "Hamilton police stopped a London man near Paris. He lives in Kitchener, Ontario.";
    let checked = check::<Places>(ontario, "");
    assert_eq!(checked.each("admin1"), ["Ontario"; 5]);
}

#[test]
fn washington() {
    let division = |text: &str| {
        let checked = check::<Places>(text, "");
        let named = checked.words().into_iter().zip(checked.each("admin1"));
        let found: Vec<String> =
            named.filter(|(w, _)| w.to_lowercase().contains("washington")).map(|(_, d)| d).collect();
        found
    };
    for text in [
        "He flew to Washington, D.C., on Monday.",
        "He flew to Washington DC on Monday.",
        "Talks in Washington between Israel and Syria stalled.",
    ] {
        assert_eq!(division(text), ["District of Columbia"], "{text}");
    }
    for text in [
        "Washington state officials counted ballots in Olympia.",
        "Washington Gov. Ellen Marsh spoke in Spokane.",
        "The storm closed schools in Seattle and across Washington.",
    ] {
        assert_eq!(division(text), ["Washington"], "{text}");
    }
    assert_eq!(division("Police in Washington, Pa., found the car near Pittsburgh."), ["Pennsylvania"]);
    assert_eq!(division("Deputies in Washington County, Oregon, found it."), ["Oregon"]);
    hold(
        "Washington",
        &[
            ("Washington said it would send aid to Kyiv.", &["US P metonym"]),
            ("Washington's policy on China has not changed.", &["US P metonym"]),
            ("The Washington Post reported it.", &["US P embedded"]),
            ("The Washington Wizards lost in Boston.", &["US P embedded"]),
            ("The Washington Monument in Washington was closed.", &["US S literal", "US P literal"]),
            ("A boat sank on Lake Washington near Seattle.", &["US H literal"]),
            ("George Washington was tired. Washington slept.", &[]),
            ("Denzel Washington stars. Washington plays a judge.", &[]),
        ],
    );
    let lake = check::<Places>("A boat sank on Lake Washington near Seattle.", "");
    assert_eq!(lake.each("admin1"), ["Washington"; 2]);
}

#[test]
fn chad() {
    hold(
        "Chad",
        &[
            ("Families from Darfur crossed into Chad.", &["TD A literal"]),
            ("N'DJAMENA, Chad — Soldiers took the radio.", &["TD A literal"]),
            ("Chad's president, Idriss Mahat, said the army was ready.", &["TD A literal"]),
            ("Nigeria, Niger and Chad agreed to patrol the lake.", &["TD A metonym"]),
            ("Chad closed its border with Sudan.", &["TD A metonym"]),
            ("Chadian troops entered Darfur.", &["TD A demonym"]),
            ("Lake Chad has shrunk.", &["null H literal"]),
            ("Fishermen on Lake Chad fled to Chad.", &["null H literal", "TD A literal"]),
            ("Officials counted every hanging chad in Florida.", &[]),
            ("Hanging chads decided it in Palm Beach County.", &[]),
            ("Chad Holloway threw for 200 yards. Chad smiled.", &[]),
            ("Chad said he loved the team.", &[]),
            ("Chad's mother, Ellen, waited. Chad Brown died on Friday.", &[]),
        ],
    );
}
