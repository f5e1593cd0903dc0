//! What the extractor finds, one behaviour at a time.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use copydesk_places::Places;
use copydesk_testing::{Checked, check};

mod complaints;
mod containers;
mod contract;
mod facilities;
mod names;
mod options;
mod readme;
mod roles;
mod senses;
mod spellings;
mod surroundings;

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

/// The places of a text, each with country, feature and role: "Jordan=JO A metonym".
fn places(text: &str) -> Vec<String> {
    let checked = check::<Places>(text, "");
    let attributes =
        checked.each("country").into_iter().zip(checked.each("feature")).zip(checked.each("role"));
    let words = checked.words();
    words.iter().zip(attributes).map(|(w, ((c, f), r))| format!("{w}={c} {f} {r}")).collect()
}

/// Those of them whose words hold a name, without the words: "JO A metonym".
fn senses(name: &str, text: &str) -> Vec<String> {
    let named = |p: &String| p.split('=').next().unwrap().to_lowercase().contains(&name.to_lowercase());
    places(text).iter().filter(|p| named(p)).map(|p| p.split_once('=').unwrap().1.to_owned()).collect()
}
