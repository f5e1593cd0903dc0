//! Turns TOML and what extractors declare into a checked plan.
