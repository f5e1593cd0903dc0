//! Loads extractors, runs a plan over articles, checks what comes back.
