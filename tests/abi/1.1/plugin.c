/*
 * An extractor as it was written for plugin ABI 1.1, with the header of then beside it. It must load and find the
 * same in every later 1.x, so nothing here changes
 * once 1.2 is there.
 *
 * It marks every word with a capital, says all that an attribute can hold, and uses each call of the host.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#include <string.h>

#include "copydesk.h"

#define STR(text) { (const uint8_t *)(text), sizeof(text) - 1 }
#define KEYS 6

static CopydeskStr str(const char *text) {
  CopydeskStr lent = { (const uint8_t *)text, strlen(text) };
  return lent;
}

static CopydeskStr schema(void) {
  return str("{\"type\": \"object\", \"additionalProperties\": false, \"properties\": {"
             "\"refuse\": {\"type\": \"boolean\", \"description\": \"Refuse the configuration.\"}}}");
}

static int32_t create(CopydeskStr config, const CopydeskHost *host, void **instance) {
  static int nothing;
  if (host->size < sizeof *host) return COPYDESK_FAILED;
  if (host->log) host->log(host->context, COPYDESK_NOTE, str("made"));
  if (config.len > 2) {
    host->refuse(host->context, str("/refuse"), str("is refused, as it asks for"));
    return COPYDESK_REFUSED;
  }
  *instance = &nothing;
  return COPYDESK_OK;
}

static void word(const CopydeskArticle *article, const CopydeskToken *token, const CopydeskSink *sink) {
  CopydeskAttribute attributes[KEYS];
  CopydeskClaim claim;
  memset(attributes, 0, sizeof attributes);
  attributes[0].key = str("nothing");
  attributes[1].key = str("first");
  attributes[1].tag = COPYDESK_BOOL;
  attributes[1].integer = token == article->tokens.data;
  attributes[2].key = str("letters");
  attributes[2].tag = COPYDESK_INTEGER;
  attributes[2].integer = token->span.end - token->span.start;
  attributes[3].key = str("half");
  attributes[3].tag = COPYDESK_NUMBER;
  attributes[3].number = 0.5;
  attributes[4].key = str("word");
  attributes[4].tag = COPYDESK_SPAN;
  attributes[4].span = token->span;
  attributes[5].key = str("word.id");
  attributes[5].tag = COPYDESK_STRING;
  attributes[5].string = article->id;

  memset(&claim, 0, sizeof claim);
  claim.size = sizeof claim;
  claim.kind = str("capital");
  claim.span = token->span;
  claim.confidence = 0.75;
  claim.rule = str("capital-letter");
  claim.attributes.data = attributes;
  claim.attributes.len = KEYS;
  sink->emit(sink->context, &claim);

  /* New in 1.1, and null in hosts before it. */
  if (COPYDESK_HAS(sink, trace)) {
    CopydeskReason reason;
    memset(&reason, 0, sizeof reason);
    reason.size = sizeof reason;
    reason.span = token->span;
    reason.evidence = token->span;
    reason.verdict = COPYDESK_TAKEN;
    reason.rule = claim.rule;
    reason.note = str("its first letter is a capital");
    sink->trace(sink->context, &reason);
  }
}

static int32_t extract(void *instance, const CopydeskArticle *article, const CopydeskSink *sink) {
  CopydeskSpan none = { COPYDESK_NO_OFFSET, COPYDESK_NO_OFFSET };
  size_t i;
  (void)instance;
  if (article->size < sizeof *article) return COPYDESK_FAILED;
  if (sink->should_stop && sink->should_stop(sink->context)) return COPYDESK_OK;
  for (i = 0; i < article->tokens.len; i++)
    if (article->tokens.data[i].case_ == 2) word(article, &article->tokens.data[i], sink);
  sink->diagnose(sink->context, COPYDESK_NOTE, str("read"), article->published, none);
  return COPYDESK_OK;
}

static void destroy(void *instance) { (void)instance; }

static const CopydeskStr REQUIRES[] = { STR("layer:tokens") };
static const CopydeskStr PROVIDES[] = { STR("claim:capital") };

static const CopydeskDescriptor DESCRIPTOR = {
  { 'C', 'P', 'Y', 'D', 'E', 'S', 'K', '1' },
  COPYDESK_ABI_MAJOR, COPYDESK_ABI_MINOR, sizeof(CopydeskDescriptor),
  0,
  STR("capitals"), STR("1.0.0"), STR("Finds words with a capital"), STR("MIT OR Apache-2.0"), STR("copydesk.h"),
  { REQUIRES, 1 }, { NULL, 0 }, { PROVIDES, 1 },
  schema, create, extract, destroy,
  NULL
};

const CopydeskDescriptor *copydesk_extractor_capitals(uint32_t host) {
  return host >> 16 == COPYDESK_ABI_MAJOR ? &DESCRIPTOR : NULL;
}
