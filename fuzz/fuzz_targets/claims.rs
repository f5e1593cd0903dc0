//! Any claim that a plugin may emit is taken whole or refused.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| copydesk_host::fuzzing::claim(bytes));
