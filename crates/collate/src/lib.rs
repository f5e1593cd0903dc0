//! Lays the same claim from different articles side by side.
#![forbid(unsafe_code)]
