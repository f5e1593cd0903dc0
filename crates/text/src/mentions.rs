//! Finds who is spoken of.

#[expect(dead_code, reason = "for the chains to come")]
mod phrase;
#[expect(dead_code, reason = "for the chains to come")]
mod tables;

use copydesk_core::layers::Layers;

pub(crate) use self::tables::classes;

/// Fills `layers.mentions` from the other layers.
pub(crate) fn find(_text: &str, _layers: &mut Layers) {}
