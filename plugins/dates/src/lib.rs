//! Extracts dates: when.
#![forbid(unsafe_code)]
