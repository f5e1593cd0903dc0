/*
 * An extractor in C: finds words in capitals, four letters or more, and says how long they are.
 *
 *   cc -std=c99 -shared -fPIC -I crates/abi/include -o libcopydesk_shouting.so plugins/example-c/shouting.c
 *   copydesk plugins inspect ./libcopydesk_shouting.so
 *   copydesk run --set extractor.shouting.library=./libcopydesk_shouting.so --extractor shouting FILE
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#include <stdlib.h>
#include <string.h>

#include "copydesk.h"

#define STR(text) { (const uint8_t *)(text), sizeof(text) - 1 }

enum { KIND_WORD = 0, CASE_UPPER = 3, IN_HEADLINE = 16 };

/* An instance: what it learnt from its configuration. */
typedef struct Shouting { uint32_t minimum; } Shouting;

static CopydeskStr config_schema(void) {
  static const CopydeskStr schema = STR(
      "{\"type\": \"object\", \"additionalProperties\": false, \"properties\": {"
      "\"loud\": {\"type\": \"boolean\", \"default\": false,"
      " \"description\": \"Only words of eight letters or more.\"}}}");
  return schema;
}

/* The configuration has passed the schema, so the one thing to know is whether "loud" is true. */
static int is_loud(CopydeskStr config) {
  static const char loud[] = "\"loud\":true";
  size_t i;
  for (i = 0; i + sizeof loud - 1 <= config.len; i++)
    if (memcmp(config.data + i, loud, sizeof loud - 1) == 0) return 1;
  return 0;
}

static int32_t create(CopydeskStr config, const CopydeskHost *host, void **instance) {
  static const CopydeskStr nowhere = STR(""), no_memory = STR("there is no memory left");
  Shouting *shouting = malloc(sizeof *shouting);
  if (shouting == NULL) {
    host->refuse(host->context, nowhere, no_memory);
    return COPYDESK_REFUSED;
  }
  shouting->minimum = is_loud(config) ? 8 : 4;
  *instance = shouting;
  return COPYDESK_OK;
}

/* Tells whoever asks why a word was left alone; in a run nobody does. */
static void left_alone(const CopydeskSink *sink, CopydeskSpan word) {
  static const CopydeskStr rule = STR("short"), note = STR("it has too few letters");
  CopydeskReason reason;
  if (!COPYDESK_HAS(sink, trace)) return;
  memset(&reason, 0, sizeof reason);
  reason.size = sizeof reason;
  reason.span = word;
  reason.evidence.start = reason.evidence.end = COPYDESK_NO_OFFSET;
  reason.verdict = COPYDESK_REJECTED;
  reason.rule = rule;
  reason.note = note;
  sink->trace(sink->context, &reason);
}

static int32_t extract(void *instance, const CopydeskArticle *article, const CopydeskSink *sink) {
  static const CopydeskStr kind = STR("shout"), rule = STR("capitals"), letters = STR("letters");
  const Shouting *shouting = instance;
  size_t i;
  for (i = 0; i < article->tokens.len; i++) {
    const CopydeskToken *token = &article->tokens.data[i];
    uint32_t length = token->span.end - token->span.start;
    CopydeskAttribute attribute;
    CopydeskClaim claim;
    if (token->kind != KIND_WORD || token->case_ != CASE_UPPER || token->flags & IN_HEADLINE) continue;
    if (length < shouting->minimum) {
      left_alone(sink, token->span);
      continue;
    }

    memset(&attribute, 0, sizeof attribute);
    attribute.key = letters;
    attribute.tag = COPYDESK_INTEGER;
    attribute.integer = length;

    memset(&claim, 0, sizeof claim);
    claim.size = sizeof claim;
    claim.kind = kind;
    claim.span = token->span;
    claim.confidence = 0.9;
    claim.rule = rule;
    claim.attributes.data = &attribute;
    claim.attributes.len = 1;
    sink->emit(sink->context, &claim);
  }
  return COPYDESK_OK;
}

static void destroy(void *instance) { free(instance); }

static const CopydeskStr REQUIRES[] = { STR("layer:sentences") };
static const CopydeskStr PROVIDES[] = { STR("claim:shout") };

static const CopydeskDescriptor DESCRIPTOR = {
  { 'C', 'P', 'Y', 'D', 'E', 'S', 'K', '1' },
  COPYDESK_ABI_MAJOR, COPYDESK_ABI_MINOR, sizeof(CopydeskDescriptor),
  0,
  STR("shouting"), STR("0.1.0"), STR("Finds words in capitals"), STR("MIT OR Apache-2.0"), STR("copydesk.h 1.1"),
  { REQUIRES, 1 }, { NULL, 0 }, { PROVIDES, 1 },
  config_schema, create, extract, destroy,
  NULL
};

const CopydeskDescriptor *copydesk_extractor_shouting(uint32_t host) {
  return host >> 16 == COPYDESK_ABI_MAJOR ? &DESCRIPTOR : NULL;
}
