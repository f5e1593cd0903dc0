//! Panics of an extractor are caught on its own side of the boundary, and told rather than printed.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    static CATCHING: Cell<bool> = const { Cell::new(false) };
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Runs `work`; a panic comes back as its message and place.
pub(crate) fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    install();
    let outer = CATCHING.replace(true);
    let result = catch_unwind(AssertUnwindSafe(work));
    CATCHING.set(outer);
    result.map_err(|payload| {
        let message = message(payload);
        match PLACE.take() {
            Some(place) => format!("{message} ({place})"),
            None => message,
        }
    })
}

/// Puts a hook before the one that is there: it remembers where an extractor panicked, and leaves every
/// other panic to the hook before. Each library has a hook of its own, as it has a standard library of its
/// own.
fn install() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        let before = take_hook();
        set_hook(Box::new(move |info: &PanicHookInfo<'_>| {
            if CATCHING.get() {
                let place = info.location().map(|l| format!("{}:{}", l.file(), l.line()));
                PLACE.with_borrow_mut(|slot| *slot = place);
            } else {
                before(info);
            }
        }));
    });
}

fn message(payload: Box<dyn Any + Send>) -> String {
    let text = payload.downcast_ref::<&str>().map(|s| (*s).to_owned());
    let text = text.or_else(|| payload.downcast_ref::<String>().cloned());
    if text.is_none() {
        // A payload of a type of its own may panic again when it is dropped.
        std::mem::forget(payload);
    }
    text.unwrap_or_else(|| "a panic without words".to_owned())
}
