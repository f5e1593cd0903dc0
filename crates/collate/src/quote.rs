//! A quotation as it is compared.

use crate::article::Located;
use crate::claim::{Claim, QuoteSays, Words};
use crate::hash::{key, mix};
use crate::pool::{Piece, Pool};
use crate::utterance::Utterance;

/// A quotation, ready to be compared.
#[derive(Clone, Debug)]
pub(crate) struct Quote {
    pub(crate) at: Located,
    /// Two quotations of one wording and speaker are the same.
    pub(crate) wording: u64,
    form: Piece,
    parts: Box<[Piece]>,
    speaker: Piece,
}

impl Quote {
    /// Reads a quotation.
    pub(crate) fn read(claim: &Claim<'_>, says: &QuoteSays<'_>, pool: &mut Pool) -> Self {
        let at = Located::new(claim, pool);
        let speaker = says.speaker.as_ref().map(Words::named);
        let words = says.parts.iter().map(|part| &*part.text);
        let wording = mix(key(words.clone()), key([&*says.form, speaker.unwrap_or_default()]));
        // Most quotations are of one part: the claim's own words.
        let part = |part: &str| if *part == *claim.text { at.text } else { pool.add(part) };
        let parts = words.map(part).collect();
        Self { at, wording, form: pool.add(&says.form), parts, speaker: pool.maybe(speaker) }
    }

    /// Its words.
    pub(crate) fn utterance<'a>(&self, pool: &'a Pool) -> Utterance<'a> {
        Utterance::read(pool.of(self.form), self.parts.iter().map(|part| pool.of(*part)))
    }

    /// Direct, mixed or indirect.
    pub(crate) fn form<'a>(&self, pool: &'a Pool) -> &'a str {
        pool.of(self.form)
    }

    /// The name of who said it.
    pub(crate) fn speaker<'a>(&self, pool: &'a Pool) -> Option<&'a str> {
        pool.some(self.speaker)
    }
}
