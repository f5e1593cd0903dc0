//! The nouns and verbs that the rules look at, by what they mean: what words are put in, asked, found and told.

use copydesk_sdk::core::Word;

use crate::words::all;

/// What people say things in: "in a statement".
pub(crate) const OCCASION: &[Word] = &all([
    "statement",
    "interview",
    "tweet",
    "speech",
    "letter",
    "report",
    "email",
    "e",
    "post",
    "release",
    "conference",
    "briefing",
    "memo",
    "message",
    "note",
    "article",
    "column",
    "video",
    "hearing",
    "rally",
    "debate",
    "testimony",
    "filing",
    "remarks",
    "call",
    "phone",
    "series",
    "recent",
    "news",
    "press",
]);
/// Verbs of "was quoted as saying".
pub(crate) const CITED: &[Word] = &all(["quoted", "cited", "quotes", "quoting"]);
/// The plainest cue.
pub(crate) const SAID: &[Word] = &all(["said", "says", "say"]);
/// Documents that find, show and say.
pub(crate) const DOCUMENT: &[Word] = &all([
    "poll",
    "polls",
    "survey",
    "surveys",
    "study",
    "studies",
    "report",
    "reports",
    "research",
    "figures",
    "data",
    "analysis",
    "review",
    "investigation",
    "audit",
    "inquiry",
    "estimates",
    "statistics",
    "paper",
    "census",
    "records",
    "documents",
]);
/// What somebody stated.
pub(crate) const STATED: &[Word] = &all([
    "accusation",
    "accusations",
    "allegation",
    "allegations",
    "argument",
    "arguments",
    "assertion",
    "assertions",
    "charge",
    "charges",
    "claim",
    "claims",
    "concerns",
    "conclusion",
    "criticism",
    "findings",
    "idea",
    "notion",
    "report",
    "reports",
    "rumors",
    "rumours",
    "speculation",
    "suggestion",
    "suggestions",
    "theory",
    "view",
]);
/// Past forms that need an object, so that without one they are passive.
pub(crate) const TELLING: &[Word] =
    &all(["told", "informed", "reminded", "assured", "notified", "convinced", "persuaded"]);
/// Verbs that say what something is, without "as": called it a mistake.
pub(crate) const NAMING: &[Word] = &all([
    "called",
    "calls",
    "calling",
    "call",
    "labelled",
    "labeled",
    "labels",
    "branded",
    "brands",
    "branding",
    "dubbed",
    "declared",
    "declares",
    "pronounced",
    "deemed",
    "termed",
]);
/// What makes "to say" say nothing.
pub(crate) const DECLINED: &[Word] = &all([
    "declined",
    "declines",
    "declining",
    "refused",
    "refuses",
    "refusing",
    "failed",
    "fails",
    "unable",
    "unwilling",
    "reluctant",
]);
/// What people say things by.
pub(crate) const MEANS: &[Word] = &all(["phone", "telephone", "email", "e", "text", "fax", "video", "way"]);
/// Past forms that, set off by a comma, say what somebody was asked.
pub(crate) const ASKED: &[Word] =
    &all(["asked", "told", "questioned", "pressed", "challenged", "urged", "reminded"]);
/// Participles that say where a document comes from.
pub(crate) const PUBLISHED: &[Word] = &all([
    "published",
    "released",
    "issued",
    "conducted",
    "commissioned",
    "compiled",
    "obtained",
    "seen",
    "sent",
    "written",
    "signed",
    "dated",
    "prepared",
    "produced",
    "posted",
    "filed",
    "leaked",
    "reviewed",
    "addressed",
    "presented",
]);
/// What is done to words in "as outlined by".
pub(crate) const OUTLINED: &[Word] = &all([
    "outlined",
    "described",
    "reported",
    "explained",
    "stated",
    "announced",
    "noted",
    "told",
    "recounted",
]);
/// What somebody says, as the subject of a sentence that leads up to it: her message was clear.
pub(crate) const ANSWER: &[Word] = &all([
    "message",
    "answer",
    "response",
    "reply",
    "verdict",
    "advice",
    "reaction",
    "conclusion",
    "comment",
    "statement",
    "warning",
    "point",
    "argument",
    "motto",
    "explanation",
    "words",
    "promise",
    "claim",
    "question",
    "summary",
]);
/// Before whom people are heard.
pub(crate) const COURT: &[Word] =
    &all(["court", "jury", "jurors", "inquest", "tribunal", "inquiry", "hearing"]);
/// What they do.
pub(crate) const HEARD: &[Word] = &all(["heard", "hears"]);
/// Verbs that say no more than that words were uttered: made a claim, issued a warning.
pub(crate) const UTTERED: &[Word] = &all([
    "made",
    "makes",
    "make",
    "making",
    "issued",
    "issues",
    "issuing",
    "gave",
    "given",
    "gives",
    "giving",
    "repeated",
    "repeats",
    "repeating",
    "reiterated",
    "reiterates",
    "renewed",
    "renews",
    "renewing",
    "voiced",
    "sounded",
    "sounding",
    "published",
    "released",
    "delivered",
    "offered",
    "added",
    "joined",
    "backed",
    "echoed",
    "echoing",
    "echoes",
]);
