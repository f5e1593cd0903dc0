//! Finds who is spoken of.

use copydesk_core::layers::Layers;

/// Fills `layers.mentions` from the other layers.
pub(crate) fn find(_text: &str, _layers: &mut Layers) {}
