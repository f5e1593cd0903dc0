//! How the words around a mention make it act: as the subject of a verb, and of what sort of verb.

use copydesk_core::layers::{Class, Token, TokenKind};

use super::reader::{Reader, governs};
use super::words::Words;

/// How the words after (or before) a mention make it act.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Act {
    /// Nothing says that it acts.
    #[default]
    None,
    /// It is the subject of a verb.
    Verb,
    /// It says something.
    Speech,
}

impl Reader<'_> {
    /// Whether what stands from `first` to `end` acts, by the words around it.
    pub(super) fn act(&self, first: usize, end: usize) -> Act {
        let (earlier, before) = (self.token(first.wrapping_sub(2)), self.before(first));
        if speech_before(earlier, before) {
            return Act::Speech;
        }
        let relative = [word!("who"), word!("which"), word!("whose")];
        if self.token(end).kind == TokenKind::COMMA && relative.contains(&self.token(end + 1).word) {
            return Act::Verb;
        }
        // What a preposition governs is no subject: "the mayor of Ome said".
        if governs(earlier, before) { Act::None } else { self.act_after(end) }
    }

    fn act_after(&self, end: usize) -> Act {
        let at = match self.token(end).kind {
            TokenKind::WORD => self.after_adverbials(end),
            TokenKind::OPEN_BRACKET => self.after_adverbials(self.after_bracket(end)),
            TokenKind::COMMA | TokenKind::POSSESSIVE => end,
            _ => return Act::None,
        };
        let token = self.token(at);
        match token.kind {
            TokenKind::WORD if token.class.has(Class::PREPOSITION) && ATTRIBUTIVE.has(token.word) => {
                self.act_after_attribute(at + 1)
            }
            TokenKind::WORD => self.act_of_verb(at),
            TokenKind::COMMA => self.act_after_apposition(at + 1),
            TokenKind::POSSESSIVE if self.token(at + 1).class.has(Class::VERB_ING.with(Class::ADVERB)) => {
                Act::Verb
            }
            _ => Act::None,
        }
    }

    /// Where the brackets end that open at `at`, if they are short.
    #[cold]
    fn after_bracket(&self, at: usize) -> usize {
        let close = (at + 1..at + 8).find(|at| self.token(*at).kind == TokenKind::CLOSE_BRACKET);
        close.map_or(at, |close| close + 1)
    }

    /// Whether a short attribute from `first` on leads to the verb: "the mayor of the old town said".
    fn act_after_attribute(&self, first: usize) -> Act {
        let stop = Class::COORDINATOR.with(Class::SUBORDINATOR).with(Class::PRONOUN).with(Class::NEGATION);
        for at in first..first + 7 {
            let token = self.token(at);
            let determiner = token.class.has(Class::DETERMINER);
            if !matches!(
                token.kind,
                TokenKind::WORD | TokenKind::HYPHEN | TokenKind::POSSESSIVE | TokenKind::NUMBER
            ) || token.class.has(stop) && !determiner
            {
                return Act::None;
            }
            let act = if at > first { self.act_of_verb(at) } else { Act::None };
            if act != Act::None {
                return act;
            }
        }
        Act::None
    }

    /// What the verb at `at` says of its subject, if one stands there.
    fn act_of_verb(&self, at: usize) -> Act {
        let token = self.token(at);
        if token.kind != TokenKind::WORD {
            return Act::None;
        }
        let verb = Class::VERB.with(Class::AUXILIARY).with(Class::MODAL);
        if token.class.has(Class::REPORTING) {
            Act::Speech
        } else if token.class.has(verb)
            || (token.class.has(Class::VERB_BASE) && !token.class.has(Class::NOUN))
        {
            self.perfect_of_speech(at)
        } else if self.noun_as_verb(at) {
            if self.token(at + 1).word == word!("that") { Act::Speech } else { Act::Verb }
        } else {
            Act::None
        }
    }

    /// Whether an apposition from `first` on ends in a comma and the verb: "Lee, a farmer from Ome, said".
    fn act_after_apposition(&self, first: usize) -> Act {
        for at in first..first + 24 {
            match self.token(at).kind {
                TokenKind::STOP | TokenKind::SEMICOLON | TokenKind::OPEN_QUOTE | TokenKind::CLOSE_QUOTE => {
                    break;
                }
                TokenKind::COMMA => {
                    let act = self.act_of_verb(self.after_adverbials(at + 1));
                    if act != Act::None {
                        return act;
                    }
                }
                _ => {}
            }
        }
        Act::None
    }

    /// Where a short run of adverbs and dates ends that begins at `at`: "also", "on Tuesday", "on May 5".
    fn after_adverbials(&self, at: usize) -> usize {
        let mut end = at;
        let date = |at: usize| self.token(at).class.has(Class::WEEKDAY.with(Class::MONTH));
        for _ in 0..3 {
            let token = self.token(end);
            if token.class.has(Class::ADVERB.with(Class::WEEKDAY)) && !token.class.has(Class::NEGATION) {
                end += 1;
            } else if date(end + 1) && [word!("on"), word!("in"), word!("late")].contains(&token.word) {
                end += 2 + usize::from(self.token(end + 2).kind == TokenKind::NUMBER);
            } else {
                break;
            }
        }
        end
    }

    /// Whether the auxiliary at `at` leads to a verb of saying: "has said", "is also urging", "did not say".
    fn perfect_of_speech(&self, at: usize) -> Act {
        let skipped = Class::AUXILIARY.with(Class::MODAL).with(Class::ADVERB).with(Class::NEGATION);
        let main = (at..at + 5).map(|at| self.token(at)).find(|token| !token.class.has(skipped));
        let speech = Class::REPORTING.with(Class::REPORTING_OTHER);
        let auxiliary = self.token(at).class.has(Class::AUXILIARY.with(Class::MODAL));
        let passive = [word!("was"), word!("were"), word!("been")];
        if auxiliary
            && main.is_some_and(|token| token.class.has(speech))
            && !passive.contains(&self.token(at).word)
        {
            Act::Speech
        } else {
            Act::Verb
        }
    }
}

/// Whether what follows these two tokens speaks: "according to", or a verb of saying behind what is said.
fn speech_before(earlier: &Token, before: &Token) -> bool {
    let according = before.word == word!("to") && earlier.word == word!("according");
    let inverted = before.class.has(Class::REPORTING)
        && matches!(
            earlier.kind,
            TokenKind::CLOSE_QUOTE | TokenKind::COMMA | TokenKind::QUESTION | TokenKind::EXCLAMATION
        );
    according || inverted
}

/// Prepositions that join an attribute to a noun.
static ATTRIBUTIVE: Words<6> = Words::of(["of", "for", "from", "at", "in", "with"]);
