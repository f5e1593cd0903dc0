/*
 * The boundary between Copydesk and an extractor in a library of its own, version 1.0.
 *
 * A library libcopydesk_<id>.so exports one function, copydesk_extractor_<id> (hyphens as underscores), of
 * the type CopydeskEntry. docs/plugin-abi.md says what is promised. A test compares every size and offset
 * here with the Rust side.
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

#define COPYDESK_MAGIC "CPYDESK1" /* eight bytes, without the end mark */
#define COPYDESK_ABI_MAJOR 1
#define COPYDESK_ABI_MINOR 0

/* What create and extract return. */
#define COPYDESK_OK 0
#define COPYDESK_REFUSED 1  /* the configuration; the reason went to refuse */
#define COPYDESK_FAILED 2   /* on this article; the reason went to diagnose */
#define COPYDESK_PANICKED 3 /* the instance can only be destroyed */

/* CopydeskDescriptor.flags */
#define COPYDESK_CATCHES_PANICS 1u

/* Levels of diagnostics and log lines. */
#define COPYDESK_NOTE 0u
#define COPYDESK_WARNING 1u
#define COPYDESK_ERROR 2u

/* CopydeskAttribute.tag: what it holds. */
#define COPYDESK_NULL 0u
#define COPYDESK_BOOL 1u    /* 0 or 1 in integer */
#define COPYDESK_INTEGER 2u
#define COPYDESK_NUMBER 3u  /* finite */
#define COPYDESK_STRING 4u
#define COPYDESK_SPAN 5u

#define COPYDESK_NO_OFFSET UINT32_MAX /* both ends of a span: no span */
#define COPYDESK_NONE UINT32_MAX      /* an index: none */

/* UTF-8. What the host lends always is; what a plugin lends is checked. */
typedef struct CopydeskStr { const uint8_t *data; size_t len; } CopydeskStr;
typedef struct CopydeskSpan { uint32_t start, end; } CopydeskSpan;

/* --- The layers of a text --- */

typedef struct CopydeskParagraph {
  CopydeskSpan span;
  uint32_t first_sentence, end_sentence;
  uint32_t first_token, end_token;
  uint32_t dateline_end; /* of a dateline that opens it, else its start */
  uint8_t zone;          /* 0 body, 1 title, 2 heading, 3 list item, 4 caption, 5 credit, 6 dateline */
  uint8_t language;      /* 0 English, 1 other */
  uint16_t reserved;
} CopydeskParagraph;

typedef struct CopydeskSentence {
  CopydeskSpan span;
  uint32_t first_token, end_token;
  uint32_t paragraph;
  uint32_t reserved;
} CopydeskSentence;

typedef struct CopydeskToken {
  uint64_t word;  /* FNV-1a of the lower-case word */
  CopydeskSpan span;
  uint32_t class_; /* lexical classes, a bit each */
  uint8_t kind;    /* 0 word, 1 number, 2 possessive, 3 hyphen, 4 dash, 5 comma, 6 stop, 7 ellipsis, 8 question,
                      9 exclamation, 10 colon, 11 semicolon, 12 open quote, 13 close quote, 14 apostrophe,
                      15 open bracket, 16 close bracket, 17 slash, 18 currency, 19 percent, 20 address,
                      21 symbol */
  uint8_t case_;   /* 0 none, 1 lower, 2 capitalised, 3 upper, 4 mixed */
  uint16_t flags;  /* 1 white space before, 2 opens a sentence, 4 abbreviation, 8 quoted, 16 in a headline */
} CopydeskToken;

typedef struct CopydeskQuotation {
  CopydeskSpan span, inner; /* with and without the marks */
  uint32_t first_token, end_token;
  uint32_t parent;          /* the quotation it is nested in, or COPYDESK_NONE */
  uint8_t style;            /* 0 straight, 1 curly, 2 single, 3 doubled, 4 other */
  uint8_t flags;            /* 1 unclosed, 2 goes on from the one before */
  uint16_t reserved;
} CopydeskQuotation;

typedef struct CopydeskMention {
  CopydeskSpan span;      /* title and role before the name included */
  CopydeskSpan name;      /* the name alone */
  CopydeskSpan full_name; /* the fullest name in the article, or an empty span */
  uint32_t first_token, end_token;
  uint32_t chain;         /* what all mentions of one person or organisation share */
  uint8_t kind;           /* 0 person, 1 organisation, 2 group, 3 place, 4 document */
  uint8_t form;           /* 0 name, 1 description, 2 pronoun */
  uint8_t gender;         /* 0 unknown, 1 female, 2 male, 3 neuter */
  uint8_t plural;         /* 1 for a plural */
} CopydeskMention;

/* --- Claims --- */

typedef struct CopydeskAttribute {
  CopydeskStr key; /* dots nest, [n] makes a list: "speaker.name", "parts[0]"; a key follows its parent */
  uint32_t tag;
  uint32_t reserved;
  int64_t integer;
  double number;
  CopydeskStr string;
  CopydeskSpan span;
} CopydeskAttribute;

typedef struct CopydeskAttributes { const CopydeskAttribute *data; size_t len; } CopydeskAttributes;

typedef struct CopydeskClaim {
  size_t size; /* sizeof(CopydeskClaim) */
  CopydeskStr kind;
  CopydeskSpan span;
  double confidence; /* 0 to 1 */
  CopydeskStr rule;
  CopydeskAttributes attributes;
} CopydeskClaim;

/* --- What is lent --- */

typedef struct CopydeskField { CopydeskStr key, value; } CopydeskField;

#define COPYDESK_SLICE(Name, Element) typedef struct Name { const Element *data; size_t len; } Name
COPYDESK_SLICE(CopydeskStrs, CopydeskStr);
COPYDESK_SLICE(CopydeskFields, CopydeskField);
COPYDESK_SLICE(CopydeskParagraphs, CopydeskParagraph);
COPYDESK_SLICE(CopydeskSentences, CopydeskSentence);
COPYDESK_SLICE(CopydeskTokens, CopydeskToken);
COPYDESK_SLICE(CopydeskQuotations, CopydeskQuotation);
COPYDESK_SLICE(CopydeskMentions, CopydeskMention);
COPYDESK_SLICE(CopydeskClaims, CopydeskClaim);
#undef COPYDESK_SLICE

typedef struct CopydeskArticle {
  size_t size;
  CopydeskStr id, text;
  CopydeskStr title, published, outlet, url, language; /* empty where not stated; published is ISO 8601 */
  CopydeskFields metadata;
  CopydeskParagraphs paragraphs; /* layers that were not asked for may be empty */
  CopydeskSentences sentences;
  CopydeskTokens tokens;
  CopydeskQuotations quotations;
  CopydeskMentions mentions;
  CopydeskClaims claims; /* of the kinds asked for, from the extractors before */
} CopydeskArticle;

typedef struct CopydeskHost {
  size_t size;
  void *context; /* to be handed back */
  void (*refuse)(void *context, CopydeskStr pointer, CopydeskStr message);
  void (*log)(void *context, uint32_t level, CopydeskStr message); /* may be null */
} CopydeskHost;

typedef struct CopydeskSink {
  size_t size;
  void *context; /* to be handed back */
  int32_t (*emit)(void *context, const CopydeskClaim *claim);
  void (*diagnose)(void *context, uint32_t level, CopydeskStr code, CopydeskStr message, CopydeskSpan span);
  void (*log)(void *context, uint32_t level, CopydeskStr message); /* may be null */
  int32_t (*should_stop)(void *context);                           /* may be null */
} CopydeskSink;

/* --- The extractor --- */

typedef struct CopydeskDescriptor {
  uint8_t magic[8];
  uint16_t abi_major, abi_minor;
  uint32_t size; /* sizeof(CopydeskDescriptor) */
  uint64_t flags;
  CopydeskStr id, version, summary, licence, sdk;
  CopydeskStrs requires_, optional, provides; /* "layer:tokens", "claim:date" */
  CopydeskStr (*config_schema)(void);         /* a JSON Schema; null: no configuration */
  int32_t (*create)(CopydeskStr config, const CopydeskHost *host, void **instance);
  int32_t (*extract)(void *instance, const CopydeskArticle *article, const CopydeskSink *sink);
  void (*destroy)(void *instance);
  const void *(*extension)(CopydeskStr name); /* may be null */
} CopydeskDescriptor;

/* Told the host's version, major << 16 | minor. Null: this plugin cannot work with that host. */
typedef const CopydeskDescriptor *(*CopydeskEntry)(uint32_t host);

#ifdef __cplusplus
}
#endif
#endif
