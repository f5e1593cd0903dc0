//! Lays the same claim from different articles side by side.
