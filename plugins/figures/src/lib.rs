//! Extracts figures: how many.
#![forbid(unsafe_code)]
