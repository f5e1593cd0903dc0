//! `cargo xtask header`: the C header of the plugin boundary, from the Rust types of `crates/abi`.
//!
//! The types are few and plain, so they are read with `syn` and written here. cbindgen would do it too, but names
//! the slices otherwise than authors in C know them, and its licence is not among those of `deny.toml`.

mod c;
mod docs;

use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use syn::{Fields, GenericArgument, Item, ItemStruct, PathArguments, Type};

/// The sources, in the order in which constants and types are written.
const SOURCES: [&str; 5] = [
    "crates/abi/src/lent.rs",
    "crates/abi/src/lib.rs",
    "crates/abi/src/article.rs",
    "crates/abi/src/claim.rs",
    "crates/abi/src/layers.rs",
];
const HEADER: &str = "crates/abi/include/copydesk.h";

/// Writes the header; with `--check`, fails where the one that is there is another.
pub(crate) fn run(mut arguments: impl Iterator<Item = String>) -> Result<()> {
    let check = match arguments.next().as_deref() {
        None => false,
        Some("--check") => true,
        Some(other) => bail!("there is no option {other}; there is --check"),
    };
    let (path, header) = (root().join(HEADER), generate()?);
    if check {
        let now = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        return match difference(&now, &header) {
            None => Ok(()),
            Some(lines) => bail!("{HEADER} is stale; `cargo xtask header` makes this of it:\n{lines}"),
        };
    }
    std::fs::write(&path, header).with_context(|| path.display().to_string())
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The lines between the first and the last that differ.
fn difference(now: &str, wanted: &str) -> Option<String> {
    if now == wanted {
        return None;
    }
    let (now, wanted): (Vec<&str>, Vec<&str>) = (now.lines().collect(), wanted.lines().collect());
    let same = now.iter().zip(&wanted).take_while(|(a, b)| a == b).count();
    let (now, wanted) = (&now[same..], &wanted[same..]);
    let tail = now.iter().rev().zip(wanted.iter().rev()).take_while(|(a, b)| a == b).count();
    let lines = |sign: char, lines: &[&str]| -> String {
        lines[..lines.len() - tail].iter().map(|line| format!("{sign} {line}\n")).collect()
    };
    Some(format!("line {}:\n{}{}", same + 1, lines('-', now), lines('+', wanted)))
}

/// The header of the types as they stand in the sources.
fn generate() -> Result<String> {
    let mut items = Vec::new();
    for source in SOURCES {
        let text = std::fs::read_to_string(root().join(source)).context(source)?;
        items.extend(syn::parse_file(&text).context(source)?.items);
    }
    let mut header = Header { items: &items, out: c::OPENING.to_owned(), written: BTreeSet::new() };
    for item in &items {
        if let Item::Const(constant) = item {
            header.out += &c::constant(constant);
        }
    }
    for item in &items {
        match item {
            Item::Struct(record) if is_shared(record) => header.record(record)?,
            Item::Type(alias) => {
                header.needs(&alias.ty)?;
                let name = format!("Copydesk{}", alias.ident);
                header.out += &format!(
                    "\n{}typedef {};\n",
                    docs::block(&alias.attrs, ""),
                    c::declare(&alias.ty, &name)?
                );
            }
            _ => {}
        }
    }
    Ok(header.out + c::CLOSING)
}

/// Whether a struct is one of the boundary: laid out as C does, of one type.
fn is_shared(record: &ItemStruct) -> bool {
    record.attrs.iter().any(|attribute| attribute.path().is_ident("repr"))
        && record.generics.params.is_empty()
}

struct Header<'a> {
    items: &'a [Item],
    out: String,
    /// The names of the types that stand in the header already.
    written: BTreeSet<String>,
}

impl Header<'_> {
    /// Writes a struct, behind those that it needs.
    fn record(&mut self, record: &ItemStruct) -> Result<()> {
        if !self.written.insert(record.ident.to_string()) {
            return Ok(());
        }
        let Fields::Named(fields) = &record.fields else {
            bail!("{} has fields without names", record.ident)
        };
        for field in &fields.named {
            self.needs(&field.ty)?;
        }
        self.out += &c::record(record, fields)?;
        Ok(())
    }

    /// Writes the types that a type is made of.
    fn needs(&mut self, ty: &Type) -> Result<()> {
        match ty {
            Type::Ptr(pointer) => self.needs(&pointer.elem),
            Type::Array(array) => self.needs(&array.elem),
            Type::FnPtr(function) => {
                for argument in &function.inputs {
                    self.needs(&argument.ty)?;
                }
                match &function.output {
                    syn::ReturnType::Type(_, ty) => self.needs(ty),
                    syn::ReturnType::Default => Ok(()),
                }
            }
            Type::Path(path) => {
                let Some(last) = path.path.segments.last() else { return Ok(()) };
                if let PathArguments::AngleBracketed(inner) = &last.arguments {
                    for argument in &inner.args {
                        if let GenericArgument::Type(ty) = argument {
                            self.needs(ty)?;
                        }
                    }
                }
                if last.ident == "Slice" && self.written.insert(c::base(ty)?) {
                    self.out += &c::slice(ty)?;
                }
                let named = self.items.iter().find_map(|item| match item {
                    Item::Struct(record) if record.ident == last.ident && is_shared(record) => Some(record),
                    _ => None,
                });
                named.map_or(Ok(()), |record| self.record(record))
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_is_that_of_the_rust_types() {
        let now = std::fs::read_to_string(root().join(HEADER)).unwrap_or_default();
        if let Some(lines) =
            generate().map_or_else(|error| Some(error.to_string()), |new| difference(&now, &new))
        {
            panic!("{HEADER} is stale; `cargo xtask header` makes this of it:\n{lines}");
        }
    }

    #[test]
    fn a_difference_is_shown_as_lines() {
        assert_eq!(difference("a\nb\nc\n", "a\nb\nc\n"), None);
        assert_eq!(difference("a\nb\nc\n", "a\nx\ny\nc\n").as_deref(), Some("line 2:\n- b\n+ x\n+ y\n"));
    }
}
