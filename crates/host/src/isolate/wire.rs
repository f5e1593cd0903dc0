//! Numbers and strings as they stand in a frame: little-endian, floats by their bits, strings behind their
//! length. Nothing that is read is believed: no length makes room before its bytes are there.

/// Why bytes are no message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Unreadable {
    #[error("breaks off")]
    Short,
    #[error("goes on behind its end")]
    Long,
    #[error("has a string that is not UTF-8")]
    NotUtf8,
    #[error("has a {0} that this version does not know")]
    Unknown(&'static str),
    #[error("is longer than a frame can be")]
    TooLong,
    #[error("comes out of turn")]
    OutOfTurn,
}

/// Writes at the end of some bytes.
pub(crate) trait Write {
    fn u8(&mut self, value: u8);
    fn u32(&mut self, value: u32);
    fn u64(&mut self, value: u64);
    fn str(&mut self, value: &str);
    /// A count. What is longer than 32 bits can say does not fit into a frame either.
    fn count(&mut self, count: usize) {
        self.u32(u32::try_from(count).unwrap_or(u32::MAX));
    }
}

impl Write for Vec<u8> {
    fn u8(&mut self, value: u8) {
        self.push(value);
    }
    fn u32(&mut self, value: u32) {
        self.extend_from_slice(&value.to_le_bytes());
    }
    fn u64(&mut self, value: u64) {
        self.extend_from_slice(&value.to_le_bytes());
    }
    fn str(&mut self, value: &str) {
        self.count(value.len());
        self.extend_from_slice(value.as_bytes());
    }
}

/// Reads off the front of some bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reader<'a>(pub(crate) &'a [u8]);

impl<'a> Reader<'a> {
    pub(crate) fn bytes(&mut self, n: usize) -> Result<&'a [u8], Unreadable> {
        let (taken, rest) = self.0.split_at_checked(n).ok_or(Unreadable::Short)?;
        self.0 = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], Unreadable> {
        let (taken, rest) = self.0.split_first_chunk().ok_or(Unreadable::Short)?;
        self.0 = rest;
        Ok(*taken)
    }

    pub(crate) fn u8(&mut self) -> Result<u8, Unreadable> {
        self.array().map(u8::from_le_bytes)
    }

    pub(crate) fn u32(&mut self) -> Result<u32, Unreadable> {
        self.array().map(u32::from_le_bytes)
    }

    pub(crate) fn u64(&mut self) -> Result<u64, Unreadable> {
        self.array().map(u64::from_le_bytes)
    }

    pub(crate) fn i64(&mut self) -> Result<i64, Unreadable> {
        self.array().map(i64::from_le_bytes)
    }

    pub(crate) fn f32(&mut self) -> Result<f32, Unreadable> {
        self.u32().map(f32::from_bits)
    }

    pub(crate) fn f64(&mut self) -> Result<f64, Unreadable> {
        self.u64().map(f64::from_bits)
    }

    pub(crate) fn str(&mut self) -> Result<&'a str, Unreadable> {
        let length = self.u32()? as usize;
        std::str::from_utf8(self.bytes(length)?).map_err(|_| Unreadable::NotUtf8)
    }

    /// So many things, each read by `one`.
    pub(crate) fn list<T>(
        &mut self,
        one: impl Fn(&mut Self) -> Result<T, Unreadable>,
    ) -> Result<Vec<T>, Unreadable> {
        let count = self.u32()?;
        // Each takes a byte at the least, which keeps a wrong count from asking for memory.
        if count as usize > self.0.len() {
            return Err(Unreadable::Short);
        }
        (0..count).map(|_| one(self)).collect()
    }

    /// That all was read.
    pub(crate) fn end(self) -> Result<(), Unreadable> {
        if self.0.is_empty() { Ok(()) } else { Err(Unreadable::Long) }
    }
}
