use std::io::{self, Write};

use tempfile::NamedTempFile;

/// So much is written before the disk is set to work.
const STEP: u64 = 8 << 20;

/// A file of which the disk begins to take what is written long before the end, where the run waits until it has all.
#[derive(Debug)]
pub(super) struct Early {
    file: NamedTempFile,
    /// How much was written, and how much of it the disk was told of.
    written: u64,
    told: u64,
}

impl Early {
    pub(super) fn new(file: NamedTempFile) -> Self {
        Self { file, written: 0, told: 0 }
    }

    pub(super) fn into_inner(self) -> NamedTempFile {
        self.file
    }

    /// Has the disk begin with what is new. Linux does so where it hears that a stretch will not be read soon; where nobody
    /// listens, nothing is lost but time.
    #[cfg(target_os = "linux")]
    fn tell(&self) {
        use rustix::fs::{Advice, fadvise};
        let length = std::num::NonZeroU64::new(self.written - self.told);
        let _ = fadvise(self.file.as_file(), self.told, length, Advice::DontNeed);
    }

    #[cfg(not(target_os = "linux"))]
    fn tell(&self) {}
}

impl Write for Early {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.written += written as u64;
        if self.written - self.told >= STEP {
            self.tell();
            self.told = self.written;
        }
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
