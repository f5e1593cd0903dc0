//! Extracts places: where.
#![forbid(unsafe_code)]
