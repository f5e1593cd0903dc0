//! Values as ISO 8601 has them, put together digit by digit: they are written for nearly every date.

/// A short ASCII text that needs no memory of its own.
#[derive(Default)]
pub(crate) struct Iso {
    bytes: [u8; Self::LONGEST],
    length: usize,
}

impl Iso {
    /// More than any value of the calendar takes; what is longer is cut.
    const LONGEST: usize = 32;

    pub(crate) fn letters(&mut self, letters: &str) -> &mut Self {
        letters.bytes().for_each(|byte| self.push(byte));
        self
    }

    pub(crate) fn dash(&mut self) -> &mut Self {
        self.letters("-")
    }

    /// A year with four digits.
    pub(crate) fn year(&mut self, year: i32) -> &mut Self {
        if year < 0 {
            return self.dash().digits(year.unsigned_abs(), 3);
        }
        self.digits(year.unsigned_abs(), 4)
    }

    /// A number with two digits.
    pub(crate) fn two(&mut self, number: u32) -> &mut Self {
        self.digits(number, 2)
    }

    /// A number with no fewer digits than `least`.
    pub(crate) fn digits(&mut self, number: u32, least: u32) -> &mut Self {
        let mut power = 10_u32.pow(least.saturating_sub(1));
        while number / power >= 10 {
            power *= 10;
        }
        while power > 0 {
            self.push(b'0' + u8::try_from(number / power % 10).unwrap_or(0));
            power /= 10;
        }
        self
    }

    fn push(&mut self, byte: u8) {
        if let Some(place) = self.bytes.get_mut(self.length) {
            *place = byte;
            self.length += 1;
        }
    }

    pub(crate) fn as_str(&self) -> &str {
        self.bytes.get(..self.length).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::Iso;

    #[test]
    fn numbers_have_at_least_their_digits() {
        let mut text = Iso::default();
        text.year(987).letters("-W").two(5).dash().digits(0, 3).dash().digits(12_345, 3);
        assert_eq!(text.as_str(), "0987-W05-000-12345");
        for year in [-12_345, -5, 0, 7, 1999, 10_000] {
            assert_eq!(Iso::default().year(year).as_str(), format!("{year:04}"));
        }
    }
}
