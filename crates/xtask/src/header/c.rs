//! The declarations, as C has them.

use anyhow::{Result, bail};
use quote::ToTokens;
use syn::{FieldsNamed, GenericArgument, ItemConst, ItemStruct, PathArguments, ReturnType, Type};

use super::docs::{self, WIDTH};

pub(super) const OPENING: &str = r#"/*
 * The boundary between Copydesk and an extractor in a library of its own.
 *
 * Made of crates/abi by `cargo xtask header`, and not to be edited.
 *
 * A library libcopydesk_<id>.so exports one function, copydesk_extractor_<id> (hyphens as underscores), of
 * the type CopydeskEntry. docs/plugin-abi.md says what is promised.
 *
 * Everything that is lent (strings, slices, structs) is valid until the call returns. Offsets are bytes into
 * the article's text, ends exclusive. A null pointer is allowed only with length 0 or where a comment says so.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#ifndef COPYDESK_H
#define COPYDESK_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

"#;

pub(super) const CLOSING: &str = r#"
/* Whether a struct that was lent reaches as far as a field that a later minor added, and the field is not null:
   COPYDESK_HAS(sink, trace). */
#define COPYDESK_HAS(lent, field) \
  ((const char *)(&(lent)->field + 1) <= (const char *)(lent) + (lent)->size && (lent)->field)

#ifdef __cplusplus
}
#endif
#endif
"#;

/// What C or C++ keeps for itself.
const KEYWORDS: [&str; 3] = ["class", "case", "requires"];

/// A constant that C can have as a macro; nothing for others.
pub(super) fn constant(constant: &ItemConst) -> String {
    let name = match constant.ident.to_string().as_str() {
        version @ ("MAJOR" | "MINOR") => format!("COPYDESK_ABI_{version}"),
        // `const _` asserts, and the prefix of the entry's name stands in the comment above.
        "_" | "ENTRY_PREFIX" => return String::new(),
        other => format!("COPYDESK_{other}"),
    };
    let value = constant.expr.to_token_stream().to_string().replace(' ', "");
    let ty = constant.ty.to_token_stream().to_string();
    let value = match value.as_str() {
        "u32::MAX" => "UINT32_MAX".to_owned(),
        bytes if bytes.starts_with("*b\"") => bytes.trim_start_matches("*b").to_owned(),
        number if matches!(ty.as_str(), "u32" | "u64") => format!("{number}u"),
        number => number.to_owned(),
    };
    beside(&format!("#define {name} {value}"), &constant.attrs, "")
}

/// A struct with its fields.
pub(super) fn record(record: &ItemStruct, fields: &FieldsNamed) -> Result<String> {
    let name = format!("Copydesk{}", record.ident);
    let mut out = format!("\n{}typedef struct {name} {{\n", docs::block(&record.attrs, ""));
    for field in &fields.named {
        let own = field.ident.as_ref().map(ToString::to_string).unwrap_or_default();
        let own = if KEYWORDS.contains(&own.as_str()) { format!("{own}_") } else { own };
        out += &beside(&format!("{};", declare(&field.ty, &own)?), &field.attrs, "  ");
    }
    Ok(out + &format!("}} {name};\n"))
}

/// The struct of a slice.
pub(super) fn slice(ty: &Type) -> Result<String> {
    let (name, element) = (base(ty)?, base(element(ty)?)?);
    Ok(format!("\ntypedef struct {name} {{ const {element} *data; size_t len; }} {name};\n"))
}

/// A declaration with its comment: behind it where there is room, else above.
fn beside(declaration: &str, attributes: &[syn::Attribute], indent: &str) -> String {
    let said = docs::text(attributes);
    let line = format!("{indent}{declaration} /* {said} */\n");
    if said.is_empty() {
        format!("{indent}{declaration}\n")
    } else if line.chars().count() <= WIDTH {
        line
    } else {
        format!("{}{indent}{declaration}\n", docs::block(attributes, indent))
    }
}

/// `name` declared as of this type.
pub(super) fn declare(ty: &Type, name: &str) -> Result<String> {
    Ok(match ty {
        Type::Array(array) => format!("{}[{}]", declare(&array.elem, name)?, array.len.to_token_stream()),
        Type::Ptr(pointer) => {
            let constant =
                if matches!(pointer.mutability, syn::PointerMutability::Const(_)) { "const " } else { "" };
            format!("{constant}{}", declare(&pointer.elem, &format!("*{name}"))?)
        }
        Type::FnPtr(function) => {
            let argument = |argument: &syn::NamedArg| {
                let name = argument.name.as_ref().map(|(name, _)| name.to_string()).unwrap_or_default();
                declare(&argument.ty, &name)
            };
            let arguments = function.inputs.iter().map(argument).collect::<Result<Vec<_>>>()?.join(", ");
            let arguments = if arguments.is_empty() { "void" } else { &arguments };
            let call = format!("(*{name})({arguments})");
            match &function.output {
                ReturnType::Default => format!("void {call}"),
                ReturnType::Type(_, ty) => declare(ty, &call)?,
            }
        }
        // A function that may be null.
        Type::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == "Option") => {
            declare(element(ty)?, name)?
        }
        _ => format!("{} {name}", base(ty)?),
    })
}

/// The type within the angle brackets of another.
fn element(ty: &Type) -> Result<&Type> {
    if let Type::Path(path) = ty
        && let Some(PathArguments::AngleBracketed(inner)) =
            path.path.segments.last().map(|last| &last.arguments)
        && let Some(GenericArgument::Type(inner)) = inner.args.first()
    {
        return Ok(inner);
    }
    bail!("{} has no type within it", ty.to_token_stream())
}

/// The name of a type that is neither pointer nor function.
pub(super) fn base(ty: &Type) -> Result<String> {
    let Type::Path(path) = ty else { bail!("C has no {}", ty.to_token_stream()) };
    let name = path.path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
    Ok(match name.as_str() {
        "usize" => "size_t".to_owned(),
        "f64" => "double".to_owned(),
        "c_void" => "void".to_owned(),
        "u8" | "u16" | "u32" | "u64" => format!("uint{}_t", &name[1..]),
        "i32" | "i64" => format!("int{}_t", &name[1..]),
        "Slice" => format!("{}s", base(element(ty)?)?),
        _ => format!("Copydesk{name}"),
    })
}
