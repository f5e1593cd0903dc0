//! Any bytes, as what comes to a worker or from one.

use copydesk_core::SmolStr;

use crate::check::Checker;
use crate::collect::Collected;
use crate::isolate::frame::Inbox;
use crate::isolate::message::{self, Answer, Request};
use crate::raw;
use crate::shapes::Shapes;

const TEXT: &str = "Überall – “quoted” 👍 words";
/// The number of the article that answers speak of.
const NUMBER: u32 = 1;

/// Reads `bytes` as a stream of frames, in pieces of several sizes, and as one message alone.
///
/// # Panics
/// Where something is taken that breaks a rule, or where the size of the pieces makes a difference; that is what
/// a fuzzer looks for.
pub fn frames(bytes: &[u8]) {
    message(bytes);
    let whole = messages(bytes, bytes.len().max(1));
    for size in [1, 7] {
        assert_eq!(messages(bytes, size), whole);
    }
    whole.iter().for_each(|bytes| message(bytes));
}

/// The messages of a stream, up to the first that is too long.
fn messages(bytes: &[u8], size: usize) -> Vec<Vec<u8>> {
    let (mut inbox, mut messages) = (Inbox::new(1 << 10), Vec::new());
    for mut piece in bytes.chunks(size) {
        while !piece.is_empty() && inbox.fill(&mut piece).is_ok() {}
        loop {
            match inbox.next() {
                Ok(Some(message)) => messages.push(message.to_vec()),
                Ok(None) => break,
                Err(_) => return messages,
            }
        }
    }
    messages
}

fn message(bytes: &[u8]) {
    if let Ok(Request::Article(lent)) = Request::read(bytes) {
        let article = lent.article();
        // SAFETY: it points into `bytes` and `lent`.
        unsafe {
            assert!(raw::string(article.text).is_ok() && raw::string(article.id).is_ok());
            for field in raw::slice(article.metadata).unwrap_or_default() {
                assert!(raw::string(field.key).is_ok() && raw::string(field.value).is_ok());
            }
            for claim in raw::slice(article.claims).unwrap_or_default() {
                assert!(raw::string(claim.kind).is_ok() && raw::string(claim.rule).is_ok());
                for attribute in raw::slice(claim.attributes).unwrap_or_default() {
                    assert!(raw::string(attribute.key).is_ok() && raw::string(attribute.string).is_ok());
                }
            }
            let tokens = raw::slice(article.tokens).unwrap_or_default();
            std::hint::black_box(tokens.iter().fold(0, |sum: u64, token| sum.wrapping_add(token.word)));
        }
    }
    let _ = Answer::read(bytes);

    let (kinds, extractor) = ([SmolStr::new_static("quote"), SmolStr::new_static("word")], "fuzzed".into());
    let mut shapes = Shapes::default();
    let checker = Checker { text: TEXT, extractor: &extractor, kinds: &kinds };
    let mut collected = Collected::new(checker, &mut shapes, "fuzzed 1.0.0", Vec::new()).tracing();
    let ended = message::gather(bytes, NUMBER, &mut collected);
    let found = collected.finish();
    assert!(ended.is_ok() || !bytes.is_empty() || found.findings.is_empty());
    found.findings.iter().for_each(|finding| super::assert_right(finding, TEXT, &kinds));
    assert!(found.diagnostics.len() < 25);
    for diagnostic in &found.diagnostics {
        assert!(diagnostic.span.is_none_or(|span| span.of(TEXT).is_some()));
        assert!(!diagnostic.message.chars().any(char::is_control));
    }
    for reason in &found.reasons {
        assert!(reason.span.of(TEXT).is_some());
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::isolate::frame;

    /// Answers and requests as they are, for a fuzzer to begin with.
    fn honest() -> Vec<Vec<u8>> {
        let mut all = vec![Vec::new(); 5];
        message::write_hello(&mut all[0]);
        message::write_start("{\"loud\":true}", &mut all[1]);
        message::write_end(&mut all[2]);
        message::write_unopened("there is no library at weather.so", &mut all[3]);
        message::write_ready(&mut all[4]);
        all
    }

    proptest! {
        // Each is read in several ways, and the fuzzer does the rest.
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn any_bytes_are_messages_that_are_right_or_refused(
            bytes in proptest::collection::vec(any::<u8>(), 0..400),
            kind in prop::sample::select(vec![1_u8, 2, 3, 4, 65, 66, 67, 68, 69, 70, 71, 72]),
        ) {
            frames(&bytes);
            let mut message = vec![kind, 1, 0, 0, 0];
            message.extend(&bytes);
            frames(&message);
            let mut framed = Vec::new();
            frame::append(&mut framed, |out| out.extend(&message));
            frames(&framed);
        }

        #[test]
        fn messages_with_a_changed_byte_are_right_or_refused(at in 0_usize..200, byte in any::<u8>()) {
            for mut message in honest() {
                frames(&message);
                if let Some(place) = message.get_mut(at) {
                    *place = byte;
                }
                frames(&message);
            }
        }
    }
}
