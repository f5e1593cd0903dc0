//! A set of places in a text.

/// A bit for each token.
#[derive(Debug, Default)]
pub(crate) struct Places(Vec<u64>);

impl Places {
    /// How many tokens go together.
    pub(super) const CHUNK: usize = u64::BITS as usize;

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// Adds the next tokens, the first of them as the lowest bit.
    pub(super) fn push(&mut self, chunk: u64) {
        self.0.push(chunk);
    }

    /// The first place of the set that is not before `from`.
    #[inline]
    pub(crate) fn next(&self, from: usize) -> Option<usize> {
        let mut chunk = from / Self::CHUNK;
        let mut bits = self.0.get(chunk)? >> (from % Self::CHUNK) << (from % Self::CHUNK);
        while bits == 0 {
            chunk += 1;
            bits = *self.0.get(chunk)?;
        }
        Some(chunk * Self::CHUNK + bits.trailing_zeros() as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::Places;

    #[test]
    fn places_come_in_order_over_the_edges_of_chunks() {
        let places = Places(vec![1 << 3 | 1 << 63, 0, 1]);
        let all = std::iter::successors(places.next(0), |at| places.next(at + 1));
        assert_eq!(all.collect::<Vec<_>>(), [3, 63, 128]);
        assert_eq!(places.next(500), None);
    }
}
