//! What the tests of Copydesk as a whole share.
