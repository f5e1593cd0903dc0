//! The options of the extractor.

use copydesk_places::Places;
use copydesk_testing::check;

use super::each;

#[test]
fn a_bad_row_is_refused_with_its_line() {
    use copydesk_sdk::Extractor as _;
    let file = std::env::temp_dir().join(format!("copydesk-places-bad-{}.tsv", std::process::id()));
    std::fs::write(&file, "name\tlat\tlon\nNetherwick\t157.5\t-2.1\n").unwrap();
    let config = copydesk_places::Config {
        gazetteers: vec![copydesk_sdk::FilePath(file.clone())],
        ..Default::default()
    };
    let error = Places::new(config).unwrap_err();
    assert_eq!(error.pointer, "/gazetteers/0");
    assert!(error.message.contains(":2: lat 157.5 is beyond 90"), "{}", error.message);
    std::fs::remove_file(file).unwrap();
    let config = copydesk_places::Config { minimum_confidence: 1.5, ..Default::default() };
    assert_eq!(Places::new(config).unwrap_err().pointer, "/minimum_confidence");
}

#[test]
fn candidates_are_listed_when_asked_for() {
    let text = "She moved to Bangor, Maine.";
    assert_eq!(check::<Places>(text, "").each("candidates[0].name")[0], "-");
    let checked = check::<Places>(text, "candidates = true");
    assert_eq!(checked.each("candidates[0].name")[0], "Bangor");
    assert_eq!(checked.each("candidates[0].country")[0], "GB");
}

#[test]
fn low_confidence_can_be_left_out() {
    let text = "The road to Rafah passes Larkfield Hospital.";
    assert_eq!(check::<Places>(text, "").words().len(), 2);
    assert_eq!(check::<Places>(text, "minimum_confidence = 0.6").words(), ["Rafah"]);
}

#[test]
fn rows_of_ones_own_add_and_override() {
    let folder = std::env::temp_dir().join(format!("copydesk-places-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("mine.tsv");
    std::fs::write(&file, "name\taliases\tlat\tlon\tcountry\nNetherwick\tNether Wick\t57.5\t-2.1\tGB\nParis\t\t33.66\t-95.55\tUS\n").unwrap();
    let config = format!("gazetteers = [{:?}]", file.display().to_string());
    let checked = check::<Places>("Snow fell in Nether Wick and in Paris.", &config);
    assert_eq!(each(&checked, "country"), ["Nether Wick=GB", "Paris=FR"]);
    assert_eq!(checked.each("name")[0], "Netherwick");
    std::fs::remove_dir_all(&folder).unwrap();
}
