//! Reads articles: files, folders, globs, standard input, plain text, JSON Lines.
