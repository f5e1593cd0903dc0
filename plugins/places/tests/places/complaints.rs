//! What users of other geoparsers complain about, each as a case.

use copydesk_places::Places;
use copydesk_testing::check;

use super::{countries, divisions, each, places, roles};

/// The index is missing, the disk full, the server slow: there is nothing to set up, and the first article costs
/// what any other does.
#[test]
fn there_is_nothing_to_set_up() {
    assert_eq!(countries("They met in Nairobi."), ["Nairobi=KE"]);
}

#[test]
fn the_container_next_door_is_read() {
    assert_eq!(divisions("They met in Bangor, Maine.")[0], "Bangor=Maine");
    assert_eq!(divisions("They met in Wilmington, DE.")[0], "Wilmington=Delaware");
    assert_eq!(divisions("They met in Arlington, VA.")[0], "Arlington=Virginia");
}

#[test]
fn a_hamlet_never_beats_a_state_or_a_continent() {
    assert_eq!(places("Rain fell in Oklahoma."), ["Oklahoma=US A literal"]);
    assert_eq!(places("Prices rose in Africa."), ["Africa=null L literal"]);
    assert_eq!(places("He left the USA."), ["USA=US A literal"]);
}

#[test]
fn nothing_is_matched_by_likeness() {
    assert_eq!(places("European leaders met."), ["European=null L demonym"]);
    for text in [
        "M.S. is a disease of the nerves.",
        "She posted it on Reddit.",
        "The peruke and the mauritanian moth were on show.",
        "Peruse the list, and ask Mauritz.",
    ] {
        assert_eq!(places(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_city_is_no_hotel_inside_it_and_no_region_round_it() {
    for (text, name) in [("They flew to Lagos.", "Lagos"), ("They flew to Paris.", "Paris")] {
        let checked = check::<Places>(text, "");
        assert_eq!((checked.each("name")[0].as_str(), checked.each("feature")[0].as_str()), (name, "P"));
    }
    assert_eq!(places("Prices rose in Western Europe."), ["Western Europe=null L literal"]);
}

#[test]
fn adjectives_of_nation_say_what_a_text_is_about() {
    assert_eq!(roles("Kenyan runners won."), ["Kenyan=demonym"]);
    assert_eq!(check::<Places>("Kenyan runners won.", "roles = [\"literal\"]").words(), Vec::<&str>::new());
}

#[test]
fn one_unresolved_name_leaves_the_others() {
    let text = "Born in the Soviet Union, she works at Larkfield Hospital and lives in Riga.";
    let checked = check::<Places>(text, "");
    assert_eq!(checked.words(), ["Soviet Union", "Larkfield Hospital", "Riga"]);
    let text = "The mayor of Mapleton, Ohio, flew to Riga.";
    assert_eq!(each(&check::<Places>(text, ""), "country"), ["Mapleton=null", "Ohio=US", "Riga=LV"]);
}

#[test]
fn capitals_headlines_and_dotted_states_are_read() {
    assert_eq!(countries("FLOODS CUT OFF JAKARTA AND BANDUNG"), ["JAKARTA=ID", "BANDUNG=ID"]);
    assert_eq!(countries("Floods Cut Off Jakarta as Kenya Waits for Rain"), ["Jakarta=ID", "Kenya=KE"]);
    assert_eq!(divisions("It rained in Albany, N.Y., and Salem, Mass.").len(), 4);
    assert_eq!(divisions("It rained in Albany, N.Y., and Salem, Mass.")[2], "Salem=Massachusetts");
}

#[test]
fn berlin_is_in_germany_and_no_country_appears_from_nowhere() {
    assert_eq!(countries("He moved to Berlin."), ["Berlin=DE"]);
    assert_eq!(countries("Tell us about it in or me to him, and hi."), Vec::<String>::new());
}

#[test]
fn the_middle_east_is_known() {
    for (name, country) in [
        ("Rafah", "PS"),
        ("Khan Younis", "PS"),
        ("Deir al-Balah", "PS"),
        ("Jenin", "PS"),
        ("Sidon", "LB"),
        ("Deraa", "SY"),
        ("Hodeidah", "YE"),
        ("Marib", "YE"),
        ("Fallujah", "IQ"),
    ] {
        assert_eq!(countries(&format!("The convoy is near {name}.")), [format!("{name}={country}")]);
    }
}
