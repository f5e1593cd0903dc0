//! What the extractor finds, one behaviour at a time.

use copydesk_places::Places;
use copydesk_testing::{Checked, Harness, check};

/// The words of each place with one of its attributes: "Bangor=Maine".
fn each(checked: &Checked, key: &str) -> Vec<String> {
    checked.words().iter().zip(checked.each(key)).map(|(words, value)| format!("{words}={value}")).collect()
}

fn countries(text: &str) -> Vec<String> {
    each(&check::<Places>(text, ""), "country")
}

fn divisions(text: &str) -> Vec<String> {
    each(&check::<Places>(text, ""), "admin1")
}

fn roles(text: &str) -> Vec<String> {
    each(&check::<Places>(text, ""), "role")
}

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
fn facilities_stand_in_a_small_region_too() {
    let text =
        "Gaza is hungry. The envoy is in Washington. The wards of Larkfield Hospital are full, Gaza says.";
    assert_eq!(each(&check::<Places>(text, ""), "country")[2], "Larkfield Hospital=PS");
}

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
fn a_building_is_no_town_of_its_name() {
    let checked = check::<Places>("The emir met the envoy at Diwan Annex, Doha, on February 6, 2024.", "");
    assert_eq!(checked.words(), ["Diwan Annex", "Doha"]);
    assert_eq!(checked.each("country"), ["QA", "QA"]);
    assert_eq!(checked.each("feature"), ["S", "P"]);
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
fn nothing_is_guessed_from_likeness() {
    assert_eq!(roles("European leaders met."), ["European=demonym"]);
    for text in ["She posted it on Reddit.", "M.S. is a disease of the nerves.", "The WHO and NATO agreed."] {
        assert_eq!(check::<Places>(text, "").words(), Vec::<&str>::new(), "{text}");
    }
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
fn the_shortest_full_name_is_the_span() {
    assert_eq!(check::<Places>("Shells fell on southern Lebanon.", "").words(), ["Lebanon"]);
    assert_eq!(
        check::<Places>("Rain fell in northern Gaza and in Western Pennsylvania.", "").words(),
        ["Gaza", "Pennsylvania"]
    );
}

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
fn places_inside_other_names_are_embedded() {
    assert_eq!(roles("The Lisbon Philharmonic Orchestra played."), ["Lisbon=embedded"]);
    assert_eq!(roles("Analysts at the Ghana Policy Institute disagree."), ["Ghana=embedded"]);
    assert_eq!(roles("The Syrian Observatory for Birds counted them."), ["Syrian=embedded"]);
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
fn an_unresolved_place_is_still_a_place() {
    let checked = check::<Places>("The doctors of Larkfield Hospital went on strike. Kenya was told.", "");
    assert_eq!(each(&checked, "lat")[0], "Larkfield Hospital=null");
    assert_eq!(checked.words()[1], "Kenya");
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
fn roles_can_be_chosen() {
    let text = "Egypt rejected it. Egyptian farmers in Tanta agreed with the Cairo Press Institute.";
    assert_eq!(check::<Places>(text, "roles = [\"demonym\"]").words(), ["Egyptian"]);
    assert_eq!(check::<Places>(text, "roles = [\"literal\", \"metonym\"]").words(), ["Egypt", "Tanta"]);
    assert_eq!(check::<Places>(text, "roles = []").words(), Vec::<&str>::new());
}

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
