/*
 * A plugin that does something to the process it runs in, chosen by -DFAULT=...: on every article but those whose
 * id begins with "calm". There, and with FAULT=NONE, it is a plugin like any other: it marks the first word.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#define _POSIX_C_SOURCE 200809L
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "copydesk.h"

enum {
  NONE,
  /* On an article. */
  ABORTS, SEGFAULTS, OVERFLOWS_STACK, EXITS, LOOPS, STOPS, EATS_MEMORY, EMITS_GIGABYTES, EMITS_FOREVER, COMPLAINS_FOREVER,
  FORKS, FORK_STAYS, FORK_OUTLIVES, PRINTS, READS_INPUT, CLOSES_FILES, SCRIBBLES, PANICS,
  /* On any article. */
  DIES_ON_THIRD,
  /* At other times. */
  ABORTS_ON_LOAD, ABORTS_IN_CREATE, SLEEPS_IN_CREATE, ABORTS_IN_DESTROY, SLEEPS_IN_DESTROY
};

#define STR(text) { (const uint8_t *)(text), sizeof(text) - 1 }
#define MEGABYTE (1u << 20)

static const CopydeskSpan NOWHERE = { COPYDESK_NO_OFFSET, COPYDESK_NO_OFFSET };

static CopydeskStr str(const char *text) {
  CopydeskStr lent = { (const uint8_t *)text, strlen(text) };
  return lent;
}

/* Longer than any test waits, and no longer, since what it forked may outlive the test. */
static void sleep_long(void) {
  struct timespec time = { 30, 0 };
  nanosleep(&time, NULL);
}

#ifdef __GNUC__
__attribute__((constructor))
#endif
static void loaded(void) {
  if (FAULT == ABORTS_ON_LOAD) abort();
}

/* In steps that are shorter than a page, so that none jumps over the guard page. */
static int deeper(volatile int depth) {
  volatile char room[256];
  room[0] = (char)depth;
  return depth < 0 ? 0 : deeper(depth + 1) + room[0];
}

/* Claims whose one string has a megabyte. */
static void emit_large(const CopydeskSink *sink, CopydeskClaim claim, long count) {
  CopydeskAttribute attribute;
  char *words = malloc(MEGABYTE);
  if (!words) return;
  memset(words, 'a', MEGABYTE);
  memset(&attribute, 0, sizeof attribute);
  attribute.key = str("words");
  attribute.tag = COPYDESK_STRING;
  attribute.string.data = (const uint8_t *)words;
  attribute.string.len = MEGABYTE;
  claim.attributes.data = &attribute;
  claim.attributes.len = 1;
  while (count-- != 0) sink->emit(sink->context, &claim);
  free(words);
}

static void strike(const CopydeskSink *sink, CopydeskClaim claim) {
  volatile int on = 1;
  int file;
  switch (FAULT) {
    case ABORTS: abort();
    case SEGFAULTS: *(volatile int *)(uintptr_t)8 = 1; break;
    case OVERFLOWS_STACK: deeper(0); break;
    case EXITS: exit(0);
    case LOOPS: while (on) {} break;
    case STOPS: raise(SIGSTOP); break;
    case EATS_MEMORY:
      while (on) {
        char *eaten = malloc(64 * MEGABYTE);
        if (!eaten) abort();
        memset(eaten, 1, MEGABYTE);
      }
      break;
    case EMITS_GIGABYTES: emit_large(sink, claim, 4096); break;
    case EMITS_FOREVER: emit_large(sink, claim, -1); break;
    case COMPLAINS_FOREVER:
      while (on) sink->diagnose(sink->context, COPYDESK_ERROR, str("again"), str("and again"), NOWHERE);
      break;
    case FORKS: if (fork() < 0) abort(); break;
    case FORK_STAYS: if (fork() == 0) sleep_long(); break;
    case FORK_OUTLIVES:
      if (fork() == 0) sleep_long();
      abort();
    case PRINTS:
      puts("{\"id\":\"printed by a plugin\"}");
      fflush(stdout);
      break;
    case READS_INPUT: while (getchar() != EOF) {} break;
    case CLOSES_FILES: for (file = 0; file < 1024; file++) close(file); break;
    case SCRIBBLES:
      for (file = 3; file < 1024; file++) {
        if (write(file, "scribbled all over", 18) < 0) continue;
      }
      break;
    case PANICS: sink->diagnose(sink->context, COPYDESK_ERROR, str("panicked"), str("lost"), NOWHERE); break;
    default: break;
  }
}

static int32_t create(CopydeskStr config, const CopydeskHost *host, void **instance) {
  static int nothing;
  (void)config;
  (void)host;
  if (FAULT == ABORTS_IN_CREATE) abort();
  if (FAULT == SLEEPS_IN_CREATE) sleep_long();
  *instance = &nothing;
  return COPYDESK_OK;
}

static int32_t extract(void *instance, const CopydeskArticle *article, const CopydeskSink *sink) {
  static int articles;
  int calm = article->id.len >= 4 && memcmp(article->id.data, "calm", 4) == 0;
  CopydeskClaim claim;
  size_t end = 0;
  (void)instance;
  while (end < article->text.len && article->text.data[end] != ' ') end++;
  memset(&claim, 0, sizeof claim);
  claim.size = sizeof claim;
  claim.kind = str("word");
  claim.span.end = (uint32_t)end;
  claim.confidence = 1.0;
  claim.rule = str("first-word");

  if (FAULT == DIES_ON_THIRD && ++articles == 3) abort();
  if (!calm) strike(sink, claim);
  sink->emit(sink->context, &claim);
  return FAULT == PANICS && !calm ? COPYDESK_PANICKED : COPYDESK_OK;
}

static void destroy(void *instance) {
  (void)instance;
  if (FAULT == ABORTS_IN_DESTROY) abort();
  if (FAULT == SLEEPS_IN_DESTROY) sleep_long();
}

static const CopydeskStr REQUIRES[] = { STR("layer:tokens") };
static const CopydeskStr PROVIDES[] = { STR("claim:word") };

const CopydeskDescriptor *copydesk_extractor_deadly(uint32_t host) {
  static CopydeskDescriptor d;
  (void)host;
  memcpy(d.magic, COPYDESK_MAGIC, 8);
  d.abi_major = COPYDESK_ABI_MAJOR;
  d.abi_minor = COPYDESK_ABI_MINOR;
  d.size = sizeof d;
  d.id = str("deadly");
  d.version = str("0.0.1");
  d.summary = str("A plugin that harms its process");
  d.licence = str("MIT OR Apache-2.0");
  d.sdk = str("none");
  d.requires_.data = REQUIRES;
  d.requires_.len = 1;
  d.provides.data = PROVIDES;
  d.provides.len = 1;
  d.create = create;
  d.extract = extract;
  d.destroy = destroy;
  return &d;
}
