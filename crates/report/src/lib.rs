//! Writes extractions: text, JSON Lines.
