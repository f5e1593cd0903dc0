//! Any text has layers, and they keep their promises.
#![no_main]

use copydesk_text::{Layer, analyse};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| copydesk_testing::check_layers(text, &analyse(text, Layer::Mentions)));
