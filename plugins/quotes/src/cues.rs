//! Verbs and nouns of saying, and the frames they stand in.

use std::borrow::Cow;
use std::sync::LazyLock;

use copydesk_sdk::core::{Word, WordFilter};

use crate::cue::OPENERS;

/// What a verb may take as its content, as a set; see the head of `data/cues.tsv`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Frames(u32);

macro_rules! frames {
    ($($name:ident = $bit:literal, $label:literal;)+) => {
        impl Frames {
            $(pub(crate) const $name: Self = Self(1 << $bit);)+
            const LABELS: &'static [(&'static str, Self)] = &[$(($label, Self::$name)),+];
        }
    };
}

frames! {
    CLAUSE = 0, "clause";
    THAT = 1, "that";
    QUESTION = 2, "question";
    QUOTE = 3, "quote";
    INFINITIVE = 4, "infinitive";
    OBJECT_INFINITIVE = 5, "object-infinitive";
    NOUN = 6, "noun";
    ABOUT = 7, "about";
    OF = 8, "of";
    FOR = 9, "for";
    AGAINST = 10, "against";
    ON = 11, "on";
    AT = 12, "at";
    TO = 13, "to";
    WITH = 14, "with";
    ACCUSE = 15, "accuse";
    ACCUSE_FOR = 16, "accuse-for";
    JUDGE = 17, "judge";
    BELIEF = 18, "belief";
    FINDING = 19, "finding";
    RECIPIENT = 20, "recipient";
    NOUN_FORM = 21, "noun-form";
    STATEMENT = 22, "statement";
}

impl Frames {
    /// Those in which something is said to, about or of somebody, or done: all that a clause, "that" and a question leave.
    pub(crate) const OBJECT: Self = Self::INFINITIVE
        .with(Self::OBJECT_INFINITIVE)
        .with(Self::NOUN)
        .with(Self::ABOUT)
        .with(Self::OF)
        .with(Self::FOR)
        .with(Self::AGAINST)
        .with(Self::ON)
        .with(Self::AT)
        .with(Self::TO)
        .with(Self::WITH)
        .with(Self::ACCUSE)
        .with(Self::ACCUSE_FOR)
        .with(Self::JUDGE)
        .with(Self::STATEMENT);

    /// Those that take words without quotation marks.
    pub(crate) const UNQUOTED: Self = Self::OBJECT
        .with(Self::CLAUSE)
        .with(Self::THAT)
        .with(Self::QUESTION)
        .with(Self::FINDING)
        .with(Self::RECIPIENT);

    pub(crate) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(crate) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) fn read(labels: &str) -> Self {
        labels.split(' ').fold(Self(0), |all, label| {
            Self::LABELS.iter().find(|(l, _)| *l == label).map_or(all, |(_, frame)| all.with(*frame))
        })
    }
}

/// The form in which a verb stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// say
    Plain,
    /// says
    Third,
    /// said; a participle too, unless it has a form of its own.
    Past,
    /// spoken
    Participle,
    /// saying
    Ing,
}

/// A verb form: its frames alone, and its frames before a particle.
#[derive(Clone, Debug)]
pub(crate) struct Verb {
    pub(crate) form: Form,
    pub(crate) frames: Frames,
    pub(crate) phrasal: Vec<(Word, Frames)>,
}

/// What a word may be as a cue.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reporting {
    pub(crate) verb: Option<Verb>,
    /// What it takes as a noun of saying; nothing where it is none.
    pub(crate) noun: Frames,
}

/// The verbs and nouns of saying, by each of their forms.
#[derive(Clone, Debug)]
pub struct Cues {
    /// The words that may begin a cue. With some 1,500 verb forms, one other word in forty passes.
    gate: Box<WordFilter<1024>>,
    /// Open addressing over the words, which are hashes already: a word and its place in `reporting`.
    slots: Vec<(Word, u32)>,
    reporting: Vec<Reporting>,
}

/// No word stands in the slot.
const FREE: u32 = u32::MAX;

/// A filled table has a slot for two of three words at most: room for the words of the tables, and as many again.
const SLOTS: usize = 4096;

static BUNDLED: LazyLock<Cues> = LazyLock::new(|| {
    let mut cues = Cues {
        gate: Box::default(),
        slots: vec![(Word::default(), FREE); SLOTS],
        reporting: Vec::with_capacity(SLOTS / 2),
    };
    cues.read_verbs(include_str!("../data/cues.tsv"));
    cues.read_nouns(include_str!("../data/nouns.tsv"));
    OPENERS.iter().for_each(|word| cues.gate.add(*word));
    cues
});

impl Cues {
    /// The words of `data/cues.tsv` and `data/nouns.tsv`, and `extra` regular verbs in their plain form that take
    /// a clause or a quotation.
    #[must_use]
    pub fn with(extra: &[String]) -> Cow<'static, Self> {
        let mut cues = Cow::Borrowed(&*BUNDLED);
        for (word, form) in extra.iter().flat_map(|verb| regular(verb)) {
            cues.to_mut().add(Word::of(&word), form, None, Frames::CLAUSE.with(Frames::QUOTE));
        }
        cues
    }

    fn read_verbs(&mut self, table: &str) {
        for row in table.lines().filter(|row| !row.starts_with('#')) {
            let mut columns = row.split('\t');
            let mut next = || columns.next().unwrap_or_default();
            let (plain, particle, forms, frames) = (next(), next(), next(), Frames::read(next()));
            let particle = (particle != "-").then(|| Word::of(particle));
            let order = [Form::Third, Form::Past, Form::Participle, Form::Ing];
            // "forecast" as a past is read as the plain form, so that it must show that it is no noun.
            if frames.has(Frames::NOUN_FORM) {
                self.add(Word::of(plain), Form::Plain, particle, frames);
            }
            for (i, word) in forms.split(' ').enumerate() {
                // Further spellings tell their form by their ending.
                let spelt = if word.ends_with("ing") { Form::Ing } else { Form::Past };
                self.add(Word::of(word), order.get(i).copied().unwrap_or(spelt), particle, frames);
            }
            // Last, so that "read" is a past.
            self.add(Word::of(plain), Form::Plain, particle, frames);
        }
    }

    fn read_nouns(&mut self, table: &str) {
        for row in table.lines().filter(|row| !row.starts_with('#')) {
            let mut columns = row.split('\t');
            let mut next = || columns.next().unwrap_or_default();
            let (singular, plural, frames) = (next(), next(), Frames::read(next()));
            for noun in [singular, plural].into_iter().filter(|noun| *noun != "-") {
                self.entry(Word::of(noun)).noun = frames;
            }
        }
    }

    /// The first form of a spelling wins: "said" is a past before it is a participle.
    fn add(&mut self, word: Word, form: Form, particle: Option<Word>, frames: Frames) {
        let none = || Verb { form, frames: Frames::default(), phrasal: Vec::new() };
        let verb = self.entry(word).verb.get_or_insert_with(none);
        match particle {
            None => verb.frames = verb.frames.with(frames),
            Some(particle) if verb.phrasal.iter().all(|(p, _)| *p != particle) => {
                verb.phrasal.push((particle, frames))
            }
            Some(_) => {}
        }
    }

    /// What the word may be, made where there is nothing yet.
    fn entry(&mut self, word: Word) -> &mut Reporting {
        if self.reporting.len() * 3 > self.slots.len() * 2 {
            self.grow();
        }
        let at = self.slot(word);
        if self.slots[at].1 == FREE {
            self.gate.add(word);
            self.slots[at] = (word, u32::try_from(self.reporting.len()).unwrap_or(FREE - 1));
            self.reporting.push(Reporting::default());
        }
        let index = self.slots[at].1 as usize;
        &mut self.reporting[index]
    }

    /// Makes room for verbs that a user adds.
    #[cold]
    fn grow(&mut self) {
        let more = vec![(Word::default(), FREE); self.slots.len() * 2];
        for (word, index) in std::mem::replace(&mut self.slots, more) {
            if index != FREE {
                let at = self.slot(word);
                self.slots[at] = (word, index);
            }
        }
    }

    /// Where the word stands or would.
    #[inline]
    fn slot(&self, word: Word) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = usize::try_from(word.0 >> 44).unwrap_or(0) & mask;
        while self.slots.get(at).is_some_and(|(other, index)| *other != word && *index != FREE) {
            at = (at + 1) & mask;
        }
        at
    }

    /// Whether `word` may begin a cue.
    #[inline]
    pub(crate) fn may_begin(&self, word: Word) -> bool {
        self.gate.may_have(word)
    }

    #[inline]
    pub(crate) fn get(&self, word: Word) -> Option<&Reporting> {
        let (_, index) = self.slots.get(self.slot(word))?;
        self.reporting.get(*index as usize)
    }
}

/// The forms of a regular verb.
fn regular(plain: &str) -> [(String, Form); 4] {
    let plain = plain.trim().to_lowercase();
    let stem = plain.strip_suffix('e').unwrap_or(&plain);
    let consonant_y = plain.strip_suffix('y').filter(|s| !s.ends_with(['a', 'e', 'i', 'o', 'u']));
    let sibilant = ["s", "sh", "ch", "x", "z"].iter().any(|end| plain.ends_with(end));
    let third = match consonant_y {
        Some(s) => format!("{s}ies"),
        None if sibilant => format!("{plain}es"),
        None => format!("{plain}s"),
    };
    let past = consonant_y.map_or_else(|| format!("{stem}ed"), |s| format!("{s}ied"));
    let ing = format!("{stem}ing");
    [(plain, Form::Plain), (third, Form::Third), (past, Form::Past), (ing, Form::Ing)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_frame_of_the_tables_is_known() {
        let tables = [(include_str!("../data/cues.tsv"), 3), (include_str!("../data/nouns.tsv"), 2)];
        for (table, column) in tables {
            for row in table.lines().filter(|row| !row.starts_with('#')) {
                let frames = row.split('\t').nth(column).expect("the last column");
                for label in frames.split(' ') {
                    assert!(Frames::LABELS.iter().any(|(l, _)| *l == label), "{row}");
                }
            }
        }
    }

    #[test]
    fn verbs_are_found_in_every_form() {
        let cues = Cues::with(&["prophesy".to_owned(), "natter".to_owned()]);
        let verb = |w: &str| cues.get(Word::of(w)).and_then(|word| word.verb.as_ref());
        let form = |w: &str| verb(w).map(|verb| verb.form);
        assert_eq!(form("Said"), Some(Form::Past));
        assert_eq!(form("denies"), Some(Form::Third));
        assert_eq!(form("prophesied"), Some(Form::Past));
        assert_eq!(form("nattering"), Some(Form::Ing));
        assert_eq!(form("table"), None);
        let point = verb("pointed").expect("pointed");
        assert!(point.frames == Frames::default() && point.phrasal.len() == 2);
    }
}
