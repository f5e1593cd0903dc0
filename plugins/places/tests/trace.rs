//! What the extractor tells of its work, where somebody asks.

use copydesk_places::Places;
use copydesk_testing::Harness;

fn reasons(text: &str) -> Vec<String> {
    Harness::<Places>::new().explain(text)
}

#[test]
fn a_place_says_what_speaks_for_it_and_which_others_bear_the_name() {
    let told = reasons("The ferry from Bangor, Maine, is late.");
    for reason in [
        "taken “Bangor” preposition: a preposition of place stands before it (+1.0)",
        "taken “Bangor” container: the name behind it says where it is [“Maine”]",
        "taken “Bangor” candidate: Bangor, Maine, US: decided by its container",
        "taken “Maine” division: the name of a state or province (+2.0)",
    ] {
        assert!(told.iter().any(|line| line == reason), "{reason} is not among {told:#?}");
    }
    let other = "rejected “Bangor” candidate: Bangor, Northern Ireland, GB: ";
    assert!(told.iter().any(|line| line.starts_with(other)), "{told:#?}");
}

#[test]
fn a_name_that_is_no_place_says_why() {
    let told = reasons("Jordan Henderson spoke first.");
    assert!(told.contains(&"taken “Jordan” country: the name of a country (+3.0)".to_owned()), "{told:#?}");
    let person = "rejected “Jordan” person-known: somebody in the article is called so (-3.5)".to_owned();
    assert!(told.contains(&person), "{told:#?}");
    let sum = "rejected “Jordan” score: what speaks for a place sums up to ";
    assert!(told.iter().any(|line| line.starts_with(sum)), "{told:#?}");
}

#[test]
fn what_the_configuration_leaves_out_is_told() {
    let told = Harness::<Places>::new().config("roles = [\"demonym\"]").explain("It rained in Jordan.");
    let reason = "rejected “Jordan” configuration: its role is not among `roles`";
    assert_eq!(told.last().map(String::as_str), Some(reason));
}
