use std::any::TypeId;
use std::collections::BTreeMap;
use std::ffi::c_void;
use std::sync::{Mutex, PoisonError};

use copydesk_abi as abi;
use copydesk_core::Level;

use crate::claims::{Claims, Scratch};
use crate::panics::caught;
use crate::{Article, ConfigError, Extractor, Failure, borrow};

/// The most names in `requires`, `optional` and `provides`.
const NAMES: usize = 16;

/// Answers the host's first question: the extractor's descriptor, or null for a host of another major.
/// [`export!`](crate::export) makes the exported function of it.
#[must_use]
pub fn entry<E: Extractor>(host: u32) -> *const abi::Descriptor {
    if host >> 16 == u32::from(abi::MAJOR) { Table::<E>::DESCRIPTOR } else { std::ptr::null() }
}

/// The same for a program that has the extractor linked in.
#[must_use]
pub fn linked<E: Extractor>() -> abi::Linked {
    extern "C" fn exported<E: Extractor>(host: u32) -> *const abi::Descriptor {
        entry::<E>(host)
    }
    // SAFETY: the table below is made by this SDK.
    unsafe { abi::Linked::new(exported::<E>) }
}

struct Table<E>(E);

impl<E: Extractor> Table<E> {
    const REQUIRES: &'static [abi::Str; NAMES] = &lend(E::INFO.requires);
    const OPTIONAL: &'static [abi::Str; NAMES] = &lend(E::INFO.optional);
    const PROVIDES: &'static [abi::Str; NAMES] = &lend(E::INFO.provides);
    const DESCRIPTOR: &'static abi::Descriptor = &abi::Descriptor {
        magic: abi::MAGIC,
        abi_major: abi::MAJOR,
        abi_minor: abi::MINOR,
        size: size_of::<abi::Descriptor>() as u32,
        flags: if cfg!(panic = "unwind") { abi::CATCHES_PANICS } else { 0 },
        id: abi::Str::lend(E::INFO.id),
        version: abi::Str::lend(E::INFO.version),
        summary: abi::Str::lend(E::INFO.summary),
        licence: abi::Str::lend(E::INFO.licence),
        sdk: abi::Str::lend(concat!("copydesk-sdk ", env!("CARGO_PKG_VERSION"))),
        requires: abi::Slice { data: Self::REQUIRES.as_ptr(), len: E::INFO.requires.len() },
        optional: abi::Slice { data: Self::OPTIONAL.as_ptr(), len: E::INFO.optional.len() },
        provides: abi::Slice { data: Self::PROVIDES.as_ptr(), len: E::INFO.provides.len() },
        config_schema: Some(config_schema::<E>),
        create: Some(create::<E>),
        extract: Some(extract::<E>),
        destroy: Some(destroy::<E>),
        extension: None,
    };
}

const fn lend(names: &[&'static str]) -> [abi::Str; NAMES] {
    assert!(names.len() <= NAMES, "an extractor names at most 16 layers and claims");
    let mut lent = [abi::Str::EMPTY; NAMES];
    let mut i = 0;
    while i < names.len() {
        lent[i] = abi::Str::lend(names[i]);
        i += 1;
    }
    lent
}

/// The schema of an extractor's configuration, made once and kept.
extern "C" fn config_schema<E: Extractor>() -> abi::Str {
    static SCHEMAS: Mutex<BTreeMap<TypeId, &'static str>> = Mutex::new(BTreeMap::new());
    let made = caught(|| {
        let mut schemas = SCHEMAS.lock().unwrap_or_else(PoisonError::into_inner);
        *schemas.entry(TypeId::of::<E>()).or_insert_with(|| {
            let schema = schemars::schema_for!(E::Config);
            schema.as_value().to_string().leak()
        })
    });
    made.map_or(abi::Str::EMPTY, abi::Str::lend)
}

/// What stands behind the pointer that the host keeps.
struct Instance<E> {
    extractor: E,
    scratch: Scratch,
}

impl<E> Instance<E> {
    fn of(extractor: E) -> Self {
        Self { extractor, scratch: Scratch::default() }
    }
}

/// # Safety
/// The boundary's contract: `config` and `host` can be read until the call returns, `instance` written.
unsafe extern "C" fn create<E: Extractor>(
    config: abi::Str,
    host: *const abi::Host,
    instance: *mut *mut c_void,
) -> i32 {
    let made = caught(|| {
        // SAFETY: the host lends the configuration for this call.
        let config = unsafe { borrow::string(config) };
        let config = serde_json::from_str(config).map_err(|e| ConfigError::at("", e.to_string()))?;
        E::new(config)
    });
    let error = match made {
        Ok(Ok(extractor)) => {
            // SAFETY: the host gives a place for the pointer.
            unsafe { instance.write(Box::into_raw(Box::new(Instance::of(extractor))).cast()) };
            return abi::OK;
        }
        Ok(Err(error)) => error,
        Err(panic) => ConfigError::at("", format!("the extractor panicked: {panic}")),
    };
    // SAFETY: the host lends itself for this call.
    if let Some(abi::Host { refuse: Some(refuse), context, .. }) = unsafe { borrow::read(host) } {
        // SAFETY: the strings live until the call returns.
        unsafe { refuse(context, abi::Str::lend(&error.pointer), abi::Str::lend(&error.message)) };
    }
    abi::REFUSED
}

/// # Safety
/// The boundary's contract: `instance` is from [`create`] and in no other thread's hands; `article` and
/// `sink` are valid until the call returns.
unsafe extern "C" fn extract<E: Extractor>(
    instance: *mut c_void,
    article: *const abi::Article,
    sink: *const abi::Sink,
) -> i32 {
    // SAFETY: `create` made it of this type, and nobody else uses it now.
    let Instance { extractor, scratch } = unsafe { &mut *instance.cast::<Instance<E>>() };
    // SAFETY: the host lends the sink for this call.
    let Some(mut claims) = (unsafe { Claims::borrow(sink, scratch) }) else { return abi::FAILED };
    let done = caught(|| {
        // SAFETY: the host lends the article for this call.
        match unsafe { Article::borrow(article) } {
            Some(article) => extractor.extract(&article, &mut claims),
            None => Err(Failure::new("the host lent no article")),
        }
    });
    let (status, code, message) = match done {
        Ok(Ok(())) => return abi::OK,
        Ok(Err(failure)) => (abi::FAILED, "failed", failure.to_string()),
        Err(panic) => (abi::PANICKED, "panicked", panic),
    };
    claims.diagnose(Level::Error, code, &message, None);
    status
}

/// # Safety
/// The boundary's contract: `instance` is from [`create`] and is not used again.
unsafe extern "C" fn destroy<E: Extractor>(instance: *mut c_void) {
    // A panic while dropping leaks what was left; there is nobody to tell.
    let _ = caught(|| {
        // SAFETY: `create` made it of this type with `Box::into_raw`.
        drop(unsafe { Box::from_raw(instance.cast::<Instance<E>>()) });
    });
}
