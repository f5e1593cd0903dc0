//! What is a name of a place, and what only looks like one.

use copydesk_places::Places;
use copydesk_testing::check;

use super::{countries, roles};

#[test]
fn credits_name_no_places() {
    for (text, words) in [
        ("The envoy in Doha - PHOTO/Dora Milan/POOL/AFP", vec!["Doha"]),
        ("The envoy in Doha - FOTO/Ana Valencia/POOL/AFP", vec!["Doha"]),
        ("The envoy in Doha. © Dora Milan/Pool via REUTERS", vec!["Doha"]),
        ("The envoy in Doha. Dora Victoria/POOL/AP", vec!["Doha"]),
        ("The envoy in Doha. Photo: Paris Odessa / Getty Images", vec!["Doha"]),
        ("Trains run to Dallas/Houston at noon.", vec!["Dallas", "Houston"]),
    ] {
        assert_eq!(check::<Places>(text, "").words(), words, "{text}");
    }
}

#[test]
fn nothing_is_guessed_from_likeness() {
    assert_eq!(roles("European leaders met."), ["European=demonym"]);
    for text in ["She posted it on Reddit.", "M.S. is a disease of the nerves.", "The WHO and NATO agreed."] {
        assert_eq!(check::<Places>(text, "").words(), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn languages_are_no_places() {
    for text in [
        "She speaks French.",
        "He wrote English language books.",
        "They had learned Arabic and spoke German.",
    ] {
        assert_eq!(check::<Places>(text, "").words(), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn people_are_no_places() {
    for text in [
        "Jordan Petersfield scored twice.",
        "Mr Lincoln did not answer. Lincoln had left.",
        "Paris Wetherby sang, and Paris smiled.",
        "\"We waited,\" Judith Hamilton said. Hamilton, 52, is a nurse.",
        "Austin Marlowe resigned.",
    ] {
        assert_eq!(check::<Places>(text, "").words(), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn the_shortest_full_name_is_the_span() {
    assert_eq!(check::<Places>("Shells fell on southern Lebanon.", "").words(), ["Lebanon"]);
    assert_eq!(
        check::<Places>("Rain fell in northern Gaza and in Western Pennsylvania.", "").words(),
        ["Gaza", "Pennsylvania"]
    );
}

#[test]
fn regions_are_entries_of_their_own() {
    for (text, words) in [
        ("Prices rose in Western Europe.", "Western Europe"),
        ("Ships were attacked in the Red Sea.", "Red Sea"),
        ("Two tankers passed the Strait of Hormuz.", "Strait of Hormuz"),
        ("Locusts reached the Horn of Africa.", "Horn of Africa"),
    ] {
        let checked = check::<Places>(text, "");
        assert_eq!(checked.words(), [words]);
        assert_eq!(checked.each("country"), ["null"], "{text}");
        assert_ne!(checked.each("lat"), ["null"], "{text}");
    }
}

#[test]
fn capitals_and_dotted_forms() {
    assert_eq!(countries("GAZA CITY WAITS AS TALKS IN DOHA GO ON"), ["GAZA CITY=PS", "DOHA=QA"]);
    assert_eq!(countries("The U.S. and the U.K. agreed."), ["U.S.=US", "U.K.=GB"]);
    assert_eq!(check::<Places>("Tell us what is in it for me, ok?", "").words(), Vec::<&str>::new());
    assert_eq!(check::<Places>("It cost US$5 million.", "").words(), Vec::<&str>::new());
}

#[test]
fn spellings_of_news_are_known() {
    for (name, country) in [
        ("Khan Younis", "PS"),
        ("Deir al-Balah", "PS"),
        ("Hodeidah", "YE"),
        ("Kyiv", "UA"),
        ("Kiev", "UA"),
        ("Port-au-Prince", "HT"),
        ("El Fasher", "SD"),
        ("Côte d'Ivoire", "CI"),
        ("Bab al-Mandab", "null"),
    ] {
        let text = format!("Aid reached {name} on Friday.");
        assert_eq!(countries(&text), [format!("{name}={country}")]);
    }
}

#[test]
fn a_name_with_a_common_words_letters_is_one_behind_a_preposition() {
    assert_eq!(countries("He lives in Bath and works in Reading."), ["Bath=GB", "Reading=GB"]);
    assert_eq!(countries("She was born in the city of Nice."), ["Nice=FR"]);
    for text in ["It opened in March.", "The Man waited for the Reserve.", "Reading is fun. Nice!"] {
        assert_eq!(check::<Places>(text, "").words(), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn rivers_take_the_article() {
    for (text, feature) in [
        ("Boats crossed the Delaware at dawn.", "H"),
        ("The Ohio is high.", "H"),
        ("A body was found in the Wabash this week.", "H"),
        ("The Ohio senator left.", "A"),
        ("They crossed Delaware at dawn.", "A"),
        ("They fought in the Congo.", "A"),
    ] {
        assert_eq!(check::<Places>(text, "").each("feature"), [feature], "{text}");
    }
    assert_eq!(check::<Places>("Amazon opened a warehouse.", "").words(), Vec::<&str>::new());
    assert_eq!(check::<Places>("The Amazon is low.", "").words(), ["Amazon"]);
}

#[test]
fn things_called_after_a_place_are_no_places() {
    for text in [
        "The farm keeps Guinea pigs and sells Brazil nuts.",
        "He wore a Panama hat.",
        "Brent crude rose.",
        "Plans at Toyota and Honda changed.",
    ] {
        assert_eq!(check::<Places>(text, "").words(), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn first_names_are_people() {
    for text in [
        "Her sister Florence and her son Austin survived.",
        "Kenya Moore sang, and India Walton, 39, danced.",
        "Florence's husband was told.",
    ] {
        assert_eq!(check::<Places>(text, "").words(), Vec::<&str>::new(), "{text}");
    }
    assert_eq!(countries("Zach Peru said so. The firm is called DeSmog Canada."), ["Canada=CA"]);
}

#[test]
fn irish_counties_follow_their_word() {
    assert_eq!(countries("He lives in Navan, Co Meath."), ["Navan=IE", "Meath=IE"]);
    let durham = check::<Places>("She is from Co Durham.", "");
    assert_eq!(durham.each("country"), ["GB"]);
}

#[test]
fn a_name_longer_than_a_town_is_not_the_town() {
    assert_eq!(check::<Places>("The wards of Stone Town were full.", "").words(), Vec::<&str>::new());
}
