//! What is the same on every page: `assets/page.html` with the styles, the outline of the land and the scripts in
//! their places.

const SHELL: &str = include_str!("../../assets/page.html");
const STYLE: &str = include_str!("../../assets/page.css");
const LAND: &str = include_str!("../../assets/land.svg");

/// The scripts, joined in this order to one module. They share their names; the last one starts the page.
const SCRIPTS: [&str; 11] = [
    include_str!("../../assets/dom.js"),
    include_str!("../../assets/data.js"),
    include_str!("../../assets/text.js"),
    include_str!("../../assets/article.js"),
    include_str!("../../assets/panel.js"),
    include_str!("../../assets/table.js"),
    include_str!("../../assets/plot.js"),
    include_str!("../../assets/figures.js"),
    include_str!("../../assets/quotes.js"),
    include_str!("../../assets/map.js"),
    include_str!("../../assets/page.js"),
];

/// Appends the page up to the data.
pub(super) fn before_data(out: &mut Vec<u8>) {
    fill(halves().0, out);
}

/// Appends the page behind the data.
pub(super) fn after_data(out: &mut Vec<u8>) {
    fill(halves().1, out);
}

/// The two sides of the line `@DATA@`, of which nothing but the line's own end is left.
fn halves() -> (&'static str, &'static str) {
    SHELL.split_once("@DATA@").unwrap_or((SHELL, ""))
}

/// Appends a part of the shell, with what belongs there in place of each line that is a name between `@`.
fn fill(part: &str, out: &mut Vec<u8>) {
    for line in part.split_inclusive('\n') {
        match line.trim_end() {
            "@STYLE@" => out.extend_from_slice(STYLE.as_bytes()),
            "@LAND@" => out.extend_from_slice(LAND.as_bytes()),
            "@SCRIPT@" => SCRIPTS.iter().for_each(|script| out.extend_from_slice(script.as_bytes())),
            _ => out.extend_from_slice(line.as_bytes()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_has_its_place() {
        let mut page = Vec::new();
        before_data(&mut page);
        let data = page.len();
        after_data(&mut page);
        let page = String::from_utf8(page).unwrap();
        assert!(page[..data].ends_with("id=\"data\">\n"));
        for part in [STYLE, LAND].iter().chain(&SCRIPTS) {
            assert_eq!(page.matches(part).count(), 1);
        }
        assert!(!page.contains("@DATA@") && !page.contains("@SCRIPT@"));
    }

    /// The page must work without a network, and end only where it ends.
    #[test]
    fn the_parts_load_nothing_and_close_nothing() {
        for part in [STYLE, LAND].iter().chain(&SCRIPTS) {
            for word in ["url(http", "@import", "fetch(", "</script", "</style", "</template", "innerHTML"] {
                assert!(!part.contains(word), "{word}");
            }
        }
    }
}
