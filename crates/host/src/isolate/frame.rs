//! Frames: a length in four bytes, then so many bytes of message. They come in pieces of any size, and are
//! given out whole.

use std::io;

use super::wire::Unreadable;

/// The longest frame that a worker may send; it sends what it found in several.
pub(crate) const ANSWER: usize = 4 << 20;
/// The longest frame that a worker takes: an article with its layers.
pub(crate) const REQUEST: usize = 1 << 30;
/// How much is read at once.
const PIECE: usize = 1 << 16;

/// Appends a frame: `write` writes its message.
pub(crate) fn append(out: &mut Vec<u8>, write: impl FnOnce(&mut Vec<u8>)) {
    let start = out.len();
    out.extend_from_slice(&[0; 4]);
    write(out);
    // One that is too long is refused by whoever sends it, and by whoever reads it.
    let length = u32::try_from(out.len() - start - 4).unwrap_or(u32::MAX);
    if let Some(place) = out.get_mut(start..start + 4) {
        place.copy_from_slice(&length.to_le_bytes());
    }
}

/// The bytes that have come, and which of them were given out.
#[derive(Debug)]
pub(crate) struct Inbox {
    /// What has come lies in `start..end`; the rest is room.
    bytes: Vec<u8>,
    start: usize,
    end: usize,
    /// The longest frame that is taken.
    most: usize,
}

impl Inbox {
    pub(crate) fn new(most: usize) -> Self {
        Self { bytes: Vec::new(), start: 0, end: 0, most }
    }

    /// The next message, if all of it is there.
    ///
    /// # Errors
    /// [`Unreadable::TooLong`] where it says that it is longer than is taken.
    pub(crate) fn next(&mut self) -> Result<Option<&[u8]>, Unreadable> {
        let held = self.bytes.get(self.start..self.end).unwrap_or_default();
        let Some((length, rest)) = held.split_first_chunk() else { return Ok(None) };
        let length = u32::from_le_bytes(*length) as usize;
        if length > self.most {
            return Err(Unreadable::TooLong);
        }
        let Some(message) = rest.get(..length) else { return Ok(None) };
        self.start += 4 + length;
        Ok(Some(message))
    }

    /// Reads what there is, and says how much.
    pub(crate) fn fill(&mut self, from: &mut impl io::Read) -> io::Result<usize> {
        if self.bytes.len() - self.end < PIECE {
            self.bytes.copy_within(self.start..self.end, 0);
            (self.start, self.end) = (0, self.end - self.start);
            if self.bytes.len() - self.end < PIECE {
                // Twice as much as is held: room grows with what has come, never with what is said to come.
                self.bytes.resize(PIECE + 2 * self.end, 0);
            }
        }
        let room = self.bytes.get_mut(self.end..).unwrap_or_default();
        let read = loop {
            match from.read(room) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => break read?,
            }
        };
        self.end += read;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_come_out_as_they_went_in_whatever_the_pieces() {
        let mut sent = Vec::new();
        let messages: Vec<Vec<u8>> = (0..9).map(|n| vec![n; n as usize * n as usize]).collect();
        for message in &messages {
            append(&mut sent, |out| out.extend(message));
        }
        for size in [1, 2, 3, 5, 64, 1_000] {
            let (mut inbox, mut taken) = (Inbox::new(100), Vec::new());
            for piece in sent.chunks(size) {
                inbox.fill(&mut &*piece).unwrap();
                while let Some(message) = inbox.next().unwrap() {
                    taken.push(message.to_vec());
                }
            }
            assert_eq!(taken, messages);
        }
    }

    #[test]
    fn one_that_is_too_long_is_refused_before_it_comes() {
        let mut inbox = Inbox::new(100);
        inbox.fill(&mut &101_u32.to_le_bytes()[..]).unwrap();
        assert_eq!(inbox.next(), Err(Unreadable::TooLong));
    }
}
