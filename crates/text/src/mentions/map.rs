//! Numbers by keys, for one article: the keys are hashes already, of words or of what holds words.

/// A table by open addressing, at most half full. It keeps its room.
#[derive(Debug, Default)]
pub(super) struct Map {
    /// Keys with the number that each has, and one more: 0 where nothing is.
    slots: Vec<(u64, u32)>,
    count: usize,
}

impl Map {
    /// Empties the table and makes room for so many keys.
    pub(super) fn clear(&mut self, room: usize) {
        self.slots.clear();
        self.slots.resize((2 * room + 2).next_power_of_two(), (0, 0));
        self.count = 0;
    }

    /// The slot of `key`, or the free one where it would be.
    #[inline]
    fn slot(&self, key: u64) -> usize {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = (key ^ key >> 32) as usize & mask;
        while self.slots.get(at).is_some_and(|(known, number)| *known != key && *number != 0) {
            at = (at + 1) & mask;
        }
        at
    }

    /// The number of `key`.
    #[inline]
    pub(super) fn get(&self, key: u64) -> Option<u32> {
        self.slots.get(self.slot(key))?.1.checked_sub(1)
    }

    /// The number of `key`, which gets this one if it has none.
    #[inline]
    pub(super) fn get_or_insert(&mut self, key: u64, number: u32) -> u32 {
        if 2 * self.count >= self.slots.len() {
            self.grow();
        }
        let at = self.slot(key);
        let Some(slot) = self.slots.get_mut(at) else { return number };
        if let Some(known) = slot.1.checked_sub(1) {
            return known;
        }
        *slot = (key, number + 1);
        self.count += 1;
        number
    }

    #[cold]
    fn grow(&mut self) {
        let smaller = std::mem::take(self);
        self.clear(2 * smaller.count + 8);
        for (key, number) in smaller.slots {
            if let Some(number) = number.checked_sub(1) {
                self.get_or_insert(key, number);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_number_of_a_key_counts() {
        let mut map = Map::default();
        assert_eq!(map.get(7), None);
        for key in 0..100 {
            assert_eq!(map.get_or_insert(key << 32, key as u32), key as u32);
            assert_eq!(map.get_or_insert(key << 32, 1000), key as u32);
        }
        assert!((0..100).all(|key| map.get(key << 32) == Some(key as u32)));
        assert_eq!(map.get(100 << 32), None);
        map.clear(4);
        assert_eq!(map.get(0), None);
    }
}
