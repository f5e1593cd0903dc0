//! Values as ISO 8601 has them, put together digit by digit: they are written for nearly every date.

/// Writes a value behind what a text holds.
pub(crate) struct Iso<'a>(pub(crate) &'a mut String);

/// The numbers below a hundred, with two digits each.
const PAIRS: &str = "00010203040506070809101112131415161718192021222324252627282930313233343536373839\
                     40414243444546474849505152535455565758596061626364656667686970717273747576777879\
                     8081828384858687888990919293949596979899";

impl Iso<'_> {
    pub(crate) fn letters(&mut self, letters: &str) -> &mut Self {
        self.0.push_str(letters);
        self
    }

    pub(crate) fn dash(&mut self) -> &mut Self {
        self.0.push('-');
        self
    }

    /// A year with four digits.
    pub(crate) fn year(&mut self, year: i32) -> &mut Self {
        match u32::try_from(year) {
            Ok(year) if year < 10_000 => self.two(year / 100).two(year % 100),
            Ok(year) => self.digits(year, 4),
            Err(_) => self.dash().digits(year.unsigned_abs(), 3),
        }
    }

    /// A number with two digits.
    pub(crate) fn two(&mut self, number: u32) -> &mut Self {
        if number > 99 {
            return self.digits(number, 2);
        }
        let pair = 2 * number as usize;
        self.letters(PAIRS.get(pair..pair + 2).unwrap_or_default())
    }

    /// A number with no fewer digits than `least`.
    pub(crate) fn digits(&mut self, number: u32, least: u32) -> &mut Self {
        let mut power = 10_u32.pow(least.saturating_sub(1));
        while number / power >= 10 {
            power *= 10;
        }
        while power > 0 {
            self.digit(number / power % 10);
            power /= 10;
        }
        self
    }

    fn digit(&mut self, digit: u32) {
        self.0.push(char::from_digit(digit, 10).unwrap_or('0'));
    }
}

#[cfg(test)]
mod tests {
    use super::Iso;

    #[test]
    fn numbers_have_at_least_their_digits() {
        let mut text = String::new();
        Iso(&mut text).year(987).letters("-W").two(5).dash().digits(0, 3).dash().digits(12_345, 3);
        assert_eq!(text, "0987-W05-000-12345");
        for year in [-12_345, -5, 0, 7, 1999, 10_000] {
            text.clear();
            Iso(&mut text).year(year);
            assert_eq!(text, format!("{year:04}"));
        }
    }
}
