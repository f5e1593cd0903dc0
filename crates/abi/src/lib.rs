//! The plugin boundary of Copydesk: repr(C) types and constants.
