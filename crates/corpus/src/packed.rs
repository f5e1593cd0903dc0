//! Gzip, with a bound on how far a file may swell: a small one that unpacks to gigabytes would fill the memory.

use std::io::{self, BufRead, Read};

use flate2::bufread::MultiGzDecoder;

/// How many times its size a file may unpack to. Text takes a third to a tenth of its room, the most repetitive
/// tables a fiftieth.
const TIMES: u64 = 150;

/// What may be unpacked in any case, in bytes.
const FREE: u64 = 64 * 1024 * 1024;

/// A packed file, of one part or several, unpacked as it is read.
pub(crate) struct Unpacked<R> {
    from: MultiGzDecoder<Counted<R>>,
    given: u64,
}

impl<R: BufRead> Unpacked<R> {
    pub(crate) fn new(from: R) -> Self {
        Self { from: MultiGzDecoder::new(Counted { from, taken: 0 }), given: 0 }
    }
}

impl<R: BufRead> Read for Unpacked<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(into)?;
        self.given += read as u64;
        if self.given > FREE && self.given / TIMES > self.from.get_ref().taken {
            let message = format!("unpacks to more than {TIMES} times its size, as no text does");
            return Err(io::Error::other(message));
        }
        Ok(read)
    }
}

/// A source that counts what is taken from it.
struct Counted<R> {
    from: R,
    taken: u64,
}

impl<R: BufRead> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(into)?;
        self.taken += read as u64;
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.from.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.taken += amount as u64;
        self.from.consume(amount);
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn packed(parts: u64) -> Vec<u8> {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        let part = vec![b' '; 1024 * 1024];
        (0..parts).for_each(|_| gzip.write_all(&part).unwrap());
        gzip.finish().unwrap()
    }

    #[test]
    fn what_swells_beyond_all_text_is_not_read_on() {
        let read = |bytes: &[u8]| io::copy(&mut Unpacked::new(bytes), &mut io::sink());
        assert_eq!(read(&packed(8)).unwrap(), 8 * 1024 * 1024);
        assert!(read(&packed(80)).unwrap_err().to_string().contains("times its size"));
    }
}
