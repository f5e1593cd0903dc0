//! Analyses a text: paragraphs and zones, sentences, tokens, quotations, mentions.
