//! Whether the files of a corpus are what they were.

use std::fs;
use std::time::UNIX_EPOCH;

use xxhash_rust::xxh3::Xxh3;

use crate::input::Input;
use crate::{CorpusError, Request};

/// A number that changes when a file of the corpus comes, goes or is written to: of the names, sizes and times of all
/// of them. Standard input counts for nothing.
///
/// # Errors
/// As [`Corpus::open`](crate::Corpus::open).
pub fn signature(request: &Request) -> Result<u64, CorpusError> {
    let mut hash = Xxh3::new();
    for given in &request.inputs {
        let Input::Files(files) = Input::resolve(request, given)? else { continue };
        for file in files.flatten() {
            hash.update(file.path.as_bytes());
            let Ok(found) = fs::metadata(&file.open) else { continue };
            hash.update(&found.len().to_le_bytes());
            let written = found.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
            hash.update(&written.unwrap_or_default().as_nanos().to_le_bytes());
        }
    }
    Ok(hash.digest())
}
