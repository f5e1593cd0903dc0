//! What every claim of a place holds.

use copydesk_places::Places;
use copydesk_testing::check;

use super::each;

#[test]
fn it_keeps_the_contract() {
    copydesk_testing::conformance::<Places>("");
}

#[test]
fn a_place_has_a_point_and_an_id() {
    let checked = check::<Places>("The ferry left for Rafah on Monday.", "");
    assert_eq!(checked.words(), ["Rafah"]);
    assert_eq!(checked.each("name"), ["Rafah"]);
    assert_eq!(checked.each("geonameid"), ["281102"]);
    assert_eq!(checked.each("country"), ["PS"]);
    assert_eq!(checked.each("feature"), ["P"]);
    let lat: f64 = checked.each("lat")[0].parse().unwrap();
    assert!((31.2..31.4).contains(&lat), "{lat}");
}

#[test]
fn an_unresolved_place_is_still_a_place() {
    let checked = check::<Places>("The doctors of Larkfield Hospital went on strike. Kenya was told.", "");
    assert_eq!(each(&checked, "lat")[0], "Larkfield Hospital=null");
    assert_eq!(checked.words()[1], "Kenya");
}
