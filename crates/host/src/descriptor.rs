//! Reading what a library says of itself. Nothing in it is believed before it was checked.

use std::ffi::c_void;
use std::mem::{MaybeUninit, offset_of};
use std::sync::Arc;

use copydesk_abi as abi;
use copydesk_core::declare::Declaration;

use crate::isolate::Isolated;
use crate::raw;

/// Why a descriptor is not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DescriptorError {
    /// The entry function returned null.
    #[error(
        "it does not work with this version of Copydesk, which offers plugin ABI {}.{}; \
         use a build of the plugin for that, or the Copydesk that it was made for",
        abi::MAJOR,
        abi::MINOR
    )]
    Refused,
    /// It does not begin as a descriptor does.
    #[error("its entry function returned something that is no Copydesk extractor")]
    Magic,
    /// It was built for another major.
    #[error(
        "it was built for plugin ABI {theirs}, and this Copydesk takes {}.x; {}",
        abi::MAJOR,
        if theirs.0 > abi::MAJOR { "upgrade Copydesk" } else { "rebuild the plugin with a newer SDK" }
    )]
    Major {
        /// What the library says.
        theirs: Version,
    },
    /// Its size says that fields are missing that even the first version had.
    #[error("its descriptor has {size} bytes, and the first version of the ABI already had {least}")]
    Short {
        /// What the library says.
        size: u32,
        /// The least it can be.
        least: usize,
    },
    /// A field makes no sense.
    #[error("its {field} {problem}")]
    Field {
        /// Which.
        field: &'static str,
        /// What is wrong with it.
        problem: String,
    },
}

/// A version of the boundary, for messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version(pub u16, pub u16);

impl std::fmt::Display for Version {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.0, self.1)
    }
}

pub(crate) type Create = unsafe extern "C" fn(abi::Str, *const abi::Host, *mut *mut c_void) -> i32;
pub(crate) type Extract = unsafe extern "C" fn(*mut c_void, *const abi::Article, *const abi::Sink) -> i32;
pub(crate) type Destroy = unsafe extern "C" fn(*mut c_void);

/// An extractor whose descriptor was read and checked: what it declares, and how it is called.
#[derive(Clone, Debug)]
pub struct Extractor {
    /// What it says of itself.
    pub declaration: Declaration,
    /// Its licence, as an SPDX expression.
    pub licence: String,
    /// What it was built with.
    pub sdk: String,
    /// The version of the boundary it was built with.
    pub abi: Version,
    /// Whether it catches its own panics.
    pub catches_panics: bool,
    pub(crate) call: Call,
}

/// How an extractor is called.
#[derive(Clone, Debug)]
pub(crate) enum Call {
    /// In this process.
    Here(Functions),
    /// In processes of its own.
    Apart(Arc<Isolated>),
}

/// The functions of a descriptor.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Functions {
    pub(crate) create: Create,
    pub(crate) extract: Extract,
    pub(crate) destroy: Destroy,
}

/// The end of the last field that the first version of the boundary had.
const LEAST: usize = offset_of!(abi::Descriptor, extension) + size_of::<usize>();

impl Extractor {
    /// The extractor behind an entry function that is linked in.
    ///
    /// # Errors
    /// A [`DescriptorError`] that says what is wrong with it.
    pub fn linked(linked: abi::Linked) -> Result<Self, DescriptorError> {
        // SAFETY: who made the `Linked` vouched for it.
        unsafe { Self::read(linked.entry()) }
    }

    /// Asks an entry function for its descriptor and checks it.
    ///
    /// # Errors
    /// A [`DescriptorError`] that says what is wrong with it.
    ///
    /// # Safety
    /// `entry` is a function of the boundary: it returns null, or a pointer to a descriptor that says how
    /// large it is and, like everything it points to, lives as long as the program.
    pub unsafe fn read(entry: abi::Entry) -> Result<Self, DescriptorError> {
        // SAFETY: the caller vouches for the function.
        let descriptor = unsafe { entry(abi::version(abi::MAJOR, abi::MINOR)) };
        // SAFETY: the caller vouches for what it returned.
        let descriptor = unsafe { copy(descriptor) }?;
        // SAFETY: as above.
        unsafe { check(&descriptor) }
    }
}

/// Copies as much of a descriptor as both sides know; the rest is zero.
///
/// # Safety
/// See [`Extractor::read`].
unsafe fn copy(from: *const abi::Descriptor) -> Result<abi::Descriptor, DescriptorError> {
    if from.is_null() {
        return Err(DescriptorError::Refused);
    }
    // SAFETY: whatever its version, a descriptor begins with these four fields.
    let (magic, major, minor, size) = unsafe {
        (
            (&raw const (*from).magic).read_unaligned(),
            (&raw const (*from).abi_major).read_unaligned(),
            (&raw const (*from).abi_minor).read_unaligned(),
            (&raw const (*from).size).read_unaligned(),
        )
    };
    // All but the last byte is the same in every major.
    if magic[..7] != abi::MAGIC[..7] {
        return Err(DescriptorError::Magic);
    }
    if major != abi::MAJOR || magic != abi::MAGIC {
        return Err(DescriptorError::Major { theirs: Version(major, minor) });
    }
    if (size as usize) < LEAST {
        return Err(DescriptorError::Short { size, least: LEAST });
    }
    let mut descriptor = MaybeUninit::<abi::Descriptor>::zeroed();
    let known = (size as usize).min(size_of::<abi::Descriptor>());
    // SAFETY: `known` bytes can be read by the descriptor's own word, and written.
    unsafe {
        std::ptr::copy_nonoverlapping(from.cast::<u8>(), descriptor.as_mut_ptr().cast::<u8>(), known);
    }
    // SAFETY: integers, nullable pointers and nullable functions: all zero bytes are valid.
    Ok(unsafe { descriptor.assume_init() })
}

/// # Safety
/// See [`Extractor::read`].
unsafe fn check(d: &abi::Descriptor) -> Result<Extractor, DescriptorError> {
    let problem = |field, problem: &str| DescriptorError::Field { field, problem: problem.to_owned() };
    let text = |field: &'static str, lent: abi::Str| {
        // SAFETY: the caller vouches for what the descriptor points to.
        unsafe { raw::string(lent) }.map(str::to_owned).map_err(|why| problem(field, why))
    };
    let names = |field: &'static str, lent: abi::Slice<abi::Str>| {
        if lent.len > 256 {
            return Err(problem(field, "names more than 256 layers and claims"));
        }
        // SAFETY: as above.
        let lent = unsafe { raw::slice(lent) }.map_err(|why| problem(field, why))?;
        let names = lent.iter().map(|name| text(field, *name)).collect::<Result<Vec<_>, _>>()?;
        match names.iter().find(|name| !is_need(name)) {
            Some(name) => Err(problem(field, &format!("names \"{name}\", which is no layer and no claim"))),
            None => Ok(names),
        }
    };
    let id = text("id", d.id)?;
    if !is_id(&id) {
        return Err(problem(
            "id",
            &format!("\"{id}\" is not made of lower-case letters, digits and hyphens"),
        ));
    }
    let (create, extract, destroy) = match (d.create, d.extract, d.destroy) {
        (Some(create), Some(extract), Some(destroy)) => (create, extract, destroy),
        (None, ..) => return Err(problem("create", "is null")),
        (_, None, _) => return Err(problem("extract", "is null")),
        (.., None) => return Err(problem("destroy", "is null")),
    };
    let schema = match d.config_schema {
        // SAFETY: as above; the string lives as long as the program.
        Some(schema) => text("config_schema", unsafe { schema() })?,
        None => String::new(),
    };
    let schema =
        if schema.is_empty() { r#"{"type":"object","additionalProperties":false}"# } else { &schema };
    let schema: serde_json::Value =
        serde_json::from_str(schema).map_err(|e| problem("config_schema", &format!("is no JSON: {e}")))?;
    if !schema.is_object() {
        return Err(problem("config_schema", "is no JSON object"));
    }
    Ok(Extractor {
        declaration: Declaration {
            id,
            version: text("version", d.version)?,
            summary: text("summary", d.summary)?,
            requires: names("requires", d.requires)?,
            optional: names("optional", d.optional)?,
            provides: names("provides", d.provides)?,
            schema,
            library: None,
        },
        licence: text("licence", d.licence)?,
        sdk: text("sdk", d.sdk)?,
        abi: Version(d.abi_major, d.abi_minor),
        catches_panics: d.flags & abi::CATCHES_PANICS != 0,
        call: Call::Here(Functions { create, extract, destroy }),
    })
}

/// Whether a word can be an extractor's id or a kind of claim.
pub(crate) fn is_id(word: &str) -> bool {
    let inner = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    word.len() <= 64 && word.starts_with(|c: char| c.is_ascii_lowercase()) && word.bytes().all(inner)
}

/// Whether a word names a layer or a kind of claim.
pub(crate) fn is_need(name: &str) -> bool {
    name.strip_prefix("layer:").or_else(|| name.strip_prefix("claim:")).is_some_and(is_id)
}
