//! What the rest of an article says about a name.

use copydesk_places::Places;
use copydesk_testing::{Harness, check};

use super::{countries, divisions, each};

#[test]
fn gaza_is_the_strip_unless_the_city_is_named() {
    let gaza = |text: &str| {
        let checked = check::<Places>(text, "");
        let places = checked.words().into_iter().zip(checked.each("name"));
        places.filter(|(words, _)| *words == "Gaza").map(|(_, name)| name).collect::<Vec<_>>()
    };
    for text in [
        "Aid reached Gaza on Friday.",
        "Aid reached Gaza, Rafah and Khan Younis on Friday. Deir al-Balah and Jabalia waited. Gaza is hungry.",
        "Rockets were fired from Gaza. Israel's army went into Gaza and shelled Khan Younis.",
        "Gaza residents fled to Rafah and Khan Younis, the mayor of Khan Younis said.",
        "Gaza is hungry. Convoys left Gaza City for Rafah, and Gaza's hospitals are full.",
    ] {
        assert!(gaza(text).iter().all(|name| name == "Gaza Strip"), "{text}: {:?}", gaza(text));
    }
    let text = "Gaza is hungry. The tanks reached the city of Gaza. Rafah waits, and so does Gaza city.";
    assert_eq!(gaza(text), ["Gaza Strip", "Gaza City", "Gaza City"]);
    let checked = check::<Places>("Police in New York, Brooklyn and Queens made arrests.", "");
    assert_eq!(checked.each("feature")[0], "P");
}

#[test]
fn hamlets_do_not_beat_states_and_continents() {
    assert_eq!(countries("Storms crossed Oklahoma overnight."), ["Oklahoma=US"]);
    assert_eq!(check::<Places>("Storms crossed Oklahoma overnight.", "").each("feature"), ["A"]);
    assert_eq!(countries("The disease is spreading across Africa."), ["Africa=null"]);
    assert_eq!(countries("He has never left the USA."), ["USA=US"]);
    assert_eq!(countries("They flew from Berlin to Lagos."), ["Berlin=DE", "Lagos=NG"]);
}

#[test]
fn the_surroundings_tell_towns_of_one_name_apart() {
    let near_london_ontario = "Police in Windsor, Ontario, and in London searched the river. A man from London drowned, Sarnia police said.";
    let divisions = divisions(near_london_ontario);
    assert!(
        divisions.iter().filter(|d| d.starts_with("London")).all(|d| d == "London=Ontario"),
        "{divisions:?}"
    );
}

#[test]
fn the_outlet_is_at_home_somewhere() {
    let text = "A Newcastle man was fined. He lives near Maitland.";
    let at = |url: &str| each(&Harness::<Places>::new().url(url).check(text), "country");
    assert_eq!(at("https://www.theherald.example.com.au/story/1")[0], "Newcastle=AU");
    assert_eq!(each(&check::<Places>("A man from Athens was fined.", ""), "country"), ["Athens=GR"]);
    let local = Harness::<Places>::new().url("https://onlineathens.com/news/1").check(
        "A man from Athens was fined. The court of Clarke County, Georgia, heard that he sold fireworks.",
    );
    assert_eq!(local.each("country")[0], "US");
}

#[test]
fn lists_of_counties_name_each_of_them() {
    let checked =
        check::<Places>("Snow closed roads in Clarke, Oconee and Oglethorpe counties in Georgia.", "");
    assert_eq!(checked.words(), ["Clarke", "Oconee", "Oglethorpe", "Georgia"]);
    assert_eq!(checked.each("admin1"), ["Georgia"; 4]);
}

#[test]
fn datelines_are_places() {
    assert_eq!(
        divisions("HARTFORD, Conn. (AP) — The bridge is closed."),
        ["HARTFORD=Connecticut", "Conn.=Connecticut"]
    );
    assert_eq!(countries("CAIRO (Reuters) - The canal is open.")[0], "CAIRO=EG");
}

#[test]
fn short_names_in_capitals_open_datelines() {
    assert_eq!(countries("JOS - Gunmen attacked a village.")[0], "JOS=NG");
    assert_eq!(
        divisions("MOORE — Tornadoes struck. Norman and Oklahoma City were hit, Oklahoma officials said.")[0],
        "MOORE=Oklahoma"
    );
    assert_eq!(countries("LOOK - It works."), Vec::<String>::new());
}

#[test]
fn the_capital_of_the_country_in_question_is_meant() {
    let text = "Guyana votes on Monday. Guyana's army guards Georgetown.";
    assert_eq!(countries(text), ["Guyana=GY", "Guyana=GY", "Georgetown=GY"]);
}

#[test]
fn a_country_has_an_adjective_for_its_people() {
    let lebanon = "A Lebanon woman was charged. Deputies in Lebanon County, Pennsylvania, said so.";
    assert_eq!(divisions(lebanon)[0], "Lebanon=Pennsylvania");
    let poland = "A firm in Poland will hire. Poland Township is near Youngstown and Canfield, Ohio.";
    assert!(divisions(poland).iter().all(|d| d.ends_with("=Ohio")), "{:?}", divisions(poland));
}

#[test]
fn a_neighbour_in_a_list_brings_one_in() {
    let text = "Patients came from Auckland and Wellington. Dunedin and Hamilton have waited longer.";
    assert_eq!(countries(text), ["Auckland=NZ", "Wellington=NZ", "Dunedin=NZ", "Hamilton=NZ"]);
}
