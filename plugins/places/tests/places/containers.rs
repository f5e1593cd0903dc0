//! "Bangor, Maine": a name beside another that contains it.

use copydesk_places::Places;
use copydesk_testing::check;

use super::{countries, divisions, each};

#[test]
fn the_container_next_door_decides() {
    assert_eq!(divisions("A fire broke out in Bangor, Maine, at dawn."), ["Bangor=Maine", "Maine=Maine"]);
    assert_eq!(divisions("A fire broke out in Bangor, ME."), ["Bangor=Maine", "ME=Maine"]);
    assert_eq!(divisions("The bus left Wilmington, Del., at noon.")[0], "Wilmington=Delaware");
    assert_eq!(
        divisions("The firm is based in Wilmington, DE, and Arlington, VA.")[0],
        "Wilmington=Delaware"
    );
    assert_eq!(countries("They met in Bangor, Northern Ireland, on Friday.")[0], "Bangor=GB");
    assert_eq!(divisions("Rep. Dana Whitlock (R-Lilburn) voted no."), ["Lilburn=Georgia"]);
}

#[test]
fn one_name_has_one_sense_in_an_article() {
    let text = "Paris will get a new school. The council of Paris, Texas, voted on Monday.";
    assert_eq!(divisions(text), ["Paris=Texas", "Paris=Texas", "Texas=Texas"]);
}

#[test]
fn small_towns_are_found_in_their_container() {
    for text in [
        "CAIRO, Ill. — The levee held.",
        "CAIRO, Ill., May 3 (AP) — The levee held.",
        "The levee at Cairo, Illinois, held.",
        "The levee in Cairo, Ill., held.",
        "A barge ran aground near Cairo, Illinois.",
    ] {
        let divisions = divisions(text);
        assert!(divisions.len() == 2 && divisions.iter().all(|d| d.ends_with("=Illinois")), "{divisions:?}");
    }
    assert_eq!(divisions("TROY, N.Y. — The bridge is closed.")[0], "TROY=New York");
    let text = "Cairo holds its breath\n\nCAIRO, Ill. — The levee held. Cairo has a new mayor.";
    assert_eq!(divisions(text), ["Cairo=Illinois", "CAIRO=Illinois", "Ill.=Illinois", "Cairo=Illinois"]);
}

#[test]
fn a_container_that_has_no_such_place_leaves_it_without_a_point() {
    let mapleton = |text: &str| {
        let checked = check::<Places>(text, "");
        let found = each(&checked, "lat");
        let named: Vec<&String> = found.iter().filter(|f| f.to_lowercase().starts_with("mapleton")).collect();
        assert!(!named.is_empty() && named.iter().all(|f| f.ends_with("=null")), "{text}: {found:?}");
        assert!(checked.each("admin1").contains(&"Ohio".to_owned()), "{text}");
    };
    mapleton("MAPLETON, Ohio, May 3 — The school is closed.");
    mapleton("MAPLETON, Ohio — The school is closed. The mayor of Mapleton said so.");
    mapleton("The school in Mapleton, Ohio, is closed.");
    mapleton("They moved to the town of Mapleton, Ohio.");
}

#[test]
fn neighbours_in_a_list_are_no_containers() {
    for text in [
        "They fled to Beirut, Jordan and Turkey.",
        "Flights from Beirut, Jordan, and Turkey were full.",
        "Snow fell in Boston, Ohio and Utah.",
        "Snow fell in Boston, Ohio, Utah and Iowa.",
        "He was in Ohio, Boston, Utah, and then in Iowa.",
    ] {
        let found = each(&check::<Places>(text, ""), "lat");
        assert!(found.len() > 2 && found.iter().all(|f| !f.ends_with("=null")), "{text}: {found:?}");
    }
    assert_eq!(countries("The port of Sevastopol, Russia, is closed.")[0], "Sevastopol=UA");
}

#[test]
fn every_division_contains_its_towns() {
    for town in ["Geelong", "Ballarat", "Brunswick", "Hamilton"] {
        let divisions = divisions(&format!("They met in {town}, Victoria, on Friday."));
        assert_eq!(divisions, [format!("{town}=Victoria"), "Victoria=Victoria".to_owned()]);
    }
}

#[test]
fn in_is_a_container_too() {
    assert_eq!(divisions("He was born in Newcastle in New South Wales.")[0], "Newcastle=New South Wales");
    assert_eq!(divisions("He left Paris in Texas.")[0], "Paris=Texas");
    assert_eq!(countries("They met in Paris in support of Kyiv."), ["Paris=FR", "Kyiv=UA"]);
}

#[test]
fn a_country_in_a_state_is_a_town_unknown() {
    let checked = check::<Places>("The farm in Peru, Vt., opened in 1902.", "");
    assert_eq!(each(&checked, "lat")[0], "Peru=null");
    assert_eq!(each(&checked, "country")[1], "Vt.=US");
}
