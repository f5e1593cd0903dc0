//! Any bytes that come to a worker or from one are messages, or refused.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| copydesk_host::fuzzing::frames(bytes));
