//! What the author of a Copydesk extractor uses.
