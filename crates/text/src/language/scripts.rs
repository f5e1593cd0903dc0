//! Scripts other than Latin, and the languages that are written in them.

/// The language that goes with the script of more than half of the letters, where that is not Latin.
pub(super) fn foreign_script(text: &str) -> Option<&'static str> {
    if text.is_ascii() {
        return None;
    }
    let mut letters = 0;
    // In the order of SCRIPTS; one more for letters that only some languages of a script have.
    let mut counts = [0_usize; SCRIPTS.len()];
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        letters += 1;
        if c >= '\u{370}'
            && let Some(at) = SCRIPTS.iter().position(|(range, _)| range.contains(&c))
            && let Some(count) = counts.get_mut(at)
        {
            *count += 1;
        }
    }
    let total: usize = counts.iter().sum();
    if letters < 4 || total * 2 <= letters {
        return None;
    }
    let (most, _) = counts.iter().enumerate().max_by_key(|(at, count)| (**count, usize::MAX - at))?;
    let (_, language) = SCRIPTS.get(most)?;
    let has = |some: &[char]| text.contains(some);
    Some(match *language {
        "ru" if has(&['і', 'ї', 'є', 'ґ']) => "uk",
        "ru" if has(&['ў']) => "be",
        "ru" if !has(&['ы', 'э', 'ё']) && has(&['ъ']) => "bg",
        "ru" if has(&['ј', 'љ', 'њ', 'ћ', 'ђ']) => "sr",
        "ar" if has(&['ٹ', 'ڈ', 'ں', 'ے']) => "ur",
        "ar" if has(&['پ', 'چ', 'گ', 'ژ']) => "fa",
        // Japanese is written with more Chinese characters than kana.
        "zh" if text.contains(|c| matches!(c, '\u{3040}'..='\u{30FF}')) => "ja",
        language => language,
    })
}

/// Scripts, by the characters they take up, and the language each is mostly used for.
const SCRIPTS: [(std::ops::RangeInclusive<char>, &str); 18] = [
    ('\u{370}'..='\u{3FF}', "el"),
    ('\u{400}'..='\u{52F}', "ru"),
    ('\u{530}'..='\u{58F}', "hy"),
    ('\u{590}'..='\u{5FF}', "he"),
    ('\u{600}'..='\u{77F}', "ar"),
    ('\u{900}'..='\u{97F}', "hi"),
    ('\u{980}'..='\u{9FF}', "bn"),
    ('\u{A00}'..='\u{A7F}', "pa"),
    ('\u{A80}'..='\u{AFF}', "gu"),
    ('\u{B80}'..='\u{BFF}', "ta"),
    ('\u{C00}'..='\u{C7F}', "te"),
    ('\u{E00}'..='\u{E7F}', "th"),
    ('\u{10A0}'..='\u{10FF}', "ka"),
    ('\u{1200}'..='\u{137F}', "am"),
    ('\u{1780}'..='\u{17FF}', "km"),
    ('\u{3040}'..='\u{30FF}', "ja"),
    ('\u{3400}'..='\u{9FFF}', "zh"),
    ('\u{AC00}'..='\u{D7AF}', "ko"),
];
