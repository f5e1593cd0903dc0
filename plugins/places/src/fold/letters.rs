//! How letters are read: in lower case, without their marks.

/// Parts words.
pub(super) const PARTS: u8 = 0;
/// Is left out.
pub(super) const LEFT_OUT: u8 = 1;
/// Begins a character beyond ASCII.
pub(super) const WIDE: u8 = 2;

/// The letter that an ASCII letter, digit or ampersand is read as; what every other byte is.
pub(super) const LETTERS: [u8; 256] = {
    let mut letters = [WIDE; 256];
    let mut byte = 0_u8;
    while byte < 0x80 {
        letters[byte as usize] = match byte {
            b'.' | b'\'' | b'`' => LEFT_OUT,
            b'&' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => byte.to_ascii_lowercase(),
            _ => PARTS,
        };
        byte += 1;
    }
    letters
};

/// 1 for the bytes that are read as no letter, 0 for those that are.
pub(super) const NO_LETTER: [u8; 256] = {
    let mut other = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        other[byte] = (LETTERS[byte] <= WIDE) as u8;
        byte += 1;
    }
    other
};

/// A Latin letter without its marks, for the letters that the names of places use.
pub(super) fn unaccented(c: char) -> Option<&'static str> {
    Some(match c {
        'À'..='Å' | 'à'..='å' | 'Ā'..='ą' | 'Ǎ' | 'ǎ' | 'Ạ'..='ặ' | 'ə' | 'Ə' => "a",
        'Æ' | 'æ' => "ae",
        'Ç' | 'ç' | 'Ć'..='č' => "c",
        'Ð' | 'ð' | 'Ď'..='đ' | 'Ḍ' | 'ḍ' | 'Ḑ' | 'ḑ' => "d",
        'È'..='Ë' | 'è'..='ë' | 'Ē'..='ě' | 'Ẹ'..='ệ' => "e",
        'Ĝ'..='ģ' | 'Ǧ' | 'ǧ' => "g",
        'Ĥ'..='ħ' | 'Ḥ' | 'ḥ' | 'Ḩ' | 'ḩ' => "h",
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ'..='ı' | 'Ǐ' | 'ǐ' | 'Ỉ'..='ị' => "i",
        'Ĵ' | 'ĵ' => "j",
        'Ķ'..='ĸ' | 'Ḳ' | 'ḳ' => "k",
        'Ĺ'..='ł' | 'Ḷ' | 'ḷ' => "l",
        'Ñ' | 'ñ' | 'Ń'..='ŋ' | 'Ṇ' | 'ṇ' => "n",
        'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' | 'Ō'..='ő' | 'Ơ' | 'ơ' | 'Ǒ' | 'ǒ' | 'Ọ'..='ợ' => {
            "o"
        }
        'Œ' | 'œ' => "oe",
        'Ŕ'..='ř' | 'Ṛ' | 'ṛ' => "r",
        'ß' | 'ẞ' => "ss",
        'Ś'..='š' | 'Ș' | 'ș' | 'Ṣ' | 'ṣ' => "s",
        'Ţ'..='ŧ' | 'Ț' | 'ț' | 'Ṭ' | 'ṭ' => "t",
        'Þ' | 'þ' => "th",
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ'..='ų' | 'Ư' | 'ư' | 'Ǔ' | 'ǔ' | 'Ụ'..='ự' => "u",
        'Ŵ' | 'ŵ' => "w",
        'Ý' | 'ý' | 'ÿ' | 'Ŷ'..='Ÿ' | 'Ỳ'..='ỹ' => "y",
        'Ź'..='ž' | 'Ẓ' | 'ẓ' => "z",
        '\u{300}'..='\u{36f}' => "",
        _ => return None,
    })
}
