//! Extracts quotes: who said what.
#![forbid(unsafe_code)]
