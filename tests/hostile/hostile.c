/*
 * A plugin with one fault, chosen by -DFAULT=...: the tests load each and see that nothing but its own claims
 * is lost. With FAULT=NONE it is a plugin like any other: it marks the first word of the article.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#include <stdlib.h>
#include <string.h>

#include "copydesk.h"

enum {
  NONE,
  /* Faults of the descriptor. */
  NULL_DESCRIPTOR, WRONG_MAGIC, NEWER_MAJOR, OLDER_MAJOR, SHORT_STRUCT, LONGER_STRUCT, OTHER_ID, BAD_ID, NULL_ID,
  ID_NOT_UTF8, NO_CREATE, NO_EXTRACT, SCHEMA_NO_JSON, NAMES_ARE_NULL, STRANGE_NEED,
  /* Faults of the claims. */
  SPAN_OUTSIDE, SPAN_BACKWARDS, SPAN_EMPTY, SPAN_SPLITS, UNDECLARED_KIND, KIND_NOT_UTF8, KIND_NULL, CONFIDENCE_NAN,
  CONFIDENCE_TWO, RULE_NULL, CLAIM_NULL, CLAIM_SHORT, ATTRIBUTES_NULL, ATTRIBUTES_ENDLESS, KEY_MALFORMED, KEY_TWICE,
  STRING_NOT_UTF8, NUMBER_INFINITE, TAG_UNKNOWN, ATTRIBUTE_SPAN_OUTSIDE, BOOLEAN_TWO,
  /* Faults of the reasons. */
  REASON_NULL, REASON_SHORT, REASON_SPAN_SPLITS, REASON_EVIDENCE_OUTSIDE, REASON_RULE_NULL, REASON_NOTE_NOT_UTF8,
  REASON_VERDICT_UNKNOWN,
  /* Faults of the calls. */
  REFUSES_IN_SILENCE, FAILS_IN_SILENCE, STATUS_UNKNOWN, DIAGNOSTIC_FLOOD, DIAGNOSTIC_NOT_UTF8,
  /* Faults that only `copydesk plugins check` sees. */
  OPEN_SCHEMA, UNKNOWN_LAYER, COUNTS_ARTICLES, PANICS, ABORTS
};

#define STR(text) { (const uint8_t *)(text), sizeof(text) - 1 }

static CopydeskStr str(const char *text) {
  CopydeskStr lent = { (const uint8_t *)text, strlen(text) };
  return lent;
}

static const CopydeskStr NO_UTF8 = { (const uint8_t *)"\xff\xfe\x80", 3 };
static const CopydeskStr NULL_WITH_LENGTH = { NULL, 7 };

static CopydeskStr schema(void) {
  if (FAULT == OPEN_SCHEMA) return str("{\"type\":\"object\",\"additionalProperties\":true}");
  return str(FAULT == SCHEMA_NO_JSON ? "{\"type\":" : "{\"type\":\"object\",\"additionalProperties\":false}");
}

static int32_t create(CopydeskStr config, const CopydeskHost *host, void **instance) {
  static int nothing;
  (void)config;
  (void)host;
  *instance = &nothing;
  return FAULT == REFUSES_IN_SILENCE ? COPYDESK_REFUSED : COPYDESK_OK;
}

static void give_reason(const CopydeskSink *sink, CopydeskSpan word, uint32_t length) {
  CopydeskReason reason;
  memset(&reason, 0, sizeof reason);
  reason.size = sizeof reason;
  reason.span = word;
  reason.evidence.end = 2;
  reason.verdict = COPYDESK_TAKEN;
  reason.rule = str("first-word");
  reason.note = str("nothing stands before it");
  switch (FAULT) {
    case REASON_SHORT: reason.size = 8; break;
    case REASON_SPAN_SPLITS: reason.span.end = 1; break;
    case REASON_EVIDENCE_OUTSIDE: reason.evidence.start = 2, reason.evidence.end = length + 1; break;
    case REASON_RULE_NULL: reason.rule = NULL_WITH_LENGTH; break;
    case REASON_NOTE_NOT_UTF8: reason.note = NO_UTF8; break;
    case REASON_VERDICT_UNKNOWN: reason.verdict = 2; break;
    default: break;
  }
  sink->trace(sink->context, FAULT == REASON_NULL ? NULL : &reason);
}

static int32_t extract(void *instance, const CopydeskArticle *article, const CopydeskSink *sink) {
  CopydeskAttribute attributes[2];
  CopydeskClaim claim;
  size_t end = 0;
  uint32_t length = (uint32_t)article->text.len;
  (void)instance;
  while (end < article->text.len && article->text.data[end] != ' ') end++;

  memset(attributes, 0, sizeof attributes);
  attributes[0].key = str("note");
  attributes[0].tag = COPYDESK_STRING;
  attributes[0].string = str("first");
  attributes[1].key = str("sure");
  attributes[1].tag = COPYDESK_BOOL;
  attributes[1].integer = 1;

  memset(&claim, 0, sizeof claim);
  claim.size = sizeof claim;
  claim.kind = str("word");
  claim.span.end = (uint32_t)end;
  claim.confidence = 1.0;
  claim.rule = str("first-word");
  claim.attributes.data = attributes;
  claim.attributes.len = 2;

  if (sink->trace) give_reason(sink, claim.span, length);

  switch (FAULT) {
    case SPAN_OUTSIDE: claim.span.end = length + 1; break;
    case SPAN_BACKWARDS: claim.span.start = 3, claim.span.end = 1; break;
    case SPAN_EMPTY: claim.span.end = 0; break;
    case SPAN_SPLITS: claim.span.end = 1; break; /* the text begins with a letter of two bytes */
    case UNDECLARED_KIND: claim.kind = str("quote"); break;
    case KIND_NOT_UTF8: claim.kind = NO_UTF8; break;
    case KIND_NULL: claim.kind = NULL_WITH_LENGTH; break;
    case CONFIDENCE_NAN: claim.confidence = 0.0 / (claim.confidence - 1.0); break;
    case CONFIDENCE_TWO: claim.confidence = 2.0; break;
    case RULE_NULL: claim.rule = NULL_WITH_LENGTH; break;
    case CLAIM_SHORT: claim.size = 8; break;
    case ATTRIBUTES_NULL: claim.attributes.data = NULL; break;
    case ATTRIBUTES_ENDLESS: claim.attributes.len = SIZE_MAX; break;
    case KEY_MALFORMED: attributes[1].key = str("no key]["); break;
    case KEY_TWICE: attributes[1].key = str("note"); break;
    case STRING_NOT_UTF8: attributes[0].string = NO_UTF8; break;
    case NUMBER_INFINITE:
      attributes[1].tag = COPYDESK_NUMBER;
      attributes[1].number = 1e308 * 10.0;
      break;
    case TAG_UNKNOWN: attributes[1].tag = 77; break;
    case BOOLEAN_TWO: attributes[1].integer = 2; break;
    case ATTRIBUTE_SPAN_OUTSIDE:
      attributes[1].tag = COPYDESK_SPAN;
      attributes[1].span.end = length + 9;
      break;
    case FAILS_IN_SILENCE: return COPYDESK_FAILED;
    case STATUS_UNKNOWN: return 4711;
    case DIAGNOSTIC_FLOOD: {
      CopydeskSpan none = { COPYDESK_NO_OFFSET, COPYDESK_NO_OFFSET };
      int i;
      for (i = 0; i < 100000; i++) sink->diagnose(sink->context, COPYDESK_NOTE, str("flood"), str("again"), none);
      break;
    }
    case DIAGNOSTIC_NOT_UTF8: {
      CopydeskSpan far = { length + 5, 2 };
      sink->diagnose(sink->context, COPYDESK_WARNING, NO_UTF8, NO_UTF8, far);
      break;
    }
    case COUNTS_ARTICLES: {
      static int articles;
      claim.confidence = articles++ % 2;
      break;
    }
    case PANICS: {
      CopydeskSpan none = { COPYDESK_NO_OFFSET, COPYDESK_NO_OFFSET };
      sink->diagnose(sink->context, COPYDESK_ERROR, str("panicked"), str("lost"), none);
      return COPYDESK_PANICKED;
    }
    case ABORTS: abort();
    default: break;
  }
  sink->emit(sink->context, FAULT == CLAIM_NULL ? NULL : &claim);
  return COPYDESK_OK;
}

static void destroy(void *instance) { (void)instance; }

static const CopydeskStr REQUIRES[] = { STR("layer:tokens") };
static const CopydeskStr UNKNOWN[] = { STR("layer:weather") };
static const CopydeskStr PROVIDES[] = { STR("claim:word") };

/* What a later minor might look like: the same, and more. */
static struct { CopydeskDescriptor descriptor; void *later[8]; } table;

const CopydeskDescriptor *copydesk_extractor_hostile(uint32_t host) {
  CopydeskDescriptor *d = &table.descriptor;
  (void)host;
  if (FAULT == NULL_DESCRIPTOR) return NULL;
  memcpy(d->magic, FAULT == WRONG_MAGIC ? "DESCRIPT" : COPYDESK_MAGIC, 8);
  d->abi_major = COPYDESK_ABI_MAJOR;
  d->abi_minor = FAULT == LONGER_STRUCT ? 9 : COPYDESK_ABI_MINOR;
  if (FAULT == NEWER_MAJOR) d->abi_major++, d->abi_minor = 0, d->magic[7]++;
  if (FAULT == OLDER_MAJOR) d->abi_major--, d->abi_minor = 0, d->magic[7]--;
  d->size = FAULT == SHORT_STRUCT ? 24 : FAULT == LONGER_STRUCT ? sizeof table : sizeof *d;
  d->id = FAULT == OTHER_ID ? str("honest")
        : FAULT == BAD_ID ? str("../Hostile")
        : FAULT == NULL_ID ? NULL_WITH_LENGTH
        : FAULT == ID_NOT_UTF8 ? NO_UTF8 : str("hostile");
  d->version = str("0.0.1");
  d->summary = str("A plugin with a fault");
  d->licence = str("MIT OR Apache-2.0");
  d->sdk = str("none");
  d->requires_.data = FAULT == NAMES_ARE_NULL ? NULL : REQUIRES;
  d->requires_.len = 1;
  d->provides.data = PROVIDES;
  d->provides.len = 1;
  if (FAULT == UNKNOWN_LAYER) d->requires_.data = UNKNOWN;
  if (FAULT == STRANGE_NEED) d->requires_.data = &d->summary;
  d->config_schema = schema;
  d->create = FAULT == NO_CREATE ? NULL : create;
  d->extract = FAULT == NO_EXTRACT ? NULL : extract;
  d->destroy = destroy;
  return d;
}
