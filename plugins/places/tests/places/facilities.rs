//! What stands in a town and has its point.

use copydesk_places::Places;
use copydesk_testing::check;

use super::each;

#[test]
fn facilities_stand_in_a_small_region_too() {
    let text =
        "Gaza is hungry. The envoy is in Washington. The wards of Larkfield Hospital are full, Gaza says.";
    assert_eq!(each(&check::<Places>(text, ""), "country")[2], "Larkfield Hospital=PS");
}

#[test]
fn a_building_is_no_town_of_its_name() {
    let checked = check::<Places>("The emir met the envoy at Diwan Annex, Doha, on February 6, 2024.", "");
    assert_eq!(checked.words(), ["Diwan Annex", "Doha"]);
    assert_eq!(checked.each("country"), ["QA", "QA"]);
    assert_eq!(checked.each("feature"), ["S", "P"]);
}

#[test]
fn facilities_stand_in_their_town() {
    let checked = check::<Places>("He was taken to Najjar hospital in Rafah.", "");
    assert_eq!(checked.words(), ["Najjar hospital", "Rafah"]);
    assert_eq!(checked.each("feature"), ["S", "P"]);
    assert_eq!(checked.each("lat")[0], checked.each("lat")[1]);
    let checked = check::<Places>("Crowds filled Harrow Street in Leeds.", "");
    assert_eq!(checked.words(), ["Harrow Street", "Leeds"]);
    let checked = check::<Places>("She teaches at the University of Leeds.", "");
    assert_eq!(checked.words(), ["University of Leeds"]);
}

#[test]
fn a_plural_announces_facilities() {
    let text = "In Rafah, tanks stood before two hospitals - Tarvale and Al-Noor. Nobody left.";
    let checked = check::<Places>(text, "");
    assert_eq!(checked.words(), ["Rafah", "Tarvale", "Al-Noor"]);
    assert_eq!(checked.each("feature"), ["P", "S", "S"]);
    let checked = check::<Places>("In Rafah they searched the hospitals - Tarvale said so.", "");
    assert_eq!(checked.words(), ["Rafah"]);
}

#[test]
fn streets_and_lakes_are_called_after_places_elsewhere() {
    let checked = check::<Places>("A bakery on Sydney Road in Brunswick, Victoria, burnt down.", "");
    assert_eq!(checked.words(), ["Sydney Road", "Brunswick", "Victoria"]);
    assert_eq!(checked.each("admin1"), ["Victoria"; 3]);
    let checked = check::<Places>("A vigil was held in Victoria Park in Regina, Saskatchewan.", "");
    assert_eq!(checked.each("country"), ["CA"; 3]);
    let checked = check::<Places>("He is in Queen Elizabeth Hospital in Birmingham. Leeds sent nurses.", "");
    assert_eq!(checked.each("country"), ["GB"; 3]);
}

#[test]
fn a_word_that_opens_a_sentence_may_begin_a_street() {
    let checked = check::<Places>("Leeds is grey. Royal Street runs north.", "");
    assert_eq!(checked.words(), ["Leeds", "Royal Street"]);
}

#[test]
fn a_hospital_of_a_town_may_have_no_name() {
    assert_eq!(check::<Places>("A Florence hospital treated six people.", "").words(), ["Florence"]);
}

#[test]
fn people_called_like_facilities_are_none() {
    for text in ["Sen. Jo Lake spoke.", "\"We waited,\" said Dan Lane.", "Governor Bridge spoke."] {
        assert_eq!(check::<Places>(text, "").words(), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn airports_crossings_and_camps_are_facilities() {
    for (text, words) in [
        ("They flew from Marlow International Airport in Leeds.", "Marlow International Airport"),
        ("Trucks waited at the Nitzan crossing near Rafah.", "Nitzan crossing"),
        ("Shells hit the Balda refugee camp in Jenin.", "Balda refugee camp"),
        ("She was held in Stanhope prison in Leeds.", "Stanhope prison"),
    ] {
        let checked = check::<Places>(text, "");
        assert_eq!(checked.words()[0], words);
        assert_eq!(checked.each("feature")[0], "S", "{text}");
        assert_eq!(checked.each("country")[0], checked.each("country")[1], "{text}");
    }
}
