//! What earlier runs wrote of each article, so that an unchanged one is not extracted again.
//!
//! `--state FOLDER` keeps one file, `articles`: a record for each article, added as soon as it was written. A run that is killed
//! leaves whole records and at most one that is cut off, which the next run drops. The name of a record is a hash of
//! the article and of everything that decides what is written of it, so that a record is right or not found;
//! deleting the folder loses time and nothing else.

use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use copydesk_core::{Document, Extraction};
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

/// What begins the file; the digit is the version of its format.
const MAGIC: &[u8; 16] = b"copydesk state 1";

/// The name of a record: a hash of the article and of the run's settings.
pub(crate) type Key = u128;

/// Where the content of each record stands, and how long it is.
type Index = HashMap<Key, (u64, u32)>;

/// The records of earlier runs.
#[derive(Debug)]
pub(crate) struct State {
    /// What the names of all records begin with: the settings.
    settings: u128,
    index: Index,
    file: Mutex<File>,
}

/// Where new records go.
#[derive(Debug)]
pub(crate) struct Additions(BufWriter<File>);

impl State {
    /// Opens the folder, makes it where it is not there, and reads what it holds. `settings` are all that decides, beside an article,
    /// what is written of it.
    ///
    /// # Errors
    /// Where the folder cannot be read or written, holds something else, or another run is using it.
    pub(crate) fn open(folder: &Path, settings: &str) -> io::Result<(Self, Additions)> {
        std::fs::create_dir_all(folder)?;
        let path = folder.join("articles");
        let mut file = OpenOptions::new().read(true).append(true).create(true).open(&path)?;
        file.try_lock().map_err(|error| match error {
            std::fs::TryLockError::WouldBlock => io::Error::other("another run is using it"),
            std::fs::TryLockError::Error(error) => error,
        })?;
        if file.metadata()?.len() < MAGIC.len() as u64 {
            file.set_len(0)?;
            file.write_all(MAGIC)?;
        }
        file.rewind()?;
        let (index, end) = index(&mut BufReader::new(&file))?;
        file.set_len(end)?;
        let mut hash = Xxh3::new();
        hash.update(settings.as_bytes());
        let reader = Mutex::new(File::open(&path)?);
        Ok((Self { settings: hash.digest128(), index, file: reader }, Additions(BufWriter::new(file))))
    }

    /// The name of the record for an article.
    pub(crate) fn key(&self, input: &Extraction) -> Key {
        let Document { id, path, url, outlet, title, published, language, text, metadata, overridden_by } =
            &input.article;
        let mut hash = Xxh3::new();
        let mut add = |part: Option<&str>| {
            // The length before it, so that no two lists of parts are the same bytes.
            hash.update(&part.map_or(u64::MAX, |part| part.len() as u64).to_le_bytes());
            hash.update(part.unwrap_or_default().as_bytes());
        };
        add(Some(id));
        for field in [path, url, outlet, title, language] {
            add(field.as_deref());
        }
        add(published.as_ref().map(copydesk_core::Published::written));
        add(Some(text));
        for (name, value) in metadata {
            add(Some(name));
            add(Some(value));
        }
        for said in &input.diagnostics {
            add(Some(&said.code));
            add(Some(&said.message));
        }
        add(overridden_by.map(|at| at.to_string()).as_deref());
        hash.update(&self.settings.to_le_bytes());
        hash.digest128()
    }

    /// The content of a record.
    pub(crate) fn get(&self, key: Key) -> Option<Vec<u8>> {
        let (at, length) = *self.index.get(&key)?;
        let mut content = vec![0; length as usize];
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(at)).ok()?;
        file.read_exact(&mut content).ok()?;
        Some(content)
    }
}

/// Length, name, content, checksum.
const FRAME: u64 = 4 + 16 + 8;

/// Finds the whole records, and where the last of them ends.
fn index(file: &mut impl Read) -> io::Result<(Index, u64)> {
    let mut magic = [0; MAGIC.len()];
    file.read_exact(&mut magic)?;
    if &magic != MAGIC {
        return Err(io::Error::other("it holds something that no run of this version wrote"));
    }
    let mut found = HashMap::new();
    let mut end = MAGIC.len() as u64;
    let mut content = Vec::new();
    loop {
        let (mut length, mut name, mut checksum) = ([0; 4], [0; 16], [0; 8]);
        if file.read_exact(&mut length).and_then(|()| file.read_exact(&mut name)).is_err() {
            break;
        }
        let size = u32::from_le_bytes(length);
        content.clear();
        let read = file.take(size.into()).read_to_end(&mut content)?;
        if read as u64 != u64::from(size) || file.read_exact(&mut checksum).is_err() {
            break;
        }
        if u64::from_le_bytes(checksum) != checked(&name, &content) {
            break;
        }
        found.insert(u128::from_le_bytes(name), (end + 20, size));
        end += FRAME + u64::from(size);
    }
    Ok((found, end))
}

fn checked(name: &[u8; 16], content: &[u8]) -> u64 {
    xxh3_64(content) ^ xxh3_64(name)
}

impl Additions {
    /// Adds a record. It reaches the file before long; a run that is killed loses what had not.
    pub(crate) fn add(&mut self, key: Key, content: &[u8]) -> io::Result<()> {
        let Ok(length) = u32::try_from(content.len()) else { return Ok(()) };
        let name = key.to_le_bytes();
        self.0.write_all(&length.to_le_bytes())?;
        self.0.write_all(&name)?;
        self.0.write_all(content)?;
        self.0.write_all(&checked(&name, content).to_le_bytes())
    }

    /// Writes what is left.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    fn article(text: &str) -> Extraction {
        Extraction {
            article: Document { id: "a".into(), text: text.into(), ..Document::default() },
            ..Extraction::default()
        }
    }

    #[test]
    fn what_was_added_is_found_by_the_same_article_and_settings() {
        let folder = tempfile::tempdir().unwrap();
        let (state, mut additions) = State::open(folder.path(), "one").unwrap();
        let key = state.key(&article("The pier is shut."));
        assert_eq!(state.get(key), None);
        additions.add(key, b"content").unwrap();
        assert!(State::open(folder.path(), "one").unwrap_err().to_string().contains("another run"));
        additions.finish().unwrap();
        drop(state);
        let (state, additions) = State::open(folder.path(), "one").unwrap();
        assert_eq!(state.get(state.key(&article("The pier is shut."))).unwrap(), b"content");
        assert_eq!(state.get(state.key(&article("The pier is open."))), None);
        drop((state, additions));
        let (state, _additions) = State::open(folder.path(), "two").unwrap();
        assert_eq!(state.get(state.key(&article("The pier is shut."))), None);
    }

    #[test]
    fn a_record_that_is_cut_off_is_dropped_and_those_before_it_stay() {
        let folder = tempfile::tempdir().unwrap();
        let (state, mut additions) = State::open(folder.path(), "").unwrap();
        let keys: Vec<Key> = ["one", "two"].iter().map(|text| state.key(&article(text))).collect();
        for key in &keys {
            additions.add(*key, b"content").unwrap();
        }
        additions.finish().unwrap();
        drop(state);
        let path = folder.path().join("articles");
        let whole = std::fs::read(&path).unwrap();
        for length in 0..whole.len() {
            std::fs::write(&path, &whole[..length]).unwrap();
            let (state, mut additions) = State::open(folder.path(), "").unwrap();
            let there: Vec<bool> = keys.iter().map(|key| state.get(*key).is_some()).collect();
            assert_eq!(there, [length >= 16 + 35, false], "{length}");
            additions.add(keys[1], b"again").unwrap();
            additions.finish().unwrap();
            drop(state);
            assert_eq!(State::open(folder.path(), "").unwrap().0.get(keys[1]).unwrap(), b"again");
        }
        std::fs::write(&path, b"something else that is long enough").unwrap();
        assert!(State::open(folder.path(), "").is_err());
    }
}
