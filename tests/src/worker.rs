//! The worker of the tests: runs a bundled extractor, or that of a library, for the test that started it.
#![forbid(unsafe_code)]

#[cfg(unix)]
fn main() {
    if let Err(error) = copydesk_host::work(&copydesk_tests::bundled()) {
        eprintln!("{error}");
        std::process::exit(2);
    }
}

#[cfg(not(unix))]
fn main() {}
