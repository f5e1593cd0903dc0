//! `copydesk merge`: the parts of a run put together, article by article, as if it had been one.

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};

use copydesk_report::Output;

use crate::args::Merge;
use crate::failure::{Failure, Status};

/// One part, and where reading it has come to.
struct Part<'a> {
    path: &'a Path,
    lines: BufReader<File>,
    line: Vec<u8>,
}

impl<'a> Part<'a> {
    fn open(path: &'a PathBuf) -> Result<Self, Failure> {
        let file = File::open(path).map_err(|error| unreadable(path, &error))?;
        Ok(Self { path, lines: BufReader::with_capacity(1 << 17, file), line: Vec::new() })
    }

    /// Reads the next line; false at the end.
    fn next(&mut self) -> Result<bool, Failure> {
        self.line.clear();
        let read =
            self.lines.read_until(b'\n', &mut self.line).map_err(|error| unreadable(self.path, &error))?;
        if read > 0 && !self.line.ends_with(b"\n") {
            return Err(Failure::unusable(format!(
                "{} ends within a line: it is cut off",
                self.path.display()
            )));
        }
        Ok(read > 0)
    }
}

fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::unusable(format!("cannot read {}: {error}", path.display()))
}

/// Every part holds every Nth article, so that taking one of each in turn restores their order.
pub(crate) fn merge(args: &Merge) -> Result<Status, Failure> {
    let mut parts = args.parts.iter().map(Part::open).collect::<Result<Vec<_>, _>>()?;
    let place =
        args.output.as_ref().map_or("to standard output".to_owned(), |path| path.display().to_string());
    let failed = |error: std::io::Error| Failure::writing(place.clone(), &error);
    let mut output =
        args.output.as_deref().map_or_else(|| Ok(Output::stdout()), Output::file).map_err(failed)?;

    let mut more = parts.iter_mut().map(Part::next).collect::<Result<Vec<bool>, _>>()?;
    let headed: Vec<bool> = parts.iter().map(|part| part.line.starts_with(b"{\"header\":")).collect();
    if headed.contains(&true) {
        output.write_all(&header(&parts)?).map_err(failed)?;
        more = parts.iter_mut().map(Part::next).collect::<Result<_, _>>()?;
    }
    loop {
        let ended = more.iter().position(|more| !more).unwrap_or(parts.len());
        if let Some(longer) = more.iter().skip(ended).position(|more| *more) {
            let longer = parts.get(ended + longer).map_or(Path::new(""), |part| part.path);
            return Err(Failure::unusable(format!(
                "{} has more articles than the parts before it leave for it: a part is missing, incomplete or out of order",
                longer.display()
            )));
        }
        for part in parts.iter().take(ended) {
            output.write_all(&part.line).map_err(failed)?;
        }
        if ended < parts.len() {
            break;
        }
        more = parts.iter_mut().map(Part::next).collect::<Result<_, _>>()?;
        if output.is_closed() {
            return Err(Failure::Closed);
        }
    }
    for part in &mut parts {
        if part.next()? {
            let longer = part.path.display();
            return Err(Failure::unusable(format!("{longer} has more articles than the other parts")));
        }
    }
    output.finish().map_err(failed)?;
    Ok(Status::Done)
}

/// The header of the whole: that of the parts, which must be made with the same settings and stand in order.
fn header(parts: &[Part<'_>]) -> Result<Vec<u8>, Failure> {
    let mut whole: Option<String> = None;
    for (at, part) in parts.iter().enumerate() {
        let bad = |what: &str| Failure::unusable(format!("{} {what}", part.path.display()));
        let line = String::from_utf8_lossy(&part.line);
        let expected = format!("\"shard\":\"{}/{}\",", at + 1, parts.len());
        if !line.starts_with("{\"header\":") {
            return Err(bad("has no header, others have one"));
        }
        if !line.contains(&expected) {
            return Err(bad(&format!(
                "is not part {} of {}: its header says otherwise",
                at + 1,
                parts.len()
            )));
        }
        let header = line.replacen(&expected, "", 1);
        if whole.as_ref().is_some_and(|whole| *whole != header) {
            return Err(bad("was made by another version or with other settings than the parts before it"));
        }
        whole = Some(header);
    }
    Ok(whole.unwrap_or_default().into_bytes())
}
