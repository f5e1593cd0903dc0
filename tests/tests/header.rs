//! The C header says what the Rust side says: sizes, offsets, constants, compared by a C compiler.

use std::fmt::Write as _;
use std::mem::{offset_of, size_of};

use copydesk_abi as abi;
use copydesk_tests::{compile_text, root};

macro_rules! layout {
    ($out:ident; $($c:ident = $rust:ident { $($field:ident as $name:literal),+ })+) => { $(
        let _ = writeln!($out, "SAME(sizeof({}), {});", stringify!($c), size_of::<abi::$rust>());
        $(
            let offset = offset_of!(abi::$rust, $field);
            let _ = writeln!($out, "SAME(offsetof({}, {}), {offset});", stringify!($c), $name);
        )+
    )+ };
}

macro_rules! constants {
    ($out:ident; $($c:ident = $rust:ident)+) => { $(
        let _ = writeln!($out, "SAME({}, {});", stringify!($c), abi::$rust);
    )+ };
}

#[test]
fn the_header_has_the_layout_of_the_rust_types() {
    let mut out = String::from(
        "#include \"copydesk.h\"\n\
         #define SAME_(a, b, line) typedef char same_##line[(a) == (b) ? 1 : -1]\n\
         #define SAME__(a, b, line) SAME_(a, b, line)\n\
         #define SAME(a, b) SAME__(a, b, __LINE__)\n",
    );
    layout! { out;
        CopydeskParagraph = Paragraph {
            span as "span", first_sentence as "first_sentence", end_sentence as "end_sentence",
            first_token as "first_token", end_token as "end_token", dateline_end as "dateline_end",
            zone as "zone", language as "language", reserved as "reserved"
        }
        CopydeskSentence = Sentence {
            span as "span", first_token as "first_token", end_token as "end_token", paragraph as "paragraph",
            reserved as "reserved"
        }
        CopydeskToken = Token {
            word as "word", span as "span", class as "class_", kind as "kind", case as "case_", flags as "flags"
        }
        CopydeskQuotation = Quotation {
            span as "span", inner as "inner", first_token as "first_token", end_token as "end_token",
            parent as "parent", style as "style", flags as "flags", reserved as "reserved"
        }
        CopydeskMention = Mention {
            span as "span", name as "name", full_name as "full_name", first_token as "first_token",
            end_token as "end_token", chain as "chain", kind as "kind", form as "form", gender as "gender",
            plural as "plural"
        }
        CopydeskStr = Str { data as "data", len as "len" }
        CopydeskSpan = Span { start as "start", end as "end" }
        CopydeskField = Field { key as "key", value as "value" }
        CopydeskAttribute = Attribute {
            key as "key", tag as "tag", reserved as "reserved", integer as "integer", number as "number",
            string as "string", span as "span"
        }
        CopydeskClaim = Claim {
            size as "size", kind as "kind", span as "span", confidence as "confidence", rule as "rule",
            attributes as "attributes"
        }
        CopydeskArticle = Article {
            size as "size", id as "id", text as "text", title as "title", published as "published",
            outlet as "outlet", url as "url", language as "language", metadata as "metadata",
            paragraphs as "paragraphs", sentences as "sentences", tokens as "tokens",
            quotations as "quotations", mentions as "mentions", claims as "claims"
        }
        CopydeskHost = Host { size as "size", context as "context", refuse as "refuse", log as "log" }
        CopydeskSink = Sink {
            size as "size", context as "context", emit as "emit", diagnose as "diagnose", log as "log",
            should_stop as "should_stop", trace as "trace"
        }
        CopydeskReason = Reason {
            size as "size", span as "span", evidence as "evidence", verdict as "verdict",
            reserved as "reserved", rule as "rule", note as "note"
        }
        CopydeskDescriptor = Descriptor {
            magic as "magic", abi_major as "abi_major", abi_minor as "abi_minor", size as "size", flags as "flags",
            id as "id", version as "version", summary as "summary", licence as "licence", sdk as "sdk",
            requires as "requires_", optional as "optional", provides as "provides",
            config_schema as "config_schema", create as "create", extract as "extract", destroy as "destroy",
            extension as "extension"
        }
    }
    constants! { out;
        COPYDESK_ABI_MAJOR = MAJOR COPYDESK_ABI_MINOR = MINOR
        COPYDESK_OK = OK COPYDESK_REFUSED = REFUSED COPYDESK_FAILED = FAILED COPYDESK_PANICKED = PANICKED
        COPYDESK_CATCHES_PANICS = CATCHES_PANICS
        COPYDESK_NOTE = NOTE COPYDESK_WARNING = WARNING COPYDESK_ERROR = ERROR
        COPYDESK_NULL = NULL COPYDESK_BOOL = BOOL COPYDESK_INTEGER = INTEGER COPYDESK_NUMBER = NUMBER
        COPYDESK_STRING = STRING COPYDESK_SPAN = SPAN COPYDESK_NO_OFFSET = NO_OFFSET COPYDESK_NONE = NONE
        COPYDESK_TAKEN = TAKEN COPYDESK_REJECTED = REJECTED
    }
    let magic = format!("#define COPYDESK_MAGIC \"{}\"", String::from_utf8_lossy(&abi::MAGIC));
    let header = std::fs::read_to_string(root().join("crates/abi/include/copydesk.h")).unwrap();
    assert!(header.contains(&magic), "the header lacks {magic}");
    compile_text(&out);
}
