//! brat standoff: a folder of texts with their annotations beside them.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};

use copydesk_core::{Extraction, Finding, OffsetUnit, Span, Value, kind};

use crate::Store;
use crate::json::{Json, Quotable};
use crate::output::folder_of;

/// A folder for the annotation tool brat (<https://brat.nlplab.org/standoff.html>): of each article its text and an `.ann` file, and
/// the `annotation.conf` that says what may be annotated.
///
/// Claims are text-bound annotations, named by their kind; the speaker of a quote and the source of a figure are mentions that
/// a relation leads to; `Form`, `Category` and `Role` are attributes; every claim has a note with all its attributes as JSON. The
/// folder appears whole or not at all.
#[derive(Debug)]
pub struct Brat {
    beside: tempfile::TempDir,
    folder: PathBuf,
    names: HashSet<String>,
    /// How often a name was asked for before.
    repeats: HashMap<String, u32>,
}

impl Brat {
    /// A folder that is not there yet, or empty.
    ///
    /// # Errors
    /// Where it is there and holds something, or cannot be made.
    pub fn folder(folder: &Path) -> io::Result<Self> {
        if folder.read_dir().is_ok_and(|mut entries| entries.next().is_some()) {
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, "the folder is not empty"));
        }
        if folder.exists() && !folder.is_dir() {
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, "is a file; brat needs a folder"));
        }
        let beside =
            tempfile::Builder::new().prefix(".copydesk-").suffix(".part").tempdir_in(folder_of(folder)?)?;
        std::fs::write(beside.path().join("annotation.conf"), CONFIGURATION)?;
        Ok(Self { beside, folder: folder.to_owned(), names: HashSet::new(), repeats: HashMap::new() })
    }

    /// A file name for an article, which no other has.
    fn name(&mut self, id: &str) -> String {
        let stem = id.strip_suffix(".txt").unwrap_or(id);
        let plain: String = stem
            .chars()
            // File names end at 255 bytes; addresses do not.
            .take(200)
            .map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '~') { c } else { '_' })
            .collect();
        let plain = if plain.trim_matches('.').is_empty() { "article".to_owned() } else { plain };
        let mut name = plain.clone();
        let count = self.repeats.entry(plain.clone()).or_insert(1);
        while !self.names.insert(name.clone()) {
            *count += 1;
            name = format!("{plain}~{count}");
        }
        name
    }
}

impl Store for Brat {
    fn article(&mut self, extraction: &Extraction) -> io::Result<()> {
        let name = self.name(&extraction.article.id);
        std::fs::write(self.beside.path().join(format!("{name}.txt")), &extraction.article.text)?;
        std::fs::write(self.beside.path().join(format!("{name}.ann")), standoff(extraction))
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        if self.folder.is_dir() {
            std::fs::remove_dir(&self.folder)?;
        }
        let beside = self.beside.keep();
        #[cfg(unix)]
        {
            // As any program would create it, and not for its owner alone.
            use std::os::unix::fs::PermissionsExt;
            std::fs::set_permissions(&beside, std::fs::Permissions::from_mode(0o755))?;
        }
        std::fs::rename(&beside, &self.folder).inspect_err(|_| drop(std::fs::remove_dir_all(&beside)))
    }
}

const CONFIGURATION: &str = "\
[entities]
Quote
Figure
Place
Date
Mention
[relations]
Speaker\tArg1:Quote, Arg2:Mention
Source\tArg1:Figure, Arg2:Mention
<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>
[events]
[attributes]
Form\tArg:Quote, Value:direct|mixed|indirect
Category\tArg:Figure, Value:count|percent|money|duration|measure|ordinal|fraction|ratio|age|score
Role\tArg:Place, Value:literal|demonym|metonym|embedded
";

/// The annotations of an article.
fn standoff(extraction: &Extraction) -> String {
    let text = Quotable::new(&extraction.article.text, OffsetUnit::Codepoints);
    let mut file = Standoff { text, out: String::new(), bound: 0, relations: 0, attributes: 0, notes: 0 };
    for finding in &extraction.findings {
        file.claim(finding);
    }
    file.out
}

struct Standoff<'a> {
    text: Quotable<'a>,
    out: String,
    bound: usize,
    relations: usize,
    attributes: usize,
    notes: usize,
}

impl Standoff<'_> {
    fn claim(&mut self, finding: &Finding) {
        let parts: Vec<Span> = (0..).map_while(|n| finding.attributes.span(&format!("parts[{n}]"))).collect();
        let parts = if parts.is_empty() { vec![finding.span] } else { parts };
        let Some(claim) = self.text_bound(&named(&finding.kind), &parts) else { return };
        for (name, key) in [("Speaker", "speaker"), ("Source", "source")] {
            let known = *finding.kind == *kind::QUOTE && key == "speaker"
                || *finding.kind == *kind::FIGURE && key == "source";
            if let (true, Some(Value::Span(span))) = (known, finding.attributes.get(key))
                && let Some(mention) = self.text_bound("Mention", &[*span])
            {
                self.relations += 1;
                let _ = writeln!(self.out, "R{}\t{name} Arg1:T{claim} Arg2:T{mention}", self.relations);
            }
        }
        for (name, of, key) in [
            ("Form", kind::QUOTE, "form"),
            ("Category", kind::FIGURE, "category"),
            ("Role", kind::PLACE, "role"),
        ] {
            if let (true, Some(value)) = (*finding.kind == *of, finding.attributes.string(key)) {
                self.attributes += 1;
                let _ = writeln!(self.out, "A{}\t{name} T{claim} {value}", self.attributes);
            }
        }
        let mut note = Vec::new();
        Json::on(&mut note).attributes(&finding.attributes, &self.text);
        self.notes += 1;
        let _ = writeln!(
            self.out,
            "#{}\tAnnotatorNotes T{claim}\t{}",
            self.notes,
            String::from_utf8_lossy(&note)
        );
    }

    /// Writes a text-bound annotation and gives its number. brat wants its pieces on one line each.
    fn text_bound(&mut self, name: &str, parts: &[Span]) -> Option<usize> {
        let pieces: Vec<Span> = parts.iter().flat_map(|part| lines(*part, self.text.all())).collect();
        if pieces.is_empty() {
            return None;
        }
        self.bound += 1;
        let place = |span: &Span| format!("{} {}", self.text.offset(span.start), self.text.offset(span.end));
        let places: Vec<String> = pieces.iter().map(place).collect();
        let words: Vec<&str> = pieces.iter().map(|span| self.text.of(*span)).collect();
        let _ = writeln!(self.out, "T{}\t{name} {}\t{}", self.bound, places.join(";"), words.join(" "));
        Some(self.bound)
    }
}

/// The pieces of a span on the lines it runs over, without white space around them.
fn lines(span: Span, text: &str) -> Vec<Span> {
    let Some(words) = span.of(text) else { return Vec::new() };
    let mut start = span.start;
    let mut pieces = Vec::new();
    for line in words.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}', '\u{85}', '\u{b}', '\u{c}']) {
        let trimmed = line.trim();
        let before = line.len() - line.trim_start().len();
        if !trimmed.is_empty() {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "within an article, whose offsets are 32 bits wide"
            )]
            let (from, length) = (start + before as u32, trimmed.len() as u32);
            pieces.push(Span::new(from, from + length));
        }
        #[expect(clippy::cast_possible_truncation, reason = "within an article")]
        {
            start += line.len() as u32;
        }
    }
    pieces
}

/// A kind as brat names types: a capital, then letters, digits, hyphens and underscores.
fn named(kind: &str) -> String {
    let mut chars =
        kind.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_') { c } else { '_' });
    chars.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(chars).collect()
}

#[cfg(test)]
mod tests {
    use copydesk_core::{Attributes, Document};

    use super::*;

    #[test]
    fn claims_are_annotations_with_their_speakers() {
        let text = "“No,” said Zoë Ray. “Not\nnow.”";
        let at = |words: &str| {
            let start = text.find(words).unwrap() as u32;
            Span::new(start, start + words.len() as u32)
        };
        let mut attributes = Attributes::new();
        attributes.push("form", "direct").unwrap();
        attributes.push("parts[0]", at("No,")).unwrap();
        attributes.push("parts[1]", at("Not\nnow.")).unwrap();
        attributes.push("speaker", at("Zoë Ray")).unwrap();
        let quote = Finding {
            kind: "quote".into(),
            extractor: "quotes".into(),
            span: at("No,").cover(at("Not\nnow.")),
            confidence: 1.0,
            rule: "x".into(),
            attributes,
        };
        let article = Document { id: "a/b.txt".into(), text: text.into(), ..Document::default() };
        let extraction = Extraction { article, findings: vec![quote], ..Extraction::default() };
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("out");
        let mut brat = Box::new(Brat::folder(&target).unwrap());
        brat.article(&extraction).unwrap();
        brat.article(&extraction).unwrap();
        brat.finish().unwrap();
        let ann = std::fs::read_to_string(target.join("a_b.ann")).unwrap();
        let lines: Vec<&str> = ann.lines().collect();
        assert_eq!(
            lines[..4],
            [
                "T1\tQuote 1 4;21 24;25 29\tNo, Not now.",
                "T2\tMention 11 18\tZoë Ray",
                "R1\tSpeaker Arg1:T1 Arg2:T2",
                "A1\tForm T1 direct",
            ]
        );
        assert!(lines[4].starts_with("#1\tAnnotatorNotes T1\t{\"form\":\"direct\""));
        assert_eq!(std::fs::read_to_string(target.join("a_b~2.txt")).unwrap(), text);
        assert!(Brat::folder(&target).is_err(), "it is not empty");
        assert!(Brat::folder(&target.join("a_b.ann")).is_err(), "it is a file");
    }

    #[test]
    fn a_long_id_is_still_the_name_of_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let mut brat = Brat::folder(&folder.path().join("out")).unwrap();
        let (one, two) = (brat.name(&"x/".repeat(300)), brat.name(&"x/".repeat(301)));
        assert!(one.len() < 250 && one != two);
    }
}
