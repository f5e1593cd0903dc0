/*
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

#define COPYDESK_MAGIC "CPYDESK1" /* The first bytes of every descriptor of this major. */
#define COPYDESK_ABI_MAJOR 1 /* The boundary's major number. */
#define COPYDESK_ABI_MINOR 1 /* The boundary's minor number. */
#define COPYDESK_OK 0 /* Status: done. */
/* Status: the configuration was refused; the reason went to CopydeskHost.refuse. */
#define COPYDESK_REFUSED 1
/* Status: the extractor gave up on this article; the reason went to CopydeskSink.diagnose. */
#define COPYDESK_FAILED 2
/* Status: the extractor panicked; the message went to CopydeskSink.diagnose. The instance must be
   destroyed. */
#define COPYDESK_PANICKED 3
#define COPYDESK_CATCHES_PANICS 1u /* Descriptor flag: panics are caught on the plugin's side. */
#define COPYDESK_NOTE 0u /* Level of a diagnostic or log line: a note. */
#define COPYDESK_WARNING 1u /* Level: a warning. */
#define COPYDESK_ERROR 2u /* Level: an error. */
#define COPYDESK_NULL 0u /* Tag of CopydeskAttribute: it holds nothing. */
#define COPYDESK_BOOL 1u /* Tag: 0 or 1 in integer. */
#define COPYDESK_INTEGER 2u /* Tag: a number in integer. */
#define COPYDESK_NUMBER 3u /* Tag: a finite number in number. */
#define COPYDESK_STRING 4u /* Tag: words in string. */
#define COPYDESK_SPAN 5u /* Tag: a stretch of the text in span. */
#define COPYDESK_TAKEN 0u /* Verdict of CopydeskReason: it is part of the claim. */
#define COPYDESK_REJECTED 1u /* Verdict: it was considered and left out. */
#define COPYDESK_NO_OFFSET UINT32_MAX /* "No span", where one is optional: both ends are this. */
#define COPYDESK_NONE UINT32_MAX /* "None", where an index is optional. */

/* UTF-8, lent. What the host lends always is; what a plugin lends is checked. */
typedef struct CopydeskStr {
  const uint8_t *data; /* The first byte. */
  size_t len; /* How many bytes. */
} CopydeskStr;

/* A stretch of the article's text. */
typedef struct CopydeskSpan {
  uint32_t start; /* The first byte. */
  uint32_t end; /* The byte after the last. */
} CopydeskSpan;

typedef struct CopydeskStrs { const CopydeskStr *data; size_t len; } CopydeskStrs;

/* What the host offers while an instance is made. */
typedef struct CopydeskHost {
  size_t size; /* The size of this struct, in bytes. */
  void *context; /* To be handed back in each call. */
  /* Says why the configuration is refused: a JSON pointer to the value at fault (empty for all of it), and
     a sentence. */
  void (*refuse)(void *context, CopydeskStr pointer, CopydeskStr message);
  /* A line for whoever watches the run. May be null. */
  void (*log)(void *context, uint32_t level, CopydeskStr message);
} CopydeskHost;

/* A further field of an article. */
typedef struct CopydeskField {
  CopydeskStr key; /* Its name. */
  CopydeskStr value; /* What it says. */
} CopydeskField;

typedef struct CopydeskFields { const CopydeskField *data; size_t len; } CopydeskFields;

/* A paragraph. */
typedef struct CopydeskParagraph {
  CopydeskSpan span; /* Without the white space around it. */
  uint32_t first_sentence; /* The first sentence. */
  uint32_t end_sentence; /* The sentence after the last. */
  uint32_t first_token; /* The first token. */
  uint32_t end_token; /* The token after the last. */
  uint32_t dateline_end; /* The end of a dateline that opens it, else its start. */
  uint8_t zone; /* 0 body, 1 title, 2 heading, 3 list item, 4 caption, 5 credit, 6 dateline. */
  uint8_t language; /* 0 English, 1 other. */
  uint16_t reserved; /* 0. */
} CopydeskParagraph;

typedef struct CopydeskParagraphs { const CopydeskParagraph *data; size_t len; } CopydeskParagraphs;

/* A sentence. */
typedef struct CopydeskSentence {
  CopydeskSpan span; /* Closing marks included. */
  uint32_t first_token; /* The first token. */
  uint32_t end_token; /* The token after the last. */
  uint32_t paragraph; /* The paragraph. */
  uint32_t reserved; /* 0. */
} CopydeskSentence;

typedef struct CopydeskSentences { const CopydeskSentence *data; size_t len; } CopydeskSentences;

/* A token. */
typedef struct CopydeskToken {
  uint64_t word; /* FNV-1a of the lower-case word. */
  CopydeskSpan span; /* Where it stands. */
  uint32_t class_; /* Lexical classes, a bit each. */
  /* 0 word, 1 number, 2 possessive, 3 hyphen, 4 dash, 5 comma, 6 stop, 7 ellipsis, 8 question, 9
     exclamation, 10 colon, 11 semicolon, 12 open quote, 13 close quote, 14 apostrophe, 15 open bracket, 16
     close bracket, 17 slash, 18 currency, 19 percent, 20 address, 21 symbol. */
  uint8_t kind;
  uint8_t case_; /* 0 none, 1 lower, 2 capitalised, 3 upper, 4 mixed. */
  uint16_t flags; /* 1 white space before, 2 opens a sentence, 4 abbreviation, 8 quoted, 16 in a headline. */
} CopydeskToken;

typedef struct CopydeskTokens { const CopydeskToken *data; size_t len; } CopydeskTokens;

/* A stretch between quotation marks. */
typedef struct CopydeskQuotation {
  CopydeskSpan span; /* With the marks. */
  CopydeskSpan inner; /* Without them. */
  uint32_t first_token; /* The token that opens it. */
  uint32_t end_token; /* The token after the one that closes it. */
  uint32_t parent; /* The quotation it is nested in, or COPYDESK_NONE. */
  uint8_t style; /* 0 straight, 1 curly, 2 single, 3 doubled, 4 other. */
  uint8_t flags; /* 1 unclosed, 2 goes on from the one before. */
  uint16_t reserved; /* 0. */
} CopydeskQuotation;

typedef struct CopydeskQuotations { const CopydeskQuotation *data; size_t len; } CopydeskQuotations;

/* A mention of somebody who can speak or act. */
typedef struct CopydeskMention {
  CopydeskSpan span; /* Title and role before the name included. */
  CopydeskSpan name; /* The name alone. */
  CopydeskSpan full_name; /* The fullest name in the article, or an empty span. */
  uint32_t first_token; /* The first token. */
  uint32_t end_token; /* The token after the last. */
  uint32_t chain; /* What all mentions of one person or organisation share. */
  uint8_t kind; /* 0 person, 1 organisation, 2 group, 3 place, 4 document. */
  uint8_t form; /* 0 name, 1 description, 2 pronoun. */
  uint8_t gender; /* 0 unknown, 1 female, 2 male, 3 neuter. */
  uint8_t plural; /* 1 for a plural. */
} CopydeskMention;

typedef struct CopydeskMentions { const CopydeskMention *data; size_t len; } CopydeskMentions;

/* One attribute of a claim. */
typedef struct CopydeskAttribute {
  /* Dots nest, [n] makes a list: speaker.name, parts[0]. A key follows its parent at once. */
  CopydeskStr key;
  /* COPYDESK_NULL, COPYDESK_BOOL, COPYDESK_INTEGER, COPYDESK_NUMBER, COPYDESK_STRING or COPYDESK_SPAN. */
  uint32_t tag;
  uint32_t reserved; /* Always 0. */
  int64_t integer; /* The value of a boolean or an integer. */
  double number; /* The value of a number. */
  CopydeskStr string; /* The value of a string. */
  CopydeskSpan span; /* The value of a span. */
} CopydeskAttribute;

typedef struct CopydeskAttributes { const CopydeskAttribute *data; size_t len; } CopydeskAttributes;

/* A claim: on its way to the host, or that of an extractor that ran before. */
typedef struct CopydeskClaim {
  size_t size; /* The size of this struct, in bytes. */
  CopydeskStr kind; /* "quote", "figure", "place", "date", or a lower-case word of the extractor's own. */
  CopydeskSpan span; /* The words. */
  double confidence; /* From 0 to 1. */
  CopydeskStr rule; /* The rule that found it. */
  CopydeskAttributes attributes; /* What it says, flat: see CopydeskAttribute.key. */
} CopydeskClaim;

typedef struct CopydeskClaims { const CopydeskClaim *data; size_t len; } CopydeskClaims;

/* An article as an extractor sees it. */
typedef struct CopydeskArticle {
  size_t size; /* The size of this struct, in bytes. */
  CopydeskStr id; /* The article's id. */
  CopydeskStr text; /* The text. */
  CopydeskStr title; /* The headline, where known apart from the text; else empty. */
  CopydeskStr published; /* The publication date, ISO 8601 (2024-02-06); else empty. */
  CopydeskStr outlet; /* The publisher; else empty. */
  CopydeskStr url; /* The web address; else empty. */
  CopydeskStr language; /* A two-letter code; else empty. */
  CopydeskFields metadata; /* Other fields. */
  /* Paragraphs. A layer that the extractor neither requires nor uses optionally may be empty. */
  CopydeskParagraphs paragraphs;
  CopydeskSentences sentences; /* Sentences. */
  CopydeskTokens tokens; /* Tokens. */
  CopydeskQuotations quotations; /* Quotations. */
  CopydeskMentions mentions; /* Mentions. */
  /* The claims, of the kinds that the extractor requires or uses optionally, of those that ran before. */
  CopydeskClaims claims;
} CopydeskArticle;

/* Something that an extractor weighed: why a claim is as it is, or why there is none. Since 1.1. */
typedef struct CopydeskReason {
  size_t size; /* The size of this struct, in bytes. */
  CopydeskSpan span; /* The words of the claim, or words that could have been one. */
  CopydeskSpan evidence; /* The words on which it rests, or none (both ends COPYDESK_NO_OFFSET). */
  uint32_t verdict; /* COPYDESK_TAKEN or COPYDESK_REJECTED. */
  uint32_t reserved; /* Always 0. */
  CopydeskStr rule; /* A short stable name for what was weighed. */
  CopydeskStr note; /* What was found, in words for people. */
} CopydeskReason;

/* What the host offers while an article is read. */
typedef struct CopydeskSink {
  size_t size; /* The size of this struct, in bytes. */
  void *context; /* To be handed back in each call. */
  /* Takes a claim; it is copied before the call returns. Returns COPYDESK_OK, or COPYDESK_FAILED where the
     claim was refused: it broke a rule, and a diagnostic says which. */
  int32_t (*emit)(void *context, const CopydeskClaim *claim);
  /* Takes something worth knowing about the article: a level, a stable code, a sentence, and the words it
     concerns or none (both ends COPYDESK_NO_OFFSET). */
  void (*diagnose)(void *context, uint32_t level, CopydeskStr code, CopydeskStr message, CopydeskSpan span);
  /* A line for whoever watches the run. May be null. */
  void (*log)(void *context, uint32_t level, CopydeskStr message);
  /* Not 0 when the extractor should return soon: the run is being stopped. May be null. */
  int32_t (*should_stop)(void *context);
  /* Takes something that the extractor weighed; it is copied before the call returns. Null where nobody
     asks for reasons, which is the common case. Since 1.1. */
  void (*trace)(void *context, const CopydeskReason *reason);
} CopydeskSink;

/* What an extractor is and how it is called. */
typedef struct CopydeskDescriptor {
  uint8_t magic[8]; /* COPYDESK_MAGIC. */
  uint16_t abi_major; /* The COPYDESK_ABI_MAJOR it was built with. */
  uint16_t abi_minor; /* The COPYDESK_ABI_MINOR it was built with. */
  uint32_t size; /* The size of this struct, in bytes, as it was built. */
  uint64_t flags; /* COPYDESK_CATCHES_PANICS, others to come. */
  /* Lower-case words with hyphens; the name of the library and of the entry follow from it. */
  CopydeskStr id;
  CopydeskStr version; /* The extractor's own version. */
  CopydeskStr summary; /* What it finds, in a line. */
  CopydeskStr licence; /* Its licence, as an SPDX expression. */
  CopydeskStr sdk; /* What it was built with: "copydesk-sdk 0.1.0". */
  CopydeskStrs requires_; /* The layers ("layer:tokens") and claims ("claim:date") it cannot do without. */
  CopydeskStrs optional; /* Those it uses where they are there. */
  CopydeskStrs provides; /* The kinds of claim it emits ("claim:quote"). */
  /* Returns the JSON Schema of its configuration, which lives as long as the program. */
  CopydeskStr (*config_schema)(void);
  /* Makes an instance from its configuration, a JSON object. Returns COPYDESK_OK with instance set, or
     COPYDESK_REFUSED. */
  int32_t (*create)(CopydeskStr config, const CopydeskHost *host, void **instance);
  /* Reads one article and gives the claims to the sink. Returns COPYDESK_OK, COPYDESK_FAILED or
     COPYDESK_PANICKED. */
  int32_t (*extract)(void *instance, const CopydeskArticle *article, const CopydeskSink *sink);
  void (*destroy)(void *instance); /* Ends an instance. */
  /* Later additions, by name; may be null, and returns null for a name it does not know. */
  const void *(*extension)(CopydeskStr name);
} CopydeskDescriptor;

/* The one function that a library exports. It is told the host's version, major << 16 | minor, and returns
   its descriptor, which lives as long as the program, or null where it cannot work with that host. */
typedef const CopydeskDescriptor *(*CopydeskEntry)(uint32_t host);

/* Whether a struct that was lent reaches as far as a field that a later minor added, and the field is not null:
   COPYDESK_HAS(sink, trace). */
#define COPYDESK_HAS(lent, field) \
  ((const char *)(&(lent)->field + 1) <= (const char *)(lent) + (lent)->size && (lent)->field)

#ifdef __cplusplus
}
#endif
#endif
