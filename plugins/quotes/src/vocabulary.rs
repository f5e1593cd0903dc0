//! The nouns and verbs that the rules look at, by what they mean: what words are put in, asked, found and told.

use crate::words::lists;

lists! {
    /// What people say things in: "in a statement".
    OCCASION = [
        "statement", "interview", "tweet", "speech", "letter", "report", "email", "e", "post", "release",
        "conference", "briefing", "memo", "message", "note", "article", "column", "video", "hearing",
        "rally", "debate", "testimony", "filing", "remarks", "call", "phone", "series", "recent", "news",
        "press",
    ];
    /// Verbs of "was quoted as saying".
    CITED = ["quoted", "cited", "quotes", "quoting"];
    /// The plainest cue.
    SAID = ["said", "says", "say"];
    /// Documents that find, show and say.
    DOCUMENT = [
        "poll", "polls", "survey", "surveys", "study", "studies", "report", "reports", "research",
        "figures", "data", "analysis", "review", "investigation", "audit", "inquiry", "estimates",
        "statistics", "paper", "census", "records", "documents",
    ];
    /// What somebody stated.
    STATED = [
        "accusation", "accusations", "allegation", "allegations", "argument", "arguments", "assertion",
        "assertions", "charge", "charges", "claim", "claims", "concerns", "conclusion", "criticism",
        "findings", "idea", "notion", "report", "reports", "rumors", "rumours", "speculation",
        "suggestion", "suggestions", "theory", "view",
    ];
    /// Past forms that need an object, so that without one they are passive.
    TELLING = ["told", "informed", "reminded", "assured", "notified", "convinced", "persuaded"];
    /// Verbs that say what something is, without "as": called it a mistake.
    NAMING = [
        "called", "calls", "calling", "call", "labelled", "labeled", "labels", "branded", "brands",
        "branding", "dubbed", "declared", "declares", "pronounced", "deemed", "termed",
    ];
    /// What makes "to say" say nothing.
    DECLINED = [
        "declined", "declines", "declining", "refused", "refuses", "refusing", "failed", "fails",
        "unable", "unwilling", "reluctant",
    ];
    /// What people say things by.
    MEANS = ["phone", "telephone", "email", "e", "text", "fax", "video", "way"];
    /// Past forms that, set off by a comma, say what somebody was asked.
    ASKED = ["asked", "told", "questioned", "pressed", "challenged", "urged", "reminded"];
    /// Participles that say where a document comes from.
    PUBLISHED = [
        "published", "released", "issued", "conducted", "commissioned", "compiled", "obtained", "seen",
        "sent", "written", "signed", "dated", "prepared", "produced", "posted", "filed", "leaked",
        "reviewed", "addressed", "presented",
    ];
    /// What is done to words in "as outlined by".
    OUTLINED = [
        "outlined", "described", "reported", "explained", "stated", "announced", "noted", "told",
        "recounted",
    ];
    /// What somebody says, as the subject of a sentence that leads up to it: her message was clear.
    ANSWER = [
        "message", "answer", "response", "reply", "verdict", "advice", "reaction", "conclusion",
        "comment", "statement", "warning", "point", "argument", "motto", "explanation", "words",
        "promise", "claim", "question", "summary",
    ];
    /// Before whom people are heard.
    COURT = ["court", "jury", "jurors", "inquest", "tribunal", "inquiry", "hearing"];
    /// What they do.
    HEARD = ["heard", "hears"];
    /// Verbs that say no more than that words were uttered: made a claim, issued a warning.
    UTTERED = [
        "made", "makes", "make", "making", "issued", "issues", "issuing", "gave", "given", "gives",
        "giving", "repeated", "repeats", "repeating", "reiterated", "reiterates", "renewed", "renews",
        "renewing", "voiced", "sounded", "sounding", "published", "released", "delivered", "offered",
        "added", "joined", "backed", "echoed", "echoing", "echoes",
    ];
}
