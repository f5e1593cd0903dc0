//! `copydesk diff`: two result files in, the claims in which they differ out.

use std::fs::File;
use std::io::{BufRead, BufReader, Write, stdin, stdout};
use std::path::Path;

use copydesk_report::diff::{Github, Look, Markdown, Reader, Text, Unreadable, compare};

use crate::args::{Diff, DiffFormat};
use crate::failure::{Failure, Status};

pub(crate) fn diff(args: &Diff) -> Result<Status, Failure> {
    if [&args.old, &args.new].iter().all(|path| *path == Path::new("-")) {
        return Err(Failure::unusable("standard input can only be one of the two runs"));
    }
    let (old, new) = (open(&args.old)?, open(&args.new)?);
    if old.unit() != new.unit() {
        return Err(Failure::unusable(
            "the two runs count offsets in different units: write both with the same --offsets",
        ));
    }
    let mut out = stdout().lock();
    let mut put = |text: &str| -> Result<(), Failure> {
        out.write_all(text.as_bytes()).map_err(|error| Failure::writing("to standard output", &error))
    };
    let mut look = look(args.format);
    let totals = compare(old, new, |difference| {
        let mut text = String::new();
        look.article(difference, &mut text);
        put(&text)
    })?;
    let mut text = String::new();
    look.end(&totals, &mut text);
    put(&text)?;
    Ok(if totals.is_same() { Status::Done } else { Status::Difference })
}

pub(crate) fn look(format: DiffFormat) -> Box<dyn Look> {
    match format {
        DiffFormat::Text => Box::new(Text),
        DiffFormat::Github => Box::new(Github),
        DiffFormat::Markdown => Box::new(Markdown::default()),
    }
}

fn open(path: &Path) -> Result<Reader<Box<dyn BufRead>>, Failure> {
    let name = path.display().to_string();
    let lines: Box<dyn BufRead> = if path == Path::new("-") {
        Box::new(stdin().lock())
    } else {
        let file = File::open(path).map_err(|e| Failure::unusable(format!("cannot read {name}: {e}")))?;
        Box::new(BufReader::new(file))
    };
    Ok(Reader::new(&name, lines))
}

impl From<Unreadable> for Failure {
    fn from(unreadable: Unreadable) -> Self {
        Self::unusable(unreadable)
    }
}
