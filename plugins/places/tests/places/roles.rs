//! What a name stands for.

use copydesk_places::Places;
use copydesk_testing::check;

use super::{countries, roles};

#[test]
fn what_stands_for_a_government_is_a_metonym() {
    for text in [
        "Egypt rejected the plan.",
        "Egypt has sharply criticised the plan.",
        "It was rejected by Egypt.",
        "The plan is a blow to Egypt-backed groups.",
        "Egypt's refusal surprised them.",
    ] {
        assert_eq!(roles(text), ["Egypt=metonym"], "{text}");
    }
    for text in [
        "Rain fell in Egypt.",
        "Egypt's president spoke.",
        "A village on the border with Egypt.",
        "Egypt is dry.",
    ] {
        assert_eq!(roles(text), ["Egypt=literal"], "{text}");
    }
    assert_eq!(roles("Qatar, which brokered the truce, was pleased."), ["Qatar=metonym"]);
    assert_eq!(roles("US Treasury officials said so."), ["US=literal"]);
}

#[test]
fn people_and_what_belongs_to_a_place_are_demonyms() {
    assert_eq!(
        roles("Egyptian farmers and two Londoners met Kenyans."),
        ["Egyptian=demonym", "Londoners=demonym", "Kenyans=demonym"]
    );
    assert_eq!(countries("Palestinian farmers sold olives."), ["Palestinian=PS"]);
}

#[test]
fn places_inside_other_names_are_embedded() {
    assert_eq!(roles("The Lisbon Philharmonic Orchestra played."), ["Lisbon=embedded"]);
    assert_eq!(roles("Analysts at the Ghana Policy Institute disagree."), ["Ghana=embedded"]);
    assert_eq!(roles("The Syrian Observatory for Birds counted them."), ["Syrian=embedded"]);
}

#[test]
fn roles_can_be_chosen() {
    let text = "Egypt rejected it. Egyptian farmers in Tanta agreed with the Cairo Press Institute.";
    assert_eq!(check::<Places>(text, "roles = [\"demonym\"]").words(), ["Egyptian"]);
    assert_eq!(check::<Places>(text, "roles = [\"literal\", \"metonym\"]").words(), ["Egypt", "Tanta"]);
    assert_eq!(check::<Places>(text, "roles = []").words(), Vec::<&str>::new());
}

#[test]
fn institutions_of_a_state_are_its_own() {
    for text in ["The Texas Supreme Court upheld it.", "The Texas Highway Patrol closed it."] {
        assert_eq!(roles(text), ["Texas=literal"], "{text}");
    }
    assert_eq!(roles("Athens Fire Chief Bob Rymer spoke."), ["Athens=literal"]);
    assert_eq!(roles("The Bank of England waited."), ["England=literal"]);
}

#[test]
fn what_is_named_with_of_is_embedded() {
    assert_eq!(roles("The Bank of America waited."), ["America=embedded"]);
    assert_eq!(roles("The Times of India reported it."), ["India=embedded"]);
    assert_eq!(roles("The Duke of Sussex waved."), ["Sussex=embedded"]);
    assert_eq!(roles("The City of Austin sued."), ["Austin=literal"]);
}

#[test]
fn teams_bear_the_names_of_towns() {
    assert_eq!(roles("Fans of Real Madrid sang."), ["Madrid=embedded"]);
    assert_eq!(roles("Fans of Bayern Munich sang."), ["Munich=embedded"]);
}

#[test]
fn between_two_countries_lies_a_border() {
    assert_eq!(roles("Shells hit the Syria-Turkey border."), ["Syria=literal", "Turkey=literal"]);
    assert_eq!(roles("The Iran-Iraq war ended.")[0], "Iran=metonym");
}

#[test]
fn ships_bear_the_names_of_places() {
    assert_eq!(roles("HMS Bristol came home."), ["Bristol=embedded"]);
    assert_eq!(roles("The USS Virginia came home."), ["Virginia=embedded"]);
    assert_eq!(roles("They boarded the ferry Santa Rosa at dawn."), ["Santa Rosa=embedded"]);
    assert_eq!(roles("Ms Paris left the ferry in Dover."), ["Dover=literal"]);
}
