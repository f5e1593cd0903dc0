//! Dates as pages and news agencies write them.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime};

/// Days in words, American and British; a month may be short.
const DAYS: [&str; 6] = ["%B %d, %Y", "%B %d %Y", "%d %B %Y", "%A, %B %d, %Y", "%A, %d %B %Y", "%A %d %B %Y"];

/// What may stand behind the day.
const CLOCKS: [&str; 4] = [" %I:%M %p", " at %I:%M %p", " %H:%M", " %H:%M:%S"];

/// A date in ISO 8601, where it is plain which one is meant: `20240506T080000Z`, `Mon, 06 May 2024 08:00:00 GMT`,
/// `May 6, 2024`. Time is what the clock showed. Anything else is given back as it is: `05/06/2024` is a day in May or
/// in June.
pub(crate) fn iso(written: &str) -> String {
    let written = written.trim();
    if let Some(date) = basic(written) {
        return date;
    }
    if let Ok(time) = DateTime::parse_from_rfc2822(written) {
        return time.format("%Y-%m-%dT%H:%M:%S%:z").to_string();
    }
    let whole = |day: &NaiveDate| day.year() >= 1000;
    let day = DAYS.iter().find_map(|day| NaiveDate::parse_from_str(written, day).ok().filter(whole));
    if let Some(day) = day {
        return day.to_string();
    }
    let timed = DAYS.iter().flat_map(|day| CLOCKS.iter().map(move |clock| format!("{day}{clock}")));
    let time = timed.into_iter().find_map(|form| {
        NaiveDateTime::parse_from_str(written, &form).ok().filter(|time| whole(&time.date()))
    });
    time.map_or_else(|| written.to_owned(), |time| time.format("%Y-%m-%dT%H:%M:%S").to_string())
}

/// The basic format of ISO 8601 in the extended one.
fn basic(written: &str) -> Option<String> {
    let digits = written.bytes().take_while(u8::is_ascii_digit).count();
    let (day, time) = written.split_at_checked(8).filter(|_| digits == 8)?;
    let date = format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..]);
    Some(match time.strip_prefix('T').and_then(|clock| clock.split_at_checked(6)) {
        Some((clock, zone)) if clock.bytes().all(|b| b.is_ascii_digit()) => {
            format!("{date}T{}:{}:{}{zone}", &clock[..2], &clock[2..4], &clock[4..])
        }
        _ => date,
    })
}

#[cfg(test)]
mod tests {
    use super::iso;

    #[test]
    fn a_date_that_is_plain_is_read_and_no_other() {
        for (written, is) in [
            ("20240506T080000Z", "2024-05-06T08:00:00Z"),
            ("20240506", "2024-05-06"),
            ("Mon, 06 May 2024 08:00:00 GMT", "2024-05-06T08:00:00+00:00"),
            ("May 6, 2024", "2024-05-06"),
            ("6 May 2024", "2024-05-06"),
            ("Monday, May 6, 2024", "2024-05-06"),
            ("May 6, 2024 at 8:05 pm", "2024-05-06T20:05:00"),
            ("2024-05-06T08:00:00+0000", "2024-05-06T08:00:00+0000"),
            ("05/06/2024", "05/06/2024"),
            ("May 2024", "May 2024"),
        ] {
            assert_eq!(iso(written), is);
        }
    }
}
