mod early;

use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Stdout, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use early::Early;

/// Where a report goes: a file that appears whole or not at all, or standard output.
///
/// Nothing is there before [`finish`](Self::finish); an [`Output`] that is dropped leaves no trace, and a
/// file that was there before stays as it was.
///
/// ```
/// use std::io::Write;
/// use copydesk_report::Output;
/// # let folder = tempfile::tempdir()?;
/// # let path = folder.path().join("claims.jsonl");
/// let mut output = Output::file(&path)?;
/// output.write_all(b"{}\n")?;
/// assert!(!path.exists());
/// output.finish()?;
/// assert!(path.exists());
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct Output(Target);

#[derive(Debug)]
enum Target {
    Stdout {
        to: BufWriter<Stdout>,
        /// The reader has gone.
        closed: bool,
    },
    /// Written beside its place, and moved there in the end.
    File { to: BufWriter<Early>, path: PathBuf },
    /// A pipe or a device, which cannot be moved.
    Device(BufWriter<File>),
}

/// A pipe takes no more at once.
const OF_A_PIPE: usize = 64 << 10;
/// A file system that does takes a twelfth less time for each byte.
const OF_A_FILE: usize = 1 << 20;

impl Output {
    /// Standard output. Where its reader goes away (`| head`), that is no error: what is written from then on
    /// goes nowhere, and [`is_closed`](Self::is_closed) says so.
    #[must_use]
    pub fn stdout() -> Self {
        Self(Target::Stdout { to: BufWriter::with_capacity(OF_A_PIPE, io::stdout()), closed: false })
    }

    /// A file, in a folder that is there. A link is followed; a pipe or a device is written as it is.
    ///
    /// # Errors
    /// Where the folder is not there or not writable, or `path` is a folder.
    pub fn file(path: &Path) -> io::Result<Self> {
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let before = fs::metadata(&path).ok();
        match &before {
            Some(found) if found.is_dir() => {
                return Err(io::Error::new(ErrorKind::IsADirectory, "is a folder"));
            }
            Some(found) if !found.is_file() => {
                let device = File::options().write(true).open(&path)?;
                return Ok(Self(Target::Device(BufWriter::with_capacity(OF_A_PIPE, device))));
            }
            _ => {}
        }
        let folder = folder_of(&path)?;
        let file = beside(folder)?;
        if let Some(found) = before {
            file.as_file().set_permissions(found.permissions())?;
        }
        Ok(Self(Target::File { to: BufWriter::with_capacity(OF_A_FILE, Early::new(file)), path }))
    }

    /// Writes a whole file at once.
    ///
    /// # Errors
    /// As [`file`](Self::file) and [`finish`](Self::finish).
    pub fn whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut output = Self::file(path)?;
        output.write_all(bytes)?;
        output.finish()
    }

    /// Whether nobody reads standard output any more: the run may end.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        matches!(self.0, Target::Stdout { closed: true, .. })
    }

    /// Writes what is left and puts the file in its place.
    ///
    /// # Errors
    /// Where it could not be written, for one because the disk is full; then the file does not appear.
    pub fn finish(mut self) -> io::Result<()> {
        self.flush()?;
        if let Target::File { to, path } = self.0 {
            let file = to.into_inner().map_err(io::IntoInnerError::into_error)?.into_inner();
            file.as_file().sync_all()?;
            file.persist(path)?;
        }
        Ok(())
    }
}

/// The folder in which `path` is to appear.
///
/// # Errors
/// Where it is not there.
pub(crate) fn folder_of(path: &Path) -> io::Result<&Path> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if folder.is_dir() {
        return Ok(folder);
    }
    Err(io::Error::new(ErrorKind::NotFound, format!("there is no folder {}", folder.display())))
}

/// A file in `folder` that is to be moved into its place, with the permissions of any program's and not for its owner
/// alone.
pub(crate) fn beside(folder: &Path) -> io::Result<NamedTempFile> {
    let mut beside = tempfile::Builder::new();
    beside.prefix(".copydesk-").suffix(".part");
    #[cfg(unix)]
    let beside = {
        use std::os::unix::fs::PermissionsExt;
        beside.permissions(fs::Permissions::from_mode(0o666))
    };
    beside.tempfile_in(folder)
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.0 {
            Target::Stdout { closed: true, .. } => Ok(bytes.len()),
            Target::Stdout { to, closed } => quietly(to.write(bytes), closed, bytes.len()),
            Target::File { to, .. } => to.write(bytes),
            Target::Device(to) => to.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.0 {
            Target::Stdout { closed: true, .. } => Ok(()),
            Target::Stdout { to, closed } => quietly(to.flush(), closed, ()),
            Target::File { to, .. } => to.flush(),
            Target::Device(to) => to.flush(),
        }
    }
}

/// Takes note of a reader that has gone.
fn quietly<T>(result: io::Result<T>, closed: &mut bool, otherwise: T) -> io::Result<T> {
    match result {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => {
            *closed = true;
            Ok(otherwise)
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let names = fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
        names.collect()
    }

    #[test]
    fn a_file_appears_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out");
        let mut dropped = Output::file(&path).unwrap();
        dropped.write_all(b"half").unwrap();
        drop(dropped);
        assert!(names(folder.path()).is_empty());
        fs::write(&path, "before").unwrap();
        let mut output = Output::file(&path).unwrap();
        output.write_all(b"after").unwrap();
        output.flush().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"before");
        output.finish().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"after");
        assert_eq!(names(folder.path()), ["out"]);
    }

    #[test]
    fn a_place_where_no_file_can_be_is_an_error_at_once() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(Output::file(folder.path()).unwrap_err().kind(), ErrorKind::IsADirectory);
        assert_eq!(Output::file(&folder.path().join("no/out")).unwrap_err().kind(), ErrorKind::NotFound);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_links_and_devices_stay_what_they_are() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (target, link) = (folder.path().join("target"), folder.path().join("link"));
        fs::write(&target, "before").unwrap();
        fs::set_permissions(&target, fs::Permissions::from_mode(0o640)).unwrap();
        symlink(&target, &link).unwrap();
        let mut output = Output::file(&link).unwrap();
        output.write_all(b"after").unwrap();
        output.finish().unwrap();
        assert_eq!(fs::read(&target).unwrap(), b"after");
        assert_eq!(fs::metadata(&target).unwrap().permissions().mode() & 0o777, 0o640);
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        let mut null = Output::file(Path::new("/dev/null")).unwrap();
        null.write_all(b"x").unwrap();
        null.finish().unwrap();
    }

    #[test]
    fn a_reader_that_has_gone_is_no_error() {
        let mut closed = false;
        assert_eq!(quietly(Err(ErrorKind::BrokenPipe.into()), &mut closed, 5).unwrap(), 5);
        assert!(closed);
        assert!(quietly(Err::<(), _>(ErrorKind::StorageFull.into()), &mut closed, ()).is_err());
    }
}
