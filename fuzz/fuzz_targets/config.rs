//! Any configuration is read or refused with errors that can be shown.
#![no_main]

use copydesk_config::{ConfigFile, Sources};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let file = ConfigFile { path: "copydesk.toml".into(), text: text.to_owned(), found: true, depth: 0 };
    if let Err(errors) = (Sources { file: Some(file), ..Sources::default() }).read() {
        assert!(!errors.render(false).is_empty());
    }
});
