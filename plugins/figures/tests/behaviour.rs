//! One behaviour each: what stays out, and what users of other tools complain about.
#![forbid(unsafe_code)]

use copydesk_figures::Figures;
use copydesk_testing::{check, conformance};

#[test]
fn conforms() {
    conformance::<Figures>("");
}

fn none(text: &str) {
    let checked = check::<Figures>(text, "");
    assert_eq!(checked.words(), [""; 0], "in {text:?}");
}

#[test]
fn dates_and_times_are_no_figures() {
    none("The bridge opened on October 7, 2019, and closed in 2021.");
    none("She left on 14 May at 2.15pm, or by 8:30.");
    none("The order of 03.09.2018 lapsed in the 1990s.");
    none("It began three weeks ago, on the 5th of May.");
}

#[test]
fn names_are_no_figures() {
    none("The crew of Flight 370 spoke to Channel 12 about the F-150.");
    none("He stays at 22 Alder Street, off 71st Avenue.");
    none("BBC One asked for COVID-19 tests under Section 427.");
    none("Call 555-0142 or 020 7946 0991.");
}

#[test]
fn one_as_a_pronoun_counts_nothing() {
    none("No one knew which one she wanted, and one another they blamed.");
    none("Once upon a time there was a mix of views.");
}
