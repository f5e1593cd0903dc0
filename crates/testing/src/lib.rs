//! Checks extractors: text in, claims out; conformance.
